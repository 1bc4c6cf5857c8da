//! Where things stand on a screen of a given size. Drawing and the mouse both ask here, so they agree.

/// The text column's width until the learner changes it, in cells.
pub const TEXT_WIDTH: usize = 76;
/// The narrowest and the widest column that can be chosen.
pub const TEXT_WIDTHS: (usize, usize) = (50, 90);
/// Tables and code reach no further than this.
const WIDEST_BLOCK: usize = 120;
/// So much the outline leaves to tables and code on both sides of the screen's middle before it takes more than its least
/// width; where it leaves less, the text is centred in what it leaves.
const WIDE_ENOUGH: usize = 100;
/// From this many columns on the outline stands beside the text.
const OUTLINE_FROM: usize = 130;
/// The outline's least and greatest width.
const OUTLINE_WIDTHS: (usize, usize) = (28, 56);
/// The columns left free at each side, where there is room for that.
const MARGIN: usize = 2;
/// Screens with fewer rows give them all to the text.
const BARS_FROM: usize = 6;
/// Screens with fewer rows have no empty rows beside the bars.
const AIR_FROM: usize = 18;

/// Screens with fewer columns or fewer rows have no room beside what lies over the page.
const NARROW: (usize, usize) = (60, 16);

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
    /// How wide the text column may be, where there is room for that.
    pub text_width: usize,
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

    /// Whether a screen of this size is so small that what lies over the page gets all its cells.
    pub fn is_narrow(self) -> bool {
        self.width < NARROW.0 || self.height < NARROW.1
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
        // What a wide block leaves free at its left where it is centred on the screen, but for some air.
        let beside = (width.saturating_sub(WIDE_ENOUGH) / 2).saturating_sub(MARGIN);
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
            _ => MARGIN,
        };
        let column_width = text_width.min(body.width.saturating_sub(2 * margin));
        // Centred on the screen where the outline leaves room for that, and for wider blocks, else in what it leaves.
        let beside_middle = (width / 2).saturating_sub(body.x + margin);
        let column_x = if outline_width == 0 || 2 * beside_middle >= WIDE_ENOUGH.max(column_width) {
            width.saturating_sub(column_width) / 2
        } else {
            body.x + (body.width - column_width) / 2
        };
        // Wider blocks stand out as far at the left as at the right.
        let left = column_x.saturating_sub(body.x + margin);
        let right = body
            .right()
            .saturating_sub(column_x + column_width + margin);
        let wide = (column_width + 2 * left.min(right)).min(WIDEST_BLOCK);
        Self {
            screen,
            text_width,
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
            wide: wide.max(column_width),
        }
    }

    /// Where a window of this width begins: above the middle of the text.
    pub fn window_x(&self, width: usize) -> usize {
        let middle = self.column.x + self.column.width / 2;
        let left = middle.saturating_sub(width / 2);
        left.min(self.screen.width.saturating_sub(width))
    }

    /// The column where a block of this width begins: in the text column, or centred on it if it is wider.
    pub fn block_x(&self, width: usize) -> usize {
        let shift = width.saturating_sub(self.column.width) / 2;
        let left = self.column.x.saturating_sub(shift).max(self.body.x);
        left.min(self.body.right().saturating_sub(width).max(self.body.x))
    }
}
