//! The links of one lesson, looked up without a look at all of its course.

use std::collections::{BTreeSet, HashSet};

use super::anchors::{Anchors, AnchorsOf};
use super::{Files, Referrer};
use crate::course::{Block, Course, Lesson, LessonEntry, LessonId, Link, Modules};
use crate::diagnostic::Diagnostic;
use crate::load::lesson::{self, Loaded};
use crate::load::library::Library;
use crate::load::markdown::{Fate, MOST_REFERENCES, ReferenceKind};
use crate::load::targets;
use crate::load::watched::is_file_gone;
use crate::source::is_long;

/// No more lessons are read for whether they have the sections that one leads to.
const MOST_LINKED: usize = 50;
/// No more of the files of lessons are looked for that one leads to.
const MOST_FILES: usize = 1_000;
/// Of no more files is said that they mend them.
const MOST_MENDING: usize = 1_000;
/// A text in which more of them can begin, which no one has written, is not looked at: they would fill the memory.
const MOST_LEADS: usize = 200_000;

/// Links that are broken.
#[derive(Debug, Default)]
pub struct BrokenLinks {
    /// What is wrong with them.
    pub problems: Vec<Diagnostic>,
    /// The files that they lead to: what becomes of these mends them.
    pub files: Vec<String>,
}

/// The links of one lesson that are broken: what [`check`](super::check) says of them, without a look at all of the course. Of
/// the lessons that it leads to only so many are read; what long ones have is not asked. It is read for that alone: nothing is
/// kept of its text.
pub fn broken_links(library: &Library, course: &Course, id: &LessonId) -> BrokenLinks {
    let Some(entry) = course.lesson(id) else {
        return BrokenLinks::default();
    };
    let Some(mut loaded) = read(library, course, entry) else {
        return BrokenLinks::default();
    };
    let gone = gone(library, course, &loaded);
    if !gone.is_empty() {
        // Then their links are read as ones to a file, which is not there.
        let course = without(course, &gone);
        let loaded = read(library, &course, entry);
        return loaded.map_or_else(BrokenLinks::default, |mut loaded| {
            broken(library, (&course, entry), &mut loaded)
        });
    }
    broken(library, (course, entry), &mut loaded)
}

/// Reads a lesson for what it leads to and what can be led to in it; `None` if it cannot be read, or may lead to too much.
fn read(library: &Library, course: &Course, entry: &LessonEntry) -> Option<Loaded> {
    let text = library.read(&entry.path).ok()?;
    if memchr::memchr2_iter(b'[', b'<', text.source.text.as_bytes()).count() > MOST_LEADS {
        return None;
    }
    let each = &mut |block: &mut Block| {
        *block = block.trace().unwrap_or_else(|| block.place());
        // The open lesson is in memory as well.
        Fate::Packed
    };
    Some(lesson::whole(
        (&text.source, Vec::new()),
        library,
        (course, entry),
        each,
    ))
}

/// The lessons that it leads to whose files are gone, although the course still lists them.
fn gone(library: &Library, course: &Course, loaded: &Loaded) -> HashSet<LessonId> {
    let mut linked = HashSet::new();
    for reference in loaded.references.iter().take(MOST_REFERENCES) {
        if let ReferenceKind::Link(Link::Lesson(to, _)) = &reference.kind
            && linked.len() < MOST_FILES
        {
            linked.insert(to.clone());
        }
    }
    linked.retain(|id| {
        let entry = course.lesson(id);
        entry.is_some_and(|entry| is_file_gone(library, &entry.path))
    });
    linked
}

/// A course without some of its lessons.
fn without(course: &Course, gone: &HashSet<LessonId>) -> Course {
    let mut modules = course.modules.to_vec();
    for module in &mut modules {
        module.lessons.retain(|entry| !gone.contains(&entry.id));
    }
    Course {
        modules: Modules::new(modules),
        ..course.clone()
    }
}

fn broken(
    library: &Library,
    (course, entry): (&Course, &LessonEntry),
    loaded: &mut Loaded,
) -> BrokenLinks {
    loaded.references.truncate(MOST_REFERENCES);
    let Lesson { id, .. } = &loaded.lesson;
    let mut anchors = AnchorsOf::new();
    // A long lesson may have a hundred thousand sections that none of its links leads to.
    let leads_here = |link: &Link| match link {
        Link::Section(_) => true,
        Link::Lesson(to, section) => to == id && section.is_some(),
        _ => false,
    };
    let mut kinds = loaded.references.iter().map(|reference| &reference.kind);
    if kinds.any(|kind| matches!(kind, ReferenceKind::Link(link) if leads_here(link))) {
        anchors.insert(id.clone(), Anchors::of(&loaded.lesson));
    }
    let mut left = MOST_LINKED;
    for reference in &loaded.references {
        let ReferenceKind::Link(Link::Lesson(to, Some(_))) = &reference.kind else {
            continue;
        };
        let linked = course
            .lesson(to)
            .filter(|_| left > 0 && !anchors.contains_key(to));
        if let Some(linked) = linked.filter(|linked| !is_long(library.length(&linked.path))) {
            left -= 1;
            if let Some(linked) = read(library, course, linked) {
                anchors.insert(to.clone(), Anchors::of(&linked.lesson));
            }
        }
    }
    let referrer = Referrer {
        library,
        course,
        path: &entry.path,
        lesson: Some(id),
        anchors: &anchors,
        files: &Files::default(),
    };
    let problems = referrer.broken(&loaded.references, &loaded.source);
    let spans: HashSet<_> = problems.iter().filter_map(|problem| problem.span).collect();
    let references = loaded.references.iter();
    let broken = references.filter(|reference| spans.contains(&reference.span));
    let files: BTreeSet<String> = broken
        .flat_map(|reference| match &reference.kind {
            ReferenceKind::Link(link) => targets::of_link(course, &entry.path, link),
            ReferenceKind::Image(written) => targets::at(course, &entry.path, written),
            ReferenceKind::File(written) => targets::at(course, "", written),
        })
        .take(MOST_MENDING)
        .collect();
    BrokenLinks {
        problems,
        files: files.into_iter().collect(),
    }
}
