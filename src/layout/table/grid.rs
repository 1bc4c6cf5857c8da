//! A table as a grid: its cells beside and its rows below each other.

use std::iter::Take;

use super::Slice;
use super::columns::shown;
use super::columns::{Column, Columns};
use crate::course::block::Cells;
use crate::course::{Alignment, Inside, Passage};
use crate::layout::Marks;
use crate::layout::flow::Flow;
use crate::layout::frame::{self, Label};
use crate::layout::row::Row;
use crate::layout::target::Targets;
use crate::layout::wrap::{Line, wrap};
use crate::text;
use crate::theme::{Role, Roles};

/// The lines of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Border {
    /// Around the table and between its columns.
    Full,
    /// Between its columns.
    Open,
}

/// A table with the widths of its columns decided.
pub(super) struct Grid<'a> {
    slice: Slice<'a>,
    columns: &'a Columns,
    pub(super) widths: Vec<usize>,
    border: Border,
    rules: Rules,
    /// What is set off in the texts of the block with this index.
    marks: Option<(usize, Marks<'a>)>,
}

/// The cells of one row of the table.
struct TableRow<'a> {
    /// How many rows stand above it.
    above: usize,
    texts: Take<Cells<'a>>,
    role: Role,
}

/// Whether there are lines between the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rules {
    /// Each row of the table is one row of the screen.
    None,
    /// Some are not, and have to be told apart.
    Between,
}

/// The signs of a line: at its left, between columns, at its right, and all along.
type Signs = (char, char, char, char);

impl Border {
    /// The cells that borders and blanks take.
    pub(super) fn cells(self, columns: usize) -> usize {
        match self {
            Self::Full => columns * 3 + 1,
            Self::Open => columns.saturating_sub(1) * 3,
        }
    }
}

impl<'a> Grid<'a> {
    /// A grid with one width a column.
    pub(super) fn new(slice: Slice<'a>, widths: Vec<usize>, border: Border) -> Self {
        let columns = &slice.part.measure.columns;
        let shrunk = |(width, column): (&usize, &Column)| *width < column.natural;
        let wraps = columns.tall || widths.iter().zip(&columns.list).any(shrunk);
        Self {
            slice,
            columns,
            rules: if wraps { Rules::Between } else { Rules::None },
            widths,
            border,
            marks: None,
        }
    }

    /// The grid with what is set off in its cells, given the index of its block.
    pub(super) fn on(mut self, block: usize, marks: Marks<'a>) -> Self {
        self.marks = Some((block, marks));
        self
    }

    /// The rows of the part, with a label in the first one of the table.
    pub(super) fn rows(&self, label: &[Label], targets: &mut Targets) -> Vec<Row> {
        let Slice { table, part } = self.slice;
        let mut out = Vec::with_capacity(part.range().len() + 4);
        if part.is_first() {
            self.head(label, targets, &mut out);
        }
        for index in part.range() {
            let first = out.len();
            if index > 0 && self.rules == Rules::Between {
                out.push(self.line(('├', '┼', '┤', '─')));
            }
            let cells = TableRow {
                above: index + 1,
                texts: shown(table.row(index)),
                role: Role::Table,
            };
            self.cells(cells, targets, &mut out);
            for row in out.iter_mut().skip(first) {
                row.start = index;
            }
        }
        if part.is_last() {
            let bottom = match self.border {
                Border::Full => self.line(('└', '┴', '┘', '─')),
                Border::Open => self.line(('─', '─', '─', '─')),
            };
            out.push(bottom.starting(table.len()));
        }
        out
    }

    /// The cells that a row takes.
    pub(super) fn width(&self) -> usize {
        self.widths.iter().sum::<usize>() + self.border.cells(self.widths.len())
    }

    /// The cells that the first column takes with the lines at both its sides.
    pub(super) fn first_cells(&self) -> usize {
        self.widths.first().map_or(0, |width| width + 4)
    }

    /// The upper border and the header.
    fn head(&self, label: &[Label], targets: &mut Targets, out: &mut Vec<Row>) {
        match self.border {
            Border::Full => out.push(self.labelled(('┌', '┬', '┐', '─'), label)),
            Border::Open => out.push(self.labelled(('─', '─', '─', '─'), label)),
        }
        if self.columns.headed {
            let header = TableRow {
                above: 0,
                texts: shown(self.slice.table.header()),
                role: Role::TableHeader,
            };
            self.cells(header, targets, out);
            out.push(match self.rules {
                Rules::None => self.line(('├', '┼', '┤', '─')),
                Rules::Between => self.line(('╞', '╪', '╡', '═')),
            });
        }
    }

    /// How many rows at the top are border and header.
    pub(super) fn head_rows(&self) -> usize {
        let mut out = Vec::new();
        self.head(&[], &mut Targets::none(), &mut out);
        out.len()
    }

    /// The rows of one row of the table.
    fn cells(&self, mut cells: TableRow<'_>, targets: &mut Targets, out: &mut Vec<Row>) {
        let roles = Roles::from(cells.role);
        let wrapped: Vec<(Flow, Vec<Line>)> = self
            .widths
            .iter()
            .enumerate()
            .map(|(index, width)| {
                let cell = cells.texts.next().unwrap_or_default();
                let mut flow = Flow::new(cell, roles, targets);
                if let Some((block, marks)) = self.marks {
                    let text = cells.above * self.slice.table.columns() + index;
                    flow = flow.marked(&marks(Passage { block, text }, &cell.shown()));
                }
                let flow = flow.fitting(*width);
                let lines = wrap(&flow, *width);
                (flow, lines)
            })
            .collect();
        let height = wrapped.iter().map(|(_, lines)| lines.len()).max();
        let height = height.unwrap_or(1);
        // Each line is another place in the cell that goes on longest.
        let tallest = wrapped.iter().position(|(_, lines)| lines.len() == height);
        let tallest = tallest.unwrap_or_default();
        for index in 0..height {
            let mut row = Row::default();
            let line = wrapped.get(tallest).and_then(|(_, lines)| lines.get(index));
            if let Some(line) = line.filter(|_| index > 0 && cells.above > 0) {
                row.inside = Inside::new(tallest, line.start);
            }
            self.side(&mut row, "│");
            for (column, (flow, lines)) in wrapped.iter().enumerate() {
                if column > 0 {
                    row.push("│", Role::TableBorder, None);
                }
                let line = lines.get(index).copied().unwrap_or_default();
                let free = self.widths[column].saturating_sub(line.width);
                let before = self.blank_before(column, line.width);
                row.pad(before + self.margin(column), roles);
                row.append(flow.row(line.start..line.end));
                row.pad(free - before + 1, roles);
            }
            self.side(&mut row, "│");
            if self.border == Border::Open {
                row.trim();
            }
            out.push(row);
        }
    }

    /// Which line of a row of the table says a byte of one of its cells.
    pub(super) fn line_of(&self, index: usize, inside: Inside) -> usize {
        let column = inside.column as usize;
        let cell = shown(self.slice.table.row(index)).nth(column);
        let (Some(cell), Some(width)) = (cell, self.widths.get(column)) else {
            return 0;
        };
        let flow = Flow::new(cell, Roles::NONE, &mut Targets::none()).fitting(*width);
        let lines = wrap(&flow, *width);
        let after = lines.partition_point(|line| line.start <= inside.byte as usize);
        after.saturating_sub(1)
    }

    /// How many cells of its column stand left of a byte of one of the cells, on the line that says it, and how many are free at
    /// the end of that line. The header is the row that has none above it.
    pub(super) fn cells_beside(&self, above: usize, inside: Inside) -> (usize, usize) {
        let (column, byte) = (inside.column as usize, inside.byte as usize);
        let table = self.slice.table;
        let texts = match above.checked_sub(1) {
            Some(index) => table.row(index),
            None => table.header(),
        };
        let (Some(cell), Some(width)) = (shown(texts).nth(column), self.widths.get(column)) else {
            return (0, 0);
        };
        let flow = Flow::new(cell, Roles::NONE, &mut Targets::none()).fitting(*width);
        let lines = wrap(&flow, *width);
        let after = lines.partition_point(|line| line.start <= byte);
        let before = after.checked_sub(1).and_then(|line| lines.get(line));
        let line = before.copied().unwrap_or_default();
        let words = flow.text.get(line.start..byte.min(line.end));
        let side = usize::from(self.border == Border::Full && column == 0);
        let indent = self.blank_before(column, line.width);
        let blank = indent + self.margin(column);
        let free = width.saturating_sub(line.width + indent);
        (side + blank + words.map_or(0, text::width), free)
    }

    /// The cells before a line of so many cells, as its column is aligned.
    fn blank_before(&self, column: usize, taken: usize) -> usize {
        let free = self.widths[column].saturating_sub(taken);
        match self.columns.list[column].alignment {
            Alignment::Left => 0,
            Alignment::Center => free / 2,
            Alignment::Right => free,
        }
    }

    /// The blank before a cell; the first column of an open table has none.
    fn margin(&self, column: usize) -> usize {
        usize::from(self.border == Border::Full || column > 0)
    }

    fn side(&self, row: &mut Row, sign: &str) {
        if self.border == Border::Full {
            row.push(sign, Role::TableBorder, None);
        }
    }

    fn line(&self, signs: Signs) -> Row {
        Row::of(self.signs(signs), Role::TableBorder)
    }

    fn labelled(&self, signs: Signs, label: &[Label]) -> Row {
        let line = self.signs(signs);
        frame::labelled(&line, Role::TableBorder.into(), None, label)
    }

    fn signs(&self, (left, between, right, along): Signs) -> String {
        let mut line = String::new();
        for (column, width) in self.widths.iter().enumerate() {
            if column > 0 {
                line.push(between);
            } else if self.border == Border::Full {
                line.push(left);
            }
            let last = self.border == Border::Open && column + 1 == self.widths.len();
            let cells = width + self.margin(column) + usize::from(!last);
            line.extend(std::iter::repeat_n(along, cells));
        }
        if self.border == Border::Full {
            line.push(right);
        }
        line
    }
}
