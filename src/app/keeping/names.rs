//! The names that lessons have in the journal, and those that they have in the course as it is now.

use super::reading::ReadHere;
use crate::app::App;
use crate::course::LessonId;
use crate::progress::Change;

impl App {
    /// Calls the lessons that something is known of as the course calls them.
    pub(in crate::app) fn call_lessons(&mut self) {
        self.progress = self.keeping.kept.called_as_in(&self.course);
        self.keeping.read_here = ReadHere::default();
    }

    /// Remembers the journal's name for a lesson: when its file is gone, the last one counts.
    pub(in crate::app) fn remember_key(&mut self, id: &LessonId) {
        if let Some(entry) = self.course.lesson(id) {
            let key = self.course.key(entry);
            self.keeping.keys.insert(id.clone(), key);
        }
    }

    /// The journal's name for a lesson.
    pub(in crate::app) fn key(&mut self, id: &LessonId) -> LessonId {
        self.remember_key(id);
        self.keeping.keys.get(id).unwrap_or(id).clone()
    }

    /// A change with the name that the journal has for its lesson.
    pub(super) fn as_kept(&mut self, mut change: Change) -> Change {
        if let Some(lesson) = change.lesson_mut() {
            *lesson = self.key(lesson);
        }
        change
    }
}
