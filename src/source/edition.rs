//! A file as it was when it was read: enough to tell another writing of it, without its text.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Fingerprint, Source};

/// A longer text takes a moment to read, and room in memory that counts.
const LONG_TEXT: usize = 1 << 20;

/// A file as it was when it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edition {
    /// The path as the learner or author would type it, as in [`Source::name`].
    pub name: String,
    /// How many bytes the text has.
    pub length: usize,
    /// What the text is known by.
    print: Fingerprint,
    /// The names of the other files that parts of the text come from, or would if these were in them.
    pub included: BTreeSet<String>,
    /// The names of the files that were asked for and could not be read.
    pub absent: BTreeSet<String>,
}

impl Edition {
    /// What a source is an edition of.
    pub fn of(source: &Source) -> Self {
        let names = |sources: Vec<Arc<Source>>| {
            let names = sources.iter().map(|source| source.name.clone());
            names.collect()
        };
        let origins = source.origins.as_ref();
        Self {
            name: source.name.clone(),
            length: source.text.len(),
            print: Fingerprint::of(&source.text),
            included: origins.map_or_else(BTreeSet::new, |origins| {
                names([origins.sources(), origins.unused()].concat())
            }),
            absent: origins.map_or_else(BTreeSet::new, |origins| names(origins.absent())),
        }
    }

    /// Whether the text is a long one.
    pub fn is_long(&self) -> bool {
        is_long(self.length)
    }

    /// What the text is known by, if there is any.
    pub fn digest(&self) -> Option<u64> {
        Some(self.fingerprint()?.text)
    }

    /// The same, and what is left of that where it is edited.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        (self.length > 0).then_some(self.print)
    }

    /// Whether another edition has the same text.
    pub fn reads_like(&self, other: &Self) -> bool {
        self.print.text == other.print.text
    }
}

/// Whether a text of so many bytes is a long one: it is not waited for, and two of it in memory are too many.
pub fn is_long(length: usize) -> bool {
    length > LONG_TEXT
}
