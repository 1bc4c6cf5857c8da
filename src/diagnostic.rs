//! A mistake in content, as a value: what is wrong, where, and what to do about it.

pub mod not_toml;
pub mod obstacle;
mod problem;

use std::cmp::Reverse;
use std::sync::Arc;

use crate::source::{Source, Span};

pub use problem::Problem;

/// How much a mistake matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something an author would want to know; nothing is missing for the learner.
    Warning,
    /// Something is shown wrongly or not at all.
    Error,
}

/// One mistake in a course, a theme or a configuration file.
///
/// Message and hint are foreign text: they quote what the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong: one sentence without a final period.
    pub message: String,
    /// The file, with its text where it could be read; of an included text the file that it comes from.
    pub source: Arc<Source>,
    /// Where in the file; `None` is the file as a whole.
    pub span: Option<Span>,
    /// What to do about it, as in “did you mean `event-loop`?”.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error at a span.
    pub fn error(
        source: &Arc<Source>,
        span: impl Into<Option<Span>>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Error, source, span.into(), message.into())
    }

    /// A warning at a span.
    pub fn warning(
        source: &Arc<Source>,
        span: impl Into<Option<Span>>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(Severity::Warning, source, span.into(), message.into())
    }

    /// The same with a hint.
    #[must_use]
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        self.advised(Some(hint))
    }

    /// With a suggestion, if there is one; without, a hint that it has stays.
    #[must_use]
    pub fn advised(mut self, hint: Option<impl Into<String>>) -> Self {
        if let Some(hint) = hint {
            self.hint = Some(hint.into());
        }
        self
    }

    /// Whether it is more than a warning.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// `file:line:column`, or the file alone where the mistake has no place in it.
    pub fn place(&self) -> String {
        match self.span {
            Some(span) => {
                let at = self.source.position(span.start);
                format!("{}:{}:{}", self.source.name, at.line, at.column)
            }
            None => self.source.name.clone(),
        }
    }

    fn new(severity: Severity, source: &Arc<Source>, span: Option<Span>, message: String) -> Self {
        let (source, span) = match span.map(|span| source.origin(span)) {
            Some((source, span)) => (source, Some(span)),
            None => (Arc::clone(source), None),
        };
        Self {
            severity,
            message,
            source,
            span,
            hint: None,
        }
    }
}

/// Orders mistakes by file and place, and keeps the first of each place: what follows from it says nothing new.
pub fn first_of_each_place(mistakes: &mut Vec<Diagnostic>) {
    let place = |mistake: &Diagnostic| mistake.span.map(|span| span.start);
    mistakes.sort_by(|one, other| {
        (&one.source.name, place(one)).cmp(&(&other.source.name, place(other)))
    });
    mistakes.dedup_by(|later, first| {
        place(first).is_some() && (&first.source, place(first)) == (&later.source, place(later))
    });
}

/// The candidate that a mistyped word most likely meant, if one is close enough to offer.
///
/// One is close enough if its Jaro–Winkler similarity is at least 0.8, compared without regard to case; a path only if that
/// holds of the name of its file, too, or that is one slip away: folders that are the same say nothing of that. Of those the
/// one is offered whose file has the same name, else that the fewest slips lead to; of as many, one as long as the word, then
/// one that begins and ends as it does, so that `page-50001` means `page-50000` rather than `page-5000` or `page-10001`.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const CLOSE_ENOUGH: f64 = 0.8;
    let wanted = word.to_lowercase();
    candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            let is_like = |one, other| strsim::jaro_winkler(one, other) >= CLOSE_ENOUGH;
            let names = (stem(&wanted), stem(&lower));
            let is_near = is_like(names.0, names.1) || is_a_slip(names);
            let is_close = is_like(&wanted, &lower) && is_near;
            is_close.then(|| (distance(&wanted, &lower), candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}

/// Whether one slip makes one short name of another; of one or two letters it makes any.
fn is_a_slip((one, other): (&str, &str)) -> bool {
    one.chars().nth(2).is_some() && strsim::osa_distance(one, other) <= 1
}

/// How far a candidate is from a word, the most telling measure first; shorter ones come first at last.
fn distance(word: &str, candidate: &str) -> impl Ord + use<> {
    let same = |(one, other): &(char, char)| one == other;
    let (ahead, back) = (word.chars(), word.chars().rev());
    let begins = ahead.zip(candidate.chars()).take_while(same).count();
    let ends = back.zip(candidate.chars().rev()).take_while(same).count();
    let length = candidate.chars().count();
    // A file of this name in another folder was meant, or with another ending.
    (
        stem(word) != stem(candidate),
        strsim::osa_distance(word, candidate),
        length.abs_diff(word.chars().count()),
        Reverse((begins, ends)),
        length,
    )
}

/// The last name of a path without its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}
