//! The way back and forward through every jump.

use std::collections::BTreeMap;

use super::reader::Spot;
use crate::course::{Anchor, LessonId};
use crate::progress::Landmark;

/// No one goes back further than this many jumps.
const LONGEST: usize = 200;

/// Where a jump began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The line under the eye.
    pub anchor: Anchor,
    /// The lesson, and the same line in it in words that hold in an edited file too.
    pub landmark: Landmark,
    /// What was in focus, such as the link that was followed.
    pub focus: Option<Spot>,
}

/// A kind of step through the course. Steps of one kind that follow one another are a run: one jump, not many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To another section.
    Section,
    /// To another lesson.
    Lesson,
    /// To a term or link that was not on the screen.
    Target,
    /// To the top, the end or a share of a lesson, or from its last screen on to the next one: each is a jump of its own.
    Leap,
}

/// Which way through the jumps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To where a jump began.
    Back,
    /// To where it led.
    Forward,
}

impl Visit {
    /// Whether another is the same line, whatever is in focus.
    pub fn is_at(&self, other: &Self) -> bool {
        self.landmark.lesson == other.landmark.lesson && self.anchor == other.anchor
    }
}

/// Visits behind and ahead of the present one.
#[derive(Debug, Default)]
pub struct History {
    behind: Vec<Visit>,
    ahead: Vec<Visit>,
    /// The run that led to where the last jump did, and where that is, unless the learner is still on the way.
    run: Option<(Step, Option<Visit>)>,
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
        self.run = None;
    }

    /// Remembers where a step began, unless it goes on with a run, and where it led if that is known yet.
    pub fn step(&mut self, step: Step, from: Visit, to: Option<Visit>) {
        let goes_on = self.run.take().is_some_and(|(before, end)| {
            before == step && step != Step::Leap && end.is_none_or(|end| end.is_at(&from))
        });
        if !goes_on {
            self.leave(from);
        }
        let is_to = |begin: &mut Visit| to.as_ref().is_some_and(|to| begin.is_at(to));
        // Who is where the run began has not left.
        if self.behind.pop_if(is_to).is_none() {
            self.run = Some((step, to));
        }
    }

    /// The learner has come to where a step led.
    pub fn arrive(&mut self, there: Visit) {
        if let Some((_, end @ None)) = &mut self.run {
            *end = Some(there);
        }
    }

    /// The visits that way, the next one last.
    pub fn visits(&mut self, direction: Direction) -> &mut Vec<Visit> {
        match direction {
            Direction::Back => &mut self.behind,
            Direction::Forward => &mut self.ahead,
        }
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
        self.run = None;
        self.ahead.push(present);
        Some(visit)
    }

    /// Lessons have other ids now.
    pub fn rename(&mut self, renamed: &BTreeMap<LessonId, LessonId>) {
        let end = self.run.iter_mut().filter_map(|(_, end)| end.as_mut());
        for visit in self.behind.iter_mut().chain(&mut self.ahead).chain(end) {
            rename(&mut visit.landmark.lesson, renamed);
        }
    }

    /// The visit that was gone back from.
    pub fn forward(&mut self, present: Visit) -> Option<Visit> {
        let visit = self.ahead.pop()?;
        self.run = None;
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
