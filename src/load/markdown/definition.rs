//! The definition of a footnote in the walk: its blocks are read aside.

use super::budget;
use super::footnotes::label_of;
use super::nest::Nest;
use super::pending::SetAside;
use super::walker::Walker;
use crate::course::Prose;
use crate::course::block::BlockKind;
use crate::source::{Span, is_long};

impl Walker<'_> {
    pub(super) fn begin_footnote(&mut self, label: &str, start: usize) {
        self.begin_container(start);
        self.outer.push(SetAside {
            label: label_of(label),
            blocks: std::mem::take(&mut self.blocks),
            nest: std::mem::replace(&mut self.nest, Nest::of_footnote()),
        });
    }

    pub(super) fn end_footnote(&mut self, aside: SetAside) {
        self.open_unclosed_details();
        if self.blocks.is_empty() {
            let end = self.text.len();
            let empty = BlockKind::Paragraph(Prose::default());
            self.emit(empty, Span::new(end, end));
        }
        let definition = std::mem::replace(&mut self.blocks, aside.blocks);
        self.nest = aside.nest;
        let is_long = is_long(self.text.len());
        self.spend(budget::footnote(&aside.label));
        if is_long {
            let freed = definition.kept().iter().map(budget::freed);
            self.spent = self.spent.saturating_sub(freed.sum());
        }
        self.footnotes.define(&aside.label, definition, is_long);
    }
}
