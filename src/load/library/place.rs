//! Where a course is that gives itself no id, and by what it is known again when it is moved.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::{Library, Storage};
use crate::text::fnv64;

/// Texts from standard input that begin with as many bytes alike are versions of one.
const BEGINNING: usize = 512;

/// Where a course is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoursePlace {
    /// The canonical path; empty for a text from standard input.
    pub path: String,
    /// What it keeps when it is moved, and nothing else has.
    pub identity: String,
}

impl Library {
    /// Where it is; `None` for what is in the program, and where nothing would tell it from others.
    pub fn place(&self) -> Option<CoursePlace> {
        let path = match &self.storage {
            Storage::Folder { root: path, .. } | Storage::File { path, .. } => path,
            Storage::Input(bytes) => {
                let identity = format!("text {:016x}", fnv64(bytes.get(..BEGINNING)?));
                return Some(CoursePlace {
                    path: String::new(),
                    identity,
                });
            }
            Storage::Bundled | Storage::Memory(_) => return None,
        };
        Some(CoursePlace {
            path: path.to_str()?.to_owned(),
            identity: identity(path)?,
        })
    }

    /// Whether a course's id is the one that it has for want of an own one.
    pub fn gives_id(&self, id: &str) -> bool {
        self.id() == id
    }
}

/// A file's number and the time at which it came to be. A number alone is given to another file soon after the first is
/// deleted, and the number of a device may be another one after a restart.
fn identity(path: &Path) -> Option<String> {
    let metadata = fs::metadata(path).ok()?;
    let born = metadata.created().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {}", metadata.ino(), born.as_nanos()))
}
