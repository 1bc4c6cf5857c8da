//! Where text came from: files, byte spans and the line and column a person would look for.

mod counting;
mod edition;
mod fingerprint;
mod origins;
mod positions;
mod steps;

use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::Arc;

pub use counting::Counting;
pub use edition::{Edition, is_long};
pub use fingerprint::Fingerprint;
pub use origins::{Origins, Part};
pub use positions::Positions;
pub use steps::{Numbers, Steps};

/// A file's name as it is shown to people, and its text.
///
/// The name is foreign text like the rest: it may hold anything a file name can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as the learner or author would type it.
    pub name: String,
    /// The whole text, decoded to UTF-8.
    pub text: String,
    /// Where its parts come from, if it was put together from several files.
    pub origins: Option<Box<Origins>>,
}

/// A half-open range of bytes in a [`Source`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A line and a column as editors count them: both from 1, the column in characters. A lesson has one for each block; no
/// file is so long that it had more of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in characters (not bytes, not cells).
    pub column: u32,
}

impl Source {
    /// A source that diagnostics can share.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self {
            name: name.into(),
            text: text.into(),
            origins: None,
        })
    }

    /// The same file with a text that was put together from it and from others.
    pub fn composed(text: String, origins: Origins) -> Arc<Self> {
        Arc::new(Self {
            name: origins.file.name.clone(),
            text,
            origins: Some(Box::new(origins)),
        })
    }

    /// The file itself, and the byte of it that a byte of the text stands for.
    fn own(&self, offset: usize) -> (&Self, usize) {
        let (mut source, mut offset) = (self, offset);
        while let Some(origins) = &source.origins {
            offset = origins.asked(offset);
            source = &origins.file;
        }
        (source, offset)
    }

    /// A span as the file that it comes from has it.
    pub fn origin(self: &Arc<Self>, span: Span) -> (Arc<Self>, Span) {
        match &self.origins {
            Some(origins) => origins.origin(span),
            None => (Arc::clone(self), span),
        }
    }

    /// The line and column of a byte offset in the file itself; an offset past the end is the end.
    pub fn position(&self, offset: usize) -> Position {
        let (own, offset) = self.own(offset);
        let before = &own.text[..floor_boundary(&own.text, offset)];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: newlines(before.as_bytes()) as u32 + 1,
            column: before[line_start..].chars().count() as u32 + 1,
        }
    }

    /// Where a line of the text stands, counted from 0, without its break; one past the end is empty and at the end.
    pub fn line(&self, number: usize) -> Span {
        let end = self.text.trim_end_matches('\n').len();
        let mut start = 0;
        for line in self.text.split_inclusive('\n').take(number) {
            start += line.len();
        }
        let rest = self.text.get(start..end).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        let start = start.min(end);
        Span::new(start, start + length)
    }

    /// The text under a span, cut to what exists.
    pub fn slice(&self, span: Span) -> &str {
        let start = floor_boundary(&self.text, span.start);
        let end = floor_boundary(&self.text, span.end).max(start);
        &self.text[start..end]
    }
}

impl Span {
    /// The span from `start` to `end`; an end before the start is an empty span.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// How many bytes it covers.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

fn newlines(text: &[u8]) -> usize {
    let newlines = text.iter().copied().filter(|byte| *byte == b'\n');
    newlines.count()
}

/// The largest character boundary at or below `offset`.
fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
