//! The rows of a pane: what has been printed, or what is to be said of it, as wide as the pane.

use super::row::{PaneRow, line};
use super::{MOST_ROWS, Pane, Stage, verdict};
use crate::layout;
use crate::text;
use crate::theme::Role;

/// The cells before a line: its mark and a blank.
const MARGIN: usize = 2;

impl Pane {
    /// Makes rows for a frame of this width.
    pub fn lay_out(&mut self, width: usize) {
        let cells = width.saturating_sub(4 + MARGIN);
        if cells != self.room.0 {
            self.forget_rows();
        }
        self.room.0 = cells;
        if self.rows.is_empty() {
            self.wrapped = 0;
        }
        self.wrap_more();
    }

    /// Has its rows made anew.
    pub fn forget_rows(&mut self) {
        self.rows.clear();
        self.wrapped = 0;
    }

    /// Makes rows of the lines that are new.
    fn wrap_more(&mut self) {
        if self.is_typing() || self.room.0 == 0 {
            return;
        }
        if let Stage::Ended(_) | Stage::Recorded(_) | Stage::Refused(_) = self.stage {
            if self.rows.is_empty() {
                let verdict = verdict::verdict(self);
                // What is to be said of it is always shown: where lines differ, above them.
                let (first, last) = if verdict.leads {
                    (verdict.words, verdict.lines)
                } else {
                    (verdict.lines, verdict.words)
                };
                self.rows = self.wrap(first);
                self.words = verdict.leads.then_some(self.rows.len());
                self.rows.extend(self.wrap(last));
            }
            return;
        }
        if let Stage::Preparing(what, _) = &self.stage {
            // How far that has come is told anew.
            let row = PaneRow::sentence(" ", what, Role::Muted);
            self.rows = self.wrap(vec![row]);
            return;
        }
        let new = self.printed.lines.get(self.wrapped..).unwrap_or_default();
        let rows = new.iter().map(|(stream, text)| line(*stream, text));
        let rows = self.wrap(rows.collect());
        self.wrapped = self.printed.lines.len();
        self.rows.extend(rows);
        if self.rows.len() > MOST_ROWS {
            self.rows.truncate(MOST_ROWS);
            self.rows.extend(there_is_more(self.room.0.max(1)));
        }
    }

    /// Breaks rows where they are wider than the pane, between words if that helps, and ends where there are too many.
    fn wrap(&self, rows: Vec<PaneRow>) -> Vec<PaneRow> {
        let width = self.room.0.max(1);
        let mut out = Vec::new();
        for row in rows {
            let line = text::clean_line(&row.text);
            let mut parts = Vec::new();
            if text::width(&line) <= width {
                parts.push(0..line.len());
            } else {
                parts = layout::breaks(&line, width);
            }
            for (index, part) in parts.into_iter().enumerate() {
                if out.len() >= MOST_ROWS {
                    out.extend(there_is_more(width));
                    return out;
                }
                let mark = match index {
                    0 => row.mark,
                    _ if row.is_sentence => " ",
                    _ => "↪",
                };
                let words = line.get(part).unwrap_or_default();
                out.push(PaneRow::new(mark, words, row.role));
            }
        }
        out
    }
}

/// What stands below the rows that are shown where there are too many.
fn there_is_more(width: usize) -> impl Iterator<Item = PaneRow> {
    const WORDS: &str = "There is more, which is not shown here.";
    let parts = layout::breaks(WORDS, width).into_iter();
    let rows = parts.filter_map(|part| WORDS.get(part));
    rows.map(|words| PaneRow::new(" ", words, Role::Muted))
}
