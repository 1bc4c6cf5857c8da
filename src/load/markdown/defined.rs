//! Where the definitions of links begin in a window. They are no events, but the next window can begin with one.

use std::ops::Range;

use super::continued::{Continued, is_blank};
use super::windows::line_start;

/// Where some definitions begin, in order.
#[derive(Debug, Default)]
pub struct Defined(Vec<usize>);

impl Defined {
    /// Those among the definitions of a window that stand alone in what goes on there: one that is indented any deeper is one
    /// because of the line above it.
    pub fn new(
        (text, window): (&str, &Range<usize>),
        continued: &Continued,
        starts: impl Iterator<Item = usize>,
    ) -> Self {
        let quotes = continued.quotes();
        let stands_alone = |start: &usize| {
            let begins = line_start(text, *start).max(window.start);
            let line = text.get(begins..*start).unwrap_or_default();
            continued.indent(line, begins == window.start) < 4 && is_blank(line, quotes)
        };
        let mut starts: Vec<usize> = starts.filter(stands_alone).collect();
        starts.sort_unstable();
        Self(starts)
    }

    /// The latest one before a place.
    pub fn before(&self, at: usize) -> Option<usize> {
        let count = self.0.partition_point(|start| *start < at);
        self.0.get(count.checked_sub(1)?).copied()
    }
}
