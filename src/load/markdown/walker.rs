//! The walk over the events: containers open and close, leaves begin and end. What a leaf becomes is
//! decided in `leaf`, what raw HTML does in `raw`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::Event;

use super::document::{Document, MOST_REFERENCES, Reference};
use super::footnotes::{self, Notes};
use super::inline::is_inline;
use super::nest::Nest;
use super::pending::{Details, Leaf, SetAside};
use super::prose::Builder;
use super::sections::Headings;
use super::table::Rows;
use super::unparsed::unparsed;
use super::{Each, Fate, budget, undefined};
use crate::course::block::{Attributes, BlockKind};
use crate::course::{Blocks, MarkKind, SectionId};
use crate::load::links::Names;
use crate::load::problems::Problems;
use crate::source::{Span, is_long};

/// The state of the walk.
pub struct Walker<'a> {
    /// The whole file.
    pub(super) text: &'a str,
    pub(super) names: &'a Names<'a>,
    pub(super) problems: &'a mut Problems,
    pub(super) blocks: Blocks,
    pub(super) nest: Nest,
    /// The running text of the open leaf.
    pub(super) prose: Builder,
    pub(super) leaf: Option<Leaf>,
    /// `<details>` whose summary was not read yet.
    pub(super) details: Option<Details>,
    /// How many `</details>` stand in the running text of the open leaf.
    pub(super) details_ending: usize,
    /// The open block of code or of raw HTML, line by line.
    pub(super) lines: String,
    /// Where the latest title of a callout ends that is running text for pulldown-cmark.
    pub(super) title_end: usize,
    /// Where the words of the open heading end and its attributes begin, if it has any.
    pub(super) words_end: Option<usize>,
    pub(super) headings: Headings,
    /// The blocks that links can lead to beside the headings.
    pub(super) anchors: BTreeMap<SectionId, usize>,
    pub(super) words: usize,
    pub(super) references: Vec<Reference>,
    pub(super) code: Option<(String, Attributes)>,
    /// The languages of the blocks of code so far.
    pub(super) languages: BTreeSet<Arc<str>>,
    /// Where the open block of raw HTML begins.
    pub(super) html: Option<usize>,
    pub(super) table: Option<Rows>,
    pub(super) footnotes: Notes,
    /// What was being read when a footnote's definition began.
    pub(super) outer: Vec<SetAside>,
    /// Whether the next paragraph goes on where the latest one was broken off.
    pub(super) goes_on: bool,
    /// How many blocks have been passed on.
    passed: usize,
    /// Whether those are packed, or are not kept; of a long text that is taken for granted until some have been passed on.
    are_packed: bool,
    /// How much memory the blocks take so far.
    pub(super) spent: usize,
}

impl<'a> Walker<'a> {
    /// The beginning of a walk through a file.
    pub fn new(text: &'a str, names: &'a Names<'a>, problems: &'a mut Problems) -> Self {
        Self {
            text,
            names,
            problems,
            blocks: Blocks::default(),
            nest: Nest::default(),
            prose: Builder::default(),
            leaf: None,
            details: None,
            details_ending: 0,
            lines: String::new(),
            title_end: 0,
            words_end: None,
            headings: Headings::default(),
            anchors: BTreeMap::new(),
            words: 0,
            references: Vec::new(),
            code: None,
            languages: BTreeSet::new(),
            html: None,
            table: None,
            footnotes: Notes::default(),
            outer: Vec::new(),
            goes_on: false,
            passed: 0,
            are_packed: is_long(text.len()),
            spent: 0,
        }
    }

    /// How much memory is left for more blocks.
    pub fn room(&self) -> usize {
        budget::room(self.text).saturating_sub(self.spent)
    }

    /// Whether there is any, if the text has been parsed so far.
    pub fn has_room(&self, parsed: usize) -> bool {
        let is_full = self.are_packed && self.spent >= budget::packed_room(self.text, parsed);
        !is_full && self.room() > 0
    }

    /// Whether the blocks being read are the lesson's own, not a footnote's.
    pub(super) fn in_lesson(&self) -> bool {
        self.outer.is_empty()
    }

    /// Takes the next event, which stands at `range` of the file.
    pub fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if range.start < self.title_end && is_inline(&event) {
            return;
        }
        let beyond = self.words_end.map(|end| range.end.saturating_sub(end));
        let beyond = beyond.unwrap_or_default();
        if beyond > 0 && beyond >= range.len() && is_inline(&event) {
            return;
        }
        match event {
            Event::Text(text) if beyond > 0 => {
                let words = text.get(..text.len().saturating_sub(beyond));
                self.running(&range);
                self.prose.text(words.unwrap_or_default());
            }
            Event::Text(text) if self.code.is_some() || self.html.is_some() => {
                self.lines.push_str(&text);
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range.end),
            Event::Html(html) if self.html.is_some() => self.lines.push_str(&html),
            Event::Html(html) | Event::InlineHtml(html) => {
                self.running(&range);
                self.inline_html(&html, range.into());
            }
            Event::DisplayMath(math) if self.in_paragraph() => self.display_math(&math, &range),
            Event::Rule => {
                self.end_tight_leaf();
                self.emit(BlockKind::Rule, range.into());
            }
            Event::TaskListMarker(done) => self.nest.make_task(done),
            Event::Text(text) => {
                self.running(&range);
                if text.starts_with('^') {
                    undefined::footnote(self.text, range.start, self.problems);
                }
                self.prose.text(&text);
            }
            Event::Code(code) => {
                self.running(&range);
                self.prose.marked(&code, MarkKind::Code);
            }
            Event::InlineMath(math) | Event::DisplayMath(math) => {
                self.running(&range);
                self.prose.marked(&math, MarkKind::Code);
            }
            // Each line above a definition is a term of its own.
            Event::SoftBreak if self.in_term() => self.prose.line_break(),
            Event::SoftBreak => {
                self.running(&range);
                self.prose.space();
            }
            Event::HardBreak => {
                self.running(&range);
                self.prose.line_break();
            }
            Event::FootnoteReference(label) => {
                self.running(&range);
                let (id, number) = self.footnotes.refer(&footnotes::label_of(&label));
                let kind = MarkKind::Footnote(id);
                self.prose.marked(&format!("[{number}]"), kind);
            }
        }
    }

    /// Passes on the blocks that have been read since the last time. The latest one stays: what comes next may be its title.
    pub fn pass_on(&mut self, each: Each<'_>) {
        if !self.in_lesson() {
            return;
        }
        let settled = self.blocks.len().saturating_sub(1);
        if settled > self.passed {
            let (are_packed, freed) = sift(&mut self.blocks, self.passed..settled, each);
            if is_long(self.text.len()) {
                if are_packed {
                    self.blocks.pack(Some(settled));
                }
                // The same for who keeps a digest: it is one of all that is shown.
                self.are_packed = are_packed || self.blocks.are_thinned();
                if self.are_packed {
                    self.spent = self.spent.saturating_sub(freed);
                }
            }
            if are_packed || self.blocks.are_thinned() {
                self.references.truncate(MOST_REFERENCES);
            }
            self.passed = settled;
        }
    }

    /// The finished document, all its blocks passed on; whatever is still open ends at `end` of the file. What follows is
    /// shown as it is written.
    pub fn finish(mut self, end: usize, each: Each<'_>) -> Document {
        self.end_leaf(end);
        self.end_table(end);
        while let Some(aside) = self.outer.pop() {
            self.end_footnote(aside);
        }
        self.settle_details(end);
        self.open_unclosed_details();
        if self.nest.too_deep {
            self.problems.warning(
                None,
                "quotes and lists nested more than 32 deep are shown without their innermost frames",
            );
        }
        let mut blocks = self.blocks;
        // What stands at the end leads to what stands before it.
        let last = blocks.len().saturating_sub(1);
        let (sections, title) = self.headings.sections();
        let mut anchors = self.anchors;
        anchors.extend(title.place);
        for block in anchors.values_mut() {
            *block = last.min(*block);
        }
        if end < self.text.len() {
            self.problems.warning(
                Span::new(end, end),
                "the file has too many parts; from here on it is shown as it is written",
            );
            self.problems.hint("split it into several lessons");
            let mut rest = unparsed(self.text, end);
            if let (true, [first, ..]) = (blocks.is_empty(), &mut rest[..]) {
                first.gap = None;
            }
            for block in rest {
                blocks.push(block);
            }
        }
        let mut passed = self.passed;
        let mut settle = |blocks: &mut Blocks, is_all: bool| {
            let end = blocks.len();
            let (are_packed, _) = sift(blocks, passed..end, each);
            if are_packed && is_long(self.text.len()) {
                blocks.pack((!is_all).then_some(end));
            }
            passed = end;
        };
        let footnotes = self
            .footnotes
            .append(&mut blocks, |blocks| settle(blocks, false));
        settle(&mut blocks, true);
        blocks.shrink_to_fit();
        Document {
            title: title.words,
            sections,
            anchors,
            blocks,
            footnotes,
            words: self.words,
            references: self.references,
        }
    }
}

/// Does what is to be done with some blocks; whether they are to be packed, and how much memory that leaves for others.
fn sift(blocks: &mut Blocks, range: Range<usize>, each: Each<'_>) -> (bool, usize) {
    let (mut are_packed, mut freed) = (false, 0);
    blocks.sift(range, |block| {
        freed += budget::freed(block);
        let fate = each(block);
        are_packed |= fate == Fate::Packed;
        fate != Fate::Goes
    });
    (are_packed, freed)
}
