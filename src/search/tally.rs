//! Where in a lesson the matches are: how many each of its texts has, so that one can be numbered and gone on from.

use crate::course::Passage;
use crate::source::Steps;

/// The matches of a lesson, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// The texts with matches. Boxed because it is passed on among small events.
    stops: Box<Stops>,
    last: Option<Passage>,
    /// How many there are.
    pub total: usize,
}

/// Texts with matches in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Stops {
    /// The block of each,
    blocks: Steps,
    /// … which of its texts it is,
    texts: Steps,
    /// … and how many matches stand before it.
    before: Steps,
}

impl Tally {
    /// Counts one more match; texts come in reading order.
    pub(super) fn count(&mut self, passage: Passage) {
        if self.last != Some(passage) {
            self.stops.blocks.push(passage.block as u32);
            self.stops.texts.push(passage.text as u32);
            self.stops.before.push(self.total as u32);
            self.last = Some(passage);
        }
        self.total += 1;
    }

    /// The number of the nth match of a text, from 1.
    pub fn number(&self, passage: Passage, nth: usize) -> Option<usize> {
        let at = self.until(passage);
        if self.get(at) != Some(passage) {
            return None;
        }
        Some(self.stops.before.get(at)? as usize + nth + 1)
    }

    /// The first text with matches at or after this one.
    pub fn at_or_after(&self, passage: Passage) -> Option<Passage> {
        self.get(self.until(passage))
    }

    /// The last text with matches before this one.
    pub fn before(&self, passage: Passage) -> Option<Passage> {
        self.get(self.until(passage).checked_sub(1)?)
    }

    /// The last text with matches.
    pub fn last(&self) -> Option<Passage> {
        self.last
    }

    fn get(&self, at: usize) -> Option<Passage> {
        Some(Passage {
            block: self.stops.blocks.get(at)? as usize,
            text: self.stops.texts.get(at)? as usize,
        })
    }

    /// How many texts with matches stand before this one.
    fn until(&self, passage: Passage) -> usize {
        let block = |block: u32| (block as usize).cmp(&passage.block);
        let mut start = self
            .stops
            .blocks
            .partition_point(|found| block(found).is_lt());
        let mut end = self
            .stops
            .blocks
            .partition_point(|found| block(found).is_le());
        while start < end {
            let middle = usize::midpoint(start, end);
            let text = self.stops.texts.get(middle);
            if text.is_some_and(|text| (text as usize) < passage.text) {
                start = middle + 1;
            } else {
                end = middle;
            }
        }
        start
    }
}
