//! Progress that was made in another place, in what is or may be the same course: it is offered, each with its command.

use std::path::{Path, PathBuf};

use crate::commands::report;
use crate::course::Course;
use crate::load::Library;
use crate::office::moving;
use crate::progress::{OtherJournal, Scope, Store};
use crate::text;

/// What there is to take over into a course, row by row.
pub fn rows(store: &mut Store, library: &Library, course: &Course, path: &Path) -> Vec<String> {
    let here = moving::whereabouts(library);
    // Where something is known already, only what is surely the same course is of use.
    let is_known = store.path(&course.id, Scope::Course).exists();
    let words = match &here {
        Some(here) if is_known => here.identity.as_str(),
        None if is_known => return Vec::new(),
        _ => "",
    };
    let first = course.lessons().next().map(|entry| course.key(entry));
    let others = store.other_journals(&course.id, (words, u64::MAX), first.as_ref(), |journal| {
        moving::call_as_here(journal, library, course);
    });
    let namesakes = if is_known {
        Vec::new()
    } else {
        store.namesakes(&course.id)
    };
    let likely = likely(&others, course).filter(|_| !is_known);
    let rows = others.iter().filter_map(|other| {
        let was = other.progress.whereabouts.as_ref();
        let same = here
            .as_ref()
            .and_then(|here| Some((moving::same_before(&other.progress, here)?, here)));
        let which = if let Some((was, here)) = same {
            if was.path == here.path {
                let id = other.course.as_deref().unwrap_or_default();
                format!("this course from when its id was {}", text::clean_line(id))
            } else {
                format!("this course from when it was at {}", cleaned(&was.path))
            }
        } else if namesakes.contains(&other.path) {
            match was {
                None => "a course of the same name, from another place".to_owned(),
                Some(was) if moving::is_left(was) => {
                    format!("a course of the same name that was at {}", cleaned(&was.path))
                }
                Some(_) => return None,
            }
        } else if likely == Some(&other.path) {
            let was = was.map(|was| cleaned(&was.path)).unwrap_or_default();
            format!("a course with these lessons that was at {was}")
        } else {
            return None;
        };
        let lessons = other.progress.lessons();
        let has_none = lessons.iter().all(|key| course.kept(key).is_none());
        if same.is_some() && !lessons.is_empty() && has_none {
            // Files that have other names now are other lessons: taken over, their marks would lead nowhere.
            return Some(format!(
                "progress in {which}; its lessons had other names, so it would lead nowhere here"
            ));
        }
        let (journal, path) = (report::quoted(&other.path), report::quoted(path));
        Some(format!(
            "progress in {which}; `nodecourse progress import {journal} --course {path}` takes it over"
        ))
    });
    rows.collect()
}

fn cleaned(path: &str) -> String {
    text::clean_line(path).into_owned()
}

/// The one journal of a course that is not where it was and whose lessons this one has: it may be a copy of it.
fn likely<'a>(others: &'a [OtherJournal], course: &Course) -> Option<&'a PathBuf> {
    let mut left = others.iter().filter(|other| {
        let was = other.progress.whereabouts.as_ref();
        let lessons = other.progress.lessons();
        let has_all = lessons.iter().all(|key| course.kept(key).is_some());
        was.is_some_and(moving::is_left) && !lessons.is_empty() && has_all
    });
    let one = left.next()?;
    left.next().is_none().then_some(&one.path)
}
