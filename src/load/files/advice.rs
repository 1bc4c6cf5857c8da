//! What to do about a file that cannot be read.

use super::ReadError;

impl ReadError {
    /// What to do next, as the second half of a sentence on a file that should be there; `None` where the first says it.
    pub fn advice(&self) -> Option<&'static str> {
        let advice = match self {
            Self::Missing => "write it, or correct its path",
            Self::Dangling | Self::Circle => "let the link lead to a file, or take it away",
            Self::Outside => "copy the file into the folder",
            Self::Folder | Self::NotAFile | Self::Binary => "put a file of text in its place",
            Self::TooLarge => "split it into several files",
            Self::Utf16 => "save it as UTF-8",
            Self::Refused(obstacle) => obstacle.next,
        };
        Some(advice).filter(|advice| !advice.is_empty())
    }

    /// The same of a file that a list names.
    pub fn advice_on_listed(&self) -> Option<&'static str> {
        match self {
            Self::Folder => Some("name a file in it, or put a file of text in its place"),
            error => error.advice(),
        }
    }

    /// The same of a file that no list names: it was there a moment ago, and its path is its own.
    pub fn advice_on_found(&self) -> Option<&'static str> {
        match self {
            Self::Missing => Some("put it back, or go on with another lesson"),
            error => error.advice(),
        }
    }
}
