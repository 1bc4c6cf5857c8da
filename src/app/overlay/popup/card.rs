//! One subject in a pop-up: its rows, how far it is scrolled, what is in focus.

use crate::app::card::{Extent, Knowledge, Subject};
use crate::app::reader::focusable;
use crate::layout::{self, Laid, View};

/// One subject in a pop-up.
#[derive(Debug)]
pub struct Card {
    /// What it explains.
    pub subject: Subject,
    /// How much of it is shown.
    pub extent: Extent,
    /// The first row shown.
    pub scroll: usize,
    /// The target in focus.
    pub focus: Option<u16>,
    /// Its rows at the present width.
    pub laid: Laid,
}

impl Card {
    pub(super) fn new(subject: Subject) -> Self {
        Self {
            subject,
            extent: Extent::Short,
            scroll: 0,
            focus: None,
            laid: Laid::default(),
        }
    }

    pub(super) fn lay_out(&mut self, width: usize, knowledge: Knowledge<'_>) {
        let blocks = self.subject.blocks(knowledge, self.extent);
        if self.extent == Extent::Short && !self.subject.has_more(knowledge) {
            self.extent = Extent::Long;
        }
        let view = View::plain(width, &|_| None);
        self.laid = layout::blocks(&blocks, &view);
    }

    /// Scrolls so that this row is the first, or one near it: no empty row is the last one where more follows.
    pub(super) fn scroll_to(&mut self, first: usize, rows: usize) {
        let last = self.laid.rows.len().saturating_sub(rows);
        let first = first.min(last);
        let ends_well = |first: &usize| {
            let end = self.laid.rows.get((first + rows).saturating_sub(1));
            *first == last || end.is_none_or(|row| !is_blank(row))
        };
        let found = if first < self.scroll {
            (0..=first).rev().find(ends_well)
        } else {
            (first..=last).find(ends_well)
        };
        self.scroll = found.unwrap_or(first);
    }

    /// How many of so many rows are needed from its beginning on: those up to the last one that is not empty if it goes
    /// on below.
    pub(super) fn filled(&self, rows: usize) -> usize {
        let shown = self.laid.rows.get(..rows).unwrap_or_default();
        if self.laid.rows.len() <= rows {
            return rows;
        }
        let last = shown.iter().rposition(|row| !is_blank(row));
        last.map_or(rows, |last| last + 1)
    }

    /// Moves the focus among the card's own terms and links, round and round, keeping it in view.
    pub(super) fn move_focus(&mut self, direction: isize, rows: usize) {
        let order: Vec<u16> = (0..self.laid.targets.len())
            .filter(|index| self.laid.targets.get(*index).is_some_and(focusable))
            .filter_map(|index| u16::try_from(index).ok())
            .collect();
        let Some(last) = order.len().checked_sub(1) else {
            return;
        };
        let at = self
            .focus
            .and_then(|focus| order.iter().position(|index| *index == focus));
        let next = match (at, direction > 0) {
            (Some(at), true) if at < last => at + 1,
            (Some(at), false) if at > 0 => at - 1,
            (_, true) => 0,
            (_, false) => last,
        };
        self.focus = order.get(next).copied();
        let holds = |row: &layout::Row| row.pieces.iter().any(|piece| piece.target == self.focus);
        if let Some(row) = self.laid.rows.iter().position(holds) {
            if row < self.scroll {
                self.scroll_to(row, rows);
            } else if row >= self.scroll + rows {
                self.scroll_to(row + 1 - rows.min(row + 1), rows);
            }
        }
    }
}

fn is_blank(row: &layout::Row) -> bool {
    let mut pieces = row.pieces.iter();
    pieces.all(|piece| piece.text.trim().is_empty())
}
