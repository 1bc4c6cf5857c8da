//! The part of a file that there is no room to parse.

use crate::course::block::{BlockKind, Code, Containers};
use crate::course::{Block, Prose};
use crate::source::Span;
use crate::text;

/// So much of it is one block: before a place in a block of code is found, the whole block is looked at.
const LONGEST: usize = 256 << 10;

/// A note, and the source. There is no room for its colours, either.
pub fn unparsed(source: &str, start: usize) -> Vec<Block> {
    let note = "From here on this file is not shown as a lesson, but as it is written: it has too many parts. \
                Split it into several lessons.";
    let note = BlockKind::Paragraph(Prose::plain(note));
    let mut blocks = vec![block(note, Span::new(start, start))];
    let mut start = start;
    while let Some(rest) = source.get(start..).filter(|rest| !rest.is_empty()) {
        let end = start + length(rest);
        let text = source.get(start..end).unwrap_or_default();
        let code = Code {
            text: text.strip_suffix('\n').unwrap_or(text).into(),
            ..Code::default()
        };
        blocks.push(block(
            BlockKind::Code(Box::new(code)),
            Span::new(start, end),
        ));
        start = end;
    }
    blocks
}

/// How much of it is in the next block: whole lines, if they are not too long for that.
fn length(rest: &str) -> usize {
    let Some(cut) = text::cut(rest, LONGEST) else {
        return rest.len();
    };
    let newline = rest.get(..cut).and_then(|piece| piece.rfind('\n'));
    newline.map_or(cut, |newline| newline + 1)
}

fn block(kind: BlockKind, span: Span) -> Block {
    Block {
        kind,
        span,
        nest: Containers::NONE,
        opened: 0,
        gap: Some(0),
    }
}
