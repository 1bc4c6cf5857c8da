//! What a course would run, to be agreed to.

use crate::practice::run::Fencing;
use crate::progress::{Difference, Thing};

/// What a course would run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The digest of all of it.
    pub digest: String,
    /// The same, thing by thing.
    pub things: Vec<Thing>,
    /// What would run, in words.
    pub code: Vec<String>,
    /// The packages with their versions.
    pub packages: Vec<String>,
    /// What is kept from it.
    pub fencing: Fencing,
    /// What the learner has agreed to before.
    pub before: Before,
}

/// What the learner has agreed to before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    Nothing,
    /// Something else, of which no more is known.
    Other,
    /// The same, behind a fence that kept more away.
    Fenced,
    /// Something that differs so from what would run now.
    Differs(Difference),
}

impl Plan {
    /// Why it is asked.
    pub fn reason(&self) -> &'static str {
        match self.before {
            Before::Nothing => {
                "This course did not come with nodecourse. It asks to run its code with Node.js on this machine."
            }
            Before::Other => {
                "This course has changed since you last agreed: what it would run is not what it was."
            }
            Before::Fenced => {
                "You agreed to this course when more was kept from it than this system keeps now."
            }
            Before::Differs(_) => "This course has changed since you last agreed.",
        }
    }

    /// What stands above the list of that.
    pub fn heading(&self) -> &'static str {
        match self.before {
            Before::Nothing | Before::Other | Before::Fenced => "It would run:",
            Before::Differs(_) => "Of what it would run, this is not what it was:",
        }
    }

    /// What there is to look at: what would run, or what of it has changed, each with the word that says how.
    pub fn listed(&self) -> Vec<String> {
        let Before::Differs(difference) = &self.before else {
            return self.code.clone();
        };
        let Difference {
            fresh,
            changed,
            gone,
        } = difference;
        let kinds = [("new", fresh), ("changed", changed), ("gone", gone)];
        let lines = kinds.into_iter().flat_map(|(kind, names)| {
            let width = "changed".len();
            let line = move |name: &String| format!("{kind:<width$}  {name}");
            names.iter().map(line)
        });
        lines.collect()
    }
}
