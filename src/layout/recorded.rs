//! What code prints, as the course has recorded it, in a frame below the code.

use super::code::NARROWEST_MARGIN;
use super::frame::NARROWEST_FRAME;
use super::frame::{self, Label};
use super::row::Row;
use crate::text;
use crate::theme::Role;

/// With more lines than this, the rest is not shown.
const MOST_LINES: usize = 60;
/// What stands on the frame.
const TITLE: &str = "Recorded output";
/// The mark before what goes on in the next row.
const GOES_ON: &str = "↪ ";

/// The rows of an output in a frame of this width; without one where there is no room for it.
pub fn recorded(output: &str, width: usize) -> Vec<Row> {
    let sides = if width >= NARROWEST_FRAME {
        ("│ ", " │")
    } else if width >= NARROWEST_MARGIN {
        (" ", " ")
    } else {
        ("", "")
    };
    let taken = text::width(sides.0) + text::width(sides.1);
    let inner = width.saturating_sub(taken).max(1);
    let is_framed = width >= NARROWEST_FRAME;
    let mut out = Vec::new();
    if is_framed {
        let title = Label::plain(TITLE, Role::CodeLabel);
        out.push(frame::top(width, Role::CodeBorder, Some(title), &[]));
    }
    let mut row = |words: &str, role: Role| {
        let mut row = Row::default();
        row.push(sides.0, Role::CodeBorder, None);
        row.push(words, role, None);
        row.pad(inner.saturating_sub(text::width(words)), Role::Code);
        row.push(sides.1, Role::CodeBorder, None);
        out.push(row);
    };
    for line in output.lines().take(MOST_LINES) {
        for words in wrapped(&text::clean_line(line), inner) {
            row(&words, Role::Code);
        }
    }
    let words = match output.lines().count().checked_sub(MOST_LINES) {
        None if output.is_empty() => "It prints nothing.",
        Some(more) if more > 0 => "There is more, which is not shown here.",
        None | Some(_) => "",
    };
    for part in super::breaks(words, inner) {
        let words = words.get(part).unwrap_or_default();
        if !words.is_empty() {
            row(words, Role::Muted);
        }
    }
    if is_framed {
        out.push(frame::bottom(width, Role::CodeBorder));
    }
    out
}

/// A line in rows of a width.
fn wrapped(line: &str, width: usize) -> Vec<String> {
    if text::width(line) <= width {
        return vec![line.to_owned()];
    }
    let mark = if width > NARROWEST_MARGIN {
        GOES_ON
    } else {
        ""
    };
    let room = width - text::width(mark);
    let parts = super::breaks(line, room).into_iter().enumerate();
    let parts = parts.map(|(index, part)| {
        let words = text::fit(line.get(part).unwrap_or_default(), room);
        let mark = if index == 0 { "" } else { mark };
        format!("{mark}{words}")
    });
    parts.collect()
}
