//! From files to a course and its problems. Loading never fails: what cannot be read is a diagnostic
//! and the rest is shown. It knows no screen, and it is the only floor that knows Markdown.

mod check;
mod course_file;
mod decode;
mod digest;
mod files;
mod front_matter;
mod glossary_file;
mod keys;
mod lesson;
mod library;
mod links;
mod markdown;
mod open;
mod order;
mod outline;
mod problems;
mod terms;

use std::sync::Arc;

use crate::course::{Course, Glossary, Lesson, LessonId, Module, Modules};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

pub use check::check;
pub use digest::digest;
pub use library::Library;
pub use open::OpenError;
pub use terms::{Matcher, mark_terms};

use course_file::CourseFile;
use decode::Text;
use files::ReadError;
use glossary_file::Extent;
use library::Place;
use links::Names;
use outline::Outline;

/// What a native course says of itself.
const COURSE_FILE: &str = "course.toml";
/// Its terms.
const COURSE_GLOSSARY: &str = "glossary.toml";

/// A lesson with more bytes is long.
const LONG_TEXT: usize = 1 << 20;

/// A course without the bodies of its lessons, and what is wrong with its files.
pub fn course(library: &Library) -> (Course, Vec<Diagnostic>) {
    let (course, _, problems) = course_and_matcher(library);
    (course, problems)
}

/// The same, with the matcher of its glossary.
pub fn course_and_matcher(library: &Library) -> (Course, Matcher, Vec<Diagnostic>) {
    let (mut course, mut problems) = first_look(library);
    course.glossary = Arc::new(term_names(library, &course));
    let matcher = Matcher::new(&course.glossary);
    let (glossary, found) = glossary(library, &course, &matcher);
    course.glossary = Arc::new(glossary);
    problems.extend(found);
    (course, matcher, problems)
}

/// What the first page needs of a course: its glossary is not read yet.
pub fn first_look(library: &Library) -> (Course, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let (file, modules) = match read_toml(library, COURSE_FILE, &mut problems) {
        Some(source) => native(library, &source, &mut problems),
        // The place for other kinds of course, such as mdBook's `SUMMARY.md`.
        None => (CourseFile::default(), folder(library, &mut problems)),
    };
    let course = Course {
        id: file.id.unwrap_or_else(|| library.id()),
        title: file.title.unwrap_or_else(|| title(library, &modules)),
        summary: file.summary,
        language: file.language.unwrap_or_else(|| "en".to_owned()),
        license: file.license,
        authors: file.authors,
        link: file.link,
        callouts: file.callouts,
        modules: Modules::new(modules),
        glossary: Arc::new(Glossary::default()),
    };
    (course, problems)
}

/// The names of a course's terms, and not yet what they mean. [`glossary`] reads that, and tells what is wrong.
pub fn term_names(library: &Library, course: &Course) -> Glossary {
    match read_toml(library, COURSE_GLOSSARY, &mut Vec::new()) {
        Some(source) => {
            let names = Names::of(course, COURSE_GLOSSARY);
            glossary_file::read(&source, names, Extent::Names).0
        }
        None => Glossary::default(),
    }
}

/// Whether a course has a glossary, whatever is in it.
pub fn has_glossary(library: &Library) -> bool {
    !matches!(library.place, Place::File { .. }) && library.has(COURSE_GLOSSARY)
}

/// Whether a lesson is so long that to read it twice would take longer than anybody would like to wait.
pub fn is_long(library: &Library, course: &Course, id: &LessonId) -> bool {
    let entry = course.lesson(id);
    entry.is_some_and(|entry| library.length(&entry.path) > LONG_TEXT)
}

/// The whole glossary of a course, with the terms in its definitions marked, and what is wrong with it.
pub fn glossary(
    library: &Library,
    course: &Course,
    matcher: &Matcher,
) -> (Glossary, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let Some(source) = read_toml(library, COURSE_GLOSSARY, &mut problems) else {
        return (Glossary::default(), problems);
    };
    let names = Names::of(course, COURSE_GLOSSARY);
    let (mut glossary, found) = glossary_file::read(&source, names, Extent::Definitions);
    problems.extend(found);
    for term in &mut glossary.terms {
        terms::mark_definition(&mut term.text, &term.id, matcher);
        terms::mark_definition(&mut term.more, &term.id, matcher);
    }
    (glossary, problems)
}

/// The file that defines the terms of a course, if it has one.
pub fn glossary_file(library: &Library) -> Option<Arc<Source>> {
    read_toml(library, COURSE_GLOSSARY, &mut Vec::new())
}

/// A lesson, without marks on its terms, and what is wrong with its file.
pub fn lesson(library: &Library, course: &Course, id: &LessonId) -> (Lesson, Vec<Diagnostic>) {
    let loaded = lesson::load(library, course, id);
    (loaded.lesson, loaded.problems)
}

/// Any Markdown as a lesson of a course, at the path that its name says.
pub fn document(source: &Arc<Source>, course: &Course) -> (Lesson, Vec<Diagnostic>) {
    let loaded = lesson::parse(source, &source.name, course);
    (loaded.lesson, loaded.problems)
}

/// A course with a `course.toml`.
fn native(
    library: &Library,
    source: &Arc<Source>,
    problems: &mut Vec<Diagnostic>,
) -> (CourseFile, Vec<Module>) {
    let (file, found) = course_file::read(source);
    problems.extend(found);
    let (modules, found) = Outline::new(library, source).native(&file);
    problems.extend(found);
    if modules.iter().all(|module| module.lessons.is_empty()) {
        problems.push(Diagnostic::error(source, None, "the course has no lessons"));
    }
    (file, modules)
}

/// A folder of Markdown, or one file.
fn folder(library: &Library, problems: &mut Vec<Diagnostic>) -> Vec<Module> {
    let source = Source::new(library.shown_root(), "");
    let (modules, found) = Outline::new(library, &source).folder(&[]);
    problems.extend(found);
    modules
}

/// A file of the course itself; `None` if it has none. One file alone has no course around it.
fn read_toml(library: &Library, path: &str, problems: &mut Vec<Diagnostic>) -> Option<Arc<Source>> {
    if matches!(library.place, Place::File { .. }) {
        return None;
    }
    match library.read(path) {
        Ok(Text { source, problem }) => {
            problems.extend(problem);
            Some(source)
        }
        Err(ReadError::Missing) => None,
        Err(error) => {
            let source = Source::new(library.shown(path), "");
            let message = format!("`{path}` cannot be read: {error}");
            problems.push(Diagnostic::error(&source, None, message));
            None
        }
    }
}

/// The title of a course that gives none: its front page's, the only lesson's, or its folder's.
fn title(library: &Library, modules: &[Module]) -> String {
    let mut lessons = modules.iter().flat_map(|module| &module.lessons);
    match (lessons.next(), lessons.next()) {
        (Some(only), None) => only.title.clone(),
        (Some(first), _) if order::is_front_page(&first.path) => first.title.clone(),
        _ => library.name(),
    }
}
