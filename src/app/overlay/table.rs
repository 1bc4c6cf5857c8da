//! A table at its full width, scrolled in both directions under its frozen header and first column.

mod aim;
mod stops;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use self::aim::Aim;
use self::stops::{Stops, stops};
use super::Outcome;
use crate::app::action::Action;
use crate::course::{Inside, Table};
use crate::layout::{Laid, Marks, Measure, Natural, Row};

/// What there is to be seen, as long as the open lesson has it.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    /// The table.
    pub table: &'a Table,
    /// What is set off in it.
    pub marks: Marks<'a>,
}

/// A line of a table: the row that it is of, how much of that stands above it, and which of the lines with so much above it is.
type Line = (usize, Inside, usize);

/// An open wide view.
#[derive(Debug)]
pub struct WideTable {
    /// The table at its natural width.
    pub natural: Natural,
    /// The first scrolled column of cells on the screen.
    pub left: usize,
    /// How many columns and rows of cells there is room for beside the frozen ones.
    pub room: (usize, usize),
    /// The scrolled rows on the screen, as parts of the table and rows in them.
    pub visible: Vec<(usize, usize)>,
    /// Whether there are more rows above and below these.
    pub more: (bool, bool),
    /// How many cells at the left stay in sight: those of the first column, or none where it would fill the screen.
    pub frozen: usize,
    /// Where the columns can be scrolled to.
    stops: Stops,
    /// One more of them, where the words begin that it is scrolled right to.
    stop: Option<usize>,
    /// The cells of the screen that the table was laid out for.
    width: usize,
    /// The first scrolled row that is wanted.
    top: (usize, usize),
    /// The line of the table that it opens at, until it has a size.
    opens_at: Option<Line>,
    /// The line that it was opened at, until it is scrolled.
    kept: Option<Line>,
    /// The words that it is scrolled right to, until it is scrolled left or right.
    aim: Option<Aim>,
    /// How many rows down from there, or up.
    steps: isize,
    /// The block of the open lesson that the table is.
    pub block: usize,
    measure: Arc<Measure>,
    laid: BTreeMap<usize, Laid>,
}

impl WideTable {
    /// The wide view of the table that is this block, from one of its lines on.
    pub fn new(
        table: &Table,
        (block, (row, inside)): (usize, (usize, Inside)),
        measure: Arc<Measure>,
    ) -> Self {
        Self {
            natural: Natural::new(table, &measure, usize::MAX),
            left: 0,
            room: (0, 0),
            visible: Vec::new(),
            more: (false, false),
            frozen: 0,
            stops: Stops::default(),
            stop: None,
            width: usize::MAX,
            top: (0, 0),
            opens_at: Some((row, inside, 0)),
            kept: None,
            aim: (!inside.is_top()).then_some((row + 1, inside, 0)),
            steps: 0,
            block,
            measure,
            laid: BTreeMap::new(),
        }
    }

    /// What a key does in it.
    pub fn apply(&mut self, action: Action) -> Outcome {
        let room = self.room.0;
        let page = self.room.1.max(1).cast_signed();
        let left = self.left;
        match action {
            Action::Close | Action::Quit | Action::WideTable | Action::Back => {
                return Outcome::Close;
            }
            Action::LineDown => self.steps += 1,
            Action::LineUp => self.steps -= 1,
            Action::PageDown | Action::HalfDown => self.steps += page,
            Action::PageUp | Action::HalfUp => self.steps -= page,
            Action::NextSection | Action::CodeRight => self.left = self.stops.after(self.left),
            Action::PreviousSection | Action::CodeLeft => self.left = self.stops.before(self.left),
            Action::NextTarget => self.left = self.stops.page_after(self.left, room),
            Action::PreviousTarget => self.left = self.stops.page_before(self.left, room),
            Action::Top => (self.left, self.top, self.kept) = (0, (0, 0), None),
            Action::Bottom => (self.top, self.kept) = ((usize::MAX, 0), None),
            _ => {}
        }
        self.aim = self.aim.filter(|_| self.left == left);
        Outcome::Stay
    }

    /// The keys that matter now, the most useful first.
    pub fn hints(&self) -> Vec<(Action, &'static str)> {
        let can = [
            (true, Action::Close, "close"),
            (self.left > 0, Action::PreviousSection, "left"),
            (self.beyond() > 0, Action::NextSection, "right"),
            (self.more.1, Action::LineDown, "down"),
            (self.more.0, Action::LineUp, "up"),
            (true, Action::Copy, "copy"),
        ];
        let can = can.into_iter().filter(|(can, ..)| *can);
        can.map(|(_, action, label)| (action, label)).collect()
    }

    /// How many columns of cells there are to the right of the screen.
    pub fn beyond(&self) -> usize {
        let scrolled = self.natural.width.saturating_sub(self.frozen);
        scrolled.saturating_sub(self.left + self.room.0)
    }

    /// The cells of a row that are the column whose beginning is to the left of the room, without the line after it.
    pub fn cut_column(&self) -> Option<Range<usize>> {
        let mut start = self.frozen;
        for cells in self.scrolled_columns() {
            let column = start..start + cells - 1;
            start += cells;
            if start > self.frozen + self.left {
                return Some(column).filter(|column| column.start < self.frozen + self.left);
            }
        }
        None
    }

    /// The cells of each column that does not stay in sight, with the line after it.
    fn scrolled_columns(&self) -> impl Iterator<Item = usize> {
        let first = (self.frozen == 0).then_some(self.natural.frozen_cells);
        first.into_iter().chain(self.natural.later_columns())
    }

    /// How many rows at the top stay in sight: none if they would fill most of the screen.
    pub fn frozen_rows(&self, height: usize) -> usize {
        if self.natural.frozen_rows > height / 2 {
            0
        } else {
            self.natural.frozen_rows
        }
    }

    /// A row of the screen or of the frozen ones, by its part and its place there.
    pub fn row(&self, (part, row): (usize, usize)) -> Option<&Row> {
        self.laid.get(&part)?.rows.get(row)
    }

    /// The first row of the table on the screen that is not frozen, and the last.
    pub fn seen(&self) -> [usize; 2] {
        let row = |place: Option<&(usize, usize)>| self.row(*place?).map(|row| row.start);
        let opens_at = self.opens_at.map(|(row, ..)| row);
        let first = opens_at.or(row(self.visible.first())).unwrap_or(0);
        [first, row(self.visible.last()).unwrap_or(first).max(first)]
    }

    /// Shows another version of the table, which may be another block, at the same row.
    pub fn renew(&mut self, table: &Table, block: usize, measure: Arc<Measure>) {
        self.natural = Natural::new(table, &measure, self.width);
        self.block = block;
        self.measure = measure;
        (self.aim, self.stop) = (None, None);
        self.stay();
    }

    /// Tells the view how many columns and rows the screen has for it, and keeps it inside the table.
    pub fn settle(&mut self, (width, height): (usize, usize), sight: Sight<'_>) {
        let is_resized = width != self.width;
        if is_resized {
            self.lay_out_for(width, sight.table);
        }
        let first = self.natural.frozen_cells;
        self.frozen = if first < width { first } else { 0 };
        let rows = self.frozen_rows(height);
        self.room = (width - self.frozen, height - rows);
        self.stops = stops(self.scrolled_columns(), self.room.0);
        self.stop = self.stop.filter(|_| !is_resized);
        if let Some(stop) = self.stop {
            self.stops.add(stop);
        }
        self.left = self.stops.at_most(self.left);
        if is_resized {
            self.scroll_to_aim(sight.table);
        }
        if let Some(line) = self.opens_at.take() {
            let is_unscrolled = self.visible.is_empty() || self.kept.is_some();
            self.top = self.place_of(line, sight);
            self.kept = Some(line);
            if is_unscrolled {
                self.step_to_aim(sight);
            }
        }
        // What is frozen is in its first part, however far from that it is scrolled.
        self.rows(0, sight);
        let first = (0, rows);
        let end = (self.measure.parts(), 0);
        let last = self.stepped(end, -self.room.1.cast_signed(), sight);
        let steps = std::mem::take(&mut self.steps);
        self.kept = self.kept.filter(|_| steps == 0);
        let top = self.stepped(self.top.min(last), steps, sight);
        self.top = top.min(last).max(first);

        self.visible.clear();
        let mut next = self.top;
        while next < end && self.visible.len() < self.room.1 {
            self.visible.push(next);
            next = self.stepped(next, 1, sight);
        }
        self.more = (self.top > first, next < end);
        let parts = self.top.0..=next.0;
        self.laid
            .retain(|part, _| *part == 0 || parts.contains(part));
    }

    /// Lays the table out for a screen of another width, at the same line of it.
    fn lay_out_for(&mut self, width: usize, table: &Table) {
        self.width = width;
        let before =
            std::mem::replace(&mut self.natural, Natural::new(table, &self.measure, width));
        if before.widths != self.natural.widths {
            self.stay();
        }
    }

    /// What was laid out is so no longer, and the same line is wanted again.
    fn stay(&mut self) {
        self.opens_at = self.opens_at.or(self.kept).or(self.line_at(self.top));
        self.laid.clear();
    }

    /// The place some rows further down, or up, at most the end or the beginning.
    fn stepped(
        &mut self,
        (mut part, mut row): (usize, usize),
        rows: isize,
        sight: Sight<'_>,
    ) -> (usize, usize) {
        let mut left = rows.unsigned_abs();
        while left > 0 {
            if rows < 0 {
                let step = left.min(row);
                (row, left) = (row - step, left - step);
                if left > 0 {
                    let Some(before) = part.checked_sub(1) else {
                        break;
                    };
                    (part, row) = (before, self.rows(before, sight));
                }
            } else {
                let rows = self.rows(part, sight);
                let step = left.min(rows.saturating_sub(row));
                (row, left) = (row + step, left - step);
                if row >= rows {
                    if part == self.measure.parts() {
                        break;
                    }
                    (part, row) = (part + 1, 0);
                }
            }
        }
        (part, row)
    }

    /// The line of the table at a place.
    fn line_at(&self, (part, row): (usize, usize)) -> Option<Line> {
        let rows = self.laid.get(&part)?.rows.as_slice();
        let at = |row: &Row| (row.start, row.inside);
        let own = at(rows.get(row)?);
        let before = rows.partition_point(|row| at(row) < own);
        Some((own.0, own.1, row - before))
    }

    /// Where a line of the table is.
    fn place_of(&mut self, (row, inside, nth): Line, sight: Sight<'_>) -> (usize, usize) {
        let part = self.measure.part_at(row);
        self.rows(part, sight);
        let rows = self.laid.get(&part).map(|laid| laid.rows.as_slice());
        let rows = rows.unwrap_or_default();
        let is_above = |at: &Row| at.start < row;
        let is_top = |at: &Row| is_above(at) || at.start == row && at.inside.is_top();
        let second = rows.partition_point(is_top);
        if inside.is_top() {
            let first = rows.partition_point(is_above);
            return (part, (first + nth).min(second.saturating_sub(1)));
        }
        let after = rows.partition_point(|at| at.start <= row);
        let measured = self.measure.part(part);
        let line = self.natural.line_of(sight.table, measured, row, inside);
        let place = second.saturating_sub(1) + line;
        (part, place.min(after.saturating_sub(1)))
    }

    /// How many rows a part has, laid out on first use.
    fn rows(&mut self, part: usize, sight: Sight<'_>) -> usize {
        if part >= self.measure.parts() {
            return 0;
        }
        let lay_out = || {
            let part = self.measure.part(part);
            self.natural
                .part(self.block, sight.table, part, sight.marks)
        };
        self.laid.entry(part).or_insert_with(lay_out).rows.len()
    }
}
