//! How much of a lesson has been read.

use std::collections::HashSet;

use super::Progress;
use crate::course::{LessonId, SectionId, Sections};

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
    /// That of a lesson of which so many of all sections have been read; where there are none, whether it has been.
    pub fn of(read: usize, all: usize, has_read: bool) -> Self {
        match (read, all) {
            (_, 0) if has_read => Self::Whole,
            (0, _) => Self::Unread,
            (read, all) if read == all => Self::Whole,
            (read, all) => Self::Some { read, all },
        }
    }

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
    pub fn share(&self, lesson: &LessonId, sections: &Sections) -> Share {
        let read = self.read_of(lesson, sections);
        Share::of(read, sections.stop_count(), self.has_read(lesson, &None))
    }

    /// How many of the stops among these sections of a lesson have been read. There may be a hundred thousand of both.
    pub fn read_of(&self, lesson: &LessonId, sections: &Sections) -> usize {
        let Some(read) = self.read.get(lesson) else {
            return 0;
        };
        let read: HashSet<&str> = read.iter().flatten().map(SectionId::as_str).collect();
        let stops = sections.stop_ids();
        stops.filter(|stop| read.contains(stop)).count()
    }
}
