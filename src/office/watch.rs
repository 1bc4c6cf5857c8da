//! Watching the files of what is open: an edit is shown a moment after it was saved.
//!
//! File times are looked at now and then. That works on every file system and costs some system calls a second: a few, or
//! up to a thousand where the lessons are what thousands of folders hold.

mod links;
mod rereading;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use links::Links;

use super::desk::Desk;
use super::open::{Open, is_readable};
use super::rewriting::Handed;
use super::seeker::SearchState;
use crate::app::{Edit, Event, Looked};
use crate::course::LessonId;
use crate::diagnostic::{Diagnostic, Problem};
use crate::load::{self, Folders, Library, Seen, Watched};
use crate::shell::Sender;
use crate::source::Source;

/// The time between two looks at all files.
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);
/// The time between two looks at the open lesson, whose author waits for an edit to be shown.
const AT_LESSON: Duration = Duration::from_millis(100);
/// The time until a file is looked at again that may have been written by half, or is missing. Twice this is the longest pause
/// between two pieces of it that is not noticed, and what an edit is shown later for that; three times this a file is waited for
/// that is missing.
const SOON: Duration = Duration::from_millis(80);

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
        gone: BTreeSet::new(),
        missed: None,
        tried: 0,
        lost: None,
        handed: Handed::default(),
        links: Links::default(),
        away: 0,
        stale: None,
        looked: Instant::now(),
        all_looked: None,
    };
    loop {
        watcher.look();
        thread::sleep(if watcher.is_settling() {
            SOON
        } else {
            AT_LESSON
        });
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
    /// The files that are gone in which the course said something of itself.
    gone: BTreeSet<&'static str>,
    /// The lesson that was opened after its file had gone, which the course did not know yet.
    missed: Option<LessonId>,
    /// How many lessons had been shown when one that could not be read was tried once more.
    tried: usize,
    /// The file of the open lesson that was told to be gone.
    lost: Option<String>,
    /// What has been written of the open lesson, if that is a long one.
    handed: Handed,
    /// The links of the open lesson.
    links: Links,
    /// At how many looks in a row the folder of the course was not there.
    away: u32,
    /// Why the course has to be read anew, if it has.
    stale: Option<Edit>,
    /// When files were looked at last.
    looked: Instant,
    /// When all of them were, not only those that may have been written by half.
    all_looked: Option<Instant>,
}

/// The files of a course, and what they were listed by.
struct Listed {
    desk: Arc<Desk>,
    is_outlined: bool,
    files: Watched,
    /// Whether there are lessons because a folder holds them.
    are_held: bool,
}

/// Which files are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    All,
    /// The open lesson's, and those that may have been written by half, or not yet.
    Settling,
}

impl Watcher<'_> {
    fn look(&mut self) {
        self.look_at_files();
        while self.away == 0
            && let Some(edit) = self.stale.take()
        {
            self.read_course_anew(edit);
        }
    }

    /// Where the whole folder is gone, nothing is said of the files in it.
    fn look_at_files(&mut self) {
        self.looked = Instant::now();
        let library = self.open.desk().library.clone();
        if load::is_folder_gone(&library) {
            self.away = self.away.saturating_add(1);
            if self.away == 1 {
                self.sender.send(Event::Away);
            }
            if self.away == load::FOLDER_AWAY {
                self.tell_folder_gone(&library);
            }
            return;
        }
        let away = std::mem::take(&mut self.away);
        if away >= load::FOLDER_AWAY {
            self.stale = Some(Edit::Returned);
        } else if away > 0 {
            self.tried = usize::MAX;
        }
        // What goes on being written holds up nothing else.
        let which = match self.all_looked {
            Some(then) if then.elapsed() < BETWEEN_LOOKS => Which::Settling,
            _ => Which::All,
        };
        if which == Which::All {
            self.all_looked = Some(self.looked);
        }
        if which == Which::All || self.course.is_settling() {
            self.look_at_course();
        }
        self.look_at_lesson();
        self.look_at_links(which);
    }

    /// Whether a file may have been written by half, or not yet. Nothing else is looked at sooner for that.
    fn is_settling(&self) -> bool {
        let are_own = self.course.is_settling() || self.lesson.is_settling();
        self.away == 0 && (are_own || self.links.are_settling())
    }

    /// The course has to be read anew. That something is gone says more than that something was edited.
    fn call_stale(&mut self, edit: Edit) {
        if matches!(self.stale, None | Some(Edit::Course)) {
            self.stale = Some(edit);
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
        let is_written = self.course.look(&desk.library, &listed.files);
        let open = self.open.with(|state| state.files.read.first().cloned());
        let open = open.unwrap_or_default();
        let mut are_others = || self.folders.look(&desk.library, desk.known(), &open);
        if is_written || (listed.are_held && are_others()) {
            let gone = self.course.gone();
            let new = gone.difference(&self.gone).next();
            self.call_stale(new.map_or(Edit::Course, |file| Edit::Gone((*file).to_owned())));
            self.gone = gone;
        }
        self.listed = Some(listed);
    }

    /// What the open lesson was read from may have changed.
    fn look_at_lesson(&mut self) {
        // What is written meanwhile is seen at the next look.
        if self.handed.is_unread() {
            return;
        }
        let (desk, id, files, could_be_read, shown) = self.open.with(|state| {
            let (files, is_readable) = (state.files.clone(), state.is_readable);
            (
                Arc::clone(&state.desk),
                state.lesson.clone(),
                files,
                is_readable,
                state.shown,
            )
        });
        let is_written = self.lesson.look(&desk.library, &files);
        if desk.known().lesson(&id).is_none() {
            // The course names its file in vain, and may have been told an older reason.
            let own = files.read.first();
            if is_written && own.is_some_and(|path| desk.known().absence(path).is_some()) {
                self.call_stale(Edit::Course);
            }
            return;
        }
        let is_folder = desk.library.is_folder();
        // What was there when the course was read, and was not when the lesson was.
        if !could_be_read
            && is_folder
            && desk.is_outlined()
            && self.missed.as_ref() != Some(&id)
            && load::is_missing(&desk.library, desk.known(), &id)
        {
            self.missed = Some(id);
            return self.call_stale(Edit::Unreadable);
        }
        // What was gone when it was read may have come back before the first look at it.
        if !could_be_read && !is_written && std::mem::replace(&mut self.tried, shown) != shown {
            if is_readable(&desk.read_apart(&id).0) {
                self.call_stale(Edit::LessonReturned);
            }
            return;
        }
        if !is_written {
            return;
        }
        if load::is_gone(&desk.library, desk.known(), &id) {
            if is_folder {
                return self.call_stale(Edit::LessonGone);
            }
            return self.tell_gone(&desk, &id);
        }
        if self.lost.is_some() && self.lost.as_ref() == files.read.first() {
            return self.call_stale(Edit::LessonReturned);
        }
        if could_be_read && self.is_long(&desk, &id) && self.give(&desk, &id) {
            self.missed = None;
            self.links.check();
            return;
        }
        let (read, problems) = desk.read_apart(&id);
        // That it cannot be read, and why, is told where the course lists it: so that is looked at once more.
        if !is_readable(&read) {
            return self.call_stale(Edit::Unreadable);
        }
        self.missed = None;
        if !could_be_read {
            return self.call_stale(Edit::Course);
        }
        self.open.show(&desk, &read);
        self.searches.forget(&id);
        let digests = vec![load::digest(&read)];
        self.sender.send(Event::Lesson(Arc::new(read), problems));
        self.sender.send(Event::Looked(Looked {
            digests,
            ..Looked::default()
        }));
        // The text stands by then: what its links lead to is looked up in other files.
        self.links.check();
    }

    /// Gives the player the new text of the open lesson, which is long; whether it can be read.
    fn give(&mut self, desk: &Desk, id: &LessonId) -> bool {
        self.handed.give((desk, id), self.searches, self.sender)
    }

    /// Whether a lesson, which is open, was a long one or has become one.
    fn is_long(&self, desk: &Desk, id: &LessonId) -> bool {
        self.open.with(|state| state.is_long) || desk.is_long(id)
    }

    /// The file of the open lesson is gone, which is all that there is.
    fn tell_gone(&mut self, desk: &Desk, id: &LessonId) {
        self.lost = desk.known().lesson(id).map(|entry| entry.path.clone());
        let path = self.lost.as_deref().unwrap_or_default();
        self.tell(lesson_gone(&desk.library, path));
        let words = "The file of this lesson is gone; what was read of it is still shown.";
        self.sender.send(Event::Failed(words.to_owned()));
    }

    /// The folder of the course is gone.
    fn tell_folder_gone(&self, library: &Library) {
        self.tell(load::folder_gone(library));
        let words = "The folder of the course is gone; what was read of it is still shown.";
        self.sender.send(Event::Failed(words.to_owned()));
    }

    fn tell(&self, problem: Diagnostic) {
        self.sender.send(Event::Looked(Looked {
            problems: Problem::all(vec![problem]),
            ..Looked::default()
        }));
    }
}

/// That the file of the open lesson is gone.
fn lesson_gone(library: &Library, path: &str) -> Diagnostic {
    let source = Source::new(library.shown(path), "");
    let words = "the file of the open lesson is gone; what was read of it is still shown";
    Diagnostic::error(&source, None, words)
}
