//! What the parts of a block have to know of the whole of it, whatever the width: it is measured once.
//!
//! Code and tables may be as long as a file. They are laid out in parts of some screens each, whose
//! boundaries depend on the block alone, so that a place in one is found without the others.

use std::ops::Range;

use super::table::columns::Columns;

/// A part ends after this many lines of code, or rows of a table …
const MOST_LINES: usize = 128;
/// … or before the one that would make it more bytes than this.
const MOST_BYTES: usize = 16 << 10;

/// What is known of a whole block.
#[derive(Debug, Clone, Default)]
pub struct Measure {
    /// How much there is of the block, as [`super::Row::start`] counts it: no row starts after it.
    pub length: usize,
    /// Where the parts but the first begin, in the same measure.
    pub(super) later: Vec<usize>,
    /// The lines of code that these parts begin with or in.
    pub(super) lines: Vec<usize>,
    /// The cells that the longest line of code takes.
    pub(super) longest: usize,
    /// How many bytes the rows of a table have that stand above these parts, …
    pub(super) above: Vec<usize>,
    /// … and all of them, as [`crate::course::Table::row_bytes`] counts.
    pub bytes: usize,
    /// What the columns of a table need.
    pub(super) columns: Columns,
}

/// One part of a block.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The whole of it.
    pub(super) measure: &'a Measure,
    /// Which part.
    pub(super) index: usize,
}

/// Where parts end, found by going through the lines or rows of a block.
#[derive(Debug, Default)]
pub(super) struct Cuts {
    lines: usize,
    bytes: usize,
}

impl Measure {
    /// One of the parts.
    pub fn part(&self, index: usize) -> Part<'_> {
        let measure = self;
        Part { measure, index }
    }

    /// How many parts the block has, at least one.
    pub fn parts(&self) -> usize {
        self.later.len() + 1
    }

    /// The part in which the row stands that starts here, as [`super::Row::start`] counts.
    pub fn part_at(&self, start: usize) -> usize {
        self.later.partition_point(|first| *first <= start)
    }

    /// How many bytes the rows of a table have that stand above a part.
    pub fn bytes_above(&self, part: usize) -> usize {
        let before = part.checked_sub(1).and_then(|part| self.above.get(part));
        before.copied().unwrap_or(0)
    }

    /// The part of a table in which the row is that has so many bytes of the rows above it or in it.
    pub fn part_of_bytes(&self, bytes: usize) -> usize {
        self.above.partition_point(|above| *above <= bytes)
    }

    /// What of the block is in a part: bytes of code, or rows of a table.
    pub fn range(&self, part: usize) -> Range<usize> {
        let before = part.checked_sub(1).and_then(|part| self.later.get(part));
        let start = before.copied().unwrap_or(0);
        start..self.later.get(part).copied().unwrap_or(self.length)
    }
}

impl Part<'_> {
    /// Whether what stands above a block stands above this part.
    pub(super) fn is_first(self) -> bool {
        self.index == 0
    }

    /// Whether the block ends with this part.
    pub(super) fn is_last(self) -> bool {
        self.index + 1 == self.measure.parts()
    }

    /// The line of code that it begins with or in.
    pub(super) fn first_line(self) -> usize {
        let before = self.index.checked_sub(1);
        let line = before.and_then(|part| self.measure.lines.get(part));
        line.copied().unwrap_or(0)
    }

    /// What of the block is in it.
    pub(super) fn range(self) -> Range<usize> {
        self.measure.range(self.index)
    }
}

impl Cuts {
    /// Whether a part ends before the next line or row, which has so many bytes.
    pub(super) fn before(&mut self, bytes: usize) -> bool {
        let full = self.lines >= MOST_LINES || self.lines > 0 && self.bytes + bytes > MOST_BYTES;
        if full {
            *self = Self::default();
        }
        self.lines += 1;
        self.bytes += bytes;
        full
    }
}
