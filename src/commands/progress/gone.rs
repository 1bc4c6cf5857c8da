//! The progress in a course that is not at its path any more: a folder that was moved, renamed or deleted.

use std::path::Path;

use crate::course::Course;
use crate::load::{self, Library};
use crate::office::home;
use crate::progress::{Scope, Store};

/// What is known of a course at a path where there is nothing any more: what it was called. `None` where there is something,
/// and where no progress is kept of what was there.
pub fn course(store: &Store, path: Option<&Path>) -> Option<Course> {
    let path = path.filter(|path| !home::is_there(path))?;
    let id = Library::id_at(path)?;
    if !store.path(&id, Scope::Course).is_file() {
        return None;
    }
    let (nothing, _) = load::outline(&nowhere());
    Some(Course {
        id,
        title: path.file_name()?.to_string_lossy().into_owned(),
        ..nothing
    })
}

/// The files of such a course.
pub fn nowhere() -> Library {
    Library::in_memory::<String, String>([])
}
