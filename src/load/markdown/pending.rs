//! What has begun in a walk and not ended.

use super::nest::Nest;
use crate::course::Blocks;

/// A leaf whose text is being read.
#[derive(Debug)]
pub struct Leaf {
    pub(super) kind: LeafKind,
    /// Where it begins in the file.
    pub start: usize,
    /// Where its latest event ended.
    pub(super) end: usize,
    /// Whether no event says where it ends: the text of a tight item, or words in raw HTML.
    pub(super) is_tight: bool,
    /// Whether it goes on where one of the same words was broken off.
    pub(super) goes_on: bool,
}

/// What running text can become.
#[derive(Debug)]
pub enum LeafKind {
    /// A paragraph, or an image that stands alone.
    Paragraph,
    /// A heading with its own id, if it has one.
    Heading {
        /// From 1 to 6.
        level: u8,
        /// What stands in `{#…}`.
        id: Option<String>,
    },
    /// A heading of raw HTML, from 1 to 6.
    RawHeading(u8),
    /// A term of a definition list.
    Term,
    /// The cell of a table.
    Cell,
    /// The summary of `<details>`.
    Summary,
    /// A block of code, whose text is not running text.
    Code,
}

impl Leaf {
    /// The leaf that goes on after something that interrupts it.
    pub fn rest(&self, start: usize) -> Self {
        Self {
            kind: LeafKind::Paragraph,
            start,
            end: start,
            is_tight: self.is_tight,
            goes_on: false,
        }
    }
}

/// `<details>` whose summary was not read yet.
#[derive(Debug)]
pub struct Details {
    /// Whether it says `open`.
    pub(super) open: bool,
    /// Whether `<summary>` has begun.
    pub(super) in_summary: bool,
}

/// A sequence of blocks set aside while another is read.
pub struct SetAside {
    pub(super) label: String,
    pub(super) blocks: Blocks,
    pub(super) nest: Nest,
}
