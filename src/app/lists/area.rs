//! Where a list and its parts stand on the screen.

use crate::app::geometry::{Area, Geometry};
use crate::app::overlay::{List, ListKind};

/// The cells of a list and of the search, where the screen has them.
pub const WIDTH: usize = 84;

/// The rows of the lowest list that leaves some to the text.
const LOWEST: usize = 6;

/// Where the parts of a list stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListArea {
    /// All of it, the frame included.
    pub frame: Area,
    /// The line that shows the filter.
    pub filter: Area,
    /// The rows.
    pub rows: Area,
    /// The note on the selected row, below a line; empty where a list has no notes.
    pub note: Area,
}

/// How many rows of so many in a window what is typed takes above the others, with the line below it where there is room
/// for that.
pub fn above_rows(height: usize) -> usize {
    height.saturating_sub(1).min(2)
}

/// Where the parts of a list stand on the screen.
pub fn area(geometry: &Geometry, list: &List) -> ListArea {
    let kind = list.kind;
    let screen = geometry.screen;
    let (width, height, note) = match kind {
        ListKind::Themes => (52, 16, 0),
        ListKind::Glossary | ListKind::Problems => (WIDTH, screen.height, 6),
        ListKind::Contents | ListKind::Palette | ListKind::Help | ListKind::Bookmarks => {
            (WIDTH, screen.height, 0)
        }
    };
    let note = if list.stock.has_notes { note } else { 0 };
    let narrow = screen.is_narrow();
    let (width, height) = if narrow {
        // The bottom row tells how to leave.
        let bottom = usize::from(geometry.footer.is_some());
        let all = screen.height - bottom;
        // A theme is seen on the text above it.
        let text = match kind {
            ListKind::Themes => geometry.body.y + screen.height / 3,
            _ => 0,
        };
        (screen.width, all.saturating_sub(text).max(LOWEST.min(all)))
    } else {
        // No taller than its entries need, whichever is selected: the border, the filter, its line and the note come to the
        // rest.
        let rows = list.stock.entries.len() + list.unfolds;
        let filled = if list.has_filter() {
            2 + rows.max(3)
        } else {
            rows
        };
        let needed = 2 + filled + note + usize::from(note > 0);
        (
            width.min(screen.width - 4),
            height.min(screen.height - 2).min(needed),
        )
    };
    // The theme picker stands aside, so that the page shows what the theme does to it.
    let x = if kind == ListKind::Themes {
        screen.width - width
    } else {
        geometry.window_x(width)
    };
    let frame = Area {
        x,
        y: if narrow {
            screen.height - usize::from(geometry.footer.is_some()) - height
        } else {
            (screen.height - height) / 2
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
    ListArea {
        frame,
        filter,
        rows,
        note: Area {
            y: rows.bottom() + line,
            height: note,
            ..inner
        },
    }
}
