//! The blocks of a lesson: all of them, or what is left of those of a long one whose text is about to be replaced.

use std::ops::{Index, Range};

use super::block::{Block, BlockKind};
use crate::source::Span;

/// What stands where nothing is left of a block: a line in its place.
static TRACE: Block = Block {
    kind: BlockKind::Rule,
    span: Span { start: 0, end: 0 },
    nest: Vec::new(),
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

    /// The same, to be changed where all are there.
    pub fn kept_mut(&mut self) -> &mut Vec<Block> {
        &mut self.kept
    }

    /// Those that are there, and nothing else.
    pub fn into_kept(self) -> Vec<Block> {
        self.kept
    }

    /// Lets go of all but some, which are those that rows are named for: a table keeps only these. Of the others, what nobody
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
