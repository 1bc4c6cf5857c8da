//! The rows of one line of code, between the sides of its block.

use super::Sides;
use super::take::take;
use crate::layout::CodeLines;
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
    /// What happens to lines that are longer.
    pub(super) lines: CodeLines,
}

impl Body {
    /// Adds the rows of a line.
    pub(super) fn add(&self, line: Flow, out: &mut Vec<Row>) {
        match self.lines {
            CodeLines::Wrap => self.wrap(&line.fitting(self.inner), out),
            CodeLines::Scroll(offset) => out.push(self.window(&line, offset)),
        }
    }

    /// The line over as many rows as it needs: each but the first has the indent of the line, so far
    /// as that leaves room, and the mark. Blanks where a row ends are dropped.
    fn wrap(&self, line: &Flow, out: &mut Vec<Row>) {
        let mark = match self.inner {
            0..NARROWEST_MARK => "",
            NARROWEST_MARK..ROOMY => "↪",
            ROOMY.. => "↪ ",
        };
        let own = line.text.len() - line.text.trim_start_matches(' ').len();
        let rest = self.inner.saturating_sub(text::width(mark));
        let indent = own.min(rest.saturating_sub(LEAST_TEXT));
        let rest = rest - indent;

        let mut start = 0;
        loop {
            let mut row = Row::default().starting(start);
            let mut room = self.inner;
            if start > 0 {
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
    fn window(&self, line: &Flow, offset: usize) -> Row {
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
