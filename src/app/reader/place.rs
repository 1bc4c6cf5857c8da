//! Places in a lesson: going to one, and keeping it when the width changes.

use super::Reader;
use crate::course::SectionId;
use crate::layout::Row;
use crate::progress::Landmark;

/// A place in a lesson: a row of a block. Rows of the whole document are never counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The block.
    pub block: usize,
    /// The row in it, its blank row above counted.
    pub row: usize,
}

/// A place that survives another width: a block and how much of it stands above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchor {
    /// The block.
    pub block: usize,
    /// What stands above the row, as [`crate::layout::Row::start`] counts it.
    pub start: usize,
    /// Which of the rows with that much above, from 0: frames and the blank row above a block add nothing.
    pub nth: usize,
}

impl Reader {
    /// Where the learner is, for coming back.
    pub fn anchor(&self) -> Anchor {
        self.anchor
    }

    /// Goes back to an anchor, whatever the width is now.
    pub fn restore(&mut self, anchor: Anchor) {
        let block = anchor.block.min(self.lesson.blocks.len().saturating_sub(1));
        let laid = self.laid(block);
        let same = |row: &&Row| row.start == anchor.start;
        let row = match laid.rows.iter().position(|row| same(&row)) {
            Some(first) => first + anchor.nth.min(laid.rows.iter().filter(same).count() - 1),
            None => laid
                .rows
                .iter()
                .rposition(|row| row.start <= anchor.start)
                .unwrap_or_default(),
        };
        self.place = Place {
            block,
            row: row.min(laid.rows.len().saturating_sub(1)),
        };
        self.anchor = anchor;
        self.refresh();
    }

    /// The line under the eye, in words that hold in an edited file too.
    pub fn landmark(&self) -> Landmark {
        let Anchor { block, start, nth } = self.anchor;
        Landmark::of(&self.lesson, (block, start, nth))
    }

    /// Goes to a line by its words, unfolding what hides it.
    pub fn to_landmark(&mut self, landmark: &Landmark) {
        let (block, start, nth) = landmark.find(&self.lesson);
        self.to_anchor(Anchor { block, start, nth });
    }

    /// Goes back to an anchor, unfolding what hides it.
    pub fn to_anchor(&mut self, anchor: Anchor) {
        self.unfold(anchor.block);
        self.restore(anchor);
    }

    /// Makes a place the top of the screen.
    pub fn go(&mut self, place: Place) {
        self.place = place;
        let laid = self.laid(place.block);
        let start = laid.rows.get(place.row).map_or(0, |row| row.start);
        let above = laid.rows.iter().take(place.row);
        self.anchor = Anchor {
            block: place.block,
            start,
            nth: above.filter(|row| row.start == start).count(),
        };
        self.refresh();
    }

    /// The first row of a block, after the blank row above it.
    pub(super) fn place_of(&self, block: usize) -> Place {
        let gap = self
            .lesson
            .blocks
            .get(block)
            .is_some_and(|block| block.gap.is_some());
        if block == 0 {
            Place::default()
        } else {
            Place {
                block,
                row: usize::from(gap),
            }
        }
    }

    /// To a share of the lesson, from 0 to 100, in source bytes.
    pub fn to_percent(&mut self, percent: usize) {
        let total = self.bytes_before(self.lesson.blocks.len());
        let mut left = total / 100 * percent.min(100) + total % 100 * percent.min(100) / 100;
        let block = self.lesson.blocks.iter().position(|block| {
            let inside = left < block.span.len();
            left = left.saturating_sub(block.span.len());
            inside
        });
        let place = Place {
            block: block.unwrap_or(self.lesson.blocks.len().saturating_sub(1)),
            row: 0,
        };
        let last = self.last_place_now();
        self.go(place.min(last));
    }

    /// How many bytes the blocks before one have in the file. Their places there are no measure: the
    /// blocks of footnotes stand at the end of the lesson, wherever they were written.
    pub(super) fn bytes_before(&self, block: usize) -> usize {
        let before = self.lesson.blocks.iter().take(block);
        before.map(|block| block.span.len()).sum()
    }

    /// To a heading; `false` if the lesson has none with this id.
    pub fn to_section(&mut self, id: &SectionId) -> bool {
        let Some(block) = self.lesson.heading(id) else {
            return false;
        };
        self.to_block(block);
        true
    }

    /// To a block, at the top of the screen, unfolding what hides it.
    pub fn to_block(&mut self, block: usize) {
        self.unfold(block);
        let place = self.place_of(block);
        self.go(place);
    }
}
