//! Where a line is in a lesson, and whether that is it.

use super::{Landmark, words};
use crate::course::{Anchor, Lesson};

/// So many blocks on either side of where one was are looked at by whoever does not wait.
const NEAR: usize = 256;

/// Where a line is, or what stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Located {
    /// The line.
    pub place: Anchor,
    /// Whether its section or its words are still there.
    pub is_in: bool,
    /// Whether nothing of it is there: neither its words nor what stood around it.
    pub is_gone: bool,
}

impl Located {
    /// Of a line that is where it was.
    pub fn surely(place: Anchor) -> Self {
        Self {
            place,
            is_in: true,
            is_gone: false,
        }
    }
}

impl Landmark {
    /// Where it is in a lesson, after a look at all of that if need be.
    pub fn locate(&self, lesson: &Lesson) -> Located {
        Located {
            place: self.find(lesson),
            is_in: self.is_in(lesson),
            is_gone: self.is_gone_from(lesson),
        }
    }

    /// The same where nothing has changed about the line and it is near to where it was.
    pub fn find_at_once(&self, lesson: &Lesson) -> Option<Anchor> {
        let there = match &self.section {
            // One that is only like it is not looked for either.
            Some(id) => lesson.sections.find(id.as_str())?.block + self.offset,
            None => self.offset,
        };
        let mut walk = lesson.blocks.iter();
        let near = (0..=NEAR).flat_map(|steps| {
            let above = there.checked_sub(steps).filter(|_| steps > 0);
            [Some(there + steps), above]
        });
        near.flatten().find_map(|index| {
            let block = walk.at(index)?;
            let is_there = index == there || !self.words.is_empty();
            if !is_there || words(&block) != self.words {
                return None;
            }
            let place = Anchor {
                block: index,
                start: self.start,
                nth: self.nth,
                inside: self.inside(),
                covered: self.covered(),
            };
            let now = Self::of(lesson, place);
            let is_whole =
                self.context.is_whole_in(&now.context) && self.words_around() == now.words_around();
            is_whole.then_some(place)
        })
    }
}
