//! The files that a chapter includes, within limits.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::compose::Composer;
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::address;
use crate::load::decode::Text;
use crate::load::files::ReadError;
use crate::load::library::Library;
use crate::source::Source;

/// A chapter may include as many files. Chapters are read one by one, and what one includes is forgotten before the next:
/// the limits are those of what is in memory at a time, and a book of many chapters may have more in all.
const MOST_FILES: usize = 1000;
/// And as many bytes, those of the lines that it does not ask for counted, too.
const MOST_BYTES: usize = 16 << 20;

/// What to do about more.
const SPLIT: &str = "split the chapter into several";

/// A file, and its path in the course.
#[derive(Clone)]
pub struct CourseFile {
    /// The file.
    pub source: Arc<Source>,
    /// The path.
    pub path: String,
}

/// Why a directive is not followed.
pub struct Refusal {
    /// The reason.
    pub message: String,
    /// What to do, if nothing else was meant.
    pub hint: String,
    /// The name that is wrong, and those that may have been meant.
    pub meant: Option<(String, BTreeSet<String>)>,
    /// How bad it is.
    pub severity: Severity,
}

/// The files that were asked for so far.
pub struct Includes<'a> {
    library: &'a Library,
    /// Each file once, or why it was not read.
    read: HashMap<String, Result<Arc<Source>, ReadError>>,
    files: usize,
    bytes: usize,
    /// What is wrong with the texts of the files.
    pub problems: Vec<Diagnostic>,
    /// The files that could not be read.
    pub absent: Vec<Arc<Source>>,
}

impl<'a> Includes<'a> {
    /// Nothing asked for yet.
    pub fn new(library: &'a Library) -> Self {
        Self {
            library,
            read: HashMap::new(),
            files: 0,
            bytes: 0,
            problems: Vec::new(),
            absent: Vec::new(),
        }
    }

    /// The file that a directive in another file names; `prefix` bytes will stand before each of its lines.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or when the chapter has included too much.
    pub fn find(
        &mut self,
        from: &CourseFile,
        name: &str,
        prefix: usize,
    ) -> Result<CourseFile, Refusal> {
        let refused = |reason: &str, hint: &str| Refusal::new(format!("`{name}` {reason}"), hint);
        let path = address::join(&from.path, name).ok_or_else(|| {
            let reason = "cannot be included: its path leads out of the book's folder";
            refused(reason, "copy the file into the book's folder")
        })?;
        if self.files >= MOST_FILES {
            let reason = "is not included: a chapter may include 1,000 files";
            return Err(refused(reason, SPLIT));
        }
        self.files += 1;
        let source = self.source(&path).map_err(|error| {
            let hint = match error {
                ReadError::Missing => "a path begins at the folder of the file that it stands in",
                ReadError::Folder => "name a file in it",
                _ => error.advice().unwrap_or_default(),
            };
            refused(&format!("cannot be included: {error}"), hint)
        })?;
        let lines = if prefix == 0 {
            0
        } else {
            source.text.matches('\n').count()
        };
        self.bytes += source.text.len() + lines * prefix;
        if self.bytes > MOST_BYTES {
            let most = MOST_BYTES >> 20;
            let reason = format!("is not included: a chapter may include {most} MB");
            return Err(refused(&reason, SPLIT));
        }
        Ok(CourseFile { source, path })
    }

    /// The files that were read, and that no part of a text comes from. Their own texts are not kept.
    pub fn unused(&self, text: &Composer) -> Vec<Arc<Source>> {
        let read = self.read.values().flatten();
        let unused = read.filter(|source| !text.is_partly(source));
        unused
            .map(|source| Source::new(source.name.as_str(), ""))
            .collect()
    }

    fn source(&mut self, path: &str) -> Result<Arc<Source>, ReadError> {
        if let Some(found) = self.read.get(path) {
            return found.clone();
        }
        let found = match self.library.read(path) {
            Ok(Text { source, problems }) => {
                self.problems.extend(problems);
                Ok(source)
            }
            Err(error) => {
                self.absent.push(Source::new(self.library.shown(path), ""));
                Err(error)
            }
        };
        self.read.insert(path.to_owned(), found.clone());
        found
    }
}

impl Refusal {
    /// A refusal where nothing else can have been meant.
    pub fn new(message: String, hint: impl Into<String>) -> Self {
        Self {
            message,
            hint: hint.into(),
            meant: None,
            severity: Severity::Error,
        }
    }

    /// Of a directive without a file, which is no directive to mdBook.
    pub fn nameless() -> Self {
        let message = "this directive names no file and is shown as it is".to_owned();
        Self {
            severity: Severity::Warning,
            ..Self::new(message, "write its path, as in `{{#include code.rs}}`")
        }
    }
}
