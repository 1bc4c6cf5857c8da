//! Blocks of code in a frame: every line is shown whole, wrapped, or cut with a mark.

mod line;
mod listing;
mod rows;
mod take;
mod top;

use std::ops::Range;

use super::frame::{self, Label, NARROWEST_FRAME};
use super::measure::{Cuts, Measure, Part};
use super::row::Row;
use super::target::{Target, Targets};
use super::{CodeLines, Room};
use crate::course::{Code, Passage};
use crate::text;
use crate::theme::Role;
pub use listing::ListingLine;
pub(super) use listing::listing;
use rows::Share;

/// The narrowest block that can afford blanks, and marks in their place, at its sides.
pub(super) const NARROWEST_MARGIN: usize = 4;

/// The sides of a block of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sides {
    /// A frame, and blanks within it.
    Frame,
    /// Blanks.
    Margin,
    /// Nothing.
    None,
}

/// What the parts of a block of code have to know of all of it.
pub(super) fn measure(code: &Code) -> Measure {
    let mut measure = Measure {
        length: code.len(),
        ..Measure::default()
    };
    let mut cuts = Cuts::default();
    let first = code.first_byte();
    let [above, below] = code.lines_gone();
    let (mut start, mut number, mut has_tab) = (first, above, false);
    if above > 0 {
        measure.later.push(start);
        measure.lines.push(number);
    }
    // Byte by byte: a file may have millions of lines with hardly anything in them.
    for (end, byte) in (first..).zip(code.text.bytes().chain([b'\n'])) {
        if byte != b'\n' {
            has_tab |= byte == b'\t';
            continue;
        }
        let (_, source) = code.part(start..end);
        // No character takes more cells than it has bytes, but for tabs.
        if source.len() > measure.longest || has_tab {
            measure.longest = measure.longest.max(line::width(source));
        }
        for piece in line::pieces(source) {
            if cuts.before(piece.len()) {
                measure.later.push(start + piece.start);
                measure.lines.push(number);
            }
        }
        (start, number, has_tab) = (end + 1, number + 1, false);
    }
    if below > 0 {
        measure.later.push(start);
        measure.lines.push(number);
    }
    measure
}

/// The rows of a part of a block of code.
pub(super) fn rows(code: &Code, part: Part, room: Room, targets: &mut Targets) -> Vec<Row> {
    let longest = part.measure.longest;
    let sides = if room.width >= NARROWEST_FRAME {
        Sides::Frame
    } else if room.width >= NARROWEST_MARGIN {
        Sides::Margin
    } else {
        Sides::None
    };
    // A frame that is wider than the text is so by as much at each side of it.
    let needed = longest + sides.cells();
    let beyond = needed.saturating_sub(room.width).next_multiple_of(2);
    let width = (room.width + beyond).min(room.wide);
    let inner = width - sides.cells();
    let lines = match (room.view.code_lines, sides) {
        (CodeLines::Wrap, _) | (CodeLines::Scroll(_), Sides::None) => CodeLines::Wrap,
        (CodeLines::Scroll(offset), Sides::Frame | Sides::Margin) => {
            CodeLines::Scroll(offset.min(longest.saturating_sub(inner)))
        }
    };

    let mut out = Vec::new();
    if sides == Sides::Frame && part.is_first() {
        out.push(top::row(code, room, width, targets));
    }
    let body = rows::Body { inner, sides };
    let tokens = (room.view.tokens)(code);
    let number = part.first_line();
    for (index, piece) in pieces(code, part).enumerate() {
        let first = out.len();
        match (lines, piece.share) {
            (CodeLines::Wrap, share) => {
                let tokens = tokens.as_ref().filter(|_| share == Share::Begins);
                let tokens = tokens.and_then(|tokens| tokens.get(number + index));
                let flow = line::flow(piece.text, tokens.map_or(&[], Vec::as_slice));
                let flow = flow.marked(&marks(room, number + index, code, &piece));
                body.wrap(&flow.fitting(inner), share, &mut out);
            }
            (CodeLines::Scroll(offset), Share::Begins) => {
                let tokens = tokens
                    .as_ref()
                    .and_then(|tokens| tokens.get(number + index));
                let line = whole_line(code, piece.start);
                let (_, text) = code.part(line.clone());
                let flow = line::flow(text, tokens.map_or(&[], Vec::as_slice));
                let whole = Piece {
                    text,
                    start: line.start,
                    share: Share::Begins,
                };
                let flow = flow.marked(&marks(room, number + index, code, &whole));
                out.push(body.window(&flow, offset));
            }
            // The one row of the line stands where it begins.
            (CodeLines::Scroll(_), Share::GoesOn) => {}
        }
        for row in out.iter_mut().skip(first) {
            row.start = piece.start + row.start.min(piece.text.len().saturating_sub(1));
        }
    }
    if sides == Sides::Frame && part.is_last() {
        let bottom = match &code.hidden {
            Some(hidden) if hidden.lines > 0 => {
                let noun = if hidden.lines == 1 { "line" } else { "lines" };
                let note = if hidden.shown {
                    format!("hide {} {noun}", hidden.lines)
                } else {
                    format!("{} {noun} hidden", hidden.lines)
                };
                let buttons = room.view.buttons.as_ref();
                let target = buttons.and_then(|_| targets.add(|| Target::Fold(room.index)));
                let note = Label::leading(&note, Role::CodeLabel, target);
                frame::bottom_noted(width, Role::CodeBorder, note)
            }
            _ => frame::bottom(width, Role::CodeBorder),
        };
        out.push(bottom.starting(code.len()));
    }
    out
}

/// How many cells of a line of code stand before a byte of the clean line.
pub fn column(line: &str, at: usize) -> usize {
    line::width(text::clean(line).get(..at).unwrap_or(line))
}

/// What is set off in a line or a piece of one, given the number of the line.
fn marks(room: Room, number: usize, code: &Code, piece: &Piece) -> Vec<(Range<usize>, Role)> {
    let passage = Passage {
        block: room.index,
        text: code.number(number),
    };
    let line = whole_line(code, piece.start);
    let (_, text) = code.part(line.clone());
    let marks = line::shown((room.view.marks)(passage, text), text);
    if marks.is_empty() || piece.text.len() == text.len() {
        return marks;
    }
    let before = text.get(..piece.start - line.start).unwrap_or_default();
    let (before, length) = (line::length(before), line::length(piece.text));
    let inside = |at: usize| at.saturating_sub(before).min(length);
    let marks = marks
        .into_iter()
        .map(|(range, role)| (inside(range.start)..inside(range.end), role));
    marks.filter(|(range, _)| !range.is_empty()).collect()
}

/// The line around a byte of the code; nothing where that is not there any more.
fn whole_line(code: &Code, at: usize) -> Range<usize> {
    let (first, before) = code.part(0..at);
    let (_, after) = code.part(at..code.len());
    if first + before.len() != at {
        return at..at;
    }
    let start = before
        .rfind('\n')
        .map_or(first, |newline| first + newline + 1);
    start..at + after.find('\n').unwrap_or(after.len())
}

/// A line, or a piece of a long one.
struct Piece<'a> {
    text: &'a str,
    /// Its first byte in the code.
    start: usize,
    share: Share,
}

/// The lines in a part.
fn pieces<'a>(code: &'a Code, part: Part) -> impl Iterator<Item = Piece<'a>> {
    let (start, text) = code.part(part.range());
    let (_, before) = code.part(0..start);
    let text = if part.is_last() {
        text
    } else {
        text.strip_suffix('\n').unwrap_or(text)
    };
    let mut share = if before.is_empty() || before.ends_with('\n') {
        Share::Begins
    } else {
        Share::GoesOn
    };
    let mut start = start;
    text.split('\n').map(move |text| {
        let end = start + text.len() + 1;
        Piece {
            text,
            start: std::mem::replace(&mut start, end),
            share: std::mem::replace(&mut share, Share::Begins),
        }
    })
}

impl Sides {
    /// The cells of both.
    fn cells(self) -> usize {
        match self {
            Self::Frame => 4,
            Self::Margin => 2,
            Self::None => 0,
        }
    }
}
