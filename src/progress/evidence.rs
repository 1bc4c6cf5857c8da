//! Whether a lesson is the one that a landmark stood in, whatever its file is called: told by the text alone.

use super::Landmark;
use crate::course::{Lesson, LessonId};

/// A line of fewer words is like many others.
const FEWEST_WORDS: usize = 3;

impl Landmark {
    /// Whether a lesson is surely the one that it stood in: as many blocks, and the same one with the same words around the
    /// line. Of one that was edited since that is not sure, since others may have been written from the same pattern.
    pub fn is_surely_in(&self, lesson: &Lesson) -> bool {
        let (before, all) = self.stood;
        all == lesson.blocks.len()
            && self.words.split_whitespace().count() >= FEWEST_WORDS
            && lesson
                .blocks
                .get(before)
                .is_some_and(|block| self.is_said_by(block))
            && self.is_wholly_in(lesson, before)
    }

    /// Whether nothing of it is in a lesson: neither its words nor what stood around the line.
    pub fn is_gone_from(&self, lesson: &Lesson) -> bool {
        // Mostly it is where it was.
        let there = lesson.blocks.get(self.stood.0);
        let has_words = there.is_some_and(|block| self.is_said_by(block))
            || lesson.blocks.iter().any(|block| self.is_said_by(&block));
        !has_words && !self.is_elsewhere(lesson)
    }

    /// The one among these lessons in which it surely stands; `None` if there is none, or more than one.
    pub fn only_home(&self, lessons: impl Iterator<Item = Lesson>) -> Option<LessonId> {
        let mut homes = lessons.filter(|lesson| self.is_surely_in(lesson));
        let home = homes.next()?;
        homes.next().is_none().then_some(home.id)
    }
}
