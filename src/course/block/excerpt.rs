//! Code of which only some lines are left: all places in it are counted as if the others were there, too.

use serde::{Deserialize, Serialize};
use std::ops::Range;

use super::Code;

/// So many characters of the beginning are kept, by which the code is known.
const BEGINNING: usize = 256;

/// What there is to know of the lines of a block of code that are not there any more.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Excerpt {
    /// What the whole began with.
    beginning: String,
    /// How many bytes stood above what is left, and below.
    bytes: [usize; 2],
    /// How many lines did.
    lines: [usize; 2],
}

impl Code {
    /// Whether it can do without some of its lines for a while. What is run, or whose lines are hidden, is known by all of it.
    pub fn can_be_excerpted(&self) -> bool {
        self.hidden.is_none() && self.excerpt.is_none() && !self.attributes.is_tried()
    }

    /// The lines that some of its bytes are in, and no others.
    #[must_use]
    pub(super) fn excerpted(&self, range: Range<usize>) -> Self {
        let (before, _) = split(&self.text, range.start);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let (_, behind) = split(&self.text, range.end.saturating_sub(1).max(start));
        let below = behind
            .find('\n')
            .map_or(0, |newline| behind.len() - newline);
        let end = self.text.len() - below;
        let [above, text, below] = [0..start, start..end, end..self.text.len()]
            .map(|range| self.text.get(range).unwrap_or_default());
        let trimmed = self.text.trim_start();
        Self {
            language: (&*self.language).into(),
            text: text.into(),
            attributes: self.attributes.clone(),
            hidden: None,
            excerpt: Some(Box::new(Excerpt {
                beginning: trimmed.chars().take(BEGINNING).collect(),
                bytes: [above.len(), below.len()],
                lines: [above, below].map(|gone| gone.matches('\n').count()),
            })),
        }
    }

    /// How many bytes there are, and were, without hidden lines.
    pub fn len(&self) -> usize {
        let [above, below] = self
            .excerpt
            .as_ref()
            .map_or([0; 2], |excerpt| excerpt.bytes);
        above + self.text.len() + below
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many bytes stood above what is left.
    pub fn first_byte(&self) -> usize {
        self.excerpt.as_ref().map_or(0, |excerpt| excerpt.bytes[0])
    }

    /// What there is of a range of bytes, and where that begins.
    pub fn part(&self, range: Range<usize>) -> (usize, &str) {
        let first = self.first_byte();
        let end = first + self.text.len();
        if range.end < first || range.start > end {
            return (range.start, "");
        }
        let start = range.start.max(first);
        let inside = start - first..range.end.min(end).max(start) - first;
        (start, self.text.get(inside).unwrap_or_default())
    }

    /// What it begins with, without the white space before that: as much as it is known by.
    pub fn beginning(&self) -> &str {
        let excerpt = self.excerpt.as_ref();
        excerpt.map_or(self.text.trim_start(), |excerpt| &excerpt.beginning)
    }

    /// How many lines are not there any more above what is left, and below.
    pub fn lines_gone(&self) -> [usize; 2] {
        let excerpt = self.excerpt.as_ref();
        excerpt.map_or([0; 2], |excerpt| excerpt.lines)
    }
}

/// A text before a byte and from it on, or the character that this is in.
fn split(text: &str, at: usize) -> (&str, &str) {
    let mut before = (0..=at.min(text.len())).rev();
    before
        .find_map(|at| text.split_at_checked(at))
        .unwrap_or_default()
}
