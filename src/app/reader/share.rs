//! Shares of a lesson, in source bytes: how much of it stands above a line, and going to where so much does.

use std::ops::Range;

use super::{Place, Reader};
use crate::course::{Anchor, Lesson};
use crate::layout::Row;
use crate::source::{Span, Steps};

/// A part of a whole, and the whole.
type Fraction = (u128, u128);

impl Reader {
    /// To a share of the lesson, from 0 to 100, in source bytes. `false` if that is held back: then it is the code whose
    /// output is yet to be said.
    pub fn to_percent(&mut self, percent: usize) -> bool {
        let percent = percent.min(100);
        // In hundredths of a byte, so that nothing is rounded before the place in the block is known.
        let wanted = self.bytes_before(usize::MAX) as u64 * percent as u64;
        let ends = &self.bytes;
        let block = ends.partition_point(|end| u64::from(end) * 100 <= wanted);
        // Code whose output is to be said may be held back itself.
        let above = |block: &usize| self.guess_above(*block);
        if let Some(code) = std::iter::successors(above(&block), above).last() {
            // What is held back is not led into by chance.
            let last = self.last_place_now();
            let code = self.place_of(code);
            self.go(code.min(last));
            self.note_so_far(percent);
            return false;
        }
        let mut exact = None;
        let place = if block < self.lesson.blocks.len() {
            let left = u128::from(wanted) - self.bytes_before(block) as u128 * 100;
            let (start, part) = self.start_at(block, (left, self.bytes_of(block) as u128 * 100));
            let anchor = Anchor::new(block, start);
            match self.line_inside(anchor, part) {
                Some(line) => self.seat_at(line),
                None if start == 0 => self.place_of(block),
                None => {
                    exact = Some(anchor);
                    self.seat_of(anchor)
                }
            }
        } else {
            Place {
                block: usize::MAX,
                ..Place::default()
            }
        };
        let last = self.last_place_now();
        self.go(place.min(last));
        // Not only where its row begins: after a restart the share is the same.
        if let Some(exact) = exact.filter(|exact| self.place == place && place.block == exact.block)
        {
            self.anchor = exact;
        }
        self.read = percent as f64 / 100.0;
        self.note_so_far(percent);
        true
    }

    /// The share of the lesson that stands above an anchor, from 0 to 1, in source bytes: what
    /// [`Reader::to_percent`] goes to.
    pub(super) fn share(&mut self, anchor: Anchor) -> f64 {
        let total = self.bytes_before(usize::MAX);
        let inside = if let Some((row, all)) = self.row_bytes(anchor.block, anchor.start) {
            let above = row.start as f64 + row.len() as f64 * self.share_of_row(anchor);
            above / all.max(1) as f64
        } else {
            let length = self.measure(anchor.block).length;
            anchor.start.min(length) as f64 / length.max(1) as f64
        };
        let before = self.bytes_before(anchor.block) as f64;
        (before + self.bytes_of(anchor.block) as f64 * inside) / total.max(1) as f64
    }

    /// What stands above the line of a block that has so much of the block's bytes above, as a fraction; for a table this is a
    /// row, and how much of that is above, too.
    fn start_at(&mut self, block: usize, (above, all): Fraction) -> (usize, Fraction) {
        let all = all.max(1);
        let measure = self.measure(block);
        let Some(table) = self.lesson.table(block) else {
            let start = above * measure.length as u128 / all;
            return (start as usize, (0, 1));
        };
        // Nothing is rounded here: each byte counts as many times as the block has bytes.
        let wanted = above * measure.bytes as u128;
        let part = measure.part_of_bytes((wanted / all) as usize);
        let mut left = wanted - measure.bytes_above(part) as u128 * all;
        let rows = measure.range(part);
        let last = rows.end.saturating_sub(1);
        for row in rows {
            let bytes = table.row_bytes(row) as u128 * all;
            if left < bytes || row == last {
                return (row, (left.min(bytes), bytes));
            }
            left -= bytes;
        }
        (last, (0, 1))
    }

    /// Which of the bytes of all rows of a table a row has, and how many there are; `None` for another block. Only the rows of
    /// one part are gone through.
    fn row_bytes(&mut self, block: usize, row: usize) -> Option<(Range<usize>, usize)> {
        let measure = self.measure(block);
        let table = self.lesson.table(block)?;
        let part = measure.part_at(row);
        let rows = measure.range(part);
        let above = (rows.start..row.min(rows.end)).map(|row| table.row_bytes(row));
        let start = measure.bytes_above(part) + above.sum::<usize>();
        Some((start..start + table.row_bytes(row), measure.bytes))
    }

    /// The share of a row of a table that stands above a line of it: of its lines, whatever the line above the row is.
    fn share_of_row(&mut self, anchor: Anchor) -> f64 {
        let line = self.line_of(anchor);
        let later = self.later_lines(line, anchor.start);
        let above = (line.row + 1).saturating_sub(later.start).min(later.len());
        above as f64 / (later.len() + 1) as f64
    }

    /// The line of a row of a table, or the next row, that has so much of the row above, as a fraction; `None` where that is the
    /// first.
    fn line_inside(&mut self, anchor: Anchor, (above, all): Fraction) -> Option<Place> {
        if !self.is_table(anchor.block) {
            return None;
        }
        let first = self.line_of(anchor);
        let later = self.later_lines(first, anchor.start);
        let lines = later.len() as u128 + 1;
        let nearest = (above * lines + all / 2) / all.max(1);
        if nearest == lines && !later.is_empty() {
            return Some(self.line_of(Anchor::new(anchor.block, anchor.start + 1)));
        }
        let row = later.start + nearest.min(lines - 1).checked_sub(1)? as usize;
        Some(Place { row, ..first })
    }

    /// The lines but the first of a row of a table, as rows of the part that it is in.
    fn later_lines(&mut self, part: Place, start: usize) -> Range<usize> {
        let laid = self.laid(part);
        let is_above = |row: &Row| row.start < start || row.start == start && row.inside.is_top();
        let first = laid.rows.partition_point(is_above);
        let after = laid.rows.partition_point(|row| row.start <= start);
        first..after
    }

    /// How many bytes the blocks before one have in the file.
    pub(super) fn bytes_before(&self, block: usize) -> usize {
        let before = block.min(self.bytes.len()).checked_sub(1);
        let end = before.and_then(|before| self.bytes.get(before));
        end.unwrap_or(0) as usize
    }

    /// How many bytes a block has in the file.
    pub(super) fn bytes_of(&self, block: usize) -> usize {
        self.bytes_before(block.saturating_add(1)) - self.bytes_before(block)
    }
}

/// How many bytes each block and those before it have in the file. Their places there are no measure:
/// the blocks of footnotes stand at the end of the lesson, wherever they were written.
pub(super) fn bytes(lesson: &Lesson) -> Steps {
    let mut end = 0;
    let lengths = lesson.blocks.spans().map(Span::len);
    lengths
        .map(|length| {
            end += length as u32;
            end
        })
        .collect()
}
