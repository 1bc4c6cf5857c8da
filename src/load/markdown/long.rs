//! Running text that is too long for one block, or one row of a table: it goes on in others.
//!
//! A block of running text is laid out whole, and anew at each width. At a megabyte the learner would
//! wait for that, and whatever concerns a block, its terms and links, would concern the whole text.
//! Nobody writes such paragraphs, but programs do. The row at a cut may be a short one, and a term
//! across it is not found.

use std::ops::Range;

use crate::course::block::BlockKind;
use crate::course::{Mark, Prose};
use crate::source::Span;
use crate::text;

/// Running text with more bytes does not stay in one block.
const LONGEST: usize = 32 << 10;
/// At most so many marks go on after a cut. No text that anybody wrote stands in more of them.
const MOST_MARKS: usize = 32;

/// Cuts off what is too long for a block, and shortens its span by as much: the blocks that follow it.
pub fn rest(kind: &mut BlockKind, span: &mut Span) -> Vec<(BlockKind, Span)> {
    let again = match kind {
        BlockKind::Term(_) => BlockKind::Term,
        _ => BlockKind::Paragraph,
    };
    let (length, rest) = match kind {
        BlockKind::Heading { prose, .. }
        | BlockKind::Paragraph(prose)
        | BlockKind::Term(prose)
        | BlockKind::Summary { prose, .. } => (prose.text.len(), cut_off(prose)),
        BlockKind::CalloutTitle(words) | BlockKind::Image { alt: words, .. } => {
            let mut prose = Prose::plain(std::mem::take(words));
            let (length, rest) = (prose.text.len(), cut_off(&mut prose));
            *words = prose.text.into();
            (length, rest)
        }
        BlockKind::Code(_) | BlockKind::Table(_) | BlockKind::Rule | BlockKind::Practice(_) => {
            return Vec::new();
        }
    };
    if rest.is_empty() {
        return Vec::new();
    }
    let whole = *span;
    // Where in the file a byte of the text is, is not known; the share of it is near enough.
    let place = |at: usize| whole.start + whole.len() * at / length;
    let starts = rest.iter().map(|(start, _)| place(*start));
    let ends: Vec<usize> = starts.chain([whole.end]).collect();
    span.end = ends.first().copied().unwrap_or(whole.end);
    let spans = ends
        .iter()
        .zip(ends.iter().skip(1))
        .map(|(start, end)| Span::new(*start, *end));
    let kinds = rest.into_iter().map(|(_, prose)| again(prose));
    kinds.zip(spans).collect()
}

/// How much of a text that goes on makes pieces that are the same whatever follows, and where the next one begins.
pub fn settled(words: &str) -> Option<(usize, usize)> {
    let ends = pieces(words).map(|piece| piece.end);
    let starts = pieces(words).skip(1).map(|piece| piece.start);
    let cuts = ends.zip(starts);
    // Blanks at the end of it all are taken off.
    cuts.take_while(|(_, start)| start + LONGEST < words.len())
        .last()
}

/// Shortens a text to what it may have in one place; the pieces cut off, each with its first byte.
pub fn cut_off(prose: &mut Prose) -> Vec<(usize, Prose)> {
    if prose.text.len() <= LONGEST {
        return Vec::new();
    }
    let whole = std::mem::take(prose);
    let mut marks = whole.marks.into_iter().peekable();
    let mut open: Vec<Mark> = Vec::new();
    let mut pieces = pieces(&whole.text).map(|range| {
        let mut here = std::mem::take(&mut open);
        while let Some(mark) = marks.next_if(|mark| (mark.start as usize) < range.end) {
            here.push(mark);
        }
        for mark in here.iter().filter(|mark| mark.end as usize > range.end) {
            if open.len() < MOST_MARKS && open.iter().all(|other| other.kind != mark.kind) {
                open.push(mark.clone());
            }
        }
        here.retain_mut(|mark| clip(mark, &range));
        let text = whole.text.get(range.clone()).unwrap_or_default();
        (range.start, Prose::new(text, here))
    });
    if let Some((_, first)) = pieces.next() {
        *prose = first;
    }
    pieces.collect()
}

/// The pieces of a long text. The blank at a cut is in none of them.
fn pieces(words: &str) -> impl Iterator<Item = Range<usize>> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let start = next.take()?;
        let rest = words.get(start..)?;
        let Some(end) = text::cut(rest, LONGEST).map(|end| start + end) else {
            return Some(start..words.len());
        };
        let after = words.get(end..)?;
        next = Some(end + usize::from(after.starts_with([' ', '\n'])));
        Some(start..end)
    })
}

/// Makes a mark one of a piece; whether anything of it lies there.
fn clip(mark: &mut Mark, piece: &Range<usize>) -> bool {
    let within = |at: u32| (at as usize).clamp(piece.start, piece.end) - piece.start;
    mark.start = within(mark.start) as u32;
    mark.end = within(mark.end) as u32;
    mark.start < mark.end
}
