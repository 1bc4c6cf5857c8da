//! Whether the end of a growing text lies in a block of code. Each byte is looked at once.

use crate::load::fence::{self, Fence};
use crate::load::line;

/// What begins footnotes, definitions and admonitions, of which the body is indented.
const BODIES: [&str; 4] = ["[^", ":", "!!!", "???"];

/// What is known of the text so far.
#[derive(Debug, Default)]
pub struct Fences {
    /// Where the line begins that is not finished.
    line: usize,
    /// How much has been looked at.
    seen: usize,
    /// The fence that is open.
    open: Option<Fence>,
    /// Where the line begins that opened the last one.
    opening: usize,
    /// Whether the last line has words that the next one may go on with.
    is_text: bool,
    /// Whether an indented line may belong to the item of a list, or to another body that is indented.
    is_item: bool,
}

impl Fences {
    /// Takes in what has been added to the text.
    pub fn advance(&mut self, text: &str) {
        let mut at = self.seen;
        for line in text
            .get(self.seen..)
            .unwrap_or_default()
            .split_inclusive('\n')
        {
            at += line.len();
            if line.ends_with('\n') {
                self.line(text.get(self.line..at).unwrap_or_default());
                self.line = at;
            }
        }
        self.seen = text.len();
    }

    /// Where the unfinished line begins.
    pub fn line_start(&self) -> usize {
        self.line
    }

    /// Whether the unfinished line lies in fenced code.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Where the line begins that opened the fence around the unfinished line.
    pub fn opening(&self) -> Option<usize> {
        self.open.map(|_| self.opening)
    }

    /// Whether the unfinished line, which begins so, is code because of its indentation, or goes on with the words above it.
    pub fn is_indented(&self, line: &str) -> bool {
        !self.is_open() && !self.is_item && line::columns(line) >= line::INDENT
    }

    fn line(&mut self, line: &str) {
        if let Some(open) = self.open.filter(|open| open.holds(line)) {
            self.open = Some(open).filter(|open| !open.ends(line));
            return;
        }
        self.indentation(line.trim_end());
        self.open = Fence::opening(line);
        self.opening = self.line;
    }

    /// Takes in what a line outside fences says of indented lines below it.
    fn indentation(&mut self, line: &str) {
        if line.is_empty() {
            self.is_text = false;
        } else if !self.is_indented(line) {
            let goes_on = self.is_text || line.starts_with([' ', '\t']);
            let begins = fence::item(line).is_some();
            let has_body = BODIES.iter().any(|sign| line.starts_with(sign));
            self.is_item = begins || has_body || (self.is_item && goes_on);
            self.is_text = true;
        }
    }
}
