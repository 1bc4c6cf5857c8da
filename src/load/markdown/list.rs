//! Lists: the markers of their items and how wide these are, and whether the items stand close together.

use super::nest::{Kind, Nest};
use crate::course::block::{Block, Container, DEEPEST_NEST, Marker};

/// A list whose items are being read.
#[derive(Debug)]
pub struct List {
    /// The number of the next item; `None` for bullets.
    pub next: Option<u64>,
    /// Whether the items' text stands without blank rows, once it is known.
    pub tight: Option<bool>,
    /// The first block of the list.
    pub first_block: usize,
    /// How deep its items' containers lie.
    pub depth: usize,
    /// The cells of the first marker.
    pub first_width: u8,
    /// The cells of the widest marker so far.
    pub width: u8,
}

impl Nest {
    /// Enters a list.
    pub fn open_list(&mut self, first: Option<u64>, first_block: usize) {
        let list = List {
            next: first,
            tight: None,
            first_block,
            depth: self.containers.len(),
            first_width: 0,
            width: 0,
        };
        self.push(Kind::List(list), None);
        self.lists = self.lists.saturating_add(1);
    }

    /// Enters the next item of the list.
    pub fn open_item(&mut self, first_block: usize) {
        let depth = self.lists.saturating_sub(1);
        let mut marker = Marker::Bullet { depth };
        let mut width = marker_width(marker);
        if let Some(Kind::List(list)) = self.top_mut() {
            if let Some(number) = list.next {
                marker = Marker::Number(number);
                list.next = Some(number.saturating_add(1));
            }
            list.width = list.width.max(marker_width(marker));
            width = list.width;
            if list.first_width == 0 {
                list.first_width = width;
            }
        }
        let container = Container::Item { marker, width };
        self.push(Kind::Item { first_block }, Some(container));
    }

    /// Makes the item that has just begun a task.
    pub fn make_task(&mut self, done: bool) {
        let Some(item) = self.frames.len().checked_sub(1) else {
            return;
        };
        if !matches!(self.frames[item].kind, Kind::Item { .. }) {
            return;
        }
        if self.frames[item].contained
            && let Some(Container::Item { marker, .. }) = self.containers.last_mut()
        {
            *marker = Marker::Task(done);
        }
        let list = item.checked_sub(1).map(|list| &mut self.frames[list].kind);
        if let Some(Kind::List(list)) = list {
            list.width = list.width.max(marker_width(Marker::Task(done)));
        }
    }

    /// Notes whether the text directly in an item stands in paragraphs of its own.
    pub fn note_text(&mut self, tight: bool) {
        if self.item().is_none() {
            return;
        }
        let list = self.frames.len().checked_sub(2);
        if let Some(Kind::List(list)) = list.map(|list| &mut self.frames[list].kind) {
            list.tight = Some(tight);
        }
    }
}

/// How many cells a marker takes: `•`, `☐` or `12.`.
fn marker_width(marker: Marker) -> u8 {
    match marker {
        Marker::Bullet { .. } | Marker::Task(_) => 1,
        Marker::Number(number) => {
            let digits = number.checked_ilog10().unwrap_or(0) + 1;
            u8::try_from(digits).unwrap_or(u8::MAX).saturating_add(1)
        }
    }
}

/// Gives all items of a list that has ended the width of its widest marker.
pub fn widen(blocks: &mut [Block], list: &List) {
    if list.width == list.first_width || list.depth >= DEEPEST_NEST {
        return;
    }
    let items = blocks.iter_mut().skip(list.first_block);
    for block in items {
        if let Some(Container::Item { width, .. }) = block.nest.get_mut(list.depth) {
            *width = list.width;
        }
    }
}
