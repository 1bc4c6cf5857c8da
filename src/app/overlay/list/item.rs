//! A row of a list, and what choosing it means.

use crate::app::action::Action;
use crate::course::{LessonId, SectionId, TermId};

/// What choosing an item means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// A heading or a remark: cannot be chosen.
    Nothing,
    /// Do this.
    Action(Action),
    /// Open this lesson.
    Lesson(LessonId),
    /// Go to this section.
    Section(LessonId, SectionId),
    /// Show this term's entry.
    Term(TermId),
    /// Go to the bookmark with this letter.
    Bookmark(char),
    /// Take this theme.
    Theme(String),
    /// Take the theme that suits the terminal's background.
    SuitingTheme,
    /// Do what this block of the open lesson offers.
    Practice(usize),
    /// Do the lab that this block of a lesson offers.
    Lab(LessonId, usize),
    /// Go to this block of the open lesson.
    Block(usize),
    /// Tell where it is: a place in another file.
    Elsewhere(String),
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What the filter looks at and the row shows first.
    pub label: String,
    /// What the row shows beside it.
    pub detail: String,
    /// What is told in full below the list while the row is selected; often empty.
    pub note: String,
    /// How far it is indented.
    pub depth: usize,
    /// What choosing it means.
    pub choice: Choice,
}

impl Item {
    /// An item that can be chosen.
    pub fn new(label: impl Into<String>, detail: impl Into<String>, choice: Choice) -> Self {
        Self {
            label: label.into(),
            detail: detail.into(),
            note: String::new(),
            depth: 0,
            choice,
        }
    }

    /// The title of a group of items.
    pub fn heading(label: impl Into<String>) -> Self {
        Self::new(label, "", Choice::Nothing)
    }

    /// The item with a note.
    #[must_use]
    pub fn noted(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// The item, indented.
    #[must_use]
    pub fn indented(mut self, depth: usize) -> Self {
        self.depth = depth;
        self
    }
}
