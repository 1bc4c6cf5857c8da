//! A text that has been read: its blocks, and what it leads to.

use std::collections::BTreeMap;

use crate::course::{Blocks, Footnotes, Link, SectionId, Sections};
use crate::source::Span;

/// Of a text whose blocks are packed or have gone, so many of the places that it leads to are kept: it may lead to millions.
pub const MOST_REFERENCES: usize = 20_000;

/// A text as blocks.
#[derive(Debug, Default)]
pub struct Document {
    /// The words of its first heading of level 1.
    pub title: Option<String>,
    /// The leaves in reading order.
    pub blocks: Blocks,
    /// The headings, without the one that is the title.
    pub sections: Sections,
    /// Other blocks that links can lead to.
    pub anchors: BTreeMap<SectionId, usize>,
    /// The blocks of each footnote.
    pub footnotes: Footnotes,
    /// How many words it has.
    pub words: usize,
    /// What it leads to that may not be there; the first [`MOST_REFERENCES`] if its blocks have been packed, or are not there any
    /// more.
    pub references: Vec<Reference>,
}

/// Something that a text leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What it is.
    pub kind: ReferenceKind,
    /// Where the text says so.
    pub span: Span,
}

/// What a text can lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A section, a lesson, or what is neither.
    Link(Link),
    /// The file of an image.
    Image(String),
    /// The file that a block of code names.
    File(String),
}
