//! Texts one below the other, as an overlay shows them: each row knows what a click on it means.

use super::code::{ListingLine, listing};
use super::flow::Flow;
use super::row::Row;
use super::{View, blocks, leaf};
use crate::course::Block;
use crate::text;
use crate::theme::{Role, Roles};

/// What stands between two columns.
const BETWEEN: &str = " │ ";

/// Rows, each with what it belongs to.
#[derive(Debug, Clone)]
pub struct Sheet<T> {
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// What each row belongs to.
    pub owners: Vec<Option<T>>,
    /// The cells that a row may take.
    pub width: usize,
}

impl<T: Copy> Sheet<T> {
    /// An empty sheet of a width.
    pub fn new(width: usize) -> Self {
        Self {
            rows: Vec::new(),
            owners: Vec::new(),
            width: width.max(1),
        }
    }

    /// Adds an empty row, unless the last one is.
    pub fn blank(&mut self) {
        if self.rows.last().is_some_and(|row| !row.pieces.is_empty()) {
            self.push(vec![Row::default()], None);
        }
    }

    /// Adds rows.
    pub fn push(&mut self, rows: Vec<Row>, owner: Option<T>) {
        self.owners.extend(rows.iter().map(|_| owner));
        self.rows.extend(rows);
    }

    /// Adds words.
    pub fn words(&mut self, words: &str, roles: impl Into<Roles>) {
        self.marked("", words, roles.into(), None);
    }

    /// Adds words that hang behind a mark.
    pub fn marked(&mut self, mark: &str, words: &str, roles: Roles, owner: Option<T>) {
        let mark = Row::of(text::clean_line(mark), roles);
        let rows = leaf::hanging(mark, Flow::plain(words, roles), self.width);
        self.push(rows, owner);
    }

    /// Adds blocks.
    pub fn blocks(&mut self, content: &[Block], view: &View) {
        if !content.is_empty() {
            self.item(("", Roles::NONE), content, None, view);
        }
    }

    /// Adds blocks that hang behind a mark.
    pub fn item(
        &mut self,
        (mark, roles): (&str, Roles),
        content: &[Block],
        owner: Option<T>,
        view: &View,
    ) {
        let mark = text::clean_line(mark);
        let taken = text::width(&mark).min(self.width.saturating_sub(1));
        let width = self.width - taken;
        let view = View {
            width,
            wide: width,
            buttons: None,
            ..*view
        };
        let mut rows = blocks(content, &view).rows;
        if rows.is_empty() {
            rows.push(Row::default());
        }
        let rows = rows.into_iter().enumerate().map(|(index, row)| {
            let mut out = Row::default();
            if index == 0 {
                out.push(text::fit(&mark, taken), roles, None);
            } else {
                out.pad(taken, Role::Text);
            }
            out.append(row);
            out
        });
        let rows = rows.collect();
        self.push(rows, owner);
    }

    /// Adds a line that is typed into: its mark, the signs that there is more before and after the part of it that is
    /// shown, that part, and the cell of its cursor if it has one.
    pub fn input(
        &mut self,
        (mark, [before, after]): (&str, [&str; 2]),
        shown: &str,
        cursor: Option<usize>,
        owner: Option<T>,
    ) {
        let roles = Roles::from(Role::Text);
        let mut row = Row::of(text::clean_line(mark), Role::PopupTitle);
        row.push(before, Role::Muted, None);
        let mut column = 0;
        for (cluster, width) in text::clusters(shown) {
            let roles = if cursor == Some(column) {
                roles.with(Role::Focus)
            } else {
                roles
            };
            row.push(cluster, roles, None);
            column += width;
        }
        if cursor.is_some_and(|cursor| cursor >= column) {
            row.push(" ", roles.with(Role::Focus), None);
        }
        row.push(after, Role::Muted, None);
        self.push(vec![row], owner);
    }

    /// Adds a line of code, wrapped where it is longer than the sheet is wide.
    pub fn code(&mut self, line: ListingLine<'_>, owner: Option<T>) {
        let rows = listing(line, self.width);
        self.push(rows, owner);
    }

    /// Adds two lines of code in two columns.
    pub fn beside(&mut self, left: Option<ListingLine<'_>>, right: Option<ListingLine<'_>>) {
        let width = self.width.saturating_sub(text::width(BETWEEN)) / 2;
        let rows = |line: Option<ListingLine<'_>>| line.map(|line| listing(line, width));
        let (left, right) = (
            rows(left).unwrap_or_default(),
            rows(right).unwrap_or_default(),
        );
        let mut out = Vec::new();
        for index in 0..left.len().max(right.len()) {
            let mut row = left.get(index).cloned().unwrap_or_default();
            let taken = row.width();
            row.pad(width.saturating_sub(taken), Role::Text);
            row.push(BETWEEN, Role::CodeBorder, None);
            row.append(right.get(index).cloned().unwrap_or_default());
            out.push(row);
        }
        self.push(out, None);
    }

    /// The width of a sheet that has so many cells for each of two columns.
    pub fn beside_of(column: usize) -> usize {
        2 * column + text::width(BETWEEN)
    }

    /// Moves rows to the right.
    pub fn indent(&mut self, cells: usize, is_moved: impl Fn(usize) -> bool) {
        for (at, row) in self.rows.iter_mut().enumerate() {
            if cells > 0 && is_moved(at) && !row.pieces.is_empty() {
                let mut moved = Row::default();
                moved.pad(cells, Role::Text);
                moved.append(std::mem::take(row));
                *row = moved;
            }
        }
    }

    /// The rows that belong to something.
    pub fn rows_of(&self, wanted: impl Fn(T) -> bool) -> std::ops::Range<usize> {
        let is_of = |owner: &Option<T>| owner.is_some_and(&wanted);
        let first = self.owners.iter().position(is_of).unwrap_or_default();
        let last = self.owners.iter().rposition(is_of);
        first..last.map_or(first, |last| last + 1)
    }
}
