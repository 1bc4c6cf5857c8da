//! Looking at blocks one by one: those that are packed are unpacked for as long as somebody has one of them, and not longer.

use std::ops::{Deref, Range};
use std::rc::Rc;

use super::features::Features;
use super::{Blocks, TRACE};
use crate::course::block::Block;

/// A block that is looked at.
#[derive(Debug, Clone)]
pub enum Lent<'a> {
    /// It is there.
    There(&'a Block),
    /// It has been unpacked together with others, and is the one at this index.
    Unpacked(Rc<Vec<Block>>, usize),
}

impl Deref for Lent<'_> {
    type Target = Block;

    fn deref(&self) -> &Block {
        match self {
            Self::There(block) => block,
            Self::Unpacked(blocks, at) => blocks.get(*at).unwrap_or(&TRACE),
        }
    }
}

/// A way through the blocks of a lesson.
#[derive(Debug, Clone)]
pub struct Walk<'a> {
    blocks: &'a Blocks,
    left: Range<usize>,
    /// Those that are packed and have none of these in them are passed over.
    wanted: Option<Features>,
    /// What was unpacked last, and the index of the first of it.
    unpacked: (usize, Rc<Vec<Block>>),
}

impl<'a> Walk<'a> {
    pub(super) fn new(blocks: &'a Blocks, left: Range<usize>, wanted: Option<Features>) -> Self {
        let unpacked = (0, Rc::default());
        Self {
            blocks,
            left: left.start..left.end.min(blocks.len()),
            wanted,
            unpacked,
        }
    }

    /// The block at an index, wherever the walk is.
    pub fn at(&mut self, index: usize) -> Option<Lent<'a>> {
        let (start, unpacked) = &self.unpacked;
        let at = index.wrapping_sub(*start);
        if at < unpacked.len() {
            return Some(Lent::Unpacked(Rc::clone(unpacked), at));
        }
        let Some(pack) = self.blocks.packed.pack(index) else {
            return self.blocks.get(index).map(Lent::There);
        };
        let at = index - pack.range.start;
        if let Some(open) = pack.open() {
            return open.get(at).map(Lent::There);
        }
        let unpacked = Rc::new(pack.unpack());
        self.unpacked = (pack.range.start, Rc::clone(&unpacked));
        Some(Lent::Unpacked(unpacked, at))
    }

    /// The same, each block with its index.
    pub fn numbered(mut self) -> impl Iterator<Item = (usize, Lent<'a>)> {
        std::iter::from_fn(move || {
            let block = self.next()?;
            Some((self.left.start - 1, block))
        })
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Lent<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(wanted) = self.wanted {
            let next = self.blocks.next_with(wanted, self.left.start);
            self.left.start = next.unwrap_or(self.left.end);
        }
        let index = self.left.next()?;
        self.at(index)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self.wanted {
            Some(_) => (0, Some(self.left.len())),
            None => self.left.size_hint(),
        }
    }
}
