//! A table at its full width, scrolled in both directions under its frozen header and first column.

use super::Outcome;
use crate::app::action::Action;
use crate::layout::Natural;

/// An open wide view.
#[derive(Debug)]
pub struct WideTable {
    /// The table at its natural width.
    pub natural: Natural,
    /// The first scrolled column of cells on the screen.
    pub left: usize,
    /// The first scrolled row.
    pub top: usize,
    /// How many columns and rows of cells there is room for beside the frozen ones.
    pub room: (usize, usize),
}

impl WideTable {
    /// What a key does in it.
    pub fn apply(&mut self, action: Action) -> Outcome {
        let (columns, rows) = self.room;
        match action {
            Action::Close | Action::Quit | Action::WideTable | Action::Back => {
                return Outcome::Close;
            }
            Action::LineDown => self.top += 1,
            Action::LineUp => self.top = self.top.saturating_sub(1),
            Action::PageDown | Action::HalfDown => self.top += rows.max(1),
            Action::PageUp | Action::HalfUp => self.top = self.top.saturating_sub(rows.max(1)),
            Action::NextSection | Action::CodeRight => self.left += 8,
            Action::PreviousSection | Action::CodeLeft => self.left = self.left.saturating_sub(8),
            Action::NextTarget => self.left += columns.max(2) / 2,
            Action::PreviousTarget => self.left = self.left.saturating_sub(columns.max(2) / 2),
            Action::Top => (self.left, self.top) = (0, 0),
            Action::Bottom => self.top = usize::MAX / 2,
            _ => {}
        }
        Outcome::Stay
    }

    /// How many cells at the left stay in sight: none if they would fill most of the screen.
    pub fn frozen_cells(&self, width: usize) -> usize {
        if self.natural.frozen_cells > width / 2 {
            0
        } else {
            self.natural.frozen_cells
        }
    }

    /// How many rows at the top stay in sight: none if they would fill most of the screen.
    pub fn frozen_rows(&self, height: usize) -> usize {
        if self.natural.frozen_rows > height / 2 {
            0
        } else {
            self.natural.frozen_rows
        }
    }

    /// Tells the view how many columns and rows the screen has for it, and keeps it inside the table.
    pub fn settle(&mut self, (width, height): (usize, usize)) {
        let (cells, rows) = (self.frozen_cells(width), self.frozen_rows(height));
        self.room = (width - cells, height - rows);
        self.left = self
            .left
            .min((self.natural.width - cells.min(self.natural.width)).saturating_sub(self.room.0));
        self.top = self.top.min(
            (self.natural.rows.len() - rows.min(self.natural.rows.len()))
                .saturating_sub(self.room.1),
        );
    }
}
