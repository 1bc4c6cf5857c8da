//! Lines of a lesson as they are known at any width: by how much stands above them.

/// A line of a lesson that is found again at another width: a block and how much of it stands above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchor {
    /// The block.
    pub block: usize,
    /// What stands above the line, as [`crate::layout::Row::start`] counts it.
    pub start: usize,
    /// Which of the lines with that much above, from 0, at the width at which it was one: frames and the blank row above a
    /// block add nothing.
    pub nth: usize,
    /// How much of a row of a table stands above it: that tells which line of the row it is at any width.
    pub inside: Inside,
    /// How many rows from where a screen begins up to the line are covered by the header of a table that stays above it.
    pub covered: usize,
}

/// How much of a row of a table stands above a line of it: all of the cell that goes on there longest, up to a byte. Nothing does
/// above its first line, whichever cell that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Inside {
    /// The column of the cell.
    pub column: u32,
    /// The bytes of its text.
    pub byte: u32,
}

impl Anchor {
    /// The first line of a block that has so much of it above.
    pub fn new(block: usize, start: usize) -> Self {
        Self {
            block,
            start,
            ..Self::default()
        }
    }
}

impl From<(usize, usize, usize)> for Anchor {
    /// A block, what stands above in it, and which such line.
    fn from((block, start, nth): (usize, usize, usize)) -> Self {
        Self {
            nth,
            ..Self::new(block, start)
        }
    }
}

impl Inside {
    /// A byte of the text of a cell.
    pub fn new(column: usize, byte: usize) -> Self {
        let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self {
            column: narrow(column),
            byte: narrow(byte),
        }
    }

    /// Whether nothing of the row stands above.
    pub fn is_top(self) -> bool {
        self == Self::default()
    }
}
