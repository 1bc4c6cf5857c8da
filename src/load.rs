//! From files to a course and its problems. Loading never fails: what cannot be read is a diagnostic
//! and the rest is shown. It knows no screen, and it is the only floor that knows Markdown.

mod address;
mod book;
mod bundled;
mod check;
mod course_file;
mod decode;
mod digest;
mod fence;
mod files;
mod foreign;
mod front_matter;
mod glossary_file;
mod glossary_page;
mod keys;
pub mod lab_file;
mod landing;
mod lesson;
mod library;
mod line;
mod links;
mod list;
mod markdown;
mod open;
mod order;
mod outline;
mod outputs;
mod passage;
mod patch;
mod practice;
mod problems;
mod quiz_file;
mod review_file;
mod settling;
mod targets;
mod terms;
mod thinning;
mod watched;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::course::{Course, Glossary, Lesson, LessonId, Practice, Quiz, Review};
use crate::diagnostic::{Diagnostic, Problem};
use crate::source::{self, Source};

pub use check::{BrokenLinks, broken_links, check};
pub use digest::{digest, digest_with, mark_and_digest};
pub use files::LARGEST_FILE;
pub use library::{CoursePlace, Library};
pub use list::{Wanted, breaks_id, first_look, id_of_folder, lacks_id, named, outline};
pub use markdown::Written;
pub use open::OpenError;
pub use patch::patch;
pub use practice::offers;
pub use targets::targets;
pub use terms::{Matcher, find_terms, mark_terms};
pub use thinning::Thinned;
pub use watched::{
    FOLDER_AWAY, Folders, Seen, Versions, Watched, course_files, folder_gone, is_file_gone,
    is_folder_gone, is_gone, is_missing, lesson_files, own_file_gone,
};

use decode::Text;
use files::{COURSE_GLOSSARY, ReadError};
use glossary_file::Extent;
use landing::Landings;
use links::Names;
use markdown::Fate;
use problems::Problems;

/// A course without the bodies of its lessons, and what is wrong with its files.
pub fn course(library: &Library) -> (Course, Vec<Diagnostic>) {
    let (course, _, problems) = course_and_matcher(library);
    (course, problems)
}

/// The same, with the matcher of its glossary.
pub fn course_and_matcher(library: &Library) -> (Course, Matcher, Vec<Diagnostic>) {
    let (mut course, mut problems) = outline(library);
    course.glossary = Arc::new(term_names(library, &course));
    let matcher = Matcher::new(&course.glossary);
    let (glossary, found) = glossary(library, &course, &matcher);
    course.glossary = Arc::new(glossary);
    problems.extend(found);
    (course, matcher, problems)
}

/// The text of any file of a course, by its path in it. `None` where there is none that can be read.
pub fn file(library: &Library, path: &str) -> Option<String> {
    let text = library.read(path).ok()?;
    Some(text.source.text.clone())
}

/// The names of a course's terms, and not yet what they mean. [`glossary`] reads that, and tells what is wrong.
pub fn term_names(library: &Library, course: &Course) -> Glossary {
    read_glossary(library, course, Extent::Names).0
}

/// Whether a course has a glossary, whatever is in it.
pub fn has_glossary(library: &Library, course: &Course) -> bool {
    library.is_in_course()
        && (library.has(COURSE_GLOSSARY) || glossary_page::is_there(library, course))
}

/// The beginning of a lesson that is too long to be waited for, without marks on its terms; [`lesson()`] reads all of it.
/// `None` if it is not so long, or if its first page depends on the rest.
pub fn beginning(library: &Library, course: &Course, id: &LessonId) -> Option<Lesson> {
    lesson::beginning(library, course, id)
}

/// Whether the file of a lesson is a long one.
pub fn is_long(library: &Library, course: &Course, id: &LessonId) -> bool {
    let entry = course.lesson(id);
    entry.is_some_and(|entry| source::is_long(library.length(&entry.path)))
}

/// The whole glossary of a course, with the terms in its definitions marked, and what is wrong with it.
pub fn glossary(
    library: &Library,
    course: &Course,
    matcher: &Matcher,
) -> (Glossary, Vec<Diagnostic>) {
    let (mut glossary, problems) = read_glossary(library, course, Extent::Definitions);
    for term in &mut glossary.terms {
        terms::mark_definition(&mut term.text, &term.id, matcher);
        terms::mark_definition(&mut term.more, &term.id, matcher);
    }
    (glossary, problems)
}

/// The glossary, of which no term is marked yet: the course's own file, else a page of it.
fn read_glossary(
    library: &Library,
    course: &Course,
    extent: Extent,
) -> (Glossary, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let ((mut glossary, found), path) =
        if let Some(source) = read_toml(library, COURSE_GLOSSARY, &mut problems) {
            let names = Names::of(course, COURSE_GLOSSARY);
            let read = glossary_file::read(&source, names, extent);
            (read, COURSE_GLOSSARY.to_owned())
        } else if let Some((source, path)) = glossary_page::find(library, course) {
            let mut read = glossary_page::read(&source, &Names::of(course, &path), extent);
            read.0.page = Some(path.clone());
            (read, path)
        } else {
            problems.extend(glossary_page::unreadable(library, course));
            Default::default()
        };
    if extent == Extent::Definitions {
        let mut landings = Landings::new(library, course, &path);
        for term in &mut glossary.terms {
            for block in term.text.iter_mut().chain(&mut term.more) {
                landings.settle(block);
            }
        }
    }
    problems.extend(found);
    (glossary, problems)
}

/// The file that defines the terms of a course, if it has one.
pub fn glossary_file(library: &Library, course: &Course) -> Option<Arc<Source>> {
    read_toml(library, COURSE_GLOSSARY, &mut Vec::new())
        .or_else(|| Some(glossary_page::find(library, course)?.0))
}

/// The file that lists the lessons of a course, if it has one.
pub fn list_file(library: &Library, course: &Course) -> Option<Arc<Source>> {
    let path = book::summary(&course.dialect);
    let path = path.as_deref().unwrap_or(files::COURSE_FILE);
    read_toml(library, path, &mut Vec::new())
}

/// A lesson, without marks on its terms, and what is wrong with its file.
pub fn lesson(library: &Library, course: &Course, id: &LessonId) -> (Lesson, Vec<Diagnostic>) {
    let loaded = lesson::load(library, course, id);
    (loaded.lesson, loaded.problems)
}

/// The same for somebody who keeps it: it is packed if it is long, and nothing keeps its text.
pub fn packed_lesson(library: &Library, course: &Course, id: &LessonId) -> (Lesson, Vec<Problem>) {
    let loaded = lesson::load_each(library, course, id, &mut |_| Fate::Packed);
    loaded.without_text()
}

/// The text that a lesson's file has now, and what is wrong with its bytes; `None` if it cannot be read.
pub fn lesson_text(
    library: &Library,
    course: &Course,
    id: &LessonId,
) -> Option<(Arc<Source>, Vec<Diagnostic>)> {
    let text = library.read(&course.lesson(id)?.path).ok()?;
    Some((text.source, text.problems))
}

/// What [`packed_lesson`] makes of such a text, whatever the file has become since.
pub fn lesson_of(
    text: (Arc<Source>, Vec<Diagnostic>),
    library: &Library,
    course: &Course,
    id: &LessonId,
) -> (Lesson, Vec<Problem>) {
    lesson::of_text(text, library, course, id).without_text()
}

/// A lesson and the text that it was read from, for those who tell places in it; [`lesson()`] tells what is wrong with it.
pub fn lesson_and_source(
    library: &Library,
    course: &Course,
    id: &LessonId,
) -> (Lesson, Arc<Source>) {
    let loaded = lesson::load(library, course, id);
    (loaded.lesson, loaded.source)
}

/// The running text of what [`lesson_and_source`] has read a lesson from, with its places.
pub fn written(source: &Arc<Source>, course: &Course) -> Written {
    let front = front_matter::read(&source.text, &mut Problems::new(source));
    Written::new(&source.text, front.body, &course.dialect)
}

/// Any Markdown as a lesson of a course, at the path that its name says.
pub fn document(source: &Arc<Source>, course: &Course) -> (Lesson, Vec<Diagnostic>) {
    let loaded = lesson::parse(source, &source.name, course);
    (loaded.lesson, loaded.problems)
}

/// The questions of a file of a course, and what is wrong with them. A file that cannot be read has none; that it is
/// not there is told with the lesson that asks for it.
pub fn quiz(library: &Library, course: &Course, path: &str) -> (Quiz, Vec<Diagnostic>) {
    match read_practice(library, path) {
        Ok(text) => {
            let (quiz, mut problems) = quiz_file::read(&text.source, &Names::of(course, path));
            problems.extend(text.problems);
            (quiz, problems)
        }
        Err(problem) => (Quiz::default(), problem.into_iter().collect()),
    }
}

/// The review with this id, and what is wrong with it; `None` if there is nothing to be judged.
pub fn review(library: &Library, course: &Course, id: &str) -> (Option<Review>, Vec<Diagnostic>) {
    let path = Practice::Review(id.to_owned()).file();
    match read_practice(library, &path) {
        Ok(text) => {
            let (review, mut problems) = review_file::read(library, course, &path, &text.source);
            problems.extend(text.problems);
            (review, problems)
        }
        Err(problem) => (None, problem.into_iter().collect()),
    }
}

/// The ids of all reviews of a course, in their order.
pub fn review_ids(library: &Library) -> Vec<String> {
    let files = library.files_in("reviews");
    let ids = files
        .iter()
        .filter_map(|path| path.strip_suffix("/review.toml"));
    ids.filter(|id| !id.contains('/'))
        .map(str::to_owned)
        .collect()
}

/// The files in the folder of a review, by path in it: what its proofs are run with.
pub fn review_files(library: &Library, id: &str) -> BTreeMap<String, Arc<str>> {
    library.texts_in(&format!("reviews/{id}")).0
}

/// The file that something to do is in, to tell where it is wrong.
pub fn practice_source(library: &Library, practice: &Practice) -> Option<Arc<Source>> {
    Some(library.read(&practice.file()).ok()?.source)
}

/// Why the file of something to do cannot be read, if it is there and cannot.
pub fn unreadable(library: &Library, practice: &Practice) -> Option<Diagnostic> {
    read_practice(library, &practice.file()).err().flatten()
}

/// A file that says what there is to do, or why it cannot be read if it is there.
fn read_practice(library: &Library, path: &str) -> Result<Text, Option<Diagnostic>> {
    library.read(path).map_err(|error| {
        let source = Source::new(library.shown(path), "");
        let message = format!("`{path}` cannot be read: {error}");
        let diagnostic = Diagnostic::error(&source, None, message).advised(error.advice());
        (error != ReadError::Missing).then_some(diagnostic)
    })
}

/// A file of the course itself; `None` if it has none. A file that lies in no course has none around it.
fn read_toml(library: &Library, path: &str, problems: &mut Vec<Diagnostic>) -> Option<Arc<Source>> {
    if !library.is_in_course() {
        return None;
    }
    match library.read(path) {
        Ok(text) => {
            problems.extend(text.problems);
            Some(text.source)
        }
        Err(ReadError::Missing) => None,
        Err(error) => {
            let source = Source::new(library.shown(path), "");
            let message = format!("`{path}` cannot be read: {error}");
            problems.push(Diagnostic::error(&source, None, message).advised(error.advice()));
            None
        }
    }
}
