//! Which files the lessons have that are spoken of: what is kept of a lesson goes with its file.

use std::collections::BTreeSet;

use crate::app::App;
use crate::course::LessonId;
use crate::progress::Change;

impl App {
    /// Gives what is known of lessons the ids that they have now, once all their heads have been read: until then an id may
    /// be that of another lesson.
    pub(in crate::app) fn follow_files(&mut self) {
        if !self.travel.heads_known {
            return;
        }
        let moved = self.progress.follow(&self.course);
        if !moved.is_empty() {
            // What is unsaved already has those.
            self.keeping.unsaved.insert(0, Change::Files(moved));
        }
    }

    /// Notes the files of the lessons that unsaved changes are about.
    pub(in crate::app) fn note_files(&mut self) {
        if !self.travel.heads_known {
            return;
        }
        let lessons = self.keeping.unsaved.iter().filter_map(Change::lesson);
        let lessons: BTreeSet<&LessonId> = lessons.collect();
        let filed = lessons.into_iter().filter_map(|id| {
            let entry = self.course.lesson(id)?;
            let is_known = self.progress.files.path(&entry.id) == Some(&entry.path);
            (!is_known).then(|| (entry.path.clone(), entry.id.clone()))
        });
        let filed = filed.map(|filed| Change::Files([filed].into()));
        let filed: Vec<Change> = filed.collect();
        for change in &filed {
            self.progress.apply(change);
        }
        // What was moved comes first, and what is said of the lessons after it.
        let unsaved = &mut self.keeping.unsaved;
        let is_moved = |change: &&Change| matches!(change, Change::Files(_));
        let moved = unsaved.iter().take_while(is_moved).count();
        unsaved.splice(moved..moved, filed);
    }
}
