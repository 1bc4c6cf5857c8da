//! A row of a page that does something when it is clicked, with the key that does it too.

use crate::layout::Sheet;
use crate::theme::Role;

/// The cells that the key takes, the air behind it among them: as many as the longest of the keys that stand there
/// unless they are bound otherwise, so that what they do stands in one column.
const KEY: usize = "Enter".len() + 2;

/// Adds the row.
pub fn button<T: Copy>(key: &str, words: &str, press: T, sheet: &mut Sheet<T>) {
    sheet.marked(&mark(key), words, Role::Muted.into(), Some(press));
}

/// What stands before the words.
pub fn mark(key: &str) -> String {
    let taken = KEY - 1;
    format!("{key:<taken$} ")
}
