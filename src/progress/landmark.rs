//! A place in a lesson as one would describe it to a friend, so that it is found again in an edited file.

use crate::course::{Block, BlockKind, Lesson, LessonId, SectionId};
use crate::text;

/// Enough words to know a block by, in characters.
const WORDS: usize = 64;

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
    /// The first words of the block, on one line; empty for a block without any.
    pub words: String,
}

/// The fields as a journal has them.
type Fields<T> = (T, Option<T>, usize, usize, usize, T);

impl Landmark {
    /// A line of a lesson, given as its block, how much of that stands above, and which such row.
    pub fn of(lesson: &Lesson, (block, start, nth): (usize, usize, usize)) -> Self {
        let section = lesson.section_at(block);
        Self {
            lesson: lesson.id.clone(),
            section: section.map(|section| section.id.clone()),
            offset: block - section.map_or(0, |section| section.block.min(block)),
            start,
            nth,
            words: lesson.blocks.get(block).map(words).unwrap_or_default(),
        }
    }

    /// Whether its words are the beginning of more.
    pub fn is_cut(&self) -> bool {
        // A blank at the end has been taken off.
        self.words.chars().count() + 1 >= WORDS
    }

    /// Where the line is in the lesson as it is now: its block, how much of that stands above, and which such row.
    ///
    /// The nearest block with the same words counts, first within the section. If there is none, the block at
    /// the same distance from the heading has been rewritten; if the section is gone too, the lesson's beginning
    /// is as good as any place.
    pub fn find(&self, lesson: &Lesson) -> (usize, usize, usize) {
        let heading = self.section.as_ref().map(|id| lesson.heading(id));
        let base = heading.flatten().unwrap_or_default();
        let after = lesson
            .stops()
            .map(|section| section.block)
            .find(|block| *block > base)
            .unwrap_or(lesson.blocks.len());
        let there = (base + self.offset).min(after.saturating_sub(1));
        let found = self
            .nearest(lesson, base..after, there)
            .or_else(|| self.nearest(lesson, 0..lesson.blocks.len(), there));
        match (found, heading) {
            (Some(block), _) => (block, self.start, self.nth),
            (None, Some(None)) => (0, 0, 0),
            (None, Some(Some(_)) | None) => (there, self.start, self.nth),
        }
    }

    /// The block with these words that is nearest to another.
    fn nearest(
        &self,
        lesson: &Lesson,
        range: std::ops::Range<usize>,
        there: usize,
    ) -> Option<usize> {
        let farthest = range.len().max(there.saturating_sub(range.start) + 1);
        (0..=farthest)
            .flat_map(|distance| [there.checked_add(distance), there.checked_sub(distance)])
            .flatten()
            .filter(|block| range.contains(block))
            .find(|block| {
                !self.words.is_empty()
                    && lesson
                        .blocks
                        .get(*block)
                        .is_some_and(|block| words(block) == self.words)
            })
    }

    pub(super) fn fields(&self) -> Fields<&str> {
        (
            self.lesson.as_str(),
            self.section.as_ref().map(SectionId::as_str),
            self.offset,
            self.start,
            self.nth,
            &self.words,
        )
    }

    pub(super) fn read((lesson, section, offset, start, nth, words): Fields<String>) -> Self {
        Self {
            lesson: LessonId::new(lesson),
            section: section.map(SectionId::new),
            offset,
            start,
            nth,
            words,
        }
    }
}

/// The first words of a block, on one line.
fn words(block: &Block) -> String {
    let all = match &block.kind {
        BlockKind::Heading { prose, .. }
        | BlockKind::Paragraph(prose)
        | BlockKind::Term(prose)
        | BlockKind::Summary { prose, .. } => prose.text.as_str(),
        BlockKind::Code(code) => code.text.trim_start(),
        BlockKind::Table(table) => {
            let cells = table.header().map(|cell| cell.text);
            return first(&cells.collect::<Vec<_>>().join(" · "));
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
