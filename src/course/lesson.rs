//! A lesson's body, and the digest that the rest of the course keeps of it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::block::{Block, BlockKind, Passage, Table};
use super::blocks::{Blocks, Features};
use super::footnotes::Footnotes;
use super::id::{LessonId, SectionId, TermId};
use super::patch::Patch;
use super::practice::Practice;
use super::prose::{Link, Mark, MarkKind};
use super::sections::{Section, Sections};
use crate::source::{Edition, Fingerprint, Position, Positions};

/// Reading speed in words a minute, the usual figure for prose on a screen.
const WORDS_PER_MINUTE: usize = 200;

/// After so many blocks have been marked, those that are packed are packed again.
const UNPACKED: usize = 1024;

/// A lesson, hardly ever anything but whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The lesson's id.
    pub id: LessonId,
    /// The title: its front matter's, else its first heading's, else its file's name.
    pub title: String,
    /// What the learner can do after it, if the lesson says.
    pub goal: Option<String>,
    /// Terms that are not marked in it.
    pub skip: Vec<TermId>,
    /// The file that it was read from, whose text is not kept: a long one would take as much room as all its blocks.
    pub edition: Arc<Edition>,
    /// The leaves in reading order.
    pub blocks: Blocks,
    /// Where in the file each of them begins; empty for a text that is no lesson of a course.
    pub positions: Positions,
    /// The headings in reading order, the title not among them. Whoever lists them has no need of the lesson.
    pub sections: Arc<Sections>,
    /// The blocks that links can lead to beside those: the title's, and where raw HTML has an id.
    pub anchors: BTreeMap<SectionId, usize>,
    /// The blocks of each footnote.
    pub footnotes: Footnotes,
    /// How many words it has, code not counted.
    pub words: usize,
    /// Whether it leads to anything that may not be there.
    pub refers: bool,
    /// How much of its file was read.
    pub coverage: Coverage,
}

/// How much of a lesson, or of the list of lessons, was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// All of it.
    Whole,
    /// What the first pages show. The rest is being read, and its words are estimated.
    Beginning,
    /// Nothing: it cannot be read, and says why.
    Nothing,
}

/// What the course keeps of a lesson that is not on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// The lesson.
    pub id: LessonId,
    /// Its title.
    pub title: String,
    /// Its headings.
    pub sections: Arc<Sections>,
    /// How many words it has.
    pub words: usize,
    /// Where terms are used, in reading order: the first use in each block, and of each term the first ones only.
    pub uses: Vec<TermUse>,
    /// The sentences around them, in one piece: a course has tens of thousands.
    pub sentences: String,
    /// In how many more blocks a term is used, of which there are too many to keep.
    pub more: BTreeMap<TermId, usize>,
    /// The labs and reviews that it offers, by the block.
    pub offers: Vec<(usize, Practice)>,
    /// How much of it could be read.
    pub coverage: Coverage,
    /// What its text is known by, if there is any.
    pub text: Option<Fingerprint>,
}

/// One use of a term: the first in its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermUse {
    /// The term.
    pub term: TermId,
    /// The block that it stands in.
    pub block: usize,
    /// The section that it stands in; `None` is the introduction.
    pub section: Option<SectionId>,
    /// Where the sentence around it is in [`Digest::sentences`].
    pub sentence: Range<u32>,
}

impl Lesson {
    /// The section that a block lies in: the last stop at or before it. Every frame asks for it, and a lesson may have a
    /// hundred thousand.
    pub fn section_at(&self, block: usize) -> Option<Section<'_>> {
        let mut before = self.sections.until(block);
        before.rfind(|section| section.number.is_some())
    }

    /// What a quiz that stands at a block asks about, by title: one question about the section there, a whole quiz about the
    /// lesson. Nothing else that there is to do goes by that.
    pub fn asked_about(&self, block: usize, practice: &Practice) -> Option<&str> {
        match practice {
            Practice::Quiz { only: None, .. } => Some(&self.title),
            Practice::Quiz { only: Some(_), .. } => {
                let section = self.section_at(block).map(|section| section.title);
                Some(section.unwrap_or(&self.title))
            }
            Practice::Review(_) | Practice::Lab(_) | Practice::Trace(_) => None,
        }
    }

    /// The sections that are stops for going section by section.
    pub fn stops(&self) -> impl Iterator<Item = Section<'_>> {
        self.sections.stops()
    }

    /// The stops that stand at a block or behind it.
    pub fn stops_from(&self, block: usize) -> impl Iterator<Item = Section<'_>> {
        let behind = self.sections.from(block);
        behind.filter(|section| section.number.is_some())
    }

    /// How many stops there are: the number of the last.
    pub fn stop_count(&self) -> usize {
        self.sections.stop_count()
    }

    /// The block with this id, a heading before any other, else of the first heading with an id like it.
    pub fn heading(&self, id: &SectionId) -> Option<usize> {
        let found = self.sections.find(id.as_str());
        found
            .map(|section| section.block)
            .or_else(|| self.anchors.get(id).copied())
            .or_else(|| {
                let mut sections = self.sections.iter();
                let like = sections.find(|section| id.is_like(section.id))?;
                Some(like.block)
            })
    }

    /// The table that a block is.
    pub fn table(&self, block: usize) -> Option<&Table> {
        match &self.blocks.get(block)?.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        }
    }

    /// What it offers to do, by the index of the block.
    pub fn practices(&self) -> impl Iterator<Item = (usize, Practice)> {
        let blocks = self.blocks.with_any(Features::PRACTICE);
        blocks.filter_map(|(index, block)| match &block.kind {
            BlockKind::Practice(practice) => Some((index, Practice::clone(practice))),
            _ => None,
        })
    }

    /// The blocks of the summaries that are folded until the learner opens them.
    pub fn closed_summaries(&self) -> impl Iterator<Item = usize> {
        let blocks = self.blocks.with_any(Features::SUMMARY);
        let closed = blocks
            .filter(|(_, block)| matches!(block.kind, BlockKind::Summary { open: false, .. }));
        closed.map(|(index, _)| index)
    }

    /// Adds marks to its texts, in reading order.
    pub fn add_marks(&mut self, found: Vec<(Passage, Mark)>) {
        let mut found = found.into_iter().peekable();
        for count in 1_usize.. {
            let Some((Passage { block, .. }, _)) = found.peek() else {
                break;
            };
            let block = *block;
            if count.is_multiple_of(UNPACKED) {
                self.blocks.seal();
            }
            let here = std::iter::from_fn(|| found.next_if(|(passage, _)| passage.block == block));
            let here = here.map(|(passage, mark)| (passage.text, mark));
            match self.blocks.get_mut(block) {
                Some(block) => block.add_marks(here),
                None => here.for_each(drop),
            }
        }
        self.blocks.seal();
    }

    /// Takes out what its blocks say but for some of them, and for some rows of tables, as [`Blocks::thin_out`] does. What is
    /// left shares nothing with what it was but the sections, which lie in few pieces: all the memory around it can go back.
    /// It is no edition in which terms could still be marked.
    pub fn thin_out(&mut self, rows: impl Fn(usize) -> Option<Range<usize>>) {
        self.blocks.thin_out(rows);
        let skip = self.skip.iter().map(|id| TermId::new(id.as_str()));
        let anchors = self.anchors.iter();
        let anchors = anchors.map(|(id, block)| (SectionId::new(id.as_str()), *block));
        *self = Self {
            id: LessonId::new(self.id.as_str()),
            title: self.title.clone(),
            goal: self.goal.clone(),
            skip: skip.collect(),
            edition: Arc::new(Edition::clone(&self.edition)),
            blocks: std::mem::take(&mut self.blocks),
            positions: Positions::default(),
            sections: Arc::clone(&self.sections),
            anchors: anchors.collect(),
            footnotes: self.footnotes.clone(),
            words: self.words,
            refers: self.refers,
            coverage: self.coverage,
        };
    }

    /// Takes in what its newer text says around the eye, until all of that has been read. It has been thinned out.
    pub fn patch(&mut self, patch: Patch) {
        let Patch {
            blocks,
            new,
            edition,
            ..
        } = patch;
        let by = new.len().cast_signed() - blocks.len().cast_signed();
        let place = |block: usize| {
            let by = if block < blocks.end { 0 } else { by };
            block.saturating_add_signed(by)
        };
        let is_heading = |block: &Block| matches!(block.kind, BlockKind::Heading { .. });
        let old = self.blocks.range(blocks.clone()).numbered();
        let old = old.filter(|(_, block)| is_heading(block));
        let headings = (blocks.start..).zip(&new);
        let headings = headings.filter(|(_, block)| is_heading(block));
        let headings = old.zip(headings).map(|((old, _), (new, _))| (old, new));
        let headings: BTreeMap<usize, usize> = headings.collect();
        Arc::make_mut(&mut self.sections).move_from(blocks.start, |block| {
            let moved = headings.get(&block).copied();
            moved.unwrap_or_else(|| place(block))
        });
        for block in self.anchors.values_mut() {
            *block = place(*block);
        }
        self.footnotes.move_by(by as i32);
        // None of the summaries is among those that go, and the new ones name the places that theirs will have.
        self.blocks.change_from(blocks.end, |_, behind| {
            for block in behind {
                let place = |summary: u32| place(summary as usize) as u32;
                block.nest.move_summaries(place);
            }
        });
        self.blocks.replace(blocks.clone(), new);
        self.edition = edition;
    }

    /// Whether a link in it leads to one of these lessons.
    pub fn leads_to(&self, is_one: impl Fn(&LessonId) -> bool) -> bool {
        let leads = |mark: &Mark| match &mark.kind {
            MarkKind::Link(link) => matches!(&**link, Link::Lesson(id, _) if is_one(id)),
            _ => false,
        };
        let mut blocks = self.blocks.with_any(Features::LINK);
        blocks.any(|(_, block)| block.prose().any(|prose| prose.marks.iter().any(leads)))
    }

    /// Minutes of reading, at least one.
    pub fn minutes(&self) -> usize {
        minutes(self.words)
    }

    /// The line of the file that a block begins in, from 1.
    pub fn line(&self, block: usize) -> usize {
        self.positions.get(block).map_or(1, |at| at.line as usize)
    }

    /// The block that a place in the file is in or behind. The blocks of footnotes stand at the end of the lesson, wherever
    /// they were written.
    pub fn block_at(&self, at: Position) -> usize {
        let starts = self.positions.iter().zip(0..);
        let before = starts.filter(|(start, _)| *start <= at);
        before.max().map_or(0, |(_, block)| block)
    }
}

impl Digest {
    /// The sentence around a use of a term.
    pub fn sentence(&self, found: &TermUse) -> &str {
        let Range { start, end } = found.sentence;
        let sentence = self.sentences.get(start as usize..end as usize);
        sentence.unwrap_or_default()
    }

    /// How many of its blocks use a term.
    pub fn places(&self, term: &TermId) -> usize {
        let kept = self.uses.iter().filter(|found| found.term == *term);
        kept.count() + self.more.get(term).copied().unwrap_or_default()
    }

    /// Minutes of reading, at least one.
    pub fn minutes(&self) -> usize {
        minutes(self.words)
    }
}

fn minutes(words: usize) -> usize {
    words.div_ceil(WORDS_PER_MINUTE).max(1)
}
