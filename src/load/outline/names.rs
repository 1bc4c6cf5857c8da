//! What lessons and modules are called by the names of their files and folders.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::course::slug;
use crate::load::order;

/// The number of the second lesson of a name.
const FIRST_NUMBER: usize = 2;

/// The ids that are taken, each with the number that the next lesson of that name gets.
#[derive(Debug, Default)]
pub struct Ids(HashMap<String, usize>);

impl Ids {
    /// Takes the id, or one like it if another lesson has it: with the folder in it, else with a number.
    pub fn claim(&mut self, wanted: &str, path: &str) -> String {
        if self.take(wanted) {
            return wanted.to_owned();
        }
        if let Some((folder, _)) = path.rsplit_once('/') {
            let longer = slug(&format!("{} {wanted}", without_numbers(folder)));
            if self.take(&longer) {
                return longer;
            }
        }
        let mut number = self.0.get(wanted).copied().unwrap_or(FIRST_NUMBER);
        let mut numbered = format!("{wanted}-{number}");
        while !self.take(&numbered) {
            number += 1;
            numbered = format!("{wanted}-{number}");
        }
        self.0.insert(wanted.to_owned(), number + 1);
        numbered
    }

    fn take(&mut self, id: &str) -> bool {
        match self.0.entry(id.to_owned()) {
            Entry::Occupied(_) => false,
            Entry::Vacant(free) => {
                free.insert(FIRST_NUMBER);
                true
            }
        }
    }
}

/// The id of a lesson that gives none: its file's stem without the number, or its folder's for a front page.
pub fn id_of(path: &str) -> String {
    let name = file_name(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let named = if order::is_front_page(name)
        && let Some(folder) = path.rsplit('/').nth(1)
        && !folder.is_empty()
    {
        folder
    } else {
        stem
    };
    let id = slug(without_number(named));
    if !id.is_empty() {
        return id;
    }
    let id = slug(named);
    if id.is_empty() {
        "lesson".to_owned()
    } else {
        id
    }
}

/// The last name of a path.
pub fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// A name without the number that puts it in order.
fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|character: char| character.is_ascii_digit());
    let bare = rest.trim_start_matches(['-', '_', '.', ' ']);
    if bare.len() < rest.len() && rest.len() < name.len() {
        bare
    } else {
        name
    }
}

fn without_numbers(path: &str) -> String {
    let names: Vec<&str> = path.split('/').map(without_number).collect();
    names.join("/")
}

/// `01-first_steps/02-more` as “First steps / More”.
pub fn folder_title(folder: &str) -> String {
    let titles: Vec<String> = folder
        .split('/')
        .map(|name| {
            let words = without_number(name).replace(['-', '_'], " ");
            let mut letters = words.chars();
            let first = letters
                .next()
                .map(|letter| letter.to_uppercase().to_string());
            first.unwrap_or_default() + letters.as_str()
        })
        .collect();
    titles.join(" / ")
}
