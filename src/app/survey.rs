//! What looking through the whole course has found so far.

use super::event::Looking;
use crate::course::{Digest, Digests};

/// What looking through the course has found so far.
#[derive(Debug, Default)]
pub struct Survey {
    /// What is known of the lessons.
    pub digests: Digests,
    /// Whether the terms are known: until then there may be some.
    pub is_glossary_read: bool,
    /// How far it has come, while it takes long.
    pub looking: Option<Looking>,
}

impl Survey {
    /// Takes in what was found, and how far it has come with that; `true` if all is known now.
    pub fn take(&mut self, found: Vec<Digest>, looking: Option<Looking>) -> bool {
        for digest in found {
            self.digests.insert(digest);
        }
        self.looking = looking;
        looking.is_none()
    }
}
