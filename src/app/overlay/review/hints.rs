//! The keys that matter in a review, for the bottom row.

use super::{ReviewView, Stage};
use crate::app::action::Action;
use crate::app::overlay::bar::{Bar, Offer, fixed};
use crate::app::reach::Reach;

/// Rows at the bottom with fewer cells say in a word what keys do.
const NARROW: usize = 60;

impl ReviewView {
    /// The keys that matter now, the most useful first.
    pub fn hints(&self, bar: Bar<'_>) -> Vec<Offer> {
        match &self.stage {
            Stage::Reading if self.anchor.is_some() => vec![
                fixed("Esc", "one line"),
                fixed("Space", "mark these lines"),
                fixed("↑ ↓", "more or fewer"),
            ],
            Stage::Reading if bar.room < NARROW => vec![
                fixed("Esc", "close"),
                fixed("Space", "mark"),
                fixed("Enter", "judge"),
            ],
            Stage::Reading => vec![
                fixed("Esc", "close"),
                fixed("Space", "mark the line, or not"),
                bar.bound(Action::Extend, "several lines"),
                fixed("Enter", "judge"),
                fixed("↑ ↓", "move"),
            ],
            Stage::Naming(_) => vec![
                fixed("Esc", "no mark"),
                fixed("Enter", "that is it"),
                fixed("↑ ↓", "choose"),
            ],
            Stage::Doubting => {
                let yes = if bar.room < NARROW {
                    "yes, nothing"
                } else {
                    "yes, nothing is wrong"
                };
                vec![fixed("Esc", "look on"), fixed("Enter", yes)]
            }
            Stage::Judged(_) => {
                let mut hints = vec![fixed("Esc", "close")];
                let (more, next) = if bar.room < NARROW {
                    ("more", "next")
                } else {
                    ("read on", "next finding")
                };
                if self.page.hidden().1 > 0 {
                    hints.push(bar.bound(Action::PageDown, more));
                }
                if self.next_stop().is_some() {
                    hints.push(bar.bound(Action::NextSection, next));
                }
                if self.can_prove() && bar.reach != Reach::Safe {
                    let run = if bar.room < NARROW {
                        "prove"
                    } else {
                        "run the proofs"
                    };
                    hints.push(bar.bound(Action::Run, run));
                }
                hints.push(bar.bound(Action::TryAgain, "try again"));
                hints
            }
        }
    }
}
