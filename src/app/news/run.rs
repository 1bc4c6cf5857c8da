//! Code of a lesson that is run: what is asked for, and what comes back.

use super::Plan;
use crate::app::reach::Reach;
use crate::course::Code;
use crate::practice::run::{Ended, Output};
use crate::progress::Trusted;

/// Code that is to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The code.
    pub code: Code,
    /// The number of the run.
    pub serial: u64,
    /// What the learner has agreed to.
    pub trusted: Trusted,
    /// Whether anything may be run at all.
    pub reach: Reach,
}

/// What happens to code that is to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// Nobody has agreed to it yet. What the course says that it prints.
    Asks(Box<Plan>, Option<String>),
    /// It is being prepared: what is done, in a few words.
    Prepares(String),
    /// It runs. What the course says that it prints.
    Runs(Option<String>),
    /// It has printed something.
    Prints(Vec<Output>),
    /// It has ended.
    Ends(Ended),
    /// It cannot be run here, for this reason. What the course says that it prints.
    IsRecorded(String, Option<String>),
    /// It cannot be run, for this reason.
    IsRefused(String),
}
