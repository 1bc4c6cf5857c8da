//! The files of a course that the links and images of a lesson lead to: what becomes of them breaks and mends these.

use std::collections::BTreeSet;

use super::address::{decode, from_root, join, path};
use super::watched::Watched;
use crate::course::{Block, BlockKind, Course, Features, Lesson, Link, MarkKind};

/// The first of them are watched, and those of broken links, however many there are before.
const MOST: usize = 200;
/// No more blocks are looked at for them.
const MOST_BLOCKS: usize = 20_000;

/// The files that a lesson leads to, whether they are there or not.
pub fn targets(course: &Course, lesson: &Lesson) -> Watched {
    let Some(own) = course.lesson(&lesson.id) else {
        return Watched::default();
    };
    let mut found = BTreeSet::new();
    let mut add = |block: &Block| {
        if let BlockKind::Image { image, .. } = &block.kind {
            found.extend(at(course, &own.path, &image.path));
        }
        for mark in block.prose().flat_map(|prose| prose.marks) {
            match &mark.kind {
                MarkKind::Link(link) => found.extend(of_link(course, &own.path, link)),
                MarkKind::Image(image) => found.extend(at(course, &own.path, &image.path)),
                _ => {}
            }
        }
        found.len() < MOST
    };
    let mut blocks = lesson.blocks.with_any(Features::LINK).take(MOST_BLOCKS);
    while blocks.next().is_some_and(|(_, block)| add(&block)) {}
    found.remove(&own.path);
    Watched {
        read: found.into_iter().take(MOST).collect(),
        absent: Vec::new(),
    }
}

/// The files that a link leads to that is written in the file at `from`.
pub(super) fn of_link(course: &Course, from: &str, link: &Link) -> Vec<String> {
    match link {
        Link::Lesson(id, _) => {
            let entry = course.lesson(id).into_iter();
            entry.map(|entry| entry.path.clone()).collect()
        }
        Link::File(written)
        | Link::Folder(written)
        | Link::Missing(written)
        | Link::Other(written) => at(course, from, written),
        Link::External(_) | Link::Section(_) | Link::Use(..) | Link::Term(_) => Vec::new(),
    }
}

/// Where in the course what is written in the file at `from` may lie.
pub(super) fn at(course: &Course, from: &str, written: &str) -> Vec<String> {
    let written = path(written);
    if written.is_empty() || written.starts_with("//") || Link::scheme(written).is_some() {
        return Vec::new();
    }
    let mut paths = from_root(&course.dialect, written);
    paths.extend(join(from, &decode(written)));
    paths
}
