//! Changes that undo others, looked up at once: a journal can have as many of them as of any other change.

use std::collections::HashSet;

use super::{Change, Scope};
use crate::course::LessonId;

/// What holds no longer.
#[derive(Debug, Default)]
pub(super) struct Resets<'a> {
    is_course: bool,
    lessons: HashSet<&'a LessonId>,
}

impl<'a> Resets<'a> {
    /// All that these changes undo.
    pub fn of(changes: &'a [Change]) -> Self {
        let mut resets = Self::default();
        for change in changes {
            resets.add(change);
        }
        resets
    }

    /// Adds what a change undoes, if it undoes anything.
    pub fn add(&mut self, change: &'a Change) {
        if let Change::Reset(lesson) = change {
            self.is_course |= lesson.is_none();
            self.lessons.extend(lesson);
        }
    }

    /// Whether one of them undoes a change that was made before.
    pub fn undo(&self, earlier: &Change) -> bool {
        let is_of_way =
            earlier.scope() == Scope::Course && !matches!(earlier, Change::Whereabouts(_));
        let is_of_course = self.is_course && is_of_way;
        let lesson = earlier.lesson();
        is_of_course || lesson.is_some_and(|lesson| self.lessons.contains(lesson))
    }
}
