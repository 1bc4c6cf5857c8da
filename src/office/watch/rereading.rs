//! Reading the course anew after its files have changed.

use std::sync::Arc;

use super::{BETWEEN_LOOKS, Watcher, lesson_gone};
use crate::app::{Edit, Event};
use crate::course::{LessonEntry, LessonId};
use crate::load::{self, Wanted, Watched};
use crate::office::desk::Desk;
use crate::office::survey::Opened;

impl Watcher<'_> {
    /// Everything is looked through once more. The open lesson goes on being watched meanwhile, and when the course is
    /// written once more, the rest of it is left.
    pub(super) fn read_course_anew(&mut self, edit: Edit) {
        let before = self.open.desk();
        let (id, own) = self
            .open
            .with(|state| (state.lesson.clone(), state.files.read.first().cloned()));
        let wanted = own.as_deref().map_or(Wanted::Id(id.as_str()), Wanted::File);
        let (desk, mut problems) = Desk::of_names(before.library.clone(), wanted);
        let gone = self.gone.iter();
        problems.extend(gone.map(|file| load::own_file_gone(&desk.library, file)));
        let desk = Arc::new(desk.with_terms());
        let own = own.unwrap_or_default();
        let (known, earlier) = (desk.known(), before.known());
        let entry = known.modules.at_path(&own).or_else(|| {
            let key = earlier.lesson(&id).map(|entry| earlier.key(entry));
            known.heir(&key.unwrap_or_else(|| LessonId::new(own.as_str())), earlier)
        });
        let is_listed = entry.is_some();
        let called = entry.map_or_else(|| LessonId::new(own.as_str()), |entry| entry.id.clone());
        let is_there = is_listed && !load::is_gone(&desk.library, known, &called);
        if let Some(renamed) = entry.filter(|entry| entry.path != own) {
            // What is written after it was read is seen.
            let read = vec![renamed.path.clone()];
            let files = Watched {
                read,
                ..Watched::default()
            };
            self.lesson.look(&desk.library, &files);
        }
        let was_lost = self.lost.as_ref() == Some(&own);
        self.lost = Some(own).filter(|own| !is_there && load::is_file_gone(&desk.library, own));
        let mut lost = None;
        let is_new = |entry: &LessonEntry| earlier.modules.at_path(&entry.path).is_none();
        if !is_listed
            && let Some(own) = &self.lost
            && !known.lessons().any(is_new)
        {
            // One that has come may be this one under another name, which the player looks for.
            lost = Some(lesson_gone(&desk.library, own));
        }
        let edit = match edit {
            Edit::Course | Edit::LessonGone if is_there && was_lost => Edit::LessonReturned,
            // It has another name.
            Edit::LessonGone if is_there => Edit::Course,
            edit => edit,
        };
        self.sender.send(Event::Changed(edit, problems));
        self.links.check();
        if let Some(lost) = lost {
            // Apart, since it is a problem of the lesson: it goes when that is left.
            self.tell(lost);
        }
        self.open.set_desk(Arc::clone(&desk));
        self.folders.await_comparison();
        self.searches.forget_all();
        if is_listed && called != id {
            // It is known by that before it is read.
            let course = Arc::clone(&desk.course);
            self.sender.send(Event::Names(course, Vec::new()));
        }
        let id = called;
        self.open.with(|state| state.lesson = id.clone());
        let could_be_read = self.open.with(|state| state.is_readable);
        // What was read of a lesson whose file is gone stays.
        let stays = !is_listed || (could_be_read && !is_there);
        self.handed.await_read();
        let opened = if stays {
            None
        } else if self.is_long(&desk, &id) && self.give(&desk, &id) {
            // It is looked through with the others.
            self.handed.await_read();
            None
        } else {
            let (lesson, problems) = desk.read_apart(&id);
            self.open.show(&desk, &lesson);
            let lesson = Arc::new(lesson);
            self.sender
                .send(Event::Lesson(Arc::clone(&lesson), problems));
            Some(Opened::Marked(lesson))
        };
        desk.survey(opened, self.sender, || {
            if self.looked.elapsed() >= BETWEEN_LOOKS {
                self.look_at_files();
            }
            if self.away > 0 {
                self.call_stale(Edit::Course);
            }
            self.stale.is_none()
        });
    }
}
