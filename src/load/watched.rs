//! Whether the files that a learner sees have been written since they were read.

mod folders;
mod versions;

use std::collections::{BTreeMap, BTreeSet};

use super::files::{COURSE_FILE, COURSE_GLOSSARY, FileStamp, ReadError};
use super::library::Library;
use super::{book, glossary_page, outputs, practice};
use crate::course::{Absence, Course, Lesson, LessonId};
use crate::diagnostic::Diagnostic;
use crate::source::{Edition, Source};

pub use folders::Folders;
pub use versions::Versions;

/// A file that is missing at so many looks in a row and at one more, which come [soon](Seen::is_settling), is gone; before
/// that it may be being written anew, since many editors save a file by giving its name to another one.
pub const GONE: u32 = 3;
/// The same of the folder of a course, at the ordinary looks: what builds one anew takes longer.
pub const FOLDER_AWAY: u32 = 20;
/// A file that has become shorter may be written in pieces, and only its beginning be there. It is whole when so many looks
/// in a row, which come [soon](Seen::is_settling), have found it the same,
const STILL: u32 = 2;
/// … or it has not been at so many: what is written without end is shown nevertheless.
const NEVER_STILL: u32 = 25;
/// What is said where the folder of a course is not there any more.
pub const FOLDER_GONE: &str = "the folder of the course is gone";
/// What to do about what is gone.
pub const PUT_BACK: &str = "put it back";
/// Where a course says something of itself. Without them it is another one.
const OWN_FILES: [&str; 3] = [COURSE_FILE, COURSE_GLOSSARY, book::BOOK_FILE];
/// No more of the files that a course names in vain are looked for.
const MOST_ABSENT: usize = 1_000;

/// Files to be watched, which are paths in the course.
#[derive(Debug, Clone, Default)]
pub struct Watched {
    /// Those that were read, or may come to be.
    pub read: Vec<String>,
    /// Those that were asked for and could not be read.
    pub absent: Vec<String>,
}

/// What was seen of some files at the last look.
#[derive(Debug, Default)]
pub struct Seen(BTreeMap<String, State>);

#[derive(Debug, Clone, Copy)]
struct State {
    stamp: Option<FileStamp>,
    /// At how many looks in a row it was missing and had been there before.
    missing: u32,
    /// Whether it has ever been there.
    was_there: bool,
    /// What was seen of it since it became shorter, as long as it may be only the beginning.
    beginning: Option<Beginning>,
}

/// What may be the beginning of a file.
#[derive(Debug, Clone, Copy)]
struct Beginning {
    stamp: Option<FileStamp>,
    /// At how many looks in a row it was the same as at the one before.
    still: u32,
    /// How often it has been looked at.
    looks: u32,
}

impl Seen {
    /// Looks at files. Whether one of them has been written, has gone or has come since the last look. What is looked at
    /// for the first time has not, unless it was absent and is there.
    pub fn look(&mut self, library: &Library, files: &Watched) -> bool {
        let mut is_written = false;
        let absent = files.absent.iter().map(|file| (file, true));
        let read = files.read.iter().map(|file| (file, false));
        let now = absent.chain(read).map(|(file, was_absent)| {
            let stamp = library.stamp(file);
            let state = match self.0.get(file) {
                None => {
                    is_written |= was_absent && stamp.is_some_and(FileStamp::is_of_file);
                    State::of(stamp, false)
                }
                Some(then) if stamp.is_none() && then.stamp.is_some() && then.missing < GONE => {
                    let missing = then.missing + 1;
                    State { missing, ..*then }
                }
                Some(then) => match then.beginning_in(stamp) {
                    None => {
                        is_written |= stamp != then.stamp;
                        State::of(stamp, then.was_there)
                    }
                    beginning => State { beginning, ..*then },
                },
            };
            (file.clone(), state)
        });
        self.0 = now.collect();
        is_written
    }

    /// Whether a file may have been written by half, or not yet: it is looked at again soon.
    pub fn is_settling(&self) -> bool {
        let mut states = self.0.values();
        states.any(|state| state.beginning.is_some() || state.missing > 0)
    }

    /// The files in which the course said something of itself, and that are gone.
    pub fn gone(&self) -> BTreeSet<&'static str> {
        let is_gone = |file: &&str| {
            let state = self.0.get(*file);
            state.is_some_and(|state| state.was_there && state.stamp.is_none())
        };
        OWN_FILES.into_iter().filter(is_gone).collect()
    }
}

impl State {
    fn of(stamp: Option<FileStamp>, was_there: bool) -> Self {
        Self {
            stamp,
            missing: 0,
            was_there: was_there || stamp.is_some(),
            beginning: None,
        }
    }

    /// What a shorter file than there was may be the beginning of; nothing where it is whole.
    fn beginning_in(&self, stamp: Option<FileStamp>) -> Option<Beginning> {
        if !stamp?.is_shorter_than(self.stamp?) {
            return None;
        }
        let beginning = match self.beginning {
            None => Beginning {
                stamp,
                still: 0,
                looks: 0,
            },
            Some(then) => Beginning {
                stamp,
                still: if then.stamp == stamp {
                    then.still + 1
                } else {
                    0
                },
                looks: then.looks + 1,
            },
        };
        Some(beginning).filter(|seen| seen.still < STILL && seen.looks < NEVER_STILL)
    }
}

/// That a file is gone in which the course said something of itself.
pub fn own_file_gone(library: &Library, file: &str) -> Diagnostic {
    let source = Source::new(library.shown(file), "");
    let message = "this file is gone, and the course is shown without what it said";
    Diagnostic::error(&source, None, message).with_hint(PUT_BACK)
}

/// Whether the folder of a course is not there any more.
pub fn is_folder_gone(library: &Library) -> bool {
    let is_on_disk = library.is_folder() && library.folder().is_some();
    is_on_disk && library.folder_stamp("").is_none()
}

/// That it is not.
pub fn folder_gone(library: &Library) -> Diagnostic {
    let source = Source::new(library.shown_root(), "");
    let message = format!("{FOLDER_GONE}, and what was read of it is still shown");
    Diagnostic::error(&source, None, message).with_hint(PUT_BACK)
}

/// Whether the file of a lesson is not there any more, or is a link to one that is not.
pub fn is_gone(library: &Library, course: &Course, id: &LessonId) -> bool {
    let entry = course.lesson(id);
    entry.is_some_and(|entry| is_file_gone(library, &entry.path))
}

/// The same for any file of a course.
pub fn is_file_gone(library: &Library, path: &str) -> bool {
    let error = library.head(path, 1).err();
    matches!(error, Some(ReadError::Missing | ReadError::Dangling))
}

/// Whether the file of a lesson is not there.
pub fn is_missing(library: &Library, course: &Course, id: &LessonId) -> bool {
    let error = course
        .lesson(id)
        .and_then(|entry| library.head(&entry.path, 1).err());
    error == Some(ReadError::Missing)
}

/// The files that list the lessons of a course and define its terms, and those that are listed and not there, as far as
/// that is known.
pub fn course_files(library: &Library, course: &Course) -> Watched {
    let named = |absence| {
        let drafts = course.modules.iter().flat_map(|module| &module.drafts);
        let drafts = drafts.filter(move |draft| draft.absence == absence);
        let paths = drafts.filter_map(|draft| draft.path.clone());
        paths.take(MOST_ABSENT)
    };
    let files = OWN_FILES.into_iter().map(str::to_owned);
    let files = files.chain(book::summary(&course.dialect));
    let mut watched = Watched {
        // What was refused may be there.
        read: files.chain(named(Absence::Refused)).collect(),
        absent: named(Absence::Missing).collect(),
    };
    if let Some((source, path)) = glossary_page::find(library, course) {
        watched.read.push(path);
        watched.add_included(library, &Edition::of(&source));
    } else if let Some((path, _)) = glossary_page::obstacle(library, course) {
        watched.read.push(path);
    }
    watched
}

/// The file of a lesson, those that are included in it, and those that its practice and its output are read from.
pub fn lesson_files(library: &Library, course: &Course, lesson: &Lesson) -> Watched {
    let own = course.lesson(&lesson.id).map(|entry| entry.path.clone());
    let offered = practice::files(lesson).into_iter();
    let offered = offered.chain(outputs::files(lesson));
    let mut watched = Watched {
        read: own.into_iter().chain(offered).collect(),
        absent: Vec::new(),
    };
    watched.add_included(library, &lesson.edition);
    watched
}

impl Watched {
    /// Adds the files that a text was put together from, and those that it asks for in vain.
    fn add_included(&mut self, library: &Library, edition: &Edition) {
        let path = |name: &String| library.path_of(name);
        self.read.extend(edition.included.iter().filter_map(path));
        self.absent.extend(edition.absent.iter().filter_map(path));
    }
}
