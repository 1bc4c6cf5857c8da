//! The rows of one line of code, between the sides of its block.

use super::Sides;
use crate::layout::CodeLines;
use crate::layout::flow::Flow;
use crate::layout::row::Row;
use crate::text;
use crate::theme::Role;

/// A column this wide can afford a blank after the mark of a continued line.
const ROOMY: usize = 16;
/// A narrower one cannot afford the mark.
const NARROWEST_MARK: usize = 4;

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

    /// The line over as many rows as it needs.
    fn wrap(&self, line: &Flow, out: &mut Vec<Row>) {
        let mark = match self.inner {
            0..NARROWEST_MARK => "",
            NARROWEST_MARK..ROOMY => "↪",
            ROOMY.. => "↪ ",
        };
        let mut start = 0;
        loop {
            let mut row = Row::default().starting(start);
            let mut room = self.inner;
            if start > 0 {
                row.push(mark, Role::CodeWrap, None);
                room = room.saturating_sub(text::width(mark));
            }
            let left = line.text.get(start..).unwrap_or("");
            let (end, cells) = take(left, room);
            row.append(line.row(start..start + end));
            row.pad(room.saturating_sub(cells), Role::CodeBlock);
            out.push(self.between(" ", row, " "));
            start += end;
            if start >= line.text.len() {
                return;
            }
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

/// The bytes of a line that go into a row, and their cells: all, or up to a blank or a comma in the
/// last third of the row, or as many clusters as fit, at least one.
fn take(left: &str, room: usize) -> (usize, usize) {
    let (mut end, mut width) = (0, 0);
    let mut gentle = None;
    for (next, cells) in text::cluster_ends(left) {
        if width + cells > room {
            return match gentle {
                Some(gentle) => gentle,
                None if end == 0 => (next, cells),
                None => (end, width),
            };
        }
        if width * 3 >= room * 2
            && left
                .get(end..next)
                .is_some_and(|cluster| matches!(cluster, " " | "," | ";" | "("))
        {
            gentle = Some((next, width + cells));
        }
        (end, width) = (next, width + cells);
    }
    (end, width)
}
