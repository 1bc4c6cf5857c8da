//! A text put together from parts of several files, with where each part comes from.

use std::sync::Arc;

use super::fences::Fences;
use crate::source::{Origins, Part, Source, Span};

/// The text so far.
#[derive(Debug)]
pub struct Composer {
    file: Arc<Source>,
    text: String,
    parts: Vec<Part>,
    fences: Fences,
    /// What every new line begins with.
    pub prefix: String,
    /// The place in the file itself of the directive that is being followed.
    pub asked: Option<usize>,
    /// The files that were asked for and could not be read.
    pub absent: Vec<Arc<Source>>,
    /// The files that were read, as far as they are not among the parts: see [`Origins::unused`].
    pub unused: Vec<Arc<Source>>,
}

impl Composer {
    /// An empty text that stands for a file.
    pub fn new(file: &Arc<Source>) -> Self {
        Self {
            file: Arc::clone(file),
            text: String::new(),
            parts: Vec::new(),
            fences: Fences::default(),
            prefix: String::new(),
            asked: None,
            absent: Vec::new(),
            unused: Vec::new(),
        }
    }

    /// Adds what a span of a file has.
    pub fn copy(&mut self, source: &Arc<Source>, span: Span) {
        self.put(source.slice(span), source, span);
    }

    /// Adds a text that stands for a span of a file.
    pub fn put(&mut self, text: &str, source: &Arc<Source>, span: Span) {
        if text.is_empty() {
            return;
        }
        self.parts.push(Part {
            start: self.text.len(),
            source: Arc::clone(source),
            span,
            asked: self.asked.unwrap_or(span.start),
        });
        for (index, line) in text.split_inclusive('\n').enumerate() {
            if index > 0 {
                self.text.push_str(&self.prefix);
            }
            self.text.push_str(line);
        }
        // What comes next begins the line that this has ended.
        if text.ends_with('\n') {
            self.text.push_str(&self.prefix);
        }
        self.fences.advance(&self.text);
    }

    /// All of the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line that is not finished.
    pub fn line(&self) -> &str {
        self.text
            .get(self.fences.line_start()..)
            .unwrap_or_default()
    }

    /// Whether that line lies in a fenced block of code.
    pub fn is_code(&self) -> bool {
        self.fences.is_open()
    }

    /// Whether that line is indented so far that nothing but code or the words above go on in it.
    pub fn is_indented(&self) -> bool {
        self.fences.is_indented(self.line())
    }

    /// Whether a part of the text comes from this file.
    pub fn is_partly(&self, source: &Arc<Source>) -> bool {
        let mut parts = self.parts.iter();
        parts.any(|part| Arc::ptr_eq(&part.source, source))
    }

    /// The finished text.
    pub fn finish(self) -> Arc<Source> {
        let origins = Origins {
            file: self.file,
            parts: self.parts,
            absent: self.absent,
            unused: self.unused,
        };
        Source::composed(self.text, origins)
    }
}
