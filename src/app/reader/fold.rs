//! What is folded away, and opening it.

use std::sync::Arc;

use super::Reader;
use crate::course::{Block, BlockKind, Container, Lesson};

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
            // Its lines have other numbers now.
            self.set_search(None);
            self.replace(Arc::new(lesson));
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
        for container in nest {
            if let Container::Details { summary } = container {
                let summary = summary as usize;
                if self.is_hidden(block) && !self.is_open(summary) {
                    self.fold(summary);
                }
            }
        }
    }

    fn is_open(&self, summary: usize) -> bool {
        let open = matches!(
            self.lesson.blocks.get(summary).map(|block| &block.kind),
            Some(BlockKind::Summary { open: true, .. })
        );
        open != self.folded.contains(&summary)
    }
}
