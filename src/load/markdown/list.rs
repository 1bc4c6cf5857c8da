//! Lists: the markers of their items and how wide these are, and whether the items stand close together.

use crate::course::Blocks;
use crate::course::block::{Container, DEEPEST_NEST, ItemNumber, Marker};

/// A list whose items are being read.
#[derive(Debug)]
pub struct List {
    /// The number of the next item; `None` for bullets.
    next: Option<u64>,
    /// Whether the items' text stands without blank rows, once it is known.
    pub tight: Option<bool>,
    /// The first block of the list.
    first_block: usize,
    /// How deep its items' containers lie.
    depth: usize,
    /// The cells of the first marker.
    first_width: u8,
    /// The cells of the widest marker so far.
    width: u8,
}

impl List {
    /// A list whose items will lie so deep.
    pub fn new(next: Option<u64>, first_block: usize, depth: usize) -> Self {
        Self {
            next,
            tight: None,
            first_block,
            depth,
            first_width: 0,
            width: 0,
        }
    }

    /// Takes in that so many items will follow, so that their width is known before the last one.
    pub fn expect(&mut self, count: usize) {
        if let (Some(next), Some(more)) = (self.next, count.checked_sub(1)) {
            let last = u32::try_from(next.saturating_add(more as u64)).unwrap_or(u32::MAX);
            self.make_room(Marker::Number(ItemNumber(last)));
        }
    }

    /// The marker of the next item and its cells, in so many lists.
    pub fn next_marker(&mut self, depth: u8) -> (Marker, u8) {
        let marker = match self.next {
            Some(number) => {
                self.next = Some(number.saturating_add(1));
                Marker::Number(ItemNumber(u32::try_from(number).unwrap_or(u32::MAX)))
            }
            None => Marker::Bullet { depth },
        };
        self.make_room(marker);
        if self.first_width == 0 {
            self.first_width = self.width;
        }
        (marker, self.width)
    }

    /// Takes in that an item has this marker.
    pub fn make_room(&mut self, marker: Marker) {
        self.width = self.width.max(marker_width(marker));
    }

    /// Gives all its items, when it has ended, the width of its widest marker.
    pub fn widen(&self, blocks: &mut Blocks) {
        if self.width == self.first_width || self.depth >= DEEPEST_NEST {
            return;
        }
        blocks.change_from(self.first_block, |_, blocks| {
            for block in blocks {
                let item = block.nest.to_mut().get_mut(self.depth);
                if let Some(Container::Item { width, .. }) = item {
                    *width = self.width;
                }
            }
        });
    }
}

/// How many cells a marker takes: `•`, `☐` or `12.`.
pub fn marker_width(marker: Marker) -> u8 {
    match marker {
        Marker::Bullet { .. } | Marker::Task(_) => 1,
        Marker::Number(ItemNumber(number)) => {
            let digits = number.checked_ilog10().unwrap_or(0) + 1;
            u8::try_from(digits).unwrap_or(u8::MAX).saturating_add(1)
        }
    }
}
