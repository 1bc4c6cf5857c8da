//! As much of a foreign text as a window can hold, found without looking at the rest.

use std::borrow::Cow;

use super::{BYTES_PER_CLUSTER, clean, cluster_ends};

/// The beginning of a text that takes more than so many cells, blanks not counted; all of it where it takes no more.
///
/// Blanks at the ends of rows are left out, so that any number of them may be hidden. A text of so many, or of so much
/// that takes no cell, that a cell would have more bytes than it can hold is cut all the same.
pub fn beginning(text: &str, cells: usize) -> Cow<'_, str> {
    if text.len() <= cells {
        return Cow::Borrowed(text);
    }
    // Most letters take few bytes, and far fewer than they can are looked at first.
    let few = [1, 4].into_iter().find_map(|bytes| {
        let near = start(text, cells.saturating_mul(2).saturating_mul(bytes));
        more_than(near, cells).filter(|(_, is_last)| !is_last || near.len() == text.len())
    });
    let most = cells.saturating_add(1).saturating_mul(BYTES_PER_CLUSTER);
    let near = start(text, most);
    match few.or_else(|| more_than(near, cells)) {
        Some((beginning, _)) => Cow::Owned(beginning),
        None => Cow::Borrowed(near),
    }
}

/// So many bytes of a text, or a few less where a letter ends later.
fn start(text: &str, bytes: usize) -> &str {
    let most = bytes.min(text.len());
    let near = (0..=most).rev().find_map(|end| text.get(..end));
    near.unwrap_or_default()
}

/// The beginning of a text that takes more than so many cells, and whether it ends with the last cluster, of which the rest
/// may be missing; `None` where it takes no more.
fn more_than(text: &str, cells: usize) -> Option<(String, bool)> {
    let cleaned = clean(text);
    let (mut start, mut left) = (0, cells);
    for (end, wide) in cluster_ends(&cleaned) {
        let cluster = cleaned.get(start..end).unwrap_or_default();
        start = end;
        if cluster.trim().is_empty() {
            continue;
        }
        let Some(rest) = left.checked_sub(wide) else {
            let beginning = cleaned.get(..end).unwrap_or_default();
            return Some((beginning.to_owned(), end == cleaned.len()));
        };
        left = rest;
    }
    None
}
