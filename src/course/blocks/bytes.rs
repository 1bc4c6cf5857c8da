//! Blocks as bytes. What nearly all of them have like the one before takes next to nothing: where they stand in the file is
//! counted from there, and what they stand in is said once.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::course::block::{Block, Containers};
use crate::source::Span;

/// Where blocks stand in the file, for who asks only for that.
#[derive(Debug, Clone, Default)]
pub struct Places(Box<[u8]>);

/// Where a block stands: how far behind the end of the one before it begins, and how many bytes it has.
type Place = (i32, u32);

/// Blocks, one after the other, that stand in the same and begin alike.
#[derive(Serialize, Deserialize)]
struct Run {
    count: u32,
    nest: Containers,
    opened: u8,
    gap: Option<u8>,
}

impl Run {
    /// Whether a block goes on with it.
    fn has(&self, block: &Block) -> bool {
        self.opened == block.opened && self.gap == block.gap && self.nest == block.nest
    }
}

impl Places {
    /// Those of some blocks.
    pub fn of(blocks: &[Block]) -> Self {
        let mut end = 0;
        let places = blocks.iter().map(|block| {
            let Span { start, .. } = block.span;
            let place = (
                (start as u32).wrapping_sub(end).cast_signed(),
                block.span.len() as u32,
            );
            end = block.span.end as u32;
            place
        });
        let places = places.collect::<Vec<Place>>();
        Self(
            postcard::to_allocvec(&places)
                .map(Into::into)
                .unwrap_or_default(),
        )
    }

    /// All of them in order.
    pub fn spans(&self) -> impl Iterator<Item = Span> + use<> {
        let places: Vec<Place> = postcard::from_bytes(&self.0).unwrap_or_default();
        let mut end = 0_u32;
        places.into_iter().map(move |(step, length)| {
            let start = end.wrapping_add_signed(step);
            end = start.wrapping_add(length);
            Span::new(start as usize, end as usize)
        })
    }
}

/// What blocks are, apart from their places.
pub fn pack(blocks: &[Block]) -> Option<Arc<[u8]>> {
    let mut runs: Vec<Run> = Vec::new();
    for block in blocks {
        match runs.last_mut() {
            Some(run) if run.has(block) => run.count += 1,
            _ => runs.push(Run {
                count: 1,
                nest: block.nest.clone(),
                opened: block.opened,
                gap: block.gap,
            }),
        }
    }
    postcard::to_allocvec(&(runs, blocks)).ok().map(Arc::from)
}

/// The blocks that have been packed, at their places.
pub fn unpack(bytes: &[u8], places: &Places) -> Vec<Block> {
    let (runs, mut blocks): (Vec<Run>, Vec<Block>) =
        postcard::from_bytes(bytes).expect("what was packed here can be unpacked");
    let each = runs.iter();
    let each = each.flat_map(|run| std::iter::repeat_n(run, run.count as usize));
    for (block, (run, span)) in blocks.iter_mut().zip(each.zip(places.spans())) {
        block.nest = run.nest.clone();
        block.opened = run.opened;
        block.gap = run.gap;
        block.span = span;
    }
    blocks
}
