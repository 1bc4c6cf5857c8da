//! Blocks of code in a frame: every line is shown whole, wrapped, or cut with a mark.

mod line;
mod rows;
mod take;

use super::frame::{self, Label};
use super::leaf::NARROWEST_FRAME;
use super::row::Row;
use super::target::{Target, Targets};
use super::{CodeLines, Room, View};
use crate::course::{Code, Passage};
use crate::text;
use crate::theme::Role;

/// The narrowest block that can afford blanks, and marks in their place, at its sides.
const NARROWEST_MARGIN: usize = 4;

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

/// The rows of a block of code.
pub(super) fn rows(code: &Code, room: Room, view: &View, targets: &mut Targets) -> Vec<Row> {
    let longest = code.text.split('\n').map(line::width).max().unwrap_or(0);
    let sides = if room.width >= NARROWEST_FRAME {
        Sides::Frame
    } else if room.width >= NARROWEST_MARGIN {
        Sides::Margin
    } else {
        Sides::None
    };
    let width = (longest + sides.cells()).clamp(room.width, room.wide);
    let inner = width - sides.cells();
    let lines = match (view.code_lines, sides) {
        (CodeLines::Wrap, _) | (CodeLines::Scroll(_), Sides::None) => CodeLines::Wrap,
        (CodeLines::Scroll(offset), Sides::Frame | Sides::Margin) => {
            CodeLines::Scroll(offset.min(longest.saturating_sub(inner)))
        }
    };

    let mut out = Vec::new();
    if sides == Sides::Frame {
        out.push(top(code, room, width, targets));
    }
    let tokens = (view.tokens)(code);
    let body = rows::Body {
        inner,
        sides,
        lines,
    };
    let mut start = 0;
    for (index, source) in code.text.split('\n').enumerate() {
        let tokens = tokens.as_ref().and_then(|tokens| tokens.get(index));
        let flow = line::flow(source, tokens.map_or(&[], Vec::as_slice));
        let passage = Passage {
            block: room.index,
            text: index,
        };
        let flow = flow.marked(&line::shown((room.marks)(passage, source), source));
        let first = out.len();
        body.add(flow, &mut out);
        for row in out.iter_mut().skip(first) {
            row.start = start + row.start.min(source.len());
        }
        start += source.len() + 1;
    }
    if sides == Sides::Frame {
        let bottom = frame::bottom(width, Role::CodeBorder);
        out.push(bottom.starting(code.text.len()));
    }
    out
}

/// How many cells of a line of code stand before a byte of the clean line.
pub fn column(line: &str, at: usize) -> usize {
    line::width(text::clean(line).get(..at).unwrap_or(line))
}

/// The upper side: the language, the file, and the key that copies.
fn top(code: &Code, room: Room, width: usize, targets: &mut Targets) -> Row {
    let words: Vec<&str> = [code.language.as_str()]
        .into_iter()
        .chain(code.attributes.file.as_deref())
        .filter(|word| !word.is_empty())
        .collect();
    let label = Label::plain(&words.join(" · "), Role::CodeLabel);
    let copy = room.buttons.map(|buttons| {
        let target = targets.add(|| Target::Copy(room.index));
        Label::leading(buttons.copy, Role::CodeLabel, target)
    });
    frame::top(width, Role::CodeBorder, Some(label), copy)
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
