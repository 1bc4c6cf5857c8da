//! A table in the making.

use super::long;
use crate::course::Prose;
use crate::course::block::{Alignment, Table};

/// Collects the cells of a table.
#[derive(Debug, Default)]
pub struct Rows {
    table: Table,
    row: Vec<Prose>,
    /// Where it begins in the file.
    start: usize,
}

impl Rows {
    /// A table with these columns.
    pub fn new(alignments: &[pulldown_cmark::Alignment], start: usize) -> Self {
        let alignments = alignments.iter().map(|alignment| match alignment {
            pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Left,
            pulldown_cmark::Alignment::Center => Alignment::Center,
            pulldown_cmark::Alignment::Right => Alignment::Right,
        });
        Self {
            table: Table {
                alignments: alignments.collect(),
                ..Table::default()
            },
            row: Vec::new(),
            start,
        }
    }

    /// Adds a cell to the row.
    pub fn cell(&mut self, prose: Prose) {
        self.row.push(prose);
    }

    /// Ends the header.
    pub fn end_header(&mut self) {
        self.table.header = self.take_row();
    }

    /// Ends a row of the body. Cells that are too long for one row go on in the next. What its line has beyond the last column goes into the last cell: Markdown would drop it.
    pub fn end_row(&mut self, beyond: Option<&str>) {
        let mut row = self.take_row();
        if let (Some(cell), Some(beyond)) = (row.last_mut(), beyond) {
            cell.text.push_str(" | ");
            cell.text.push_str(beyond);
        }
        let rests: Vec<_> = row.iter_mut().map(long::cut_off).collect();
        self.table.rows.push(row);
        let more = rests.iter().map(Vec::len).max().unwrap_or(0);
        let mut rests: Vec<_> = rests.into_iter().map(Vec::into_iter).collect();
        for _ in 0..more {
            let cells = rests
                .iter_mut()
                .map(|rest| rest.next().unwrap_or_default().1);
            self.table.rows.push(cells.collect());
        }
    }

    /// What the line of a row has beyond the last column, without the pipe at its end.
    pub fn beyond<'a>(&self, line: &'a str) -> Option<&'a str> {
        let line = line.trim();
        let inner = line.strip_prefix('|').unwrap_or(line);
        let pipes = inner.match_indices('|').map(|(at, _)| at);
        let mut separators = pipes.filter(|at| !inner[..*at].ends_with('\\'));
        let after = separators.nth(self.table.alignments.len().checked_sub(1)?)? + 1;
        let beyond = inner.get(after..)?.trim();
        let beyond = beyond.strip_suffix('|').unwrap_or(beyond).trim();
        (!beyond.is_empty()).then_some(beyond)
    }

    /// The finished table and where it begins in the file.
    pub fn finish(self) -> (Table, usize) {
        (self.table, self.start)
    }

    fn take_row(&mut self) -> Vec<Prose> {
        let mut row = std::mem::take(&mut self.row);
        row.resize_with(self.table.alignments.len(), Prose::default);
        // A table may have a hundred thousand rows: none keeps room for more cells than it has.
        row.shrink_to_fit();
        row
    }
}
