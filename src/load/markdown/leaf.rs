//! Leaves: where running text begins and ends, and which block it becomes.

use std::ops::Range;

use super::nest::Joint;
use super::pending::{Leaf, LeafKind};
use super::prose::words;
use super::walker::Walker;
use super::{budget, head, long};
use crate::course::block::BlockKind;
use crate::course::{Block, CalloutKind, Mark, MarkKind, Prose, Section};
use crate::source::Span;

impl Walker<'_> {
    /// Begins a leaf that an event will end.
    pub(super) fn begin(&mut self, kind: LeafKind, range: &Range<usize>) {
        self.end_tight_leaf();
        if matches!(kind, LeafKind::Paragraph) {
            self.nest.note_text(false);
        } else {
            // What looked like the title of a callout was the beginning of something else.
            self.title_end = 0;
        }
        self.leaf = Some(Leaf {
            kind,
            start: range.start.max(self.title_end.min(range.end)),
            end: range.end,
            is_tight: false,
            goes_on: false,
        });
    }

    /// Begins a leaf that ends with the next block.
    pub(super) fn begin_tight(&mut self, kind: LeafKind, range: &Range<usize>) {
        self.end_tight_leaf();
        self.leaf = Some(Leaf {
            kind,
            start: range.start,
            end: range.end,
            is_tight: true,
            goes_on: false,
        });
    }

    /// Makes sure that there is a leaf for running text at `range`.
    pub(super) fn running(&mut self, range: &Range<usize>) {
        if let Some(leaf) = &mut self.leaf {
            leaf.end = leaf.end.max(range.end);
        } else {
            self.nest.note_text(true);
            self.begin_tight(LeafKind::Paragraph, range);
        }
    }

    /// Whether running text here is a paragraph.
    pub(super) fn in_paragraph(&self) -> bool {
        self.leaf
            .as_ref()
            .is_none_or(|leaf| matches!(leaf.kind, LeafKind::Paragraph))
    }

    /// Whether running text here is a term above its definition.
    pub(super) fn in_term(&self) -> bool {
        self.leaf
            .as_ref()
            .is_some_and(|leaf| matches!(leaf.kind, LeafKind::Term))
    }

    /// Ends the open leaf if no event of its own does.
    pub(super) fn end_tight_leaf(&mut self) {
        if let Some(leaf) = &self.leaf
            && leaf.is_tight
        {
            self.end_leaf(leaf.end);
        }
    }

    /// Takes in whether the latest paragraph goes on in the next window. If it is the text of a tight item, nothing has ended
    /// it.
    pub fn break_off(&mut self, goes_on: bool) {
        if goes_on {
            self.end_tight_leaf();
        }
        self.goes_on = goes_on;
    }

    /// Ends the open leaf and makes it a block.
    pub(super) fn end_leaf(&mut self, end: usize) {
        let Some(leaf) = self.leaf.take() else {
            return;
        };
        let span = Span::new(leaf.start, end);
        self.goes_on |= leaf.goes_on;
        let prose = self.prose.finish();
        self.words += words(&prose.text);
        match leaf.kind {
            LeafKind::Paragraph => self.paragraph(prose, span),
            LeafKind::Heading { level, id } => self.heading(level, id.as_deref(), prose, span),
            LeafKind::RawHeading(level) => self.raw_heading(level, prose, span),
            LeafKind::Term => self.emit(BlockKind::Term(prose), span),
            LeafKind::Summary => self.summary(prose, span),
            LeafKind::Cell | LeafKind::Code => {}
        }
        self.goes_on = false;
        for _ in 0..std::mem::take(&mut self.details_ending) {
            self.nest.close_details();
        }
    }

    /// Makes blocks of the beginning of a very long paragraph that has not ended, as far as they are the same whatever follows.
    pub(super) fn settle_running(&mut self) {
        let length = self.prose.len();
        let Some(leaf) = self.leaf.take() else {
            return;
        };
        let in_summary = self
            .details
            .as_ref()
            .is_some_and(|details| details.in_summary);
        let is_paragraph = matches!(leaf.kind, LeafKind::Paragraph) && !in_summary;
        let settled = is_paragraph.then(|| self.prose.break_off()).flatten();
        let mut start = leaf.start;
        if let Some((prose, rest)) = settled {
            // Where in the file a byte of the text is, is not known; the share of it is near enough.
            start += (leaf.end - start) * rest / length;
            let mut near = (leaf.start..=start).rev();
            start = near
                .find(|at| self.text.is_char_boundary(*at))
                .unwrap_or(leaf.start);
            self.goes_on = leaf.goes_on;
            self.words += words(&prose.text);
            self.paragraph(prose, Span::new(leaf.start, start));
            self.goes_on = false;
        }
        self.leaf = Some(Leaf {
            goes_on: leaf.goes_on || start > leaf.start,
            start,
            ..leaf
        });
    }

    /// Adds a block at the place where the walk is, or several if its text is too long for one.
    pub(super) fn emit(&mut self, kind: BlockKind, mut span: Span) {
        let Some(mut kind) = self.settle_before(kind, span) else {
            return;
        };
        let rest = long::rest(&mut kind, &mut span);
        let before = self.blocks.last();
        let joint = Joint {
            index: self.blocks.len(),
            text: self.text.get(..span.start).unwrap_or_default(),
        };
        let (nest, opened, gap) = self.nest.place(&kind, before, joint);
        let gap = gap.filter(|_| !std::mem::take(&mut self.goes_on));
        let rest = rest.into_iter().map(|(kind, span)| Block {
            kind,
            span,
            nest: nest.clone(),
            opened: 0,
            gap: None,
        });
        let rest: Vec<Block> = rest.collect();
        let first = Block {
            kind,
            span,
            nest,
            opened,
            gap,
        };
        for block in std::iter::once(first).chain(rest) {
            self.spend(budget::block(&block));
            self.blocks.push(block);
        }
    }

    /// Takes note that there is less room for more.
    pub(super) fn spend(&mut self, memory: usize) {
        self.spent += memory;
    }

    pub(super) fn paragraph(&mut self, mut prose: Prose, span: Span) {
        if prose.text.is_empty() {
            return;
        }
        if !self.goes_on
            && let [
                Mark {
                    start: 0,
                    end,
                    kind: MarkKind::Image(image),
                },
                inner @ ..,
            ] = &prose.marks[..]
            && *end as usize == prose.text.len()
            && !inner
                .iter()
                .any(|mark| matches!(mark.kind, MarkKind::Link(_) | MarkKind::Image(_)))
        {
            let image = image.clone();
            let alt = prose.text.into();
            return self.emit(BlockKind::Image { alt, image }, span);
        }
        if let Some(title) = self.nest.callout()
            && title + 1 == self.blocks.len()
            && self.title_end <= self.blocks.last().map_or(0, |title| title.span.start)
            && let Some((kind, end)) = lead(&prose, self.names.callouts)
        {
            let (title_text, style) = (kind.lead.clone(), kind.style);
            self.rename_callout(title, title_text, style);
            remove_start(&mut prose, end);
            if prose.text.is_empty() {
                return;
            }
        }
        self.emit(BlockKind::Paragraph(prose), span);
    }

    pub(super) fn heading(&mut self, level: u8, id: Option<&str>, prose: Prose, span: Span) {
        // First, because it may add the summary that `<details>` lacks, and the section knows its block by index.
        self.settle_details(span.start);
        // In an item it would take the marker with it.
        if prose.text.trim().is_empty() && self.nest.is_outermost() {
            self.problems
                .warning(span, "a heading without words is not shown");
            self.problems.hint("write its title, or take it out");
            if let Some(id) = id {
                let id = self.headings.id(Some(id), "");
                self.anchors.entry(id).or_insert(self.blocks.len());
            }
            return;
        }
        let id = self.headings.id(id, &prose.text);
        if self.in_lesson() {
            let section = Section {
                id: id.as_str(),
                title: &head::title(&prose),
                number: None,
                level,
                block: self.blocks.len(),
            };
            self.spend(budget::section(&section));
            self.headings.add(section, self.nest.is_outermost());
        }
        let id = Box::new(id);
        self.emit(BlockKind::Heading { level, id, prose }, span);
    }
}

/// The kind of callout that a text begins with the bold lead of, and where the lead ends.
fn lead<'a>(prose: &Prose, kinds: &'a [CalloutKind]) -> Option<(&'a CalloutKind, usize)> {
    let bold = prose
        .marks
        .iter()
        .find(|mark| mark.start == 0 && mark.kind == MarkKind::Strong)?;
    let words = prose
        .lend()
        .marked(bold)
        .trim()
        .trim_end_matches(['.', ':']);
    let kind = kinds
        .iter()
        .find(|kind| kind.lead.to_lowercase() == words.to_lowercase())?;
    let after = prose.text.get(bold.end as usize..)?;
    let rest = after.strip_prefix(['.', ':']).unwrap_or(after).trim_start();
    Some((kind, prose.text.len() - rest.len()))
}

/// Removes the first `end` bytes of a text.
fn remove_start(prose: &mut Prose, end: usize) {
    prose.text = prose.text.get(end..).unwrap_or_default().into();
    let end = end as u32;
    let mut marks = std::mem::take(&mut prose.marks).into_vec();
    marks.retain_mut(|mark| {
        mark.start = mark.start.saturating_sub(end);
        mark.end = mark.end.saturating_sub(end);
        mark.end > 0
    });
    prose.marks = marks.into();
}
