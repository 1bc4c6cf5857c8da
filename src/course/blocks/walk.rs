//! Looking at blocks one by one: those that are packed are unpacked for as long as somebody has one of them, and not longer.

use std::ops::{Deref, Range};
use std::rc::Rc;

use super::features::Features;
use super::packed::Pack;
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
    /// What was unpacked last, and the index of the first of it.
    unpacked: (usize, Rc<Vec<Block>>),
}

impl<'a> Walk<'a> {
    pub(super) fn new(blocks: &'a Blocks, left: Range<usize>) -> Self {
        let unpacked = (0, Rc::default());
        Self {
            blocks,
            left: left.start..left.end.min(blocks.len()),
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
        let index = self.left.next()?;
        self.at(index)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

/// Those of the blocks that may have some features in them, each with its index. Of packed ones no others are unpacked.
pub(super) fn with_any(
    blocks: &Blocks,
    wanted: Features,
) -> impl Iterator<Item = (usize, Lent<'_>)> {
    let packs = blocks.packed.packs().iter();
    let packed = packs.flat_map(move |pack| pack_with_any(pack, wanted));
    packed.chain(not_packed(blocks))
}

/// The same, and all that are packed together with one that is wanted by its index.
pub(super) fn with_any_or<'a>(
    blocks: &'a Blocks,
    wanted: Features,
    is_wanted: &dyn Fn(&usize) -> bool,
) -> impl Iterator<Item = (usize, Lent<'a>)> {
    let packs = blocks.packed.packs().iter();
    let packed = packs.flat_map(move |pack| {
        if pack.range.clone().any(|index| is_wanted(&index)) {
            return blocks.range(pack.range.clone()).numbered().collect();
        }
        pack_with_any(pack, wanted)
    });
    packed.chain(not_packed(blocks))
}

fn not_packed(blocks: &Blocks) -> impl Iterator<Item = (usize, Lent<'_>)> {
    blocks.range(blocks.packed.len()..blocks.len()).numbered()
}

fn pack_with_any(pack: &Pack, wanted: Features) -> Vec<(usize, Lent<'_>)> {
    let start = pack.range.start;
    if !pack.has_any(wanted) {
        return Vec::new();
    }
    if let Some(open) = pack.open() {
        return (start..).zip(open.iter().map(Lent::There)).collect();
    }
    let (indices, blocks): (Vec<usize>, Vec<Block>) = pack.unpack_with(wanted).into_iter().unzip();
    let blocks = Rc::new(blocks);
    let lent = |(at, index)| (start + index, Lent::Unpacked(Rc::clone(&blocks), at));
    indices.into_iter().enumerate().map(lent).collect()
}
