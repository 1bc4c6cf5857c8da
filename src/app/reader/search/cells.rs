//! The matches in a row of a table that is taller than a line: which of them stand above the line that is read.

use std::ops::Range;

use super::Match;
use crate::app::reader::Reader;
use crate::course::{Anchor, Inside, Passage, Table};

/// How far down in its row something stands: on which line, where the cells are beside each other, else behind how much.
type Depth = (usize, Inside);

/// The matches of a cell.
struct Cell {
    passage: Passage,
    matches: Vec<Range<usize>>,
    /// How many of them stand above the line that is read.
    above: usize,
}

impl Reader {
    /// The first match in the row of a table that an anchor is inside of, on its line or below that.
    pub(super) fn match_below_in_row(&mut self, from: Anchor) -> Option<Match> {
        let cells = self.cells_of_row(from);
        let below = cells.iter().filter_map(|cell| cell.at(cell.above));
        let below: Vec<_> = below.collect();
        self.deep(from, below).min().map(|(_, found)| found)
    }

    /// The last one above its line.
    pub(super) fn match_above_in_row(&mut self, from: Anchor) -> Option<Match> {
        let cells = self.cells_of_row(from);
        let above = cells
            .iter()
            .filter_map(|cell| cell.at(cell.above.checked_sub(1)?));
        let above: Vec<_> = above.collect();
        self.deep(from, above).max().map(|(_, found)| found)
    }

    /// The cells of that row with matches; none where an anchor is at the top of a row, or in no table.
    fn cells_of_row(&mut self, from: Anchor) -> Vec<Cell> {
        let columns = self.lesson.table(from.block).map(Table::columns);
        let Some(columns) = columns.filter(|_| !from.inside.is_top()) else {
            return Vec::new();
        };
        // Above the first row is the header.
        let first = (from.start + 1) * columns;
        let read = self.depth(from, from.inside);
        let passages = (first..first + columns).map(|text| Passage {
            block: from.block,
            text,
        });
        let cells = passages.map(|passage| {
            let matches = self.matches_in(passage);
            let above = matches.partition_point(|found| {
                let inside = Inside::new(passage.text % columns, found.start);
                self.depth(from, inside) < read
            });
            Cell {
                passage,
                matches,
                above,
            }
        });
        cells.collect()
    }

    /// Matches in that row, each with how far down it stands.
    fn deep(
        &mut self,
        from: Anchor,
        found: Vec<(Match, usize)>,
    ) -> impl Iterator<Item = (Depth, Match)> {
        let columns = self
            .lesson
            .table(from.block)
            .map_or(1, |table| table.columns().max(1));
        found.into_iter().map(move |(found, byte)| {
            let inside = Inside::new(found.passage.text % columns, byte);
            (self.depth(from, inside), found)
        })
    }

    fn depth(&mut self, row: Anchor, inside: Inside) -> Depth {
        match self.line_in_row(row.block, (row.start, inside)) {
            Some(line) => (line, Inside::default()),
            None => (0, inside),
        }
    }
}

impl Cell {
    /// One of its matches, and where it begins.
    fn at(&self, nth: usize) -> Option<(Match, usize)> {
        let found = Match {
            passage: self.passage,
            nth,
        };
        Some((found, self.matches.get(nth)?.start))
    }
}
