//! The names that lessons have in the journal, and those that they have in the course as it is now.

use crate::app::App;
use crate::course::LessonId;
use crate::progress::Change;

impl App {
    /// Calls the lessons that something is known of as the course calls them.
    pub(in crate::app) fn call_lessons(&mut self) {
        self.progress = self.keeping.kept.called_as_in(&self.course);
    }

    /// Has a change saved, with the name that the journal has for its lesson.
    pub(super) fn note_as_kept(&mut self, mut change: Change) {
        if let Some(id) = change.lesson() {
            // Of a lesson whose file is gone, the last one counts.
            if let Some(entry) = self.course.lesson(id) {
                let key = self.course.key(entry);
                self.keeping.keys.insert(id.clone(), key);
            }
            change.rename(|id| self.keeping.keys.get(id).cloned());
        }
        self.keeping.kept.apply(&change);
        self.keeping.unsaved.push(change);
    }

    /// Writes down once more what is known of lessons whose files have other numbers or endings than it was kept by: should
    /// another file get such a name, it stays theirs.
    pub(in crate::app) fn keep_reordered(&mut self) {
        let lessons = self.keeping.kept.lessons().into_iter();
        let reordered = lessons.filter_map(|old| {
            let entry = self.course.reordered(&old)?;
            (self.course.kept(&old) == Some(entry)).then(|| (self.course.key(entry), old))
        });
        let reordered: Vec<(LessonId, LessonId)> = reordered.collect();
        for (key, old) in reordered {
            for mut change in self.keeping.kept.of_lesson(&old) {
                change.rename(|_| Some(key.clone()));
                if self.keeping.kept.apply(&change) {
                    self.keeping.unsaved.push(change);
                }
            }
        }
    }
}
