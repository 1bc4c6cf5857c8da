//! Blocks as bytes. What nearly all of them have like the one before takes next to nothing: where they stand in the file is
//! counted from there, and what they stand in is said once.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::features::Features;
use crate::course::block::{Block, Containers};
use crate::source::Span;

/// Where blocks stand in the file, for who asks only for that.
#[derive(Debug, Clone, Default)]
pub struct Places(Box<[u8]>);

/// Which of some blocks have features, and where in the bytes they begin, for who asks only for these.
#[derive(Debug, Clone, Default)]
pub struct Index(Box<[u8]>);

/// A block that has features: how many blocks and how many bytes it begins behind the one before it that has some, and which
/// they are.
type Entry = (u32, u32, Features);

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

impl Index {
    fn of(entries: &[Entry]) -> Self {
        Self(
            postcard::to_allocvec(entries)
                .map(Into::into)
                .unwrap_or_default(),
        )
    }

    fn entries(&self) -> Vec<Entry> {
        postcard::from_bytes(&self.0).unwrap_or_default()
    }
}

/// What blocks are, apart from their places, and which of them have features, given those of each.
pub fn pack(blocks: &[Block], features: &[Features]) -> Option<(Arc<[u8]>, Index)> {
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
    let none = Features::default();
    if features.iter().all(|features| *features == none) {
        let bytes = postcard::to_allocvec(&(runs, blocks)).ok()?;
        return Some((bytes.into(), Index::default()));
    }
    let mut bytes = postcard::to_allocvec(&(runs, blocks.len())).ok()?;
    let (mut entries, mut last) = (Vec::new(), (0, 0));
    for (index, (block, features)) in (0..).zip(blocks.iter().zip(features)) {
        let here = (index, bytes.len() as u32);
        if *features != none {
            entries.push((here.0 - last.0, here.1 - last.1, *features));
            last = here;
        }
        bytes = postcard::to_extend(block, bytes).ok()?;
    }
    Some((bytes.into(), Index::of(&entries)))
}

/// Those of packed blocks that have some of the wanted features, at their places, each with its index.
pub fn unpack_with(
    (bytes, index): (&[u8], &Index),
    places: &Places,
    wanted: Features,
) -> Vec<(usize, Block)> {
    let (runs, _): (Vec<Run>, &[u8]) =
        postcard::take_from_bytes(bytes).expect("what was packed here can be unpacked");
    let mut around = each(&runs).zip(places.spans()).enumerate();
    let (mut at, mut start) = (0, 0);
    let found = index
        .entries()
        .into_iter()
        .filter_map(|(step, length, features)| {
            (at, start) = (at + step as usize, start + length as usize);
            if !features.has_any(wanted) {
                return None;
            }
            let (_, (run, span)) = around.find(|(index, _)| *index == at)?;
            let (mut block, _) = postcard::take_from_bytes(bytes.get(start..)?).ok()?;
            put(&mut block, run, span);
            Some((at, block))
        });
    found.collect()
}

/// What each of some packed blocks stands in.
fn each(runs: &[Run]) -> impl Iterator<Item = &Run> {
    let runs = runs.iter();
    runs.flat_map(|run| std::iter::repeat_n(run, run.count as usize))
}

fn put(block: &mut Block, run: &Run, span: Span) {
    block.nest = run.nest.clone();
    block.opened = run.opened;
    block.gap = run.gap;
    block.span = span;
}

/// The blocks that have been packed, at their places.
pub fn unpack(bytes: &[u8], places: &Places) -> Vec<Block> {
    let (runs, mut blocks): (Vec<Run>, Vec<Block>) =
        postcard::from_bytes(bytes).expect("what was packed here can be unpacked");
    for (block, (run, span)) in blocks.iter_mut().zip(each(&runs).zip(places.spans())) {
        put(block, run, span);
    }
    blocks
}
