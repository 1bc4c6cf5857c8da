//! What is kept of a long lesson while a newer text of it is being read: what is around the eye.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Place, Reader, code};
use crate::course::{Block, BlockKind, Code, Lesson, MarkKind, Patch, Stretch};

/// So many bytes of the file are kept on both sides of the screen: more than another size of it can show, or a wheel can
/// turn past before the new text comes.
const AROUND: usize = 64 << 10;
/// … but no more blocks than this: of such as `a` there are ten thousands in so many bytes, and each takes many times its own.
const MOST_AROUND: usize = 2048;

/// A block, and the index of a row if it is a table, of a byte if it is code, else 0.
type Line = (usize, usize);

impl Reader {
    /// Whether only what is around the eye is left of the lesson.
    pub fn is_thin(&self) -> bool {
        self.lesson.blocks.are_thinned()
    }

    /// Keeps what a long lesson says around the eye and in the footnotes of that, and not the rest; of a table at its full width what
    /// is around the first and the last line that are seen there. It stays whole if that is most of it, as where code that is
    /// run or a very long line is on the screen, or while somebody else has it, too.
    pub fn thin_out(&mut self, wide: Option<[Line; 2]>) {
        if self.is_thin() || !self.lesson.edition.is_long() {
            return;
        }
        let mut kept: BTreeMap<usize, Range<usize>> = self.around(self.seen()).collect();
        for (block, mut rows) in wide.into_iter().flat_map(|lines| self.around(lines)) {
            // Of the table nothing else is seen; code below it is when it is left.
            if let Some(seen) = kept.get(&block).filter(|_| self.has_bytes_apart(block)) {
                rows = seen.start.min(rows.start)..seen.end.max(rows.end);
            }
            kept.insert(block, rows);
        }
        for (block, rows) in &mut kept {
            if self.has_bytes_apart(*block) {
                *rows = self.whole_parts(*block, rows);
            }
        }
        let footnotes: Vec<usize> = kept
            .keys()
            .flat_map(|block| self.notes_of(*block))
            .collect();
        kept.extend(footnotes.into_iter().map(|block| (block, 0..usize::MAX)));
        let bytes = |(block, rows): (&usize, &Range<usize>)| {
            let all = self.rows_apart(*block);
            let left = rows.end.min(all) - rows.start.min(all);
            share(self.bytes_of(*block), left, all)
        };
        if kept.iter().map(bytes).sum::<usize>() > self.bytes_before(usize::MAX) / 2 {
            return;
        }
        // Whoever only knows it when it is seen again, as what counts matches does, has nothing of it.
        if Arc::strong_count(&self.lesson) == 1 {
            self.keep_folds();
            Arc::make_mut(&mut self.lesson).thin_out(|block| kept.get(&block).cloned());
        }
    }

    /// What is left around the eye, if it can be patched. What is held back may be shown by a change that is not there.
    pub fn stretch(&self) -> Option<Stretch> {
        let lesson = &self.lesson;
        let (first, blocks) = lesson.blocks.row_around(self.place.block)?;
        let end = lesson.footnotes.start().unwrap_or(lesson.blocks.len());
        // Footnotes stand elsewhere in the file.
        let blocks = blocks.get(..end.saturating_sub(first).min(blocks.len()))?;
        self.guesses.is_empty().then(|| Stretch {
            first,
            blocks: blocks.to_vec(),
            is_end: first + blocks.len() == end,
            edition: Arc::clone(&lesson.edition),
            skip: lesson.skip.clone(),
        })
    }

    /// Whether a patch is one of what is left.
    pub fn is_patched_by(&self, patch: &Patch) -> bool {
        self.is_thin() && Arc::ptr_eq(&self.lesson.edition, &patch.before)
    }

    /// Shows what the newer text of a lesson says around the eye.
    pub fn patch(&mut self, patch: Patch) {
        let mut lesson = Lesson::clone(&self.lesson);
        lesson.patch(patch);
        self.replace(Arc::new(lesson));
    }

    /// The blocks of the footnotes that a block refers to.
    fn notes_of(&self, block: usize) -> Vec<usize> {
        let marks = self.lesson.blocks.get(block).into_iter();
        let marks = marks.flat_map(Block::prose).flat_map(|prose| prose.marks);
        let notes = marks.filter_map(|mark| match &mark.kind {
            MarkKind::Footnote(label) => self.lesson.footnotes.get(label.as_str()),
            _ => None,
        });
        notes.flatten().collect()
    }

    /// The first line on the screen, and the last.
    fn seen(&self) -> [Line; 2] {
        let line = |place: Place| {
            let row = self.row(place).map_or(0, |row| row.start);
            let has_rows = self.rows_apart(place.block) > 1;
            (place.block, if has_rows { row } else { 0 })
        };
        let last = self.visible.last().copied().unwrap_or(self.place);
        [self.place, last].map(line)
    }

    /// The blocks from one line to another and around them, with the rows of those that are tables, and the bytes of code.
    fn around(&self, [first, last]: [Line; 2]) -> impl Iterator<Item = (usize, Range<usize>)> {
        let start = self.bytes_above(first).saturating_sub(AROUND);
        let end = self.bytes_above((last.0, last.1 + 1)) + AROUND;
        let begins = self.bytes.partition_point(|bytes| bytes as usize <= start);
        let ends = self.bytes.partition_point(|bytes| bytes as usize <= end);
        let begins = begins.clamp(first.0.saturating_sub(MOST_AROUND), first.0);
        let ends = ends.clamp(last.0 + 1, last.0 + 1 + MOST_AROUND);
        let blocks = begins..ends.min(self.lesson.blocks.len());
        blocks.map(move |block| {
            let row = |bytes: usize| {
                let inside = bytes.saturating_sub(self.bytes_before(block));
                share(inside, self.rows_apart(block), self.bytes_of(block))
            };
            (block, row(start)..row(end) + 1)
        })
    }

    /// How many bytes of the file are above a line, as if all rows of a table were of the same length.
    fn bytes_above(&self, (block, row): Line) -> usize {
        let rows = self.rows_apart(block);
        self.bytes_before(block) + share(self.bytes_of(block), row.min(rows), rows)
    }

    /// How many rows a block has that can be kept without the others: those of a table, or the bytes of code, or one.
    fn rows_apart(&self, block: usize) -> usize {
        let rows = match self.lesson.blocks.get(block).map(|block| &block.kind) {
            Some(BlockKind::Table(table)) => table.len(),
            Some(BlockKind::Code(code)) if code.can_be_excerpted() => code.len(),
            Some(_) | None => 1,
        };
        rows.max(1)
    }

    /// Whether these are the bytes of code.
    fn has_bytes_apart(&self, block: usize) -> bool {
        code(&self.lesson, block).is_some_and(Code::can_be_excerpted)
    }

    /// The parts of a block that some of its bytes are in: they are laid out as wholes.
    fn whole_parts(&mut self, block: usize, bytes: &Range<usize>) -> Range<usize> {
        let measure = self.measure(block);
        let [first, last] = [bytes.start, bytes.end].map(|byte| measure.part_at(byte));
        measure.range(first).start..measure.range(last).end
    }
}

/// So many parts of something that has so many in all.
fn share(whole: usize, parts: usize, all: usize) -> usize {
    (whole as u64 * parts as u64 / all.max(1) as u64) as usize
}
