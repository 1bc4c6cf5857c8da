//! Where links lead that lead to no lesson by their path: to a file of the course, to nothing, or out of it. Or to a
//! lesson after all, which the site shows at another path.

use std::collections::HashMap;

use super::address::{decode, from_root, join, path, place};
use super::files::ReadError;
use super::library::Library;
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
    /// A path from the root of a site, of which the course has nothing.
    OnSite(String),
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
    let paths = from_root(dialect, written);
    if let Some(path) = paths.first().cloned() {
        if let Some(there) = paths.into_iter().find(|path| library.has(path)) {
            return Landing::There(there);
        }
        if is_elsewhere(dialect, Some(&path), written) {
            return Landing::Elsewhere;
        }
        if *dialect == Dialect::Plain
            && let Some(lesson) = course.modules.at_end_of(&path)
        {
            return Landing::Lesson(lesson.id.clone());
        }
        return Landing::OnSite(path);
    }
    let path = join(from, &decode(written));
    if is_elsewhere(dialect, path.as_deref(), written)
        && !path.as_ref().is_some_and(|path| library.has(path))
    {
        return Landing::Elsewhere;
    }
    let Some(path) = path else {
        return Landing::Outside;
    };
    match library.trouble(&path) {
        None => Landing::There(path),
        Some(ReadError::Missing) => Landing::Missing(path),
        Some(error) => Landing::Closed(error),
    }
}

/// Whether a page is one that the site of a book has, and its folder has not: the page with all chapters, which mdBook
/// makes, and those of the books that stand beside it.
fn is_elsewhere(dialect: &Dialect, path: Option<&str>, written: &str) -> bool {
    let Dialect::Book(rules) = dialect else {
        return false;
    };
    let is_chapter = |path: &str| {
        let below = path.strip_prefix(rules.folder.as_str());
        below.is_some_and(|below| rules.folder.is_empty() || below.starts_with('/'))
    };
    match path {
        Some(path) if is_chapter(path) => path.rsplit('/').next() == Some("print.html"),
        _ => written.strip_suffix(".html").is_some(),
    }
}

/// Tells the links of a lesson that lead to files of its course, and to none, from those that lead out of it.
pub struct Landings<'a> {
    library: &'a Library,
    course: &'a Course,
    from: &'a str,
    known: HashMap<String, Settled>,
}

impl<'a> Landings<'a> {
    /// Those of the file at a path in the course.
    pub fn new(library: &'a Library, course: &'a Course, from: &'a str) -> Self {
        Self {
            library,
            course,
            from,
            known: HashMap::new(),
        }
    }

    /// Settles the links in a block.
    pub fn settle(&mut self, block: &mut Block) {
        if !self.library.is_folder() {
            return;
        }
        for mark in block.marks_mut() {
            let MarkKind::Link(link) = &mut mark.kind else {
                continue;
            };
            let Link::Other(written) = &mut **link else {
                continue;
            };
            let find = || find(self.library, self.course, self.from, written);
            let settled = self
                .known
                .entry(path(written).to_owned())
                .or_insert_with(|| settled(self.library, find()));
            **link = match settled {
                Settled::Unknown => continue,
                Settled::Told(kind) => kind(std::mem::take(written)),
                Settled::Lesson(lesson) => Link::Lesson(lesson.clone(), place(written)),
            };
        }
    }
}

fn settled(library: &Library, landing: Landing) -> Settled {
    match landing {
        Landing::Elsewhere
        | Landing::Outside
        | Landing::OnSite(_)
        | Landing::Closed(ReadError::Outside) => Settled::Unknown,
        Landing::Lesson(lesson) => Settled::Lesson(lesson),
        Landing::There(path) if library.has_folder(&path) => Settled::Told(Link::Folder),
        Landing::There(_) | Landing::Closed(_) => Settled::Told(Link::File),
        Landing::Missing(_) => Settled::Told(Link::Missing),
    }
}
