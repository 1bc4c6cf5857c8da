//! What blocks have in common that were read from a part of a lesson with those that were read from all of it.

use std::ops::Range;

use crate::course::block::ItemNumber;
use crate::course::{Block, BlockKind, Container, MarkKind, Marker, SectionId};
use crate::source::Span;

/// So many blocks that have not changed show that what stands between them is what stood there before.
const SURE: usize = 4;

/// Where a part begins and ends in its lesson.
#[derive(Debug, Clone, Copy)]
pub struct Ends {
    /// Whether nothing stands before it.
    pub is_first: bool,
    /// Whether nothing stands behind it.
    pub is_last: bool,
}

/// Which blocks of a part have changed, as they were and as they are; `None` where none has, or where it may be another part.
pub fn changed(blocks: [&[Block]; 2], ends: Ends) -> Option<[Range<usize>; 2]> {
    let [old, new] = blocks.map(|blocks| blocks.iter().map(bare).collect::<Vec<_>>());
    let both = old.iter().zip(&new);
    let above = both.take_while(|(old, new)| old == new).count();
    let left = old.len().min(new.len()) - above;
    let both = old.iter().rev().zip(new.iter().rev()).take(left);
    let below = both.take_while(|(old, new)| old == new).count();
    let is_it = (ends.is_first || above >= SURE) && (ends.is_last || below >= SURE);
    // Behind an item that is new all others of its list have other numbers.
    let [old, new] = blocks.map(|blocks| blocks.iter().rev().take(below).map(numbered));
    let below = old.zip(new).take_while(|(old, new)| old == new).count();
    let changed = blocks.map(|blocks| above..blocks.len() - below);
    Some(changed).filter(|changed| is_it && changed.iter().any(|range| !range.is_empty()))
}

/// A block without what it has only as one of a lesson.
pub fn bare(block: &Block) -> Block {
    let mut bare = block.clone();
    bare.span = Span::default();
    for container in bare.nest.to_mut() {
        match container {
            Container::Details { summary } => *summary = 0,
            // The last number tells how wide all are.
            Container::Item { marker, width } => {
                *width = 0;
                if let Marker::Number(number) = marker {
                    *number = ItemNumber(0);
                }
            }
            Container::Quote
            | Container::Callout(_)
            | Container::Description
            | Container::Footnote(_) => {}
        }
    }
    bare.retain_marks(|mark| !matches!(mark.kind, MarkKind::Term { .. }));
    if let BlockKind::Heading { id, .. } = &mut bare.kind {
        **id = SectionId::new("");
    }
    bare
}

/// The numbers of the items that a block stands in.
pub fn numbered(block: &Block) -> Vec<u32> {
    let numbers = block.nest.iter().filter_map(|container| match container {
        Container::Item {
            marker: Marker::Number(number),
            ..
        } => Some(number.0),
        _ => None,
    });
    numbers.collect()
}

/// Makes the items that a block stands in as wide as those of another one, where these are wider.
pub fn widen(block: &mut Block, other: &Block) {
    for (own, other) in block.nest.to_mut().iter_mut().zip(other.nest.iter()) {
        if let (Container::Item { width, .. }, Container::Item { width: other, .. }) = (own, other)
        {
            *width = (*width).max(*other);
        }
    }
}
