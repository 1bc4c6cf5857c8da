//! Places in a lesson: going to one, and keeping it when the width changes.

use std::sync::Arc;

use super::Reader;
use crate::course::{BlockKind, Lesson, SectionId};
use crate::progress::Landmark;
use crate::source::{Span, Steps};

/// One target of the lesson: the nth of a part of a block. A term that is wrapped over two rows is one spot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The block.
    pub block: usize,
    /// The part of it.
    pub part: usize,
    /// The index in the part's targets.
    pub target: u16,
}

/// A place in a lesson: a row in a part of a block. Rows of the whole document are never counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The block.
    pub block: usize,
    /// The part of it: 0 for most blocks, which have no other.
    pub part: usize,
    /// The row in that, the blank one above the block counted.
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
        if anchor != self.anchor {
            self.read = self.share(anchor);
            self.anchor = anchor;
        }
        self.place = self.place_at(anchor);
        self.refresh();
    }

    /// Where the learner is, if nothing had been kept in sight. What the learner has left since is forgotten.
    pub fn home(&mut self) -> Anchor {
        let home = self.kept();
        self.strayed = None;
        home
    }

    /// Remembers where the learner was before something was kept in sight on a screen of another size: for as long as
    /// the size is too small for both it and the line under the eye.
    pub fn strayed_from(&mut self, home: Anchor) {
        self.strayed = (self.anchor != home).then_some((home, self.anchor));
    }

    /// Puts a spot in focus on a screen of another size, and scrolls to it for now.
    pub fn keep_in_sight(&mut self, spot: Spot) {
        let home = self.home();
        self.show(spot);
        self.focus = Some(spot);
        self.strayed_from(home);
    }

    /// Scrolls to the match that the learner is at on a screen of another size, for now.
    pub fn keep_match_in_sight(&mut self) {
        let home = self.home();
        self.to_match(self.search.as_ref().and_then(|search| search.current));
        self.strayed_from(home);
    }

    /// The line under the eye, in words that hold in an edited file too.
    pub fn landmark(&self) -> Landmark {
        self.landmark_at(self.kept())
    }

    /// The same for a line that was under the eye.
    pub fn landmark_at(&self, anchor: Anchor) -> Landmark {
        let Anchor { block, start, nth } = anchor;
        Landmark::of(&self.lesson, (block, start, nth))
    }

    /// The same for a bookmark, which a row of a table is called by: the first one on the screen that is no header.
    pub fn bookmark(&mut self) -> Landmark {
        let mut landmark = self.landmark();
        let block = self.anchor.block;
        let lesson = Arc::clone(&self.lesson);
        let Some(BlockKind::Table(table)) = lesson.blocks.get(block).map(|block| &block.kind)
        else {
            return landmark;
        };
        let mut on_screen = self.visible.iter().skip(self.pinned).copied();
        let first = on_screen.find(|place| place.block == block);
        let (Some(first), true) = (first, self.kept() == self.anchor) else {
            return landmark;
        };
        let is_headed = table.header().any(|cell| !cell.text.trim().is_empty());
        if is_headed && first.part == 0 && first.row < self.laid(first).head.end {
            return landmark;
        }
        landmark.call_by_row(table, self.first_row_of(block));
        landmark
    }

    fn kept(&self) -> Anchor {
        match self.strayed {
            Some((home, strayed)) if strayed == self.anchor => home,
            Some(_) | None => self.anchor,
        }
    }

    /// Goes to a line by its words, unfolding what hides it.
    pub fn to_landmark(&mut self, landmark: &Landmark) {
        let found = landmark.find(&self.lesson);
        self.to_found(landmark, found);
    }

    /// Goes to where a line has been found. What only stands in its place is not unfolded: that leads to what it is folded away
    /// behind.
    pub fn to_found(&mut self, landmark: &Landmark, found: (usize, usize, usize)) {
        let (block, start, nth) = found;
        let is_it = || landmark.is_found_as(&Landmark::of(&self.lesson, found));
        match self.folded_behind(block).filter(|_| !is_it()) {
            Some(summary) => self.to_block(summary),
            None => self.to_anchor(Anchor { block, start, nth }),
        }
    }

    /// Goes to a line where the learner was before the text was edited. Where the text lacks it, that is remembered until they
    /// move.
    pub fn come_back_to(&mut self, landmark: &Landmark) {
        self.to_landmark(landmark);
        let here = self.landmark();
        self.lost = (!landmark.is_found_as(&here)).then(|| (landmark.clone(), here));
    }

    /// The line that the text lacks for now, where the learner was before and has not moved since.
    pub(super) fn lost_place(&self) -> Option<Landmark> {
        let (lost, stood) = self.lost.as_ref()?;
        // The lesson may have another id by now, and another text elsewhere.
        let called = |landmark: &Landmark| Landmark {
            lesson: self.lesson.id.clone(),
            ..landmark.clone()
        };
        let here = self.landmark();
        let stood = Landmark {
            text: here.text,
            ..called(stood)
        };
        (stood == here).then(|| called(lost))
    }

    /// The line to come back to once the lesson was left: the one under the eye, or the one that the text lacks for now.
    pub fn resume(&self) -> Landmark {
        self.lost_place().unwrap_or_else(|| self.landmark())
    }

    /// Goes back to an anchor, unfolding what hides it.
    pub fn to_anchor(&mut self, anchor: Anchor) {
        self.unfold(anchor.block);
        self.restore(anchor);
    }

    /// Makes a place the top of the screen.
    pub fn go(&mut self, place: Place) {
        self.place = place;
        let laid = self.laid(place);
        let start = laid.rows.get(place.row).map_or(0, |row| row.start);
        let first = laid.rows.partition_point(|row| row.start < start);
        self.anchor = Anchor {
            block: place.block,
            start,
            nth: place.row.saturating_sub(first),
        };
        self.read = self.share(self.anchor);
        self.refresh();
    }

    /// Where an anchor is at this width: in the part that has all rows with as much above. If there are fewer of
    /// them it is the last, and if there is none the one before.
    fn place_at(&mut self, anchor: Anchor) -> Place {
        let block = anchor.block.min(self.lesson.blocks.len().saturating_sub(1));
        let place = Place {
            block,
            part: self.measure(block).part_at(anchor.start),
            row: 0,
        };
        if self.rows(place) == 0 {
            // It is folded away, or inside of a line of code that is shown in one row.
            return self.previous_part(place).unwrap_or_default();
        }
        let laid = self.laid(place);
        let first = laid.rows.partition_point(|row| row.start < anchor.start);
        let after = laid.rows.partition_point(|row| row.start <= anchor.start);
        let row = first.saturating_add(anchor.nth);
        Place {
            row: row.min(after.saturating_sub(1)),
            ..place
        }
    }

    /// The first row of a block, after the blank row above it.
    pub(super) fn place_of(&self, block: usize) -> Place {
        let gap = self
            .lesson
            .blocks
            .get(block)
            .is_some_and(|block| block.gap.is_some());
        Place {
            block,
            part: 0,
            row: usize::from(gap && block > 0),
        }
    }

    /// To a share of the lesson, from 0 to 100, in source bytes. `false` if that is held back: then it is the code whose
    /// output is yet to be said.
    pub fn to_percent(&mut self, percent: usize) -> bool {
        let percent = percent.min(100);
        // In hundredths of a byte, so that nothing is rounded before the place in the block is known.
        let wanted = self.bytes_before(usize::MAX) as u64 * percent as u64;
        let ends = &self.bytes;
        let block = ends.partition_point(|end| u64::from(end) * 100 <= wanted);
        // Code whose output is to be said may be held back itself.
        let above = |block: &usize| self.guess_above(*block);
        if let Some(code) = std::iter::successors(above(&block), above).last() {
            // What is held back is not led into by chance.
            let last = self.last_place_now();
            let code = self.place_of(code);
            self.go(code.min(last));
            self.note_so_far(percent);
            return false;
        }
        let mut exact = None;
        let place = if block < self.lesson.blocks.len() {
            let bytes = self.bytes_of(block) as u64 * 100;
            let length = self.measure(block).length as u64;
            let left = wanted - self.bytes_before(block) as u64 * 100;
            match (left * length / bytes.max(1)) as usize {
                0 => self.place_of(block),
                start => {
                    let anchor = Anchor {
                        block,
                        start,
                        nth: 0,
                    };
                    exact = Some(anchor);
                    self.place_at(anchor)
                }
            }
        } else {
            Place {
                block: usize::MAX,
                ..Place::default()
            }
        };
        let last = self.last_place_now();
        self.go(place.min(last));
        // Not only where its row begins: after a restart the share is the same.
        if let Some(exact) = exact.filter(|exact| self.place == place && place.block == exact.block)
        {
            self.anchor = exact;
        }
        self.read = percent as f64 / 100.0;
        self.note_so_far(percent);
        true
    }

    /// The share of the lesson that stands above an anchor, from 0 to 1, in source bytes: what
    /// [`Reader::to_percent`] goes to.
    pub(super) fn share(&mut self, anchor: Anchor) -> f64 {
        let total = self.bytes_before(usize::MAX);
        let length = self.measure(anchor.block).length;
        let inside = anchor.start.min(length) as f64 / length.max(1) as f64;
        let before = self.bytes_before(anchor.block) as f64;
        (before + self.bytes_of(anchor.block) as f64 * inside) / total.max(1) as f64
    }

    /// How many bytes the blocks before one have in the file.
    pub(super) fn bytes_before(&self, block: usize) -> usize {
        let before = block.min(self.bytes.len()).checked_sub(1);
        let end = before.and_then(|before| self.bytes.get(before));
        end.unwrap_or(0) as usize
    }

    /// How many bytes a block has in the file.
    pub(super) fn bytes_of(&self, block: usize) -> usize {
        self.bytes_before(block.saturating_add(1)) - self.bytes_before(block)
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

/// How many bytes each block and those before it have in the file. Their places there are no measure:
/// the blocks of footnotes stand at the end of the lesson, wherever they were written.
pub(super) fn bytes(lesson: &Lesson) -> Steps {
    let mut end = 0;
    let lengths = lesson.blocks.spans().map(Span::len);
    lengths
        .map(|length| {
            end += length as u32;
            end
        })
        .collect()
}
