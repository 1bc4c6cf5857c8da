//! Where words can be put into the chapter of a book without all else being read in another way.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::inline::is_inline;
use super::written;
use crate::course::Dialect;

/// A part of a chapter.
#[derive(Debug)]
pub struct Site {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it is.
    pub ground: Ground,
}

/// What a part of a chapter is. Addresses, definitions, and the words of links and headings are none of these.
#[derive(Debug)]
pub enum Ground {
    /// Code without a fence, or HTML.
    Verbatim,
    /// Code in a fence.
    Fenced(Above),
    /// Words of a paragraph, an item or a cell.
    Words(Words),
}

/// What a line above a fence would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// A paragraph, if a blank line stands before it.
    Paragraph,
    /// More words of the item that the fence is in: a blank line would set all items of the list apart.
    Words,
    /// More of a list, quote or table above, or of words whose backtick would go together with one of its own, if no blank
    /// line stands before it.
    Other,
}

/// Words, and what is known of the paragraph, item or cell that they stand in.
#[derive(Debug)]
pub struct Words {
    /// Where that ends.
    pub end: usize,
    /// Whether it has a backtick that neither begins nor ends code.
    pub has_tick: bool,
}

/// The parts of a chapter, in order.
pub fn sites(text: &str) -> Vec<Site> {
    let mut survey = Survey::default();
    written::read(text, 0, &Dialect::Book(Arc::default()), |event, range| {
        survey.event(event, range);
    });
    survey.end_words();
    survey.sites
}

#[derive(Debug, Default)]
struct Survey {
    sites: Vec<Site>,
    /// The blocks that are open,
    open: Vec<TagEnd>,
    /// … and the one that ended last in the innermost of them, if no words came after it.
    last: Option<TagEnd>,
    /// How many links and pictures are open.
    links: usize,
    /// The first site of the running words,
    first: usize,
    /// … where they end,
    end: usize,
    /// … whether they have a backtick,
    has_tick: bool,
    /// … and whether they may go on.
    is_running: bool,
}

impl Survey {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        if is_inline(event) {
            self.has_tick &= self.is_running;
            self.is_running = true;
            self.end = range.end.max(self.end);
            self.last = None;
        } else {
            self.end_words();
        }
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.links += 1,
            Event::End(TagEnd::Link | TagEnd::Image) => self.links = self.links.saturating_sub(1),
            Event::Start(Tag::CodeBlock(kind)) => {
                let ground = match kind {
                    CodeBlockKind::Fenced(_) => Ground::Fenced(self.above()),
                    CodeBlockKind::Indented => Ground::Verbatim,
                };
                self.sites.push(Site { range, ground });
                self.open.push(TagEnd::CodeBlock);
            }
            Event::Start(tag) if !is_inline(event) => {
                self.open.push(tag.to_end());
                self.last = None;
            }
            Event::End(tag) if !is_inline(event) => {
                // A long block may end in another piece of the text than it begins in.
                if let Some(at) = self.open.iter().rposition(|open| open == tag) {
                    self.open.truncate(at);
                }
                self.last = Some(*tag);
            }
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) => self.sites.push(Site {
                range,
                ground: Ground::Verbatim,
            }),
            Event::Text(words) => self.words(words, range),
            _ => {}
        }
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        let is_other = matches!(
            self.open.last(),
            Some(TagEnd::CodeBlock | TagEnd::Heading(_))
        );
        if is_other {
            return;
        }
        self.has_tick |= words.contains('`');
        if self.links == 0 {
            let ground = Ground::Words(Words {
                end: range.end,
                has_tick: false,
            });
            self.sites.push(Site { range, ground });
        }
    }

    /// Takes in what is known of the running words now that all of them are.
    fn end_words(&mut self) {
        for site in self.sites.iter_mut().skip(self.first) {
            if let Ground::Words(words) = &mut site.ground {
                words.end = self.end;
                words.has_tick = self.has_tick;
            }
        }
        self.first = self.sites.len();
        self.is_running = false;
    }

    fn above(&self) -> Above {
        let is_item = matches!(
            self.open.last(),
            Some(TagEnd::Item | TagEnd::DefinitionListDefinition)
        );
        let goes_on = matches!(
            self.last,
            Some(TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::Table | TagEnd::DefinitionList,)
        );
        match is_item {
            true if goes_on || self.has_tick => Above::Other,
            true => Above::Words,
            false => Above::Paragraph,
        }
    }
}
