//! Why the system would not read, write or start something: in the reader's words, with what to do next.

use std::fmt;
use std::io::{self, ErrorKind};

/// Where the reason is none that is known here.
const TRY: &str = "check the path and the disk, or choose another place";
/// Where the system is short of something.
const LATER: &str = "close other programs, then try again";

/// Why the system refused something, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// Why, in a few words.
    pub why: String,
    /// What to do, as the second half of a sentence; nothing where the first says it.
    pub next: &'static str,
}

impl From<&io::Error> for Obstacle {
    fn from(error: &io::Error) -> Self {
        let (why, next) = match error.kind() {
            ErrorKind::NotFound => ("there is no such file or folder", "check the path"),
            ErrorKind::PermissionDenied => (
                "permission is denied",
                "change the permissions, or choose another place",
            ),
            ErrorKind::StorageFull => ("the disk is full", "free some space on it, then try again"),
            ErrorKind::QuotaExceeded => (
                "your quota of disk space is used up",
                "free some of it, then try again",
            ),
            ErrorKind::ReadOnlyFilesystem => {
                ("the disk is read-only", "choose a place on another one")
            }
            ErrorKind::NotADirectory => (
                "a file is in the way of the folder",
                "move it away, or choose another place",
            ),
            ErrorKind::AlreadyExists => ("it is there already", "choose another name"),
            ErrorKind::IsADirectory => ("it is a folder", "name a file"),
            ErrorKind::WouldBlock => ("the system has too much to do", LATER),
            ErrorKind::OutOfMemory => ("there is too little memory", LATER),
            _ => return Self::unknown(error),
        };
        Self {
            why: why.to_owned(),
            next,
        }
    }
}

impl Obstacle {
    /// An error of our own says itself what to do; the system's is told in its words, but for its number.
    fn unknown(error: &io::Error) -> Self {
        let words = error.to_string();
        if error.get_ref().is_some() {
            return Self {
                why: words,
                next: "",
            };
        }
        let end = words.find(" (os error").unwrap_or(words.len());
        Self {
            why: words.get(..end).unwrap_or(&words).to_lowercase(),
            next: TRY,
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.next {
            "" => formatter.write_str(&self.why),
            next => write!(formatter, "{}; {next}", self.why),
        }
    }
}
