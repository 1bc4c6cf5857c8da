//! Where in a lesson the matches are: how many each of its texts has, so that one can be numbered and gone on from.

use crate::course::Passage;

/// The matches of a lesson, counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    stops: Vec<Stop>,
    /// How many there are.
    pub total: usize,
}

/// A text with matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stop {
    block: u32,
    text: u32,
    /// How many matches stand before it.
    before: u32,
}

impl Stop {
    fn passage(self) -> Passage {
        Passage {
            block: self.block as usize,
            text: self.text as usize,
        }
    }
}

impl Tally {
    /// Counts one more match; texts come in reading order.
    pub(super) fn count(&mut self, passage: Passage) {
        if self.stops.last().map(|stop| stop.passage()) != Some(passage) {
            self.stops.push(Stop {
                block: passage.block as u32,
                text: passage.text as u32,
                before: self.total as u32,
            });
        }
        self.total += 1;
    }

    /// The number of the nth match of a text, from 1.
    pub fn number(&self, passage: Passage, nth: usize) -> Option<usize> {
        let at = self
            .stops
            .binary_search_by_key(&passage, |stop| stop.passage())
            .ok()?;
        Some(self.stops.get(at)?.before as usize + nth + 1)
    }

    /// The first text with matches at or after this one.
    pub fn at_or_after(&self, passage: Passage) -> Option<Passage> {
        let at = self.stops.partition_point(|stop| stop.passage() < passage);
        self.stops.get(at).map(|stop| stop.passage())
    }

    /// The last text with matches before this one.
    pub fn before(&self, passage: Passage) -> Option<Passage> {
        let at = self.stops.partition_point(|stop| stop.passage() < passage);
        self.stops
            .get(at.checked_sub(1)?)
            .map(|stop| stop.passage())
    }

    /// The last text with matches.
    pub fn last(&self) -> Option<Passage> {
        self.stops.last().map(|stop| stop.passage())
    }
}
