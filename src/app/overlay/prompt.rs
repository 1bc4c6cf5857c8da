//! The line in the bottom row in which words are typed that are looked for in the lesson.

use super::Outcome;
use crate::app::action::Action;
use crate::app::reader::Standing;
use crate::app::text_field::TextField;

/// An open prompt.
#[derive(Debug)]
pub struct Prompt {
    /// What has been typed.
    pub line: TextField,
    /// Where the search began, to be gone back to.
    pub began: Standing,
    /// How many searches back in time the line is, 0 for a new one.
    pub recalled: usize,
    /// What is to be told beside the line.
    pub note: Option<&'static str>,
}

impl Prompt {
    /// An empty prompt.
    pub fn new(began: Standing) -> Self {
        Self {
            line: TextField::default(),
            began,
            recalled: 0,
            note: None,
        }
    }

    /// What an action means in it: it closes, or it keeps what was found.
    pub fn apply(&self, action: Action) -> Outcome {
        match action {
            Action::Close | Action::Quit | Action::Back => Outcome::Close,
            Action::Open => Outcome::Kept,
            _ => Outcome::Stay,
        }
    }
}
