//! What begins and ends with each tag of Markdown.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Tag, TagEnd};

use super::document::ReferenceKind;
use super::pending::LeafKind;
use super::table::Rows;
use super::walker::Walker;
use super::{attributes, budget};
use crate::course::block::BlockKind;
use crate::course::{CalloutStyle, Image, MarkKind, Prose};
use crate::source::Span;

impl Walker<'_> {
    pub(super) fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.begin(LeafKind::Paragraph, &range),
            Tag::Heading { level, .. } => {
                let written = self.text.get(range.clone()).unwrap_or_default();
                let attributes = attributes::of(written);
                self.words_end = attributes.as_ref().map(|found| range.start + found.words);
                let id = attributes.and_then(|found| found.id);
                let level = level as u8;
                self.begin(LeafKind::Heading { level, id }, &range);
            }
            Tag::BlockQuote(kind) => {
                self.begin_container(range.start);
                match kind {
                    Some(kind) => {
                        let style = callout_style(kind);
                        self.begin_callout(style, style.title().to_owned(), &range);
                    }
                    None => self.begin_quote(&range),
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

    fn end_row(&mut self, end: usize) {
        let columns = self.table.as_ref().map_or(0, Rows::columns);
        self.spend(budget::row(columns));
        let Some(table) = &mut self.table else {
            return;
        };
        let text = self.text.get(..end).unwrap_or_default().trim_end();
        let start = text.rfind('\n').map_or(0, |newline| newline + 1);
        let line = self
            .text
            .get(start..)
            .and_then(|rest| rest.lines().next())
            .unwrap_or_default();
        // In a quote, its marks stand before the first cell.
        let line = line.trim_start_matches([' ', '\t', '>']);
        let beyond = table.beyond(line);
        if beyond.is_some() {
            self.problems.warning(
                Span::new(start, end),
                "this row has more cells than the table's header; write `\\|` for a pipe in a cell",
            );
        }
        table.end_row(beyond, self.text);
    }

    pub(super) fn end_table(&mut self, end: usize) {
        if let Some(rows) = self.table.take() {
            let (table, span) = rows.finish(self.text, end);
            self.emit(BlockKind::Table(Box::new(table)), span);
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd, end: usize) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::DefinitionListTitle => {
                self.words_end = None;
                self.end_leaf(end);
            }
            TagEnd::TableCell => {
                let start = self.leaf.take().map_or(end, |leaf| leaf.start);
                let prose = self.prose.finish();
                self.words += super::prose::words(&prose.text);
                self.spend(budget::cell(&prose));
                if let Some(table) = &mut self.table {
                    table.cell(prose, Span::new(start, end));
                }
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.end_header(self.text);
                }
            }
            TagEnd::TableRow => self.end_row(end),
            TagEnd::Table => self.end_table(end),
            TagEnd::CodeBlock => self.end_code(end),
            TagEnd::HtmlBlock => {
                let start = self.html.take().unwrap_or(end);
                self.html_block(Span::new(start, end));
            }
            TagEnd::Item => {
                self.end_tight_leaf();
                if self.nest.item() == Some(self.blocks.len()) && self.details.is_none() {
                    let empty = BlockKind::Paragraph(Prose::default());
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

    pub(super) fn begin_container(&mut self, start: usize) {
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

    fn open(&mut self, kind: MarkKind, range: &Range<usize>) {
        self.running(range);
        self.prose.open(Some(kind));
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
