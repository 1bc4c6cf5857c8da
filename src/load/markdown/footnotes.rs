//! Footnotes: numbered in the order of their first reference, their blocks put at the end of the lesson.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::course::block::{Block, Container};
use crate::course::{Blocks, FootnoteId, Lent};

/// The footnotes of a lesson being read.
#[derive(Debug, Default)]
pub struct Footnotes {
    /// The number of each; 0 as long as nothing refers to it.
    numbers: HashMap<FootnoteId, u32>,
    /// How many of them have a number.
    count: u32,
    /// The footnote of each definition, and which of `blocks` it has.
    definitions: Vec<(FootnoteId, Range<usize>)>,
    /// The blocks of all definitions: a lesson may have a hundred thousand, most of them of one block.
    blocks: Blocks,
}

/// So many footnotes are packed together, and settled together.
const TOGETHER: usize = 512;
/// Where the footnotes are not defined in the order of their numbers, so many times at most one is unpacked for another.
const MOST_JUMPS: usize = 100;

/// The label as references and definitions share it: in any case.
pub fn label_of(written: &str) -> String {
    written.to_lowercase()
}

impl Footnotes {
    /// The footnote with this label, and its number, which is new at its first reference.
    pub fn refer(&mut self, label: &str) -> (FootnoteId, u32) {
        let id = self.id(label);
        let number = self.number(&id);
        (id, number)
    }

    /// Keeps the blocks of a definition, packed if they are those of a long text. They count from 0 and stand in one footnote
    /// container.
    pub fn define(&mut self, label: &str, blocks: Blocks, is_long: bool) {
        let id = self.id(label);
        let start = self.blocks.len();
        for block in blocks.into_kept() {
            self.blocks.push(block);
        }
        self.definitions.push((id, start..self.blocks.len()));
        if is_long && self.definitions.len().is_multiple_of(TOGETHER) {
            self.blocks.pack(Some(self.blocks.len()));
        }
    }

    /// Puts all definitions at the end of the lesson, and has them settled there, some at a time; returns the blocks of each
    /// label.
    pub fn append(
        mut self,
        blocks: &mut Blocks,
        mut settle: impl FnMut(&mut Blocks),
    ) -> BTreeMap<FootnoteId, Range<usize>> {
        let mut definitions = std::mem::take(&mut self.definitions);
        for (id, _) in &definitions {
            self.number(id);
        }
        definitions.sort_by_key(|(id, _)| self.numbers.get(id).copied());
        let pairs = definitions.windows(2);
        let jumps = pairs.filter(|pair| pair[0].1.start > pair[1].1.start);
        let jumps_about = jumps.count() > MOST_JUMPS;
        let defined = std::mem::take(&mut self.blocks);
        let mut walk = defined.iter();
        let mut ranges: BTreeMap<FootnoteId, Range<usize>> = BTreeMap::new();
        for ((id, definition), done) in definitions.into_iter().zip(1_usize..) {
            let number = self.number(&id);
            let start = blocks.len();
            for index in definition {
                let block = if jumps_about {
                    defined.get(index).map(Lent::There)
                } else {
                    walk.at(index)
                };
                let Some(mut block) = block.map(|block| Block::clone(&block)) else {
                    continue;
                };
                adopt(&mut block, number, start);
                if block.gap.is_none() && blocks.len() == start && start > 0 {
                    block.gap = Some(0);
                }
                blocks.push(block);
            }
            let end = blocks.len();
            ranges
                .entry(id)
                .and_modify(|range| range.end = end)
                .or_insert(start..end);
            if done.is_multiple_of(TOGETHER) {
                settle(blocks);
            }
        }
        ranges
    }

    fn id(&mut self, label: &str) -> FootnoteId {
        if let Some((id, _)) = self.numbers.get_key_value(label) {
            return id.clone();
        }
        let id = FootnoteId::new(label);
        self.numbers.insert(id.clone(), 0);
        id
    }

    fn number(&mut self, id: &FootnoteId) -> u32 {
        let number = self.numbers.entry(id.clone()).or_default();
        if *number == 0 {
            self.count += 1;
            *number = self.count;
        }
        *number
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
