//! Watching the files of what is open: an edit is shown a moment after it was saved.
//!
//! File times are looked at now and then. That works on every file system and costs a few system calls a second.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::desk::Desk;
use super::seeker::Searches;
use super::survey::Opened;
use crate::app::{Event, Looked};
use crate::course::{Coverage, Lesson, LessonId};
use crate::diagnostic::Diagnostic;
use crate::load::{self, Stamp};
use crate::shell::Sender;
use crate::source::Source;

/// The time between two looks at the files.
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);

/// The desk in use and the lesson that is open, shared by all who work beside the player.
#[derive(Clone)]
pub struct Open(Arc<Mutex<State>>);

struct State {
    desk: Arc<Desk>,
    lesson: LessonId,
    /// The files that the lesson was read from.
    files: Vec<String>,
    /// Whether its own could be read.
    is_readable: bool,
}

impl State {
    fn show(&mut self, lesson: &Lesson, files: Vec<String>) {
        self.lesson = lesson.id.clone();
        self.files = files;
        self.is_readable = is_readable(lesson);
    }
}

/// A file that is missing at so many looks in a row is not being written anew: it is gone.
const GONE: u32 = 10;

/// Files, and what was known of them at the last look.
#[derive(Default)]
struct Seen {
    files: Vec<String>,
    stamp: Stamp,
    /// At how many looks in a row one of them was missing.
    missing: u32,
}

/// The files of the course and of its open lesson as they were before anything more was read of them.
#[derive(Default)]
pub struct Before {
    course: Seen,
    lesson: Seen,
}

impl Before {
    /// What there is now.
    pub fn of(open: &Open) -> Self {
        let mut before = Self::default();
        let (desk, files) = open.with(|state| (Arc::clone(&state.desk), state.files.clone()));
        if desk.library.folder().is_some() {
            let course = load::course_files(&desk.library, desk.known());
            before.course.look(&desk, course);
            before.lesson.look(&desk, files);
        }
        before
    }
}

impl Open {
    /// A lesson of a course.
    pub fn new(desk: Desk, lesson: &Lesson) -> Self {
        let files = load::lesson_files(&desk.library, &desk.course, lesson);
        Self(Arc::new(Mutex::new(State {
            desk: Arc::new(desk),
            lesson: lesson.id.clone(),
            files,
            is_readable: is_readable(lesson),
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
        let files = load::lesson_files(&desk.library, desk.known(), lesson);
        self.with(|state| state.show(lesson, files));
    }

    /// A lesson has been read to be shown, and is told at once: nobody changes the desk in between. Whether it was; not
    /// if it is another desk already.
    pub fn present(&self, desk: &Arc<Desk>, lesson: &Lesson, tell: impl FnOnce()) -> bool {
        let files = load::lesson_files(&desk.library, desk.known(), lesson);
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

    fn with<T>(&self, use_it: impl FnOnce(&mut State) -> T) -> T {
        // A worker that panicked has ended the program, or left a state that is whole.
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Seen {
    /// Whether files have been written since the last look. Other files than then are new, not written.
    fn look(&mut self, desk: &Desk, files: Vec<String>) -> bool {
        let stamp = Stamp::of(&desk.library, &files);
        if files == self.files && stamp.lacks_what_was_in(&self.stamp) {
            self.missing = self.missing.saturating_add(1);
            return false;
        }
        // One that was away for long is read again in any case, so that nobody is told that it is gone.
        let is_written = files == self.files && (stamp != self.stamp || self.missing >= GONE);
        *self = Self {
            files,
            stamp,
            missing: 0,
        };
        is_written
    }
}

/// Watches the files for as long as the program runs, and tells what has changed.
pub fn watch(open: &Open, searches: &Searches, before: Before, sender: &Sender) {
    let (mut course, mut lesson) = (before.course, before.lesson);
    loop {
        let (desk, id, files, could_be_read) = open.with(|state| {
            let (files, is_readable) = (state.files.clone(), state.is_readable);
            (
                Arc::clone(&state.desk),
                state.lesson.clone(),
                files,
                is_readable,
            )
        });
        let listed = if course.files.is_empty() {
            load::course_files(&desk.library, desk.known())
        } else {
            course.files.clone()
        };
        if course.look(&desk, listed) {
            // What is written while it is read has another stamp than the one just taken.
            read_course_anew(open, &id, sender);
            searches.forget_all();
            let desk = open.desk();
            if load::course_files(&desk.library, desk.known()) != course.files {
                course = Seen::default();
            }
        } else if lesson.look(&desk, files) {
            let (read, problems) = desk.read(&id);
            // That it cannot be read is told where the course lists it: so that is looked at once more.
            if is_readable(&read) != could_be_read {
                read_course_anew(open, &id, sender);
                searches.forget_all();
                continue;
            }
            open.show(&desk, &read);
            searches.forget(&id);
            let digests = vec![load::digest(&read)];
            sender.send(Event::Lesson(Arc::new(read), problems));
            sender.send(Event::Looked(Looked {
                digests,
                ..Looked::default()
            }));
        }
        if lesson.missing == GONE {
            let problems = vec![gone(&desk, &id)];
            sender.send(Event::Looked(Looked {
                problems,
                ..Looked::default()
            }));
        }
        thread::sleep(BETWEEN_LOOKS);
    }
}

fn is_readable(lesson: &Lesson) -> bool {
    lesson.coverage != Coverage::Nothing
}

/// That the file of the open lesson is gone.
fn gone(desk: &Desk, id: &LessonId) -> Diagnostic {
    let path = desk.known().lesson(id).map(|entry| entry.path.as_str());
    let source = Source::new(desk.library.shown(path.unwrap_or_default()), "");
    let words = "the file of the open lesson is gone; what was read of it is still shown";
    Diagnostic::error(&source, None, words)
}

/// The list of lessons or the glossary has changed: everything is looked through once more.
fn read_course_anew(open: &Open, id: &LessonId, sender: &Sender) {
    let library = open.desk().library.clone();
    let (desk, problems) = Desk::without_terms(library, Some(id.as_str()));
    let desk = Arc::new(desk.with_terms());
    sender.send(Event::Changed(problems));
    open.set_desk(Arc::clone(&desk));
    let (lesson, problems) = desk.read(id);
    open.show(&desk, &lesson);
    let lesson = Arc::new(lesson);
    if desk.known().lesson(id).is_some() {
        sender.send(Event::Lesson(Arc::clone(&lesson), problems));
    }
    desk.survey(Some(Opened::Marked(lesson)), sender);
}
