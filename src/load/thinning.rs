//! A lesson that is read for its digest alone: blocks that the digest does not need go as soon as they have been read, so
//! that a long lesson never lies in memory whole.

use std::collections::HashMap;

use super::digest::Uses;
use super::lesson;
use super::library::Library;
use super::markdown::Fate;
use super::terms::{Marker, Matcher};
use crate::course::{Block, Course, Digest, Lesson, LessonId, LinkPolicy};
use crate::diagnostic::Problem;

/// A lesson with no more in it than its digest needs, and what is wrong with its file.
pub struct Thinned {
    lesson: Lesson,
    uses: Uses,
    /// The blocks that these are in, as they have been counted.
    used: Vec<usize>,
    problems: Vec<Problem>,
}

impl Thinned {
    /// Reads a lesson.
    pub fn read(library: &Library, course: &Course, matcher: &Matcher, id: &LessonId) -> Self {
        let mut thinner = Thinner {
            marker: Marker::new(matcher, LinkPolicy::Off, &[]),
            uses: Uses::default(),
            used: Vec::new(),
            count: 0,
        };
        let each = &mut |block: &mut Block| thinner.thin(block);
        let loaded = lesson::load_each(library, course, id, each);
        Self {
            lesson: loaded.lesson,
            uses: thinner.uses,
            used: thinner.used,
            // A diagnostic would keep the text.
            problems: Problem::all_in(&loaded.source.name, loaded.problems),
        }
    }

    /// What the course keeps of it, which shares nothing with it: it may lie apart in memory.
    pub fn digest(self) -> (Digest, Vec<Problem>) {
        let blocks = self.lesson.blocks.numbered();
        let used = blocks.filter(|(_, block)| block.opened == USED);
        let indices = used.map(|(index, _)| index);
        let indices: HashMap<usize, usize> = self.used.iter().copied().zip(indices).collect();
        let index = |number: usize| indices.get(&number).copied().unwrap_or(number);
        (self.uses.digest(&self.lesson, index), self.problems)
    }
}

/// What is left of a block that a term is used in seems to begin so many containers, so that it is known again: nothing else
/// that is left does.
const USED: u8 = 1;

/// Gathers from blocks what the digest needs.
struct Thinner<'a> {
    marker: Marker<'a>,
    uses: Uses,
    /// Which blocks these are in, as they have been counted.
    used: Vec<usize>,
    /// How many blocks there were.
    count: usize,
}

impl Thinner<'_> {
    /// Gathers from a block. Something may be left of it: a trace, or where it was.
    fn thin(&mut self, block: &mut Block) -> Fate {
        self.marker.mark(block);
        let mut is_used = false;
        for prose in block.prose() {
            is_used |= self.uses.gather(self.count, prose.text, prose.marks);
        }
        let mut left = block.trace();
        if is_used {
            self.used.push(self.count);
            let place = left.unwrap_or_else(|| block.place());
            left = Some(Block {
                opened: USED,
                ..place
            });
        }
        self.count += 1;
        match left {
            Some(left) => {
                *block = left;
                Fate::Stays
            }
            None => Fate::Goes,
        }
    }
}
