//! What is found once though it stands several times in a lesson: lines that code has and does not show.

use std::collections::{HashMap, HashSet};

use crate::course::{Block, BlockKind, Features, Lesson, Passage};

/// The hidden lines of code that other code before it has, too, hidden or not. A file of which several listings show parts is hidden in
/// each of them where it is not shown.
pub(super) fn repeated(lesson: &Lesson) -> HashSet<Passage> {
    let folds = |block: &Block| matches!(&block.kind, BlockKind::Code(code) if code.folds());
    let mut hidden = lesson.blocks.with_any(Features::HIDDEN_LINES);
    let mut repeated = HashSet::new();
    if !hidden.any(|(_, block)| folds(&block)) {
        return repeated;
    }
    let mut first: HashMap<Box<str>, usize> = HashMap::new();
    for (block, content) in lesson.blocks.iter().enumerate() {
        let BlockKind::Code(code) = &content.kind else {
            continue;
        };
        let is_hidden = |line: usize| {
            let hidden = code.hidden.as_ref().filter(|_| code.folds());
            hidden.is_some_and(|hidden| hidden.numbers.binary_search(&(line as u32)).is_err())
        };
        for (text, line) in code.whole().split('\n').enumerate() {
            match first.get(line) {
                Some(before) if *before != block && is_hidden(text) => {
                    repeated.insert(Passage { block, text });
                }
                Some(_) => {}
                None => {
                    first.insert(line.into(), block);
                }
            }
        }
    }
    repeated
}
