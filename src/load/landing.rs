//! Where links lead that lead to no lesson by their path: to a file of the course, to nothing, or out of it. Or to a
//! lesson after all, which the site shows at another path.

use std::collections::HashMap;

use super::files::ReadError;
use super::library::Library;
use super::links::{decode, join, path, place};
use crate::course::{Block, Course, Dialect, LessonId, Link, MarkKind};

/// What makes a link that tells what it leads to of the destination as it is written.
type Told = fn(String) -> Link;

/// What becomes of the links to a path.
enum Settled {
    /// They stay as they are.
    Unknown,
    Told(Told),
    Lesson(LessonId),
}

/// What a destination leads to whose path is not that of a lesson.
#[derive(Debug, PartialEq, Eq)]
pub enum Landing {
    /// An address, the file itself, or a page that only the site has.
    Elsewhere,
    /// What is not in the course's folder.
    Outside,
    /// The lesson that has such a path on the site of its course.
    Lesson(LessonId),
    /// What is in the course.
    There(String),
    /// What is in the course and cannot be opened.
    Closed(ReadError),
    /// A path in the course with nothing there.
    Missing(String),
}

/// Where a destination leads that the file at `from` has written.
pub fn find(library: &Library, course: &Course, from: &str, written: &str) -> Landing {
    let (written, dialect) = (path(written), &course.dialect);
    let has_scheme = written
        .split_once(':')
        .is_some_and(|(scheme, _)| scheme.len() > 1 && !scheme.contains('/'));
    if has_scheme || written.is_empty() || written.starts_with("//") {
        return Landing::Elsewhere;
    }
    // A repository's own pages have paths from its root.
    let from_root = written
        .strip_prefix('/')
        .filter(|_| *dialect != Dialect::Native);
    if let Some(path) = from_root.map(decode) {
        if library.has(&path) {
            return Landing::There(path);
        }
        if *dialect == Dialect::Plain
            && let Some(lesson) = course.modules.at_end_of(&path)
        {
            return Landing::Lesson(lesson.id.clone());
        }
    }
    let Some(path) = join(from, &decode(written)) else {
        return Landing::Outside;
    };
    // The page with all chapters is mdBook's own.
    let is_made = matches!(dialect, Dialect::Book(_)) && path.ends_with("/print.html");
    if is_made {
        Landing::Elsewhere
    } else {
        match library.trouble(&path) {
            None => Landing::There(path),
            Some(ReadError::Missing) => Landing::Missing(path),
            Some(error) => Landing::Closed(error),
        }
    }
}

/// Tells the links of a lesson that lead to files of its course, and to none, from those that lead out of it.
pub fn settle(blocks: &mut [Block], library: &Library, course: &Course, from: &str) {
    if !library.is_folder() {
        return;
    }
    let mut known: HashMap<String, Settled> = HashMap::new();
    for mark in blocks.iter_mut().flat_map(Block::marks_mut) {
        let MarkKind::Link(link) = &mut mark.kind else {
            continue;
        };
        let Link::Other(written) = &mut **link else {
            continue;
        };
        let settled = known
            .entry(path(written).to_owned())
            .or_insert_with(|| settled(library, find(library, course, from, written)));
        **link = match settled {
            Settled::Unknown => continue,
            Settled::Told(kind) => kind(std::mem::take(written)),
            Settled::Lesson(lesson) => Link::Lesson(lesson.clone(), place(written)),
        };
    }
}

fn settled(library: &Library, landing: Landing) -> Settled {
    match landing {
        Landing::Elsewhere | Landing::Outside | Landing::Closed(ReadError::Outside) => {
            Settled::Unknown
        }
        Landing::Lesson(lesson) => Settled::Lesson(lesson),
        Landing::There(path) if library.has_folder(&path) => Settled::Told(Link::Folder),
        Landing::There(_) | Landing::Closed(_) => Settled::Told(Link::File),
        Landing::Missing(_) => Settled::Told(Link::Missing),
    }
}
