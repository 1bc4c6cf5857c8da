//! The walk over the events: containers open and close, leaves begin and end. What a leaf becomes is
//! decided in `leaf`, what raw HTML does in `raw`.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::footnotes::{self, Footnotes};
use super::leaf::{Leaf, LeafKind};
use super::nest::Nest;
use super::prose::Builder;
use super::raw::Details;
use super::sections::Headings;
use super::table::Rows;
use super::{Document, MOST_BLOCKS, Reference, ReferenceKind, fence};
use crate::course::block::{Attributes, BlockKind, Code};
use crate::course::{Block, CalloutStyle, Image, Link, MarkKind};
use crate::load::links::{Names, Target};
use crate::load::problems::Problems;
use crate::source::Span;

/// The state of the walk.
pub struct Walker<'a> {
    /// The whole file.
    pub(super) text: &'a str,
    pub(super) names: &'a Names,
    pub(super) problems: &'a mut Problems,
    pub(super) blocks: Vec<Block>,
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
    pub(super) headings: Headings,
    pub(super) words: usize,
    pub(super) references: Vec<Reference>,
    code: Option<(String, Attributes)>,
    /// Where the open block of raw HTML begins.
    html: Option<usize>,
    table: Option<Rows>,
    footnotes: Footnotes,
    /// What was being read when a footnote's definition began.
    outer: Vec<Page>,
    /// How many blocks there are outside of `blocks`.
    elsewhere: usize,
}

/// A sequence of blocks set aside while another is read.
struct Page {
    label: String,
    blocks: Vec<Block>,
    nest: Nest,
}

impl<'a> Walker<'a> {
    /// The beginning of a walk through a file.
    pub fn new(text: &'a str, names: &'a Names, problems: &'a mut Problems) -> Self {
        Self {
            text,
            names,
            problems,
            blocks: Vec::new(),
            nest: Nest::default(),
            prose: Builder::default(),
            leaf: None,
            details: None,
            details_ending: 0,
            lines: String::new(),
            headings: Headings::default(),
            words: 0,
            references: Vec::new(),
            code: None,
            html: None,
            table: None,
            footnotes: Footnotes::default(),
            outer: Vec::new(),
            elsewhere: 0,
        }
    }

    /// Whether the file has more blocks than are kept.
    pub fn is_full(&self) -> bool {
        self.blocks.len() + self.elsewhere >= MOST_BLOCKS
    }

    /// Whether the blocks being read are the lesson's own, not a footnote's.
    pub(super) fn in_lesson(&self) -> bool {
        self.outer.is_empty()
    }

    /// Takes the next event, which stands at `range` of the file.
    pub fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
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
                let label = footnotes::label(&label);
                let number = self.footnotes.number(&label);
                let kind = MarkKind::Footnote(label.into());
                self.prose.marked(&format!("[{number}]"), kind);
            }
        }
    }

    /// The finished document; whatever is still open ends here.
    pub fn finish(mut self) -> Document {
        let is_full = self.is_full();
        let end = self.text.len();
        self.end_leaf(end);
        while let Some(page) = self.outer.pop() {
            self.end_footnote(page);
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
        let footnotes = self.footnotes.append(&mut blocks);
        if is_full {
            let note = "The rest of this file is not shown: it has too many parts.";
            self.problems.error(
                None,
                "the file has too many parts; the rest of it is not shown",
            );
            blocks.push(Block {
                kind: BlockKind::Paragraph(crate::course::Prose::plain(note)),
                span: Span::new(end, end),
                nest: Vec::new(),
                opened: 0,
                gap: Some(0),
            });
        }
        Document {
            title: self.headings.title().map(str::to_owned),
            sections: self.headings.sections(),
            blocks,
            footnotes,
            words: self.words,
            references: self.references,
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(LeafKind::Paragraph, &range),
            Tag::Heading { level, id, .. } => {
                let id = id.map(|id| id.to_string());
                let level = level as u8;
                self.begin(LeafKind::Heading { level, id }, &range);
            }
            Tag::BlockQuote(kind) => {
                self.begin_container(range.start);
                match kind {
                    Some(kind) => self.begin_callout(callout_style(kind), &range),
                    None => self.nest.open_quote(),
                }
            }
            Tag::CodeBlock(kind) => self.begin_code(&kind, &range),
            Tag::HtmlBlock => {
                self.end_tight_leaf();
                self.html = Some(range.start);
            }
            Tag::List(first) => {
                self.begin_container(range.start);
                self.nest.open_list(first, self.blocks.len());
            }
            Tag::Item => {
                self.begin_container(range.start);
                self.nest.open_item(self.blocks.len());
            }
            Tag::FootnoteDefinition(label) => self.begin_footnote(&label, range.start),
            Tag::DefinitionList => {
                self.begin_container(range.start);
                self.nest.open_entries();
            }
            Tag::DefinitionListTitle => self.begin(LeafKind::Term, &range),
            Tag::DefinitionListDefinition => {
                self.begin_container(range.start);
                self.nest.open_description();
            }
            Tag::Table(alignments) => {
                self.begin_container(range.start);
                self.table = Some(Rows::new(&alignments, range.start));
            }
            Tag::TableHead | Tag::TableRow | Tag::MetadataBlock(_) => {}
            Tag::TableCell => self.begin(LeafKind::Cell, &range),
            Tag::Emphasis => self.open(MarkKind::Emphasis, &range),
            Tag::Strong => self.open(MarkKind::Strong, &range),
            Tag::Strikethrough => self.open(MarkKind::Strikethrough, &range),
            Tag::Superscript | Tag::Subscript => {
                self.running(&range);
                self.prose.open(None);
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                self.running(&range);
                let kind = self.link(link_type, &dest_url, range.into());
                self.prose.open(kind);
            }
            Tag::Image {
                dest_url, title, ..
            } => {
                let kind = ReferenceKind::Image(dest_url.to_string());
                self.refer(kind, range.clone().into());
                let image = Image {
                    path: dest_url.to_string(),
                    title: title.to_string(),
                };
                self.open(MarkKind::Image(Box::new(image)), &range);
            }
        }
    }

    fn end(&mut self, tag: TagEnd, end: usize) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::DefinitionListTitle => {
                self.end_leaf(end);
            }
            TagEnd::TableCell => {
                self.leaf = None;
                let prose = self.prose.finish();
                self.words += super::prose::words(&prose.text);
                if let Some(table) = &mut self.table {
                    table.cell(prose);
                }
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.end_header();
                }
            }
            TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.end_row();
                }
            }
            TagEnd::Table => {
                if let Some((table, start)) = self.table.take().map(Rows::finish) {
                    self.emit(BlockKind::Table(Box::new(table)), Span::new(start, end));
                }
            }
            TagEnd::CodeBlock => self.end_code(end),
            TagEnd::HtmlBlock => {
                let start = self.html.take().unwrap_or(end);
                self.html_block(Span::new(start, end));
            }
            TagEnd::Item => {
                self.end_tight_leaf();
                if self.nest.item() == Some(self.blocks.len()) && self.details.is_none() {
                    let empty = BlockKind::Paragraph(crate::course::Prose::default());
                    self.emit(empty, Span::new(end, end));
                }
                self.end_container(end);
            }
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListDefinition => self.end_container(end),
            TagEnd::FootnoteDefinition => {
                self.end_tight_leaf();
                self.settle_details(end);
                if let Some(page) = self.outer.pop() {
                    self.end_footnote(page);
                }
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => self.prose.close(),
            TagEnd::MetadataBlock(_) => {}
        }
    }

    fn begin_container(&mut self, start: usize) {
        self.end_tight_leaf();
        self.settle_details(start);
    }

    fn end_container(&mut self, end: usize) {
        self.end_tight_leaf();
        self.settle_details(end);
        let mut unclosed = Vec::new();
        self.nest.close(&mut self.blocks, &mut unclosed);
        for summary in unclosed {
            self.open_details_for_good(summary);
        }
    }

    fn begin_code(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        self.begin_container(range.start);
        self.begin(LeafKind::Code, range);
        self.code = Some(match kind {
            CodeBlockKind::Indented => Default::default(),
            CodeBlockKind::Fenced(_) => {
                let (start, info) = fence::info(self.text, range);
                fence::parse(info, start, self.problems)
            }
        });
    }

    fn end_code(&mut self, end: usize) {
        let start = self.leaf.take().map_or(end, |leaf| leaf.start);
        let Some((language, attributes)) = self.code.take() else {
            return;
        };
        let text = self.lines.strip_suffix('\n').unwrap_or(&self.lines);
        let code = Code {
            language,
            text: text.into(),
            attributes,
        };
        self.lines.clear();
        self.refer_to_files(&code.attributes, Span::new(start, end));
        self.emit(BlockKind::Code(Box::new(code)), Span::new(start, end));
    }

    fn display_math(&mut self, math: &str, range: &Range<usize>) {
        let rest = self.leaf.as_ref().map(|leaf| leaf.rest(range.end));
        self.end_leaf(range.start);
        let code = Code {
            language: "math".to_owned(),
            text: math.trim_matches(['\n', '\r', ' ']).to_owned(),
            attributes: Attributes::default(),
        };
        self.emit(BlockKind::Code(Box::new(code)), range.clone().into());
        self.leaf = rest;
    }

    fn begin_footnote(&mut self, label: &str, start: usize) {
        self.begin_container(start);
        self.elsewhere += self.blocks.len();
        self.outer.push(Page {
            label: footnotes::label(label),
            blocks: std::mem::take(&mut self.blocks),
            nest: std::mem::replace(&mut self.nest, Nest::of_footnote()),
        });
    }

    fn end_footnote(&mut self, page: Page) {
        self.open_unclosed_details();
        if self.blocks.is_empty() {
            let end = self.text.len();
            let empty = BlockKind::Paragraph(crate::course::Prose::default());
            self.emit(empty, Span::new(end, end));
        }
        let definition = std::mem::replace(&mut self.blocks, page.blocks);
        self.elsewhere = (self.elsewhere + definition.len()).saturating_sub(self.blocks.len());
        self.nest = page.nest;
        self.footnotes.define(page.label, definition);
    }

    fn open(&mut self, kind: MarkKind, range: &Range<usize>) {
        self.running(range);
        self.prose.open(Some(kind));
    }

    /// The mark of a link; none for a term that does not exist, whose words are plain text.
    fn link(&mut self, kind: LinkType, destination: &str, span: Span) -> Option<MarkKind> {
        if kind == LinkType::Email {
            let address = Link::External(format!("mailto:{destination}"));
            return Some(MarkKind::Link(Box::new(address)));
        }
        match self.names.resolve(destination) {
            Target::Term(id) => Some(MarkKind::Term { id, marked: true }),
            Target::NoTerm(id) => {
                let nearest = crate::diagnostic::nearest(
                    &id,
                    self.names.terms.iter().map(crate::course::TermId::as_str),
                );
                self.problems
                    .error(span, format!("the glossary has no term `{id}`"));
                self.problems.suggest(nearest);
                None
            }
            Target::Link(link) => {
                if !matches!(link, Link::External(_)) {
                    self.refer(ReferenceKind::Link(link.clone()), span);
                }
                Some(MarkKind::Link(Box::new(link)))
            }
        }
    }

    fn refer_to_files(&mut self, attributes: &Attributes, span: Span) {
        if let Some(crate::course::block::Expect::File(path)) = &attributes.expect {
            self.refer(ReferenceKind::File(path.clone()), span);
        }
    }

    pub(super) fn refer(&mut self, kind: ReferenceKind, span: Span) {
        self.references.push(Reference { kind, span });
    }
}

fn callout_style(kind: BlockQuoteKind) -> CalloutStyle {
    match kind {
        BlockQuoteKind::Note => CalloutStyle::Note,
        BlockQuoteKind::Tip => CalloutStyle::Tip,
        BlockQuoteKind::Important => CalloutStyle::Important,
        BlockQuoteKind::Warning => CalloutStyle::Warning,
        BlockQuoteKind::Caution => CalloutStyle::Caution,
    }
}
