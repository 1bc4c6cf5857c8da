//! The line under the eye, which is the first one on the screen but for a header that stays there: what it is known by at any width,
//! and which one that is at this width.

use super::{Place, Reader};
use crate::course::{Anchor, BlockKind, Inside};
use crate::layout::{self, Row};

impl Reader {
    /// What the line under the eye is known by where a screen begins at a place.
    pub(super) fn anchor_at(&mut self, place: Place) -> Anchor {
        let line = self.eye(place);
        let covered = self.covered(place, line);
        let laid = self.laid(line);
        let row = laid.rows.get(line.row);
        let (start, inside) = row.map(|row| (row.start, row.inside)).unwrap_or_default();
        let first = laid.rows.partition_point(|row| row.start < start);
        Anchor {
            block: line.block,
            start,
            nth: line.row.saturating_sub(first),
            inside,
            covered,
        }
    }

    /// Where a screen begins that has this line under the eye.
    pub(super) fn seat_of(&mut self, anchor: Anchor) -> Place {
        let line = self.line_of(anchor);
        if anchor.covered > 0 {
            let seat = self.stepped(line, -anchor.covered.cast_signed());
            if self.eye(seat) == line {
                return seat;
            }
        }
        self.seat_at(line)
    }

    /// The same for a row of a part.
    pub(super) fn seat_at(&mut self, line: Place) -> Place {
        if self.pins(line).is_empty() {
            return line;
        }
        let first = Place {
            part: 0,
            row: 0,
            ..line
        };
        let header = self.laid(first).head.clone();
        // Below the first row of the screen it is seen where that begins with the header itself.
        let top = Place {
            row: header.start,
            ..first
        };
        self.stepped(line, -header.len().cast_signed()).max(top)
    }

    /// The first row of a screen that begins at a place, but for a header that stays above it.
    fn eye(&mut self, place: Place) -> Place {
        let header = self.pins(place).len();
        self.below_header(place, header)
    }

    /// How many rows a header covers that stands at a place, up to the line below it.
    fn covered(&mut self, place: Place, line: Place) -> usize {
        if place == line {
            return 0;
        }
        let header = self.pins(place).len();
        let below = self.stepped(place, header.cast_signed());
        header + usize::from(below != line)
    }

    /// Where an anchor is at this width: in the part that has all rows with as much above. If there are fewer of
    /// them it is the last, and if there is none the one before.
    pub(super) fn line_of(&mut self, anchor: Anchor) -> Place {
        let block = anchor.block.min(self.lesson.blocks.len().saturating_sub(1));
        let place = Place {
            block,
            part: self.measure(block).part_at(anchor.start),
            row: 0,
        };
        if self.rows(place) == 0 {
            // It is folded away, or inside of a line of code that is shown in one row.
            return self.previous_part(place).unwrap_or_default();
        }
        let laid = self.laid(place);
        let first = laid.rows.partition_point(|row| row.start < anchor.start);
        let after = laid.rows.partition_point(|row| row.start <= anchor.start);
        let nth = self.nth_of(anchor, place, &laid.rows[first..after]);
        let row = first.saturating_add(nth);
        Place {
            row: row.min(after.saturating_sub(1)),
            ..place
        }
    }

    /// Which of the rows with as much above is the line of an anchor.
    fn nth_of(&mut self, anchor: Anchor, place: Place, rows: &[Row]) -> usize {
        let inside = anchor.inside;
        let is_it = |row: &Row| row.inside == inside;
        // An older version knew only which line of the row it was.
        if inside.is_top() || rows.get(anchor.nth).is_some_and(is_it) {
            return anchor.nth;
        }
        let lines = rows.partition_point(|row| row.inside.is_top());
        match self.line_in_row(place.block, (anchor.start, inside)) {
            Some(line) => lines.saturating_sub(1) + line,
            None => rows
                .partition_point(|row| row.inside <= inside)
                .saturating_sub(1),
        }
    }

    /// Which line of a row of a table says a byte of one of its cells, where the cells are beside each other.
    pub(super) fn line_in_row(&mut self, block: usize, row: (usize, Inside)) -> Option<usize> {
        let cells = (self.column.width, self.wide);
        let measure = self.measure(block);
        let part = measure.part(measure.part_at(row.0));
        layout::line_in_row(self.lesson.blocks.get(block)?, part, cells, row)
    }

    pub(super) fn is_table(&self, block: usize) -> bool {
        let block = self.lesson.blocks.get(block);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Table(_)))
    }
}
