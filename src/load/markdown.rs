//! Markdown into blocks: one pass over pulldown-cmark's events, without recursion.

mod alert;
mod attributes;
mod autolink;
mod beginning;
mod budget;
mod code;
mod continued;
mod defined;
mod definition;
mod definitions;
mod directive;
mod document;
mod extent;
mod fence;
mod footnotes;
mod head;
mod html;
mod inline;
mod labels;
mod leaf;
mod list;
mod long;
mod marker;
mod nest;
mod pending;
mod prose;
mod raw;
mod references;
mod script;
mod seam;
mod sections;
mod sites;
mod table;
mod tags;
mod titled;
mod undefined;
mod unparsed;
mod walker;
mod window;
mod windows;
mod written;

use std::collections::BTreeSet;

use pulldown_cmark::Options;

use super::links::Names;
use super::problems::Problems;
use crate::course::{Block, Dialect};

pub use definitions::may_define;
pub use document::{Document, MOST_REFERENCES, Reference, ReferenceKind};
pub use head::{first_heading, leading_heading};
pub use sites::{Above, Ground, Site, Words, sites};
use walker::Walker;
use windows::Windows;
pub use windows::line_start;
pub use written::Written;

/// What is done with each block as soon as it has been read, in reading order, and what becomes of it: a long text does not
/// have to lie in memory as blocks, too.
pub type Each<'a> = &'a mut dyn FnMut(&mut Block) -> Fate;

/// What becomes of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stays as it is.
    Stays,
    /// It is packed, as are all others, if the text is long.
    Packed,
    /// Nothing is left of it.
    Goes,
}

/// Parses the part of `text` that begins at `body`, as far as there is room for it: the rest is shown as it is written.
/// All spans count from the beginning of `text`.
pub fn parse(text: &str, body: usize, names: &Names<'_>, problems: &mut Problems) -> Document {
    parse_each((text, body), names, problems, &mut |_| Fate::Stays)
}

/// The same with something done with each block.
pub fn parse_each(
    (text, body): (&str, usize),
    names: &Names<'_>,
    problems: &mut Problems,
    each: Each<'_>,
) -> Document {
    let options = options(names.dialect);
    let definitions = windows::definitions(text, body, options);
    definitions.warn(problems);
    let mut windows = Windows::new(text, (body, options), Some(&definitions));
    let mut walker = Walker::new(text, names, problems);
    while windows.has_more() && walker.has_room(windows.end()) {
        let told = windows.next(walker.room(), |event, range| walker.event(event, range));
        walker.nest.expect_items(told.items);
        walker.break_off(told.goes_on);
        walker.html_part(windows.end());
        for range in told.broken {
            undefined::warn(text, &range, walker.problems);
        }
        walker.pass_on(each);
    }
    let end = windows.end();
    // Of a hundred thousand footnotes it takes some room.
    drop(definitions);
    walker.finish(end, each)
}

/// Whether one of the first bytes of a text refers to something that is not defined in the text.
pub fn refers(text: &str, dialect: &Dialect, first: usize) -> bool {
    definitions::refers(text, options(dialect), first)
}

/// The labels of what may be links in a text in which they are not defined.
pub fn undefined(text: &str, dialect: &Dialect) -> BTreeSet<String> {
    definitions::undefined(text, options(dialect))
}

/// What is Markdown here. Front matter is not among it: pulldown-cmark's own takes quadratic time; nor are the
/// attributes of headings, which `attributes` reads.
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
}
