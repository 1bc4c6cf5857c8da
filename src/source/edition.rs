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
    /// Whether that is only a part of the text.
    is_of_part: bool,
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
            is_of_part: false,
            included: origins.map_or_else(BTreeSet::new, |origins| {
                names([origins.sources(), origins.unused()].concat())
            }),
            absent: origins.map_or_else(BTreeSet::new, |origins| names(origins.absent())),
        }
    }

    /// That of a text with so many bytes of which only a part has been read: it is like no other, and known by nothing.
    pub fn of_part(part: &Source, length: usize) -> Self {
        Self {
            length,
            is_of_part: true,
            ..Self::of(part)
        }
    }

    /// Whether only a part of the text has been read.
    pub fn is_of_part(&self) -> bool {
        self.is_of_part
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
        (self.length > 0 && !self.is_of_part).then_some(self.print)
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
