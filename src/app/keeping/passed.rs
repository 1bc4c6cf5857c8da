//! What of a lesson has been on the screen: blocks, parts of blocks, and rows of parts that are longer than a screen.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::ranges::Ranges;
use crate::layout::Laid;

/// What of a lesson has been on the screen.
#[derive(Debug, Default)]
pub(super) struct Passed {
    /// The blocks of which all has been.
    pub(super) blocks: Ranges,
    /// The parts of blocks that have several, as long as not all of them have been.
    parts: BTreeSet<(usize, usize)>,
    /// Of parts of which only some rows have been: those.
    rows: BTreeMap<(usize, usize), BTreeSet<Name>>,
}

/// What a row of a part is known by at any width: what stands above it, and which of the rows with that much above it
/// is, from 0.
type Name = (usize, usize);

/// The names of the rows of a part; blank ones have none, and need not be seen.
pub(super) fn named(laid: &Laid) -> Vec<Option<Name>> {
    let mut before = None;
    let mut nth = 0;
    let names = laid.rows.iter().map(|row| {
        nth = if before == Some(row.start) {
            nth + 1
        } else {
            0
        };
        before = Some(row.start);
        (!row.pieces.is_empty()).then_some((row.start, nth))
    });
    names.collect()
}

impl Passed {
    /// Some parts of a block, which has so many, have been on the screen.
    pub(super) fn pass(&mut self, block: usize, parts: Range<usize>, all: usize) {
        for part in parts.clone() {
            self.rows.remove(&(block, part));
        }
        if parts == (0..all) {
            self.blocks.insert(block..block + 1);
        }
        if self.blocks.contains(block) {
            return;
        }
        self.parts.extend(parts.map(|part| (block, part)));
        let of_block = (block, 0)..(block, all);
        if self.parts.range(of_block.clone()).count() == all {
            self.parts.retain(|part| !of_block.contains(part));
            self.blocks.insert(block..block + 1);
        }
    }

    /// Some rows of a part are on the screen.
    pub(super) fn see(&mut self, part: (usize, usize), rows: impl Iterator<Item = Name>) {
        if !self.has_part(part) {
            self.rows.entry(part).or_default().extend(rows);
        }
    }

    /// Whether these rows of a part have been on the screen.
    pub(super) fn has_seen(
        &self,
        part: (usize, usize),
        mut rows: impl Iterator<Item = Name>,
    ) -> bool {
        let seen = self.rows.get(&part);
        self.has_part(part) || rows.all(|row| seen.is_some_and(|seen| seen.contains(&row)))
    }

    /// Whether so much of a block has been on the screen, from its beginning.
    pub(super) fn has(&self, block: usize, parts: usize) -> bool {
        let before = self.parts.range((block, 0)..(block, parts));
        self.blocks.contains(block) || before.count() == parts
    }

    /// Takes in what is known under another name.
    pub(super) fn join(&mut self, other: Self) {
        self.blocks.join(&other.blocks);
        self.parts.extend(other.parts);
        for (part, rows) in other.rows {
            self.rows.entry(part).or_default().extend(rows);
        }
    }

    fn has_part(&self, part: (usize, usize)) -> bool {
        self.blocks.contains(part.0) || self.parts.contains(&part)
    }
}
