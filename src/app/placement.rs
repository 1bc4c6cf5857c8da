//! Where a pop-up stands: below its term, above it, or as a sheet, and never over the row of the term.

use super::geometry::Area;

/// A pop-up is at most this tall, borders included.
const TALLEST: usize = 16;
/// … and takes at most this share of the screen's rows, in percent.
const SHARE: usize = 45;
/// Narrower or lower screens always get a sheet.
const SHEET_BELOW: (usize, usize) = (48, 12);
/// With fewer rows than this, borders included, neither side is worth it.
const FEWEST: usize = 5;

/// On which side of its term a pop-up stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Under it.
    Below,
    /// Over it.
    Above,
    /// Across the whole width, under or over it, whichever has more room.
    Sheet,
}

/// A pop-up's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placement {
    /// The side.
    pub side: Side,
    /// The cells, borders included.
    pub area: Area,
}

/// Places a pop-up of that many columns and rows, borders included, for the term at `anchor`, inside `screen`.
///
/// The side it had before is kept while it fits there.
pub fn place(
    screen: Area,
    anchor: Area,
    (columns, rows): (usize, usize),
    before: Option<Side>,
) -> Placement {
    let above = anchor.y.saturating_sub(screen.y);
    let below = screen.bottom().saturating_sub(anchor.bottom());
    if screen.width < SHEET_BELOW.0 || screen.height < SHEET_BELOW.1 {
        return sheet(screen, anchor, rows);
    }
    let height = rows
        .min(TALLEST)
        .min((screen.height * SHARE / 100).max(FEWEST));
    let width = columns.min(screen.width);
    let fits = |side: &Side| match side {
        Side::Below => below >= height,
        Side::Above => above >= height,
        Side::Sheet => false,
    };
    let side = before
        .filter(fits)
        .or_else(|| [Side::Below, Side::Above].into_iter().find(fits))
        .unwrap_or(if below >= above {
            Side::Below
        } else {
            Side::Above
        });
    let height = height.min(if side == Side::Below { below } else { above });
    if height < FEWEST.min(rows) {
        return sheet(screen, anchor, rows);
    }
    let area = Area {
        x: anchor
            .x
            .min(screen.right().saturating_sub(width))
            .max(screen.x),
        y: if side == Side::Below {
            anchor.bottom()
        } else {
            anchor.y - height
        },
        width,
        height,
    };
    Placement { side, area }
}

/// A sheet at the bottom, or at the top where the term is nearer to the bottom.
fn sheet(screen: Area, anchor: Area, height: usize) -> Placement {
    let above = anchor.y.saturating_sub(screen.y);
    let below = screen.bottom().saturating_sub(anchor.bottom());
    let height = height.min(TALLEST);
    let area = if below >= height || below >= above {
        let height = height.min(below);
        Area {
            y: screen.bottom() - height,
            height,
            ..screen
        }
    } else {
        Area {
            height: height.min(above),
            ..screen
        }
    };
    Placement {
        side: Side::Sheet,
        area,
    }
}
