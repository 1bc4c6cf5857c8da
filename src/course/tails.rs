//! The lessons of a course by the ends of their paths: a site may show them below another folder than theirs.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::file_name::{is_front_page, markdown_stem, split, without};

/// Where in reading order the lesson stands whose path ends so; nothing if several do.
#[derive(Debug, Default)]
pub struct Tails(HashMap<Box<str>, Option<usize>>);

impl Tails {
    /// The ends of these paths, in reading order.
    pub fn new<'a>(paths: impl Iterator<Item = &'a str>) -> Self {
        let mut tails: HashMap<Box<str>, Option<usize>> = HashMap::new();
        for (position, path) in paths.enumerate() {
            for tail in ends(page(path)) {
                match tails.entry(tail.into()) {
                    Entry::Occupied(mut known) => {
                        known.insert(None);
                    }
                    Entry::Vacant(free) => {
                        free.insert(Some(position));
                    }
                }
            }
        }
        Self(tails)
    }

    /// The lesson of the longest end of `path` that paths of lessons have, if it is the end of one only.
    pub fn find(&self, path: &str) -> Option<usize> {
        // What several have a shorter end of has more of them.
        *ends(page(path)).find_map(|end| self.0.get(end))?
    }
}

/// A path as a site has it: without the ending, and the folder for what stands for it.
fn page(path: &str) -> &str {
    let path = path.trim_end_matches('/');
    let stem = markdown_stem(path).or_else(|| without(path, ".html"));
    let stem = stem.unwrap_or(path);
    let (folder, name) = split(stem);
    if is_front_page(name) { folder } else { stem }
}

/// The path, then without its first name, and so on, as long as there is a name.
fn ends(path: &str) -> impl Iterator<Item = &str> {
    let ends = std::iter::successors(Some(path), |path| Some(path.split_once('/')?.1));
    ends.filter(|end| !end.is_empty())
}
