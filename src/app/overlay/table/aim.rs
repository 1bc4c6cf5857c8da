//! Where the wide view of a table is scrolled right to when it opens: the words that are read.

use super::{Sight, WideTable};
use crate::course::{Inside, Table};

/// Words in a cell: how many rows stand above them, the header counted, the byte that they begin with, and how many bytes have to
/// be seen of them.
pub type Aim = (usize, Inside, usize);

/// A third of the room is left beside the words …
const BESIDE: usize = 3;
/// … but so many cells stay for them and for the way to the stop before.
const FOR_WORDS: usize = 16;

impl WideTable {
    /// The same, scrolled right to other words than those that it opens at, if there are any.
    #[must_use]
    pub fn aimed_at(mut self, aim: Option<Aim>) -> Self {
        // In another cell of the same row they may be on a line above the one that the page begins with.
        if let (Some((above, found, _)), Some((row, inside, _))) = (aim, self.opens_at)
            && above == row + 1
            && found.column != inside.column
            && !inside.is_top()
        {
            self.opens_at = Some((row, found, 0));
        }
        self.aim = aim.or(self.aim);
        self
    }

    /// Scrolls right to the words: not at all if their column is in the room anyway, to its beginning if they are in the room
    /// then, else to them.
    pub(super) fn scroll_to_aim(&mut self, table: &Table) {
        let Some((above, inside, bytes)) = self.aim else {
            return;
        };
        let Some(column) = (inside.column as usize).checked_sub(usize::from(self.frozen > 0))
        else {
            return;
        };
        let Some(width) = self.scrolled_columns().nth(column) else {
            return;
        };
        let room = self.room.0;
        let start: usize = self.scrolled_columns().take(column).sum();
        let part = self.measure.part(0);
        let beside = |inside| self.natural.cells_beside(table, part, above, inside);
        let (words, free) = beside(inside);
        let (column, byte) = (inside.column as usize, inside.byte as usize + bytes);
        let (end, _) = beside(Inside::new(column, byte));
        // A line with room at its end stays in sight for as long.
        let to = |cells: usize| start + cells + free;
        let left = if start + width <= room {
            0
        } else if words + room / BESIDE < room {
            start
        } else {
            to(words.saturating_sub((room / BESIDE).min(room.saturating_sub(FOR_WORDS))))
        };
        let left = self.stops.at_most(left);
        // In a narrow room they may begin too far behind a stop.
        let hidden = left.saturating_sub(to(0));
        self.stop = (end > hidden + room).then_some(to(words));
        if let Some(stop) = self.stop {
            self.stops.add(stop);
        }
        self.left = self.stop.unwrap_or(left);
    }

    /// Scrolls down or up to the words where they are not among the rows that there is room for.
    pub(super) fn step_to_aim(&mut self, sight: Sight<'_>) {
        let Some((above, inside, 1..)) = self.aim else {
            return;
        };
        let Some(row) = above.checked_sub(1) else {
            return;
        };
        let line = (row, inside, 0);
        let place = self.place_of(line, sight);
        let below = self.stepped(self.top, self.room.1.cast_signed(), sight);
        if !(self.top..below).contains(&place) {
            (self.top, self.kept) = (place, Some(line));
        }
    }
}
