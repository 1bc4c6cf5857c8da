//! The files of a course's progress, and what to do with them.

use std::path::{Path, PathBuf};

use crate::commands::{report, setup};
use crate::course::Course;
use crate::progress::{Health, Journal, Scope, Step, Store};

/// The files of a course's progress, each with what it is in a word.
pub fn rows(
    store: &mut Store,
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
    let elsewhere = path.filter(|path| !file.exists() && !setup::is_dash(path));
    if let Some(path) = elsewhere {
        let namesakes = store.namesakes(id);
        let likely = likely(store, course);
        let likely = likely.filter(|other| !namesakes.contains(other));
        let of_name = namesakes
            .iter()
            .map(|other| (other, "of the same name, from another place"));
        let of_lessons = likely
            .iter()
            .map(|other| (other, "with these lessons that is gone"));
        files.extend(of_name.chain(of_lessons).map(|(other, which)| {
            let (other, path) = (report::quoted(other), report::quoted(path));
            let text = format!(
                "progress in a course {which}; `nodecourse progress import {other} --course {path}` takes it over"
            );
            ("elsewhere", text)
        }));
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

/// The one journal of a course that is not where it was and whose lessons this one has: it may be a copy of it.
fn likely(store: &mut Store, course: &Course) -> Option<PathBuf> {
    let mut left = store.left_behind();
    left.retain(|(_, progress)| {
        let lessons = progress.lessons();
        !lessons.is_empty() && lessons.iter().all(|key| course.kept(key).is_some())
    });
    let (path, _) = left.pop()?;
    left.is_empty().then_some(path)
}
