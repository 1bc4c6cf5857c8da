//! The blocks of a lesson: all of them, or what is left of those of a long one whose text is about to be replaced, or that is
//! read for a digest alone.

use std::ops::{Index, Range};

use super::block::{Block, BlockKind, Containers};
use crate::source::Span;

/// What stands where nothing is left of a block: a line in its place.
static TRACE: Block = Block {
    kind: BlockKind::Rule,
    span: Span { start: 0, end: 0 },
    nest: Containers::NONE,
    opened: 0,
    gap: None,
};

/// Blocks in reading order. They have the same indices whether all of them are there or not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Blocks {
    /// Those that are there.
    kept: Vec<Block>,
    /// Which ones these are, unless all are there: the others take no room at all.
    thinned: Option<Thinned>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Thinned {
    /// The index of each block that is there, in order.
    indices: Vec<usize>,
    /// How many blocks there were.
    count: usize,
}

impl Thinned {
    /// How many of the blocks before an index are there.
    fn before(&self, index: usize) -> usize {
        self.indices.partition_point(|kept| *kept < index)
    }
}

impl Blocks {
    /// How many there are, and were.
    pub fn len(&self) -> usize {
        let thinned = self.thinned.as_ref();
        thinned.map_or(self.kept.len(), |thinned| thinned.count)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether some are not there any more.
    pub fn are_thinned(&self) -> bool {
        self.thinned.is_some()
    }

    /// The block at an index, or a line in its place.
    pub fn get(&self, index: usize) -> Option<&Block> {
        let Some(Thinned { indices, count }) = &self.thinned else {
            return self.kept.get(index);
        };
        let kept = indices.binary_search(&index).ok();
        let kept = kept.and_then(|at| self.kept.get(at));
        kept.or((index < *count).then_some(&TRACE))
    }

    /// The block at an index, to be changed.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut Block> {
        let at = match &self.thinned {
            Some(thinned) => thinned.indices.binary_search(&index).ok()?,
            None => index,
        };
        self.kept.get_mut(at)
    }

    /// All of them, those that are not there as lines.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Block> + ExactSizeIterator + Clone {
        (0..self.len()).map(|index| self.get(index).unwrap_or(&TRACE))
    }

    /// Those that are there: all of them, unless they have been thinned out.
    pub fn kept(&self) -> &[Block] {
        &self.kept
    }

    /// The same, each with its index.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Block)> {
        let indices = self.thinned.as_ref().map(|thinned| &thinned.indices);
        let index = move |at: usize| indices.and_then(|indices| indices.get(at)).copied();
        let kept = self.kept.iter().enumerate();
        kept.map(move |(at, block)| (index(at).unwrap_or(at), block))
    }

    /// Those that are there, to be changed where all are.
    pub fn kept_mut(&mut self) -> &mut Vec<Block> {
        &mut self.kept
    }

    /// Those that are there, and nothing else.
    pub fn into_kept(self) -> Vec<Block> {
        self.kept
    }

    /// The last one; a line if that is not there.
    pub fn last(&self) -> Option<&Block> {
        self.get(self.len().checked_sub(1)?)
    }

    /// Those that are there from an index on, to be changed.
    pub fn kept_from(&mut self, index: usize) -> &mut [Block] {
        let at = self.kept_before(index);
        self.kept.get_mut(at..).unwrap_or_default()
    }

    /// Adds one at the end.
    pub fn push(&mut self, block: Block) {
        if let Some(thinned) = &mut self.thinned {
            thinned.indices.push(thinned.count);
            thinned.count += 1;
        }
        self.kept.push(block);
    }

    /// Puts one before the one at an index, which is the next one from then on, as are those behind it.
    pub fn insert(&mut self, index: usize, block: Block) {
        let at = self.kept_before(index);
        if let Some(thinned) = &mut self.thinned {
            let later = thinned.indices.iter_mut().skip(at);
            later.for_each(|index| *index += 1);
            thinned.indices.insert(at, index);
            thinned.count += 1;
        }
        self.kept.insert(at, block);
    }

    /// Lets go of those in a range that are not wanted; before it nothing is looked at.
    pub fn sift(&mut self, range: Range<usize>, is_wanted: impl FnMut(&mut Block) -> bool) {
        let [start, end] = [range.start, range.end].map(|index| self.kept_before(index));
        let sifted = self.kept.get_mut(start..end).unwrap_or_default();
        let wanted: Vec<bool> = sifted.iter_mut().map(is_wanted).collect();
        if !wanted.contains(&false) {
            return;
        }
        let count = self.kept.len();
        let thinned = self.thinned.get_or_insert_with(|| Thinned {
            indices: (0..count).collect(),
            count,
        });
        let later = (self.kept.split_off(end), thinned.indices.split_off(end));
        let sifted = (self.kept.split_off(start), thinned.indices.split_off(start));
        let sifted = sifted.0.into_iter().zip(sifted.1).zip(wanted);
        let wanted = sifted.filter_map(|(block, is_wanted)| is_wanted.then_some(block));
        for (block, index) in wanted.chain(later.0.into_iter().zip(later.1)) {
            self.kept.push(block);
            thinned.indices.push(index);
        }
    }

    /// Gives back the room that is left for more.
    pub fn shrink_to_fit(&mut self) {
        self.kept.shrink_to_fit();
        if let Some(thinned) = &mut self.thinned {
            thinned.indices.shrink_to_fit();
        }
    }

    fn kept_before(&self, index: usize) -> usize {
        let thinned = self.thinned.as_ref();
        thinned
            .map_or(index, |thinned| thinned.before(index))
            .min(self.kept.len())
    }

    /// Lets go of all but some, which are those that rows are named for: a table keeps only these, and code, whose rows are its
    /// bytes, the lines that they are in. Of the others, what nobody
    /// sees goes. What is left shares no memory with what it was.
    pub fn thin_out(&mut self, rows: impl Fn(usize) -> Option<Range<usize>>) {
        let left = self.iter().enumerate().filter_map(|(index, block)| {
            let kept = rows(index).map(|rows| block.with_rows(rows));
            Some((index, kept.or_else(|| block.trace())?))
        });
        let (indices, kept) = left.unzip();
        let count = self.len();
        *self = Self {
            kept,
            thinned: Some(Thinned { indices, count }),
        };
    }
}

impl From<Vec<Block>> for Blocks {
    fn from(all: Vec<Block>) -> Self {
        Self {
            kept: all,
            thinned: None,
        }
    }
}

impl Index<usize> for Blocks {
    type Output = Block;

    fn index(&self, index: usize) -> &Block {
        self.get(index).expect("the lesson has so many blocks")
    }
}
