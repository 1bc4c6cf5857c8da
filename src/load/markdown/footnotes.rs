//! Footnotes: numbered in the order of their first reference, their blocks put at the end of the lesson.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::course::Blocks;
use crate::course::block::{Block, Container};

/// The footnotes of a lesson being read.
#[derive(Debug, Default)]
pub struct Footnotes {
    numbers: HashMap<String, u32>,
    /// The label of each definition, and which of `blocks` it has.
    definitions: Vec<(String, Range<usize>)>,
    /// The blocks of all definitions: a lesson may have a hundred thousand, most of them of one block.
    blocks: Vec<Option<Block>>,
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
        let start = self.blocks.len();
        self.blocks.extend(blocks.into_iter().map(Some));
        self.definitions.push((label, start..self.blocks.len()));
    }

    /// Puts all definitions at the end of the lesson; returns the blocks of each label.
    pub fn append(mut self, blocks: &mut Blocks) -> BTreeMap<String, Range<usize>> {
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
            let definition = self.blocks.get_mut(definition).unwrap_or_default();
            for mut block in definition.iter_mut().filter_map(Option::take) {
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
    for container in block.nest.to_mut() {
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
