//! Where a list and its parts stand on the screen.

use crate::app::geometry::{Area, Geometry};
use crate::app::overlay::{List, ListKind};

/// The cells of a list, where the screen has them.
const WIDTH: usize = 84;
/// The cells of a window whose rows would be cut, where the screen has them.
const WIDEST: usize = 160;
/// The blanks between two columns of rows.
const BETWEEN: usize = 4;

/// The rows that are left free below what is found: the selected term may take more than one.
const UNFOLDED: usize = 2;
/// The rows of the lowest list that leaves some to the text.
const LOWEST: usize = 6;

/// Where the parts of a list stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListArea {
    /// All of it, the frame included.
    pub frame: Area,
    /// The line that shows the filter.
    pub filter: Area,
    /// The rows, or the first column of them.
    pub rows: Area,
    /// How many rows stand in the first column.
    pub split: usize,
    /// The second column, if there is one.
    pub beside: Option<Area>,
    /// The note on the selected row, below a line; empty where a list has no notes.
    pub note: Area,
}

impl ListArea {
    /// How many rows there is room for.
    pub fn lines(&self) -> usize {
        self.split + self.beside.map_or(0, |column| column.height)
    }

    /// The line that the row stands on which is so many below the first.
    pub fn line(&self, line: usize) -> Area {
        let (column, line) = match (self.beside, line.checked_sub(self.split)) {
            (Some(beside), Some(line)) => (beside, line),
            (Some(_) | None, _) => (self.rows, line),
        };
        Area {
            y: column.y + line,
            height: 1,
            ..column
        }
    }

    /// How many rows below the first one a cell is, if it is among them.
    pub fn line_at(&self, x: usize, y: usize) -> Option<usize> {
        let line = y.checked_sub(self.rows.y)?;
        let beside = self.beside.filter(|column| x + BETWEEN / 2 >= column.x);
        match beside {
            Some(column) => (line < column.height).then_some(self.split + line),
            None => (line < self.split).then_some(line),
        }
    }
}

/// How wide a window is whose rows would be cut in a narrow one: some of the page stays beside it, and all of the outline.
pub fn results_width(geometry: &Geometry) -> usize {
    let beside_outline = geometry.screen.width.saturating_sub(geometry.body.x + 3);
    let most = beside_outline.clamp(WIDTH, WIDEST);
    (geometry.screen.width * 4 / 5).clamp(WIDTH, most)
}

/// Where such a window of this width begins: above the middle of the text, or beside the outline where it is wider than that
/// leaves room for.
pub fn results_x(geometry: &Geometry, width: usize) -> usize {
    let middle = geometry.window_x(width);
    if width <= WIDTH {
        return middle;
    }
    let last = geometry.screen.width.saturating_sub(width);
    middle.max(geometry.body.x + 1).min(last)
}

/// Where what was opened from a window stands: in its place, but no wider than a list.
pub fn entry_area(frame: Area) -> Area {
    if frame.width <= WIDTH {
        return frame;
    }
    Area {
        x: frame.x + (frame.width - WIDTH) / 2,
        width: WIDTH,
        ..frame
    }
}

/// How many rows of so many in a window what is typed takes above the others, with the line below it where there is room
/// for that.
pub fn above_rows(height: usize) -> usize {
    height.saturating_sub(1).min(2)
}

/// Where the parts of a list stand on the screen.
pub fn area(geometry: &Geometry, list: &List) -> ListArea {
    divided(geometry, list, found(list))
}

/// Where all of a list would stand, and what is opened from it does, whatever its filter leaves.
pub fn whole_frame(geometry: &Geometry, list: &List) -> Area {
    divided(geometry, list, None).frame
}

/// The rows that what passes the filter needs, in a list that does not keep the ones of all its entries: the note would
/// stand far below them.
fn found(list: &List) -> Option<usize> {
    if list.kind != ListKind::Glossary || !list.is_filtered() {
        return None;
    }
    // As long as nothing has been found what is on the screen stays there.
    let rows = if list.shown.is_empty() {
        list.made.len()
    } else {
        list.shown.len()
    };
    Some(rows + UNFOLDED)
}

fn divided(geometry: &Geometry, list: &List, found: Option<usize>) -> ListArea {
    let kind = list.kind;
    let screen = geometry.screen;
    // What is as wide as its rows; other lists do not change with what is in them.
    let fitting = (list.stock.widest + 4).clamp(WIDTH, results_width(geometry));
    let split = split(geometry, list);
    let (width, height, note) = match kind {
        ListKind::Themes => (52, 16, 0),
        ListKind::Problems => (fitting, screen.height, 6),
        ListKind::Glossary => (WIDTH, screen.height, 6),
        ListKind::Bookmarks => (fitting, screen.height, 0),
        ListKind::Help if split.is_some() => (beside_each_other(list) + 4, screen.height, 0),
        ListKind::Contents | ListKind::Palette | ListKind::Help => (WIDTH, screen.height, 0),
    };
    let note = if list.stock.has_notes { note } else { 0 };
    let narrow = screen.is_narrow();
    let (width, height, all_height) = if narrow {
        // The bottom row tells how to leave.
        let bottom = usize::from(geometry.footer.is_some());
        let all = screen.height - bottom;
        // A theme is seen on the text above it.
        let text = match kind {
            ListKind::Themes => geometry.body.y + screen.height / 3,
            _ => 0,
        };
        let height = all.saturating_sub(text).max(LOWEST.min(all));
        (screen.width, height, height)
    } else {
        // No taller than its entries need, whichever is selected: the border, the filter, its line and the note come to the
        // rest.
        let all = list.stock.entries.len();
        let rows = split.map_or(all + list.unfolds, |split| split.max(all - split));
        let needed = |rows: usize| {
            let filled = if list.has_filter() {
                2 + rows.max(3)
            } else {
                rows
            };
            let needed = 2 + filled + note + usize::from(note > 0);
            height.min(screen.height - 2).min(needed)
        };
        let found = found.map_or(rows, |found| found.min(rows));
        (width.min(screen.width - 4), needed(found), needed(rows))
    };
    // The theme picker stands aside, so that the page shows what the theme does to it.
    let x = match kind {
        ListKind::Themes => screen.width - width,
        ListKind::Problems | ListKind::Bookmarks => results_x(geometry, width),
        ListKind::Glossary | ListKind::Contents | ListKind::Palette | ListKind::Help => {
            geometry.window_x(width)
        }
    };
    let frame = Area {
        x,
        y: if narrow {
            screen.height - usize::from(geometry.footer.is_some()) - height
        } else {
            // Its upper edge stays where it is while it is filtered.
            (screen.height - all_height) / 2
        },
        width,
        height,
    };
    let inner = frame.inner(2, 1);
    // Of the lowest windows the only row shows what is selected; the next one shows what is typed.
    let above = if list.has_filter() {
        above_rows(inner.height)
    } else {
        0
    };
    let filter = Area {
        height: above.min(1),
        ..inner
    };
    let below = inner.height - above;
    let note = note.min(below / 2);
    // At least one row is left of the list.
    let note = if note + 1 < below { note } else { 0 };
    let line = usize::from(note > 0);
    let rows = Area {
        y: inner.y + above,
        height: below - note - line,
        ..inner
    };
    let beside = split.map(|_| Area {
        x: rows.right() - list.stock.widest.min(rows.width),
        width: list.stock.widest.min(rows.width),
        ..rows
    });
    ListArea {
        frame,
        filter,
        rows: match beside {
            Some(column) => Area {
                width: column.width,
                ..rows
            },
            None => rows,
        },
        // What is found fills the first column before the second.
        split: split
            .filter(|_| !list.is_filtered())
            .unwrap_or(rows.height)
            .min(rows.height),
        beside,
        note: Area {
            y: rows.bottom() + line,
            height: note,
            ..inner
        },
    }
}

/// How many rows of a list stand in the first of two columns: where one has no room for all of them, and the screen has
/// room for both, which end with a group.
fn split(geometry: &Geometry, list: &List) -> Option<usize> {
    let screen = geometry.screen;
    if list.kind != ListKind::Help || screen.is_narrow() {
        return None;
    }
    let room = screen.height.saturating_sub(6);
    let stock = &list.stock;
    let all = stock.entries.len();
    let is_wide = beside_each_other(list) + 8 <= screen.width;
    if all <= room || !is_wide {
        return None;
    }
    let starts = (1..all).filter(|row| {
        let entry = stock.entries.get(*row);
        entry.is_some_and(|entry| stock.heading(*entry).is_some())
    });
    let height = |split: &usize| (*split).max(all - split);
    starts
        .min_by_key(height)
        .filter(|split| height(split) <= room)
}

/// The cells of two columns of rows.
fn beside_each_other(list: &List) -> usize {
    2 * list.stock.widest + BETWEEN
}
