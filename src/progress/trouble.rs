//! Why progress could not be kept or read, in words for a learner.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::diagnostic::obstacle::Obstacle;

/// Why progress could not be kept or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is no folder to keep it in; why, in words.
    Homeless(String),
    /// The system refused an operation on a file.
    Refused {
        /// The file, or the folder that it should be in.
        path: PathBuf,
        /// Why, in words.
        reason: String,
    },
}

impl Trouble {
    pub(super) fn of(path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
                "a file is in the way of its folder".to_owned()
            }
            ErrorKind::ResourceBusy => "another program does not let go of it".to_owned(),
            ErrorKind::FileTooLarge => "it is larger than 16 MB".to_owned(),
            _ => Obstacle::from(error).why,
        };
        Self::Refused {
            path: path.to_owned(),
            reason,
        }
    }

    /// Why, without the file: short enough for the bottom row of the player.
    pub fn reason(&self) -> &str {
        match self {
            Self::Homeless(reason) | Self::Refused { reason, .. } => reason,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Homeless(reason) => formatter.write_str(reason),
            Self::Refused { path, reason } => write!(formatter, "{}: {reason}", path.display()),
        }
    }
}

impl std::error::Error for Trouble {}
