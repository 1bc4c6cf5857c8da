//! What leads on below the end of a lesson: a target like those in its text, but no place in it.

use super::{Place, Reader, Spot};
use crate::app::geometry::{Area, Geometry};
use crate::layout::Target;
use crate::text;

/// The rows that it takes, the blank one above it among them.
const ROWS: usize = 2;
/// Lower screens have no room for them below a full one.
const LOWEST: usize = 5;

/// What leads on to the next lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayOn {
    /// What it says.
    pub words: String,
    /// Where it leads.
    pub target: Target,
}

impl Spot {
    /// Where the way on stands: behind all other spots.
    pub const WAY_ON: Self = Self {
        block: usize::MAX,
        part: 0,
        target: 0,
    };
}

impl Reader {
    /// The row of the screen, from 0, for what stands below the last row of the lesson, where there is room for it.
    pub fn ending_row(&self) -> Option<usize> {
        let row = self.visible.len() + ROWS - 1;
        (self.at_end() && row < self.height()).then_some(row)
    }

    /// The cells of so many below the last row of the lesson.
    pub fn ending_area(&self, cells: usize, geometry: &Geometry) -> Option<Area> {
        let column = geometry.column;
        let width = cells.min(column.width);
        Some(Area {
            x: column.x + (column.width - width) / 2,
            y: geometry.body.y + self.ending_row()?,
            width,
            height: 1,
        })
    }

    /// The cells of the way on.
    pub fn way_on_area(&self, geometry: &Geometry) -> Option<Area> {
        let words = &self.way_on.as_ref()?.words;
        self.ending_area(text::width(words), geometry)
    }

    /// Puts the way on in focus, at the end of the lesson. `false` if there is none, or it is in focus already.
    pub(super) fn focus_way_on(&mut self) -> bool {
        if self.way_on.is_none() || self.focus == Some(Spot::WAY_ON) {
            return false;
        }
        let (anchor, focus) = (self.anchor(), self.focus);
        if self.ending_row().is_none() {
            self.to_bottom();
        }
        if self.ending_row().is_none() {
            self.restore(anchor);
            self.focus = focus;
            return false;
        }
        self.focus = Some(Spot::WAY_ON);
        true
    }

    /// How many rows the last screen has below the last row of the lesson, which lies in this part.
    pub(super) fn rows_behind(&self, last: Place) -> usize {
        // Nothing leads on from what is held back.
        let leads_on = self.way_on.is_some() || self.way_on_is_to_come;
        let leads_on = leads_on && !self.has_fold(last);
        if leads_on && self.height() >= LOWEST {
            ROWS
        } else {
            0
        }
    }
}
