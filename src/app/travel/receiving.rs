//! Taking in what was read: a lesson that was asked for, and which lessons there are.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::neighbours::Neighbours;
use crate::app::App;
use crate::app::action::Action;
use crate::app::effect::{Effect, Work};
use crate::app::history::rename;
use crate::app::reader::Reader;
use crate::app::travel::Destination;
use crate::course::{Course, Coverage, Lesson, LessonId};

impl App {
    /// Takes in a lesson that was read: the one asked for, or a fresher version of the one shown.
    ///
    /// So many more problems are known with it than before.
    pub(in crate::app) fn receive(&mut self, lesson: Arc<Lesson>, more: usize) {
        let before = Arc::clone(&self.reader.lesson);
        let is_beginning = lesson.coverage == Coverage::Beginning;
        // Who has gone on in the beginning of a lesson meanwhile stays there.
        let stays = self.is_arriving() && self.reader.anchor() != self.travel.stood;
        let jump = self.travel.awaited.take_if(|jump| jump.lesson == lesson.id);
        let mut rest = None;
        if let Some(jump) = jump.filter(|_| !stays) {
            rest = is_beginning.then(|| lesson.id.clone());
            self.show_lesson(lesson);
            if is_beginning && jump.to != Destination::Top {
                self.travel.stood = self.reader.anchor();
                self.travel.awaited = Some(jump);
            } else {
                self.arrive(jump.to);
            }
        } else if lesson.id == self.reader.lesson.id {
            self.take_version(lesson, more);
            self.count_again();
        }
        if before.edition.is_long() && !Arc::ptr_eq(&before, &self.reader.lesson) {
            self.effects.push(Effect::Work(Work::Forget(before)));
        }
        // The lesson before is let go of first: two long ones are not in memory at a time.
        let rest = rest.map(|id| Effect::Work(Work::Load(id)));
        self.effects.extend(rest);
    }

    /// Shows another lesson.
    fn show_lesson(&mut self, lesson: Arc<Lesson>) {
        let code_lines = self.reader.code_lines;
        let labels = self.reader.labels.clone();
        self.reader = Reader::new(lesson, &self.geometry, labels);
        self.lead_on();
        self.hold_back();
        self.effects.push(Effect::Work(Work::Abandon));
        self.reader.set_code_lines(code_lines);
    }

    /// Takes in the course with all its lessons, before a key was taken: what is wrong with their list is told as that of
    /// a short one is.
    pub(in crate::app) fn receive_names(&mut self, course: &Course) {
        self.receive_lessons(course);
        if self.progress.place.is_none() && !self.problems.is_empty() {
            self.welcome();
        }
        self.relist();
    }

    /// Takes in the course with the heads of its lessons read.
    pub(in crate::app) fn receive_course(&mut self, course: &Course) {
        let renamed = self.receive_lessons(course);
        self.travel.heads_known = true;
        if let Some(mut jump) = self.travel.awaited.take() {
            rename(&mut jump.lesson, &renamed);
            self.go(jump);
        }
        self.relist();
    }

    /// Lessons may have other ids now, or not be there: what is remembered of them keeps its lesson, and the open one is
    /// read again if that concerns it or one of its links. Gives the ids that have changed.
    fn receive_lessons(&mut self, course: &Course) -> BTreeMap<LessonId, LessonId> {
        let renamed = course.renamed(&self.course);
        let is_other = !renamed.is_empty() || course.lacks_one_of(&self.course);
        let shown = &self.reader.lesson.id;
        let before = self.course.lesson(shown).map(|entry| entry.path.clone());
        if course.lesson(renamed.get(shown).unwrap_or(shown)).is_none()
            && let Some(neighbours) = Neighbours::of(shown, &self.course, course)
        {
            self.travel.neighbours = Some(neighbours);
        }
        self.course = Arc::new(Course {
            glossary: Arc::clone(&self.course.glossary),
            ..course.clone()
        });
        if is_other {
            self.travel.history.rename(&renamed);
            self.keeping.rename(&renamed);
            let is_renamed = renamed.contains_key(&self.reader.lesson.id);
            if is_renamed {
                rename(&mut Arc::make_mut(&mut self.reader.lesson).id, &renamed);
            }
            let shown = &self.reader.lesson;
            let is_elsewhere =
                |id: &LessonId| renamed.contains_key(id) || self.course.lesson(id).is_none();
            if self.course.lesson(&shown.id).is_none() {
                match before.and_then(|path| self.course.absence(&path)) {
                    Some(absence) => self.tell_absent(absence),
                    None => self.tell_unlisted(),
                }
            } else if is_renamed || shown.leads_to(is_elsewhere) {
                self.effects
                    .push(Effect::Work(Work::Load(shown.id.clone())));
            }
        }
        self.progress.follow_aliases(&self.course);
        renamed
    }

    /// The open lesson was taken out of the course.
    pub(in crate::app) fn tell_unlisted(&mut self) {
        let contents = self.keymap.key(Action::Contents);
        let long = format!("This lesson is not in the course any more; {contents} shows what is.");
        self.fail_or(long, vec!["This lesson has left the course.".to_owned()]);
    }
}
