//! What is kept of a long lesson while a newer text of it is being read: what is around the eye.

use std::ops::Range;
use std::sync::Arc;

use super::Reader;

/// So many bytes of the file are kept on both sides of the screen: more than another size of it can show, or a wheel can
/// turn past before the new text comes.
const AROUND: usize = 64 << 10;

impl Reader {
    /// Whether only what is around the eye is left of the lesson.
    pub fn is_thin(&self) -> bool {
        self.lesson.blocks.are_thinned()
    }

    /// Keeps what a long lesson says around the eye and in its footnotes, and not the rest. It stays whole if that is most of
    /// it, as where a very long table is on the screen, or while somebody else has it, too.
    pub fn thin_out(&mut self) {
        if self.is_thin() || !self.lesson.edition.is_long() {
            return;
        }
        let mut kept = vec![false; self.lesson.blocks.len()];
        let footnotes = self.lesson.footnotes.values().cloned();
        for range in footnotes.chain([self.around()]) {
            if let Some(blocks) = kept.get_mut(range) {
                blocks.fill(true);
            }
        }
        let is_kept = |block: usize| kept.get(block) == Some(&true);
        let blocks = (0..kept.len()).filter(|block| is_kept(*block));
        let bytes: usize = blocks.map(|block| self.bytes_of(block)).sum();
        if bytes > self.bytes_before(usize::MAX) / 2 {
            return;
        }
        // Whoever only knows it when it is seen again, as what counts matches does, has nothing of it.
        if Arc::strong_count(&self.lesson) == 1 {
            Arc::make_mut(&mut self.lesson).thin_out(is_kept);
        }
    }

    /// The blocks on the screen and those around it.
    fn around(&self) -> Range<usize> {
        let first = self.place.block;
        let last = self.visible.last().map_or(first, |place| place.block);
        let start = self.bytes_before(first).saturating_sub(AROUND);
        let end = self.bytes_before(last + 1).saturating_add(AROUND);
        let begins = self.bytes.partition_point(|bytes| *bytes <= start);
        let ends = self.bytes.partition_point(|bytes| *bytes <= end);
        begins.min(first)..ends.max(last + 1).min(self.lesson.blocks.len())
    }
}
