//! Labs: whether the learner's files do what they are asked to do.

mod ask;
mod check;
mod copy;
mod judge;
mod prove;
mod tap;

pub use check::{LIMITS, Tools, check};
pub use copy::Copy;
pub use judge::{Heard, answer, printed};
pub use prove::prove;
pub use tap::tests;

/// What one check has found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is true.
    Passed,
    /// It is not.
    Failed(Difference),
    /// It could not be found out: why, as a sentence. That says nothing of the learner's work.
    Unclear(String),
}

/// What was wanted and what there was instead, in a line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What was expected.
    pub expected: String,
    /// What was seen.
    pub seen: String,
}

impl Verdict {
    /// Failed, with what was expected and what was seen.
    fn failed(expected: impl Into<String>, seen: impl Into<String>) -> Self {
        Self::Failed(Difference {
            expected: expected.into(),
            seen: seen.into(),
        })
    }
}
