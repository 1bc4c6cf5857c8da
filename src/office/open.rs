//! What is open: the desk that lessons are read with, and the lesson that is shown with the files that it was read from.

use std::sync::{Arc, Mutex};

use super::desk::Desk;
use super::held;
use crate::app::Event;
use crate::course::{Coverage, Lesson, LessonId};
use crate::load::{self, Watched};
use crate::shell::Sender;

/// The desk in use and the lesson that is open, shared by all who work beside the player.
#[derive(Clone)]
pub struct Open(Arc<Mutex<State>>);

pub(super) struct State {
    pub(super) desk: Arc<Desk>,
    pub(super) lesson: LessonId,
    /// The files that the lesson was read from.
    pub(super) files: Watched,
    /// Those that its links lead to.
    pub(super) targets: Watched,
    /// Whether it leads to anything that may not be there.
    pub(super) refers: bool,
    /// How many lessons have been read to be shown, or have been once more.
    pub(super) shown: usize,
    /// Whether its own could be read.
    pub(super) is_readable: bool,
    /// Whether it is a long one.
    pub(super) is_long: bool,
}

impl State {
    fn show(&mut self, lesson: &Lesson, (files, targets): (Watched, Watched)) {
        self.lesson = lesson.id.clone();
        (self.files, self.targets) = (files, targets);
        self.refers = lesson.refers;
        self.shown += 1;
        self.is_readable = is_readable(lesson);
        self.is_long = lesson.edition.is_long();
    }
}

impl Open {
    /// Where only the first of very many lessons are known, reads the names of all and tells them, and then the open lesson
    /// once more, whose links may lead to one of the others.
    pub fn name_lessons(&self, sender: &Sender) {
        let (first, id) = (self.desk(), self.lesson());
        let Some((desk, problems)) = first.with_all_lessons(&id) else {
            return;
        };
        sender.send(Event::Names(Arc::clone(&desk.course), problems));
        let entry = first.course.lesson(&id);
        let entry = entry.and_then(|entry| desk.course.modules.at_path(&entry.path));
        if let Some(id) = entry.map(|entry| &entry.id) {
            let beginning = desk.beginning(id).map(|lesson| (lesson, Vec::new()));
            let (lesson, problems) = beginning.unwrap_or_else(|| desk.read_unmarked(id));
            self.show(&desk, &lesson);
            sender.send(Event::Lesson(Arc::new(lesson), problems));
        }
        self.set_desk(Arc::new(desk));
    }

    /// A lesson of a course.
    pub fn new(desk: Desk, lesson: &Lesson) -> Self {
        let (files, targets) = files(&desk, lesson);
        Self(Arc::new(Mutex::new(State {
            desk: Arc::new(desk),
            lesson: lesson.id.clone(),
            files,
            targets,
            refers: lesson.refers,
            shown: 0,
            is_readable: is_readable(lesson),
            is_long: lesson.edition.is_long(),
        })))
    }

    /// The desk that lessons are read with now.
    pub fn desk(&self) -> Arc<Desk> {
        self.with(|state| Arc::clone(&state.desk))
    }

    /// From now on lessons are read with another desk.
    pub fn set_desk(&self, desk: Arc<Desk>) {
        self.with(|state| state.desk = desk);
    }

    /// Another lesson has been read to be shown, or the same one again.
    pub fn show(&self, desk: &Desk, lesson: &Lesson) {
        let files = files(desk, lesson);
        self.with(|state| state.show(lesson, files));
    }

    /// A lesson has been read to be shown, and is told at once: nobody changes the desk in between. Whether it was; not
    /// if it is another desk already.
    pub fn present(&self, desk: &Arc<Desk>, lesson: &Lesson, tell: impl FnOnce()) -> bool {
        let files = files(desk, lesson);
        self.with(|state| {
            let is_current = Arc::ptr_eq(&state.desk, desk);
            if is_current {
                state.show(lesson, files);
                tell();
            }
            is_current
        })
    }

    /// The lesson that was read last to be shown.
    pub fn lesson(&self) -> LessonId {
        self.with(|state| state.lesson.clone())
    }

    /// Looks at what is open, or changes it.
    pub(super) fn with<T>(&self, use_it: impl FnOnce(&mut State) -> T) -> T {
        use_it(&mut held(&self.0))
    }
}

/// The files that a lesson was read from, and those that its links lead to.
pub(super) fn files(desk: &Desk, lesson: &Lesson) -> (Watched, Watched) {
    let course = desk.known();
    let files = load::lesson_files(&desk.library, course, lesson);
    (files, load::targets(course, lesson))
}

/// Whether the file of a lesson could be read.
pub(super) fn is_readable(lesson: &Lesson) -> bool {
    lesson.coverage != Coverage::Nothing
}
