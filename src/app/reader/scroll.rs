//! Moving through a lesson by rows, screens and sections. Only the blocks that are passed are laid out.

use std::ops::Range;

use super::{Place, Reader};
use crate::course::{BlockKind, Coverage};

/// A section that begins in one of so many rows below the first is as good as at the top.
const NEAR: isize = 4;

impl Reader {
    /// Moves by rows, down or up, no further than the last screen: by one more where all of that is below a header that stays,
    /// and nothing would be seen of it.
    pub fn scroll(&mut self, rows: isize) {
        let before = self.visible.clone();
        let mut from = self.place;
        self.scroll_by(rows);
        while self.place != from && self.visible == before {
            from = self.place;
            self.scroll_by(rows.signum());
        }
    }

    fn scroll_by(&mut self, rows: isize) {
        if rows > 0 {
            self.read_past(rows.unsigned_abs());
        }
        let target = self.stepped(self.place, rows);
        let target = if rows > 0 {
            target.min(self.last_place().max(self.place))
        } else {
            target
        };
        self.go(target);
    }

    /// On by a screen, stopping where the next section begins that is not all on this one; what is held back on this one is
    /// shown. `false` if the end is on the screen already.
    pub fn page_down(&mut self) -> bool {
        if self.read_on_here() {
            return true;
        }
        if self.at_end() {
            return false;
        }
        let near = self.stepped(self.place, NEAR);
        let screen = self.stepped(
            self.place,
            self.height().saturating_sub(1).max(1).cast_signed(),
        );
        // Where one begins below another, all of the other is on the screen.
        let stop = self.last_stop(screen.block, |stop| stop <= screen);
        if let Some(stop) = stop.filter(|stop| *stop > near) {
            self.go(stop);
            return true;
        }
        let last = self.last_place().max(self.place);
        // What a header would stand over has to be below it.
        let pinned = self.pins(screen).len();
        let screen = self.stepped(screen, -pinned.cast_signed());
        let whole = self.whole_block(screen);
        let screen = self.with_code(whole).min(last);
        self.go(screen);
        true
    }

    /// Where a screen begins that would begin at a place: not with the blank row above a block, and not in the
    /// middle of a table or of code that the screen has room for. What has several parts is longer than that.
    fn whole_block(&mut self, place: Place) -> Place {
        let first = self.place_of(place.block);
        if place <= first {
            return first;
        }
        // Its last row was the last one on the screen before: all of it has been seen.
        if first > self.place && place.row + 1 == self.rows(place) {
            let next = self.next_part(place);
            return next.map_or(place, |next| self.place_of(next.block));
        }
        let whole = matches!(
            self.lesson.blocks.get(place.block).map(|block| &block.kind),
            Some(BlockKind::Table(_) | BlockKind::Code(_))
        );
        if whole
            && self.parts(place.block) == 1
            && self.rows(place) - first.row <= self.height()
            && first > self.place
        {
            first
        } else {
            place
        }
    }

    /// Where a screen begins that would begin inside of code below which something is held back: with as much of that
    /// code on it as there is room for above the line.
    fn with_code(&mut self, place: Place) -> Place {
        let first = self.place_of(place.block);
        if place <= first || !self.holds_back(place.block) {
            return place;
        }
        place.min(self.last_view(place.block).max(first))
    }

    /// Back by a screen.
    pub fn page_up(&mut self) {
        let rows = self.height().saturating_sub(1 + self.pinned).max(1);
        self.scroll(-rows.cast_signed());
    }

    /// To the first row.
    pub fn to_top(&mut self) {
        self.go(Place::default());
    }

    /// To the last screen, and once more when there is more of the lesson.
    pub fn to_bottom(&mut self) {
        let last = self.last_place_now();
        self.go(last);
        self.note_so_far(100);
    }

    /// Remembers how far the learner went into a lesson that is still being read.
    pub(super) fn note_so_far(&mut self, percent: usize) {
        let is_all = self.lesson.coverage != Coverage::Beginning;
        self.so_far = (!is_all).then_some((self.place, percent));
    }

    /// Whether the learner has gone to what may lie in the part of the lesson that is still being read.
    pub fn awaits_rest(&self) -> bool {
        self.so_far.is_some_and(|(place, _)| place == self.place)
    }

    /// To the next section. `false` if there is none.
    pub fn next_section(&mut self) -> bool {
        let stops = self.lesson.stops_from(self.place.block);
        let mut stops = stops.map(|section| self.place_of(section.block));
        let next = stops.find(|stop| *stop > self.place);
        drop(stops);
        next.map(|stop| self.go(stop)).is_some()
    }

    /// To the beginning of this section, or of the one before if this one's is at the top already. `false` at the
    /// top of the lesson.
    pub fn previous_section(&mut self) -> bool {
        if self.place <= Place::default() {
            return false;
        }
        let place = self.place;
        let stop = self.last_stop(place.block, |stop| stop < place);
        self.go(stop.unwrap_or_default());
        true
    }

    /// Whether the last row of the lesson is on the screen, and nothing there is held back.
    pub fn at_end(&self) -> bool {
        self.below.block >= self.lesson.blocks.len() && self.fold_in_sight().is_none()
    }

    /// The parts whose last row is on the screen, from the first to the one that is not among them, with the folded
    /// blocks among and behind them.
    pub fn passed(&self) -> Range<(usize, usize)> {
        let begin = (self.place.block, self.place.part);
        if self.visible.is_empty() {
            return begin..begin;
        }
        begin..(self.below.block, self.below.part)
    }

    /// The place some rows further down, or up.
    pub(super) fn stepped(&mut self, from: Place, rows: isize) -> Place {
        let mut place = from;
        let mut left = rows.unsigned_abs();
        while left > 0 {
            if rows > 0 {
                let here = self.rows(place);
                if place.row + left < here {
                    place.row += left;
                    return place;
                }
                let Some(next) = self.next_part(place) else {
                    return Place {
                        row: here.saturating_sub(1),
                        ..place
                    };
                };
                left -= here.saturating_sub(place.row);
                place = next;
            } else {
                if place.row >= left {
                    place.row -= left;
                    return place;
                }
                let Some(previous) = self.previous_part(place) else {
                    return Place::default();
                };
                left -= place.row + 1;
                place = previous;
            }
        }
        place
    }

    /// Where a screen begins that has a place on it and so many rows above; fewer where something is held back above it,
    /// since a screen ends there.
    pub(super) fn led_to(&mut self, place: Place, above: usize) -> Place {
        let top = self.stepped(place, -above.cast_signed());
        match self.end_of_held(top.block..place.block) {
            Some(next) => top.max(self.place_of(next).min(place)),
            None => top,
        }
    }

    /// The place from which the last row is the last of the screen, but for what leads on below it.
    pub(super) fn last_place_now(&mut self) -> Place {
        let end = Place {
            block: self.lesson.blocks.len(),
            ..Place::default()
        };
        match self.previous_part(end) {
            Some(last) => {
                let above = self.height().saturating_sub(1 + self.rows_behind(last));
                self.stepped(last, -above.cast_signed())
            }
            None => Place::default(),
        }
    }

    /// [`Reader::last_place_now`], worked out only when the end is near.
    pub(super) fn last_place(&mut self) -> Place {
        let near = self.lesson.blocks.len() - self.place.block.min(self.lesson.blocks.len())
            <= 4 * self.height() + 8;
        if near {
            self.last_place_now()
        } else {
            Place {
                block: usize::MAX,
                ..Place::default()
            }
        }
    }

    /// Where the last section begins that does so at a block or above it, and of those there not too low.
    fn last_stop(&self, block: usize, is_above: impl Fn(Place) -> bool) -> Option<Place> {
        let stop = |block: usize| Some(self.place_of(self.lesson.section_at(block)?.block));
        stop(block)
            .filter(|stop| is_above(*stop))
            .or_else(|| stop(block.checked_sub(1)?))
    }
}
