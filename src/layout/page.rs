//! Blocks that stand below each other: each kind of block is measured and laid out as such, within its containers, unless
//! it is folded away.

use std::collections::BTreeSet;

use super::growing::Growing;
use super::measure::{Measure, Part};
use super::nest::Nest;
use super::{Room, View, code, heading, leaf, offer, table};
use crate::course::{Block, BlockKind, Blocks, Container, Inside, Sections};
use crate::theme::{Role, Roles};

/// The block at an index.
pub(super) type Find<'a> = dyn Fn(usize) -> Option<&'a Block> + 'a;

/// The blocks that refer to each other by index, and the headings among them where these are sections.
pub(super) struct Page<'a> {
    pub(super) block: &'a Find<'a>,
    pub(super) sections: Option<&'a Sections>,
}

impl Page<'_> {
    /// Adds the rows of a part.
    pub(super) fn part(&self, index: usize, part: Part, view: &View, laid: &mut Growing) {
        let Some(block) = (self.block)(index) else {
            return;
        };
        if is_folded_away(self.block, index, view.folded) {
            return;
        }
        let width = view.width.max(1);
        let nest = Nest::new(block, width);
        let room = Room {
            index,
            width: width - nest.width,
            wide: reach(block, (view.width, view.wide)) - nest.width,
            base: base(block),
            view,
        };
        let targets = &mut laid.targets;
        let mut head = 0..0;
        let rows = match &block.kind {
            BlockKind::Heading { level, prose, .. } => {
                let heading = heading::Heading {
                    level: *level,
                    number: self.number(index),
                    prose,
                };
                heading::rows(&heading, room, targets)
            }
            BlockKind::Paragraph(prose) => leaf::paragraph(prose, room, targets),
            BlockKind::Code(code) => code::rows(code, part, room, targets),
            BlockKind::Table(table) => {
                let drawn = table::rows(table, part, room, targets);
                laid.width = laid.width.max(nest.width + drawn.width);
                head = drawn.head;
                drawn.rows
            }
            BlockKind::Image { alt, image } => leaf::image(alt, image, room),
            BlockKind::Rule => leaf::rule(room),
            BlockKind::Practice(practice) => offer::rows(practice, room, targets),
            BlockKind::CalloutTitle(title) => leaf::callout_title(title, &block.nest, room),
            BlockKind::Term(prose) => leaf::definition_term(prose, room, targets),
            BlockKind::Summary { prose, .. } => {
                let fold = if is_open(self.block, index, view.folded) {
                    leaf::Fold::Open
                } else {
                    leaf::Fold::Closed
                };
                leaf::summary(prose, fold, room, targets)
            }
        };
        if !part.is_first() {
            laid.rows.extend(nest.below(rows));
            return;
        }
        let gap = laid.rows.len() + usize::from(block.gap.is_some());
        let count = rows.len();
        laid.rows.extend(nest.around(rows));
        if self.begins_footnotes(index) {
            laid.rows.insert(gap, leaf::short_rule(width));
        }
        let above = laid.rows.len() - count;
        laid.head = above + head.start..above + head.end;
    }

    /// Whether the footnotes begin with this block, and something stands above them.
    fn begins_footnotes(&self, index: usize) -> bool {
        let above = index.checked_sub(1).and_then(self.block);
        above.is_some_and(|above| !is_footnote(above))
            && (self.block)(index).is_some_and(is_footnote)
    }

    /// The number of the section whose heading this block is.
    fn number(&self, index: usize) -> Option<u32> {
        let sections = self.sections?;
        sections.get(sections.index_of(index)?)?.number
    }
}

/// The cells that a table or code may reach, given those of the text column and of what may be wider. What stands in a quote or
/// a list stays in the column, so that bars and markers keep theirs.
fn reach(block: &Block, (width, wide): (usize, usize)) -> usize {
    let width = width.max(1);
    if block.nest.is_empty() {
        wide.max(width)
    } else {
        width
    }
}

/// The line of a row of a table that says a byte of one of its cells, among those of the row, if the cells are beside each other
/// in a text column of so many cells and with so many for what may be wider.
pub fn line_in_row(
    block: &Block,
    part: Part<'_>,
    (width, wide): (usize, usize),
    row: (usize, Inside),
) -> Option<usize> {
    let BlockKind::Table(table) = &block.kind else {
        return None;
    };
    let taken = Nest::new(block, width.max(1)).width;
    table::line_of(table, part, reach(block, (width, wide)) - taken, row)
}

/// Whether the summary at this index is open; anything that is no summary hides nothing.
fn is_open(block: &Find, summary: usize, folded: &BTreeSet<usize>) -> bool {
    match block(summary).map(|block| &block.kind) {
        Some(BlockKind::Summary { open, .. }) => *open != folded.contains(&summary),
        Some(_) | None => true,
    }
}

/// Whether a block belongs to a footnote.
fn is_footnote(block: &Block) -> bool {
    matches!(block.nest.first(), Some(Container::Footnote(_)))
}

/// The role of a block's words: the innermost quote or callout decides.
fn base(block: &Block) -> Roles {
    let around = block
        .nest
        .iter()
        .rev()
        .find_map(|container| match container {
            Container::Quote => Some(Role::Quote),
            Container::Callout(_) => Some(Role::Text),
            Container::Item { .. }
            | Container::Description
            | Container::Footnote(_)
            | Container::Details { .. } => None,
        });
    around.unwrap_or(Role::Text).into()
}

impl Measure {
    /// Measures a block.
    pub fn new(block: &Block) -> Self {
        match &block.kind {
            BlockKind::Code(code) => code::measure(code),
            BlockKind::Table(table) => table::measure(table),
            BlockKind::Heading { prose, .. }
            | BlockKind::Paragraph(prose)
            | BlockKind::Term(prose)
            | BlockKind::Summary { prose, .. } => Self {
                length: prose.text.len(),
                ..Self::default()
            },
            BlockKind::Image { .. }
            | BlockKind::Rule
            | BlockKind::Practice(_)
            | BlockKind::CalloutTitle(_) => Self::default(),
        }
    }
}

/// Whether a block stands in `<details>` that are folded, and so has no rows.
pub fn is_hidden(blocks: &Blocks, index: usize, folded: &BTreeSet<usize>) -> bool {
    is_folded_away(&|index| blocks.get(index), index, folded)
}

fn is_folded_away(block: &Find, index: usize, folded: &BTreeSet<usize>) -> bool {
    let Some(content) = block(index) else {
        return true;
    };
    content.nest.iter().any(|container| match container {
        Container::Details { summary } => !is_open(block, *summary as usize, folded),
        Container::Quote
        | Container::Callout(_)
        | Container::Item { .. }
        | Container::Description
        | Container::Footnote(_) => false,
    })
}
