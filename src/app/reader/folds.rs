//! What the learner has folded or unfolded, found again in an edited text: by what it says, and by what stands around it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Reader;
use crate::course::{Block, BlockKind, Features, Lesson, SectionId, Walk};
use crate::text::fnv32;

/// So many blocks on either side stand for one.
const AROUND: usize = 2;
/// A block that was edited itself is where so many of them are.
const ENOUGH: usize = 2;
/// In a long lesson so many blocks are looked at on either side of where one may be: nobody waits for a look at all of it.
const REACH: usize = 2048;
/// So many texts of a block tell it from others, and so many bytes of each: code may be as long as a file.
const TEXTS: usize = 32;
const BYTES: usize = 256;

/// What of a lesson is not as the lesson itself has it.
#[derive(Debug, Clone, Default)]
pub(super) struct Folds {
    /// Which block each is.
    known: BTreeMap<usize, Fold>,
    /// Those that the text lacks for now: one that is being written may have them again in a moment.
    missing: Vec<Fold>,
}

/// A summary or code with hidden lines, whether it is open, and what it is known by.
#[derive(Debug, Clone)]
struct Fold {
    is_open: bool,
    is_code: bool,
    /// Where it stood, also from the end and from the heading of its section.
    block: usize,
    from_end: usize,
    section: Option<(SectionId, usize)>,
    own: u32,
    around: [u32; 2 * AROUND],
}

impl Fold {
    fn of(lesson: &Lesson, block: usize, is_open: bool) -> Option<Self> {
        let mut walk = lesson.blocks.iter();
        let it = walk.at(block)?;
        let section = lesson.section_at(block).map(|section| {
            let offset = block - section.block.min(block);
            (SectionId::new(section.id), offset)
        });
        Some(Self {
            is_open,
            is_code: matches!(it.kind, BlockKind::Code(_)),
            block,
            from_end: lesson.blocks.len() - block,
            section,
            own: digest(&it),
            around: around(&mut walk, block),
        })
    }

    /// Where it may be in a lesson if that was edited in one place, or within other sections.
    fn likely(&self, lesson: &Lesson) -> impl Iterator<Item = usize> + use<> {
        let section = self.section.as_ref();
        let in_section = section.and_then(|(id, offset)| Some(lesson.heading(id)? + offset));
        let from_end = lesson.blocks.len().checked_sub(self.from_end);
        [Some(self.block), from_end, in_section]
            .into_iter()
            .flatten()
    }

    /// Whether a block is of its kind.
    fn is_like(&self, block: &Block) -> bool {
        match &block.kind {
            BlockKind::Summary { .. } => !self.is_code,
            BlockKind::Code(code) => self.is_code && code.folds(),
            _ => false,
        }
    }

    /// How much a block is like it: whether it says the same, and how many of those around it are the same.
    fn likeness(&self, own: u32, around: [u32; 2 * AROUND]) -> (bool, usize) {
        let both = self.around.iter().zip(around);
        let same = both.filter(|(then, now)| **then == *now);
        (self.own == own, same.count())
    }

    /// Where it is in a lesson where nothing changed about it.
    fn unchanged(&self, lesson: &Lesson) -> Option<usize> {
        let mut walk = lesson.blocks.iter();
        let mut likely = self.likely(lesson);
        likely.find(|index| {
            let block = walk.at(*index);
            block.is_some_and(|block| {
                self.is_like(&block)
                    && self.likeness(digest(&block), around(&mut walk, *index))
                        == (true, 2 * AROUND)
            })
        })
    }
}

impl Reader {
    /// What is folded or unfolded now, to be found again in another text.
    pub(super) fn folds(&mut self) -> Folds {
        let mut folds = std::mem::take(&mut self.folds);
        let summaries = self.folded.iter();
        let summaries = summaries.map(|summary| (*summary, self.is_open(*summary)));
        let code = self.whole_code.iter().map(|block| (*block, true));
        let now: BTreeMap<usize, bool> = summaries.chain(code).collect();
        folds.known.retain(|block, _| now.contains_key(block));
        for (block, is_open) in now {
            // What is left of a long lesson says less around a block than all of it did.
            if let Some(fold) = folds.known.get_mut(&block) {
                fold.is_open = is_open;
            } else if let Some(fold) = Fold::of(&self.lesson, block, is_open) {
                folds.known.insert(block, fold);
            }
        }
        folds
    }

    /// Remembers what is folded before the rest of a long lesson is let go of.
    pub(super) fn keep_folds(&mut self) {
        self.folds = self.folds();
    }

    /// Folds and unfolds in a lesson that has just been read what was so in its older text.
    pub(super) fn fold_again(&mut self, mut folds: Folds, is_edited: bool) {
        let (mut summaries, mut code) = (BTreeMap::new(), BTreeSet::new());
        let mut found: Vec<(usize, Fold)> = Vec::new();
        let known = std::mem::take(&mut folds.known).into_iter();
        if is_edited {
            let all = folds.missing.drain(..);
            let all: Vec<Fold> = all.chain(known.map(|(_, fold)| fold)).collect();
            let places = places(&self.lesson, &all);
            for (fold, place) in all.into_iter().zip(places) {
                match place {
                    Some(place) => found.push((place, fold)),
                    None => folds.missing.push(fold),
                }
            }
        } else {
            found.extend(known);
        }
        for (block, fold) in found {
            if fold.is_code {
                code.insert(block);
            } else {
                summaries.insert(block, fold.is_open);
            }
        }
        self.folds = folds;
        self.folded.clear();
        for (summary, is_open) in summaries {
            if self.is_open(summary) != is_open {
                self.folded.insert(summary);
            }
        }
        self.show_whole(&code);
    }
}

/// Where each of these is in a lesson.
fn places(lesson: &Lesson, folds: &[Fold]) -> Vec<Option<usize>> {
    let mut places: Vec<Option<usize>> = folds.iter().map(|fold| fold.unchanged(lesson)).collect();
    let sought = || {
        folds
            .iter()
            .zip(&places)
            .filter(|(_, place)| place.is_none())
    };
    let ranges = sought().flat_map(|(fold, _)| {
        let all = lesson.blocks.len();
        let around = |block: usize| block.saturating_sub(REACH)..block.saturating_add(REACH);
        let whole = (!lesson.edition.is_long()).then_some(0..all);
        let parts = fold.likely(lesson).map(around);
        let parts = parts.filter(|_| lesson.edition.is_long());
        whole.into_iter().chain(parts)
    });
    let ranges = together(ranges);
    let mut best: Vec<Best> = vec![Best::default(); folds.len()];
    let mut walk = lesson.blocks.iter();
    for range in ranges {
        let mut next = Some(range.start);
        while let Some(index) = next.and_then(|from| lesson.blocks.next_with(FOLDING, from)) {
            next = (index + 1 < range.end).then_some(index + 1);
            let Some(block) = walk.at(index).filter(|_| index < range.end) else {
                break;
            };
            let is_wanted = |fold: &Fold| fold.is_like(&block);
            if !folds.iter().any(is_wanted) {
                continue;
            }
            let (own, around) = (digest(&block), around(&mut walk, index));
            for (at, fold) in folds.iter().enumerate() {
                if places.get(at).is_some_and(Option::is_none)
                    && is_wanted(fold)
                    && let Some(best) = best.get_mut(at)
                {
                    best.compare(index, fold.likeness(own, around), fold.block);
                }
            }
        }
    }
    for (place, best) in places.iter_mut().zip(best) {
        *place = place.or_else(|| best.place());
    }
    places
}

/// What may be folded.
const FOLDING: Features = Features::SUMMARY.and(Features::HIDDEN_LINES);

/// The block that is most like a fold, of those looked at.
#[derive(Debug, Clone, Default)]
struct Best {
    found: Option<(bool, usize, Reverse<usize>, usize)>,
    /// How many say the same.
    alike: usize,
}

impl Best {
    fn compare(&mut self, index: usize, (is_same, around): (bool, usize), near: usize) {
        self.alike += usize::from(is_same);
        let this = (is_same, around, Reverse(index.abs_diff(near)), index);
        if self.found.is_none_or(|found| this > found) {
            self.found = Some(this);
        }
    }

    /// Where it surely is. One of several that say the same, as many summaries do, is known by what stands around it.
    fn place(&self) -> Option<usize> {
        let (is_same, around, _, index) = self.found?;
        let is_it = if is_same {
            around > 0 || self.alike == 1
        } else {
            around >= ENOUGH
        };
        is_it.then_some(index)
    }
}

/// Ranges in order, those that overlap as one.
fn together(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = ranges.collect();
    ranges.sort_by_key(|range| range.start);
    let mut together: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match together.last_mut().filter(|last| last.end >= range.start) {
            Some(last) => last.end = last.end.max(range.end),
            None => together.push(range),
        }
    }
    together
}

/// What the blocks around one say.
fn around(walk: &mut Walk<'_>, block: usize) -> [u32; 2 * AROUND] {
    let mut around = [0; 2 * AROUND];
    let offsets = (1..=AROUND).flat_map(|offset| {
        let above = block.checked_sub(offset);
        [above, Some(block + offset)]
    });
    for (free, index) in around.iter_mut().zip(offsets) {
        let block = index.and_then(|index| walk.at(index));
        *free = block.map_or(0, |block| digest(&block));
    }
    around
}

/// What a block says, in a number.
fn digest(block: &Block) -> u32 {
    let mut bytes = Vec::new();
    for text in block.texts().take(TEXTS) {
        bytes.extend(text.bytes().take(BYTES));
        bytes.push(b'\n');
    }
    fnv32(&bytes)
}
