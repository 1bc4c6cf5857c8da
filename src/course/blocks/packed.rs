//! Blocks of a long lesson as bytes: there they take little more than the room of what they say, as blocks many times as
//! much. Those that somebody looks at are unpacked, some hundred at a time, until they are let go of.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use memchr::memmem::Finder;

use super::bytes::{self, Index, Places};
use super::features::Features;
use crate::course::block::{Block, Container};
use crate::source::Span;

/// So many bytes of the file are packed together…
const PACK: usize = 32 << 10;
/// …and so many blocks at most.
const MOST_BLOCKS: usize = 512;
/// A block of more bytes stays as it is: it is mostly text, and would be unpacked whole for each of its rows.
const LARGE: usize = 4 * PACK;

/// Blocks, packed in order.
#[derive(Debug, Clone, Default)]
pub struct Packed {
    packs: Vec<Pack>,
}

/// Blocks that are packed together.
#[derive(Debug)]
pub struct Pack {
    /// Which blocks of the lesson they are.
    pub range: Range<usize>,
    /// Where each stands in the file.
    places: Places,
    features: Features,
    /// Which of them have these.
    index: Index,
    /// The summaries of the `<details>` that all of them lie in.
    details: Box<[u32]>,
    /// Whether they have been changed since the above and the bytes were made of them.
    is_changed: bool,
    /// `None` if they stay as they are, or have been changed.
    bytes: Option<Arc<[u8]>>,
    blocks: OnceLock<Vec<Block>>,
}

impl Packed {
    /// How many blocks there are.
    pub fn len(&self) -> usize {
        self.packs.last().map_or(0, |pack| pack.range.end)
    }

    /// Packs some of these blocks, from the first on: all, or those that fill what is packed together.
    pub fn push(&mut self, blocks: &mut Vec<Block>, is_all: bool) {
        self.seal();
        let lengths = lengths(blocks, is_all);
        let mut left = std::mem::take(blocks).into_iter();
        for length in lengths {
            let start = self.len();
            let together = left.by_ref().take(length).collect();
            self.packs.push(Pack::new(start..start + length, together));
        }
        blocks.extend(left);
        if is_all {
            self.packs.shrink_to_fit();
        }
    }

    /// Packs again those that have been changed.
    pub fn seal(&mut self) {
        for pack in &mut self.packs {
            if pack.seal() {
                pack.close();
            }
        }
    }

    /// Those that are packed together, in order.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The block at an index, which is unpacked from then on.
    pub fn get(&self, index: usize) -> Option<&Block> {
        let pack = self.packs.get(self.pack_of(index)?)?;
        pack.blocks().get(index - pack.range.start)
    }

    /// The block at an index, to be changed.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut Block> {
        let at = self.pack_of(index)?;
        let pack = self.packs.get_mut(at)?;
        let start = pack.range.start;
        pack.blocks_mut().get_mut(index - start)
    }

    /// Puts a block before the one at an index.
    pub fn insert(&mut self, index: usize, block: Block) {
        let Some(at) = self.pack_of(index) else {
            return;
        };
        for later in self.packs.iter_mut().skip(at + 1) {
            later.range = later.range.start + 1..later.range.end + 1;
        }
        if let Some(pack) = self.packs.get_mut(at) {
            let start = pack.range.start;
            pack.range.end += 1;
            pack.blocks_mut().insert(index - start, block);
            pack.seal();
            pack.close();
        }
    }

    /// Changes those from an index on, some at a time; of these, only such as stand together with one that has some of the
    /// features that are wanted.
    pub fn change(
        &mut self,
        from: usize,
        wanted: Option<Features>,
        change: &mut dyn FnMut(usize, &mut [Block]),
    ) {
        let first = self.packs.partition_point(|pack| pack.range.end <= from);
        for pack in self.packs.iter_mut().skip(first) {
            if wanted.is_some_and(|wanted| !pack.has_any(wanted)) {
                continue;
            }
            let start = pack.range.start.max(from);
            let skipped = start - pack.range.start;
            change(
                start,
                pack.blocks_mut().get_mut(skipped..).unwrap_or_default(),
            );
            pack.seal();
            pack.close();
        }
    }

    /// Packs again those that stand together with none of these.
    pub fn close(&mut self, except: impl Fn(&Range<usize>) -> bool) {
        for pack in &mut self.packs {
            if pack.blocks.get().is_some() && !except(&pack.range) {
                pack.close();
            }
        }
    }

    /// Where each of them stands in the file.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.packs.iter().flat_map(|pack| pack.places.spans())
    }

    /// Those that are packed together with the one at an index.
    pub fn pack(&self, index: usize) -> Option<&Pack> {
        self.packs.get(self.pack_of(index)?)
    }

    fn pack_of(&self, index: usize) -> Option<usize> {
        let at = self.packs.partition_point(|pack| pack.range.end <= index);
        (at < self.packs.len()).then_some(at)
    }
}

impl Pack {
    fn new(range: Range<usize>, blocks: Vec<Block>) -> Self {
        let mut pack = Self {
            range,
            places: Places::default(),
            features: Features::default(),
            index: Index::default(),
            details: Box::default(),
            is_changed: true,
            bytes: None,
            blocks: blocks.into(),
        };
        pack.seal();
        pack.close();
        pack
    }

    /// The blocks, unpacked from then on.
    fn blocks(&self) -> &[Block] {
        self.blocks.get_or_init(|| self.unpack())
    }

    /// The blocks where they are unpacked.
    pub fn open(&self) -> Option<&[Block]> {
        self.blocks.get().map(Vec::as_slice)
    }

    /// The blocks, for whoever looks at each once.
    pub fn unpack(&self) -> Vec<Block> {
        let bytes = self.bytes.as_deref().unwrap_or_default();
        bytes::unpack(bytes, &self.places)
    }

    /// Those of the blocks that have some features in them, each with its index among them all.
    pub fn unpack_with(&self, wanted: Features) -> Vec<(usize, Block)> {
        let bytes = self.bytes.as_deref().unwrap_or_default();
        bytes::unpack_with((bytes, &self.index), &self.places, wanted)
    }

    /// The summaries of the `<details>` that all of them lie in, outermost first.
    pub fn details(&self) -> impl Iterator<Item = usize> {
        self.details.iter().map(|summary| *summary as usize)
    }

    /// Whether one of them may say this, which holds only letters and digits.
    pub fn may_say(&self, word: &Finder<'_>) -> bool {
        // What there is to do has words that stand nowhere in it.
        let has_others = self.has_any(Features::PRACTICE);
        let bytes = self.bytes.as_deref().filter(|_| !has_others);
        bytes.is_none_or(|bytes| word.find(bytes).is_some())
    }

    /// Whether one of them has some of these in it.
    pub fn has_any(&self, wanted: Features) -> bool {
        self.features.has_any(wanted)
    }

    fn blocks_mut(&mut self) -> &mut Vec<Block> {
        self.blocks();
        self.bytes = None;
        self.is_changed = true;
        self.blocks.get_mut().expect("they have just been unpacked")
    }

    /// Packs what was changed, if anything was.
    fn seal(&mut self) -> bool {
        let (true, Some(blocks)) = (self.is_changed, self.blocks.get()) else {
            return false;
        };
        self.is_changed = false;
        self.places = Places::of(blocks);
        let features: Vec<Features> = blocks.iter().map(Features::of).collect();
        let all = features.iter().copied();
        self.features = all.fold(Features::default(), Features::and);
        self.details = details(blocks);
        if blocks.iter().all(|block| block.span.len() < LARGE) {
            let (bytes, index) = bytes::pack(blocks, &features).unzip();
            (self.bytes, self.index) = (bytes, index.unwrap_or_default());
        }
        true
    }

    /// Lets go of the blocks, if they are packed.
    fn close(&mut self) {
        if self.bytes.is_some() {
            self.blocks = OnceLock::new();
        }
    }
}

/// What is packed is shared; what was unpacked is not copied.
impl Clone for Pack {
    fn clone(&self) -> Self {
        Self {
            range: self.range.clone(),
            places: self.places.clone(),
            features: self.features,
            index: self.index.clone(),
            details: self.details.clone(),
            is_changed: self.is_changed,
            bytes: self.bytes.clone(),
            blocks: match self.bytes {
                Some(_) => OnceLock::new(),
                None => self.blocks.clone(),
            },
        }
    }
}

/// The summaries of the `<details>` that all of some blocks lie in.
fn details(blocks: &[Block]) -> Box<[u32]> {
    let of = |block: &Block| {
        let summaries = block.nest.iter().filter_map(|container| match container {
            Container::Details { summary } => Some(*summary),
            _ => None,
        });
        summaries.collect::<Vec<u32>>()
    };
    let Some((first, others)) = blocks.split_first() else {
        return Box::default();
    };
    let mut common = of(first);
    for block in others {
        if common.is_empty() {
            break;
        }
        let own = of(block);
        common.retain(|summary| own.contains(summary));
    }
    common.into()
}

/// How many blocks are packed together, one pack after the other; what is left fills none, unless that is all there is.
fn lengths(blocks: &[Block], is_all: bool) -> Vec<usize> {
    let mut lengths = Vec::new();
    let (mut count, mut bytes) = (0, 0);
    for block in blocks {
        let length = block.span.len();
        if count > 0 && (length >= LARGE || bytes >= PACK || count >= MOST_BLOCKS) {
            lengths.push(count);
            (count, bytes) = (0, 0);
        }
        (count, bytes) = (count + 1, bytes + length);
    }
    if count > 0 && is_all {
        lengths.push(count);
    }
    lengths
}
