//! Shares of a lesson, in source bytes: how much of it stands above a line, and going to where so much does.

use super::{Place, Reader};
use crate::course::{Anchor, Lesson};
use crate::source::{Span, Steps};

impl Reader {
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
                    let anchor = Anchor::new(block, start);
                    exact = Some(anchor);
                    self.seat_of(anchor)
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
