//! Where links lead that lead to no lesson: to a file of the course, to nothing, or out of it.

use std::collections::HashMap;

use super::library::Library;
use super::links::{decode, join, path};
use crate::course::{Block, Dialect, Link, MarkKind};

/// What makes a link that tells what it leads to of the destination as it is written.
type Told = fn(String) -> Link;

/// What a destination without a lesson leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Landing {
    /// An address, the file itself, or a page that only the site has.
    Elsewhere,
    /// What is not in the course's folder.
    Outside,
    /// What is in the course.
    There(String),
    /// A path in the course with nothing there.
    Missing(String),
}

/// Where a destination leads that the file at `from` has written.
pub fn find(library: &Library, dialect: &Dialect, from: &str, written: &str) -> Landing {
    let written = path(written);
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
    if let Some(path) = from_root.map(decode).filter(|path| library.has(path)) {
        return Landing::There(path);
    }
    let Some(path) = join(from, &decode(written)) else {
        return Landing::Outside;
    };
    // The page with all chapters is mdBook's own.
    let is_made = matches!(dialect, Dialect::Book(_)) && path.ends_with("/print.html");
    if is_made {
        Landing::Elsewhere
    } else if library.has(&path) {
        Landing::There(path)
    } else {
        Landing::Missing(path)
    }
}

/// Tells the links of a lesson that lead to files of its course, and to none, from those that lead out of it.
pub fn settle(blocks: &mut [Block], library: &Library, dialect: &Dialect, from: &str) {
    if !library.is_folder() {
        return;
    }
    let mut known: HashMap<String, Option<Told>> = HashMap::new();
    let texts = blocks.iter_mut().flat_map(Block::prose_mut);
    for mark in texts.flat_map(|prose| &mut prose.marks) {
        let MarkKind::Link(link) = &mut mark.kind else {
            continue;
        };
        let Link::Other(written) = &mut **link else {
            continue;
        };
        let kind = if let Some(kind) = known.get(path(written)) {
            *kind
        } else {
            let kind = kind(library, find(library, dialect, from, written));
            known.insert(path(written).to_owned(), kind);
            kind
        };
        if let Some(kind) = kind {
            **link = kind(std::mem::take(written));
        }
    }
}

fn kind(library: &Library, landing: Landing) -> Option<Told> {
    match landing {
        Landing::Elsewhere | Landing::Outside => None,
        Landing::There(path) if library.has_folder(&path) => Some(Link::Folder),
        Landing::There(_) => Some(Link::File),
        Landing::Missing(_) => Some(Link::Missing),
    }
}
