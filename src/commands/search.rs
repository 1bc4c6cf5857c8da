//! `nodecourse search`: what the player's search of the course finds, with the places in the files.

mod place;

use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;

use super::{render, report, setup};
use crate::cli::Global;
use crate::course::{Course, Lesson, LessonId};
use crate::load::{self, Library};
use crate::search::{self, Book, Closeness, Correction, Goal, Hit, Hits, Query, Question};
use crate::shell;
use crate::shell::output::Segment;
use crate::source::Source;
use crate::text::clean_line;
use crate::theme::{Role, Style};
use place::{Places, shown};

/// No more matches are printed: that many are read by no one, and not sorted out by a program either.
const MOST_HITS: usize = 10_000;

/// Prints the matches of these words in this course, or in the one that follows them, the best first; the status is a
/// failure if there is none.
pub fn run(words: &[String], course: Option<&Path>, global: &Global) -> anyhow::Result<ExitCode> {
    let written = words;
    let (words, path) = setup::words_and_path(written, course);
    let words = words.as_str();
    let library = setup::library(path)?;
    let (course, problems) = load::course(&library);
    setup::any_lesson(&course, &problems)?;
    if let Some(sentence) = report::errors(&problems, path) {
        shell::output::complain(&sentence);
    }
    let query =
        Query::new(words).context("There is nothing to look for; give a word or a phrase.")?;
    let paint = render::paint(global)?;
    let marked = paint.map(|theme| theme.style(Role::SearchMatch));
    let (book, lessons) = read(&library, &course);
    let question = Question {
        query: &query,
        here: None,
        most: MOST_HITS,
    };
    let mut hits = search::look(question, &book, &course, &|| false).unwrap_or_default();
    let is_like = |hit: &Hit| hit.closeness == Closeness::Like;
    let are_names = hits.list.iter().all(is_like);
    hits.list.retain(|hit| are_names || !is_like(hit));
    let lacking = Lacking::new(&query, &hits, &course);
    if hits.list.is_empty() {
        let meant = Some(written).filter(|_| path.is_none());
        // If a path was meant by one of the words, that is what is at fault.
        let advice = meant.and_then(meant_path).or(lacking.word);
        let sentence = format!("{}. {}", lacking.all, advice.unwrap_or_default());
        return Ok(shell::fail(clean_line(&sentence).trim_end()));
    }
    let meant = hits.correction.as_ref();
    if let Some(meant) = meant {
        shell::complain(&told_meant(meant, &course));
    }
    if are_names {
        shell::complain(&lacking.but_names());
    } else if hits.apart.is_some() {
        shell::complain("No text has these words side by side; these sentences have them apart.");
    }
    let typed = meant.map_or(query.typed.as_str(), |meant| meant.typed.as_str());
    let found_by = Query::new(hits.apart.as_deref().unwrap_or(typed));
    let found_by = found_by.as_ref().unwrap_or(&query);
    let mut files = Files {
        lessons: lessons
            .iter()
            .map(|lesson| (&lesson.0.id, Places::new(lesson, found_by, &course)))
            .collect(),
        glossary: load::glossary_file(&library, &course),
        list: load::list_file(&library, &course),
        course: &course,
    };
    for hit in &hits.list {
        let place = files.place(hit);
        let status = print(hit, place.as_deref(), marked);
        if status != ExitCode::SUCCESS {
            return Ok(status);
        }
    }
    if let Some(sentence) = told_more(&hits) {
        shell::complain(&sentence);
    }
    Ok(ExitCode::SUCCESS)
}

/// What is searched, and the lessons with the texts of their files, in which the places are.
fn read(library: &Library, course: &Course) -> (Book, Vec<(Lesson, Arc<Source>)>) {
    let mut book = Book::default();
    let mut lessons = Vec::new();
    for entry in course.lessons() {
        let (lesson, source) = load::lesson_and_source(library, course, &entry.id);
        book.add_with(&lesson, &load::offers(library, &lesson));
        lessons.push((lesson, source));
    }
    (book, lessons)
}

/// What the course has not, of that which was typed.
struct Lacking {
    /// That all of it stands nowhere, without the full stop.
    all: String,
    /// Which of the words is at fault.
    word: Option<String>,
    is_one: bool,
}

impl Lacking {
    fn new(query: &Query, hits: &Hits, course: &Course) -> Lacking {
        let is_one = query.words.split_whitespace().nth(1).is_none();
        let kind = if is_one { "word" } else { "words" };
        let signs = ("`", "`");
        let lack = hits.lack.as_ref();
        let how = lack.and_then(|lack| lack.how(signs));
        let word = lack.filter(|_| how.is_none());
        let word = word.map(|lack| lack.sentence(signs));
        let how = how.map_or_else(String::new, |how| format!(" {how}"));
        let all = format!(
            "Nothing in “{}” has the {kind} `{}`{how}",
            course.title, query.typed
        );
        Lacking { all, word, is_one }
    }

    /// The same where names are listed that are similar.
    fn but_names(&self) -> String {
        let sentence = format!(
            "{}; these names are like {}. {}",
            self.all,
            if self.is_one { "it" } else { "them" },
            self.word.as_deref().unwrap_or_default()
        );
        clean_line(&sentence).trim_end().to_owned()
    }
}

/// That there are more matches than are printed.
fn told_more(hits: &Hits) -> Option<String> {
    if hits.list.len() < MOST_HITS {
        return None;
    }
    let shown: usize = hits.list.iter().map(|hit| hit.marks.len().max(1)).sum();
    let more = hits.total.saturating_sub(shown);
    let more = match hits.extent {
        search::Extent::Enough => {
            format!("… and at least {more} more, and the rest of the course was not looked through")
        }
        search::Extent::Reading | search::Extent::Done => format!("… and {more} more"),
    };
    Some(format!("{more}; with more words there are fewer matches."))
}

/// What is looked for instead of words that stand nowhere.
fn told_meant(meant: &Correction, course: &Course) -> String {
    let quoted = |words: &[String]| {
        let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
        words.join(" and ")
    };
    let nowhere = quoted(&meant.nowhere);
    let kind = if meant.nowhere.len() == 1 {
        "word"
    } else {
        "words"
    };
    let sentence = format!(
        "Nothing in “{}” has the {kind} {nowhere}; this is for {}.",
        course.title,
        quoted(&meant.meant)
    );
    clean_line(&sentence).into_owned()
}

/// What to do about the first or the last of the words if it was probably meant to be the path of a course: it looks like
/// one, or something is spelled much the same.
fn meant_path(words: &[String]) -> Option<String> {
    let behind = |path: &str| {
        format!("A course stands behind the words, as in `nodecourse search WORD {path}`.")
    };
    let (first, others) = words.split_first()?;
    let path = Path::new(first);
    let is_markdown = path.extension().is_some_and(|extension| extension == "md");
    // One word with a slash alone is more likely a word, as in `fs/promises`.
    let has_slash = first.contains('/') && (!others.is_empty() || path.exists());
    let looks_like_one = is_markdown || has_slash;
    if path.exists() {
        let is_course = looks_like_one || (path.is_dir() && !others.is_empty());
        return is_course.then(|| behind(first));
    }
    if looks_like_one {
        let missing = Library::open(path).err()?;
        let Some(nearest) = missing.nearest() else {
            return Some(format!("{missing} It stands behind the words."));
        };
        return Some(format!("{missing} {}", behind(nearest)));
    }
    let last = others.last()?;
    if let Some(missing) = Library::open(Path::new(last)).err()
        && missing.nearest().is_some()
    {
        return Some(missing.to_string());
    }
    let missing = Library::open(path).err()?;
    let nearest = missing.nearest()?;
    Some(format!("{missing} {}", behind(nearest)))
}

/// Prints a match on one line, and sets off what matched if there is a style for it.
fn print(hit: &Hit, place: Option<&str>, marked: Option<Style>) -> ExitCode {
    let label = format!("{}: ", hit.label());
    let head = place.map_or_else(|| label.clone(), |place| format!("{place}: {label}"));
    let head = clean_line(&head).into_owned();
    let plain = |text| Segment {
        text,
        style: Style::default(),
    };
    let mut segments = vec![plain(head.as_str())];
    let mut done = 0;
    for mark in &hit.marks {
        segments.push(plain(hit.words.get(done..mark.start).unwrap_or_default()));
        segments.push(Segment {
            text: hit.words.get(mark.clone()).unwrap_or_default(),
            style: marked.unwrap_or_default(),
        });
        done = mark.end;
    }
    segments.push(plain(hit.words.get(done..).unwrap_or_default()));
    segments.push(plain("\n"));
    shell::output::print_segments(&segments)
}

/// Where the files say what was found.
struct Files<'a> {
    lessons: HashMap<&'a LessonId, Places<'a>>,
    glossary: Option<Arc<Source>>,
    list: Option<Arc<Source>>,
    course: &'a Course,
}

impl Files<'_> {
    /// `file:line:column` of a match; of a chapter that is not there that in the list. Nothing where there is no file.
    fn place(&mut self, hit: &Hit) -> Option<String> {
        Some(match &hit.goal {
            Goal::Draft(_, _, at) => {
                let list = self.list.as_ref()?;
                shown(list, list.position((*at)?))
            }
            Goal::Lesson(id) => self.in_lesson(id, |places| places.heading(None)),
            Goal::Section(id, section) => {
                self.in_lesson(id, |places| places.heading(Some(section)))
            }
            Goal::Text(id, passage, nth) => {
                self.in_lesson(id, |places| places.text(*passage, *nth))
            }
            Goal::Term(id) => {
                let term = self.course.glossary.term(id);
                let at = term.map_or(0, |term| term.span.start);
                let glossary = self.glossary.as_ref();
                glossary.map_or_else(String::new, |source| shown(source, source.position(at)))
            }
        })
    }

    fn in_lesson(
        &mut self,
        id: &LessonId,
        place: impl FnOnce(&mut Places<'_>) -> String,
    ) -> String {
        self.lessons.get_mut(id).map_or_else(String::new, place)
    }
}
