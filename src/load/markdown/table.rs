//! A table in the making.

use super::long;
use crate::course::Prose;
use crate::course::block::{Alignment, Table};
use crate::source::Span;

/// Collects the cells of a table.
#[derive(Debug, Default)]
pub struct Rows {
    table: Table,
    /// The cells of the row, each with its place in the file.
    row: Vec<(Prose, Span)>,
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
            table: Table::new(alignments.collect()),
            row: Vec::new(),
            start,
        }
    }

    /// How many cells each row has.
    pub fn columns(&self) -> usize {
        self.table.columns()
    }

    /// Adds a cell to the row, which is at this place of the file.
    pub fn cell(&mut self, prose: Prose, span: Span) {
        self.row.push((prose, span));
    }

    /// Ends the header.
    pub fn end_header(&mut self, file: &str) {
        self.fill_row();
        for (prose, span) in self.row.drain(..) {
            let at = place(&prose.text, span, (file, self.start));
            self.table.push(prose, at);
        }
    }

    /// Ends a row of the body. Cells that are too long for one row go on in the next. What its line has beyond the last column goes into the last cell: Markdown would drop it.
    pub fn end_row(&mut self, beyond: Option<&str>, file: &str) {
        self.fill_row();
        if let (Some((cell, _)), Some(beyond)) = (self.row.last_mut(), beyond) {
            cell.text = format!("{} | {beyond}", cell.text).into();
        }
        let mut rests = Vec::new();
        for (mut prose, span) in self.row.drain(..) {
            rests.push(long::cut_off(&mut prose).into_iter());
            let at = place(&prose.text, span, (file, self.start));
            self.table.push(prose, at);
        }
        let more = rests.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
        for _ in 0..more {
            for rest in &mut rests {
                let (_, prose) = rest.next().unwrap_or_default();
                self.table.push(prose, None);
            }
        }
    }

    /// What the line of a row has beyond the last column, without the pipe at its end.
    pub fn beyond<'a>(&self, line: &'a str) -> Option<&'a str> {
        let line = line.trim();
        let inner = line.strip_prefix('|').unwrap_or(line);
        let pipes = inner.match_indices('|').map(|(at, _)| at);
        let mut separators = pipes.filter(|at| !inner[..*at].ends_with('\\'));
        let after = separators.nth(self.table.columns().checked_sub(1)?)? + 1;
        let beyond = inner.get(after..)?.trim();
        let beyond = beyond.strip_suffix('|').unwrap_or(beyond).trim();
        (!beyond.is_empty()).then_some(beyond)
    }

    /// The finished table, which ends at `end` of the file, and where it is.
    pub fn finish(mut self, file: &str, end: usize) -> (Table, Span) {
        let span = Span::new(self.start, end);
        let written = file.get(span.start..span.end).unwrap_or_default();
        self.table.write(written);
        (self.table, span)
    }

    fn fill_row(&mut self) {
        self.row.resize_with(self.table.columns(), Default::default);
    }
}

/// Where a table that begins at `start` of a file has the text of a cell as it is, if it has.
fn place(text: &str, span: Span, (file, start): (&str, usize)) -> Option<usize> {
    let written = file.get(span.start..span.end)?;
    let words = written.trim_start();
    let blank = written.len() - words.len();
    // Most cells are all words.
    let at = if words.starts_with(text) {
        blank
    } else {
        written.find(text)?
    };
    (span.start + at).checked_sub(start)
}
