//! The header of a table stays at the top of the screen while the table goes on below it.

use super::{Place, Reader};
use crate::course::Inside;
use crate::layout::Row;
use crate::theme::Role;

/// A header that takes more than one in so many rows of the screen scrolls away.
const SHARE: usize = 3;

impl Reader {
    /// The row of a table that the first line on the screen is of, the header that stays aside, and how much of it stands above
    /// that.
    pub fn first_line_of(&self, block: usize) -> (usize, Inside) {
        let mut places = self.visible.iter().skip(self.pinned);
        let first = places.find(|place| place.block == block);
        let row = first.and_then(|place| self.row(*place));
        row.map(|row| (row.start, row.inside)).unwrap_or_default()
    }

    /// Where the rows begin that are shown below a header which is put over the first rows of a screen: the header ends
    /// with a line of its own, so one between two rows of the table does not come next.
    pub(super) fn below_header(&mut self, place: Place, header: usize) -> Place {
        let next = self.stepped(place, header.cast_signed());
        let is_rule = |row: &Row| {
            let mut pieces = row.pieces.iter();
            let is_line = pieces.all(|piece| piece.roles.contains(Role::TableBorder));
            is_line && !row.pieces.is_empty()
        };
        if header > 0 && self.laid(next).rows.get(next.row).is_some_and(is_rule) {
            self.stepped(next, 1)
        } else {
            next
        }
    }

    /// The rows of a header that stand at the top of a screen which begins at a place. There are none where the
    /// header is on that screen anyway, and where little more than its rows is left of the table.
    pub(super) fn pins(&mut self, place: Place) -> Vec<Place> {
        if !self.is_table(place.block) {
            return Vec::new();
        }
        let first = Place {
            part: 0,
            row: 0,
            ..place
        };
        let head = self.laid(first).head.clone();
        let is_above = place.part > 0 || place.row > head.start;
        if head.is_empty() || !is_above || head.len() * SHARE > self.height() {
            return Vec::new();
        }
        let last = self.stepped(place, head.len().cast_signed());
        let below = self.stepped(last, 1);
        if below == last || below.block != place.block {
            return Vec::new();
        }
        head.map(|row| Place { row, ..first }).collect()
    }
}
