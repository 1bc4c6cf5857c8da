//! Moving through a lesson by rows, screens and sections. Only the blocks that are passed are laid out.

use std::ops::Range;

use super::{Place, Reader};
use crate::course::BlockKind;

impl Reader {
    /// Moves by rows, down or up, no further than the last screen.
    pub fn scroll(&mut self, rows: isize) {
        let target = self.stepped(self.place, rows);
        let target = if rows > 0 {
            target.min(self.last_place().max(self.place))
        } else {
            target
        };
        self.go(target);
    }

    /// On by a screen, stopping where the next section begins. `false` if the end is on the screen already.
    pub fn page_down(&mut self) -> bool {
        if self.at_end() {
            return false;
        }
        let next_stop = self.stop_places().find(|stop| *stop > self.place);
        let screen = self.stepped(
            self.place,
            self.height().saturating_sub(1).max(1).cast_signed(),
        );
        match next_stop {
            Some(stop) if stop <= screen => self.go(stop),
            _ => {
                let last = self.last_place().max(self.place);
                let screen = self.whole_block(screen).min(last);
                self.go(screen);
            }
        }
        true
    }

    /// Where a screen begins that would begin at a place: not with the blank row above a block, and not in the
    /// middle of a table or of code that the screen has room for.
    fn whole_block(&mut self, place: Place) -> Place {
        let first = self.place_of(place.block);
        if place.row <= first.row {
            return first;
        }
        let rows = self.laid(place.block).rows.len();
        let whole = matches!(
            self.lesson.blocks.get(place.block).map(|block| &block.kind),
            Some(BlockKind::Table(_) | BlockKind::Code(_))
        );
        if whole && rows - first.row <= self.height() && first > self.place {
            first
        } else {
            place
        }
    }

    /// Back by a screen.
    pub fn page_up(&mut self) {
        self.scroll(-(self.height().saturating_sub(1).max(1).cast_signed()));
    }

    /// To the first row.
    pub fn to_top(&mut self) {
        self.go(Place::default());
    }

    /// To the last screen.
    pub fn to_bottom(&mut self) {
        let last = self.last_place_now();
        self.go(last);
    }

    /// To the next section. `false` if there is none.
    pub fn next_section(&mut self) -> bool {
        let next = self.stop_places().find(|stop| *stop > self.place);
        next.map(|stop| self.go(stop)).is_some()
    }

    /// To the beginning of this section, or of the one before if this one's is at the top already. `false` at the
    /// top of the lesson.
    pub fn previous_section(&mut self) -> bool {
        if self.place <= Place::default() {
            return false;
        }
        let stops: Vec<Place> = self
            .stop_places()
            .take_while(|stop| *stop < self.place)
            .collect();
        self.go(stops.last().copied().unwrap_or_default());
        true
    }

    /// Whether the last row of the lesson is on the screen.
    pub fn at_end(&self) -> bool {
        self.visible.is_empty() || self.passed().end >= self.lesson.blocks.len()
    }

    /// The blocks whose last row is on the screen, with the folded ones among and behind them.
    pub fn passed(&self) -> Range<usize> {
        let (Some(first), Some(last)) = (self.visible.first(), self.visible.last()) else {
            return 0..0;
        };
        let rows = self.shown(last.block).map_or(0, |laid| laid.rows.len());
        let end = if last.row + 1 >= rows {
            self.visible_end().unwrap_or(self.lesson.blocks.len())
        } else {
            last.block
        };
        first.block..end
    }

    /// The place some rows further down, or up.
    pub(super) fn stepped(&mut self, from: Place, rows: isize) -> Place {
        let mut place = from;
        let mut left = rows.unsigned_abs();
        while left > 0 {
            if rows > 0 {
                let here = self.laid(place.block).rows.len();
                if place.row + left < here {
                    place.row += left;
                    return place;
                }
                let Some(next) = self.filled(place.block + 1, 1) else {
                    return Place {
                        block: place.block,
                        row: here.saturating_sub(1),
                    };
                };
                left -= here.saturating_sub(place.row);
                place = Place {
                    block: next,
                    row: 0,
                };
            } else {
                if place.row >= left {
                    place.row -= left;
                    return place;
                }
                let Some(next) = place
                    .block
                    .checked_sub(1)
                    .and_then(|block| self.filled(block, -1))
                else {
                    return Place::default();
                };
                left -= place.row + 1;
                place = Place {
                    block: next,
                    row: self.laid(next).rows.len() - 1,
                };
            }
        }
        place
    }

    /// The nearest block from `block` on, in a direction, that has rows: folded ones have none.
    fn filled(&mut self, mut block: usize, direction: isize) -> Option<usize> {
        while block < self.lesson.blocks.len() {
            if !self.laid(block).rows.is_empty() {
                return Some(block);
            }
            block = block.checked_add_signed(direction)?;
        }
        None
    }

    /// The place from which the last row is the last of the screen.
    pub(super) fn last_place_now(&mut self) -> Place {
        let Some(last) = self
            .lesson
            .blocks
            .len()
            .checked_sub(1)
            .and_then(|block| self.filled(block, -1))
        else {
            return Place::default();
        };
        let end = Place {
            block: last,
            row: self.laid(last).rows.len() - 1,
        };
        self.stepped(end, -(self.height().saturating_sub(1).cast_signed()))
    }

    /// [`Reader::last_place_now`], worked out only when the end is near.
    fn last_place(&mut self) -> Place {
        let near = self.lesson.blocks.len() - self.place.block.min(self.lesson.blocks.len())
            <= 4 * self.height() + 8;
        if near {
            self.last_place_now()
        } else {
            Place {
                block: usize::MAX,
                row: 0,
            }
        }
    }

    /// The first filled block after the screen.
    fn visible_end(&self) -> Option<usize> {
        let last = self.visible.last()?.block;
        (last + 1..self.lesson.blocks.len())
            .find(|block| self.shown(*block).is_none_or(|laid| !laid.rows.is_empty()))
    }

    fn stop_places(&self) -> impl Iterator<Item = Place> {
        self.lesson
            .stops()
            .map(|section| self.place_of(section.block))
    }
}
