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
    /// The folder to keep it in cannot be made where it should be, and not for want of room: nothing has ever been kept there.
    Barred {
        /// The folder, or the file that should be in it.
        path: PathBuf,
        /// Why, in words.
        reason: String,
    },
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
        let path = path.to_owned();
        match error.kind() {
            // Whatever was to be done with a file in it, its folder is none.
            ErrorKind::NotADirectory => Self::Barred { path, reason },
            _ => Self::Refused { path, reason },
        }
    }

    /// Why the folder to keep it in, which is not there, is not made.
    pub(super) fn of_folder(path: &Path, error: &io::Error) -> Self {
        match (error.kind(), Self::of(path, error)) {
            (ErrorKind::StorageFull | ErrorKind::QuotaExceeded, trouble) => trouble,
            (_, Self::Refused { path, reason }) => Self::Barred { path, reason },
            (_, trouble) => trouble,
        }
    }

    /// The file or the folder that it is about, if there is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Homeless(_) => None,
            Self::Barred { path, .. } | Self::Refused { path, .. } => Some(path),
        }
    }

    /// Why, without the file: short enough for the bottom row of the player.
    pub fn reason(&self) -> &str {
        match self {
            Self::Homeless(reason) | Self::Barred { reason, .. } | Self::Refused { reason, .. } => {
                reason
            }
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Homeless(reason) => formatter.write_str(reason),
            Self::Barred { path, reason } | Self::Refused { path, reason } => {
                write!(formatter, "{}: {reason}", path.display())
            }
        }
    }
}

impl std::error::Error for Trouble {}
