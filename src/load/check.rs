//! Everything that an author can get wrong, found by loading everything.

mod anchors;
mod conflicts;
mod fences;
mod lesson;
mod practice;
mod tables;

use std::cell::OnceCell;
use std::collections::HashSet;
use std::sync::Arc;

use anchors::{Anchors, AnchorsOf};

pub use lesson::{BrokenLinks, broken_links};

use super::address;
use super::files::COURSE_GLOSSARY;
use super::landing::{self, Landing};
use super::lesson as text;
use super::library::Library;
use super::links::Names;
use super::markdown::{Reference, ReferenceKind};
use super::problems::Problems;
use super::terms::mark_terms;
use super::{glossary_file, lab_file, order};
use crate::course::{
    Block, Blocks, Course, Coverage, Dialect, LessonId, Link, MarkKind, SectionId, TermId,
    file_name,
};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// A definition with more words does not fit the pop-up at its usual size: about 12 rows of 40 columns.
const MOST_WORDS: usize = 60;
/// In a course of more files a broken link is told without the nearest name: to compare it with all would take longer
/// than to look for it.
const MOST_CANDIDATES: usize = 5_000;

/// Every mistake of a course, ordered by file and place.
pub fn check(library: &Library) -> Vec<Diagnostic> {
    let (course, matcher, mut problems) = super::course_and_matcher(library);
    let mut used: HashSet<TermId> = HashSet::new();
    let mut anchors = AnchorsOf::new();
    let mut lessons = Vec::new();
    let mut offers = Vec::new();
    for entry in course.lessons() {
        let mut loaded = text::read(library, &course, entry);
        mark_terms(&mut loaded.lesson, &course, &matcher);
        problems.extend(fences::problems(&loaded, &course));
        problems.extend(conflicts::problems(&loaded));
        problems.extend(tables::problems(&loaded));
        problems.append(&mut loaded.problems);
        let lesson = &mut loaded.lesson;
        used.extend(terms_of(lesson.blocks.kept()));
        // Of what could not be read nobody knows which sections it has.
        if lesson.coverage != Coverage::Nothing {
            anchors.insert(entry.id.clone(), Anchors::of(lesson));
        }
        let practices = lesson.practices().map(|(block, practice)| {
            let span = lesson.blocks.get(block).map(|block| block.span);
            (practice, span.unwrap_or_default())
        });
        offers.push(practice::Offer {
            practices: practices.collect(),
            lesson: entry.id.clone(),
            source: Arc::clone(&loaded.source),
        });
        // The blocks are the bulk of a lesson, and no longer needed.
        lesson.blocks = Blocks::default();
        lessons.push((entry.path.as_str(), loaded));
    }
    let files = Files::default();
    for (path, loaded) in &lessons {
        let referrer = Referrer {
            library,
            course: &course,
            path,
            lesson: Some(&loaded.lesson.id),
            anchors: &anchors,
            files: &files,
        };
        problems.extend(referrer.broken(&loaded.references, &loaded.source));
    }
    // A lesson alone says nothing of the terms of the course that it lies in.
    if library.is_folder()
        && let Ok(text) = library.read(COURSE_GLOSSARY)
    {
        let referrer = Referrer {
            library,
            course: &course,
            path: COURSE_GLOSSARY,
            lesson: None,
            anchors: &anchors,
            files: &files,
        };
        let names = Names::of(&course, COURSE_GLOSSARY);
        let references = glossary_file::references(&text.source, &names);
        problems.extend(referrer.broken(&references, &text.source));
    }
    problems.extend(practice::check((library, &course), &offers, &anchors));
    if library.is_folder() {
        problems.extend(glossary_warnings(library, &course, &used));
    }
    for id in lab_file::ids(library) {
        problems.extend(
            lab_file::read(library, &id)
                .into_iter()
                .flat_map(|(_, found)| found),
        );
    }
    problems.sort_by_cached_key(|problem| (order::key(&problem.source.name), problem.span));
    problems.dedup();
    problems
}

/// A file with references, and what they are looked up in.
struct Referrer<'a> {
    library: &'a Library,
    course: &'a Course,
    path: &'a str,
    /// The lesson that the file is, if it is one.
    lesson: Option<&'a LessonId>,
    anchors: &'a AnchorsOf,
    files: &'a Files,
}

/// The files that may have been meant, as soon as one is missing.
#[derive(Default)]
struct Files {
    /// Those that are Markdown.
    pages: OnceCell<Vec<String>>,
    /// The others.
    others: OnceCell<Vec<String>>,
}

impl Files {
    /// Those of the kind that a path seems to name: a page is not offered for an image, nor an image for a page.
    fn like(&self, written: &str, kind: Kind, library: &Library) -> &[String] {
        let (_, name) = file_name::split(written);
        let is_page = file_name::markdown_stem(name).is_some()
            || (kind == Kind::Link
                && (!name.contains('.') || file_name::without(name, ".html").is_some()));
        if is_page {
            return self.pages.get_or_init(|| library.walk().files);
        }
        self.others.get_or_init(|| {
            let mut files = library.files_in("");
            files.retain(|file| file_name::markdown_stem(file).is_none());
            files
        })
    }
}

impl Referrer<'_> {
    /// What is wrong with the references of the file.
    fn broken(&self, references: &[Reference], source: &Arc<Source>) -> Vec<Diagnostic> {
        let mut problems = Problems::new(source);
        for Reference { kind, span } in references {
            match kind {
                ReferenceKind::Link(Link::Section(section)) => {
                    if let Some(lesson) = self.lesson {
                        self.section(lesson, section, *span, &mut problems);
                    }
                }
                ReferenceKind::Link(Link::Lesson(lesson, Some(section))) => {
                    self.section(lesson, section, *span, &mut problems);
                }
                ReferenceKind::Link(Link::Other(path)) => {
                    if let Some((scheme, harm)) = harm(path) {
                        problems.warning(
                            *span,
                            format!("the link is not opened: a `{scheme}:` address {harm}"),
                        );
                        problems.hint("link to an `https:` address or to a file of the course");
                    }
                    self.file(Kind::Link, path, *span, &mut problems);
                }
                ReferenceKind::Image(path) => self.file(Kind::Image, path, *span, &mut problems),
                // A fence names files by their paths in the course, wherever its lesson is.
                ReferenceKind::File(path) => {
                    let root = Referrer { path: "", ..*self };
                    root.file(Kind::File, path, *span, &mut problems);
                    if let Some(path) = self.beside(path) {
                        problems.hint(format!(
                            "code names files from the folder of the course: write `{path}`"
                        ));
                    }
                }
                ReferenceKind::Link(_) => {}
            }
        }
        problems.finish()
    }

    fn section(&self, lesson: &LessonId, section: &SectionId, span: Span, problems: &mut Problems) {
        let known = self.anchors.get(lesson);
        let Some(known) = known.filter(|known| !known.leads(section) && !section.is_top()) else {
            return;
        };
        problems.warning(
            span,
            format!("the lesson `{lesson}` has no section `{section}`"),
        );
        problems.hint("link to one of its headings, or to the lesson alone");
        problems.suggest(section.as_str(), known.ids.iter().map(SectionId::as_str));
    }

    /// The path in the course that a fence should have named, where it names a file as its lesson would.
    fn beside(&self, written: &str) -> Option<String> {
        let beside = address::join(self.path, written)?;
        let is_meant = beside != written && !self.library.has(written);
        Some(beside).filter(|path| is_meant && self.library.has(path))
    }

    /// Tells of a file that is not in the course. Addresses elsewhere are not looked at.
    fn file(&self, kind: Kind, written: &str, span: Span, problems: &mut Problems) {
        let landing = landing::find(self.library, self.course, self.path, written);
        let section = address::place(written);
        let (what, written) = (kind.word(), address::path(written));
        let mut tell = |message: String| match kind {
            Kind::Link | Kind::Image => problems.warning(span, message),
            // Without it nothing can be run or proven.
            Kind::File => problems.error(span, message),
        };
        let path = match landing {
            Landing::Elsewhere | Landing::There(_) => return,
            Landing::Lesson(lesson) if kind == Kind::Link => {
                if let Some(section) = section {
                    self.section(&lesson, &section, span, problems);
                }
                return;
            }
            Landing::Outside | Landing::Lesson(_) => {
                tell(format!("the {what} `{written}` leads out of the course"));
                let hint = match kind {
                    Kind::Link => "copy what it leads to into the course, or give its address",
                    Kind::Image | Kind::File => "copy the file into the course",
                };
                return problems.hint(hint);
            }
            Landing::OnSite(path) => {
                tell(format!(
                    "the {what} `{written}` begins at the site's root, and there is no `{path}` in this course"
                ));
                return self.suggest((written, kind), problems);
            }
            Landing::Closed(error) => {
                tell(format!("the {what} `{written}` cannot be opened: {error}"));
                return problems.advise(&error);
            }
            Landing::Missing(path) => path,
        };
        let from = match kind {
            Kind::Link | Kind::Image => "",
            Kind::File => " in the folder of the course",
        };
        tell(format!(
            "the {what} `{written}` leads to nothing: there is no `{path}`{from}"
        ));
        self.suggest((&path, kind), problems);
    }

    /// Asks whether one of the files was meant, by its path in the course or from the root of a site.
    fn suggest(&self, (written, kind): (&str, Kind), problems: &mut Problems) {
        let files = self.files.like(written, kind, self.library);
        if files.len() > MOST_CANDIDATES {
            return;
        }
        if written.starts_with('/') {
            let root = match &self.course.dialect {
                Dialect::Book(rules) => rules.folder.as_str(),
                Dialect::Native | Dialect::Plain => "",
            };
            let inside = |file: &String| {
                let inside = file.strip_prefix(root)?.trim_start_matches('/');
                Some(format!("/{inside}"))
            };
            let rooted: Vec<String> = files.iter().filter_map(inside).collect();
            problems.suggest(written, rooted.iter().map(String::as_str));
        } else {
            problems.suggest(written, files.iter().map(String::as_str));
        }
    }
}

/// What names a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A link in the text.
    Link,
    /// An image in the text.
    Image,
    /// A fence, for its code.
    File,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Image => "image",
            Self::File => "file",
        }
    }
}

/// The scheme of an address that is never opened, and why.
fn harm(address: &str) -> Option<(&str, &'static str)> {
    let scheme = Link::scheme(address)?;
    Some((scheme, Link::harm(scheme)?))
}

/// Terms that are never used, and definitions too long for the pop-up.
fn glossary_warnings(
    library: &Library,
    course: &Course,
    used: &HashSet<TermId>,
) -> Vec<Diagnostic> {
    let Ok(text) = library.read(COURSE_GLOSSARY) else {
        return Vec::new();
    };
    if course.glossary.is_broken {
        return Vec::new();
    }
    let mut problems = Problems::new(&text.source);
    for term in &course.glossary.terms {
        if !used.contains(&term.id) {
            problems.warning(term.span, format!("no lesson uses the term `{}`", term.id));
        }
        let words: usize = term
            .text
            .iter()
            .flat_map(Block::prose)
            .map(|prose| prose.text.split_whitespace().count())
            .sum();
        if words > MOST_WORDS {
            let message = format!(
                "the definition of `{}` has {words} words, more than the {MOST_WORDS} that fit the pop-up",
                term.id
            );
            problems.warning(term.span, message);
            problems.hint("move what is not needed at once to `more`");
        }
    }
    problems.finish()
}

fn terms_of(blocks: &[Block]) -> impl Iterator<Item = TermId> {
    blocks
        .iter()
        .flat_map(Block::prose)
        .flat_map(|prose| prose.marks)
        .filter_map(|mark| match &mark.kind {
            MarkKind::Term { id, .. } => Some(id.clone()),
            _ => None,
        })
}
