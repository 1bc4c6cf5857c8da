//! Builds running text: one string and its marks, from events that nest.

use std::ops::Range;

use super::autolink;
use crate::course::{Mark, MarkKind, Prose};

/// Running text in the making. One builder is used for all texts of a lesson: its buffers stay.
#[derive(Debug, Default)]
pub struct Builder {
    text: String,
    marks: Vec<Mark>,
    /// The marks that have not ended; `None` for a range that turned out to be plain.
    open: Vec<Option<usize>>,
}

impl Builder {
    /// Adds words. No text begins with a space, not even one that goes on after a comment.
    pub fn text(&mut self, text: &str) {
        if self.text.is_empty() {
            self.text.push_str(text.trim_start_matches(' '));
        } else {
            self.text.push_str(text);
        }
    }

    /// Adds a soft break.
    pub fn space(&mut self) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    /// Adds a space unless there is one, as HTML joins lines.
    pub fn one_space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Adds a hard break.
    pub fn line_break(&mut self) {
        self.text.push('\n');
    }

    /// Adds a text that is marked as a whole.
    pub fn marked(&mut self, text: &str, kind: MarkKind) {
        let start = self.here();
        self.text.push_str(text);
        let end = self.here();
        self.marks.push(Mark { start, end, kind });
    }

    /// Begins a range.
    pub fn open(&mut self, kind: Option<MarkKind>) {
        let start = self.here();
        self.open.push(kind.map(|kind| {
            self.marks.push(Mark {
                start,
                end: start,
                kind,
            });
            self.marks.len() - 1
        }));
    }

    /// Ends the innermost range.
    pub fn close(&mut self) {
        let end = self.here();
        if let Some(Some(index)) = self.open.pop() {
            let mark = &mut self.marks[index];
            mark.end = end;
            if let MarkKind::Image(image) = &mark.kind
                && mark.start == mark.end
            {
                self.text.push_str(&image.path);
                mark.end = self.text.len() as u32;
            }
        }
    }

    /// Whether nothing was added yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.marks.is_empty()
    }

    /// The finished text; the builder begins anew.
    pub fn finish(&mut self) -> Prose {
        while !self.open.is_empty() {
            self.close();
        }
        if autolink::may_have_any(&self.text) {
            autolink::mark(&self.text, &mut self.marks);
        }
        let text = self.text.trim_end_matches([' ', '\n']);
        let end = text.len() as u32;
        let prose = Prose {
            text: text.into(),
            marks: self
                .marks
                .drain(..)
                .filter_map(|mut mark| {
                    mark.end = mark.end.min(end);
                    (mark.start < mark.end).then_some(mark)
                })
                .collect(),
        };
        self.text.clear();
        prose
    }

    fn here(&self) -> u32 {
        self.text.len() as u32
    }
}

/// The ranges in which nothing is linked: code, links, images, footnotes, terms. Ordered, possibly overlapping.
pub fn taken(marks: &[Mark]) -> impl Iterator<Item = Range<usize>> + Clone {
    marks.iter().filter_map(|mark| match mark.kind {
        MarkKind::Code
        | MarkKind::Link(_)
        | MarkKind::Image(_)
        | MarkKind::Footnote(_)
        | MarkKind::Term { .. } => Some(mark.start as usize..mark.end as usize),
        MarkKind::Strong | MarkKind::Emphasis | MarkKind::Strikethrough => None,
    })
}

/// How many words a text has.
pub fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_space = |byte: u8| matches!(byte, b' ' | b'\n' | b'\t');
    let begins = bytes
        .windows(2)
        .filter(|pair| is_space(pair[0]) && !is_space(pair[1]))
        .count();
    begins + usize::from(bytes.first().is_some_and(|first| !is_space(*first)))
}
