//! Opening what a path on the command line names, or saying in one sentence why not.

use std::fmt;
use std::io;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::book;
use super::files::{self, LARGEST_FILE, ReadError};
use super::library::{Library, Storage};
use crate::diagnostic::obstacle::Obstacle;

/// A course is looked for in so many folders above a lesson of it.
const DEEPEST_LESSON: usize = 4;

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
    /// A folder with nothing in it.
    Empty(String),
    /// A folder with files, and neither a `course.toml`, a `book.toml` nor a Markdown file among them.
    NoMarkdown(String),
    /// Neither a folder nor a regular file.
    NotAFile(String),
    /// A pipe: it could be read once only, and not before someone writes into it.
    Pipe(String),
    /// A file that is no text.
    Binary(String),
    /// A file of text that is not UTF-8.
    Utf16(String),
    /// A file beyond the limit.
    TooLarge(String),
    /// A symbolic link that leads back to itself.
    Circle(String),
    /// A symbolic link to what does not exist.
    Dangling(String),
    /// What came on standard input is no text.
    InputBinary,
    /// What came on standard input is beyond the limit.
    InputTooLarge,
    /// The system refused.
    Unreadable {
        /// The path as it was typed.
        path: String,
        /// Why.
        obstacle: Obstacle,
    },
}

impl OpenError {
    /// A path that exists and is spelled much as the one that does not.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::Missing { nearest, .. } => nearest.as_deref(),
            _ => None,
        }
    }
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
            Self::Empty(path) => write!(
                formatter,
                "The folder `{path}` is empty; put a Markdown file into it, or give the folder of a course."
            ),
            Self::NoMarkdown(path) => write!(
                formatter,
                "The folder `{path}` has no Markdown file (`*.md`) to read; give a folder that has one, or put one into it."
            ),
            Self::NotAFile(path) => write!(
                formatter,
                "`{path}` is neither a folder nor a regular file; give a course folder or a Markdown file."
            ),
            Self::Pipe(path) => write!(
                formatter,
                "`{path}` is a pipe; pipe its text into standard input, as in `cat README.md | nodecourse -`."
            ),
            Self::Binary(path) => write!(
                formatter,
                "`{path}` is a binary file; give a Markdown file or the folder of a course."
            ),
            Self::Utf16(path) => write!(formatter, "`{path}` is UTF-16; save it as UTF-8."),
            Self::TooLarge(path) => write!(
                formatter,
                "`{path}` is {}; split it into several lessons.",
                files::too_large()
            ),
            Self::Circle(path) => write!(
                formatter,
                "`{path}` is a symbolic link that leads round in a circle; give the path of the course itself, or mend the link."
            ),
            Self::Dangling(path) => write!(
                formatter,
                "`{path}` is a symbolic link to a file that does not exist; give the path of the course itself, or mend the link."
            ),
            Self::InputBinary => formatter.write_str(
                "What came on standard input is not text; pipe a Markdown file into it.",
            ),
            Self::InputTooLarge => write!(
                formatter,
                "What came on standard input is {}; split it into several files.",
                files::too_large()
            ),
            Self::Unreadable { path, obstacle } => {
                write!(formatter, "`{path}` cannot be read: {obstacle}.")
            }
        }
    }
}

impl Library {
    /// What was read from standard input, as a course of one lesson.
    ///
    /// # Errors
    ///
    /// When it is no text, or too much.
    pub fn of_input(bytes: Vec<u8>) -> Result<Self, OpenError> {
        if bytes.len() > LARGEST_FILE {
            return Err(OpenError::InputTooLarge);
        }
        if files::is_binary(&bytes) {
            return Err(OpenError::InputBinary);
        }
        Ok(Self {
            storage: Storage::Input(Arc::new(bytes)),
        })
    }

    /// The course at a path: a folder, with or without a `course.toml`, or one Markdown file. The file that describes a
    /// course stands for its folder.
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
        // What a shell offers for a pipe of its own has no path that could be resolved.
        if metadata.file_type().is_fifo() {
            return Err(OpenError::Pipe(shown));
        }
        if !metadata.is_dir() && !metadata.is_file() {
            return Err(OpenError::NotAFile(shown));
        }
        let canonical = path.canonicalize().map_err(refused)?;
        if metadata.is_dir() {
            let library = Self {
                storage: Storage::Folder {
                    root: canonical.clone(),
                    shown: shown.clone(),
                },
            };
            let lists = [files::COURSE_FILE, super::book::BOOK_FILE];
            let is_listed = lists.iter().any(|file| library.has(file));
            if !is_listed && !files::holds_markdown(&canonical).map_err(refused)? {
                return Err(if files::is_empty(&canonical) {
                    OpenError::Empty(shown)
                } else {
                    OpenError::NoMarkdown(shown)
                });
            }
            return Ok(library);
        }
        if let Some(folder) = described_by(path) {
            return Self::open(folder);
        }
        if let Err(error) = files::read(&canonical, files::LOOKED_AT_FOR_NUL) {
            return Err(match error {
                ReadError::Missing | ReadError::Dangling => OpenError::Missing {
                    path: shown,
                    nearest: None,
                },
                ReadError::Outside | ReadError::Folder | ReadError::NotAFile => {
                    OpenError::NotAFile(shown)
                }
                ReadError::TooLarge => OpenError::TooLarge(shown),
                ReadError::Binary => OpenError::Binary(shown),
                ReadError::Utf16 => OpenError::Utf16(shown),
                ReadError::Circle => OpenError::Circle(shown),
                ReadError::Refused(obstacle) => OpenError::Unreadable {
                    path: shown,
                    obstacle,
                },
            });
        }
        let (root, name) = home(&canonical);
        Ok(Self {
            storage: Storage::File {
                name,
                root,
                path: canonical,
                shown,
            },
        })
    }
}

/// The folder that a file describes: a `course.toml` or a `book.toml`, or the `glossary.toml` beside one.
fn described_by(path: &Path) -> Option<&Path> {
    let (name, folder) = (path.file_name()?.to_str()?, path.parent()?);
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let is_described = match name {
        files::COURSE_FILE | book::BOOK_FILE => true,
        files::COURSE_GLOSSARY => folder.join(files::COURSE_FILE).is_file(),
        _ => false,
    };
    is_described.then_some(folder)
}

/// The folder that the files around a lesson are read from, and the lesson's path in it: that of the course that it lies
/// in, or its own.
fn home(lesson: &Path) -> (PathBuf, String) {
    let folders = lesson.ancestors().skip(1).take(DEEPEST_LESSON);
    let own = lesson.parent().unwrap_or(lesson);
    let course = folders.into_iter().find_map(|folder| {
        let name = lesson.strip_prefix(folder).ok()?.to_str()?;
        let is_course = folder.join(files::COURSE_FILE).is_file();
        is_course.then(|| (folder.to_owned(), name.to_owned()))
    });
    course.unwrap_or_else(|| {
        let name = lesson.file_name().unwrap_or_default();
        (own.to_owned(), name.to_string_lossy().into_owned())
    })
}

fn refusal(path: &Path, shown: &str, error: io::Error) -> OpenError {
    match ReadError::from(error) {
        ReadError::Circle => OpenError::Circle(shown.to_owned()),
        ReadError::Refused(obstacle) => OpenError::Unreadable {
            path: shown.to_owned(),
            obstacle,
        },
        _ => dangling(path).map_or_else(
            || OpenError::Missing {
                path: shown.to_owned(),
                nearest: files::nearest_name(path).map(|path| path.to_string_lossy().into_owned()),
            },
            OpenError::Dangling,
        ),
    }
}

/// The symbolic link to nothing that a path is or leads through. With a slash behind it a link is what it leads to.
fn dangling(path: &Path) -> Option<String> {
    let path: PathBuf = path.components().collect();
    let mut links = path.ancestors().filter(|path| path.is_symlink());
    let link = links.find(|link| !link.exists())?;
    Some(link.to_string_lossy().into_owned())
}
