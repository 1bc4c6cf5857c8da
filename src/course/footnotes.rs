//! Where the footnotes of a lesson stand: a long one has a hundred thousand.

use std::ops::Range;

/// The blocks of each footnote, by its label.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Footnotes {
    /// The labels end to end, in their order.
    labels: String,
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    /// The first byte of the label, which goes on to the next one.
    label: u32,
    /// The blocks.
    start: u32,
    end: u32,
}

impl Footnotes {
    /// The blocks of the footnote with a label.
    pub fn get(&self, label: &str) -> Option<Range<usize>> {
        let mut indices = 0..self.entries.len();
        while !indices.is_empty() {
            let middle = indices.start + indices.len() / 2;
            let (known, blocks) = self.at(middle)?;
            match known.cmp(label) {
                std::cmp::Ordering::Less => indices.start = middle + 1,
                std::cmp::Ordering::Equal => return Some(blocks),
                std::cmp::Ordering::Greater => indices.end = middle,
            }
        }
        None
    }

    /// Each label with the blocks, in the order of the labels.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        (0..self.entries.len()).filter_map(|index| self.at(index))
    }

    /// The first block of all: from there on there is nothing else.
    pub fn start(&self) -> Option<usize> {
        let starts = self.entries.iter().map(|entry| entry.start as usize);
        starts.min()
    }

    /// Tells them that a block has been put before theirs.
    pub fn move_on(&mut self) {
        self.move_by(1);
    }

    /// Tells them that there are so many more blocks before theirs, or so many fewer.
    pub fn move_by(&mut self, blocks: i32) {
        for entry in &mut self.entries {
            entry.start = entry.start.saturating_add_signed(blocks);
            entry.end = entry.end.saturating_add_signed(blocks);
        }
    }

    fn at(&self, index: usize) -> Option<(&str, Range<usize>)> {
        let entry = self.entries.get(index)?;
        let next = self.entries.get(index + 1);
        let end = next.map_or(self.labels.len(), |next| next.label as usize);
        let label = self.labels.get(entry.label as usize..end)?;
        Some((label, entry.start as usize..entry.end as usize))
    }
}

impl<'a> FromIterator<(&'a str, Range<u32>)> for Footnotes {
    /// Those of the labels, each of which comes once, in their order.
    fn from_iter<I: IntoIterator<Item = (&'a str, Range<u32>)>>(all: I) -> Self {
        let mut footnotes = Self::default();
        for (label, blocks) in all {
            footnotes.entries.push(Entry {
                label: footnotes.labels.len() as u32,
                start: blocks.start,
                end: blocks.end,
            });
            footnotes.labels.push_str(label);
        }
        footnotes.labels.shrink_to_fit();
        footnotes.entries.shrink_to_fit();
        footnotes
    }
}
