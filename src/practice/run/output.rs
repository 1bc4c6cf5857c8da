//! What a run prints and how it ends.

use std::time::Duration;

use super::limits::Limit;

/// Something that a program has printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Where.
    pub stream: Stream,
    /// What, as it came: any bytes, and a character may be cut.
    pub bytes: Vec<u8>,
}

/// The two streams that a program prints to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// The end of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// How it ended.
    pub end: End,
    /// How long it took.
    pub time: Duration,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// By itself, with this status.
    Exit(i32),
    /// By a signal that nobody here has sent.
    Signal(i32),
    /// On the learner's wish.
    Stopped,
    /// Because it took more than it may.
    Limit(Limit),
    /// It could not be started or watched; a sentence without a final period.
    Failed(String),
}
