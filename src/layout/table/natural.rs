//! A table for its wide view: every column as wide as it likes, but for the first one where it would fill the screen.

use super::Slice;
use super::columns::{Column, Columns};
use super::grid::{Border, Grid};
use crate::course::{Inside, Table};
use crate::layout::growing::Growing;
use crate::layout::measure::{Measure, Part};
use crate::layout::{Laid, Marks};

/// A column of the wide view is at most this wide: cells that are longer wrap.
const WIDEST_COLUMN: usize = 240;

/// A table at its natural width, to be scrolled in both directions.
#[derive(Debug, Clone)]
pub struct Natural {
    /// How many rows at the top stay in sight: the border and the header.
    pub frozen_rows: usize,
    /// How many cells at the left stay in sight: the first column with its borders.
    pub frozen_cells: usize,
    /// The cells that a row takes.
    pub width: usize,
    /// How wide each column is, without what stands around its words.
    pub widths: Vec<usize>,
}

impl Natural {
    /// The wide view of a table that has been measured, on a screen of so many cells.
    pub fn new(table: &Table, measure: &Measure, wide: usize) -> Self {
        let columns = &measure.columns;
        let natural = |column: &Column| column.natural.min(WIDEST_COLUMN);
        let mut widths: Vec<usize> = columns.list.iter().map(natural).collect();
        if let Some(first) = widths.first_mut() {
            *first = first_width(columns, wide).min(*first);
        }
        let part = measure.part(0);
        let grid = Grid::new(Slice { table, part }, widths, Border::Full);
        Self {
            frozen_rows: grid.head_rows(),
            frozen_cells: grid.first_cells(),
            width: grid.width(),
            widths: grid.widths,
        }
    }

    /// The rows of one part, all of the same width, with what is set off in the table, which is this block; none for a
    /// table without columns.
    pub fn part(&self, block: usize, table: &Table, part: Part<'_>, marks: Marks<'_>) -> Laid {
        let mut laid = Growing::default();
        if !self.widths.is_empty() {
            let grid = Grid::new(Slice { table, part }, self.widths.clone(), Border::Full);
            let grid = grid.on(block, marks);
            laid.rows = grid.rows(&[], &mut laid.targets);
        }
        laid.finish()
    }

    /// Which line of a row of the table says a byte of one of its cells.
    pub fn line_of(&self, table: &Table, part: Part<'_>, index: usize, inside: Inside) -> usize {
        let grid = Grid::new(Slice { table, part }, self.widths.clone(), Border::Full);
        grid.line_of(index, inside)
    }

    /// How many cells of its column stand left of a byte of one of the cells, on the line that says it, and how many are free at
    /// the end of that line. The header is the row that has none above it.
    pub fn cells_beside(
        &self,
        table: &Table,
        part: Part<'_>,
        above: usize,
        inside: Inside,
    ) -> (usize, usize) {
        let grid = Grid::new(Slice { table, part }, self.widths.clone(), Border::Full);
        grid.cells_beside(above, inside)
    }

    /// The cells of each column that is not the first, with the line at its right.
    pub fn later_columns(&self) -> impl Iterator<Item = usize> {
        self.widths.iter().skip(1).map(|width| width + 3)
    }
}

/// How wide the first column may be, which stays in sight: half of the screen, or else a third of it, and then as much
/// as its longest word needs, or all that the others leave. Its cells wrap where they are longer.
fn first_width(columns: &Columns, wide: usize) -> usize {
    let Some(first) = columns.list.first() else {
        return 0;
    };
    let whole = columns.natural() + Border::Full.cells(columns.list.len());
    let sides = Border::Full.cells(1);
    let half = (wide / 2).saturating_sub(sides).max(1);
    if whole <= wide || first.natural <= half {
        return first.natural;
    }
    let third = (wide / 3).saturating_sub(sides);
    let left_over = (wide + first.natural).saturating_sub(whole);
    first.word.max(third).min(half).max(left_over)
}
