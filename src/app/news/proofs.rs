//! What becomes of the proofs of a review.

use super::Plan;
use crate::practice::review::Shown;

/// How far the running of its proofs has come.
#[derive(Debug, Clone, Default)]
pub enum Proofs {
    /// Nobody has asked for it.
    #[default]
    Unasked,
    /// Nobody has agreed yet to run what the course brings.
    Asks(Box<Plan>),
    /// They are being run, once these packages have been fetched, of which it is told how far that is.
    Running(Option<String>),
    /// They have been run: what has come of each, one a flaw.
    Shown(Vec<Option<Shown>>),
    /// They cannot be run; why, as a sentence.
    Stuck(String),
}
