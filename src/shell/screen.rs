//! Frames: what changed since the last one, as bytes for the terminal.
//!
//! ratatui's `Terminal` is not used: it writes at every draw, and clears by asking for the cursor. Two
//! buffers and their difference are all that is needed.

use std::io;
use std::mem;
use std::num::NonZeroU16;

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::crossterm::style::force_color_output;
use ratatui::layout::{Position, Rect};

use super::browser;
use crate::ui::Hyperlink;

/// The largest screen that is drawn; more of a larger terminal stays empty.
const MOST: (u16, u16) = (1000, 500);
const BEGIN: &[u8] = b"\x1b[?2026h";
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J";
const END: &[u8] = b"\x1b[?2026l";

/// What the terminal shows, and the next frame.
#[derive(Debug)]
pub struct Screen {
    shown: Buffer,
    next: Buffer,
    unknown: bool,
}

impl Screen {
    /// A screen of that many columns and rows, nothing known of what it shows.
    pub fn new(size: (u16, u16)) -> Self {
        // NO_COLOR is a theme's matter: crossterm would lose bold and underline with the colours.
        force_color_output(true);
        let (columns, rows) = capped(size);
        let blank = Buffer::empty(Rect::new(0, 0, columns, rows));
        Self {
            shown: blank.clone(),
            next: blank,
            unknown: true,
        }
    }

    /// The columns and rows that are drawn.
    pub fn size(&self) -> (u16, u16) {
        (self.shown.area.width, self.shown.area.height)
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
        self.shown.reset();
        self.unknown = true;
    }

    /// The bytes that turn the last frame into this one; none if nothing changed.
    ///
    /// # Errors
    ///
    /// Never in practice: the bytes go to memory.
    pub fn frame(
        &mut self,
        draw: impl FnOnce(&mut Buffer) -> Vec<Hyperlink>,
    ) -> io::Result<Vec<u8>> {
        self.next.reset();
        for link in draw(&mut self.next) {
            lay(&mut self.next, &link);
        }
        let mut bytes = Vec::new();
        let mut changes = self.shown.diff_iter(&self.next).peekable();
        if self.unknown || changes.peek().is_some() {
            bytes.extend_from_slice(BEGIN);
            if mem::take(&mut self.unknown) {
                bytes.extend_from_slice(CLEAR);
            }
            CrosstermBackend::new(&mut bytes).draw(changes)?;
            bytes.extend_from_slice(END);
        }
        mem::swap(&mut self.shown, &mut self.next);
        Ok(bytes)
    }
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
    let id = fingerprint(&link.address);
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

/// The FNV-1a hash: short, and the same in every frame.
fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
