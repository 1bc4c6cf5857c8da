//! What merely opening a course leaves, which is no progress of the learner's own: the top of a lesson, and what stands on its
//! first screen.

use super::Progress;
use crate::course::LessonId;

impl Progress {
    /// The lesson that was opened, if nothing more is known than that: the place is at its top, and no other one was read.
    pub fn only_opened(&self) -> Option<&LessonId> {
        let top = self.place.as_ref().filter(|place| place.is_top_of_lesson());
        let lesson = top.map(|place| &place.lesson);
        let opened = lesson.or_else(|| self.read.keys().next().filter(|_| self.place.is_none()))?;
        let is_all = self.has_read_at_most(opened)
            && self.met.values().all(|meeting| meeting.lesson == *opened)
            && self.is_blank_beside_reading();
        is_all.then_some(opened)
    }

    /// Whether nothing is known that is not known of whatever was on the screen.
    fn is_blank_beside_reading(&self) -> bool {
        // A field that is added is asked for here, or whoever has only that is taken for one who has nothing.
        let Self {
            place: _,
            above: _,
            read: _,
            bookmarks,
            met: _,
            answers,
            judgements,
            labs,
            hints,
            guessed,
            texts: _,
            heirs: _,
            begun: _,
            cards,
            trusted,
            whereabouts: _,
            memory: _,
            text_width: _,
            theme: _,
        } = self;
        bookmarks.is_empty()
            && answers.is_empty()
            && judgements.is_empty()
            && labs.is_empty()
            && hints.is_empty()
            && guessed.is_empty()
            && cards.is_empty()
            && trusted.is_empty()
    }

    /// Whether no lesson was read but this one.
    pub(super) fn has_read_at_most(&self, lesson: &LessonId) -> bool {
        self.read.keys().all(|read| read == lesson)
    }
}
