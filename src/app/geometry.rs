//! Where things stand on a screen of a given size. Drawing and the mouse both ask here, so they agree.

/// The text column's width until the learner changes it, in cells.
pub const TEXT_WIDTH: usize = 76;
/// The narrowest and the widest column that can be chosen.
pub const TEXT_WIDTHS: (usize, usize) = (50, 90);
/// Tables and code reach no further than this.
const WIDEST_BLOCK: usize = 120;
/// From this many columns on the outline stands beside the text.
const OUTLINE_FROM: usize = 130;
/// The outline's least and greatest width.
const OUTLINE_WIDTHS: (usize, usize) = (28, 48);
/// Screens with fewer rows give them all to the text.
const BARS_FROM: usize = 6;
/// Screens with fewer rows have no empty rows beside the bars.
const AIR_FROM: usize = 18;

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// The first column.
    pub x: usize,
    /// The first row.
    pub y: usize,
    /// How many columns.
    pub width: usize,
    /// How many rows.
    pub height: usize,
}

/// A screen, divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Geometry {
    /// The whole screen.
    pub screen: Area,
    /// The row at the top, where there is room for it.
    pub header: Option<Area>,
    /// The row at the bottom, where there is room for it.
    pub footer: Option<Area>,
    /// The outline beside the text.
    pub outline: Option<Area>,
    /// All the room that blocks may take.
    pub body: Area,
    /// The text column inside the body.
    pub column: Area,
    /// How wide tables and code may be.
    pub wide: usize,
}

impl Area {
    /// The first column to the right of it.
    pub fn right(self) -> usize {
        self.x + self.width
    }

    /// The first row below it.
    pub fn bottom(self) -> usize {
        self.y + self.height
    }

    /// Whether a cell lies in it.
    pub fn contains(self, x: usize, y: usize) -> bool {
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
    }

    /// The area without some columns at the sides and rows above and below.
    #[must_use]
    pub fn inner(self, columns: usize, rows: usize) -> Self {
        Self {
            x: self.x + columns.min(self.width / 2),
            y: self.y + rows.min(self.height / 2),
            width: self.width.saturating_sub(2 * columns),
            height: self.height.saturating_sub(2 * rows),
        }
    }
}

impl Geometry {
    /// Divides a screen of this size for a text column of this width.
    pub fn new(width: usize, height: usize, text_width: usize) -> Self {
        let screen = Area {
            x: 0,
            y: 0,
            width,
            height,
        };
        let bars = usize::from(height >= BARS_FROM);
        let air = usize::from(height >= AIR_FROM);
        // What a centred text leaves free at its left, but for some air.
        let beside = (width.saturating_sub(text_width) / 2).saturating_sub(4);
        let outline_width = match width {
            OUTLINE_FROM.. => beside.clamp(OUTLINE_WIDTHS.0, OUTLINE_WIDTHS.1),
            _ => 0,
        };
        let body = Area {
            x: outline_width,
            y: bars + air,
            width: width - outline_width,
            height: height.saturating_sub(2 * (bars + air)),
        };
        let margin = match body.width {
            0..30 => 0,
            30..60 => 1,
            _ => 2,
        };
        let column_width = text_width.min(body.width.saturating_sub(2 * margin));
        // Centred on the screen where the outline leaves room for that, else in what it leaves.
        let centred = width.saturating_sub(column_width) / 2;
        let column_x = if centred >= body.x + margin {
            centred
        } else {
            body.x + (body.width - column_width) / 2
        };
        Self {
            screen,
            header: (bars > 0).then_some(Area {
                x: 0,
                y: 0,
                width,
                height: 1,
            }),
            footer: (bars > 0).then_some(Area {
                x: 0,
                y: height.saturating_sub(1),
                width,
                height: 1,
            }),
            outline: (outline_width > 0).then_some(Area {
                x: 0,
                width: outline_width,
                ..body
            }),
            body,
            column: Area {
                x: column_x,
                width: column_width,
                ..body
            },
            wide: body
                .width
                .saturating_sub(2 * margin)
                .min(WIDEST_BLOCK)
                .max(column_width),
        }
    }

    /// The column where a block of this width begins: in the text column, or centred on it if it is wider.
    pub fn block_x(&self, width: usize) -> usize {
        let shift = width.saturating_sub(self.column.width) / 2;
        let left = self.column.x.saturating_sub(shift).max(self.body.x);
        left.min(self.body.right().saturating_sub(width).max(self.body.x))
    }
}
