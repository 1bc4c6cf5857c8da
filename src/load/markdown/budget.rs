//! How much memory the blocks of a text may take: a file of nothing but marks is shown in part.
//!
//! The figures are bytes, measured with texts that hold nothing else. What people write stays far below the limit, also
//! at ten megabytes.

use crate::course::block::{Block, BlockKind, Code, Container, Table};
use crate::course::{Link, MarkKind, Prose, ProseRef, Section};

/// So many bytes may go into the blocks of any text…
const ROOM: usize = 32_000_000;
/// …and so many into those of each of its own. The whole program may take 64 MB, and eight times the file:
/// `tests/suite/pty/budget.rs` measures it.
const ROOM_PER_BYTE: usize = 5;
/// Where the blocks are packed, all in all it may take so many times the length of a text; but the text lies in memory while
/// it is read, and so does what is not parsed of it once more…
const PACKED_ROOM_PER_BYTE: usize = 5;
/// …and so many bytes are the program itself, and what it takes to read a window.
const PROGRAM: usize = 15_000_000;
/// So many may go into them in any case: what people write is shown whole, be it of a hundred thousand headings with a line
/// each. `tests/suite/pty/room.rs` measures it.
const LEAST_PACKED_ROOM: usize = 12_000_000;
/// So many bytes may go into what the parser makes of each byte of a line without an end, and into what is made of that…
const LINE_ROOM_PER_BYTE: usize = 3;
/// …which is where lines are longer than this. Nobody writes such a thing.
const LONG_LINE: usize = 64 << 10;
/// What a section takes beside its block and the words of its title and its id: its place among others, and that of its id.
const SECTION: usize = 22;
/// What a footnote takes beside its blocks and its label: its number, its place among others, and where its blocks are.
const FOOTNOTE: usize = 56;
/// What a packed block takes beside its words: its place in the file, what it is, and what whoever shows
/// it or looks through it knows of each.
const PACKED: usize = 10;
/// What a packed block takes for each container that it stands in, and once more if it stands in any: few blocks stand in the
/// same as the one before.
const PACKED_CONTAINER: usize = 8;
/// What a link takes beside the letters of where it leads.
const LINK: usize = 112;
/// What of a mark is left when it is packed, but for the letters of where it leads.
const PACKED_MARK: usize = 8;
/// Where the text of a table's cell is, and what stands around it.
const CELL: usize = 4;
/// What the memory allocator adds, to the shortest text the most.
const ALLOCATED: usize = 32;

/// The room for the blocks of a text.
pub fn room(text: &str) -> usize {
    ROOM + ROOM_PER_BYTE * text.len()
}

/// The room for the blocks of a text that are packed, if it has been parsed so far.
pub fn packed_room(text: &str, parsed: usize) -> usize {
    let unparsed = text.len().saturating_sub(parsed);
    let room = PACKED_ROOM_PER_BYTE * text.len();
    let room = room.saturating_sub(PROGRAM + text.len() + unparsed);
    room.max(LEAST_PACKED_ROOM + parsed)
}

/// What a block takes.
pub fn block(block: &Block) -> usize {
    let kind = match &block.kind {
        BlockKind::Code(code) => {
            let hidden = code.hidden.as_ref().map_or(0, |hidden| hidden.other.len());
            size_of::<Code>() + ALLOCATED + code.text.len() + hidden
        }
        BlockKind::Table(_) => size_of::<Table>() + ALLOCATED,
        BlockKind::Heading { id, .. } => ALLOCATED + id.as_str().len(),
        _ => 0,
    };
    let words: usize = match &block.kind {
        // Its cells have been counted one by one.
        BlockKind::Table(_) => 0,
        _ => block.prose().map(words).sum(),
    };
    let nest = block.nest.len() * size_of::<Container>();
    size_of::<Block>() + kind + words + nest + ALLOCATED
}

/// What of that is free again when the block has been packed, or has gone.
pub fn freed(block: &Block) -> usize {
    self::block(block).saturating_sub(packed(block))
}

/// What is left of that when the block has been packed, or has gone: a long lesson has several hundred thousand. What a table
/// holds takes the same room packed or not.
fn packed(block: &Block) -> usize {
    let words: usize = match &block.kind {
        BlockKind::Code(code) => {
            let hidden = code.hidden.as_ref().map_or(0, |hidden| hidden.other.len());
            code.text.len() + hidden
        }
        BlockKind::Table(_) => 0,
        BlockKind::Heading { id, prose, .. } => id.as_str().len() + packed_words(prose.lend()),
        _ => block.prose().map(packed_words).sum(),
    };
    let nest = match block.nest.len() {
        0 => 0,
        containers => (containers + 1) * PACKED_CONTAINER,
    };
    PACKED + words + nest
}

/// What a heading takes beside its block.
pub fn section(section: &Section<'_>) -> usize {
    SECTION + section.id.len() + section.title.len()
}

/// What a footnote takes beside its blocks.
pub fn footnote(label: &str) -> usize {
    FOOTNOTE + 2 * label.len()
}

/// What a row of a table takes beside what its cells hold. Those that its line lacks are there, too.
pub fn row(columns: usize) -> usize {
    columns * CELL
}

/// What the cell of a table holds. All cells have their texts in one.
pub fn cell(prose: &Prose) -> usize {
    prose.text.len() + marks(prose.lend())
}

fn words(prose: ProseRef<'_>) -> usize {
    prose.text.len() + ALLOCATED + marks(prose)
}

fn packed_words(prose: ProseRef<'_>) -> usize {
    let marks = prose.marks.iter().map(|mark| match &mark.kind {
        MarkKind::Link(link) => PACKED_MARK + address(link),
        MarkKind::Image(_) => 80,
        MarkKind::Footnote(label) => PACKED_MARK + label.as_str().len(),
        MarkKind::Strong
        | MarkKind::Emphasis
        | MarkKind::Strikethrough
        | MarkKind::Code
        | MarkKind::Term { .. } => PACKED_MARK,
    });
    prose.text.len() + marks.sum::<usize>()
}

fn marks(prose: ProseRef<'_>) -> usize {
    let marks = prose.marks.iter().map(|mark| match &mark.kind {
        MarkKind::Link(link) => LINK + address(link),
        MarkKind::Image(_) => 160,
        MarkKind::Footnote(_) => 64,
        MarkKind::Strong
        | MarkKind::Emphasis
        | MarkKind::Strikethrough
        | MarkKind::Code
        | MarkKind::Term { .. } => 32,
    });
    marks.sum()
}

/// The letters of where a link leads.
fn address(link: &Link) -> usize {
    match link {
        Link::External(to)
        | Link::File(to)
        | Link::Folder(to)
        | Link::Missing(to)
        | Link::Other(to) => to.len(),
        Link::Lesson(lesson, section) => {
            let section = section.as_ref().map_or(0, |it| it.as_str().len());
            lesson.as_str().len() + section
        }
        Link::Section(section) => section.as_str().len(),
        Link::Use(lesson, _, term) => lesson.as_str().len() + term.as_str().len(),
        Link::Term(term) => term.as_str().len(),
    }
}

/// Where the part of a long window ends that there is room for, the parser's nodes among it; `None` if that is all.
///
/// It ends between two lines if it can.
pub fn end(window: &str, room: usize) -> Option<usize> {
    // Code and comments have no marks, whatever they hold.
    let outlasting = ["```", "~~~", "<!--"];
    if outlasting.iter().any(|mark| window.starts_with(mark)) {
        return None;
    }
    let newlines = window.bytes().filter(|byte| *byte == b'\n').count();
    let are_lines_long = window.len() / (newlines + 1) > LONG_LINE;
    let most = are_lines_long.then_some(LINE_ROOM_PER_BYTE * window.len());
    let room = most.map_or(room, |most| room.min(most));
    let mut cost = 0;
    let over = window.bytes().position(|byte| {
        cost += usize::from(COSTS[usize::from(byte)]);
        cost > room
    })?;
    let fits = window.as_bytes().get(..over).unwrap_or_default();
    let newline = fits.iter().rposition(|byte| *byte == b'\n');
    let line = newline.map_or(0, |newline| newline + 1);
    if line * 2 > over {
        return Some(line);
    }
    (0..=over).rev().find(|at| window.is_char_boundary(*at))
}

/// What the parser and the blocks take for a mark, at most, and for any other byte.
const COSTS: [u16; 256] = {
    let mut costs = [2; 256];
    let mut list = COSTLY.as_slice();
    while let [(mark, cost), rest @ ..] = list {
        costs[*mark as usize] = *cost;
        list = rest;
    }
    costs
};
/// Each line may be an item with a paragraph in it.
const COSTLY: [(u8, u16); 19] = [
    (b'\n', 300),
    (b'*', 112),
    (b'_', 112),
    (b'~', 112),
    (b'`', 112),
    (b'$', 112),
    (b'[', 128),
    (b']', 304),
    (b'<', 224),
    (b'|', 128),
    (b'>', 100),
    (b'&', 96),
    (b'\\', 96),
    (b'@', 304),
    (b'#', 224),
    (b'-', 48),
    (b'+', 48),
    (b':', 48),
    (b'\r', 560),
];
