//! Footnotes: numbered in the order of their first reference, their blocks put at the end of the lesson.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::nest::Nest;
use super::walker::Walker;
use crate::course::Prose;
use crate::course::block::{Block, BlockKind, Container};
use crate::source::Span;

/// The footnotes of a lesson being read.
#[derive(Debug, Default)]
pub struct Footnotes {
    numbers: HashMap<String, u32>,
    definitions: Vec<(String, Vec<Block>)>,
}

/// The label as references and definitions share it: in any case.
pub fn label_of(written: &str) -> String {
    written.to_lowercase()
}

impl Footnotes {
    /// The number of the footnote with this label, which is new at its first reference.
    pub fn number(&mut self, label: &str) -> u32 {
        let next = self.numbers.len() as u32 + 1;
        *self.numbers.entry(label.to_owned()).or_insert(next)
    }

    /// Keeps the blocks of a definition. They count from 0 and stand in one footnote container.
    pub fn define(&mut self, label: String, blocks: Vec<Block>) {
        self.definitions.push((label, blocks));
    }

    /// Puts all definitions at the end of the lesson; returns the blocks of each label.
    pub fn append(mut self, blocks: &mut Vec<Block>) -> BTreeMap<String, Range<usize>> {
        for index in 0..self.definitions.len() {
            let label = self.definitions[index].0.clone();
            self.number(&label);
        }
        let mut definitions = std::mem::take(&mut self.definitions);
        definitions.sort_by_key(|(label, _)| self.numbers.get(label).copied());
        let mut ranges: BTreeMap<String, Range<usize>> = BTreeMap::new();
        for (label, definition) in definitions {
            let number = self.number(&label);
            let start = blocks.len();
            for mut block in definition {
                adopt(&mut block, number, start);
                if block.gap.is_none() && blocks.len() == start && start > 0 {
                    block.gap = Some(0);
                }
                blocks.push(block);
            }
            let end = blocks.len();
            ranges
                .entry(label)
                .and_modify(|range| range.end = end)
                .or_insert(start..end);
        }
        ranges
    }
}

/// Gives a block of a definition its number, and its place in the lesson.
fn adopt(block: &mut Block, number: u32, start: usize) {
    for container in &mut block.nest {
        match container {
            Container::Footnote(unnumbered) => *unnumbered = number,
            Container::Details { summary } => *summary += start as u32,
            Container::Quote
            | Container::Callout(_)
            | Container::Item { .. }
            | Container::Description => {}
        }
    }
}

/// A sequence of blocks set aside while another is read.
pub struct Page {
    label: String,
    blocks: Vec<Block>,
    nest: Nest,
}

impl Walker<'_> {
    pub(super) fn begin_footnote(&mut self, label: &str, start: usize) {
        self.begin_container(start);
        self.outer.push(Page {
            label: label_of(label),
            blocks: std::mem::take(&mut self.blocks),
            nest: std::mem::replace(&mut self.nest, Nest::of_footnote()),
        });
    }

    pub(super) fn end_footnote(&mut self, page: Page) {
        self.open_unclosed_details();
        if self.blocks.is_empty() {
            let end = self.text.len();
            let empty = BlockKind::Paragraph(Prose::default());
            self.emit(empty, Span::new(end, end));
        }
        let definition = std::mem::replace(&mut self.blocks, page.blocks);
        self.nest = page.nest;
        self.footnotes.define(page.label, definition);
    }
}
