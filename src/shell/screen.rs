//! Frames: what changed since the last one, as bytes for the terminal.
//!
//! ratatui's `Terminal` is not used: it writes at every draw, and clears by asking for the cursor. Two
//! buffers and their difference are all that is needed, and one of them for the first frame.

use std::iter;
use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect};

use super::browser;
use super::sgr::{self, Look};
use crate::text::fnv32;
use crate::ui::Hyperlink;

/// The largest screen that is drawn; more of a larger terminal stays empty.
const MOST: (u16, u16) = (1000, 500);
const BEGIN: &str = "\x1b[?2026h";
const CLEAR: &str = "\x1b[0m\x1b[2J";
const END: &str = "\x1b[?2026l";

/// What the terminal shows, and the next frame.
#[derive(Debug)]
pub struct Screen {
    area: Rect,
    /// What the terminal shows, if that is known.
    shown: Option<Buffer>,
    /// The buffer of the frame before that one, for the next.
    spare: Option<Buffer>,
}

impl Screen {
    /// A screen of that many columns and rows, nothing known of what it shows.
    pub fn new(size: (u16, u16)) -> Self {
        let (columns, rows) = capped(size);
        Self {
            area: Rect::new(0, 0, columns, rows),
            shown: None,
            spare: None,
        }
    }

    /// The columns and rows that are drawn.
    pub fn size(&self) -> (u16, u16) {
        (self.area.width, self.area.height)
    }

    /// Takes the terminal's size; whether that changed anything.
    pub fn resize(&mut self, size: (u16, u16)) -> bool {
        let changed = capped(size) != self.size();
        if changed {
            *self = Self::new(size);
        }
        changed
    }

    /// Forgets what the terminal shows: the next frame is drawn whole.
    pub fn forget(&mut self) {
        self.spare = self.shown.take().or_else(|| self.spare.take());
    }

    /// The bytes that turn the last frame into this one; none if nothing changed.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Buffer) -> Vec<Hyperlink>) -> Vec<u8> {
        let mut next = match self.spare.take() {
            Some(mut used) => {
                used.reset();
                used
            }
            None => Buffer::empty(self.area),
        };
        for link in draw(&mut next) {
            lay(&mut next, &link);
        }
        let bytes = match &self.shown {
            Some(shown) => {
                let mut changes = shown.diff_iter(&next).peekable();
                if changes.peek().is_some() {
                    update("", changes)
                } else {
                    Vec::new()
                }
            }
            None => update(CLEAR, cells(&next)),
        };
        self.spare = self.shown.replace(next);
        bytes
    }
}

/// The bytes of a synchronized update: these first, then what shows the cells.
fn update<'a>(first: &str, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> Vec<u8> {
    let mut text = [BEGIN, first].concat();
    let mut look = Look::default();
    let mut here = None;
    for (x, y, cell) in cells {
        // Terminals disagree on how wide some letters are: the cursor is set after each that is not one cell wide.
        if here != Some((x, y)) {
            let mut digits = itoa::Buffer::new();
            text.push_str("\x1b[");
            text.push_str(digits.format(u32::from(y) + 1));
            text.push(';');
            text.push_str(digits.format(u32::from(x) + 1));
            text.push('H');
        }
        here = x.checked_add(1).map(|next| (next, y));
        let wanted = Look {
            foreground: cell.fg,
            background: cell.bg,
            modifier: cell.modifier,
        };
        wanted.write(look, &mut text);
        look = wanted;
        text.push_str(cell.symbol());
    }
    text.push_str(sgr::PLAIN);
    text.push_str(END);
    text.into_bytes()
}

/// The cells of a frame that are not blank, without those behind a wide one, and where each stands.
fn cells(frame: &Buffer) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let mut index = 0;
    let all = iter::from_fn(move || {
        let (at, cell) = (index, frame.content.get(index)?);
        index += usize::from(cell.cell_width().max(1));
        Some((at, cell))
    });
    let written = all.filter(|(_, cell)| **cell != Cell::EMPTY);
    written.map(|(at, cell)| {
        let (column, row) = frame.pos_of(at);
        (column, row, cell)
    })
}

fn capped((columns, rows): (u16, u16)) -> (u16, u16) {
    (columns.min(MOST.0), rows.min(MOST.1))
}

/// Makes cells a link (OSC 8). Each cell opens and closes its own, so that drawing any part of a row
/// leaves no link open; their common id makes terminals treat them as one.
fn lay(buffer: &mut Buffer, link: &Hyperlink) {
    if !browser::allowed(&link.address) {
        return;
    }
    // Short, and the same in every frame.
    let id = fnv32(link.address.as_bytes());
    let mut column = link.start;
    while column < link.end {
        let Some(cell) = buffer.cell_mut(Position::new(column, link.row)) else {
            return;
        };
        let width = NonZeroU16::new(cell.cell_width()).unwrap_or(NonZeroU16::MIN);
        let symbol = format!(
            "\x1b]8;id={id:x};{}\x1b\\{}\x1b]8;;\x1b\\",
            link.address,
            cell.symbol()
        );
        cell.set_symbol(&symbol);
        cell.set_diff_option(CellDiffOption::ForcedWidth(width));
        column = column.saturating_add(width.get());
    }
}
