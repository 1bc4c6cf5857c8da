//! A line to type into: its text, its cursor, and the keys that edit it.

use super::key::{Code, Key};
use crate::text;

/// No more bytes are taken in; more is no search.
const LONGEST: usize = 4096;

/// A line that is being typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextField {
    /// What has been typed; clean, and on one line.
    pub text: String,
    /// The byte before which letters are typed: a boundary of clusters.
    pub cursor: usize,
}

/// Where fewer cells are, marks of more would leave too few of them.
const MARKED_FROM: usize = 8;

/// The part of a line that is in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<'a> {
    /// Whether a mark of more stands before it.
    pub more_before: bool,
    /// The part.
    pub text: &'a str,
    /// The cell of it where the cursor stands.
    pub cursor: usize,
    /// Whether a mark of more stands after it.
    pub more_after: bool,
}

/// What a key makes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// The text is another.
    Changed,
    /// The cursor has moved, or there was nothing to change.
    Kept,
    /// Some of what was pasted is left out: the line is full.
    Full,
    /// The key does not belong to the line.
    Unknown,
}

impl TextField {
    /// A line with the cursor at its end.
    pub fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            cursor: text.len(),
        }
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Edit {
        match (key.code, key.ctrl, key.alt) {
            (Code::Char(letter), false, false) => self.insert(letter.encode_utf8(&mut [0; 4])),
            (Code::Backspace, false, false) | (Code::Char('h'), true, false) => {
                self.delete(self.left()..self.cursor)
            }
            (Code::Delete, false, false) => self.delete(self.cursor..self.right()),
            (Code::Char('u'), true, false) => self.delete(0..self.cursor),
            (Code::Char('k'), true, false) => self.delete(self.cursor..self.text.len()),
            (Code::Char('w'), true, false) | (Code::Backspace, false, true) => {
                self.delete(self.word_left()..self.cursor)
            }
            (Code::Left, false, false) | (Code::Char('b'), true, false) => self.go(self.left()),
            (Code::Right, false, false) | (Code::Char('f'), true, false) => self.go(self.right()),
            (Code::Left, ..) => self.go(self.word_left()),
            (Code::Right, ..) => self.go(self.word_right()),
            (Code::Home, ..) | (Code::Char('a'), true, false) => self.go(0),
            (Code::End, ..) | (Code::Char('e'), true, false) => self.go(self.text.len()),
            _ => Edit::Unknown,
        }
    }

    /// Whether nothing stands at the right of the cursor.
    pub fn is_at_end(&self) -> bool {
        self.cursor == self.text.len()
    }

    /// Types text at the cursor, line breaks and tabs as blanks.
    pub fn insert(&mut self, typed: &str) -> Edit {
        let clean = text::clean_line(typed);
        let room = LONGEST.saturating_sub(self.text.len());
        let fits = if clean.len() <= room {
            clean.len()
        } else {
            let ends = text::cluster_ends(&clean).map(|(end, _)| end);
            ends.take_while(|end| *end <= room).last().unwrap_or(0)
        };
        self.text
            .insert_str(self.cursor, clean.get(..fits).unwrap_or_default());
        // A letter may join the one before the cursor, or the one after it.
        self.cursor = text::boundary(&self.text, self.cursor + fits);
        match (fits == clean.len(), fits) {
            (false, _) => Edit::Full,
            (true, 0) => Edit::Kept,
            (true, _) => Edit::Changed,
        }
    }

    /// The part that a room of some cells shows: the cursor is always in it, and as much of what is before it as fits.
    pub fn shown(&self, cells: usize) -> Shown<'_> {
        let before = self.text.get(..self.cursor).unwrap_or_default();
        let (column, total) = (text::width(before), text::width(&self.text));
        if column < cells && total <= cells {
            return Shown {
                more_before: false,
                text: &self.text,
                cursor: column,
                more_after: false,
            };
        }
        let mark = usize::from(cells >= MARKED_FROM);
        // Without a beginning that is left out, only the end takes a mark.
        let marks = if column < cells.saturating_sub(mark) {
            mark
        } else {
            2 * mark
        };
        let inner = cells.saturating_sub(marks).max(1);
        let (mut start, mut skipped) = (0, 0);
        for (end, width) in text::cluster_ends(before) {
            if column - skipped < inner {
                break;
            }
            start = end;
            skipped += width;
        }
        let is_whole_end = total - skipped <= inner + mark && start > 0;
        let room = if is_whole_end { inner + mark } else { inner };
        let rest = self.text.get(start..).unwrap_or_default();
        let mut used = 0;
        let end = text::cluster_ends(rest)
            .take_while(|(_, width)| {
                used += width;
                used <= room
            })
            .last()
            .map_or(0, |(end, _)| end);
        Shown {
            more_before: mark > 0 && start > 0,
            text: rest.get(..end).unwrap_or_default(),
            cursor: column - skipped,
            more_after: mark > 0 && end < rest.len(),
        }
    }

    fn delete(&mut self, range: std::ops::Range<usize>) -> Edit {
        if range.is_empty() {
            return Edit::Kept;
        }
        self.cursor = range.start;
        self.text.replace_range(range, "");
        // What stood on both sides may have become one cluster.
        self.cursor = text::boundary(&self.text, self.cursor);
        Edit::Changed
    }

    fn go(&mut self, to: usize) -> Edit {
        self.cursor = to;
        Edit::Kept
    }

    fn left(&self) -> usize {
        let ends = text::cluster_ends(&self.text).map(|(end, _)| end);
        ends.take_while(|end| *end < self.cursor)
            .last()
            .unwrap_or(0)
    }

    fn right(&self) -> usize {
        let mut ends = text::cluster_ends(&self.text).map(|(end, _)| end);
        ends.find(|end| *end > self.cursor).unwrap_or(self.cursor)
    }

    fn word_left(&self) -> usize {
        let before = self.text.get(..self.cursor).unwrap_or_default().trim_end();
        before.rfind(char::is_whitespace).map_or(0, |blank| {
            blank + before[blank..].chars().next().map_or(0, char::len_utf8)
        })
    }

    fn word_right(&self) -> usize {
        let after = self.text.get(self.cursor..).unwrap_or_default();
        let word = after.len() - after.trim_start().len();
        let end = after[word..]
            .find(char::is_whitespace)
            .map(|end| word + end);
        self.cursor + end.unwrap_or(after.len())
    }
}
