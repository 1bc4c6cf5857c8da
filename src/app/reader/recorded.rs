//! What code prints, below the code once what explains it is shown: the text speaks of it.

use super::guess::{guessed, is_explained};
use super::{Place, Reader};
use crate::course::block::Expect;
use crate::layout::{self, Laid};

impl Reader {
    /// Adds what the course has recorded of the output of code, unless the learner has yet to say it.
    pub(super) fn add_recorded(&self, place: Place, laid: &mut Laid) {
        let Some(output) = self.recorded(place) else {
            return;
        };
        let start = laid.rows.last().map_or(0, |row| row.start);
        let width = laid.width.max(self.column.width);
        let mut rows = layout::recorded(output, width);
        for row in &mut rows {
            row.start = start;
        }
        laid.rows.extend(rows);
        laid.width = width;
    }

    /// How many rows of a part are what its code prints.
    pub(super) fn recorded_rows(&self, place: Place) -> usize {
        let width = self.shown(place).map_or(0, |laid| laid.width);
        let output = self.recorded(place);
        output.map_or(0, |output| layout::recorded(output, width).len())
    }

    /// Whether something explains the code of a block, and stands below the screen.
    pub fn explains_below(&self, block: usize) -> bool {
        let blocks = &self.lesson.blocks;
        let is_told = blocks.get(block).and_then(guessed).is_some() && !self.holds_back(block);
        let is_seen = self.visible.iter().any(|place| place.block > block);
        is_told && is_explained(blocks, block) && !is_seen
    }

    /// What is told at the end of a part of the output of its code; not while a pane stands there, which tells it.
    fn recorded(&self, place: Place) -> Option<&str> {
        let block = place.block;
        let is_last = self.last_part(block) == Some(place.part);
        let has_pane = self.held().is_some_and(|held| held.block == block);
        if !is_last || has_pane || self.holds_back(block) {
            return None;
        }
        let blocks = &self.lesson.blocks;
        let code = guessed(blocks.get(block)?).filter(|_| is_explained(blocks, block))?;
        match &code.attributes.expect {
            Some(Expect::Output(output)) => Some(output),
            Some(Expect::File { text, .. }) => text.as_deref(),
            Some(Expect::Fail) | None => None,
        }
    }
}
