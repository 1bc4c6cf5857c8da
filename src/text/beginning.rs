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
    let most = cells.saturating_add(1).saturating_mul(BYTES_PER_CLUSTER);
    let most = most.min(text.len());
    let near = (0..=most).rev().find_map(|end| text.get(..end));
    let near = near.unwrap_or_default();
    let cleaned = clean(near);
    let (mut start, mut left) = (0, cells);
    for (end, wide) in cluster_ends(&cleaned) {
        let cluster = cleaned.get(start..end).unwrap_or_default();
        start = end;
        if cluster.trim().is_empty() {
            continue;
        }
        let Some(rest) = left.checked_sub(wide) else {
            let beginning = cleaned.get(..end).unwrap_or_default();
            return Cow::Owned(beginning.to_owned());
        };
        left = rest;
    }
    Cow::Borrowed(near)
}
