//! Tables: bordered while the columns' longest words fit, then without sides, then a card a row.
//!
//! No width loses data, and no word is broken while it fits.

mod cards;
mod columns;
mod grid;

use super::Room;
use super::flow::Flow;
use super::frame::Label;
use super::leaf::{NARROWEST_FRAME, flow_rows};
use super::row::Row;
use super::target::{Target, Targets};
use crate::course::{Prose, Table};
use crate::theme::Role;
use columns::{Columns, Keep};
use grid::{Border, Grid};

/// Columns beyond this are not shown; a note says so.
pub(super) const MOST_COLUMNS: usize = 64;
/// A column of the wide view is at most this wide: cells that are longer wrap.
const WIDEST_COLUMN: usize = 240;
/// The wide view fills at most this many cells, whatever the table holds.
const MOST_CELLS: usize = 32 << 20;

/// A table at its natural width, to be scrolled in both directions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Natural {
    /// All rows, of the same width but for a note at the end.
    pub rows: Vec<Row>,
    /// What the pieces lead to.
    pub targets: Vec<Target>,
    /// How many rows at the top stay in sight: the border and the header.
    pub frozen_rows: usize,
    /// How many cells at the left stay in sight: the first column with its borders.
    pub frozen_cells: usize,
    /// Where each column starts, in cells.
    pub columns: Vec<usize>,
    /// The cells that a row takes.
    pub width: usize,
}

/// The rows of a table.
pub(super) fn rows(table: &Table, room: Room, targets: &mut Targets) -> Vec<Row> {
    let columns = Columns::measure(table);
    if columns.list.is_empty() {
        return Vec::new();
    }
    let natural = columns.natural() + Border::Full.cells(columns.list.len());
    if natural <= room.wide {
        let widths = columns.list.iter().map(|column| column.natural).collect();
        let grid = Grid::new(table, &columns, widths, Border::Full).on(room);
        return with_note(grid.rows(None, targets), table, room);
    }
    let buttons = room.buttons.filter(|_| room.width >= NARROWEST_FRAME);
    let label = buttons.map(|buttons| {
        let target = targets.add(|| Target::Wide(room.index));
        Label::leading(buttons.wide, Role::CodeLabel, target)
    });
    for keep in [Keep::Words, Keep::Pieces] {
        for border in [Border::Full, Border::Open] {
            let available = room.wide.saturating_sub(border.cells(columns.list.len()));
            if let Some(widths) = columns.share(available, keep) {
                let grid = Grid::new(table, &columns, widths, border).on(room);
                return with_note(grid.rows(label, targets), table, room);
            }
        }
    }
    with_note(cards::rows(table, room, label, targets), table, room)
}

/// The wide view of a table.
pub fn natural(table: &Table) -> Natural {
    let columns = Columns::measure(table);
    let count = columns.list.len();
    if count == 0 {
        return Natural::default();
    }
    let rows = table.rows.len().max(1);
    let most = (MOST_CELLS / (rows * count)).clamp(1, WIDEST_COLUMN);
    let widths: Vec<usize> = columns
        .list
        .iter()
        .map(|column| column.natural.min(most))
        .collect();
    let mut starts = Vec::with_capacity(count);
    let mut at = 0;
    for width in &widths {
        starts.push(at);
        at += width + 3;
    }
    let frozen_cells = widths.first().map_or(0, |width| width + 4);
    let grid = Grid::new(table, &columns, widths, Border::Full);
    let mut targets = Targets::default();
    let frozen_rows = grid.head_rows();
    Natural {
        rows: grid.rows(None, &mut targets),
        targets: targets.list,
        frozen_rows,
        frozen_cells,
        columns: starts,
        width: at + 1,
    }
}

/// The rows and, if there are columns that are not shown, a row that says how many.
fn with_note(mut rows: Vec<Row>, table: &Table, room: Room) -> Vec<Row> {
    let more = table.header.len().saturating_sub(MOST_COLUMNS);
    if more > 0 {
        let note = format!("… and {more} more columns, which are not shown");
        let note = flow_rows(Flow::plain(&note, Role::Muted), room.width);
        let end = table.rows.len();
        rows.extend(note.into_iter().map(|row| row.starting(end)));
    }
    rows
}

/// The cells of a row that are shown.
fn shown(cells: &[Prose]) -> &[Prose] {
    cells.get(..MOST_COLUMNS).unwrap_or(cells)
}
