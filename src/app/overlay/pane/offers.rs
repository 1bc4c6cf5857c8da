//! What stands on the frame of a pane, and the keys that it offers.

use super::{Pane, Stage, verdict};
use crate::app::action::Action;
use crate::app::overlay::bar::{Bar, Offer, fixed};
use crate::app::reach::Reach;
use crate::text;

/// With fewer cells than this, what is offered is said in fewer words.
const NARROW: usize = 68;

impl Pane {
    /// The title of its frame.
    pub fn title(&self) -> &'static str {
        match self.stage {
            Stage::Predicting(_) => "What does it print?",
            Stage::Recorded(_) if self.expected.is_none() => "Not run",
            Stage::Recorded(_) => "Recorded output",
            Stage::Preparing(..)
            | Stage::Running(_)
            | Stage::Stopping
            | Stage::Ended(_)
            | Stage::Refused(_) => "Output",
        }
    }

    /// What it is at, for its frame.
    pub fn note(&self) -> String {
        match &self.stage {
            Stage::Predicting(_) | Stage::Recorded(_) | Stage::Refused(_) => String::new(),
            Stage::Preparing(what, _) if what.is_empty() => "starting".to_owned(),
            Stage::Preparing(_, seconds) => text::passed(*seconds),
            Stage::Running(seconds) => format!("running · {}", text::passed(*seconds)),
            Stage::Stopping => "stopping".to_owned(),
            Stage::Ended(ended) => verdict::note(ended),
        }
    }

    /// Whether the key that goes on leads from what was compared to what explains it.
    pub fn tells_why(&self) -> bool {
        let is_over = matches!(self.stage, Stage::Ended(_) | Stage::Recorded(_));
        is_over && self.leads_on && self.prediction.is_some() && !self.more().1
    }

    /// The keys that matter now, the most useful first.
    pub fn hints(&self, bar: Bar<'_>) -> Vec<Offer> {
        let draft = match &self.stage {
            Stage::Predicting(draft) => draft,
            Stage::Preparing(..) | Stage::Running(_) => {
                return vec![bar.bound(Action::Close, "stop")];
            }
            Stage::Stopping => return Vec::new(),
            Stage::Ended(_) | Stage::Recorded(_) | Stage::Refused(_) => {
                let mut hints = vec![bar.bound(Action::Close, "close")];
                if self.tells_why() {
                    hints.push(bar.bound(Action::PageDown, "why"));
                }
                // Where nothing is run, nothing but another prediction can come of it.
                if bar.reach != Reach::Safe || self.prediction.is_some() {
                    hints.push(bar.bound(Action::Run, "again"));
                }
                let (above, below) = self.more();
                if below {
                    hints.push(bar.bound(Action::LineDown, "down"));
                }
                if above {
                    hints.push(bar.bound(Action::LineUp, "up"));
                }
                return hints;
            }
        };
        let is_narrow = bar.room < NARROW;
        let tab = if draft.is_empty() {
            if is_narrow {
                "skip"
            } else {
                "skip: show the output"
            }
        } else if self.code.attributes.run.is_none() || is_narrow {
            "compare"
        } else {
            "run and compare"
        };
        vec![
            fixed("Tab", tab),
            fixed("Esc", "close"),
            fixed("PgUp PgDn", "scroll"),
            fixed("Enter", "new line"),
        ]
    }
}
