//! Whether the files that a learner sees have been written since they were read.

use super::files::FileStamp;
use super::files::{COURSE_FILE, COURSE_GLOSSARY};
use super::library::Library;
use super::{book, glossary_page, outputs, practice};
use crate::course::{Course, Lesson};
use crate::source::Source;

/// What the system knows of some files. It differs from an older one when one of them has been written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stamp(Vec<Option<FileStamp>>);

impl Stamp {
    /// The stamp of these files, which are paths in the course.
    pub fn of(library: &Library, files: &[String]) -> Self {
        Self(files.iter().map(|file| library.stamp(file)).collect())
    }

    /// Whether a file is missing that was there then: one that is being written anew often is for a moment.
    pub fn lacks_what_was_in(&self, then: &Self) -> bool {
        let mut files = self.0.iter().zip(&then.0);
        files.any(|(now, then)| now.is_none() && then.is_some())
    }
}

/// The files that list the lessons of a course and define its terms, whether or not they exist.
pub fn course_files(library: &Library, course: &Course) -> Vec<String> {
    let page = glossary_page::find(library, course);
    let page = page.map(|(source, path)| {
        std::iter::once(path)
            .chain(included(library, &source))
            .collect::<Vec<_>>()
    });
    [COURSE_FILE, COURSE_GLOSSARY, book::BOOK_FILE]
        .into_iter()
        .map(str::to_owned)
        .chain(book::summary(&course.dialect))
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
