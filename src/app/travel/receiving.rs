//! Taking in what was read: a lesson that was asked for, and which lessons there are.

use std::sync::Arc;

use super::neighbours::Neighbours;
use crate::app::App;
use crate::app::action::Action;
use crate::app::effect::{Effect, Work};
use crate::app::event::Findings;
use crate::app::history::rename;
use crate::app::overlay::Overlay;
use crate::app::reader::Reader;
use crate::app::travel::{Destination, Jump, no_lesson};
use crate::course::{Anchor, Course, Coverage, Lesson, LessonEntry, LessonId};

impl App {
    /// Takes in a lesson that was read: the one asked for, or a fresher version of the one shown.
    ///
    /// So many more problems are known with it than before.
    pub(in crate::app) fn receive(&mut self, lesson: Arc<Lesson>, more: usize) {
        self.end_reading();
        let before = Arc::clone(&self.reader.lesson);
        let is_shown = lesson.id == before.id;
        let stays = is_shown && !self.is_arriving();
        let jump = self.travel.awaited.take_if(|jump| jump.lesson == lesson.id);
        if let Some(jump) = jump.filter(|_| !stays) {
            self.enter(lesson, jump);
        } else if !is_shown {
            // Whoever asked for it has turned back meanwhile, or is on the way to another one.
            if self.travel.awaited.is_none() {
                self.effects.push(Effect::Work(Work::Watch(before)));
            }
            return;
        } else if lesson.coverage != Coverage::Beginning || before.coverage == Coverage::Beginning {
            self.take_version(lesson, more);
            self.count_again();
        }
        let shown = &self.reader.lesson;
        let is_to_come = shown.coverage == Coverage::Beginning && !stays;
        let rest = is_to_come.then(|| Work::Load(shown.id.clone()));
        if before.edition.is_long() && !Arc::ptr_eq(&before, shown) {
            // First: two long lessons are not in memory at a time.
            self.effects.push(Effect::Work(Work::Forget(before)));
        }
        self.effects.extend(rest.map(Effect::Work));
        self.relist();
    }

    /// Shows a lesson that was gone to. If only its beginning is known, what lies further on is gone to later.
    fn enter(&mut self, lesson: Arc<Lesson>, jump: Jump) {
        let is_beginning = lesson.coverage == Coverage::Beginning;
        if is_beginning {
            self.note_place();
        }
        self.show_lesson(lesson);
        if is_beginning && jump.to != Destination::Top {
            self.travel.landed = self.reader.anchor();
            self.travel.awaited = Some(jump);
        } else {
            self.arrive(jump.to);
        }
    }

    /// Shows another lesson.
    fn show_lesson(&mut self, lesson: Arc<Lesson>) {
        let left = &self.reader.lesson;
        if left.id != lesson.id && self.course.lesson(&left.id).is_none() {
            // Nobody can go back to it: that its file is gone matters no more.
            let source = left.edition.name.clone();
            let problems = Vec::new();
            self.problems.renew(Findings { source, problems });
        }
        let code_lines = self.reader.code_lines;
        let labels = self.reader.labels.clone();
        self.overlays
            .retain(|overlay| !matches!(overlay, Overlay::Table(_)));
        self.reader = Reader::new(lesson, &self.geometry, labels);
        self.lead_on();
        self.hold_back();
        self.effects.push(Effect::Work(Work::Abandon));
        self.reader.set_code_lines(code_lines);
    }

    /// Takes in the course with all its lessons, before a key was taken: what is wrong with their list is told as that of
    /// a short one is.
    pub(in crate::app) fn receive_names(&mut self, course: &Course) {
        // Whoever has begun to read stays on the page that was shown.
        let has_begun = self.reader.anchor() != Anchor::default()
            || self.reader.focus.is_some()
            || !self.overlays.is_empty();
        let is_first_of_one = self.course.coverage == Coverage::Beginning
            && self.course.modules.lesson_count() == 1
            && self.progress.place.is_none()
            && !has_begun;
        self.receive_lessons(course);
        // The front page of a folder may be another one, with a name that is not usual.
        let first = self.course.lessons().next().map(|entry| entry.id.clone());
        let first = first.filter(|first| is_first_of_one && *first != self.reader.lesson.id);
        if let Some(lesson) = first {
            self.go(Jump {
                lesson,
                to: Destination::Top,
            });
        }
        if self.progress.place.is_none() && !self.problems.is_empty() {
            self.welcome();
        }
        self.relist();
    }

    /// Takes in the course with the heads of its lessons read.
    pub(in crate::app) fn receive_course(&mut self, course: &Course) {
        let awaited = self.travel.awaited.as_ref();
        let called = awaited.map(|jump| self.title_of(&jump.lesson, None));
        self.receive_lessons(course);
        if !std::mem::replace(&mut self.travel.heads_known, true) {
            self.note_departed_before();
        }
        self.seek_place();
        self.homes.clear();
        if self.are_bookmarks_listed() {
            self.seek_homes();
        }
        let shown = &self.reader.lesson.id;
        let elsewhere = self.travel.awaited.take_if(|jump| jump.lesson != *shown);
        match (elsewhere, called) {
            (Some(Jump { lesson, .. }), Some(called)) if self.course.lesson(&lesson).is_none() => {
                self.fail(no_lesson(&lesson, &called));
            }
            (Some(jump), _) => self.go(jump),
            (None, _) => {}
        }
        self.relist();
    }

    /// Lessons may have other ids now, or not be there: what is remembered of them keeps its lesson, and the open one is
    /// read again if that concerns it or one of its links.
    fn receive_lessons(&mut self, course: &Course) {
        let shown = self.reader.lesson.id.clone();
        let key = self.key(&shown);
        let mut renamed = course.renamed(&self.course);
        if self.course.lesson(&shown).is_none()
            && let Some(heir) = course.heir(&key, &self.course)
        {
            // Its file is back, or has another name.
            renamed.insert(shown.clone(), heir.id.clone());
        }
        let called = renamed.entry(shown.clone()).or_insert(shown.clone());
        if course.lesson(called).is_none() {
            // It is called as all that is known of it is.
            *called = key;
        }
        renamed.retain(|then, now| then != now);
        let is_other = !renamed.is_empty() || course.lacks_one_of(&self.course);
        let shown = &shown;
        let before = self.course.lesson(shown).map(|entry| entry.path.clone());
        let called = renamed.get(shown).unwrap_or(shown);
        if course.lesson(called).is_none()
            && let Some(neighbours) = Neighbours::of((shown, called), &self.course, course)
        {
            self.travel.neighbours = Some(neighbours);
        }
        let earlier = Arc::clone(&self.course);
        self.course = Arc::new(Course {
            glossary: Arc::clone(&earlier.glossary),
            ..course.clone()
        });
        if is_other {
            let new = new_in(&self.course, &earlier);
            self.note_departed(&earlier, &new);
            self.travel.history.rename(&renamed);
            self.keeping.rename(&renamed);
            for landmark in self.deleted.values_mut() {
                rename(&mut landmark.lesson, &renamed);
            }
            let is_renamed = renamed.contains_key(&self.reader.lesson.id);
            if is_renamed {
                rename(&mut Arc::make_mut(&mut self.reader.lesson).id, &renamed);
            }
            let shown = &self.reader.lesson;
            let is_elsewhere =
                |id: &LessonId| renamed.contains_key(id) || self.course.lesson(id).is_none();
            if self.course.lesson(&shown.id).is_none() {
                if let Some(absence) = before.and_then(|path| self.course.absence(&path)) {
                    self.tell_absent(absence);
                } else {
                    self.tell_unlisted();
                    self.seek_renamed(new);
                }
            } else if is_renamed || shown.leads_to(is_elsewhere) {
                self.effects
                    .push(Effect::Work(Work::Load(shown.id.clone())));
            }
        }
        if let Some(jump) = &mut self.travel.awaited {
            rename(&mut jump.lesson, &renamed);
        }
        self.call_lessons();
    }

    /// The open lesson was taken out of the course.
    pub(in crate::app) fn tell_unlisted(&mut self) {
        let contents = self.keymap.key(Action::Contents);
        let long = format!("This lesson is not in the course any more; {contents} shows what is.");
        self.fail_or(long, vec!["This lesson has left the course.".to_owned()]);
    }
}

/// The lessons that an earlier outline of a course had not.
fn new_in(course: &Course, earlier: &Course) -> Vec<LessonId> {
    let is_new = |entry: &&LessonEntry| earlier.modules.at_path(&entry.path).is_none();
    let new = course.lessons().filter(is_new);
    new.map(|entry| entry.id.clone()).collect()
}
