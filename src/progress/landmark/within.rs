//! Where in a row of a table, or in a line of code, a line is: either may go on for more than a screen.

use super::Landmark;
use crate::course::{Anchor, Block, BlockKind, Inside, Lesson};
use crate::progress::Context;
use crate::progress::context::boundary;

/// A line of code with so many bytes is more than a row of most screens.
const LONG: usize = 80;
/// So many bytes of code on either side of where a line was are looked through for its words.
const REACH: usize = 64 << 10;

/// Where in a row of a table, or in a line of code, a line is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Within {
    /// How much of the row stands above it.
    pub inside: Inside,
    /// The words around it, in the cell if it is in a row.
    pub words: Context,
    /// How many rows above it are covered by the header of its table.
    pub covered: usize,
}

impl Within {
    /// That of a line, unless it is the first one of its row or its line of code.
    pub(super) fn of(lesson: &Lesson, line: Anchor) -> Option<Self> {
        let block = lesson.blocks.get(line.block)?;
        let byte = line.inside.byte as usize;
        let words = match &block.kind {
            BlockKind::Code(code) => {
                let start = line.start.checked_sub(code.first_byte())?;
                let (above, below) = code.text.split_at_checked(start)?;
                let is_of_line = |byte: &u8| *byte != b'\n';
                let above = above.bytes().rev().take(LONG).take_while(is_of_line);
                let below = below.bytes().take(LONG).take_while(is_of_line);
                let above = above.count();
                let is_long = above > 0 && above + below.count() >= LONG;
                is_long.then(|| Context::of_words(&code.text, start))
            }
            _ => cell(block, line.start, line.inside).map(|text| Context::of_words(text, byte)),
        };
        (words.is_some() || line.covered > 0).then(|| Self {
            inside: line.inside,
            words: words.unwrap_or_default(),
            covered: line.covered,
        })
    }
}

impl Landmark {
    /// How much of its row stood above the line.
    pub(super) fn inside(&self) -> Inside {
        let within = self.within.as_ref();
        within.map(|within| within.inside).unwrap_or_default()
    }

    /// How many rows above it the header of its table covered.
    pub(super) fn covered(&self) -> usize {
        self.within.as_ref().map_or(0, |within| within.covered)
    }

    /// The words around it in its row, or its line of code, if it is not the first line of that.
    pub(super) fn words_around(&self) -> Option<&Context> {
        let words = &self.within.as_ref()?.words;
        Some(words).filter(|words| words.is_known())
    }

    /// How much of a row stands above the line in it: up to the words that it begins with, or nothing if they are gone.
    pub(super) fn inside_in(&self, lesson: &Lesson, (block, row): (usize, usize)) -> Inside {
        let before = self.inside();
        let text = lesson.blocks.get(block);
        let (Some(words), Some(text)) = (
            self.words_around(),
            text.and_then(|block| cell(block, row, before)),
        ) else {
            return Inside::default();
        };
        let found = words.find_words(text, before.byte as usize);
        found.map_or_else(Inside::default, |found| {
            Inside::new(before.column as usize, found.start)
        })
    }

    /// How much of a block of code stands above the words around the line, near to where that should be.
    pub(super) fn start_by_words(&self, block: &Block, near: usize) -> Option<usize> {
        let words = self.words_around()?;
        let BlockKind::Code(code) = &block.kind else {
            return None;
        };
        let gone = code.first_byte();
        let near = near.checked_sub(gone)?.min(code.text.len());
        let from = boundary(&code.text, near.saturating_sub(REACH));
        let to = boundary(&code.text, near.saturating_add(REACH));
        let found = words.find_words(code.text.get(from..to)?, near.checked_sub(from)?)?;
        words
            .is_surely_enough(found.agreeing)
            .then_some(gone + from + found.start)
    }
}

/// The text of the cell in which a line of a table's row is that is not the first.
fn cell(block: &Block, row: usize, inside: Inside) -> Option<&str> {
    let BlockKind::Table(table) = &block.kind else {
        return None;
    };
    let cell = table.row(row).nth(inside.column as usize);
    cell.filter(|_| !inside.is_top()).map(|cell| cell.text)
}
