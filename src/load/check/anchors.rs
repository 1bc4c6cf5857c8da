//! What in a lesson a link can lead to.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::course::{Lesson, LessonId, SectionId};

/// The anchors of each lesson that has been read.
pub(super) type AnchorsOf = HashMap<LessonId, Anchors>;

/// The sections of a lesson, and the places in it that have an id of their own.
pub(super) struct Anchors {
    /// Their ids.
    pub(super) ids: BTreeSet<SectionId>,
    /// The same without hyphens, once a link is not written as one of them.
    letters: OnceCell<HashSet<String>>,
}

impl Anchors {
    /// Those of a lesson.
    pub(super) fn of(lesson: &Lesson) -> Self {
        let ids = lesson.sections.iter();
        let ids = ids.map(|section| SectionId::new(section.id));
        Self {
            ids: ids.chain(lesson.anchors.keys().cloned()).collect(),
            letters: OnceCell::new(),
        }
    }

    /// Whether an id, as a link has it, leads to one of them.
    pub(super) fn leads(&self, id: &SectionId) -> bool {
        let letters = || self.ids.iter().map(SectionId::letters).collect();
        self.ids.contains(id) || self.letters.get_or_init(letters).contains(&id.letters())
    }
}
