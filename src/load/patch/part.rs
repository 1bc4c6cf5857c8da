//! A part of a lesson that can be read alone, in its older text and in the newer one.

use std::ops::Range;

use crate::course::{Block, BlockKind, Container, Marker, Stretch};
use crate::load::markdown;

/// A longer part is not parsed twice.
const LONGEST: usize = 1 << 20;

/// A part of a lesson.
pub struct Part {
    /// Which blocks of a stretch it had.
    pub blocks: Range<usize>,
    /// Where it was in the older text.
    pub bytes: Range<usize>,
}

impl Part {
    /// The part of a stretch that can be read alone, and all of which is there. A list or a quote that goes on there may as well
    /// begin there.
    pub fn of(stretch: &Stretch) -> Option<Self> {
        let blocks = &stretch.blocks;
        let stands_alone = |at: &usize| blocks.get(*at).is_some_and(begins_line);
        let span = |at: usize| blocks.get(at).map(|block| block.span.start);
        let (first, start) = if stretch.first == 0 {
            (0, 0)
        } else {
            // Read alone, items count from the number that is written at the first.
            let is_plain =
                |at: &usize| stands_alone(at) && blocks.get(*at).is_some_and(is_unnumbered);
            let plain = (1..blocks.len() / 4).find(is_plain);
            let first = plain.or_else(|| (1..blocks.len()).find(stands_alone))?;
            (first, span(first)?)
        };
        let is_offer = matches!(blocks.last()?.kind, BlockKind::Practice(_));
        let (last, end) = if stretch.is_end && !is_offer {
            (blocks.len(), stretch.edition.length)
        } else {
            // What is offered below the text stands at its end.
            let last = blocks.len() - usize::from(!stretch.is_end);
            let last = (first + 1..last).rfind(stands_alone)?;
            (last, span(last)?)
        };
        Some(Self {
            blocks: first..last,
            bytes: start..end,
        })
    }

    /// Where it is in the newer text, if that differs from the older one nowhere but in it.
    pub fn in_newer(&self, stretch: &Stretch, text: &str) -> Option<Range<usize>> {
        let end = (self.bytes.end + text.len()).checked_sub(stretch.edition.length)?;
        let line = |at: usize| {
            let start = markdown::line_start(text, at);
            let before = text.get(start..at)?;
            before
                .trim_start_matches(is_mark)
                .is_empty()
                .then_some(start)
        };
        let end = if end == text.len() { end } else { line(end)? };
        let part = line(self.bytes.start)?..end;
        (part.start < part.end && part.len() <= LONGEST).then_some(part)
    }
}

/// Whether nothing stands before a block in its line but the marks of what it stands in, all of which begins there or could.
/// Above what is folded, and above its summary, stands a tag.
fn begins_line(block: &Block) -> bool {
    let outer = block.nest.len().saturating_sub(block.opened as usize);
    let mut containers = block.nest.iter().enumerate();
    let are_marks = containers.all(|(depth, container)| match container {
        Container::Quote => true,
        Container::Item { .. } => depth >= outer,
        Container::Callout(_)
        | Container::Description
        | Container::Footnote(_)
        | Container::Details { .. } => false,
    });
    are_marks && !matches!(block.kind, BlockKind::Summary { .. })
}

/// Whether a block stands in no item of a numbered list.
fn is_unnumbered(block: &Block) -> bool {
    let mut containers = block.nest.iter();
    !containers.any(|container| {
        matches!(
            container,
            Container::Item {
                marker: Marker::Number(_),
                ..
            }
        )
    })
}

/// Whether a character may be one of such marks.
pub fn is_mark(character: char) -> bool {
    character.is_whitespace()
        || character.is_ascii_digit()
        || matches!(character, '>' | '-' | '+' | '*' | '.' | ')')
}
