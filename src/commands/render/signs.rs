//! What only styles and links tell, as words: for text that has neither.

use std::collections::HashMap;

use crate::course::{
    Block, BlockKind, Container, FootnoteId, Link, Mark, MarkKind, Prose, ProseRef,
};
use crate::source::Span;

/// What stands around struck out words, as in Markdown.
const STRIKE: &str = "~~";

/// What the text is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Something that shows styles, and no links.
    Styled,
    /// Something that shows letters alone.
    Plain,
}

/// Writes out what the paper does not show: struck out words get their signs, and the addresses of links get
/// numbers after the last footnote's and stand at the end as footnotes do. An address that is its own words gets
/// none.
pub fn write_out(blocks: &mut Vec<Block>, paper: Paper) {
    let mut addresses = Addresses {
        list: Vec::new(),
        known: HashMap::new(),
        footnotes: blocks.iter().filter_map(footnote).max().unwrap_or(0),
    };
    for block in &mut *blocks {
        block.rewrite(|prose| {
            let mut added = added(prose, paper, &mut addresses);
            added.sort_by_key(|added| (added.at, added.side));
            (!added.is_empty()).then(|| with(prose, &added))
        });
    }
    let end = blocks.last().map_or(0, |block| block.span.end);
    let numbered = (addresses.footnotes + 1..).zip(addresses.list);
    blocks.extend(numbered.map(|(number, address)| Block {
        kind: BlockKind::Paragraph(Prose::plain(address)),
        span: Span { start: end, end },
        nest: [Container::Footnote(number)].as_slice().into(),
        opened: 1,
        // A blank row parts the first from the text.
        gap: (number == 1).then_some(0),
    }));
}

/// The addresses met so far, each once.
struct Addresses {
    list: Vec<String>,
    known: HashMap<String, u32>,
    /// The number of the last footnote.
    footnotes: u32,
}

/// Letters that come into a text.
struct Added {
    at: usize,
    side: Side,
    letters: String,
}

/// Which letters come first where several come to one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    /// The end of struck out words.
    Close,
    /// The number of an address.
    Number,
    /// The start of struck out words.
    Open,
}

fn footnote(block: &Block) -> Option<u32> {
    match block.nest.first() {
        Some(Container::Footnote(number)) => Some(*number),
        Some(_) | None => None,
    }
}

/// What a text lacks on this paper.
fn added(prose: ProseRef<'_>, paper: Paper, addresses: &mut Addresses) -> Vec<Added> {
    let mut added = Vec::new();
    for mark in prose.marks.iter().filter(|mark| mark.start < mark.end) {
        let (start, end) = (mark.start as usize, mark.end as usize);
        let mut add = |at, side, letters: String| added.push(Added { at, side, letters });
        match &mark.kind {
            MarkKind::Strikethrough if paper == Paper::Plain => {
                add(start, Side::Open, STRIKE.to_owned());
                add(end, Side::Close, STRIKE.to_owned());
            }
            MarkKind::Link(link) => {
                if let Some(address) = address(link, prose.marked(mark)) {
                    add(
                        end,
                        Side::Number,
                        format!("[{}]", addresses.number(address)),
                    );
                }
            }
            MarkKind::Strikethrough
            | MarkKind::Strong
            | MarkKind::Emphasis
            | MarkKind::Code
            | MarkKind::Image(_)
            | MarkKind::Term { .. }
            | MarkKind::Footnote(_) => {}
        }
    }
    added
}

/// The address outside the course that a link leads to, if its words do not say it.
fn address<'a>(link: &'a Link, words: &str) -> Option<&'a str> {
    let address = match link {
        Link::External(address)
        | Link::File(address)
        | Link::Folder(address)
        | Link::Missing(address)
        | Link::Other(address) => address.as_str(),
        Link::Lesson(..) | Link::Section(_) | Link::Use(..) | Link::Term(_) => return None,
    };
    let said = address
        .strip_suffix(words)
        .is_some_and(|before| ["", "http://", "https://", "mailto:"].contains(&before));
    (!said && !address.is_empty()).then_some(address)
}

/// A text with letters, in order, taken into it; marks keep their words and do not take in letters at their ends.
fn with(prose: ProseRef<'_>, added: &[Added]) -> Prose {
    let mut text = String::with_capacity(prose.text.len() + added.len() * 4);
    let mut numbers = Vec::new();
    let mut done = 0;
    for Added { at, side, letters } in added {
        text.push_str(prose.text.get(done..*at).unwrap_or_default());
        done = *at;
        let start = text.len();
        text.push_str(letters);
        if *side == Side::Number {
            numbers.push(Mark {
                start: start as u32,
                end: text.len() as u32,
                kind: MarkKind::Footnote(FootnoteId::new(letters.as_str())),
            });
        }
    }
    text.push_str(prose.text.get(done..).unwrap_or_default());
    // How many bytes the first of the letters are, for each number of them.
    let mut sums = vec![0];
    sums.extend(added.iter().scan(0, |sum, added| {
        *sum += added.letters.len() as u32;
        Some(*sum)
    }));
    let first = |count: usize| sums.get(count).copied().unwrap_or_default();
    let mut marks = prose.marks.to_vec();
    for mark in &mut marks {
        let (start, end) = (mark.start as usize, mark.end as usize);
        mark.start += first(added.partition_point(|added| added.at <= start));
        mark.end += first(added.partition_point(|added| added.at < end));
        mark.end = mark.end.max(mark.start);
    }
    marks.extend(numbers);
    marks.sort_by_key(|mark| mark.start);
    Prose::new(text, marks)
}

impl Addresses {
    /// The number of an address, the same wherever it is met.
    fn number(&mut self, address: &str) -> u32 {
        if let Some(number) = self.known.get(address) {
            return *number;
        }
        self.list.push(address.to_owned());
        let number = self.footnotes + u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.known.insert(address.to_owned(), number);
        number
    }
}
