//! The files of a course's progress, and what to do with them.

use std::path::Path;

use super::elsewhere;
use crate::commands::{report, setup};
use crate::course::Course;
use crate::load::Library;
use crate::progress::{Health, Journal, Scope, Step, Store};

/// The files of a course's progress, each with what it is in a word.
pub fn rows(
    store: &mut Store,
    library: &Library,
    course: &Course,
    path: Option<&Path>,
) -> Vec<(&'static str, String)> {
    let (mut files, id) = (Vec::new(), course.id.as_str());
    let file = store.path(id, Scope::Course);
    let is_there = if file.exists() {
        ""
    } else {
        " (not there yet)"
    };
    files.push(("file", format!("{}{is_there}", file.display())));
    // Of texts from standard input only the name is the same.
    if let Some(path) = path.filter(|path| !setup::is_dash(path)) {
        let elsewhere = elsewhere::rows(store, library, course, path).into_iter();
        files.extend(elsewhere.map(|row| ("elsewhere", row)));
    }
    let damaged = store.copies(id, "corrupt").into_iter();
    files.extend(damaged.map(|aside| (why_aside(&aside), aside.display().to_string())));
    let undo = format!("`nodecourse progress undo{}`", report::behind(path));
    match store.last_step(id) {
        Ok(Some(Step::Import)) => {
            files.push((
                "import",
                format!("{undo} takes back what was imported last"),
            ));
        }
        Ok(Some(Step::Reset)) => {
            files.push((
                "reset",
                format!("{undo} brings back what was forgotten last"),
            ));
        }
        Ok(None) | Err(_) => {}
    }
    files
}

/// Why a journal was put aside, in a word.
fn why_aside(path: &Path) -> &'static str {
    match std::fs::read(path) {
        Ok(bytes) if Journal::read(&bytes).health == Health::Newer => "newer",
        Ok(_) | Err(_) => "damaged",
    }
}
