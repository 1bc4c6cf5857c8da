//! Opening what a path on the command line names, or saying in one sentence why not.

use std::fmt;
use std::io;
use std::path::Path;

use super::files::{self, ReadError};
use super::library::{Library, Place};

/// Why a path is no course. Its `Display` is one sentence with what to do next; it quotes foreign text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// There is nothing there.
    Missing {
        /// The path as it was typed.
        path: String,
        /// A path that exists and is spelled much the same.
        nearest: Option<String>,
    },
    /// A folder with neither a `course.toml` nor a Markdown file.
    NoLessons(String),
    /// Neither a folder nor a regular file.
    NotAFile(String),
    /// A file that is no text.
    Binary(String),
    /// A file beyond the limit.
    TooLarge(String),
    /// What came on standard input is no text.
    InputBinary,
    /// What came on standard input is beyond the limit.
    InputTooLarge,
    /// The system refused.
    Unreadable {
        /// The path as it was typed.
        path: String,
        /// The system's words.
        reason: String,
    },
}

impl std::error::Error for OpenError {}

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing {
                path,
                nearest: Some(nearest),
            } => write!(formatter, "There is no `{path}`; did you mean `{nearest}`?"),
            Self::Missing { path, .. } => write!(
                formatter,
                "There is no `{path}`; give the path of a course folder or of a Markdown file."
            ),
            Self::NoLessons(path) => write!(
                formatter,
                "The folder `{path}` has no lessons: put a `course.toml` or a Markdown file into it."
            ),
            Self::NotAFile(path) => write!(
                formatter,
                "`{path}` is neither a folder nor a regular file; give a course folder or a Markdown file."
            ),
            Self::Binary(path) => write!(
                formatter,
                "`{path}` is a binary file; give a Markdown file or the folder of a course."
            ),
            Self::TooLarge(path) => write!(
                formatter,
                "`{path}` is larger than 16 MB; split it into several lessons."
            ),
            Self::InputBinary => formatter.write_str(
                "What came on standard input is not text; pipe a Markdown file into it.",
            ),
            Self::InputTooLarge => formatter.write_str(
                "What came on standard input is larger than 16 MB; split it into several files.",
            ),
            Self::Unreadable { path, reason } => write!(
                formatter,
                "`{path}` cannot be read ({reason}); check its permissions."
            ),
        }
    }
}

impl Library {
    /// The course at a path: a folder, with or without a `course.toml`, or one Markdown file.
    ///
    /// The path itself may be a symbolic link.
    ///
    /// # Errors
    ///
    /// See [`OpenError`].
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let shown = path.to_string_lossy().into_owned();
        let refused = |error: io::Error| refusal(path, &shown, error);
        let metadata = path.metadata().map_err(refused)?;
        let canonical = path.canonicalize().map_err(refused)?;
        if metadata.is_dir() {
            let library = Self {
                place: Place::Folder {
                    root: canonical.clone(),
                    shown: shown.clone(),
                },
            };
            let native = library.has(super::COURSE_FILE);
            if !native && !files::holds_markdown(&canonical).map_err(refused)? {
                return Err(OpenError::NoLessons(shown));
            }
            return Ok(library);
        }
        if !metadata.is_file() {
            return Err(OpenError::NotAFile(shown));
        }
        if let Err(error) = files::read(&canonical, files::LOOKED_AT_FOR_NUL) {
            return Err(match error {
                ReadError::Missing => OpenError::Missing {
                    path: shown,
                    nearest: None,
                },
                ReadError::Outside | ReadError::NotAFile => OpenError::NotAFile(shown),
                ReadError::TooLarge => OpenError::TooLarge(shown),
                ReadError::Binary => OpenError::Binary(shown),
                ReadError::Refused(reason) => OpenError::Unreadable {
                    path: shown,
                    reason,
                },
            });
        }
        let root = canonical.parent().unwrap_or(&canonical).to_owned();
        let name = canonical.file_name().unwrap_or_default();
        Ok(Self {
            place: Place::File {
                name: name.to_string_lossy().into_owned(),
                root,
                path: canonical,
                shown,
            },
        })
    }
}

fn refusal(path: &Path, shown: &str, error: io::Error) -> OpenError {
    match ReadError::from(error) {
        ReadError::Refused(reason) => OpenError::Unreadable {
            path: shown.to_owned(),
            reason,
        },
        _ => OpenError::Missing {
            path: shown.to_owned(),
            nearest: files::nearest_name(path).map(|path| path.to_string_lossy().into_owned()),
        },
    }
}
