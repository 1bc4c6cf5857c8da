//! Whether a lesson is the one that a landmark stood in, whatever its file is called: told by the text alone.

use super::Landmark;
use crate::course::{Lesson, LessonId};
use crate::source::Edition;

/// A line of fewer words is like many others.
const FEWEST_WORDS: usize = 3;

/// What tells that a lesson is the one that a landmark stood in. One that tells more counts for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The line is surely in it.
    Line,
    /// It has the same text from beginning to end.
    Text,
}

impl Landmark {
    /// What tells that a lesson is the one that it stood in, if anything does.
    pub fn evidence(&self, lesson: &Lesson) -> Option<Evidence> {
        let by_line = || self.is_surely_in(lesson).then_some(Evidence::Line);
        self.evidence_of_text(&lesson.edition).or_else(by_line)
    }

    /// The same of a text that is not looked into.
    pub fn evidence_of_text(&self, edition: &Edition) -> Option<Evidence> {
        let is_same = self.text.is_some() && self.text == edition.digest();
        is_same.then_some(Evidence::Text)
    }

    /// Whether a lesson is surely the one that it stood in: as many blocks, and the same one with the same words around the
    /// line. Of one that was edited since that is not sure, since others may have been written from the same pattern.
    pub fn is_surely_in(&self, lesson: &Lesson) -> bool {
        let (before, all) = self.stood;
        all == lesson.blocks.len()
            && self.tells_words()
            && lesson
                .blocks
                .get(before)
                .is_some_and(|block| self.is_said_by(block))
            && self.is_wholly_in(lesson, before)
    }

    /// Whether a lesson has another text than it had, and not surely this line. Nobody waits
    /// for a look at all of a long one: it counts there whether other words are in its place.
    pub fn has_left(&self, lesson: &Lesson) -> bool {
        let there = lesson.blocks.get(self.stood.0);
        let is_there = || there.is_some_and(|block| self.is_said_by(block));
        self.text.is_some()
            && self.text != lesson.edition.digest()
            && (!self.tells_words() || (lesson.edition.is_long() && !is_there()))
    }

    /// Whether its line has enough words to be told from others.
    fn tells_words(&self) -> bool {
        self.words.split_whitespace().count() >= FEWEST_WORDS
    }

    /// Whether nothing of it is in a lesson: neither its words nor what stood around the line.
    pub fn is_gone_from(&self, lesson: &Lesson) -> bool {
        // Mostly it is where it was.
        let there = lesson.blocks.get(self.stood.0);
        let has_words = there.is_some_and(|block| self.is_said_by(block))
            || lesson.blocks.iter().any(|block| self.is_said_by(&block));
        !has_words && !self.is_elsewhere(lesson)
    }
}

/// The one among these lessons that is surely the one that was looked for: of those for which most tells; `None` if there is
/// none, or more than one.
pub fn only_home(found: impl Iterator<Item = (LessonId, Evidence)>) -> Option<LessonId> {
    let mut homes: Vec<_> = found.collect();
    let most = homes.iter().map(|(_, evidence)| *evidence).max()?;
    homes.retain(|(_, evidence)| *evidence == most);
    match homes.pop() {
        Some((home, _)) if homes.is_empty() => Some(home),
        _ => None,
    }
}
