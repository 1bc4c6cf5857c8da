//! Watching the files of what is open: an edit is shown a moment after it was saved.
//!
//! File times are looked at now and then. That works on every file system and costs a few system calls a second.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::desk::Desk;
use super::seeker::SearchState;
use super::survey::Opened;
use crate::app::{Event, Looked};
use crate::course::{Coverage, Lesson, LessonId};
use crate::diagnostic::Diagnostic;
use crate::load::{self, Folders, Seen, Wanted, Watched};
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
    files: Watched,
    /// Whether its own could be read.
    is_readable: bool,
}

impl State {
    fn show(&mut self, lesson: &Lesson, files: Watched) {
        self.lesson = lesson.id.clone();
        self.files = files;
        self.is_readable = is_readable(lesson);
    }
}

/// The files of the course and of its open lesson as they were before anything more was read of them: what is seen later
/// is held against these.
#[derive(Default)]
pub struct Baseline {
    course: Seen,
    lesson: Seen,
}

impl Baseline {
    /// What there is now.
    pub fn of(open: &Open) -> Self {
        let mut before = Self::default();
        let (desk, files) = open.with(|state| (Arc::clone(&state.desk), state.files.clone()));
        let library = &desk.library;
        if library.folder().is_some() {
            let course = load::course_files(library, desk.known());
            before.course.look(library, &course);
            before.lesson.look(library, &files);
        }
        before
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

/// Watches the files for as long as the program runs, and tells what has changed.
pub fn watch(open: &Open, searches: &SearchState, before: Baseline, sender: &Sender) {
    let mut watcher = Watcher {
        open,
        searches,
        sender,
        course: before.course,
        lesson: before.lesson,
        folders: Folders::default(),
        listed: None,
        is_stale: false,
        looked: Instant::now(),
    };
    loop {
        watcher.look();
        thread::sleep(BETWEEN_LOOKS);
    }
}

struct Watcher<'a> {
    open: &'a Open,
    searches: &'a SearchState,
    sender: &'a Sender,
    /// The files of the course at the last look.
    course: Seen,
    /// Those of the open lesson.
    lesson: Seen,
    /// The folders whose lessons no list names.
    folders: Folders,
    listed: Option<Listed>,
    /// Whether the course has to be read anew.
    is_stale: bool,
    /// When the files were looked at last.
    looked: Instant,
}

/// The files of a course, and what they were listed by.
struct Listed {
    desk: Arc<Desk>,
    is_outlined: bool,
    files: Watched,
    /// Whether there are lessons because a folder holds them.
    are_held: bool,
}

impl Watcher<'_> {
    fn look(&mut self) {
        self.looked = Instant::now();
        self.look_at_course();
        self.look_at_lesson();
        while std::mem::take(&mut self.is_stale) {
            self.read_course_anew();
        }
    }

    /// The list of lessons or the glossary may have changed.
    fn look_at_course(&mut self) {
        let desk = self.open.desk();
        let is_outlined = desk.is_outlined();
        let is_same =
            |listed: &Listed| Arc::ptr_eq(&listed.desk, &desk) && listed.is_outlined == is_outlined;
        let listed = match self.listed.take().filter(is_same) {
            Some(listed) => listed,
            None => Listed {
                files: load::course_files(&desk.library, desk.known()),
                are_held: Folders::hold_lessons(&desk.library, desk.known()),
                is_outlined,
                desk: Arc::clone(&desk),
            },
        };
        self.is_stale |= self.course.look(&desk.library, &listed.files);
        if listed.are_held {
            self.is_stale |= self.folders.look(&desk.library, desk.known());
        }
        self.listed = Some(listed);
    }

    /// What the open lesson was read from may have changed.
    fn look_at_lesson(&mut self) {
        let (desk, id, files, could_be_read) = self.open.with(|state| {
            let (files, is_readable) = (state.files.clone(), state.is_readable);
            (
                Arc::clone(&state.desk),
                state.lesson.clone(),
                files,
                is_readable,
            )
        });
        let is_written = self.lesson.look(&desk.library, &files);
        if !is_written || desk.known().lesson(&id).is_none() {
            return;
        }
        if load::is_gone(&desk.library, desk.known(), &id) {
            return self.tell_gone(&desk, &id);
        }
        let (read, problems) = desk.read(&id);
        // That it cannot be read is told where the course lists it: so that is looked at once more.
        if is_readable(&read) != could_be_read {
            self.is_stale = true;
            return;
        }
        self.open.show(&desk, &read);
        self.searches.forget(&id);
        let digests = vec![load::digest(&read)];
        self.sender.send(Event::Lesson(Arc::new(read), problems));
        self.sender.send(Event::Looked(Looked {
            digests,
            ..Looked::default()
        }));
    }

    /// The file of the open lesson is gone.
    fn tell_gone(&self, desk: &Desk, id: &LessonId) {
        let path = desk.known().lesson(id).map(|entry| entry.path.as_str());
        let source = Source::new(desk.library.shown(path.unwrap_or_default()), "");
        let words = "the file of the open lesson is gone; what was read of it is still shown";
        self.sender.send(Event::Looked(Looked {
            problems: vec![Diagnostic::error(&source, None, words)],
            ..Looked::default()
        }));
    }

    /// Everything is looked through once more. The open lesson goes on being watched meanwhile, and when the course is
    /// written once more, the rest of it is left.
    fn read_course_anew(&mut self) {
        let library = self.open.desk().library.clone();
        let id = self.open.lesson();
        let (desk, problems) = Desk::of_names(library, Wanted::Id(id.as_str()));
        let desk = Arc::new(desk.with_terms());
        self.sender.send(Event::Changed(problems));
        self.open.set_desk(Arc::clone(&desk));
        self.searches.forget_all();
        let is_listed = desk.known().lesson(&id).is_some();
        let opened = if is_listed && load::is_gone(&desk.library, desk.known(), &id) {
            self.tell_gone(&desk, &id);
            None
        } else if is_listed {
            let (lesson, problems) = desk.read(&id);
            self.open.show(&desk, &lesson);
            let lesson = Arc::new(lesson);
            self.sender
                .send(Event::Lesson(Arc::clone(&lesson), problems));
            Some(Opened::Marked(lesson))
        } else {
            None
        };
        desk.survey(opened, self.sender, || {
            if self.looked.elapsed() >= BETWEEN_LOOKS {
                self.looked = Instant::now();
                self.look_at_course();
                self.look_at_lesson();
            }
            !self.is_stale
        });
    }
}

fn is_readable(lesson: &Lesson) -> bool {
    lesson.coverage != Coverage::Nothing
}
