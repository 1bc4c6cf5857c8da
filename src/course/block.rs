//! Blocks: the pieces of a lesson that are laid out one by one.
//!
//! A lesson is a flat sequence of leaves. What a leaf stands in (quotes, list items, callouts) is its
//! `nest`, outermost first: a tree would have to be walked, dropped and laid out whole, and hostile
//! files nest without end.

mod attributes;
mod code;
mod containers;
mod excerpt;
mod table;
mod texts;

pub use attributes::{Attributes, BoxedAttributes, Expect, is_exact_version, package};
pub use code::{Code, Hidden};
pub use containers::{Container, Containers, ItemNumber, Marker};
pub use excerpt::Excerpt;
pub use table::{Alignment, Cells, MOST_COLUMNS, Table};

use super::id::SectionId;
use super::practice::Practice;
use super::prose::{Image, Prose};
use crate::source::Span;
use serde::{Deserialize, Serialize};

/// Containers beyond this depth are not kept; their content is.
pub const DEEPEST_NEST: usize = 32;

/// One leaf of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the lesson's file. Those that are packed have it, and what follows, said for all of them.
    #[serde(skip)]
    pub span: Span,
    /// What it stands in, outermost first; at most [`DEEPEST_NEST`].
    #[serde(skip)]
    pub nest: Containers,
    /// How many of the innermost containers begin with this block: an item shows its marker here.
    #[serde(skip)]
    pub opened: u8,
    /// The blank row above: `None` for none (tight lists, the first block), else how many of the
    /// containers in `nest` the row lies in, which decides the bars drawn in it.
    #[serde(skip)]
    pub gap: Option<u8>,
}

/// One of the texts that a lesson consists of: the nth of a block, as [`Block::texts`] counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Passage {
    /// The block.
    pub block: usize,
    /// The index among its texts.
    pub text: usize,
}

/// The kinds of leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading.
    Heading {
        /// From 1 to 6.
        level: u8,
        /// Unique in the lesson. A long one has tens of thousands of blocks, and few of them have an id: it lies apart.
        id: Box<SectionId>,
        /// The words.
        prose: Prose,
    },
    /// Running text.
    Paragraph(Prose),
    /// A block of code, or of source that is shown as it is (mathematics, diagrams).
    Code(Box<Code>),
    /// A table.
    Table(Box<Table>),
    /// An image that stands alone.
    Image {
        /// The words that stand for it.
        alt: String,
        /// The file; boxed because few blocks are images.
        image: Box<Image>,
    },
    /// A thematic break.
    Rule,
    /// Something to do.
    Practice(Box<Practice>),
    /// The title row of a callout, its first leaf.
    CalloutTitle(String),
    /// A term of a definition list.
    Term(Prose),
    /// The always visible line of `<details>`.
    Summary {
        /// The words.
        prose: Prose,
        /// Whether it is open until the learner folds it.
        open: bool,
    },
}
