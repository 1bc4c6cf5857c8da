//! Whether the files that a learner sees have been written since they were read.

use std::collections::BTreeMap;

use super::files::{COURSE_FILE, COURSE_GLOSSARY, FileStamp, ReadError};
use super::library::Library;
use super::{book, glossary_page, outputs, practice};
use crate::course::{Course, Lesson, LessonId};
use crate::source::Source;

/// A file that is missing at so many looks in a row is gone; before that it may be being written anew.
const GONE: u32 = 10;
/// No more of the files that a course names in vain are looked for.
const MOST_ABSENT: usize = 1_000;

/// What was seen of some files at the last look.
#[derive(Debug, Default)]
pub struct Seen(BTreeMap<String, State>);

#[derive(Debug, Clone, Copy)]
struct State {
    stamp: Option<FileStamp>,
    /// At how many looks in a row it was missing and had been there before.
    missing: u32,
}

impl Seen {
    /// Looks at files, which are paths in the course. Whether one of them has been written, has gone or has come since
    /// the last look; not if it is looked at for the first time.
    pub fn look(&mut self, library: &Library, files: &[String]) -> bool {
        let mut is_written = false;
        let now = files.iter().map(|file| {
            let stamp = library.stamp(file);
            let state = match self.0.get(file) {
                Some(then) if stamp.is_none() && then.stamp.is_some() && then.missing < GONE => {
                    let missing = then.missing + 1;
                    State { missing, ..*then }
                }
                then => {
                    is_written |= then.is_some_and(|then| stamp != then.stamp);
                    State { stamp, missing: 0 }
                }
            };
            (file.clone(), state)
        });
        self.0 = now.collect();
        is_written
    }
}

/// Whether the file of a lesson is not there any more.
pub fn is_gone(library: &Library, course: &Course, id: &LessonId) -> bool {
    let read = course.lesson(id).map(|entry| library.head(&entry.path, 1));
    matches!(read, Some(Err(ReadError::Missing | ReadError::Dangling)))
}

/// The files that list the lessons of a course and define its terms, and those that are listed and not there, as far as
/// that is known.
pub fn course_files(library: &Library, course: &Course) -> Vec<String> {
    let page = glossary_page::find(library, course);
    let page = page.map(|(source, path)| {
        std::iter::once(path)
            .chain(included(library, &source))
            .collect::<Vec<_>>()
    });
    let drafts = course.modules.iter().flat_map(|module| &module.drafts);
    let absent = drafts.filter_map(|draft| draft.path.clone());
    [COURSE_FILE, COURSE_GLOSSARY, book::BOOK_FILE]
        .into_iter()
        .map(str::to_owned)
        .chain(book::summary(&course.dialect))
        .chain(absent.take(MOST_ABSENT))
        .chain(page.into_iter().flatten())
        .collect()
}

/// The file of a lesson, those that are included in it, and those that its practice and its output are read from.
pub fn lesson_files(library: &Library, course: &Course, lesson: &Lesson) -> Vec<String> {
    let own = course.lesson(&lesson.id).map(|entry| entry.path.clone());
    let included = included(library, &lesson.source);
    let offered = practice::files(lesson).into_iter();
    let offered = offered.chain(outputs::files(lesson));
    let mut files: Vec<String> = own.into_iter().chain(included).chain(offered).collect();
    files.sort_unstable();
    files.dedup();
    files
}

/// The files that a text was put together from.
fn included(library: &Library, source: &Source) -> impl Iterator<Item = String> {
    let origins = source.origins.as_ref();
    let sources = origins.into_iter().flat_map(|origins| origins.sources());
    sources.filter_map(|source| library.path_of(&source.name))
}
