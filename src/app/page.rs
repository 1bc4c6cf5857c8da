//! The room that practice takes on the screen, and the page of it that is shown.

use std::ops::Range;

use super::action::Action;
use super::geometry::{self, Area, Geometry};
use crate::layout::Sheet;

/// The frame and the air on each side of the rows.
const SIDE: usize = 3;
/// Text is as wide as on the page of a lesson, frame and air added.
const TEXT_WIDTH: usize = geometry::TEXT_WIDTH + 2 * SIDE;
/// Code side by side is no wider than this, frame and air added.
const CODE_WIDTH: usize = 180;

/// What a page is mostly made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Text.
    Text,
    /// Text, and code that takes so many cells side by side with other code. It is no wider than text if there is no room
    /// for that.
    Code(usize),
}

/// Where the parts of a page stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PracticeArea {
    /// All of it, the frame included.
    pub frame: Area,
    /// The rows.
    pub rows: Area,
}

/// Where the parts of a page stand on the screen.
pub fn area(geometry: &Geometry, content: Content) -> PracticeArea {
    let bar = usize::from(geometry.footer.is_some());
    let screen = geometry.screen;
    let room = Area {
        y: bar,
        height: screen.height.saturating_sub(2 * bar),
        ..screen
    };
    let widest = CODE_WIDTH.min(screen.width.saturating_sub(2));
    let most = match content {
        Content::Code(cells) if cells + 2 * SIDE <= widest => TEXT_WIDTH.max(cells + 2 * SIDE),
        Content::Text | Content::Code(_) => TEXT_WIDTH,
    };
    let narrow = screen.is_narrow();
    let frame = if narrow {
        room
    } else {
        let width = most.min(room.width - 2);
        Area {
            x: (room.width - width) / 2,
            width,
            ..room
        }
    };
    let (side, above) = if narrow { (2, 0) } else { (SIDE, 1) };
    let inner = frame.inner(side, 1);
    PracticeArea {
        frame,
        rows: Area {
            y: inner.y + above,
            height: inner.height.saturating_sub(above),
            ..inner
        },
    }
}

impl PracticeArea {
    /// The same for so few rows that they do not need all of it: a high frame around three lines looks empty. Its top stays
    /// where it is for most numbers of rows, and what is revealed is added below.
    #[must_use]
    pub fn fitted(self, rows: usize) -> Self {
        let above = self.rows.y - self.frame.y;
        let height = rows + 2 * above;
        // A small screen is all taken.
        if self.frame.x == 0 || height >= self.frame.height {
            return self;
        }
        let lower = (self.frame.height / 6).min(self.frame.height - height);
        Self {
            frame: Area {
                y: self.frame.y + lower,
                height,
                ..self.frame
            },
            rows: Area {
                y: self.rows.y + lower,
                height: rows,
                ..self.rows
            },
        }
    }
}

/// Rows of which some are on the screen.
#[derive(Debug)]
pub struct Viewport<T> {
    /// All rows.
    pub sheet: Sheet<T>,
    /// The first one on the screen.
    pub scroll: usize,
    /// How many the screen has room for.
    pub height: usize,
    /// How many of the last ones stay at the bottom of the screen while those above them scroll.
    pub foot: usize,
}

impl<T: Copy> Default for Viewport<T> {
    fn default() -> Self {
        Self {
            sheet: Sheet::new(1),
            scroll: 0,
            height: 0,
            foot: 0,
        }
    }
}

/// A heading takes no more rows, the blank one below it among them.
const HEADING: usize = 2;
/// Where fewer rows would be left to scroll, all of them do.
const LEAST_ROOM: usize = 3;

impl<T: Copy> Viewport<T> {
    /// Puts other rows there, as far scrolled as the ones before.
    pub fn fill(&mut self, sheet: Sheet<T>, height: usize) {
        self.sheet = sheet;
        self.height = height;
        self.scroll_by(0);
    }

    /// Scrolls.
    pub fn scroll_by(&mut self, rows: isize) {
        let last = self.body().saturating_sub(self.room());
        self.scroll = self.scroll.saturating_add_signed(rows).min(last);
    }

    /// Scrolls as an action says; `false` if it says nothing of that.
    pub fn apply(&mut self, action: Action) -> bool {
        let page = self.room().saturating_sub(2).max(1).cast_signed();
        let rows = match action {
            Action::LineDown => 1,
            Action::LineUp => -1,
            Action::PageDown | Action::HalfDown => page,
            Action::PageUp | Action::HalfUp => -page,
            Action::Top => -isize::MAX,
            Action::Bottom => isize::MAX,
            _ => return false,
        };
        self.scroll_by(rows);
        true
    }

    /// Scrolls as little as is needed to have what belongs to something on the screen, its first row in any case.
    pub fn show(&mut self, wanted: impl Fn(T) -> bool) {
        let rows = self.sheet.rows_of(wanted);
        if rows.is_empty() || rows.start >= self.body() {
            return;
        }
        let room = self.room();
        if rows.end > self.scroll + room {
            self.scroll = rows.end - room.min(rows.end);
        }
        if rows.start < self.scroll {
            self.scroll = rows.start;
        }
        self.scroll_by(0);
    }

    /// Scrolls back to what stands right above the first row with an owner, which is its heading, if that row is the
    /// first on the screen.
    pub fn show_above(&mut self) {
        let owned = |row: usize| self.sheet.owners.get(row).copied().flatten().is_some();
        if owned(self.scroll) {
            let above = (0..self.scroll).rev().take(HEADING);
            let above = above.take_while(|row| !owned(*row)).count();
            self.scroll -= above;
        }
    }

    /// What the nth row on the screen belongs to.
    pub fn owner(&self, row: usize) -> Option<T> {
        self.sheet.owners.get(self.at(row)?).copied().flatten()
    }

    /// Which row is the nth on the screen.
    pub fn at(&self, row: usize) -> Option<usize> {
        let room = self.room();
        match row.checked_sub(room) {
            None => Some(self.scroll + row),
            Some(0) => None,
            Some(below) => Some(self.body() + below - 1).filter(|_| row < self.height),
        }
    }

    /// The row of the screen below which the last ones stay, if some do.
    pub fn parted(&self) -> Option<usize> {
        (self.pinned() > 0).then(|| self.room())
    }

    /// Which of the rows that scroll are on the screen.
    pub fn shown(&self) -> Range<usize> {
        self.scroll
            ..(self.scroll + self.room())
                .min(self.body())
                .max(self.scroll)
    }

    /// Whether what belongs to something is on the screen, at least its first row, or as much as there is room for.
    pub fn shows(&self, wanted: impl Fn(T) -> bool) -> bool {
        let (rows, shown) = (self.sheet.rows_of(wanted), self.shown());
        shown.contains(&rows.start) || (rows.start < shown.start && rows.end >= shown.end)
    }

    /// How many rows are above the screen and below it.
    pub fn hidden(&self) -> (usize, usize) {
        let shown = self.scroll + self.room();
        (self.scroll, self.body().saturating_sub(shown))
    }

    /// How many rows stay at the bottom: none where all fit, or hardly any room would be left.
    fn pinned(&self) -> usize {
        let fits = self.sheet.rows.len() <= self.height;
        let is_crowded = self.foot + 1 + LEAST_ROOM > self.height;
        if fits || is_crowded { 0 } else { self.foot }
    }

    /// How many rows of the screen scroll.
    fn room(&self) -> usize {
        match self.pinned() {
            0 => self.height,
            pinned => self.height - pinned - 1,
        }
    }

    /// How many rows scroll, all of them counted.
    fn body(&self) -> usize {
        self.sheet.rows.len() - self.pinned()
    }
}
