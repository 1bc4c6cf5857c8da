//! Where the wide view of a table is scrolled right to when it opens: the words that are read.

use super::WideTable;
use crate::course::{Inside, Table};

/// A byte of a cell, and how many rows stand above that, the header counted.
pub type Aim = (usize, Inside);

/// A third of the room is left beside the words …
const BESIDE: usize = 3;
/// … but so many cells stay for them and for the way to the stop before.
const FOR_WORDS: usize = 16;

impl WideTable {
    /// The same, scrolled right to other words than those that it opens at, if there are any.
    #[must_use]
    pub fn aimed_at(mut self, aim: Option<Aim>) -> Self {
        // In another cell of the same row they may be on a line above the one that the page begins with.
        if let (Some((above, found)), Some((row, inside, _))) = (aim, self.opens_at)
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
        let Some((above, inside)) = self.aim else {
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
        let words = start + self.natural.cells_before(table, part, above, inside);
        let beside = room / BESIDE;
        let left = if start + width <= room {
            0
        } else if words + beside < start + room {
            start
        } else {
            words.saturating_sub(beside.min(room.saturating_sub(FOR_WORDS)))
        };
        self.left = self.stops.at_most(left);
    }
}
