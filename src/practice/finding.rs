//! What is not as a course claims, with the place where that is put right.

use crate::source::Span;

/// One thing that is not as it is claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is: one sentence without a final period.
    pub words: String,
    /// Where it is claimed.
    pub location: Location,
}

/// Where something is claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// Where the whole claim is made.
    Whole,
    /// In the same file, here.
    At(Span),
    /// In a file beside that one, which holds what was printed once: its name, and the line, from 0.
    Recorded(&'static str, usize),
}

impl Finding {
    /// One that concerns the whole claim.
    pub fn whole(words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            location: Location::Whole,
        }
    }

    /// One at a place of its own.
    pub fn at(span: Span, words: impl Into<String>) -> Self {
        Self {
            words: words.into(),
            location: Location::At(span),
        }
    }
}
