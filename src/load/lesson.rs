//! One lesson, read whole.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::library::Library;
use super::links::Names;
use super::markdown::{self, Document, Each, Fate, Reference};
use super::problems::Problems;
use super::settling::Settler;
use super::watched::{FOLDER_GONE, PUT_BACK, is_folder_gone};
use super::{book, foreign, front_matter, outline, practice};
use crate::course::block::{Block, BlockKind, Containers};
use crate::course::{
    Course, Coverage, Dialect, Footnotes, Lesson, LessonEntry, LessonId, Prose, TermId,
};
use crate::diagnostic::{Diagnostic, Problem};
use crate::source::{Edition, Positions, Source, Span, is_long};
use crate::text;

/// A lesson, and what it leads to.
pub struct Loaded {
    /// The lesson.
    pub lesson: Lesson,
    /// The text that it was read from.
    pub source: Arc<Source>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
    /// What it leads to that may not be there, for who reads it with [`load`].
    pub references: Vec<Reference>,
}

impl Loaded {
    /// The lesson and what is wrong with it. A diagnostic would keep the text.
    pub fn without_text(self) -> (Lesson, Vec<Problem>) {
        let problems = Problem::all_in(&self.source.name, self.problems);
        (self.lesson, problems)
    }
}

/// So much of a long file is its beginning, which is shown first.
const BEGINNING: usize = 128 << 10;
/// …and no more lines than that: as blocks they take many times their bytes, and lie there for as long as the rest is read.
const BEGINNING_LINES: usize = 4096;
/// Nobody sees more of it than that before the rest has been read.
const FIRST_SCREENS: usize = 16 << 10;

/// Loads a lesson of a course, without its terms.
pub fn load(library: &Library, course: &Course, id: &LessonId) -> Loaded {
    load_each(library, course, id, &mut |_| Fate::Stays)
}

/// The same with something done with each block.
pub fn load_each(library: &Library, course: &Course, id: &LessonId, each: Each<'_>) -> Loaded {
    let Some(entry) = course.lesson(id) else {
        let source = Source::new(library.shown_root(), "");
        let reason = "the course has no such lesson";
        let shown = format!("This lesson cannot be shown: {reason}.");
        let error = Diagnostic::error(&source, None, reason);
        return unreadable((id.clone(), id.as_str()), shown, error);
    };
    read_each(library, course, entry, each)
}

/// Loads the lesson of an entry, without its terms.
pub fn read(library: &Library, course: &Course, entry: &LessonEntry) -> Loaded {
    read_each(library, course, entry, &mut |_| Fate::Stays)
}

fn read_each(library: &Library, course: &Course, entry: &LessonEntry, each: Each<'_>) -> Loaded {
    match library.read(&entry.path) {
        Ok(text) => whole(
            (&text.source, text.problems),
            library,
            (course, entry),
            each,
        ),
        Err(error) => {
            let source = Source::new(library.shown(&entry.path), "");
            // Where nothing of the course is there, its file is not what there is to write.
            let is_folder_gone = is_folder_gone(library);
            // Of one file alone nobody reads the list.
            let is_listed = entry.is_listed && library.is_folder();
            let (why, advice) = if is_folder_gone {
                (FOLDER_GONE.to_owned(), Some(PUT_BACK))
            } else if is_listed {
                (error.to_string(), error.advice_on_listed())
            } else {
                (error.to_string(), error.advice_on_found())
            };
            let next = advice.map_or_else(String::new, |advice| format!("; {advice}"));
            let file = text::clean_line(&source.name);
            let shown = if is_folder_gone {
                format!("This lesson cannot be shown: {why}{next}.")
            } else {
                format!("This lesson cannot be shown, as {file} cannot be read: {why}{next}.")
            };
            let message = format!("the lesson cannot be read: {why}");
            let error = Diagnostic::error(&source, None, message).advised(advice);
            let mut loaded = unreadable((entry.id.clone(), &entry.title), shown, error);
            let looked_at = match course.dialect {
                Dialect::Book(_) => 1,
                Dialect::Native | Dialect::Plain => outline::HEAD,
            };
            if is_listed && library.head(&entry.path, looked_at).is_err() {
                // That is told where it is listed.
                loaded.problems.clear();
            }
            loaded
        }
    }
}

/// Loads a lesson from a text that its file has had, and what was wrong with the bytes of that. It is shown even if the
/// course has no such lesson any more. It is packed if it is long.
pub fn of_text(
    text: (Arc<Source>, Vec<Diagnostic>),
    library: &Library,
    course: &Course,
    id: &LessonId,
) -> Loaded {
    let (source, problems) = text;
    if let Some(entry) = course.lesson(id) {
        return whole((&source, problems), library, (course, entry), &mut |_| {
            Fate::Packed
        });
    }
    let mut loaded = page(&source, &source.name, course, &mut |_| Fate::Packed);
    loaded.lesson.id = id.clone();
    loaded.problems.extend(problems);
    loaded
}

/// Parses all of a lesson's text, of which that is wrong already, with something done with each block.
pub fn whole(
    (source, problems): (&Arc<Source>, Vec<Diagnostic>),
    library: &Library,
    (course, entry): (&Course, &LessonEntry),
    each: Each<'_>,
) -> Loaded {
    let mut settler = Settler::new(library, course, entry);
    let each = &mut |block: &mut Block| {
        let fate = each(block);
        // Of what is read for its links or its digest alone there is hardly anything left that asks for files.
        if fate != Fate::Goes {
            settler.settle(block);
        }
        fate
    };
    let mut loaded = match course.dialect {
        Dialect::Book(_) => chapter(library, source, (course, entry), each),
        Dialect::Native | Dialect::Plain => page(source, &entry.path, course, each),
    };
    loaded.problems.extend(problems);
    settle(&mut loaded, (library, entry), &settler);
    let missing = practice::missing((&loaded.lesson, &loaded.source), library);
    loaded.problems.extend(missing);
    loaded
}

/// Loads the beginning of a long lesson. `None` if it is not long, or if the first page depends on the rest: where that
/// defines links, or where the chapter of a book is put together from several files.
pub fn beginning(library: &Library, course: &Course, id: &LessonId) -> Option<Lesson> {
    let entry = course.lesson(id)?;
    if !is_long(library.length(&entry.path)) || matches!(course.dialect, Dialect::Book(_)) {
        return None;
    }
    let whole = library.read(&entry.path).ok()?.source;
    let start = (0..=BEGINNING)
        .rev()
        .find_map(|end| whole.text.get(..end))?;
    let mut newlines = memchr::memchr_iter(b'\n', start.as_bytes());
    let start = match newlines.nth(BEGINNING_LINES - 1) {
        Some(end) => start.get(..end)?,
        None => start.rsplit_once('\n')?.0,
    };
    if markdown::may_define(&whole.text) && markdown::refers(start, &course.dialect, FIRST_SCREENS)
    {
        return None;
    }
    let source = Source::new(whole.name.as_str(), start);
    let mut settler = Settler::new(library, course, entry);
    let mut loaded = part(&source, (course, entry), &mut settler);
    settle(&mut loaded, (library, entry), &settler);
    Some(Lesson {
        words: loaded.lesson.words * (whole.text.len() / start.len().max(1)),
        // Nobody has looked at the rest.
        refers: true,
        coverage: Coverage::Beginning,
        ..loaded.lesson
    })
}

/// Parses a part of a lesson's text, whose blocks are settled.
pub fn part(
    source: &Arc<Source>,
    (course, entry): (&Course, &LessonEntry),
    settler: &mut Settler<'_>,
) -> Loaded {
    page(source, &entry.path, course, &mut |block| {
        settler.settle(block);
        Fate::Stays
    })
}

/// Gives a lesson whose blocks have been settled what else only its course knows: its id, its title, and the quiz beside it.
fn settle(loaded: &mut Loaded, (library, entry): (&Library, &LessonEntry), settler: &Settler<'_>) {
    let Loaded { lesson, source, .. } = loaded;
    lesson.id = entry.id.clone();
    lesson.title = entry.called(&lesson.title).to_owned();
    if !settler.asks() {
        practice::offer_quiz((lesson, source), library, &entry.path);
    }
    // Nobody goes to a place in what is read for its digest alone.
    if !lesson.blocks.are_thinned() {
        let starts = lesson.blocks.spans().map(|span| span.start);
        lesson.positions = Positions::of(source, starts);
    }
}

/// Parses a chapter of an mdBook, whose title is the one that it is listed with.
fn chapter(
    library: &Library,
    source: &Arc<Source>,
    (course, entry): (&Course, &LessonEntry),
    each: Each<'_>,
) -> Loaded {
    let mut problems = Problems::new(source);
    let expanded = book::expand(library, source, &entry.path, &mut problems);
    let mut loaded = page(&expanded, &entry.path, course, each);
    loaded.problems.extend(problems.finish());
    loaded.lesson.title.clone_from(&entry.title);
    loaded
}

/// Parses a lesson as any program may have written it.
fn page(source: &Arc<Source>, path: &str, course: &Course, each: Each<'_>) -> Loaded {
    let mut problems = Problems::new(source);
    let rewritten = foreign::rewrite(source, &course.dialect, &mut problems);
    let mut loaded = parse_each(&rewritten, path, course, each);
    loaded.problems.extend(problems.finish());
    loaded
}

/// Parses a lesson at a path in the course, without its terms.
pub fn parse(source: &Arc<Source>, path: &str, course: &Course) -> Loaded {
    parse_each(source, path, course, &mut |_| Fate::Stays)
}

fn parse_each(source: &Arc<Source>, path: &str, course: &Course, each: Each<'_>) -> Loaded {
    let names = Names::of(course, path);
    let mut problems = Problems::new(source);
    let front = front_matter::read(&source.text, &mut problems);
    let mut document =
        markdown::parse_each((&source.text, front.body), &names, &mut problems, each);
    let own = front.title.as_deref().map(str::trim);
    if let Some(title) = own.filter(|title| !title.is_empty() && document.title.is_none()) {
        document.begin_with(title, title_span(&source.text, front.body, title));
    }
    let Document {
        title,
        blocks,
        sections,
        anchors,
        footnotes,
        words,
        references,
    } = document;
    let mut skip = Vec::new();
    for term in front.skip {
        let id = TermId::new(term.value.as_str());
        if course.glossary.term(&id).is_none() && !course.glossary.is_broken {
            problems.warning(
                term.span,
                format!("the glossary has no term `{}`", term.value),
            );
            let ids = course.glossary.terms.iter().map(|term| term.id.as_str());
            problems.suggest(&term.value, ids);
        }
        skip.push(id);
    }
    let lesson = Lesson {
        id: LessonId::new(front.id.unwrap_or_else(|| outline::id_of(path))),
        title: front
            .title
            .or(title)
            .or_else(|| markdown::leading_heading(source.text.get(front.body..)?))
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| outline::file_name(path).to_owned()),
        goal: front.goal,
        skip,
        edition: Arc::new(Edition::of(source)),
        blocks,
        positions: Positions::default(),
        sections: Arc::new(sections),
        anchors,
        footnotes,
        words,
        refers: !references.is_empty(),
        coverage: Coverage::Whole,
    };
    Loaded {
        lesson,
        source: Arc::clone(source),
        problems: problems.finish(),
        references,
    }
}

/// Where the front matter has the title; its first byte where it is written in another way.
fn title_span(text: &str, body: usize, title: &str) -> Span {
    let front = text.get(..body).unwrap_or_default();
    let found = front.find(title);
    found.map_or(Span::default(), |at| Span::new(at, at + title.len()))
}

/// What is shown in place of a lesson that cannot be read: a sentence that says so.
fn unreadable((id, title): (LessonId, &str), shown: String, error: Diagnostic) -> Loaded {
    let source = Arc::clone(&error.source);
    let block = Block {
        kind: BlockKind::Paragraph(Prose::plain(shown)),
        span: Span::default(),
        nest: Containers::NONE,
        opened: 0,
        gap: None,
    };
    Loaded {
        lesson: Lesson {
            id,
            title: title.to_owned(),
            goal: None,
            skip: Vec::new(),
            edition: Arc::new(Edition::of(&source)),
            blocks: vec![block].into(),
            positions: Positions::default(),
            sections: Arc::default(),
            anchors: BTreeMap::new(),
            footnotes: Footnotes::default(),
            words: 0,
            refers: false,
            coverage: Coverage::Nothing,
        },
        source,
        problems: vec![error],
        references: Vec::new(),
    }
}
