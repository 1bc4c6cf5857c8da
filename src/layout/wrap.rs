//! Lines of running text: greedy, at the breaks that Unicode allows (UAX #14), between clusters.
//!
//! Words of inline code stay whole, and so do addresses and paths. What is wider than a whole line
//! is broken after `/ ? & = . _ -`, and where even that does not help, between clusters.

mod cut;
mod plain;
mod segment;

use super::flow::Flow;
use crate::text;
use cut::{cut, pieces};
use segment::{Ending, Segment, segments};

/// A line as a range of the text that it shows; blanks at its end are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Line {
    /// The first byte.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// The cells that it takes.
    pub(super) width: usize,
}

/// How much room a text needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Extent {
    /// The widest line where only hard breaks are made.
    pub(super) natural: usize,
    /// The widest part that is kept whole.
    pub(super) word: usize,
    /// The same with addresses and paths broken.
    pub(super) piece: usize,
    /// How many lines the hard breaks make.
    pub(super) lines: usize,
}

/// The lines of a text at a width; an empty text has one empty line.
pub(super) fn wrap(flow: &Flow, width: usize) -> Vec<Line> {
    wrap_hanging(flow, width, width)
}

/// The lines of a text whose first line has a width of its own.
pub(super) fn wrap_hanging(flow: &Flow, first: usize, rest: usize) -> Vec<Line> {
    let mut lines = Lines {
        done: Vec::new(),
        current: None,
        blanks: 0,
        first: first.max(1),
        rest: rest.max(1),
    };
    let slashes = flow.text.contains('/');
    let mut start = Some(0);
    while let Some(at) = start {
        start = lines.fill(flow, (at, slashes));
    }
    if lines.current.is_some() || lines.done.is_empty() {
        lines.end_line(flow.text.len());
    }
    lines.done
}

/// How much room a text needs.
pub(super) fn extent(flow: &Flow) -> Extent {
    let mut extent = Extent::default();
    let (mut line, mut blanks) = (0, 0);
    for segment in segments(flow, (0, flow.text.contains('/'))) {
        let word = flow.text.get(segment.start..segment.end).unwrap_or("");
        let width = text::width(word);
        extent.word = extent.word.max(width);
        extent.piece = extent
            .piece
            .max(pieces(word).map(text::width).max().unwrap_or(0));
        line += blanks + width;
        blanks = segment.blanks;
        extent.natural = extent.natural.max(line);
        match segment.ending {
            Ending::Hard => {
                extent.lines += 1;
                (line, blanks) = (0, 0);
            }
            Ending::Soft => {}
            Ending::Text => extent.lines += 1,
        }
    }
    extent.lines = extent.lines.max(1);
    extent
}

/// Lines being filled.
struct Lines {
    done: Vec<Line>,
    current: Option<Line>,
    /// The cells of the blanks after the current line's last word.
    blanks: usize,
    first: usize,
    rest: usize,
}

impl Lines {
    /// Adds the lines that begin at this byte, up to the end of the text or to where plain ones may begin again.
    fn fill(&mut self, flow: &Flow, (mut at, slashes): (usize, bool)) -> Option<usize> {
        let bytes = flow.text.as_bytes();
        while let Some(plain) = plain::line(bytes, at, (self.limit(), self.rest)) {
            self.done.push(plain.line);
            at = plain.next?;
        }
        let before = self.done.len();
        for segment in segments(flow, (at, slashes)) {
            self.add(flow, &segment);
            let begins = self.done.len() > before && plain::begins_plainly(bytes, segment.start);
            let starts = |line: Line| line.start == segment.start;
            if begins && self.current.take_if(|line| starts(*line)).is_some() {
                self.blanks = 0;
                return Some(segment.start);
            }
        }
        None
    }

    fn add(&mut self, flow: &Flow, segment: &Segment) {
        let word = flow.text.get(segment.start..segment.end).unwrap_or("");
        let width = text::width(word);
        if !self.extend(segment.start, segment.end, width) {
            if width <= self.rest {
                self.end_line(segment.start);
                self.extend(segment.start, segment.end, width);
            } else {
                self.split(word, segment.start);
            }
        }
        self.blanks = segment.blanks;
        if segment.ending == Ending::Hard {
            self.end_line(segment.end);
        }
    }

    /// Breaks a word that is wider than a line: it fills the current line as far as it can.
    fn split(&mut self, word: &str, start: usize) {
        let mut done = 0;
        while let Some(left) = word.get(done..).filter(|left| !left.is_empty()) {
            let from = start + done;
            let part = cut(left, self.room());
            if part.gentle || self.current.is_none() {
                let line = self.current.get_or_insert(Line {
                    start: from,
                    ..Line::default()
                });
                line.end = from + part.end;
                line.width += self.blanks + part.width;
                self.blanks = 0;
                done += part.end;
            }
            if done == word.len() {
                return;
            }
            self.end_line(start + done);
        }
    }

    /// Adds a word to the current line if it fits.
    fn extend(&mut self, start: usize, end: usize, width: usize) -> bool {
        let limit = self.limit();
        let before = self.current.map_or(0, |line| line.width + self.blanks);
        if before + width > limit {
            return false;
        }
        let line = self.current.get_or_insert(Line {
            start,
            ..Line::default()
        });
        line.end = end;
        line.width = before + width;
        self.blanks = 0;
        true
    }

    /// Ends the current line, or an empty one at this place.
    fn end_line(&mut self, at: usize) {
        let empty = Line {
            start: at,
            end: at,
            width: 0,
        };
        self.done.push(self.current.take().unwrap_or(empty));
        self.blanks = 0;
    }

    /// The width of the line that is being filled.
    fn limit(&self) -> usize {
        if self.done.is_empty() {
            self.first
        } else {
            self.rest
        }
    }

    /// What is left of it.
    fn room(&self) -> usize {
        let used = self.current.map_or(0, |line| line.width + self.blanks);
        self.limit().saturating_sub(used)
    }
}
