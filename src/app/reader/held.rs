//! Rows below a block that are kept free for what is open under it: the text makes room, and nothing of it is covered.

use std::ops::Range;

use super::guess::FOLD_ROWS;
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
        let end = self.end_of(block);
        let row = self.rows(end).saturating_sub(1);
        let above = self.height().saturating_sub(below + 1);
        let top = self.stepped(Place { row, ..end }, -above.cast_signed());
        if top > self.place {
            self.go(top);
        }
    }

    /// How many rows a block has, but for the blank one above it and what is kept free below it; those of a screen where
    /// it has several parts.
    pub fn rows_in(&mut self, block: usize) -> usize {
        let end = self.end_of(block);
        if end.part > 0 {
            return self.height();
        }
        let rows = self.rows(end);
        let fold = if self.has_fold(end) { FOLD_ROWS } else { 0 };
        let others = self.rows_below(end) + fold + self.place_of(block).row;
        rows.saturating_sub(others)
    }

    /// Has the rows that are kept free below a block on the screen, with as much of the block above them as there is
    /// room for.
    pub fn show_with_code(&mut self, block: usize) {
        let (first, last) = (self.place_of(block), self.last_view(block));
        if self.place > first || self.place < last {
            self.go(if self.place > first {
                first.max(last)
            } else {
                last
            });
        }
    }

    /// [`Reader::show_with_code`], where some of the rows that are kept free are not on the screen.
    pub fn show_typed(&mut self, block: usize) {
        let held = self.held.map_or(0, |held| held.rows);
        if self.held_rows().len() < held {
            self.show_with_code(block);
        }
    }

    /// Scrolls by a screen, and stops where a block begins, and where its last row is the last one on the screen.
    pub fn page_about(&mut self, block: usize, is_down: bool) {
        let page = self.height().saturating_sub(1).max(1).cast_signed();
        let (first, last) = (self.place_of(block), self.last_view(block));
        let stops = [first, last];
        let mut stops = stops.iter();
        let before = self.place;
        self.scroll(if is_down { page } else { -page });
        let after = self.place;
        let stop = if is_down {
            stops.find(|stop| before < **stop && **stop < after)
        } else {
            stops.rfind(|stop| after < **stop && **stop < before)
        };
        if let Some(stop) = stop {
            self.go(*stop);
        }
    }

    /// The first row of the screen whose last row is the last one of a block.
    pub(super) fn last_view(&mut self, block: usize) -> Place {
        let end = self.end_of(block);
        let row = self.rows(end).saturating_sub(1);
        let above = self.height().saturating_sub(1);
        self.stepped(Place { row, ..end }, -above.cast_signed())
    }

    /// The last part of a block.
    fn end_of(&mut self, block: usize) -> Place {
        Place {
            block,
            part: self.parts(block).saturating_sub(1),
            row: 0,
        }
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
