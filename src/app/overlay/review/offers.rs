//! The keys that a review offers.

use super::{ReviewView, Stage};
use crate::app::action::Action;
use crate::app::news::Proofs;
use crate::app::overlay::bar::{Bar, Offer, fixed};
use crate::app::reach::Reach;
use crate::course::review::Proof;

/// Rows at the bottom with fewer cells say in a word what keys do.
const NARROW: usize = 60;

impl ReviewView {
    /// Whether there are proofs that can be run.
    pub(super) fn has_proofs(&self) -> bool {
        let mut flaws = self.review.flaws.iter();
        flaws.any(|flaw| matches!(flaw.proof, Proof::Test { .. }))
    }

    /// Whether its proofs can be run now.
    pub fn can_prove(&self) -> bool {
        let is_running = matches!(self.proofs, Proofs::Running(_));
        self.is_judged() && self.has_proofs() && !is_running
    }

    /// What can be done with several lines that are selected.
    pub(super) fn selection_offer(&self) -> &'static str {
        if self.is_marked() {
            "take the mark off"
        } else {
            "mark these lines"
        }
    }

    /// The keys that matter now, the most useful first.
    pub fn hints(&self, bar: Bar<'_>) -> Vec<Offer> {
        match &self.stage {
            Stage::Reading if self.anchor.is_some() => vec![
                fixed("Esc", "one line"),
                fixed("Enter", self.selection_offer()),
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
                let is_narrow = bar.room < NARROW;
                match self.page.hidden() {
                    (0, 0) => {}
                    (_, 0) => hints.push(bar.bound(Action::PreviousSection, "finding before")),
                    _ if is_narrow => hints.extend([
                        bar.bound(Action::PageDown, "more"),
                        bar.bound(Action::NextSection, "next"),
                    ]),
                    _ => hints.extend([
                        bar.bound(Action::PageDown, "read on"),
                        bar.bound(Action::NextSection, "next finding"),
                    ]),
                }
                if self.can_prove() && bar.reach != Reach::Safe {
                    let run = if is_narrow { "prove" } else { "run the proofs" };
                    hints.push(bar.bound(Action::Run, run));
                }
                hints.push(bar.bound(Action::TryAgain, "try again"));
                hints
            }
        }
    }
}
