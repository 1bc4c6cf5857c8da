//! The numbers of footnotes, which count from the beginning of a lesson.

use std::collections::HashMap;
use std::ops::Range;

use crate::course::{Block, FootnoteId, MarkKind, Prose, ProseRef};

/// The numbers of the footnotes that some blocks refer to, in their brackets.
pub fn numbers(blocks: &[Block]) -> HashMap<&FootnoteId, &str> {
    let texts = blocks.iter().flat_map(Block::prose);
    let numbers = texts.flat_map(|prose| {
        let notes = prose.marks.iter();
        notes.filter_map(move |mark| match &mark.kind {
            MarkKind::Footnote(id) => Some((id, prose.marked(mark))),
            _ => None,
        })
    });
    numbers.collect()
}

/// The labels of the footnotes that a block refers to.
pub fn labels(block: &Block) -> impl Iterator<Item = &FootnoteId> {
    let marks = block.prose().flat_map(|prose| prose.marks);
    marks.filter_map(|mark| match &mark.kind {
        MarkKind::Footnote(id) => Some(id),
        _ => None,
    })
}

/// Gives references to footnotes the numbers that these have; whether all are known.
pub fn renumber(block: &mut Block, numbers: &HashMap<&FootnoteId, &str>) -> bool {
    let mut are_known = true;
    block.rewrite(|prose| {
        let notes = prose.marks.iter().filter_map(|mark| match &mark.kind {
            MarkKind::Footnote(id) => Some((mark.start..mark.end, numbers.get(id).copied())),
            _ => None,
        });
        let notes: Vec<(Range<u32>, Option<&str>)> = notes.collect();
        are_known &= notes.iter().all(|(_, number)| number.is_some());
        (!notes.is_empty() && are_known).then(|| with_numbers(prose, &notes))
    });
    are_known
}

/// A text with other words in some places, which are in order.
fn with_numbers(prose: ProseRef<'_>, notes: &[(Range<u32>, Option<&str>)]) -> Prose {
    let (mut text, mut done) = (String::with_capacity(prose.text.len()), 0);
    // Where each of them ends, before and after.
    let mut ends = vec![(0, 0)];
    for (range, number) in notes {
        let before = prose.text.get(done..range.start as usize);
        text.push_str(before.unwrap_or_default());
        text.push_str(number.unwrap_or_default());
        done = range.end as usize;
        ends.push((range.end, text.len() as u32));
    }
    text.push_str(prose.text.get(done..).unwrap_or_default());
    let place = |at: u32| {
        let last = ends
            .partition_point(|(end, _)| *end <= at)
            .saturating_sub(1);
        ends.get(last)
            .map_or(at, |(before, after)| after + (at - before))
    };
    let marks = prose.marks.iter().cloned().map(|mut mark| {
        (mark.start, mark.end) = (place(mark.start), place(mark.end));
        mark
    });
    Prose::new(text, marks.collect::<Box<[_]>>())
}
