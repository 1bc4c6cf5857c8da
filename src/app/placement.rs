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

/// What a pop-up has room for at its place: first a row of text, then its title, then the rule that tells it from the page
/// below, then the way to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inside {
    /// The rows of text.
    pub text: Area,
    /// Whether the title has a row, or a border to stand in.
    pub has_title: bool,
    /// The row of the way, if there is one.
    pub way: Option<Area>,
    /// Whether a rule below it tells it from the page.
    pub has_rule: bool,
}

/// What a pop-up is to have beside its text and its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    /// The way to what it shows.
    pub way: bool,
    /// A rule below a sheet.
    pub rule: bool,
}

impl Placement {
    /// Divides its area.
    pub fn inside(&self, wanted: Wanted) -> Inside {
        let area = self.area;
        if self.side != Side::Sheet {
            let inner = area.inner(2, 1);
            let way = usize::from(wanted.way && inner.height > 1);
            return Inside {
                has_title: true,
                has_rule: false,
                ..Inside::below_way(inner, way)
            };
        }
        let mut free = area.height.saturating_sub(1);
        let mut take = |is_wanted: bool| {
            let has_room = is_wanted && free > 0;
            free -= usize::from(has_room);
            usize::from(has_room)
        };
        let (title, rule, way) = (take(true), take(wanted.rule), take(wanted.way));
        let side = usize::from(area.width > 30);
        let inner = Area {
            x: area.x + side,
            y: area.y + title,
            width: area.width - 2 * side,
            height: area.height - title - rule,
        };
        Inside {
            has_title: title > 0,
            has_rule: rule > 0,
            ..Inside::below_way(inner, way)
        }
    }
}

impl Inside {
    /// The way in the first row, if it has one, and the text in the others.
    fn below_way(inner: Area, way: usize) -> Self {
        let row = Area { height: 1, ..inner };
        Self {
            text: Area {
                y: inner.y + way,
                height: inner.height - way,
                ..inner
            },
            has_title: false,
            way: (way > 0).then_some(row),
            has_rule: false,
        }
    }
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
