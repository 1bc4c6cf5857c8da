//! The question before something leaves the program: it shows exactly what that is.

use super::Outcome;
use super::answers::Answer;
use super::question::{self, Kind, Question, Said};
use crate::app::Area;
use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::text;
use crate::theme::Role;

/// Yes is what the learner has just asked for.
const KIND: Kind = Kind {
    answers: &[
        ("Enter or y: yes", Some(Answer::Yes)),
        ("    ", None),
        ("Esc or n: no", Some(Answer::No)),
    ],
    enter: Answer::Yes,
    yes: ("Enter", "yes"),
    role: Role::Strong,
};

/// An open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirm {
    /// The question on the screen.
    pub question: Question,
    /// Exactly what it would happen to: the whole address, the whole command.
    pub subject: String,
    /// What is done on yes.
    pub effect: Effect,
}

impl Confirm {
    /// A question that has not been on the screen yet.
    pub fn new(title: &'static str, subject: impl Into<String>, effect: Effect) -> Self {
        Self {
            question: Question::new(title, &KIND),
            subject: subject.into(),
            effect,
        }
    }

    /// Tells it the screen. It can be answered with yes once the end of the subject has been on that.
    pub fn settle(&mut self, screen: Area) {
        let lines = self.lines(question::room(screen));
        let said = Said {
            wanted: lines.len(),
            needed: lines.len(),
            lines,
        };
        self.question.settle(screen, said);
    }

    /// The whole subject in lines of so many cells: nothing of an address may be hidden.
    fn lines(&self, room: usize) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut used = 0;
        for (cluster, cells) in text::clusters(&text::clean_line(&self.subject)) {
            if used + cells > room {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(cluster);
            }
            used += cells;
        }
        lines
    }

    /// What a key does in it.
    pub fn apply(&mut self, action: Action) -> Outcome {
        match action {
            Action::Open if self.question.takes(Answer::Yes) => Outcome::Do(self.effect.clone()),
            Action::Close | Action::Quit | Action::Back => Outcome::Close,
            _ => {
                self.question.scroll(action);
                Outcome::Stay
            }
        }
    }
}
