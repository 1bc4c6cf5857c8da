//! The rows of one line of code, between the sides of its block.

use super::Sides;
use super::take::take;
use crate::layout::flow::Flow;
use crate::layout::row::Row;
use crate::text;
use crate::theme::Role;

/// A column this wide can afford a blank after the mark of a continued line.
const ROOMY: usize = 16;
/// A narrower one cannot afford the mark.
const NARROWEST_MARK: usize = 4;
/// The indent of a continued line leaves as much for its text.
const LEAST_TEXT: usize = 24;

/// The column that lines of code stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Body {
    /// The cells between the sides.
    pub(super) inner: usize,
    /// The sides.
    pub(super) sides: Sides,
}

/// What of a line a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    /// Its beginning, or all of it.
    Begins,
    /// What goes on after another piece.
    GoesOn,
}

impl Body {
    /// Adds a line over as many rows as it needs: each but the first has the indent of the line, so far
    /// as that leaves room, and the mark. Blanks where a row ends are dropped.
    pub(super) fn wrap(&self, line: &Flow, share: Share, out: &mut Vec<Row>) {
        let mark = match self.inner {
            0..NARROWEST_MARK => "",
            NARROWEST_MARK..ROOMY => "↪",
            ROOMY.. => "↪ ",
        };
        let own = line.text.len() - line.text.trim_start_matches(' ').len();
        let rest = self.inner.saturating_sub(text::width(mark));
        let (indent, mut start) = match share {
            Share::Begins => (own.min(rest.saturating_sub(LEAST_TEXT)), 0),
            Share::GoesOn => (0, own),
        };
        let rest = rest - indent;

        let mut goes_on = share == Share::GoesOn;
        loop {
            let mut row = Row::default().starting(start);
            let mut room = self.inner;
            if std::mem::replace(&mut goes_on, true) {
                row.pad(indent, Role::CodeBlock);
                row.push(mark, Role::CodeWrap, None);
                room = rest;
            }
            let left = line.text.get(start..).unwrap_or("");
            let part = take(left, room, rest);
            row.append(line.row(start..start + part.end));
            row.pad(room.saturating_sub(part.width), Role::CodeBlock);
            out.push(self.between(" ", row, " "));
            let left = left.get(part.end..).unwrap_or("").trim_start_matches(' ');
            if left.is_empty() {
                return;
            }
            start = line.text.len() - left.len();
        }
    }

    /// The part of the line in sight, with marks where there is more.
    pub(super) fn window(&self, line: &Flow, offset: usize) -> Row {
        let mut range = 0..0;
        let (mut column, mut before, mut shown) = (0, 0, 0);
        let mut left = " ";
        let mut right = " ";
        for (end, cells) in text::cluster_ends(&line.text) {
            if column + cells > offset + self.inner {
                right = "›";
                break;
            }
            if column >= offset {
                if range.is_empty() {
                    before = column - offset;
                }
                range.end = end;
                shown += cells;
            } else {
                left = "‹";
                range = end..end;
            }
            column += cells;
        }
        let mut row = Row::default();
        row.pad(before, Role::CodeBlock);
        row.append(line.row(range));
        row.pad(self.inner.saturating_sub(before + shown), Role::CodeBlock);
        self.between(left, row, right)
    }

    /// A row between the sides, where marks stand in place of blanks.
    fn between(&self, left: &str, middle: Row, right: &str) -> Row {
        let mut row = Row::default().starting(middle.start);
        if self.sides == Sides::Frame {
            row.push("│", Role::CodeBorder, None);
        }
        if self.sides != Sides::None {
            row.push(left, side(left), None);
        }
        row.append(middle);
        if self.sides != Sides::None {
            row.push(right, side(right), None);
        }
        if self.sides == Sides::Frame {
            row.push("│", Role::CodeBorder, None);
        }
        row
    }
}

fn side(sign: &str) -> Role {
    if sign == " " {
        Role::CodeBlock
    } else {
        Role::CodeWrap
    }
}
