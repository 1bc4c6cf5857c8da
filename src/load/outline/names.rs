//! What lessons and modules are called by the names of their files and folders.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use crate::course::file_name::without_number;
use crate::course::slug;

/// The number of the second lesson of a name.
const FIRST_NUMBER: usize = 2;

/// The ids that are taken, each with the number that the next lesson of that name gets.
#[derive(Debug, Default)]
pub struct Ids(HashMap<Arc<str>, usize>);

impl Ids {
    /// Makes room for so many more ids at once.
    pub fn expect(&mut self, more: usize) {
        self.0.reserve(more);
    }

    /// Takes the id, or one like it if another lesson has it: with the folder in it, else with a number.
    pub fn claim(&mut self, wanted: &str, path: &str) -> Arc<str> {
        let own = Arc::from(wanted);
        if self.take(&own) {
            return own;
        }
        if let Some((folder, _)) = path.rsplit_once('/') {
            let longer = slug(&format!("{} {wanted}", without_numbers(folder)));
            let longer = Arc::from(longer);
            if self.take(&longer) {
                return longer;
            }
        }
        loop {
            let next = self.0.get_mut(wanted);
            let number = next.map_or(FIRST_NUMBER, |next| {
                *next += 1;
                *next - 1
            });
            let numbered = Arc::from([wanted, "-", &number.to_string()].concat());
            if self.take(&numbered) {
                return numbered;
            }
        }
    }

    fn take(&mut self, id: &Arc<str>) -> bool {
        match self.0.entry(Arc::clone(id)) {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert(FIRST_NUMBER);
                true
            }
        }
    }
}

/// The last name of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The folder that a path leads through; empty where there is none.
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn without_numbers(path: &str) -> String {
    let names: Vec<&str> = path.split('/').map(without_number).collect();
    names.join("/")
}

/// `01-first_steps/02-more` as “First steps / More”.
pub fn folder_title(folder: &str) -> String {
    let titles: Vec<String> = folder.split('/').map(title).collect();
    titles.join(" / ")
}

/// The name of a folder as a title. One with an ending is the name of a thing, as `a.md` or `v1.2`, and stays as it is
/// written.
fn title(name: &str) -> String {
    let name = without_number(name);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    if ending.is_some_and(|ending| ending.bytes().all(|byte| byte.is_ascii_alphanumeric())) {
        return name.to_owned();
    }
    let words = name.replace(['-', '_'], " ");
    let words = if words.trim().is_empty() {
        name
    } else {
        words.trim()
    };
    let mut letters = words.chars();
    let first = letters.next();
    let first = first.map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
