//! What stands around a place within its block, so that it is found again where the block itself was edited: as a patch is
//! applied by the lines around it.

use std::cmp::Reverse;
use std::ops::Range;

use crate::course::block::Table;
use crate::course::{Block, BlockKind};
use crate::text::fnv32;

/// So many units stand for the place on either side.
const AROUND: usize = 6;
/// All of them, the one at the place in the middle.
pub(super) const ALL: usize = 2 * AROUND + 1;
/// No more characters of a unit tell it from others: a line may be as long as a file.
const LONGEST: usize = 256;
/// So many bytes, or rows, are looked at on either side, for the same reason.
const REACH: usize = 64 << 10;
/// So many bytes, or rows, on either side are looked through before all others.
const NEAR: usize = 8 << 10;
/// A place is where at least so many of its units are, or all if it has fewer …
const FEWEST: usize = 4;
/// … and in another block, or one that begins otherwise, also one in so many of them.
const SHARE: usize = 2;

/// The lines of code, rows of a table or words of a text around a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Context {
    /// A hash of each; 0 where there is none, and for one without letters or digits, such as a lone brace: that tells nothing.
    pub units: [u32; ALL],
    /// How much of the unit in the middle stands above the place, as the layout counts it.
    pub inside: usize,
}

/// Where a context was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// How much of the block stands above, as the layout counts it.
    pub start: usize,
    /// How many of its units stand there.
    pub agreeing: usize,
}

/// What blocks are made of.
#[derive(Clone, Copy)]
enum Body<'a> {
    /// Units of a text, each up to a character that ends it.
    Text(&'a str, fn(char) -> bool),
    /// The rows below a header.
    Rows(&'a Table),
    /// Nothing that could be edited above a place in it.
    Nothing,
}

/// A line, a row or a word.
#[derive(Debug, Clone, Copy, Default)]
struct Unit {
    start: usize,
    hash: u32,
}

impl Context {
    /// That of the line of a block that has so much of it above.
    pub(super) fn of(block: &Block, start: usize) -> Self {
        Self::in_body(Body::of(block), start.saturating_sub(gone_above(block)))
    }

    /// That of the line that begins at a byte of a text.
    pub(super) fn of_words(text: &str, start: usize) -> Self {
        Self::in_body(Body::Text(text, ends_word), start)
    }

    fn in_body(body: Body, start: usize) -> Self {
        let (first, own) = body.before(start);
        let units = body.units(first..start.saturating_add(REACH));
        let before = units.clone().take_while(|unit| unit.start < own).count();
        let mut context = Self {
            inside: start - own,
            ..Self::default()
        };
        let free = context.units.iter_mut().skip(AROUND - before.min(AROUND));
        for (free, unit) in free.zip(units) {
            *free = unit.hash;
        }
        if context.telling() == 0 {
            return Self::default();
        }
        context
    }

    /// Where it is in a block: where most of its units are, and of several such places the one that is nearest to another.
    pub(super) fn find(&self, block: &Block, near: usize) -> Option<Found> {
        self.find_in(Body::of(block), gone_above(block), near)
    }

    /// The same in a text.
    pub(super) fn find_words(&self, text: &str, near: usize) -> Option<Found> {
        self.find_in(Body::Text(text, ends_word), 0, near)
    }

    fn find_in(&self, body: Body, above: usize, near: usize) -> Option<Found> {
        if self.telling() == 0 {
            return None;
        }
        let now = Self::in_body(body, near.saturating_sub(above));
        if now == *self {
            let agreeing = self.agreeing(&now.units);
            let start = near;
            return Some(Found { start, agreeing });
        }
        let own = near.saturating_sub(above + self.inside);
        // Mostly it is near to where it was, all of it or all but a unit that was edited: nobody expects it elsewhere then.
        let (first, _) = body.before(own.saturating_sub(NEAR));
        let here = self.best_of(body.units(first..own.saturating_add(NEAR)), own);
        let is_it = |(agreeing, start): &(usize, usize)| {
            let is_sure = self.is_whole(*agreeing)
                || (self.is_whole(*agreeing + 1) && self.is_surely_enough(*agreeing));
            is_sure && start.abs_diff(own) < NEAR / 2
        };
        let all = || self.best_of(body.units(0..usize::MAX), own);
        let (agreeing, start) = here.filter(is_it).or_else(all)?;
        let start = start + above;
        self.is_enough(agreeing)
            .then_some(Found { start, agreeing })
    }

    /// How many of its units are where most of them are, and how much of the block stands above; of several such places it is the
    /// one that is nearest to another.
    fn best_of(&self, all: impl Iterator<Item = Unit>, near: usize) -> Option<(usize, usize)> {
        // Only so much of a long block is held at a time.
        let mut starts = [0; ALL];
        let mut units = [0; ALL];
        let mut best = None;
        let behind = std::iter::repeat_n(None, ALL - 1);
        for unit in all.map(Some).chain(behind) {
            starts.rotate_left(1);
            units.rotate_left(1);
            if let Some(unit) = &unit {
                starts[ALL - 1] = unit.start;
            }
            units[ALL - 1] = unit.map_or(0, |unit| unit.hash);
            let agreeing = self.agreeing(&units);
            let start = starts[AROUND];
            let rank = (agreeing, Reverse(start.abs_diff(near)));
            if best.is_none_or(|(best, _)| rank > best) {
                let is_whole = units[AROUND] == self.units[AROUND];
                let inside = if is_whole { self.inside } else { 0 };
                best = Some((rank, start.saturating_add(inside)));
            }
        }
        best.map(|((agreeing, _), start)| (agreeing, start))
    }

    /// Whether it tells anything.
    pub(super) fn is_known(&self) -> bool {
        self.telling() > 0
    }

    /// Whether another is the same place, in blocks that begin with the same words; also if this one tells nothing.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        self.is_enough(self.agreeing(&other.units))
    }

    /// Whether another is the same place, wherever it is.
    pub(super) fn is_surely_at(&self, other: &Self) -> bool {
        self.is_surely_enough(self.agreeing(&other.units))
    }

    /// Whether it is surely where so many of its units are.
    pub(super) fn is_surely_enough(&self, agreeing: usize) -> bool {
        agreeing >= FEWEST && agreeing * SHARE >= self.telling()
    }

    /// Whether so many are all of its units.
    pub(super) fn is_whole(&self, agreeing: usize) -> bool {
        agreeing >= self.telling()
    }

    /// Whether all of its units are those of another.
    pub(super) fn is_whole_in(&self, other: &Self) -> bool {
        self.is_whole(self.agreeing(&other.units))
    }

    fn is_enough(&self, agreeing: usize) -> bool {
        agreeing >= FEWEST.min(self.telling())
    }

    /// How many of the units tell something.
    fn telling(&self) -> usize {
        self.units.iter().filter(|unit| **unit != 0).count()
    }

    /// How many of the units that tell something are the same in others.
    fn agreeing(&self, others: &[u32; ALL]) -> usize {
        let both = self.units.iter().zip(others);
        both.filter(|(own, other)| **own != 0 && own == other)
            .count()
    }
}

impl<'a> Body<'a> {
    fn of(block: &'a Block) -> Self {
        match &block.kind {
            BlockKind::Heading { prose, .. }
            | BlockKind::Paragraph(prose)
            | BlockKind::Term(prose)
            | BlockKind::Summary { prose, .. } => Self::Text(&prose.text, ends_word),
            BlockKind::Code(code) => Self::Text(&code.text, |character| character == '\n'),
            BlockKind::Table(table) => Self::Rows(table),
            BlockKind::Image { .. }
            | BlockKind::CalloutTitle(_)
            | BlockKind::Practice(_)
            | BlockKind::Rule => Self::Nothing,
        }
    }

    /// Where the unit begins that has this much of the block above it or in it, and before that the first of those
    /// that stand for it.
    fn before(self, start: usize) -> (usize, usize) {
        match self {
            Self::Text(text, ends) => {
                let start = boundary(text, start);
                let floor = boundary(text, start.saturating_sub(REACH));
                let before = text.get(floor..start).unwrap_or_default();
                let ends = before.rmatch_indices(ends);
                let mut starts = ends.map(|(at, end)| floor + at + end.len());
                let own = starts.next().unwrap_or(floor);
                (starts.nth(AROUND - 1).unwrap_or(floor), own)
            }
            Self::Rows(table) => {
                let own = start.min(table.len().saturating_sub(1));
                (own.saturating_sub(AROUND), own)
            }
            Self::Nothing => (0, 0),
        }
    }

    /// The units from the one on that begins where a range does, up to its end.
    fn units(self, range: Range<usize>) -> impl Iterator<Item = Unit> + Clone + 'a {
        let Range {
            start: first,
            end: last,
        } = range;
        let (text, rows) = match self {
            Self::Text(text, ends) => (Some((text, ends)), None),
            Self::Rows(table) => (None, Some(table)),
            Self::Nothing => (None, None),
        };
        let text = text.into_iter().flat_map(move |(text, ends)| {
            let mut end = first;
            let rest = first..boundary(text, last);
            let units = text.get(rest).unwrap_or_default().split_inclusive(ends);
            units.map(move |unit| {
                let start = end;
                end += unit.len();
                let hash = hash(unit);
                Unit { start, hash }
            })
        });
        let rows = rows.into_iter().flat_map(move |table| {
            let rows = first..last.min(table.len());
            let mut cells = table.rows(rows.clone());
            let mut words = String::new();
            rows.map(move |row| {
                words.clear();
                for (cell, column) in cells.by_ref().take(table.columns()).zip(0..) {
                    words.push_str(if column > 0 { "|" } else { "" });
                    words.push_str(cell.text);
                }
                let hash = hash(&words);
                Unit { start: row, hash }
            })
        });
        text.chain(rows)
    }
}

/// How many bytes of a block of code are not there any more above what is left of it.
fn gone_above(block: &Block) -> usize {
    match &block.kind {
        BlockKind::Code(code) => code.first_byte(),
        _ => 0,
    }
}

/// Where a character begins that stands at a place in a text, or its end.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    let mut before = 0..=at.min(text.len());
    before
        .rfind(|at| text.is_char_boundary(*at))
        .unwrap_or_default()
}

/// Whether words end with a character: there are scripts that put no space between them.
fn ends_word(character: char) -> bool {
    character.is_whitespace() || matches!(character, '。' | '、' | '，' | '；' | '：' | '！' | '？')
}

/// What a unit is known by.
fn hash(unit: &str) -> u32 {
    let unit = unit.trim();
    // No characters are more than bytes.
    let may_be_longer = Some(unit).filter(|unit| unit.len() > LONGEST);
    let end = may_be_longer.and_then(|unit| unit.char_indices().nth(LONGEST));
    let unit = unit.get(..end.map_or(unit.len(), |(end, _)| end));
    let unit = unit.unwrap_or_default();
    if unit.contains(char::is_alphanumeric) {
        fnv32(unit.as_bytes()).max(1)
    } else {
        0
    }
}
