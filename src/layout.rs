//! Blocks as rows of pieces: it knows widths and glyphs, and never colours, files or the screen.
//!
//! One part of a block is laid out at a time, when it is about to be seen. Nothing here keeps state, so
//! the same part with the same [`View`] is always the same rows.

mod code;
mod flow;
mod frame;
mod growing;
mod heading;
mod leaf;
mod measure;
mod nest;
mod offer;
mod page;
mod recorded;
pub mod row;
mod sheet;
mod table;
pub mod target;
mod wrap;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

pub use code::{ListingLine, column};
pub use measure::{Measure, Part};
pub use page::{is_hidden, line_in_row};
pub use recorded::recorded;
pub use row::{Piece, Row, plain};
pub use sheet::Sheet;
pub use table::Natural;
pub use target::Target;

use crate::course::{Block, Code, Lesson, Passage, Practice};
use crate::theme::{Role, Roles, Tokens};
use flow::Flow;
use growing::Growing;
use page::Page;

/// How wide, and with what switches, blocks are laid out.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The text column in cells.
    pub width: usize,
    /// What tables and code may reach, in cells; less than `width` counts as `width`.
    pub wide: usize,
    /// What happens to lines of code that are longer than their frame.
    pub code_lines: CodeLines,
    /// The summaries, as indices of their blocks, that the learner has folded or unfolded: their
    /// state is the opposite of what the lesson says.
    pub folded: &'a BTreeSet<usize>,
    /// What stands on frames to be pressed; `None` where nothing can be pressed, as in a file.
    pub buttons: Option<Buttons<'a>>,
    /// The tokens of a block of code, as soon as they are known.
    pub tokens: &'a dyn Fn(&Code) -> Option<Arc<Tokens>>,
    /// What is set off in a text of a block.
    pub marks: Marks<'a>,
    /// What is told of something to do beside its title: how much there is of it, and how far the learner has come.
    pub practice: &'a dyn Fn(&Practice) -> String,
}

/// Where nothing has been folded or unfolded.
static UNTOUCHED: BTreeSet<usize> = BTreeSet::new();

impl<'a> View<'a> {
    /// Blocks that are only read, in a column that nothing is wider than: nothing in them is folded, set off or pressed.
    pub fn plain(width: usize, tokens: &'a dyn Fn(&Code) -> Option<Arc<Tokens>>) -> Self {
        Self {
            width,
            wide: width,
            code_lines: CodeLines::Wrap,
            folded: &UNTOUCHED,
            buttons: None,
            tokens,
            marks: &|_, _| Vec::new(),
            practice: &|_| String::new(),
        }
    }
}

/// What is set off in a text of a block, as a search does it with what it has found: bytes of the text as
/// [`crate::text::clean`] makes it, in order, none overlapping another, each with its role.
pub type Marks<'a> = &'a dyn Fn(Passage, &str) -> Vec<(Range<usize>, Role)>;

/// The words on frames that can be pressed, with their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Buttons<'a> {
    /// On code that can be run: runs it.
    pub run: &'a str,
    /// On code: copies it.
    pub copy: &'a str,
    /// On a table that had to shrink: shows it at its full width.
    pub wide: &'a str,
}

/// What happens to lines of code that are longer than their frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeLines {
    /// They go on in the next row, with a mark at its start.
    Wrap,
    /// They are cut, with a mark at each side where there is more; this many cells are scrolled
    /// out at the left. More than the block has is as much as it has.
    Scroll(usize),
}

/// Blocks laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Laid {
    /// The rows from top to bottom.
    pub rows: Vec<Row>,
    /// What the pieces can lead to, in reading order.
    pub targets: Vec<Target>,
    /// The widest row in cells.
    pub width: usize,
    /// The rows that are a table's header with the line below it; none where cells are not below each other.
    pub head: Range<usize>,
}

/// The rows of one part of a block, given the block's index. The blank row above a block stands in its first part. There
/// are none if the block is folded away.
pub fn part(lesson: &Lesson, index: usize, part: Part<'_>, view: &View) -> Laid {
    let page = Page {
        block: &|index| lesson.blocks.get(index),
        sections: Some(&lesson.sections),
    };
    let mut laid = Growing::default();
    page.part(index, part, view, &mut laid);
    laid.finish()
}

/// The rows of a whole short text, such as a definition.
pub fn blocks(blocks: &[Block], view: &View) -> Laid {
    let page = Page {
        block: &|index| blocks.get(index),
        sections: None,
    };
    let mut laid = Growing::default();
    for (index, block) in blocks.iter().enumerate() {
        let measure = &Measure::new(block);
        for part in 0..measure.parts() {
            page.part(index, measure.part(part), view, &mut laid);
        }
    }
    laid.finish()
}

/// Plain words as rows of a width.
pub fn words(text: &str, width: usize) -> Vec<Row> {
    leaf::flow_rows(Flow::plain(text, Role::Text), width.max(1))
}

/// Where the rows of a clean line of plain words begin and end at a width: at the breaks that Unicode allows, and where
/// a word is wider than the row, within it. Blanks at the ends of rows are left out.
pub fn breaks(line: &str, width: usize) -> Vec<Range<usize>> {
    let flow = Flow::plain(line, Role::Text);
    let lines = wrap::wrap(&flow, width.max(1));
    lines.iter().map(|line| line.start..line.end).collect()
}

/// What a block is laid out in: the cells that its containers leave, and the role of its words.
#[derive(Clone, Copy)]
struct Room<'a> {
    /// The index of the block.
    index: usize,
    /// The cells for prose, at least 1.
    width: usize,
    /// The cells for tables and code, at least `width`.
    wide: usize,
    /// The role of words that have no other.
    base: Roles,
    /// The switches.
    view: &'a View<'a>,
}

impl Room<'_> {
    /// The flow of the nth text of the block with what is set off in it.
    fn marked<'f>(self, flow: Flow<'f>, nth: usize, text: &str) -> Flow<'f> {
        let passage = Passage {
            block: self.index,
            text: nth,
        };
        flow.marked(&(self.view.marks)(passage, text))
    }
}
