//! The lessons of a course by the ends of their paths: a site may show them below another folder than theirs.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

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
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = [".md", ".markdown", ".html"]
        .into_iter()
        .find_map(|ending| {
            let stem = name.len().checked_sub(ending.len())?;
            let (stem, end) = name.split_at_checked(stem)?;
            end.eq_ignore_ascii_case(ending).then_some(stem)
        });
    let stem = stem.unwrap_or(name);
    if ["readme", "index"]
        .into_iter()
        .any(|front| stem.eq_ignore_ascii_case(front))
    {
        return folder;
    }
    path.get(..path.len() - (name.len() - stem.len()))
        .unwrap_or(path)
}

/// The path, then without its first name, and so on, as long as there is a name.
fn ends(path: &str) -> impl Iterator<Item = &str> {
    let ends = std::iter::successors(Some(path), |path| Some(path.split_once('/')?.1));
    ends.filter(|end| !end.is_empty())
}
