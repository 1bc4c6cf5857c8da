//! Whether two landmarks name the same line, in the same text or in one that was edited.

use super::Landmark;
use crate::course::Lesson;

impl Landmark {
    /// Whether another is the same line in a text that may have been edited: as far as is known, what stands around them
    /// is alike.
    pub fn is_at(&self, other: &Self) -> bool {
        // A row may have been edited that is most of its table, or a line of code that is all of it.
        if let (Some(own), Some(other)) = (self.words_around(), other.words_around())
            && own.is_surely_at(other)
        {
            return true;
        }
        if self.words == other.words {
            self.context.is_at(&other.context)
        } else {
            self.context.is_surely_at(&other.context)
        }
    }

    /// Whether another names the same line of the same lesson. What an older version wrote tells nothing of what stands
    /// around it: then all else has to be the same.
    pub fn is_same_line(&self, other: &Self) -> bool {
        let count = |landmark: &Self| (landmark.offset, landmark.start, landmark.nth);
        let is_alike = if self.context.is_known() && other.context.is_known() {
            self.is_at(other) && self.is_same_within(other)
        } else {
            (&self.section, count(self), &self.words)
                == (&other.section, count(other), &other.words)
        };
        self.lesson == other.lesson && is_alike
    }

    /// Whether another is the same line of a row, or of a line of code.
    fn is_same_within(&self, other: &Self) -> bool {
        match (self.words_around(), other.words_around()) {
            (Some(own), Some(other)) => own.is_at(other),
            (None, None) => true,
            _ => self.nth == other.nth,
        }
    }

    /// Whether another names the same line and tells what stands around it, and this one does not.
    pub(in crate::progress) fn learns_from(&self, other: &Self) -> bool {
        let learns = !self.context.is_known() && other.context.is_known();
        let learns_more = self.within.is_none() && other.within.is_some();
        (learns || learns_more) && self.is_same_line(other)
    }

    /// Whether another is this very line, and not only one like it: all that stands around it is the same, or it stands where
    /// this one does and little of it was edited.
    pub fn is_found_as(&self, other: &Self) -> bool {
        let block = |landmark: &Self| (landmark.section.clone(), landmark.offset);
        let is_same_block = block(self) == block(other);
        let is_same = (is_same_block || self.words == other.words)
            && self.context.is_whole_in(&other.context);
        let words = (self.words_around(), other.words_around());
        let says_the_same = matches!(words, (Some(own), Some(other)) if own.is_whole_in(other));
        let is_edited = is_same_block && self.start == other.start;
        self.is_at(other) && (is_same || is_edited || says_the_same)
    }

    /// Whether it is [found](Self::find) in a lesson as [this very line](Self::is_found_as).
    pub fn is_found_in(&self, lesson: &Lesson) -> bool {
        self.is_found_as(&Self::of(lesson, self.find(lesson)))
    }
}
