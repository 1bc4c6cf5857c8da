//! The mistakes found in one file, in the order of their places and not without end.

use std::sync::Arc;

use super::files::ReadError;
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::{Source, Span};

/// A file that is wrong everywhere is not worth more lines than this.
const MOST_PER_FILE: usize = 200;
/// More suggestions than this are not looked for.
const MOST_SUGGESTIONS: usize = 50;

/// Collects the mistakes of one file.
pub struct Problems {
    source: Arc<Source>,
    found: Vec<Diagnostic>,
    left_out: usize,
    suggested: usize,
    is_hushed: bool,
}

impl Problems {
    /// None yet.
    pub fn new(source: &Arc<Source>) -> Self {
        Self {
            source: Arc::clone(source),
            found: Vec::new(),
            left_out: 0,
            suggested: 0,
            is_hushed: false,
        }
    }

    /// Takes no more mistakes until [`Problems::speak`]: what is left of a text that cannot be read says nothing true
    /// about it.
    pub fn hush(&mut self) {
        self.is_hushed = true;
    }

    /// Takes mistakes again.
    pub fn speak(&mut self) {
        self.is_hushed = false;
    }

    /// Adds an error at a place in the file.
    pub fn error(&mut self, span: impl Into<Option<Span>>, message: impl Into<String>) {
        self.add(Diagnostic::error(&self.source, span, message));
    }

    /// Adds a warning at a place in the file.
    pub fn warning(&mut self, span: impl Into<Option<Span>>, message: impl Into<String>) {
        self.add(Diagnostic::warning(&self.source, span, message));
    }

    /// Asks of the latest mistake whether one of these words was meant, if one is close enough.
    pub fn suggest<'a>(&mut self, word: &str, candidates: impl IntoIterator<Item = &'a str>) {
        // To compare is slow: nobody reads so many suggestions in one file.
        if self.is_hushed || self.left_out > 0 || self.suggested >= MOST_SUGGESTIONS {
            return;
        }
        self.suggested += 1;
        if let Some(meant) = nearest(word, candidates) {
            self.meant(meant);
        }
    }

    /// Asks of the latest mistake whether this was meant.
    pub fn meant(&mut self, meant: &str) {
        self.hint(format!("did you mean `{meant}`?"));
    }

    /// Adds a hint to the latest mistake.
    pub fn hint(&mut self, hint: impl Into<String>) {
        if let (false, 0, Some(latest)) = (self.is_hushed, self.left_out, self.found.last_mut()) {
            latest.hint = Some(hint.into());
        }
    }

    /// Says what to do about a file that cannot be read, which is the latest mistake.
    pub fn advise(&mut self, error: &ReadError) {
        if let Some(advice) = error.advice() {
            self.hint(advice);
        }
    }

    /// The same of a file that a list names.
    pub fn advise_on_listed(&mut self, error: &ReadError) {
        if let Some(advice) = error.advice_on_listed() {
            self.hint(advice);
        }
    }

    /// Adds an error on a file that should be there: why it cannot be read, or in these words that there is none.
    pub fn absent(&mut self, span: Span, file: (&str, Option<ReadError>), message: String) {
        match file {
            (_, None | Some(ReadError::Missing)) => self.error(span, message),
            (path, Some(error)) => {
                self.error(span, format!("`{path}` cannot be read: {error}"));
                self.advise(&error);
            }
        }
    }

    /// Adds a mistake, also one of another file.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        if self.is_hushed {
            return;
        }
        if self.found.len() < MOST_PER_FILE {
            self.found.push(diagnostic);
        } else {
            self.left_out += 1;
        }
    }

    /// Whether nothing is wrong so far.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All of them, ordered by place, with a last line on those beyond the limit.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|found| found.span);
        if self.left_out > 0 {
            self.found.push(Diagnostic::warning(
                &self.source,
                None,
                format!("{} more problems in this file", self.left_out),
            ));
        }
        self.found
    }
}
