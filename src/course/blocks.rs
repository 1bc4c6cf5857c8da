//! The blocks of a lesson: all of them, those of a long one packed; or what is left of those of a long one whose text is about
//! to be replaced, or that is read for a digest alone.

mod bytes;
mod features;
mod packed;
mod walk;

use std::ops::{Index, Range};

use memchr::memmem::Finder;

pub use features::Features;
pub use walk::{Lent, Walk};

use packed::Packed;

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
#[derive(Debug, Clone, Default)]
pub struct Blocks {
    /// The first ones, if they are packed: all of a lesson that has been read.
    packed: Packed,
    /// Those of the others that are there.
    kept: Vec<Block>,
    /// Which ones these are, unless all are there: the others take no room at all. Then none is packed.
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
        thinned.map_or(self.packed.len() + self.kept.len(), |thinned| thinned.count)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether some are not there any more.
    pub fn are_thinned(&self) -> bool {
        self.thinned.is_some()
    }

    /// The block at an index, or a line in its place. One that was packed stays unpacked until [`Blocks::close`]: who looks at
    /// many takes a [walk](Blocks::iter).
    pub fn get(&self, index: usize) -> Option<&Block> {
        if let Some(Thinned { indices, count }) = &self.thinned {
            let kept = indices.binary_search(&index).ok();
            let kept = kept.and_then(|at| self.kept.get(at));
            return kept.or((index < *count).then_some(&TRACE));
        }
        match index.checked_sub(self.packed.len()) {
            Some(at) => self.kept.get(at),
            None => self.packed.get(index),
        }
    }

    /// The block at an index, to be changed.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut Block> {
        if let Some(thinned) = &self.thinned {
            let at = thinned.indices.binary_search(&index).ok()?;
            return self.kept.get_mut(at);
        }
        match index.checked_sub(self.packed.len()) {
            Some(at) => self.kept.get_mut(at),
            None => self.packed.get_mut(index),
        }
    }

    /// All of them, those that are not there as lines.
    pub fn iter(&self) -> Walk<'_> {
        self.range(0..self.len())
    }

    /// Some of them, those that are not there as lines.
    pub fn range(&self, range: Range<usize>) -> Walk<'_> {
        Walk::new(self, range)
    }

    /// Those that may have some of these in them, each with its index. Of packed ones no others are looked at.
    pub fn with_any(&self, wanted: Features) -> impl Iterator<Item = (usize, Lent<'_>)> {
        walk::with_any(self, wanted)
    }

    /// The first block from an index on that may have some of these in it.
    pub fn next_with(&self, wanted: Features, from: usize) -> Option<usize> {
        let mut from = from;
        while let Some(pack) = self.packed.pack(from).filter(|pack| !pack.has_any(wanted)) {
            from = pack.range.end;
        }
        (from < self.len()).then_some(from)
    }

    /// The last block up to one at an index that may have some of these in it.
    pub fn previous_with(&self, wanted: Features, to: usize) -> Option<usize> {
        let mut to = to;
        while let Some(pack) = self.packed.pack(to).filter(|pack| !pack.has_any(wanted)) {
            to = pack.range.start.checked_sub(1)?;
        }
        Some(to)
    }

    /// Those around the one at an index that lie in the same `<details>` as it and are packed together, if the summary of one
    /// of these is folded: who passes over what is hidden need not unpack them.
    pub fn hidden_with(
        &self,
        index: usize,
        is_folded: impl Fn(usize) -> bool,
    ) -> Option<Range<usize>> {
        let pack = self.packed.pack(index)?;
        let is_hidden = pack.details().any(is_folded);
        is_hidden.then(|| pack.range.clone())
    }

    /// Those around the one at an index that are packed together, if none of them says a word of letters and digits.
    pub fn silent_with(&self, index: usize, word: &Finder<'_>) -> Option<Range<usize>> {
        let pack = self.packed.pack(index)?;
        (!pack.may_say(word)).then(|| pack.range.clone())
    }

    /// Where each of them stands in the file.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        let packed = self.packed.len();
        let others = (packed..self.len()).filter_map(|index| Some(self.get(index)?.span));
        self.packed.spans().chain(others)
    }

    /// Those that are there of a lesson that is not packed: all of them, unless they have been thinned out.
    pub fn kept(&self) -> &[Block] {
        debug_assert_eq!(self.packed.len(), 0, "who takes them all has read them all");
        &self.kept
    }

    /// The same, each with its index.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &Block)> {
        let indices = self.thinned.as_ref().map(|thinned| &thinned.indices);
        let index = move |at: usize| indices.and_then(|indices| indices.get(at)).copied();
        let kept = self.kept().iter().enumerate();
        kept.map(move |(at, block)| (index(at).unwrap_or(at), block))
    }

    /// Of those that have been thinned out: all in a row around the one at an index that are still there, and the index of the
    /// first.
    pub fn row_around(&self, index: usize) -> Option<(usize, &[Block])> {
        let indices = &self.thinned.as_ref()?.indices;
        let at = indices.binary_search(&index).ok()?;
        let (before, after) = (indices.get(..at)?, indices.get(at..)?);
        let above = (1..).zip(before.iter().rev());
        let above = above.take_while(|(far, above)| **above + far == index);
        let below = (0..).zip(after);
        let below = below.take_while(|(far, below)| **below == index + far);
        let (above, below) = (above.count(), below.count());
        Some((index - above, self.kept.get(at - above..at + below)?))
    }

    /// Of those that have been thinned out: puts others in the place of some. Those behind them have other indices from then
    /// on.
    pub fn replace(&mut self, range: Range<usize>, others: Vec<Block>) {
        let [start, end] = [range.start, range.end].map(|index| self.kept_before(index));
        let Some(thinned) = &mut self.thinned else {
            return;
        };
        let new = range.start..range.start + others.len();
        for later in thinned.indices.iter_mut().skip(end) {
            *later = *later + new.len() - range.len();
        }
        thinned.count = thinned.count + new.len() - range.len();
        thinned.indices.splice(start..end, new);
        self.kept.splice(start..end, others);
    }

    /// [`Blocks::kept`], to be changed.
    pub fn kept_mut(&mut self) -> &mut Vec<Block> {
        debug_assert_eq!(self.packed.len(), 0, "who takes them all has read them all");
        &mut self.kept
    }

    /// [`Blocks::kept`], and nothing else.
    pub fn into_kept(self) -> Vec<Block> {
        debug_assert_eq!(self.packed.len(), 0, "who takes them all has read them all");
        self.kept
    }

    /// The last one; a line if that is not there.
    pub fn last(&self) -> Option<&Block> {
        self.get(self.len().checked_sub(1)?)
    }

    /// Changes those that are there from an index on, some at a time, each time with the index of the first.
    pub fn change_from(&mut self, from: usize, mut change: impl FnMut(usize, &mut [Block])) {
        self.change_where(from, None, &mut change);
    }

    /// The same of those that may have some of these in them, as [`Blocks::with_any`] tells.
    pub fn change_any(&mut self, wanted: Features, mut change: impl FnMut(&mut Block)) {
        self.change_where(0, Some(wanted), &mut |_, blocks| {
            blocks.iter_mut().for_each(&mut change);
        });
    }

    fn change_where(
        &mut self,
        from: usize,
        wanted: Option<Features>,
        change: &mut dyn FnMut(usize, &mut [Block]),
    ) {
        self.packed.change(from, wanted, change);
        let at = self.kept_before(from);
        let first = from.max(self.packed.len());
        change(first, self.kept.get_mut(at..).unwrap_or_default());
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
        if index < self.packed.len() {
            return self.packed.insert(index, block);
        }
        let at = self.kept_before(index);
        if let Some(thinned) = &mut self.thinned {
            let later = thinned.indices.iter_mut().skip(at);
            later.for_each(|index| *index += 1);
            thinned.indices.insert(at, index);
            thinned.count += 1;
        }
        self.kept.insert(at, block);
    }

    /// Lets go of those in a range that are not wanted; before it nothing is looked at. None of them is packed.
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

    /// Packs those before an index that fill what is packed together, or all there are: a long lesson takes little more room
    /// then than its text.
    pub fn pack(&mut self, before: Option<usize>) {
        if self.thinned.is_some() {
            return;
        }
        let end = before.map_or(self.kept.len(), |before| self.kept_before(before));
        let later = self.kept.split_off(end);
        self.packed.push(&mut self.kept, before.is_none());
        self.kept.extend(later);
    }

    /// Packs again those that have been changed since they were packed.
    pub fn seal(&mut self) {
        self.packed.seal();
    }

    /// Lets go of what was unpacked of packed blocks, but for those around some.
    pub fn close(&mut self, except: impl Fn(&Range<usize>) -> bool) {
        self.packed.close(except);
    }

    /// Gives back the room that is left for more.
    pub fn shrink_to_fit(&mut self) {
        self.kept.shrink_to_fit();
        if let Some(thinned) = &mut self.thinned {
            thinned.indices.shrink_to_fit();
        }
    }

    fn kept_before(&self, index: usize) -> usize {
        let before = match &self.thinned {
            Some(thinned) => thinned.before(index),
            None => index.saturating_sub(self.packed.len()),
        };
        before.min(self.kept.len())
    }

    /// Lets go of all but some, which are those that rows are named for: a table keeps only these, and code, whose rows are its
    /// bytes, the lines that they are in. Of the others, what nobody
    /// sees goes. What is left shares no memory with what it was.
    pub fn thin_out(&mut self, rows: impl Fn(usize) -> Option<Range<usize>>) {
        let is_wanted = |index: &usize| rows(*index).is_some();
        let left = walk::with_any_or(self, Features::TRACED, &is_wanted);
        let left = left.filter_map(|(index, block)| {
            let kept = rows(index).map(|rows| block.with_rows(rows));
            Some((index, kept.or_else(|| block.trace())?))
        });
        let (indices, kept) = left.unzip();
        let count = self.len();
        *self = Self {
            packed: Packed::default(),
            kept,
            thinned: Some(Thinned { indices, count }),
        };
    }
}

/// They are the same if each of them is, packed or not.
impl PartialEq for Blocks {
    fn eq(&self, other: &Self) -> bool {
        let has_same = || {
            self.iter()
                .zip(other.iter())
                .all(|(one, other)| *one == *other)
        };
        self.len() == other.len() && self.thinned == other.thinned && has_same()
    }
}

impl Eq for Blocks {}

impl<'a> IntoIterator for &'a Blocks {
    type Item = Lent<'a>;
    type IntoIter = Walk<'a>;

    fn into_iter(self) -> Walk<'a> {
        self.iter()
    }
}

impl From<Vec<Block>> for Blocks {
    fn from(all: Vec<Block>) -> Self {
        Self {
            kept: all,
            ..Self::default()
        }
    }
}

impl Index<usize> for Blocks {
    type Output = Block;

    fn index(&self, index: usize) -> &Block {
        self.get(index).expect("the lesson has so many blocks")
    }
}
