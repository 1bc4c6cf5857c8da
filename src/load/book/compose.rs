//! A text put together from parts of several files, with where each part comes from.

use std::ops::Range;
use std::sync::Arc;

use super::fences::Fences;
use crate::source::{Origins, Part, Source, Span};

/// A text that is to stand for another one, which is empty where it is only put in.
#[derive(Debug)]
pub struct Edit {
    /// What it takes the place of.
    pub range: Range<usize>,
    /// The text.
    pub text: String,
    /// The file that it comes from,
    pub source: Arc<Source>,
    /// … and where it is there.
    pub span: Span,
    /// The place in the file itself that asked for it.
    pub asked: usize,
}

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

    /// Where the part of the text ends that begins at a place.
    pub fn part_end(&self, start: usize) -> usize {
        let behind = self.parts.partition_point(|part| part.start <= start);
        let next = self.parts.get(behind);
        next.map_or(self.text.len(), |next| next.start)
    }

    /// Puts other texts in the place of some of the text. Nothing is added to it afterwards.
    pub fn replace(&mut self, mut edits: Vec<Edit>) {
        edits.sort_by_key(|edit| edit.range.start);
        let old = std::mem::take(&mut self.text);
        let parts = std::mem::take(&mut self.parts);
        let mut at = 0;
        for edit in edits {
            self.take((&old, &parts), at..edit.range.start);
            self.parts.push(Part {
                start: self.text.len(),
                asked: edit.asked,
                source: edit.source,
                span: edit.span,
            });
            self.text.push_str(&edit.text);
            at = edit.range.end.max(at);
        }
        self.take((&old, &parts), at..old.len());
    }

    /// Takes over what an older text has in a range.
    fn take(&mut self, (text, parts): (&str, &[Part]), range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let first = parts.partition_point(|part| part.start <= range.start);
        let parts = parts.get(first.saturating_sub(1)..).unwrap_or_default();
        let ends = parts.iter().skip(1).map(|next| next.start);
        for (part, end) in parts.iter().zip(ends.chain([text.len()])) {
            if part.start >= range.end {
                break;
            }
            let (start, span) = (part.start.max(range.start), part.span);
            // What only stands for a part has no places in it.
            let is_same = end - part.start == span.len();
            let from = span.start + start - part.start;
            let to = from + end.min(range.end) - start;
            let is_asked = part.asked == span.start;
            self.parts.push(Part {
                start: self.text.len() + start - range.start,
                source: Arc::clone(&part.source),
                span: if is_same { Span::new(from, to) } else { span },
                asked: if is_same && is_asked {
                    from
                } else {
                    part.asked
                },
            });
        }
        self.text.push_str(text.get(range).unwrap_or_default());
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

    /// Where the line begins that opened the fence which that line lies in.
    pub fn fence(&self) -> Option<usize> {
        self.fences.opening()
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
