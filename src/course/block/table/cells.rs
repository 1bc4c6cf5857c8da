//! The cells of a table one by one. Where their texts are is told in steps from one to the next.

use std::ops::Range;

use super::Table;
use crate::course::prose::ProseRef;
use crate::source::Numbers;

/// The bit of both ends of a [`Cell`] that says that its text is not one of [`Table::written`].
pub(super) const APART: u32 = 1 << 31;

/// Where the text of a cell is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Cells of a table, one after the other.
#[derive(Debug, Clone)]
pub struct Cells<'a> {
    table: &'a Table,
    next: usize,
    end: usize,
    /// The first of [`More::marked`](super::More::marked) that is not before the next cell.
    marked: usize,
    /// How many of [`Table::cells`] have been passed, and what follows.
    read: (usize, Numbers<'a>),
}

impl Cell {
    /// The next one of those whose starts and ends these are.
    pub(super) fn next(numbers: &mut Numbers<'_>) -> Option<Self> {
        let (start, end) = (numbers.next()?, numbers.next()?);
        Some(Self { start, end })
    }
}

impl<'a> Cells<'a> {
    /// Those in a range, none of which is beyond the last.
    pub(super) fn new(table: &'a Table, range: Range<usize>) -> Self {
        let Range { start, end } = range;
        let marked = &table.more().marked;
        Self {
            table,
            next: start.min(end),
            end,
            marked: marked.partition_point(|(cell, _)| (*cell as usize) < start),
            read: (0, table.cells.iter()),
        }
    }

    /// The text of a cell; that of one that is not there any more is empty.
    fn text(&mut self, index: usize) -> &'a str {
        let Some(at) = self.table.kept(index) else {
            return "";
        };
        if self.read.0 != at {
            self.read = (at, self.table.cells.starting(2 * at));
        }
        self.read.0 += 1;
        let cell = Cell::next(&mut self.read.1);
        cell.map_or("", |cell| self.table.text(cell))
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = ProseRef<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let (index, table) = (self.next, self.table);
        if index >= self.end {
            return None;
        }
        let text = self.text(index);
        self.next += 1;
        let more = table.more();
        let marks = match more.marked.get(self.marked) {
            Some((marked, end)) if *marked as usize == index => {
                let before = self.marked.checked_sub(1);
                let start = before.map_or(0, |before| more.marked[before].1);
                self.marked += 1;
                more.marks.get(start as usize..*end as usize)
            }
            _ => None,
        };
        Some(ProseRef {
            text,
            marks: marks.unwrap_or_default(),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.end - self.next;
        (left, Some(left))
    }

    fn nth(&mut self, count: usize) -> Option<Self::Item> {
        let start = self.next.saturating_add(count);
        *self = self.table.some(start.min(self.end), self.end);
        self.next()
    }
}

impl ExactSizeIterator for Cells<'_> {}
