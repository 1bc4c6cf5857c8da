//! What is folded away, and opening it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Reader;
use crate::course::{Block, BlockKind, Container, Features, Lesson, Passage};

impl Reader {
    /// Folds or unfolds what a summary stands for, or the lines of code that are not shown at first, or shows what is
    /// held back below a block of code.
    pub fn fold(&mut self, summary: usize) {
        if self.reveal(summary) || self.fold_code(summary) {
            return;
        }
        if !self.folded.remove(&summary) {
            self.folded.insert(summary);
        }
        self.laid.clear();
        self.restore(self.anchor);
    }

    /// The same of a block of code; `false` if it has nothing to fold.
    fn fold_code(&mut self, block: usize) -> bool {
        let is_code = |block: &Block| matches!(block.kind, BlockKind::Code(_));
        if !self.lesson.blocks.get(block).is_some_and(is_code) {
            return false;
        }
        let mut lesson = Lesson::clone(&self.lesson);
        let Some(BlockKind::Code(code)) = lesson.blocks.get_mut(block).map(|block| &mut block.kind)
        else {
            return false;
        };
        let is_folded = code.fold();
        if is_folded {
            lesson.blocks.seal();
            self.put(Arc::new(lesson), None);
        }
        is_folded
    }

    /// Unfolds everything that a block lies in, so that it can be gone to.
    pub fn unfold(&mut self, block: usize) {
        self.reveal_to(block);
        let Some(nest) = self
            .lesson
            .blocks
            .get(block)
            .map(|block| block.nest.clone())
        else {
            return;
        };
        for container in nest.iter() {
            if let Container::Details { summary } = container {
                let summary = *summary as usize;
                if self.is_hidden(block) && !self.is_open(summary) {
                    self.fold(summary);
                }
            }
        }
    }

    /// The outermost summary that a block is folded away behind.
    pub(super) fn folded_behind(&self, block: usize) -> Option<usize> {
        let nest = self.lesson.blocks.get(block)?.nest.clone();
        let mut summaries = nest.iter().filter_map(|container| match container {
            Container::Details { summary } => Some(*summary as usize),
            _ => None,
        });
        let is_hidden = self.is_hidden(block);
        summaries.find(|summary| is_hidden && !self.is_open(*summary))
    }

    /// Shows the line of code that a text of the lesson is, if it is hidden.
    pub(super) fn unfold_line(&mut self, passage: Passage) {
        if let Some(BlockKind::Code(code)) = self.kind(passage.block)
            && code.hides(passage.text)
        {
            self.fold_code(passage.block);
        }
    }

    /// Shows the hidden lines of this code and of no other.
    pub(super) fn set_whole_code(&mut self, whole: &BTreeSet<usize>) {
        let changed: Vec<usize> = self
            .whole_code
            .symmetric_difference(whole)
            .copied()
            .collect();
        for block in changed {
            self.fold_code(block);
        }
    }

    /// The same in a lesson of which nothing has been laid out yet.
    pub(super) fn show_whole(&mut self, whole: &BTreeSet<usize>) {
        let changed = self.whole_code.symmetric_difference(whole);
        let changed: Vec<usize> = changed.copied().collect();
        if changed.is_empty() {
            return;
        }
        let mut lesson = Lesson::clone(&self.lesson);
        for block in changed {
            if let Some(BlockKind::Code(code)) =
                lesson.blocks.get_mut(block).map(|block| &mut block.kind)
            {
                code.fold();
            }
        }
        lesson.blocks.seal();
        self.whole_code = whole_code(&lesson);
        self.lesson = Arc::new(lesson);
    }

    fn kind(&self, block: usize) -> Option<&BlockKind> {
        self.lesson.blocks.get(block).map(|block| &block.kind)
    }

    /// Whether what a summary or a block of code can fold away is shown.
    pub fn is_unfolded(&self, block: usize) -> bool {
        match self.kind(block) {
            Some(BlockKind::Code(code)) => code.hidden.as_ref().is_some_and(|hidden| hidden.shown),
            _ => self.is_open(block),
        }
    }

    pub(super) fn is_open(&self, summary: usize) -> bool {
        let open = matches!(
            self.lesson.blocks.get(summary).map(|block| &block.kind),
            Some(BlockKind::Summary { open: true, .. })
        );
        open != self.folded.contains(&summary)
    }
}

/// The code whose hidden lines are shown.
pub(super) fn whole_code(lesson: &Lesson) -> BTreeSet<usize> {
    let blocks = lesson.blocks.with_any(Features::SHOWN_LINES);
    let is_whole = |block: &Block| {
        let BlockKind::Code(code) = &block.kind else {
            return false;
        };
        code.hidden.as_ref().is_some_and(|hidden| hidden.shown)
    };
    blocks
        .filter(|(_, block)| is_whole(block))
        .map(|(index, _)| index)
        .collect()
}
