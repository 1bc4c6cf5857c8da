//! Tables: bordered while the columns' longest words fit, then without sides, then a card a row.
//!
//! No width loses data, and no word is broken while it fits.

mod cards;
pub(super) mod columns;
mod grid;
mod natural;

use std::ops::Range;

use super::Room;
use super::flow::Flow;
use super::frame::{Label, NARROWEST_FRAME};
use super::leaf::flow_rows;
use super::measure::{Cuts, Measure, Part};
use super::row::Row;
use super::target::{Target, Targets};
use crate::course::block::MOST_COLUMNS;
use crate::course::{Inside, Table};
use crate::theme::Role;
use columns::Columns;
use columns::Keep;
use grid::{Border, Grid};
pub use natural::Natural;

/// A table, and which of its parts is laid out.
#[derive(Clone, Copy)]
struct Slice<'a> {
    table: &'a Table,
    part: Part<'a>,
}

/// A part of a table as rows.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) rows: Vec<Row>,
    /// The cells that the widest row of all parts takes.
    pub(super) width: usize,
    /// The rows that are the header with the line below it.
    pub(super) head: Range<usize>,
}

/// How a table is shown in a room.
enum Shape {
    /// With columns of these widths.
    Grid(Vec<usize>, Border),
    /// As cards.
    Cards,
}

/// What the parts of a table have to know of all of it.
pub(super) fn measure(table: &Table) -> Measure {
    let mut measure = Measure {
        length: table.len(),
        columns: Columns::measure(table),
        ..Measure::default()
    };
    let mut cuts = Cuts::default();
    // Each row would be looked for first.
    let mut cells = table.rows(0..table.len());
    for index in 0..table.len() {
        let row = cells.by_ref().take(table.columns());
        let texts = row.map(|cell| cell.text.len()).sum();
        if cuts.before(texts) {
            measure.later.push(index);
            measure.above.push(measure.bytes);
        }
        measure.bytes += texts + table.bytes_around();
    }
    measure
}

/// The rows of a part of a table.
pub(super) fn rows(table: &Table, part: Part, room: Room, targets: &mut Targets) -> Drawn {
    let columns = &part.measure.columns;
    if columns.list.is_empty() {
        return Drawn::default();
    }
    let slice = Slice { table, part };
    let natural = columns.natural() + Border::Full.cells(columns.list.len());
    let buttons = room.view.buttons;
    let buttons = buttons.filter(|_| natural > room.wide && room.width >= NARROWEST_FRAME);
    let label = buttons.filter(|_| part.is_first()).map(|buttons| {
        let target = targets.add(|| Target::Wide(room.index));
        Label::leading(buttons.wide, Role::CodeLabel, target)
    });
    let mut drawn = match shape(columns, room.wide) {
        Shape::Grid(widths, border) => {
            let grid = Grid::new(slice, widths, border).on(room.index, room.view.marks);
            let head = if part.is_first() { grid.head_rows() } else { 0 };
            Drawn {
                rows: grid.rows(label.as_slice(), targets),
                width: grid.width(),
                // Without the border above it.
                head: head.min(1)..head,
            }
        }
        Shape::Cards => Drawn {
            rows: cards::rows(slice, room, label.as_slice(), targets),
            width: room.width,
            head: 0..0,
        },
    };
    let note = note(table, room);
    drawn.width = note.iter().map(Row::width).fold(drawn.width, usize::max);
    if part.is_last() {
        drawn.rows.extend(note);
    }
    drawn
}

/// Which line of a row of a table says a byte of one of its cells, where the cells are beside each other.
pub(super) fn line_of(
    table: &Table,
    part: Part,
    wide: usize,
    (index, inside): (usize, Inside),
) -> Option<usize> {
    match shape(&part.measure.columns, wide) {
        Shape::Grid(widths, border) => {
            let grid = Grid::new(Slice { table, part }, widths, border);
            Some(grid.line_of(index, inside))
        }
        Shape::Cards => None,
    }
}

/// How a table is shown in so many cells.
fn shape(columns: &Columns, wide: usize) -> Shape {
    let count = columns.list.len();
    if columns.natural() + Border::Full.cells(count) <= wide {
        let widths = columns.list.iter().map(|column| column.natural).collect();
        return Shape::Grid(widths, Border::Full);
    }
    for keep in [Keep::Words, Keep::Pieces] {
        for border in [Border::Full, Border::Open] {
            let available = wide.saturating_sub(border.cells(count));
            if let Some(widths) = columns.share(available, keep) {
                return Shape::Grid(widths, border);
            }
        }
    }
    Shape::Cards
}

/// The rows that say how many columns are not shown, if there are any.
fn note(table: &Table, room: Room) -> Vec<Row> {
    let more = table.columns().saturating_sub(MOST_COLUMNS);
    if more == 0 {
        return Vec::new();
    }
    let note = format!("… and {more} more columns, which are not shown");
    let note = flow_rows(Flow::plain(&note, Role::Muted), room.width);
    let end = table.len();
    note.into_iter().map(|row| row.starting(end)).collect()
}
