//! How wide the columns of a table are: as wide as they like, or a fair share of what there is.

use crate::course::block::Cells;
use crate::course::block::MOST_COLUMNS;
use crate::course::{Alignment, Mark, MarkKind, ProseRef, Table};
use crate::layout::flow::Flow;
use crate::layout::target::Targets;
use crate::layout::wrap::extent;
use crate::theme::Roles;

/// A column with more text than this is not made narrower, even if its words are short: a letter
/// a row is no column.
const LEGIBLE: usize = 8;

/// What the columns of a table need.
#[derive(Debug, Clone, Default)]
pub(in crate::layout) struct Columns {
    /// From left to right, at most as many as are shown.
    pub(super) list: Vec<Column>,
    /// Whether hard breaks make a cell more than one line high.
    pub(super) tall: bool,
    /// Whether any header cell has words.
    pub(super) headed: bool,
}

/// What one column needs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Column {
    /// The width of its widest cell.
    pub(super) natural: usize,
    /// Where its words stand.
    pub(super) alignment: Alignment,
    /// The cells of its longest word.
    pub(super) word: usize,
    piece: usize,
}

/// What is not broken for the sake of a narrower column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// No word, address or path.
    Words,
    /// No word; addresses and paths are broken where that is usual.
    Pieces,
}

impl Columns {
    /// Looks at every cell.
    pub(super) fn measure(table: &Table) -> Self {
        let mut header = shown(table.header());
        let mut columns = Self {
            list: (0..header.len())
                .map(|index| Column {
                    natural: 1,
                    word: 1,
                    piece: 1,
                    alignment: table.alignments.get(index).copied().unwrap_or_default(),
                })
                .collect(),
            tall: false,
            headed: header.any(|cell| !cell.text.trim().is_empty()),
        };
        // Row by row, each would be looked for first.
        for (index, cell) in table.cells().enumerate() {
            columns.widen(index % table.columns(), cell);
        }
        columns
    }

    /// The cells of all columns where none is shrunk.
    pub(super) fn natural(&self) -> usize {
        self.list.iter().map(|column| column.natural).sum()
    }

    /// The widths that fill the cells there are, or `None` where a word would have to be broken.
    ///
    /// Columns that need no more than their share get what they need. The others share what is
    /// left by the square root of their need: proportionally would starve the short ones, evenly
    /// would make the long ones too high.
    pub(super) fn share(&self, available: usize, keep: Keep) -> Option<Vec<usize>> {
        /// The weights are roots of numbers this much larger, for the sake of precision.
        const SCALE: usize = 1 << 12;
        let least: usize = self.list.iter().map(|column| column.least(keep)).sum();
        if least > available {
            return None;
        }
        let widths = |level: usize| -> Vec<usize> {
            let width = |column: &Column| {
                let share = (column.natural * SCALE).isqrt() * level / SCALE;
                share.clamp(column.least(keep), column.natural)
            };
            self.list.iter().map(width).collect()
        };
        let (mut low, mut high) = (0, available * SCALE);
        while low + 1 < high {
            let middle = low.midpoint(high);
            if widths(middle).iter().sum::<usize>() <= available {
                low = middle;
            } else {
                high = middle;
            }
        }
        let mut widths = widths(low);
        let mut left = available - widths.iter().sum::<usize>();
        for (width, column) in widths.iter_mut().zip(&self.list) {
            if left > 0 && *width < column.natural {
                *width += 1;
                left -= 1;
            }
        }
        Some(widths)
    }

    /// Gives a column room for a cell; one that is not shown needs none.
    fn widen(&mut self, column: usize, cell: ProseRef<'_>) {
        let Some(column) = self.list.get_mut(column) else {
            return;
        };
        if column.has_room_for(cell) && (self.tall || !may_be_tall(cell.text)) {
            return;
        }
        let flow = Flow::new(cell, Roles::NONE, &mut Targets::none());
        let extent = extent(&flow);
        column.natural = column.natural.max(extent.natural);
        column.word = column.word.max(extent.word);
        column.piece = column.piece.max(extent.piece);
        self.tall |= extent.lines > 1;
    }
}

impl Column {
    /// Whether a look at its bytes tells that a cell needs nothing that the column does not have. No
    /// character takes more cells than it has bytes; images are shown with their files.
    fn has_room_for(&self, cell: ProseRef<'_>) -> bool {
        let images = |mark: &Mark| matches!(mark.kind, MarkKind::Image(_));
        cell.text.len() <= self.natural
            && longest_word(cell.text) <= self.word.min(self.piece)
            && !cell.marks.iter().any(images)
    }

    /// The narrowest that the column may become.
    fn least(&self, keep: Keep) -> usize {
        let whole = match keep {
            Keep::Words => self.word,
            Keep::Pieces => self.piece,
        };
        whole.max(self.natural.min(LEGIBLE))
    }
}

/// Whether a text may have more than one line.
fn may_be_tall(text: &str) -> bool {
    text.contains('\n') || !text.is_ascii() && text.contains(['\u{2028}', '\u{2029}'])
}

/// No part of a text that is kept whole has more bytes than this. A line can end at a blank that
/// follows no opening sign and stands before a letter or digit, whatever is around them (UAX #14, LB18).
fn longest_word(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut start, mut longest) = (0, 0);
    for (at, around) in bytes.windows(3).enumerate() {
        if let [before, b' ', after] = around
            && before.is_ascii_graphic()
            && !b"([{\"'".contains(before)
            && after.is_ascii_alphanumeric()
        {
            longest = longest.max(at + 1 - start);
            start = at + 2;
        }
    }
    longest.max(bytes.len() - start)
}

/// The cells of a row that are shown.
pub(super) fn shown(cells: Cells<'_>) -> std::iter::Take<Cells<'_>> {
    cells.take(MOST_COLUMNS)
}
