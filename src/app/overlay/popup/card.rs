//! One subject in a pop-up: its rows, how far it is scrolled, what is in focus.

use std::collections::BTreeSet;

use crate::app::card::{Extent, Knowledge, Subject};
use crate::app::reader::focusable;
use crate::layout::{self, CodeLines, Laid, View};

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
        let view = View {
            width,
            wide: width,
            code_lines: CodeLines::Wrap,
            buttons: None,
            folded: &BTreeSet::new(),
            tokens: &|_| None,
            marks: &|_, _| Vec::new(),
            practice: &|_| String::new(),
        };
        self.laid = layout::blocks(&blocks, &view);
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
                self.scroll = row;
            } else if row >= self.scroll + rows {
                self.scroll = row + 1 - rows.min(row + 1);
            }
        }
    }
}
