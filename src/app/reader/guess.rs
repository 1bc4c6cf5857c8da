//! What stands below code whose output is said first: held back to the end of its section, behind one line, until the
//! learner has said it or reads on. It is never a gate: whatever leads into it shows it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Place, Reader};
use crate::course::{Block, BlockKind, Blocks, Code, Container, Features, Lesson, SectionId};
use crate::layout::{Laid, Piece, Row, Target};
use crate::practice::digest::digest;
use crate::text;
use crate::theme::Role;

/// With so many rows of it on the screen, what has been shown is read where it stands.
const ENOUGH: usize = 4;
/// So many digits of a digest tell one piece of code from another.
const DIGITS: usize = 16;
/// The rows of that line, the blank one above it among them.
pub(super) const FOLD_ROWS: usize = 2;
/// What stands before the line that something is held back behind.
const SIGN: &str = "▸ ";

/// Code whose output is yet to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The block.
    pub block: usize,
    /// What the code is called in the journal.
    pub name: String,
    /// The blocks that are held back. Those of two in one section have the same end.
    held: Range<usize>,
}

/// The code of a lesson whose output is said first, in order, each with the section that it stands in.
pub fn guesses(lesson: &Lesson) -> Vec<(Guess, Option<SectionId>)> {
    let found = lesson.blocks.with_any(Features::ATTRIBUTES);
    let mut found = found
        .filter_map(|(block, content)| Some((block, name(guessed(&content)?))))
        .peekable();
    if found.peek().is_none() {
        return Vec::new();
    }
    let ends = ends(lesson);
    let found = found.filter_map(|(block, name)| {
        let after = ends.partition_point(|end| *end <= block);
        let end = ends.get(after).copied().unwrap_or(lesson.blocks.len());
        (block + 1 < end).then_some((block, block + 1..end, name))
    });
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let mut stops = lesson.stops().peekable();
    let mut section = None;
    found
        .map(|(block, held, mut name)| {
            let passed = std::iter::from_fn(|| stops.next_if(|stop| stop.block <= block));
            if let Some(stop) = passed.last() {
                section = Some(SectionId::new(stop.id));
            }
            let before = known.entry(name.clone()).or_default();
            *before += 1;
            if *before > 1 {
                name = format!("{name} {before}");
            }
            (Guess { block, name, held }, section.clone())
        })
        .collect()
}

impl Reader {
    /// Holds back what stands below code whose output is yet to be said.
    pub fn hold_back(&mut self, guesses: Vec<Guess>) {
        // The line that something is held back behind is a row of its block. All else is as it was, and at the start the
        // first page waits for this.
        let before = std::mem::replace(&mut self.guesses, guesses);
        let has_line = |guesses: &[Guess], block| {
            let found = guesses.binary_search_by_key(&block, |guess| guess.block);
            found.is_ok()
        };
        let now = &self.guesses;
        self.laid
            .retain(|(block, _), _| has_line(&before, *block) == has_line(now, *block));
        self.unfold(self.anchor().block);
        self.restore(self.anchor());
    }

    /// Shows what is held back below a block. `false` if nothing is.
    pub fn reveal(&mut self, block: usize) -> bool {
        let glimpsed = self.glimpsed.extract_if(.., |guess| guess.block == block);
        self.revealed.extend(glimpsed.map(|guess| guess.name));
        let Some(guess) = self.uncover(block) else {
            return false;
        };
        self.revealed.push(guess.name);
        true
    }

    /// The names of the code below which all has been shown since the last time; what was only glimpsed counts from now
    /// on.
    pub fn take_revealed(&mut self) -> Vec<String> {
        let glimpsed = self.glimpsed.drain(..).map(|guess| guess.name);
        self.revealed.extend(glimpsed);
        std::mem::take(&mut self.revealed)
    }

    /// Holds back again what was only glimpsed.
    pub(super) fn cover(&mut self) {
        for guess in std::mem::take(&mut self.glimpsed) {
            self.laid.retain(|(laid, _), _| *laid != guess.block);
            let at = self.guesses.partition_point(|g| g.block < guess.block);
            self.guesses.insert(at, guess);
        }
    }

    fn uncover(&mut self, block: usize) -> Option<Guess> {
        let index = self.guesses.binary_search_by_key(&block, |g| g.block);
        let guess = self.guesses.remove(index.ok()?);
        self.laid.retain(|(laid, _), _| *laid != block);
        self.restore(self.anchor());
        Some(guess)
    }

    /// Whether a block is held back.
    pub fn is_held_back(&self, block: usize) -> bool {
        self.holding(block).is_some()
    }

    /// Of some blocks those that are not held back.
    pub fn not_held_back(&self, blocks: Range<usize>) -> Vec<Range<usize>> {
        let mut shown = Vec::new();
        let mut start = blocks.start;
        for guess in &self.guesses {
            let end = guess.held.start.min(blocks.end);
            if start < end {
                shown.push(start..end);
            }
            // Those of two in one section have the same end.
            start = start.max(guess.held.end);
        }
        if start < blocks.end {
            shown.push(start..blocks.end);
        }
        shown
    }

    /// Whether something is held back below a block.
    pub fn holds_back(&self, block: usize) -> bool {
        let found = self.guesses.binary_search_by_key(&block, |g| g.block);
        found.is_ok()
    }

    /// The first block behind all that is held back below code in one of these blocks; `None` if nothing is.
    pub(super) fn end_of_held(&self, blocks: Range<usize>) -> Option<usize> {
        let before = self
            .guesses
            .partition_point(|guess| guess.block < blocks.end);
        let guess = self.guesses.get(before.checked_sub(1)?)?;
        (guess.block >= blocks.start).then_some(guess.held.end)
    }

    /// Shows a block that is held back, and so all between it and the code.
    pub(super) fn reveal_to(&mut self, block: usize) {
        while let Some(guess) = self.guess_above(block).and_then(|code| self.uncover(code)) {
            self.glimpsed.push(guess);
        }
    }

    /// The code whose line is on the screen behind which something is held back.
    pub fn fold_in_sight(&self) -> Option<usize> {
        let blocks = self.visible.iter().map(|place| place.block);
        let (first, last) = (blocks.clone().min()?, blocks.max()?);
        let from = self.guesses.partition_point(|guess| guess.block < first);
        let guesses = self.guesses.iter().skip(from);
        let mut near = guesses.take_while(|guess| guess.block <= last);
        let ends = |guess: &&Guess| {
            self.visible.iter().any(|place| {
                let rows = self.shown(*place).map_or(0, |laid| laid.rows.len());
                place.block == guess.block && self.has_fold(*place) && place.row + 1 == rows
            })
        };
        near.find(ends).map(|guess| guess.block)
    }

    /// Reads on where something is held back on the screen: shows it, at the top where there is hardly any room for it.
    /// `false` where nothing is.
    pub(super) fn read_on_here(&mut self) -> bool {
        let Some(block) = self.fold_in_sight() else {
            return false;
        };
        let held = self.guesses.iter().find(|guess| guess.block == block);
        let end = held.map_or(block, |guess| guess.held.end);
        let fold = self.visible.iter().rfind(|place| place.block == block);
        let fold = fold.copied().unwrap_or_default();
        self.reveal(block);
        // What it prints begins where the line stood, behind a blank row.
        let output = Place {
            row: fold.row.saturating_sub(1),
            ..fold
        };
        let printed = self.recorded_rows(output);
        let seen = self.visible.iter().rev();
        let seen = seen.take_while(|place| **place >= output).count();
        if seen < printed.max(ENOUGH) && self.below.block < end {
            // With the code above it, if there is room for both.
            let code = self.place_of(block);
            let rows = self.rows(output) + ENOUGH;
            let first = match printed {
                0 => self.place_of(block + 1),
                _ if output.part == 0 && rows <= self.height() + code.row => code,
                _ => output,
            };
            let last = self.last_place();
            self.go(first.min(last.max(self.place)));
        }
        true
    }

    /// Shows what is held back behind a line that is on the screen, if so many rows on the line will be in its upper
    /// half, or there is nothing more to go on to: who moves on by rows reads on too.
    pub(super) fn read_past(&mut self, rows: usize) {
        let Some(block) = self.fold_in_sight() else {
            return;
        };
        let line = self.visible.iter().rposition(|place| place.block == block);
        let passes = line.is_some_and(|line| line < rows + self.height() / 2);
        if passes || self.last_place() <= self.place {
            self.reveal(block);
        }
    }

    /// Adds the line behind which something is held back.
    pub(super) fn add_fold(&self, place: Place, laid: &mut Laid) {
        let Ok(index) = u16::try_from(laid.targets.len()) else {
            return;
        };
        if !self.has_fold(place) {
            return;
        }
        let start = laid.rows.last().map_or(0, |row| row.start);
        let room = self.column.width.saturating_sub(text::width(SIGN));
        let mut words = self.labels.held_back.iter();
        let words = words.find(|words| text::width(words) <= room);
        let piece = |text: &str, role: Role| Piece {
            text: text.to_owned(),
            roles: role.into(),
            target: Some(index),
        };
        let mut pieces = vec![piece(SIGN.trim_end(), Role::ListMarker)];
        if let Some(words) = words {
            pieces.push(piece(&format!(" {words}"), Role::Muted));
        }
        let rows = [Vec::new(), pieces].map(|pieces| Row {
            pieces,
            start,
            ..Row::default()
        });
        laid.rows.extend(rows);
        laid.targets.push(Target::Fold(place.block));
    }

    /// Whether such a line ends a part; not while a pane stands there, which has its own keys.
    pub(super) fn has_fold(&self, place: Place) -> bool {
        let is_last = self.last_part(place.block) == Some(place.part);
        let has_pane = self.held.is_some_and(|held| held.block == place.block);
        is_last && !has_pane && self.holds_back(place.block)
    }

    /// The code that a block is held back below.
    pub(super) fn guess_above(&self, block: usize) -> Option<usize> {
        self.holding(block).map(|guess| guess.block)
    }

    fn holding(&self, block: usize) -> Option<&Guess> {
        let after = self.guesses.partition_point(|guess| guess.block < block);
        let guess = self.guesses.get(after.checked_sub(1)?)?;
        guess.held.contains(&block).then_some(guess)
    }
}

/// The code of a block, if its output is said first. In what can be folded, nothing is held back.
pub(super) fn guessed(block: &Block) -> Option<&Code> {
    match &block.kind {
        BlockKind::Code(code) if block.nest.is_empty() => {
            let attributes = &code.attributes;
            (attributes.predict && attributes.is_tried()).then_some(code)
        }
        _ => None,
    }
}

/// Whether something explains the code in a block.
pub(super) fn is_explained(blocks: &Blocks, block: usize) -> bool {
    let below = blocks.get(block + 1);
    below.is_some_and(|below| !ends_explanation(below))
}

/// The blocks of a lesson before which what explains the code above ends, in order.
fn ends(lesson: &Lesson) -> Vec<usize> {
    let headings = lesson.sections.iter().map(|section| section.block);
    // The title is no section; it has an anchor, as other places have.
    let anchors: BTreeSet<usize> = lesson.anchors.values().copied().collect();
    let mut blocks = lesson.blocks.iter();
    let titles = anchors.into_iter().filter(|anchor| {
        let block = blocks.at(*anchor);
        block.is_some_and(|block| ends_explanation(&block))
    });
    let practices = lesson.practices().map(|(block, _)| block);
    let mut ends: Vec<usize> = headings.chain(titles).chain(practices).collect();
    ends.extend(lesson.footnotes.start());
    ends.sort_unstable();
    ends
}

/// Whether what explains the code above ends before a block.
fn ends_explanation(block: &Block) -> bool {
    let is_footnote = matches!(block.nest.first(), Some(Container::Footnote(_)));
    let begins = matches!(
        block.kind,
        BlockKind::Heading { .. } | BlockKind::Practice(_)
    );
    is_footnote || begins
}

/// What code is called in the journal: its file, which outlives an edit, else a digest.
fn name(code: &Code) -> String {
    let file = code.attributes.file.clone();
    file.unwrap_or_else(|| {
        let digits = digest(&code.text);
        digits.chars().take(DIGITS).collect()
    })
}
