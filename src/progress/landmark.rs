//! A place in a lesson as one would describe it to a friend, so that it is found again in an edited file.

mod alike;
mod located;
mod nearest;
mod within;
mod written;

use std::cmp::Reverse;
use std::ops::Range;

use super::Context;
use super::context::Found;
use crate::course::block::Table;
use crate::course::{Anchor, Block, BlockKind, Coverage, Lesson, LessonId, SectionId};
use crate::text;
pub use located::Located;
pub use within::Within;

/// Enough words to know a block by, in characters.
const WORDS: usize = 64;
/// A block whose first words were edited is within so many of where it was.
const NEAR: usize = 64;
/// What stands between the cells of a table.
const BETWEEN_CELLS: &str = " · ";
/// A line of a lesson, known by the words of its block and by where that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Landmark {
    /// The lesson.
    pub lesson: LessonId,
    /// The section; `None` is the introduction.
    pub section: Option<SectionId>,
    /// How many blocks it is from the section's heading, or from the top of the lesson.
    pub offset: usize,
    /// How much of the block stands above the line, as the layout counts it.
    pub start: usize,
    /// Which of the rows with that much above, from 0: frames and blank rows add nothing.
    pub nth: usize,
    /// The first words of the block, on one line, for a table those of its header; empty for a block without any.
    pub words: String,
    /// How many blocks of the lesson stood before this one, and how many it had; none of a lesson that was not read whole.
    pub stood: (usize, usize),
    /// What it is called by if it is a row of a table: the first words of that. Nothing is found by them.
    pub row: String,
    /// What the whole text of the lesson was known by, if that was read; a journal has it beside the fields, too.
    pub text: Option<u64>,
    /// What stands around it in the block; a journal has that beside the fields. An older version knows none.
    pub context: Context,
    /// Where in a row of a table, or in a line of code, it is, if that is not the first line of it; a journal has that beside the
    /// fields. An older version knows only the number of the line in its row.
    pub within: Option<Box<Within>>,
}

impl Landmark {
    /// A line of a lesson.
    pub fn of(lesson: &Lesson, line: impl Into<Anchor>) -> Self {
        let line: Anchor = line.into();
        let Anchor {
            block, start, nth, ..
        } = line;
        let section = lesson.section_at(block);
        Self {
            lesson: lesson.id.clone(),
            section: section.map(|section| SectionId::new(section.id)),
            offset: block - section.map_or(0, |section| section.block.min(block)),
            start,
            nth,
            words: lesson.blocks.get(block).map(words).unwrap_or_default(),
            stood: match lesson.coverage {
                Coverage::Whole => (block, lesson.blocks.len()),
                Coverage::Beginning | Coverage::Nothing => (0, 0),
            },
            row: String::new(),
            text: match lesson.coverage {
                Coverage::Whole => lesson.edition.digest(),
                Coverage::Beginning | Coverage::Nothing => None,
            },
            context: lesson
                .blocks
                .get(block)
                .map(|block| Context::of(block, start))
                .unwrap_or_default(),
            within: Within::of(lesson, line).map(Box::new),
        }
    }

    /// Calls it by a row of its table, given the index of that below the header.
    pub fn call_by_row(&mut self, table: &Table, index: usize) {
        let cells: Vec<&str> = table.row(index).map(|cell| cell.text).collect();
        self.row = first(&filled(cells.into_iter()));
    }

    /// What a learner knows it by.
    pub fn name(&self) -> String {
        let all = if self.row.is_empty() {
            &self.words
        } else {
            &self.row
        };
        // A blank at the end has been taken off.
        let is_cut = all.chars().count() + 1 >= WORDS;
        // Of a header, `words` has the cells without words too.
        let name = filled(format!("{all} ").split(BETWEEN_CELLS));
        if name.is_empty() {
            return "a line without words".to_owned();
        }
        if !is_cut {
            return name;
        }
        // The last word may be one that was cut.
        let whole = name.rsplit_once(' ').map_or(&*name, |(whole, _)| whole);
        format!("{} …", whole.trim_end_matches(BETWEEN_CELLS.trim_end()))
    }

    /// Whether it is called by this title, as a heading is.
    pub fn is_called(&self, title: &str) -> bool {
        self.row.is_empty() && !self.words.is_empty() && self.words == first(title)
    }

    /// Where the line is in the lesson as it is now.
    ///
    /// Of the blocks with the same words in the section the one counts that has most of what stood around the line, and of
    /// such the nearest; then one near to where it was that says enough of the same; then the nearest with those words in the
    /// lesson. If there is none, the block at
    /// the same distance from the heading has been rewritten; if the section is gone too, what stands as far into
    /// the lesson is nearest to it.
    ///
    /// Where the block was edited, the line is where what stood around it is now, perhaps in another block of the section.
    pub fn find(&self, lesson: &Lesson) -> Anchor {
        let heading = self.section.as_ref().map(|id| lesson.heading(id));
        let base = heading.flatten().unwrap_or_default();
        let after = lesson
            .stops()
            .map(|section| section.block)
            .find(|block| *block > base)
            .unwrap_or(lesson.blocks.len());
        let there = base
            .saturating_add(self.offset)
            .min(after.saturating_sub(1));
        let is_section_gone = heading.is_some_and(|heading| heading.is_none());
        let rewritten = || {
            let near = there.saturating_sub(NEAR).max(base)..(there + NEAR).min(after);
            let is_it = |found: &Found| self.context.is_surely_enough(found.agreeing);
            // Others near to it may say more of the same.
            let own = self.context_in(lesson, there).filter(is_it);
            let own = own.map(|found| (there, found));
            let (block, found) = own.or_else(|| self.elsewhere(lesson, near, there))?;
            (!is_section_gone).then_some((block, Some(found)))
        };
        let anywhere = || {
            let there = if is_section_gone {
                self.as_far(lesson)
            } else {
                there
            };
            let block = self.nearest(lesson, 0..lesson.blocks.len(), there)?;
            Some((block, self.context_in(lesson, block)))
        };
        let found = self.likeliest(lesson, base..after, there);
        let found = found.or_else(rewritten).or_else(anywhere);
        let (block, context) = match (found, heading) {
            (Some(found), _) => found,
            (None, Some(None)) => return Anchor::new(self.as_far(lesson), 0),
            (None, Some(Some(_)) | None) => (there, self.context_in(lesson, there)),
        };
        let start = self.start_in(lesson, block, context);
        let elsewhere = || {
            let (block, found) = self.elsewhere(lesson, base..after, there)?;
            Some((block, found.start))
        };
        let found = start.map(|start| (block, start)).or_else(elsewhere);
        let (block, start) = found.unwrap_or((block, self.start));
        Anchor {
            block,
            start,
            nth: self.nth,
            inside: self.inside_in(lesson, (block, start)),
            covered: self.covered(),
        }
    }

    /// Where what stood around the line is in a block: of one as long as a file that takes a moment.
    fn context_in(&self, lesson: &Lesson, block: usize) -> Option<Found> {
        self.context.find(lesson.blocks.get(block)?, self.start)
    }

    /// How much of a block stands above the line in it, if that is there, given where what stood around it is.
    fn start_in(&self, lesson: &Lesson, block: usize, context: Option<Found>) -> Option<usize> {
        let block = lesson.blocks.get(block)?;
        let start = context.map(|found| found.start);
        // A line of code may be so long that it is known by its words alone.
        self.start_by_words(block, start.unwrap_or(self.start))
            .or(start)
    }

    /// The block that has most of what stood around the line, and how much of that stands above it now.
    fn elsewhere(
        &self,
        lesson: &Lesson,
        range: Range<usize>,
        there: usize,
    ) -> Option<(usize, Found)> {
        let blocks = lesson.blocks.range(range).numbered();
        let found = blocks
            .filter_map(|(index, block)| Some((index, self.context.find(&block, self.start)?)));
        found
            .filter(|(_, found)| self.context.is_surely_enough(found.agreeing))
            .max_by_key(|(block, found)| (found.agreeing, Reverse(block.abs_diff(there))))
    }

    /// Whether what stood around the line surely stands somewhere in a lesson.
    pub(super) fn is_elsewhere(&self, lesson: &Lesson) -> bool {
        self.elsewhere(lesson, 0..lesson.blocks.len(), 0).is_some()
    }

    /// Whether all that stood around the line stands in a block.
    pub(super) fn is_wholly_in(&self, lesson: &Lesson, block: usize) -> bool {
        let block = lesson.blocks.get(block);
        let found = block.and_then(|block| self.context.find(block, self.start));
        found.is_some_and(|found| self.context.is_whole(found.agreeing))
    }

    /// Whether it is where everyone begins who opens the lesson.
    pub(super) fn is_top_of_lesson(&self) -> bool {
        let is_first_block = match self.stood {
            (_, 0) => self.section.is_none() && self.offset == 0,
            (before, _) => before == 0,
        };
        is_first_block && self.start == 0 && self.nth == 0
    }

    /// Whether its section or its words are still in the lesson: else [`Landmark::find`] only says what stands as far into it.
    pub fn is_in(&self, lesson: &Lesson) -> bool {
        let section = self.section.as_ref();
        section.is_none_or(|section| lesson.heading(section).is_some())
            || self.nearest(lesson, 0..lesson.blocks.len(), 0).is_some()
    }

    /// The block that stands as far into a lesson as this one did; the first if that is not known.
    fn as_far(&self, lesson: &Lesson) -> usize {
        let (before, all) = self.stood;
        match lesson.coverage {
            Coverage::Whole if all > 0 => lesson.blocks.len().saturating_mul(before) / all,
            _ => 0,
        }
    }

    /// Of the blocks with these words the one that has most of what stood around the line, and where in it that is; of several
    /// the nearest.
    fn likeliest(
        &self,
        lesson: &Lesson,
        range: Range<usize>,
        there: usize,
    ) -> Option<(usize, Option<Found>)> {
        let nearest = self.nearest(lesson, range.clone(), there)?;
        let found = self.context_in(lesson, nearest);
        let agreeing = |found: &Option<Found>| found.map_or(0, |found| found.agreeing);
        // Mostly it is as it was, and no other one can be more like it.
        if self.context.is_whole(agreeing(&found)) {
            return Some((nearest, found));
        }
        let blocks = lesson.blocks.range(range).numbered();
        let others = blocks.filter(|(index, block)| *index != nearest && self.is_said_by(block));
        let others = others.map(|(index, block)| (index, self.context.find(&block, self.start)));
        others
            .chain([(nearest, found)])
            .max_by_key(|(index, found)| (agreeing(found), Reverse(index.abs_diff(there))))
    }

    /// Whether a block has these words.
    pub(super) fn is_said_by(&self, block: &Block) -> bool {
        !self.words.is_empty() && words(block) == self.words
    }
}

/// Cells side by side, without those that have no words.
fn filled<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells = cells.map(str::trim).filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(BETWEEN_CELLS)
}

/// The first words of a block, on one line.
fn words(block: &Block) -> String {
    let all = match &block.kind {
        BlockKind::Heading { prose, .. }
        | BlockKind::Paragraph(prose)
        | BlockKind::Term(prose)
        | BlockKind::Summary { prose, .. } => &prose.text,
        BlockKind::Code(code) => code.beginning(),
        BlockKind::Table(table) => {
            let cells = table.header().map(|cell| cell.text);
            return first(&cells.collect::<Vec<_>>().join(BETWEEN_CELLS));
        }
        BlockKind::Image { alt, .. } => alt,
        BlockKind::CalloutTitle(title) => title,
        BlockKind::Practice(practice) => practice.name().unwrap_or(practice.title()),
        BlockKind::Rule => "",
    };
    first(all)
}

fn first(text: &str) -> String {
    let end = text
        .char_indices()
        .nth(WORDS)
        .map_or(text.len(), |(end, _)| end);
    let start = text.get(..end).unwrap_or(text);
    text::clean_line(start).trim_end().to_owned()
}
