//! Markdown into blocks: one pass over pulldown-cmark's events, without recursion.

mod alert;
mod autolink;
mod code;
mod directive;
mod fence;
mod footnotes;
mod head;
mod html;
mod inline;
mod leaf;
mod list;
mod long;
mod nest;
mod prose;
mod raw;
mod references;
mod script;
mod sections;
mod table;
mod tags;
mod undefined;
mod walker;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Options, Parser};

use super::links::Names;
use super::problems::Problems;
use crate::course::{Block, Dialect, Section, SectionId};

pub use head::first_heading;
pub use prose::taken;
pub use references::{Reference, ReferenceKind};
use walker::Walker;

/// A file with more blocks is shown in part: each costs memory, however short its text is.
const MOST_BLOCKS: usize = 400_000;

/// A text as blocks.
#[derive(Debug, Default)]
pub struct Document {
    /// The words of its first heading of level 1.
    pub title: Option<String>,
    /// The leaves in reading order.
    pub blocks: Vec<Block>,
    /// The headings, without the one that is the title.
    pub sections: Vec<Section>,
    /// Other blocks that links can lead to.
    pub anchors: BTreeMap<SectionId, usize>,
    /// The blocks of each footnote.
    pub footnotes: BTreeMap<String, Range<usize>>,
    /// How many words it has.
    pub words: usize,
    /// What it leads to that may not be there.
    pub references: Vec<Reference>,
}

/// Parses the part of `text` that begins at `body`. All spans count from the beginning of `text`.
pub fn parse(text: &str, body: usize, names: &Names<'_>, problems: &mut Problems) -> Document {
    let mut walker = Walker::new(text, names, problems);
    let markdown = text.get(body..).unwrap_or_default();
    let mut broken = Vec::new();
    let mut note_broken = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
        broken.extend(undefined::link(markdown, &link));
        None
    };
    let options = options(names.dialect);
    let parser = Parser::new_with_broken_link_callback(markdown, options, Some(&mut note_broken));
    for (event, range) in parser.into_offset_iter() {
        walker.event(event, range.start + body..range.end + body);
        if walker.is_full() {
            break;
        }
    }
    for range in broken {
        let range = range.start + body..range.end + body;
        undefined::warn(text, &range, walker.problems);
    }
    walker.finish()
}

/// What is Markdown here. Front matter is not among it: pulldown-cmark's own takes quadratic time.
fn options(dialect: &Dialect) -> Options {
    let math = match dialect {
        Dialect::Native | Dialect::Plain => Options::ENABLE_MATH,
        // In an mdBook, `$` is a dollar.
        Dialect::Book(_) => Options::empty(),
    };
    math | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
}
