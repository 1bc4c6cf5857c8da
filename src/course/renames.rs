//! Lessons whose files have got other names: what they are most likely called now.

use std::collections::HashMap;

use super::file_name::{bare_name, number, place};

/// The lessons of a course by what stays of their paths when files are renamed or moved.
#[derive(Debug, Default)]
pub struct Renames {
    /// With the numbers in their paths.
    places: HashMap<String, Vec<(Vec<u64>, usize)>>,
    names: HashMap<String, Vec<usize>>,
}

impl Renames {
    /// The lessons of these files, in reading order.
    pub fn new<'a>(paths: impl Iterator<Item = &'a str>) -> Self {
        let mut renames = Self::default();
        for (position, path) in paths.enumerate() {
            let alike = renames.places.entry(place(path)).or_default();
            alike.push((numbers(path), position));
            let alike = renames.names.entry(bare_name(path).to_owned());
            alike.or_default().push(position);
        }
        renames
    }

    /// The lesson that differs from this path in numbers and endings only, since its files were put in another order: of
    /// several the one with the nearest numbers.
    pub fn reordered(&self, path: &str) -> Option<usize> {
        let own = numbers(path);
        let far = |numbers: &[u64]| -> Vec<u64> {
            let pairs = numbers.iter().zip(&own);
            pairs.map(|(there, here)| there.abs_diff(*here)).collect()
        };
        let alike = self.places.get(&place(path))?.iter();
        let nearest = alike.min_by_key(|(numbers, _)| far(numbers))?;
        Some(nearest.1)
    }

    /// All lessons that differ from this path in numbers and endings only.
    pub fn alike(&self, path: &str) -> impl Iterator<Item = usize> {
        let alike = self.places.get(&place(path)).into_iter().flatten();
        alike.map(|(_, position)| *position)
    }

    /// The lesson in another folder whose file has the same name, if there is one: it may have been moved.
    pub fn moved(&self, path: &str) -> Option<usize> {
        match self.names.get(bare_name(path))?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

/// The numbers that names in a path begin with, 0 for those without.
fn numbers(path: &str) -> Vec<u64> {
    path.split('/').map(number).collect()
}
