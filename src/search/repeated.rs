//! What is found once though it stands several times in a lesson: lines that code has and does not show.

use std::collections::{HashMap, HashSet};

use crate::course::{BlockKind, Lesson, Passage};

/// The hidden lines of code that other code before it has, too, hidden or not. A file of which several listings show parts is hidden in
/// each of them where it is not shown.
pub(super) fn repeated(lesson: &Lesson) -> HashSet<Passage> {
    let blocks = lesson.blocks.iter().enumerate();
    let code = blocks.filter_map(|(block, content)| match &content.kind {
        BlockKind::Code(code) => Some((block, code)),
        _ => None,
    });
    let mut repeated = HashSet::new();
    if !code.clone().any(|(_, code)| code.folds()) {
        return repeated;
    }
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (block, code) in code {
        let is_hidden = |line: usize| {
            let hidden = code.hidden.as_ref().filter(|_| code.folds());
            hidden.is_some_and(|hidden| hidden.numbers.binary_search(&(line as u32)).is_err())
        };
        for (text, line) in code.whole().split('\n').enumerate() {
            if *first.entry(line).or_insert(block) != block && is_hidden(text) {
                repeated.insert(Passage { block, text });
            }
        }
    }
    repeated
}
