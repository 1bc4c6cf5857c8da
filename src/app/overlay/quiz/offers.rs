//! The keys that a quiz offers.

use super::{Air, QuizView};
use crate::app::action::Action;
use crate::app::overlay::bar::{Bar, Offer, fixed};

/// Rows at the bottom with fewer cells say in a word or two what keys do.
pub(super) const NARROW: usize = 60;

impl QuizView {
    /// Whether some of what explains the answer is below the screen.
    pub fn reads_on(&self) -> bool {
        self.told.is_some() && self.page.scroll + self.page.height < self.explained
    }

    /// Where Enter leads once the answer has been given.
    pub(super) fn way_on(&self) -> &'static str {
        match (self.at + 1 >= self.asked.len(), self.asked.len()) {
            (_, 1) => "back to the lesson",
            (true, _) => "how it went",
            (false, _) => "next question",
        }
    }

    /// The keys that matter now, the most useful first.
    pub fn hints(&self, bar: Bar<'_>) -> Vec<Offer> {
        let mut hints = vec![fixed("Esc", "close")];
        let are_several = self.asked.len() > 1;
        if self.is_summary() {
            hints.push(fixed("Enter", "open the question"));
            if are_several {
                hints.push(fixed("↑ ↓", "choose"));
            }
            hints.push(bar.bound(Action::PreviousSection, "back"));
            return hints;
        }
        if self.told.is_some() {
            let is_narrow = bar.room < NARROW && are_several;
            let on = if is_narrow { "next" } else { self.way_on() };
            hints.push(fixed("Enter", on));
            if self.reads_on() {
                hints.push(fixed("Space", "read on"));
            }
            hints.push(bar.bound(Action::TryAgain, "try again"));
            if self.section().is_some() {
                hints.push(bar.bound(Action::Reread, "read again"));
            }
            if self.at > 0 {
                hints.push(bar.bound(Action::PreviousSection, "question before"));
            }
            return hints;
        }
        if self.unread().is_some() {
            hints.extend([fixed("Enter", self.answering()), fixed("↑ ↓", "choose")]);
        } else {
            hints.extend(self.answer_hints(bar.room));
        }
        if are_several && (!self.is_typing() || self.draft.is_blank()) {
            hints.push(bar.bound(Action::NextSection, "skip"));
        }
        hints
    }

    /// The keys that matter while an answer is given. Where there is little room, the key that gives it stands only here,
    /// and before it comes no key that the page tells.
    fn answer_hints(&self, room: usize) -> Vec<Offer> {
        let mut hints = self.draft.hints(room);
        if self.is_typing() && self.air != Air::Much {
            hints.sort_by_key(|(_, label)| *label != "answer");
        }
        if self.is_typing() && self.page.hidden() != (0, 0) {
            let keys = if room < NARROW { "PgDn" } else { "PgDn PgUp" };
            hints.insert(hints.len().min(1), fixed(keys, "scroll"));
        }
        hints
    }
}
