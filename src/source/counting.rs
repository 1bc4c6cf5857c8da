//! The lines and columns of many places in order: what lies between two of them is counted once.

use super::{Position, Source};

/// Where the counting in a source is.
#[derive(Debug)]
pub struct Counting<'a> {
    source: &'a Source,
    offset: usize,
    at: Position,
}

impl<'a> Counting<'a> {
    /// At the beginning of a source.
    pub fn new(source: &'a Source) -> Self {
        Self {
            source,
            offset: 0,
            at: Position { line: 1, column: 1 },
        }
    }

    /// Whether it counts in this source.
    pub fn is_in(&self, source: &Source) -> bool {
        std::ptr::eq(self.source, source)
    }

    /// The line and column of a byte offset, as [`Source::position`] tells them.
    pub fn position(&mut self, offset: usize) -> Position {
        let between = self.source.text.get(self.offset..offset);
        let Some(between) = between.filter(|_| self.source.origins.is_none()) else {
            return self.source.position(offset);
        };
        match between.rsplit_once('\n') {
            Some((above, line)) => {
                self.at.line += super::newlines(above.as_bytes()) as u32 + 1;
                self.at.column = line.chars().count() as u32 + 1;
            }
            None => self.at.column += between.chars().count() as u32,
        }
        self.offset = offset;
        self.at
    }
}
