//! Where a course is, and by what it is known again when it is moved.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::UNIX_EPOCH;

use super::{Library, Storage};

/// Where a course is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoursePlace {
    /// The canonical path.
    pub path: String,
    /// What it keeps when it is moved, and nothing else has.
    pub identity: String,
}

impl Library {
    /// Where it is; `None` for what is no file or folder, and where nothing would tell it from others.
    pub fn place(&self) -> Option<CoursePlace> {
        let path = match &self.storage {
            Storage::Folder { root: path, .. } | Storage::File { path, .. } => path,
            Storage::Bundled | Storage::Input(_) | Storage::Memory(_) => return None,
        };
        Some(CoursePlace {
            path: path.to_str()?.to_owned(),
            identity: identity(path)?,
        })
    }
}

impl CoursePlace {
    /// Whether it is surely not there any more: nothing is, or something else, or the path leads elsewhere now.
    pub fn is_left(&self) -> bool {
        let path = Path::new(&self.path);
        if !path.is_absolute() {
            return false;
        }
        match path.canonicalize() {
            Ok(there) if there != path => true,
            Ok(_) => identity(path).is_some_and(|there| there != self.identity),
            Err(error) => matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory),
        }
    }
}

/// A file's number and the time at which it came to be. A number alone is given to another file soon after the first is
/// deleted, and the number of a device may be another one after a restart.
fn identity(path: &Path) -> Option<String> {
    let metadata = fs::metadata(path).ok()?;
    let born = metadata.created().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {}", metadata.ino(), born.as_nanos()))
}
