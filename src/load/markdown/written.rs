//! The running text of a file with the place of each piece of it: the way back from what is read to what was written.

use std::ops::Range;

use pulldown_cmark::Event;

use super::inline::is_inline;
use super::windows::{self, Windows};
use super::{budget, options};
use crate::course::Dialect;
use crate::text;

/// What stands between the texts of two blocks or cells: clean text has none of it.
const END: char = '\0';

/// The running text of a file, as it is shown.
#[derive(Debug, Default)]
pub struct Written {
    text: String,
    pieces: Vec<Piece>,
}

/// A part of the text that stands in the file without a sign of Markdown in it.
#[derive(Debug)]
struct Piece {
    /// Its first byte in the text.
    start: usize,
    /// Its first byte in the file.
    place: usize,
    /// Whether it is written in the file as it is shown.
    is_literal: bool,
}

/// Calls back with all events of what begins at `body` of a file.
pub(super) fn read(
    text: &str,
    body: usize,
    dialect: &Dialect,
    mut take: impl FnMut(&Event<'_>, Range<usize>),
) {
    let options = options(dialect);
    let definitions = windows::definitions(text, body, options);
    let mut windows = Windows::new(text, (body, options), Some(&definitions));
    while windows.has_more() {
        windows.next(budget::room(text), |event, range| take(&event, range));
    }
}

impl Written {
    /// The running text of what begins at `body` of a file.
    pub fn new(text: &str, body: usize, dialect: &Dialect) -> Self {
        let mut written = Self::default();
        read(text, body, dialect, |event, range| {
            written.event(event, text, range);
        });
        written
    }

    /// What is shown of a part of the file, block by block, and where that begins in all that is shown.
    pub fn part(&self, span: Range<usize>) -> (&str, usize) {
        let start = |place: usize| {
            let piece = self.pieces.partition_point(|piece| piece.place < place);
            let piece = self.pieces.get(piece);
            piece.map_or(self.text.len(), |piece| piece.start)
        };
        let (start, end) = (start(span.start), start(span.end));
        (self.text.get(start..end).unwrap_or_default(), start)
    }

    /// Where in the file a byte is of all that is shown.
    pub fn place(&self, at: usize) -> usize {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        let piece = after
            .checked_sub(1)
            .and_then(|piece| self.pieces.get(piece));
        piece.map_or(0, |piece| {
            let into = if piece.is_literal {
                at - piece.start
            } else {
                0
            };
            piece.place + into
        })
    }

    fn event(&mut self, event: &Event<'_>, text: &str, range: Range<usize>) {
        let written = text.get(range.clone()).unwrap_or_default();
        match event {
            Event::Text(words) => self.piece(words, written, range.start),
            Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                // Signs stand around it, and a blank may stand between.
                let signs = |sign: char| matches!(sign, '`' | '$');
                let inside = written.trim_matches(signs);
                let signs = written.len() - written.trim_start_matches(signs).len();
                let blank = inside.len().saturating_sub(words.len()) / 2;
                let inside = inside.get(blank..).unwrap_or_default();
                let inside = inside.get(..words.len()).unwrap_or_default();
                self.piece(words, inside, range.start + signs + blank);
            }
            Event::SoftBreak | Event::HardBreak => self.piece(" ", " ", range.start),
            Event::Html(html) | Event::InlineHtml(html) => self.html(html, range.start),
            Event::Start(_) | Event::End(_) if !is_inline(event) => self.end(),
            Event::Start(_)
            | Event::End(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    /// Takes in the words between tags.
    fn html(&mut self, html: &str, start: usize) {
        if html.starts_with("<br") {
            return self.piece(" ", " ", start);
        }
        let mut at = 0;
        for (index, part) in html.split('<').enumerate() {
            let tag = match part.find('>') {
                Some(end) if index > 0 => end + 1,
                None if index > 0 => part.len(),
                _ => 0,
            };
            let words = part.get(tag..).unwrap_or_default();
            self.piece(words, words, start + at + tag);
            at += part.len() + 1;
        }
    }

    /// Takes in words, as they are shown, and what the file has for them.
    fn piece(&mut self, words: &str, written: &str, place: usize) {
        let clean = text::clean(words);
        if clean.is_empty() {
            return;
        }
        // In code a line break is shown as a blank.
        let is_literal = clean.len() == written.len()
            && clean
                .bytes()
                .zip(written.bytes())
                .all(|(shown, written)| shown == written || (shown == b' ' && written == b'\n'));
        self.pieces.push(Piece {
            start: self.text.len(),
            place,
            is_literal,
        });
        self.text.push_str(&clean);
    }

    fn end(&mut self) {
        if !self.text.ends_with(END) {
            self.text.push(END);
        }
    }
}
