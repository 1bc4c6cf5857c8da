//! What is folded away, and opening it.

use super::Reader;
use crate::course::{BlockKind, Container};

impl Reader {
    /// Folds or unfolds what a summary stands for, or shows what is held back below a block of code.
    pub fn fold(&mut self, summary: usize) {
        if self.reveal(summary) {
            return;
        }
        if !self.folded.remove(&summary) {
            self.folded.insert(summary);
        }
        self.laid.clear();
        self.restore(self.anchor);
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
