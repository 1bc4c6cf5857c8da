//! What several commands need first: the course and the configuration.

use std::cmp::Reverse;
use std::path::Path;

use anyhow::{Context, bail};

use super::report;
use super::usage::Misuse;
use crate::app::{Config, config};
use crate::course::{Course, LessonId};
use crate::diagnostic::{Diagnostic, nearest};
use crate::load::{self, Library, OpenError};
use crate::office::home;
use crate::shell;

/// What is said of a course without lessons where nothing is known to be wrong.
const NO_LESSONS: &str = "This course has no lessons. Add a Markdown file to its folder.";

/// The course at a path, or the one that comes with the program.
pub fn library(path: Option<&Path>) -> anyhow::Result<Library> {
    match path {
        None => Ok(Library::bundled()),
        Some(path) if is_dash(path) => input(),
        Some(path) => Ok(Library::open(path)?),
    }
}

/// The same where a path or one of the commands below `under` can stand.
pub fn library_or_command(path: Option<&Path>, under: &[&str]) -> anyhow::Result<Library> {
    library(path).map_err(|error| {
        let is_missing = matches!(error.downcast_ref(), Some(OpenError::Missing { .. }));
        let misuse = path.filter(|_| is_missing);
        match misuse.and_then(|path| Misuse::in_place_of_path(path, under)) {
            Some(misuse) => misuse.into(),
            None => error,
        }
    })
}

/// Words as one phrase, and the course that was told, or that the last of them names: something that is there, or that is
/// spelled like a path. Whoever looks for the word that a folder is called puts all words in quotes.
pub fn words_and_path<'a>(
    words: &'a [String],
    course: Option<&'a Path>,
) -> (String, Option<&'a Path>) {
    if course.is_some() {
        return (words.join(" "), course);
    }
    let path = words.split_last().and_then(|(last, before)| {
        let path = Path::new(last.as_str());
        let is_markdown = path.extension().is_some_and(|extension| extension == "md");
        let is_path = path.exists() || is_dash(path) || is_markdown || last.contains('/');
        (is_path && !before.is_empty()).then_some((before, path))
    });
    match path {
        Some((before, path)) => (before.join(" "), Some(path)),
        None => (words.join(" "), None),
    }
}

/// Whether a path stands for standard input, or for standard output where something is written.
pub fn is_dash(path: &Path) -> bool {
    path == Path::new("-")
}

/// What standard input brings, as a course.
fn input() -> anyhow::Result<Library> {
    let advice = "pipe a Markdown file into it, as in `cat README.md | nodecourse -`";
    Ok(Library::of_input(piped(load::LARGEST_FILE, advice)?)?)
}

/// What standard input brings, up to one byte more than `most`; the advice is for where it is a terminal.
pub fn piped(most: usize, advice: &str) -> anyhow::Result<Vec<u8>> {
    let read = shell::read_input(most)
        .map_err(|error| report::refused("Standard input could not be read", &error))?;
    read.with_context(|| format!("Standard input is a terminal; {advice}."))
}

/// The lesson that was asked for by id, or the first one, of the course at a path.
pub fn lesson_id(
    course: &Course,
    wanted: Option<&str>,
    path: Option<&Path>,
) -> anyhow::Result<LessonId> {
    let Some(wanted) = wanted else {
        let first = course.lessons().next().map(|entry| entry.id.clone());
        return first.context(NO_LESSONS);
    };
    if let Some(entry) = course.lesson(&LessonId::new(wanted)) {
        return Ok(entry.id.clone());
    }
    if let Some(near) = nearest(wanted, course.lessons().map(|entry| entry.id.as_str())) {
        bail!("There is no lesson `{wanted}` in this course. Did you mean `{near}`?");
    }
    let some: Vec<&str> = course
        .lessons()
        .take(12)
        .map(|entry| entry.id.as_str())
        .collect();
    let more = match course.modules.lesson_count().saturating_sub(some.len()) {
        0 => String::new(),
        more => format!(
            " and {more} more; `nodecourse toc{}` lists all",
            report::behind(path)
        ),
    };
    bail!(
        "There is no lesson `{wanted}` in this course. Its lessons are: {}{more}.",
        some.join(", ")
    )
}

/// Makes sure that there is something to read, and that this program knows how.
///
/// # Errors
///
/// When the course has a newer format than the program knows, and when it has no lesson: what comes first in its files
/// is the likely reason, errors before warnings and what has a place before what has none.
pub fn any_lesson(course: &Course, problems: &[Diagnostic]) -> anyhow::Result<()> {
    if let Some(newer) = &course.newer {
        bail!(report::sentence(newer));
    }
    if course.lessons().next().is_some() {
        return Ok(());
    }
    let weight = |problem: &&Diagnostic| (Reverse(problem.severity), problem.span.is_none());
    match problems.iter().min_by_key(weight) {
        Some(reason) => {
            let place = reason.place();
            let hint = report::hint(reason);
            bail!(
                "This course has no lessons ({place}: {}){hint}.",
                reason.message
            )
        }
        None => bail!("{NO_LESSONS}"),
    }
}

/// The learner's configuration, and what is wrong with it.
pub fn config() -> (Config, Vec<Diagnostic>) {
    if let Some(problem) = home::config_folder().and_then(|folder| home::unreadable(&folder)) {
        return (Config::default(), vec![problem]);
    }
    let Some(path) = home::config_path().filter(|path| home::is_there(path)) else {
        return (Config::default(), Vec::new());
    };
    match home::read(&path) {
        Ok(source) => config::parse(&source),
        Err(problem) => (Config::default(), vec![problem]),
    }
}
