//! Several lines to type into: each is a [`TextField`], which knows letters, clusters and the keys that edit them.

use std::ops::Range;

use crate::app::key::{Code, Key};
use crate::app::text_field::{Edit, TextField};

/// More lines are not taken.
const MOST_LINES: usize = 200;

/// Lines that are being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextArea {
    /// The lines, at least one.
    pub lines: Vec<TextField>,
    /// The one with the cursor.
    pub row: usize,
}

impl Default for TextArea {
    fn default() -> Self {
        Self {
            lines: vec![TextField::default()],
            row: 0,
        }
    }
}

impl TextArea {
    /// Lines with the cursor at the end of a text.
    pub fn of(text: &str) -> Self {
        let mut lines = Self::default();
        lines.insert(text);
        lines
    }

    /// What has been typed.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| line.text.as_str()).collect();
        lines.join("\n")
    }

    /// Whether nothing has been typed.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.text.trim().is_empty())
    }

    /// Whether the cursor is in the last line, and that is empty.
    pub fn is_at_empty_end(&self) -> bool {
        let last = self.lines.last();
        self.row + 1 == self.lines.len() && last.is_some_and(|line| line.text.is_empty())
    }

    /// Which lines are in sight where there is room for so many: the one with the cursor, and those before it.
    pub fn in_sight(&self, most: usize) -> Range<usize> {
        let most = most.clamp(1, self.lines.len().max(1));
        let first = (self.row + 1).saturating_sub(most);
        first..first + most
    }

    /// Takes a key. `false` if it edits nothing.
    pub fn press(&mut self, key: Key) -> bool {
        let last = self.lines.len() - 1;
        let Some(line) = self.lines.get_mut(self.row) else {
            return false;
        };
        let at_start = line.cursor == 0;
        let at_end = line.cursor == line.text.len();
        match key.code {
            Code::Enter if !key.alt && !key.ctrl => self.insert("\n"),
            Code::Up => self.go(self.row.saturating_sub(1)),
            Code::Down => self.go((self.row + 1).min(last)),
            Code::Backspace if at_start && self.row > 0 => self.join(self.row - 1),
            Code::Delete if at_end && self.row < last => self.join(self.row),
            Code::Left if at_start && self.row > 0 => {
                self.row -= 1;
                self.lines[self.row].cursor = self.lines[self.row].text.len();
            }
            Code::Right if at_end && self.row < last => {
                self.row += 1;
                self.lines[self.row].cursor = 0;
            }
            _ => return line.press(key) != Edit::Unknown,
        }
        true
    }

    /// Types a text at the cursor, line breaks as line breaks.
    pub fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                self.split();
            }
            if let Some(line) = self.lines.get_mut(self.row) {
                line.insert(part);
            }
        }
    }

    /// Breaks the line at the cursor.
    fn split(&mut self) {
        if self.lines.len() >= MOST_LINES {
            return;
        }
        let Some(line) = self.lines.get_mut(self.row) else {
            return;
        };
        let rest = line.text.split_off(line.cursor);
        self.row += 1;
        let rest = TextField {
            text: rest,
            cursor: 0,
        };
        self.lines.insert(self.row, rest);
    }

    /// Joins a line with the one below it.
    fn join(&mut self, row: usize) {
        if row + 1 >= self.lines.len() {
            return;
        }
        let below = self.lines.remove(row + 1);
        if let Some(line) = self.lines.get_mut(row) {
            line.cursor = line.text.len();
            let at = line.cursor;
            line.insert(&below.text);
            // A letter may join the one before it.
            line.cursor = crate::text::boundary(&line.text, at);
        }
        self.row = row;
    }

    /// Goes to another line, as far to the right as it reaches.
    fn go(&mut self, row: usize) {
        let cursor = self.lines.get(self.row).map_or(0, |line| line.cursor);
        if let Some(line) = self.lines.get_mut(row) {
            line.cursor = crate::text::boundary(&line.text, cursor.min(line.text.len()));
        }
        self.row = row;
    }
}
