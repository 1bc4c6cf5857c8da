//! How much of a lesson has been read.

use super::Progress;
use crate::course::{LessonId, Section};

/// How much of a lesson has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Nothing.
    Unread,
    /// Some of its sections.
    Some {
        /// How many have been read.
        read: usize,
        /// How many there are.
        all: usize,
    },
    /// All of it.
    Whole,
}

impl Share {
    /// The same in words; `None` for what has not been begun.
    pub fn words(self) -> Option<String> {
        match self {
            Self::Unread => None,
            Self::Some { read, all } => Some(format!("{read} of {all} read")),
            Self::Whole => Some("✓ read".to_owned()),
        }
    }
}

impl Progress {
    /// How much has been read of a lesson with these sections. Sections that are read and no longer there do not
    /// count.
    pub fn share(&self, lesson: &LessonId, sections: &[Section]) -> Share {
        let stops = sections.iter().filter(|section| section.number.is_some());
        let all = stops.clone().count();
        let read = stops
            .filter(|section| self.has_read(lesson, &Some(section.id.clone())))
            .count();
        match (read, all) {
            (_, 0) if self.has_read(lesson, &None) => Share::Whole,
            (0, _) => Share::Unread,
            (read, all) if read == all => Share::Whole,
            (read, all) => Share::Some { read, all },
        }
    }
}
