//! Problems in words: an excerpt of the file with the place marked, as compilers show it.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use anyhow::anyhow;

use crate::course::{Coverage, Lesson};
use crate::diagnostic::obstacle::Obstacle;
use crate::diagnostic::{Diagnostic, Severity, first_of_each_place};
use crate::shell;
use crate::source::Span;
use crate::text;

/// An excerpt is at most this many lines.
const LONGEST_EXCERPT: usize = 4;
/// A line of it is at most this many characters.
const LONGEST_LINE: usize = 400;
/// So many of them stand before the place, if the place is so far in the line that its beginning is left out.
const BEFORE: usize = 80;
/// What stands for the beginning of such a line.
const LEFT_OUT: &str = "…";

/// One problem as text of several lines, without colours. Everything foreign in it has been cleaned.
pub fn human(problem: &Diagnostic) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let message = text::clean_line(&problem.message).into_owned();
    let name = text::clean_line(&problem.source.name).into_owned();
    let hint = problem.hint.as_deref().map(text::clean_line);
    let excerpt = problem.span.and_then(|span| Excerpt::new(problem, span));
    let mut group = Group::with_title(level.primary_title(message));
    match &excerpt {
        Some(excerpt) => {
            let mut snippet = Snippet::source(&excerpt.text)
                .line_start(excerpt.line)
                .fold(false)
                .annotation(AnnotationKind::Primary.span(excerpt.start..excerpt.end));
            // Where the line is whole, its column is counted in the excerpt.
            match excerpt.column {
                Some(column) => {
                    let origin = Origin::path(&name).line(excerpt.line).char_column(column);
                    group = group.element(origin);
                }
                None => snippet = snippet.path(&name),
            }
            group = group.element(snippet);
        }
        None => group = group.element(Origin::path(&name)),
    }
    if let Some(hint) = hint {
        group = group.element(Level::HELP.message(hint.into_owned()));
    }
    format!("{}\n\n", Renderer::plain().render(&[group]))
}

/// That something could not be done, why, and what to do next.
pub fn refused(what: &str, error: &io::Error) -> anyhow::Error {
    anyhow!("{what}: {}.", Obstacle::from(error))
}

/// What could not be done, and why down to the first cause; what the system refused is said in words.
pub fn causes(error: &anyhow::Error) -> String {
    let causes = error.chain().map(|cause| match cause.downcast_ref() {
        Some(refused) => Obstacle::from(refused).to_string(),
        None => cause.to_string(),
    });
    causes.collect::<Vec<_>>().join(": ")
}

/// Tells problems on standard error in the order of their files and places; the status of a failure if one is an error.
pub fn tell(mut problems: Vec<Diagnostic>) -> Option<ExitCode> {
    first_of_each_place(&mut problems);
    let reports: String = problems.iter().map(human).collect();
    if !reports.is_empty() {
        shell::complain(&reports);
    }
    let is_failure = problems.iter().any(Diagnostic::is_error);
    is_failure.then_some(ExitCode::FAILURE)
}

/// A problem as one sentence with its place and what to do about it.
pub fn sentence(problem: &Diagnostic) -> String {
    let (place, hint) = (problem.place(), hint(problem));
    format!("{place}: {}{hint}.", problem.message)
}

/// What to do about a problem, as the end of a sentence on it.
pub fn hint(problem: &Diagnostic) -> String {
    let hint = problem.hint.as_ref();
    hint.map_or_else(String::new, |hint| format!("; {hint}"))
}

/// A path as a shell takes it.
pub fn quoted(path: &Path) -> String {
    text::quoted(&path.display().to_string())
}

/// A path as the last word of a command that is told, with a blank before it; nothing of the course that comes with the program.
pub fn behind(path: Option<&Path>) -> String {
    path.map_or_else(String::new, |path| {
        let path = text::clean_line(&quoted(path)).into_owned();
        let is_option = path.starts_with('-') && path != "-";
        let dashes = if is_option { "-- " } else { "" };
        format!(" {dashes}{path}")
    })
}

/// The lines around a problem, cleaned, with the place in them.
struct Excerpt {
    text: String,
    line: usize,
    /// The column, if the beginning of the line is left out.
    column: Option<usize>,
    start: usize,
    end: usize,
}

impl Excerpt {
    fn new(problem: &Diagnostic, span: Span) -> Option<Self> {
        let source = &problem.source;
        if source.text.is_empty() {
            return None;
        }
        let position = source.position(span.start);
        let column = position.column as usize;
        let first = source
            .text
            .get(..span.start.min(source.text.len()))?
            .rfind('\n')
            .map_or(0, |newline| newline + 1);
        let lines: Vec<&str> = source
            .text
            .get(first..)?
            .split('\n')
            .take(LONGEST_EXCERPT)
            .collect();
        let mut excerpt = Self {
            text: String::new(),
            line: position.line as usize,
            column: None,
            start: 0,
            end: 0,
        };
        let mut offset = first;
        for line in lines {
            if offset > span.start && offset >= span.end {
                break;
            }
            let is_first = (offset..=offset + line.len()).contains(&span.start);
            let skipped = if is_first && column > LONGEST_LINE - BEFORE {
                excerpt.column = Some(column);
                let skipped = line.char_indices().nth(column - 1 - BEFORE);
                skipped.map_or(0, |(at, _)| at)
            } else {
                0
            };
            let lead = if skipped > 0 { LEFT_OUT } else { "" };
            let rest = line.get(skipped..).unwrap_or_default();
            let cut: String = rest.chars().take(LONGEST_LINE).collect();
            let place = |at: usize| {
                let before = cut.get(..at.saturating_sub(offset + skipped));
                lead.len() + text::clean_line(before.unwrap_or(&cut)).len()
            };
            let before = excerpt.text.len();
            if is_first {
                excerpt.start = before + place(span.start);
            }
            if span.end >= offset {
                excerpt.end = before + place(span.end.min(offset + line.len()));
            }
            excerpt.text.push_str(lead);
            excerpt.text.push_str(&text::clean_line(&cut));
            excerpt.text.push('\n');
            offset += line.len() + 1;
        }
        excerpt.end = excerpt.end.max(excerpt.start);
        Some(excerpt)
    }
}

/// What is said of a lesson that could not be read: its file, and why.
pub fn missing(lesson: &Lesson) -> Option<String> {
    let why = lesson.blocks.get(0)?.prose().next()?;
    (lesson.coverage == Coverage::Nothing).then(|| why.text.to_owned())
}

/// What a reader of a text is told of the errors of its course, if there are any: it looks whole, and is not. How many there
/// are is known to who looks at everything only.
pub fn errors(problems: &[Diagnostic], path: Option<&Path>) -> Option<String> {
    if !problems.iter().any(Diagnostic::is_error) {
        return None;
    }
    let path = behind(path);
    Some(format!(
        "There are errors in this course; `nodecourse check{path}` shows them."
    ))
}
