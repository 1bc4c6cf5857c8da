//! What is laid out: parts of blocks, when they are about to be seen and while they are near.

use std::sync::Arc;

use super::{Place, Reader};
use crate::course::{BlockKind, ProseRef};
use crate::layout::{self, Buttons, Laid, Measure, Row, View};

/// With more rows than this, those far from the screen are forgotten.
const KEPT_ROWS: usize = 4096;
/// Packed blocks that stand so near the screen stay unpacked: the next page needs them.
const KEPT_BLOCKS: usize = 64;

impl Reader {
    /// The rows of the part in which a place lies, laid out on first use.
    pub fn laid(&mut self, place: Place) -> Arc<Laid> {
        let key = (place.block, place.part);
        if let Some(laid) = self.laid.get(&key) {
            return Arc::clone(laid);
        }
        let measure = self.measure(place.block);
        let tokens = self.code_key(place.block);
        let tokens = tokens.and_then(|key| self.tokens.get(&key).cloned().flatten());
        let view = View {
            width: self.column.width,
            wide: self.wide,
            code_lines: self.code_lines,
            buttons: Some(Buttons {
                run: self.run_label(place.block),
                copy: &self.labels.copy,
                wide: &self.labels.wide,
            }),
            folded: &self.folded,
            tokens: &|_| tokens.clone(),
            marks: &|passage, text| self.marks(passage, text),
            practice: &|_| self.states.get(&place.block).cloned().unwrap_or_default(),
        };
        let mut laid = layout::part(&self.lesson, place.block, measure.part(place.part), &view);
        self.add_fold(place, &mut laid);
        self.add_recorded(place, &mut laid);
        let start = laid.rows.last().map_or(0, |row| row.start);
        let below = (0..self.rows_below(place)).map(|_| Row {
            start,
            ..Row::default()
        });
        laid.rows.extend(below);
        let laid = Arc::new(laid);
        self.laid.insert(key, Arc::clone(&laid));
        laid
    }

    /// The part of a place that [`Reader::visible`] names, as it was laid out.
    pub fn shown(&self, place: Place) -> Option<&Laid> {
        let laid = self.laid.get(&(place.block, place.part));
        laid.map(Arc::as_ref)
    }

    /// A part of a block, as it was laid out.
    pub fn shown_part(&self, part: (usize, usize)) -> Option<&Laid> {
        self.laid.get(&part).map(Arc::as_ref)
    }

    /// The row at such a place.
    pub fn row(&self, place: Place) -> Option<&Row> {
        self.shown(place)?.rows.get(place.row)
    }

    /// What is known of a whole block.
    pub fn measure(&mut self, block: usize) -> Arc<Measure> {
        if let Some(measure) = self.measures.get(&block) {
            return Arc::clone(measure);
        }
        let measure = self.lesson.blocks.get(block).map(Measure::new);
        let measure = Arc::new(measure.unwrap_or_default());
        self.measures.insert(block, Arc::clone(&measure));
        measure
    }

    /// How many parts a block has; one that is folded away is not measured for that.
    pub fn parts(&mut self, block: usize) -> usize {
        if self.is_hidden(block) {
            return 1;
        }
        self.measure(block).parts()
    }

    /// The first row of the next part that has rows.
    pub(super) fn next_part(&mut self, from: Place) -> Option<Place> {
        let mut place = from;
        loop {
            place = if place.part + 1 < self.parts(place.block) {
                Place {
                    part: place.part + 1,
                    row: 0,
                    ..place
                }
            } else {
                Place {
                    block: self.after_hidden(place.block + 1),
                    ..Place::default()
                }
            };
            if place.block >= self.lesson.blocks.len() {
                return None;
            }
            if self.rows(place) > 0 {
                return Some(place);
            }
        }
    }

    /// The last row of the part before that has rows.
    pub(super) fn previous_part(&mut self, from: Place) -> Option<Place> {
        let mut place = from;
        loop {
            if let Some(part) = place.part.checked_sub(1) {
                place.part = part;
            } else {
                place.block = self.before_hidden(place.block.checked_sub(1)?)?;
                place.part = self.parts(place.block) - 1;
            }
            if let Some(row) = self.rows(place).checked_sub(1) {
                return Some(Place { row, ..place });
            }
        }
    }

    /// The first block from one on that is not known to be folded away with all that it is packed with.
    pub(super) fn after_hidden(&self, block: usize) -> usize {
        let hidden = |block: usize| {
            let blocks = &self.lesson.blocks;
            blocks.hidden_with(block, |summary| !self.is_open(summary))
        };
        let last = std::iter::successors(hidden(block), |range| hidden(range.end)).last();
        last.map_or(block, |range| range.end)
    }

    /// The last block up to one that is not.
    pub(super) fn before_hidden(&self, block: usize) -> Option<usize> {
        let mut block = block;
        let blocks = &self.lesson.blocks;
        while let Some(hidden) = blocks.hidden_with(block, |summary| !self.is_open(summary)) {
            block = hidden.start.checked_sub(1)?;
        }
        Some(block)
    }

    /// How many rows the part has in which a place lies.
    pub(super) fn rows(&mut self, place: Place) -> usize {
        if self.is_hidden(place.block) {
            return 0;
        }
        self.laid(place).rows.len()
    }

    /// Whether a block is folded away, held back, or does not exist.
    pub(super) fn is_hidden(&self, block: usize) -> bool {
        self.is_held_back(block) || layout::is_hidden(&self.lesson.blocks, block, &self.folded)
    }

    /// The running texts of the part in which a place lies; those of a table once it has been measured.
    pub(super) fn prose(&self, place: Place) -> Vec<ProseRef<'_>> {
        let Some(block) = self.lesson.blocks.get(place.block) else {
            return Vec::new();
        };
        let BlockKind::Table(table) = &block.kind else {
            return block.prose().collect();
        };
        let measure = self.measures.get(&place.block);
        let rows = measure.map(|measure| measure.range(place.part));
        let header = (place.part == 0).then(|| table.header());
        let cells = rows.into_iter().flatten().flat_map(|row| table.row(row));
        header.into_iter().flatten().chain(cells).collect()
    }

    /// Lets go of the blocks far from the screen that were unpacked to be looked at; not while somebody else has the lesson.
    fn pack_again(&mut self) {
        let last = self.visible.last().unwrap_or(&self.place);
        let near = self.place.block.saturating_sub(KEPT_BLOCKS)..last.block + KEPT_BLOCKS;
        if let Some(lesson) = Arc::get_mut(&mut self.lesson) {
            lesson
                .blocks
                .close(|blocks| blocks.start < near.end && near.start < blocks.end);
        }
    }

    /// Forgets what is far from the screen, if there is much of it.
    pub(super) fn forget(&mut self) {
        self.pack_again();
        let cost = |laid: &Arc<Laid>| laid.rows.len() + 1;
        if self.laid.values().map(cost).sum::<usize>() <= KEPT_ROWS {
            return;
        }
        let last = self.visible.last().unwrap_or(&self.place);
        let mut first = (self.place.block, self.place.part);
        let mut last = (last.block, last.part);
        let mut left = KEPT_ROWS / 4;
        for (key, laid) in self.laid.range(..first).rev() {
            left = left.saturating_sub(cost(laid));
            if left > 0 {
                first = *key;
            }
        }
        let mut left = KEPT_ROWS / 4;
        for (key, laid) in self.laid.range(last..).skip(1) {
            left = left.saturating_sub(cost(laid));
            if left > 0 {
                last = *key;
            }
        }
        let pinned = self.visible.first().filter(|_| self.pinned > 0);
        let pinned = pinned.map(|place| (place.block, place.part));
        self.laid
            .retain(|key, _| (first..=last).contains(key) || pinned == Some(*key));
        self.measures
            .retain(|block, _| (first.0..=last.0).contains(block));
    }
}
