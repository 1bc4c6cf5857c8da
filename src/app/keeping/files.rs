//! Which files the lessons have that are spoken of: what is kept of a lesson goes with its file.

use crate::app::App;
use crate::course::LessonId;
use crate::progress::Change;

impl App {
    /// Remembers the file of a lesson that something is kept of.
    pub(super) fn note_file(&mut self, lesson: &LessonId) {
        let entry = self.course.lesson(lesson);
        let filed = entry.map(|entry| (entry.path.clone(), entry.id.clone()));
        self.progress
            .apply(&Change::Files(filed.into_iter().collect()));
    }

    /// Has the files saved that the journal does not know, before all that is unsaved: from then on the lessons are called
    /// as they are now.
    pub(super) fn note_files(&mut self) {
        let filed = self.progress.files.since(&self.keeping.filed);
        if !filed.is_empty() {
            self.keeping.filed.take(&filed);
            self.keeping.unsaved.insert(0, Change::Files(filed));
        }
    }
}
