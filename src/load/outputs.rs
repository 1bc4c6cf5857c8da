//! What the code of a lesson prints, where files of the course hold it.

use std::collections::{BTreeMap, BTreeSet};

use super::library::Library;
use crate::course::block::{Block, BlockKind, Expect};
use crate::course::{Features, Lesson};

/// Code may print no more bytes than this: a longer file is no output.
const LONGEST: usize = 1_000_000;
/// So many bytes are kept for one lesson, and so many files are looked at.
const MOST: usize = 4 << 20;
const MOST_FILES: usize = 256;

/// Reads what the code of a lesson prints.
pub fn settle(lesson: &mut Lesson, library: &Library) {
    let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
    let mut left = MOST;
    lesson.blocks.change_any(Features::ATTRIBUTES, |block| {
        let Some(Expect::File { path, text }) = expect(block) else {
            return;
        };
        if !known.contains_key(path) {
            if known.len() >= MOST_FILES {
                return;
            }
            let is_output = library.has(path) && library.length(path) <= LONGEST;
            let read = is_output.then(|| super::file(library, path)).flatten();
            known.insert(path.clone(), read);
        }
        let found = known.get(path).and_then(Option::as_ref);
        if let Some(found) = found.filter(|found| found.len() <= left) {
            left -= found.len();
            *text = Some(found.clone());
        }
    });
}

/// The files that hold what the code of a lesson prints.
pub fn files(lesson: &Lesson) -> BTreeSet<String> {
    let blocks = lesson.blocks.with_any(Features::ATTRIBUTES);
    let files = blocks.filter_map(|(_, block)| match &block.kind {
        BlockKind::Code(code) => match &code.attributes.expect {
            Some(Expect::File { path, .. }) => Some(path.clone()),
            Some(Expect::Output(_) | Expect::Fail) | None => None,
        },
        _ => None,
    });
    files.take(MOST_FILES).collect()
}

fn expect(block: &mut Block) -> Option<&mut Expect> {
    match &mut block.kind {
        BlockKind::Code(code) => code.attributes.as_mut()?.expect.as_mut(),
        _ => None,
    }
}
