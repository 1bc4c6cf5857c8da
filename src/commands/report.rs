//! Problems in words: an excerpt of the file with the place marked, as compilers show it.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;
use crate::text;

/// An excerpt is at most this many lines.
const LONGEST_EXCERPT: usize = 4;
/// A line of it is at most this many characters; who writes longer ones knows the column.
const LONGEST_LINE: usize = 400;

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
            group = group.element(
                Snippet::source(&excerpt.text)
                    .line_start(excerpt.line)
                    .path(&name)
                    .fold(false)
                    .annotation(AnnotationKind::Primary.span(excerpt.start..excerpt.end)),
            );
        }
        None => group = group.element(annotate_snippets::Origin::path(&name)),
    }
    if let Some(hint) = hint {
        group = group.element(Level::HELP.message(hint.into_owned()));
    }
    format!("{}\n\n", Renderer::plain().render(&[group]))
}

/// What to do about a problem, as the end of a sentence on it.
pub fn hint(problem: &Diagnostic) -> String {
    let hint = problem.hint.as_ref();
    hint.map_or_else(String::new, |hint| format!("; {hint}"))
}

/// The lines around a problem, cleaned, with the place in them.
struct Excerpt {
    text: String,
    line: usize,
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
            line: position.line,
            start: 0,
            end: 0,
        };
        let mut offset = first;
        for line in lines {
            if offset > span.start && offset >= span.end {
                break;
            }
            let cut: String = line.chars().take(LONGEST_LINE).collect();
            let place = |at: usize| {
                text::clean_line(cut.get(..at.saturating_sub(offset)).unwrap_or(&cut)).len()
            };
            let before = excerpt.text.len();
            if (offset..=offset + line.len()).contains(&span.start) {
                excerpt.start = before + place(span.start);
            }
            if span.end >= offset {
                excerpt.end = before + place(span.end.min(offset + line.len()));
            }
            excerpt.text.push_str(&text::clean_line(&cut));
            excerpt.text.push('\n');
            offset += line.len() + 1;
        }
        excerpt.end = excerpt.end.max(excerpt.start);
        Some(excerpt)
    }
}
