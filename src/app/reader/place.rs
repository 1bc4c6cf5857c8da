//! Places in a lesson: going to one, and keeping it when the width changes.

use std::sync::Arc;

use super::Reader;
use crate::course::{Anchor, BlockKind, SectionId};
use crate::progress::Landmark;

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
        self.place = self.seat_of(anchor);
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
        Landmark::of(&self.lesson, anchor)
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
        landmark.call_by_row(table, self.first_line_of(block).0);
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
    pub fn to_found(&mut self, landmark: &Landmark, found: Anchor) {
        let is_it = || landmark.is_found_as(&Landmark::of(&self.lesson, found));
        let found = match self.settled(landmark) {
            Some(settled) if !is_it() => settled,
            Some(_) | None => found,
        };
        let is_it = || landmark.is_found_as(&Landmark::of(&self.lesson, found));
        match self.folded_behind(found.block).filter(|_| !is_it()) {
            Some(summary) => self.to_block(summary),
            None => self.to_anchor(found),
        }
    }

    /// Where the page was put at when the text came to lack a line: a bookmark that names the line leads there, too, and a
    /// further edit does not move it.
    fn settled(&self, landmark: &Landmark) -> Option<Anchor> {
        let (lost, stood) = self.lost.as_ref()?;
        let lost = Landmark {
            lesson: landmark.lesson.clone(),
            ..lost.clone()
        };
        let is_there = lost.is_same_line(landmark) && stood.is_found_in(&self.lesson);
        is_there.then(|| stood.find(&self.lesson))
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
        self.anchor = self.anchor_at(place);
        self.read = self.share(self.anchor);
        self.refresh();
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
