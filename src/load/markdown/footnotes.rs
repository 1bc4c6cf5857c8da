//! Footnotes: numbered in the order of their first reference, their blocks put at the end of the lesson.

use std::ops::Range;

use super::definitions::key;
use super::labels::Labels;
use crate::course::block::{Block, Container};
use crate::course::{Blocks, FootnoteId, Footnotes};

/// The footnotes of a lesson being read.
#[derive(Debug, Default)]
pub struct Notes {
    /// Each label that has been met, in the order of that.
    labels: Labels,
    /// The number of each; 0 as long as nothing refers to it.
    numbers: Vec<u32>,
    /// How many of them have a number.
    count: u32,
    definitions: Vec<Definition>,
    /// The blocks of all definitions: a lesson may have a hundred thousand, most of them of one block.
    bundles: Vec<Bundle>,
}

#[derive(Debug)]
struct Definition {
    /// The index of its label.
    label: u32,
    /// Which blocks of which bundle it has.
    bundle: u32,
    blocks: Range<u32>,
}

/// The blocks of some definitions.
#[derive(Debug, Default)]
struct Bundle {
    blocks: Blocks,
    /// How many definitions need them.
    count: usize,
}

/// So many footnotes are packed together, and settled together.
const TOGETHER: usize = 512;

/// The label as references and definitions share it: in any case, as the labels of links are.
pub fn label_of(written: &str) -> String {
    key(written)
}

impl Notes {
    /// The footnote with this label, and its number, which is new at its first reference.
    pub fn refer(&mut self, label: &str) -> (FootnoteId, u32) {
        let index = self.index(label);
        (FootnoteId::new(label), self.number(index))
    }

    /// Keeps the blocks of a definition, packed if they are those of a long text. They count from 0 and stand in one footnote
    /// container.
    pub fn define(&mut self, label: &str, blocks: Blocks, is_long: bool) {
        let label = self.index(label);
        if self
            .bundles
            .last()
            .is_none_or(|last| last.count == TOGETHER)
        {
            self.bundles.push(Bundle::default());
        }
        let bundle = self.bundles.len() - 1;
        let Some(Bundle { blocks: all, count }) = self.bundles.last_mut() else {
            return;
        };
        let start = all.len();
        for block in blocks.into_kept() {
            all.push(block);
        }
        *count += 1;
        self.definitions.push(Definition {
            label: label as u32,
            bundle: bundle as u32,
            blocks: start as u32..all.len() as u32,
        });
        if is_long && *count == TOGETHER {
            all.pack(None);
        }
    }

    /// Puts all definitions at the end of the lesson, and has them settled there, some at a time; returns the blocks of each
    /// label.
    pub fn append(mut self, blocks: &mut Blocks, mut settle: impl FnMut(&mut Blocks)) -> Footnotes {
        let mut definitions = std::mem::take(&mut self.definitions);
        for definition in &definitions {
            self.number(definition.label as usize);
        }
        let number = |definition: &Definition| self.numbers.get(definition.label as usize).copied();
        definitions.sort_by_key(number);
        // Where nothing is defined, there are no blocks.
        let mut places: Vec<Range<u32>> = vec![0..0; self.numbers.len()];
        for (definition, done) in definitions.into_iter().zip(1_usize..) {
            let number = number(&definition).unwrap_or_default();
            let start = blocks.len();
            let Some(bundle) = self.bundles.get_mut(definition.bundle as usize) else {
                continue;
            };
            for index in definition.blocks {
                let Some(mut block) = bundle.blocks.get(index as usize).cloned() else {
                    continue;
                };
                adopt(&mut block, number, start);
                if block.gap.is_none() && blocks.len() == start && start > 0 {
                    block.gap = Some(0);
                }
                blocks.push(block);
            }
            bundle.count -= 1;
            if bundle.count == 0 {
                // A hundred thousand are not to lie in memory twice.
                *bundle = Bundle::default();
            }
            if let Some(place) = places.get_mut(definition.label as usize) {
                let start = if place.end == 0 {
                    start as u32
                } else {
                    place.start
                };
                *place = start..blocks.len() as u32;
            }
            if done.is_multiple_of(TOGETHER) {
                settle(blocks);
            }
        }
        let labels = self.labels.sorted().into_iter();
        let all = labels.filter_map(|index| {
            let blocks = places.get(index as usize)?.clone();
            Some((self.labels.get(index as usize), blocks))
        });
        all.filter(|(_, blocks)| !blocks.is_empty()).collect()
    }

    fn index(&mut self, label: &str) -> usize {
        let index = self.labels.index(label);
        if index == self.numbers.len() {
            self.numbers.push(0);
        }
        index
    }

    fn number(&mut self, index: usize) -> u32 {
        let Some(number) = self.numbers.get_mut(index) else {
            return 0;
        };
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
