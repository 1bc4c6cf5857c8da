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
    let bare = blocks.map(|blocks| blocks.iter().map(bare).collect::<Vec<_>>());
    let [old, new] = [&bare[0], &bare[1]];
    let above = alike(old.iter().zip(new));
    let left = old.len().min(new.len()) - above;
    let below = alike(old.iter().rev().zip(new.iter().rev()).take(left));
    if !(ends.is_first || above >= SURE) || !(ends.is_last || below >= SURE) {
        return None;
    }
    // Where an item is new those behind it count on, and all of its list may be wider.
    let [old, new] = blocks.map(|blocks| blocks.iter().map(items).collect::<Vec<_>>());
    let (from_above, from_below) = (old.iter().zip(&new), old.iter().rev().zip(new.iter().rev()));
    let (above, below) = (alike(from_above.take(above)), alike(from_below.take(below)));
    let changed = blocks.map(|blocks| above..blocks.len() - below);
    Some(changed).filter(|changed| changed.iter().any(|range| !range.is_empty()))
}

/// How many are the same before the first that are not.
fn alike<T: PartialEq>(both: impl Iterator<Item = (T, T)>) -> usize {
    both.take_while(|(old, new)| old == new).count()
}

/// A block without what it has only as one of a lesson.
fn bare(block: &Block) -> Block {
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

/// The numbers of the items that a block stands in, 0 for those without one, and how wide they are.
fn items(block: &Block) -> Vec<(u32, u8)> {
    let items = block.nest.iter().filter_map(|container| match container {
        Container::Item { marker, width } => Some((number(*marker), *width)),
        _ => None,
    });
    items.collect()
}

/// Whether the items that two blocks stand in have the same numbers.
pub fn count_alike(one: &Block, other: &Block) -> bool {
    let [one, other] = [one, other].map(|block| items(block).into_iter().map(|(number, _)| number));
    one.eq(other)
}

fn number(marker: Marker) -> u32 {
    match marker {
        Marker::Number(number) => number.0,
        Marker::Bullet { .. } | Marker::Task(_) => 0,
    }
}

/// Makes the items of a list that goes on beyond an end of a part as wide as they are in all of the list, as a block that was
/// there tells.
pub fn widen<'b>(from_end: impl Iterator<Item = &'b mut Block>, then: &Block) {
    let is_item = |container: &&Container| matches!(container, Container::Item { .. });
    let Some(depth) = then.nest.iter().position(|container| is_item(&container)) else {
        return;
    };
    for block in from_end {
        let own = block.nest.to_mut().get_mut(depth);
        let (
            Some(Container::Item { marker, width }),
            Some(Container::Item {
                marker: other,
                width: all,
            }),
        ) = (own, then.nest.get(depth))
        else {
            return;
        };
        if std::mem::discriminant(marker) != std::mem::discriminant(other) {
            return;
        }
        *width = (*width).max(*all);
    }
}
