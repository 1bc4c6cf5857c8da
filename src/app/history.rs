//! The way back and forward through every jump.

use std::collections::BTreeMap;

use super::reader::{Anchor, Spot};
use crate::course::LessonId;

/// No one goes back further than this many jumps.
const LONGEST: usize = 200;

/// Where a jump began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The lesson.
    pub lesson: LessonId,
    /// The line under the eye.
    pub anchor: Anchor,
    /// What was in focus, such as the link that was followed.
    pub focus: Option<Spot>,
}

impl Visit {
    fn is_at(&self, other: &Self) -> bool {
        self.lesson == other.lesson && self.anchor == other.anchor
    }
}

/// Visits behind and ahead of the present one.
#[derive(Debug, Default)]
pub struct History {
    behind: Vec<Visit>,
    ahead: Vec<Visit>,
}

impl History {
    /// Remembers where a jump began; what was ahead is forgotten.
    pub fn leave(&mut self, visit: Visit) {
        self.behind.pop_if(|last| last.is_at(&visit));
        self.behind.push(visit);
        if self.behind.len() > LONGEST {
            self.behind.remove(0);
        }
        self.ahead.clear();
    }

    /// Whether there is a visit before.
    pub fn leads_back(&self) -> bool {
        !self.behind.is_empty()
    }

    /// Whether a visit was gone back from.
    pub fn leads_forward(&self) -> bool {
        !self.ahead.is_empty()
    }

    /// The visit before; the present one can be come forward to.
    pub fn back(&mut self, present: Visit) -> Option<Visit> {
        let visit = self.behind.pop()?;
        self.ahead.push(present);
        Some(visit)
    }

    /// Lessons have other ids now.
    pub fn rename(&mut self, renamed: &BTreeMap<LessonId, LessonId>) {
        for visit in self.behind.iter_mut().chain(&mut self.ahead) {
            rename(&mut visit.lesson, renamed);
        }
    }

    /// The visit that was gone back from.
    pub fn forward(&mut self, present: Visit) -> Option<Visit> {
        let visit = self.ahead.pop()?;
        self.behind.push(present);
        Some(visit)
    }
}

/// The id that a lesson has now.
pub fn rename(id: &mut LessonId, renamed: &BTreeMap<LessonId, LessonId>) {
    if let Some(now) = renamed.get(id) {
        *id = now.clone();
    }
}
