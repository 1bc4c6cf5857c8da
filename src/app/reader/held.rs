//! Rows below a block that are kept free for what is open under it: the text makes room, and nothing of it is covered.

use std::ops::Range;

use super::{Place, Reader};

/// Rows that are kept free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The block that they are below.
    pub block: usize,
    /// How many.
    pub rows: usize,
}

impl Reader {
    /// Keeps rows below a block free, or no longer does. The line under the eye stays where it is.
    pub fn hold(&mut self, held: Option<Held>) {
        if self.held == held {
            return;
        }
        let before = std::mem::replace(&mut self.held, held);
        for changed in before.into_iter().chain(held) {
            self.laid.retain(|(block, _), _| *block != changed.block);
        }
        self.restore(self.anchor());
    }

    /// What is kept free.
    pub fn held(&self) -> Option<Held> {
        self.held
    }

    /// The rows of the screen, from 0, that are kept free.
    pub fn held_rows(&self) -> Range<usize> {
        let is_held = |place: &Place| {
            let rows = self.shown(*place).map_or(0, |laid| laid.rows.len());
            place.row + self.rows_below(*place) >= rows
        };
        let first = self.visible.iter().position(is_held);
        let last = self.visible.iter().rposition(is_held);
        match (first, last) {
            (Some(first), Some(last)) => first..last + 1,
            _ => 0..0,
        }
    }

    /// Scrolls on until the last row of a block is on the screen with some rows below it, the ones that are kept free
    /// among those of the block.
    pub fn show_end(&mut self, block: usize, below: usize) {
        let end = Place {
            block,
            part: self.parts(block).saturating_sub(1),
            row: 0,
        };
        let row = self.rows(end).saturating_sub(1);
        let above = self.height().saturating_sub(below + 1);
        let top = self.stepped(Place { row, ..end }, -above.cast_signed());
        if top > self.place {
            self.go(top);
        }
    }

    /// Scrolls to the rows that are kept free below a block, back or on.
    pub fn show_held(&mut self, block: usize) {
        self.to_block(block);
        self.show_end(block, 0);
    }

    /// How many rows are kept free below a part.
    pub(super) fn rows_below(&self, place: Place) -> usize {
        let is_last = self.last_part(place.block) == Some(place.part);
        let held = self
            .held
            .filter(|held| held.block == place.block && is_last);
        held.map_or(0, |held| held.rows)
    }

    /// The last part of a block that has been measured.
    pub(super) fn last_part(&self, block: usize) -> Option<usize> {
        self.measures.get(&block)?.parts().checked_sub(1)
    }
}
