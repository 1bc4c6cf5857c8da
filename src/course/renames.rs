//! Lessons whose files have got other names: what they are most likely called now.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::file_name::{bare_name, place};

/// The lessons of a course by what stays of their paths when files are renamed or moved. What several lessons have tells
/// none of them.
#[derive(Debug, Default)]
pub struct Renames {
    places: HashMap<String, Option<usize>>,
    names: HashMap<String, Option<usize>>,
}

impl Renames {
    /// The lessons of these files, in reading order.
    pub fn new<'a>(paths: impl Iterator<Item = &'a str>) -> Self {
        let mut renames = Self::default();
        for (position, path) in paths.enumerate() {
            add(&mut renames.places, place(path), position);
            add(&mut renames.names, bare_name(path).to_owned(), position);
        }
        renames
    }

    /// The lesson that differs from this path in numbers and endings only: its files were put in another order.
    pub fn reordered(&self, path: &str) -> Option<usize> {
        self.places.get(&place(path)).copied().flatten()
    }

    /// The lesson in another folder whose file has the same name: it may have been moved.
    pub fn moved(&self, path: &str) -> Option<usize> {
        self.names.get(bare_name(path)).copied().flatten()
    }
}

fn add(lessons: &mut HashMap<String, Option<usize>>, name: String, position: usize) {
    match lessons.entry(name) {
        Entry::Vacant(free) => {
            free.insert(Some(position));
        }
        Entry::Occupied(mut taken) => {
            taken.insert(None);
        }
    }
}
