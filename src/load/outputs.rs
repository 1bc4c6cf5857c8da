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
pub struct Outputs<'a> {
    library: &'a Library,
    known: BTreeMap<String, Option<String>>,
    /// So many bytes may still be kept.
    left: usize,
}

impl<'a> Outputs<'a> {
    /// Nothing has been read yet.
    pub fn new(library: &'a Library) -> Self {
        Self {
            library,
            known: BTreeMap::new(),
            left: MOST,
        }
    }

    /// Reads what the code in a block prints.
    pub fn settle(&mut self, block: &mut Block) {
        let Some(Expect::File { path, text }) = expect(block) else {
            return;
        };
        if !self.known.contains_key(path) {
            if self.known.len() >= MOST_FILES {
                return;
            }
            let is_output = self.library.has(path) && self.library.length(path) <= LONGEST;
            let read = is_output.then(|| super::file(self.library, path));
            self.known.insert(path.clone(), read.flatten());
        }
        let found = self.known.get(path).and_then(Option::as_ref);
        if let Some(found) = found.filter(|found| found.len() <= self.left) {
            self.left -= found.len();
            *text = Some(found.clone());
        }
    }
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
