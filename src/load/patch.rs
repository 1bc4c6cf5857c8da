//! What the newer text of a long lesson says around the eye, found out before all of it is read: the same part of it is
//! parsed alone, and what is like the blocks that were there tells where the others have changed.

mod alike;
mod labels;
mod notes;
mod part;

use std::collections::HashSet;
use std::sync::Arc;

use super::lesson;
use super::library::Library;
use super::settling::Settler;
use super::terms::{Marker, Matcher};
use crate::course::{
    Block, BlockKind, Course, Dialect, LessonEntry, LessonId, MarkKind, Patch, Stretch, TermId,
};
use crate::source::{Edition, Source, Span};
use alike::{Ends, changed, count_alike, widen};
use notes::{labels, numbers, renumber};
use part::Part;

/// What a text has now in the place of some blocks of a stretch; `None` where that is not known for sure before all of it is
/// read, and where nothing has changed.
pub fn patch(
    stretch: &Stretch,
    (source, id): (&Arc<Source>, &LessonId),
    library: &Library,
    course: &Course,
    matcher: &Matcher,
) -> Option<Patch> {
    let entry = course.lesson(id)?;
    let part = Part::of(stretch)?;
    let bytes = part.in_newer(stretch, &source.text)?;
    let own = source.text.get(bytes.clone())?;
    let elsewhere = labels::definitions(&bytes, &source.text, &course.dialect)?;
    let text = Source::new(source.name.as_str(), [own, &elsewhere].concat());
    let old = stretch.blocks.get(part.blocks.clone())?;
    let mut new = blocks(&text, library, (course, entry))?;
    // What is not closed would go on in what is only defined there.
    if new.iter().any(|block| block.span.end > own.len()) {
        return None;
    }
    if bytes.start > 0 {
        let (first, then) = (new.first_mut()?, old.first()?);
        (first.gap, first.opened) = (then.gap, then.opened);
        if !count_alike(first, then) {
            return None;
        }
        widen(new.iter_mut(), then);
    }
    if bytes.end < source.text.len() {
        widen(new.iter_mut().rev(), old.last()?);
    }
    let numbers = numbers(&stretch.blocks);
    let known: Vec<bool> = new
        .iter_mut()
        .map(|block| renumber(block, &numbers))
        .collect();
    let ends = Ends {
        is_first: bytes.start == 0,
        is_last: bytes.end == source.text.len(),
    };
    let [then, now] = changed([old, &new], ends)?;
    let are_known = !known.get(now.clone())?.contains(&false);
    let before = old.get(then.clone())?;
    if !are_known || reach_further([before, new.get(now.clone())?]) {
        return None;
    }

    let base = stretch.first + part.blocks.start;
    new.truncate(now.end);
    let mut new = new.split_off(now.start);
    mark_terms(
        (&mut new, before),
        Marker::new(matcher, course.link, &stretch.skip),
    );
    for block in &mut new {
        block.nest.move_summaries(|summary| summary + base as u32);
        let Span { start, end } = block.span;
        block.span = Span::new(bytes.start + start, bytes.start + end);
    }
    Some(Patch {
        before: Arc::clone(&stretch.edition),
        edition: Arc::new(Edition::of_part(&text, source.text.len())),
        blocks: base + then.start..base + then.end,
        new,
    })
}

/// The blocks of a part of a lesson, but for footnotes, which stand elsewhere in the lesson. The chapter of a book is not what
/// its file says.
fn blocks(
    text: &Arc<Source>,
    library: &Library,
    (course, entry): (&Course, &LessonEntry),
) -> Option<Vec<Block>> {
    if matches!(course.dialect, Dialect::Book(_)) {
        return None;
    }
    let mut settler = Settler::new(library, course, entry);
    let lesson = lesson::part(text, (course, entry), &mut settler).lesson;
    let footnotes = lesson.footnotes.start();
    let mut blocks = lesson.blocks.into_kept();
    blocks.truncate(footnotes.unwrap_or(blocks.len()));
    Some(blocks)
}

/// Whether other blocks depend on some that have changed: they count sections and footnotes, are folded behind a summary or held
/// back until an output has been said.
fn reach_further(both: [&[Block]; 2]) -> bool {
    let level = |block: &Block| match block.kind {
        BlockKind::Heading { level, .. } => Some(level),
        _ => None,
    };
    let [old, new] = both.map(|blocks| blocks.iter().filter_map(level));
    let [old_notes, new_notes] = both.map(|blocks| blocks.iter().flat_map(labels));
    let hides = |block: &Block| match &block.kind {
        BlockKind::Summary { .. } => true,
        BlockKind::Code(code) => code.attributes.predict,
        _ => false,
    };
    !old.eq(new) || !old_notes.eq(new_notes) || both.iter().any(|blocks| blocks.iter().any(hides))
}

/// Marks the terms in blocks. Which of them are shown depends on what stands above: those that were shown in the blocks before
/// them, and those that are linked.
fn mark_terms((new, old): (&mut [Block], &[Block]), mut marker: Marker<'_>) {
    let before = shown_terms(old);
    for block in new {
        let linked = shown_terms(std::slice::from_ref(block));
        marker.mark(block);
        for mark in block.marks_mut() {
            if let MarkKind::Term { id, marked } = &mut mark.kind {
                *marked &= before.contains(id) || linked.contains(id);
            }
        }
    }
}

/// The terms that are shown to be terms in some blocks.
fn shown_terms(blocks: &[Block]) -> HashSet<TermId> {
    let marks = blocks.iter().flat_map(Block::prose);
    let marks = marks.flat_map(|prose| prose.marks);
    let shown = marks.filter_map(|mark| match &mark.kind {
        MarkKind::Term { id, marked: true } => Some(id.clone()),
        _ => None,
    });
    shown.collect()
}
