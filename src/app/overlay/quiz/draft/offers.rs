//! The keys that an answer offers while it is being given.

use super::{Draft, Fate};
use crate::app::overlay::quiz::offers::NARROW;

/// What says that a program fails, or that it runs after all.
pub(in crate::app::overlay::quiz) const OTHER_FATE: &str = "Shift-Tab";

impl Draft {
    /// Whether Enter begins no new line but gives the answer.
    fn ends_with_enter(&self) -> bool {
        matches!(self, Self::Trace { typed, .. } if typed.is_at_empty_end())
    }

    /// The key that gives the answer: where lines are typed, Enter begins another one.
    pub fn answer_key(&self) -> &'static str {
        match self {
            Self::Trace { .. } if !self.ends_with_enter() || self.answer().is_none() => "Tab",
            _ => "Enter",
        }
    }

    /// The keys that matter while it is being given.
    pub fn hints(&self, room: usize) -> Vec<(String, &'static str)> {
        let hints: &[(&str, &'static str)] = match self {
            Self::Nothing => &[],
            Self::One { .. } => &[("Enter", "answer"), ("↑ ↓", "choose")],
            Self::Several { .. } => &[
                ("Enter", "answer"),
                ("Space", "choose, or not"),
                ("↑ ↓", "move"),
            ],
            Self::Short(_) => &[("Enter", "answer")],
            Self::Trace { fate, .. } => match fate {
                Fate::Runs if self.ends_with_enter() => {
                    &[("Enter", "answer"), (OTHER_FATE, "it fails")]
                }
                // The answer stands on the page too.
                Fate::Runs if room < NARROW => &[(OTHER_FATE, "it fails"), ("Tab", "answer")],
                Fate::Runs => &[
                    ("Tab", "answer"),
                    (OTHER_FATE, "it fails"),
                    ("Enter", "next line"),
                ],
                Fate::Fails => &[("Tab", "answer"), (OTHER_FATE, "it runs")],
            },
            Self::Order { held: true, .. } => &[
                ("↑ ↓", "move it"),
                ("Space", "put down"),
                ("Enter", "answer"),
            ],
            Self::Order { .. } => &[("Space", "take up"), ("↑ ↓", "choose"), ("Enter", "answer")],
        };
        // As long as there is no answer, none can be given.
        let is_open = self.answer().is_none();
        let hints = hints
            .iter()
            .filter(|(_, label)| !is_open || *label != "answer");
        hints
            .map(|(key, label)| ((*key).to_owned(), *label))
            .collect()
    }
}
