//! Going from place to place: sections, other lessons, and back.

mod ahead;
mod arriving;
mod following;
mod locating;
mod neighbours;
mod receiving;
mod rewriting;

use std::collections::VecDeque;

use super::App;
use super::effect::{Effect, Work};
use super::history::{Direction, History, Step, Visit};
use super::key::Key;
use super::reader::{Match, Spot};
use crate::course::{Anchor, Course, LessonEntry, LessonId, SectionId, TermId};
use crate::progress::Landmark;
use crate::source::Position;
use ahead::LONGEST_WAIT;
use locating::Wanted;
use neighbours::Neighbours;

/// A place to go to, perhaps in another lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Jump {
    /// The lesson.
    pub lesson: LessonId,
    /// Where in it.
    pub to: Destination,
}

/// A place in a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Its first row.
    Top,
    /// The start of its last section.
    LastSection,
    /// Its last screen.
    Bottom,
    /// A share of it, from 0 to 100.
    Percent(usize),
    /// A block.
    Block(usize),
    /// What is written there in its file.
    Position(Position),
    /// A block, and what it offers to do is opened.
    Practice(usize),
    /// A heading.
    Section(SectionId),
    /// A term, in the block that it is used in.
    Use(usize, TermId),
    /// A line that has been under the eye before, and what was in focus then.
    Visit(Box<Visit>),
    /// A match that the search of the course has found.
    Match(Sought),
    /// The same, in a file that may have been edited since.
    Landmark(Landmark),
}

/// A match, as the search of the course has found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// Which one.
    pub found: Match,
    /// What it is a match of.
    pub words: String,
    /// The sentence that it stands in.
    pub told: String,
}

/// The way through the course.
#[derive(Debug, Default)]
pub struct Travel {
    /// Where jumps began and led.
    pub history: History,
    /// The jump that waits for its lesson to be read.
    awaited: Option<Jump>,
    /// The number of what keys wait for, if they do.
    wait: Option<u64>,
    /// The keys that wait.
    ahead: VecDeque<Key>,
    /// Where the learner came to in the beginning of that lesson, if it is shown.
    landed: Anchor,
    /// The line that is looked for in the open lesson.
    wanted: Option<Box<Wanted>>,
    /// The number of the message that a new text is being read.
    told_reading: Option<u64>,
    /// The lessons on both sides of the open one, if that was taken out of the course.
    pub(super) neighbours: Option<Neighbours>,
    /// Whether the heads of all lessons have been read: then it is known which lessons there are.
    pub heads_known: bool,
}

impl App {
    /// Goes somewhere and remembers the way back.
    pub(super) fn jump(&mut self, lesson: LessonId, to: Destination) {
        let here = self.visit();
        self.travel.history.leave(here);
        self.go(Jump { lesson, to });
    }

    /// Takes steps of a kind, and remembers the way back to where the first of them began, if they lead away from there.
    pub(super) fn step(&mut self, step: Step, take: impl FnOnce(&mut Self)) {
        let (here, awaited) = (self.visit(), self.travel.awaited.clone());
        take(self);
        let there = self.visit();
        let is_on_the_way = self.travel.awaited.is_some() && self.travel.awaited != awaited;
        if is_on_the_way || !there.is_at(&here) {
            let there = (!is_on_the_way).then_some(there);
            self.travel.history.step(step, here, there);
        }
    }

    /// Closes what lies over the page, and jumps.
    pub(super) fn leave_for(&mut self, lesson: LessonId, to: Destination) {
        self.overlays.clear();
        self.jump(lesson, to);
    }

    /// Goes back, or forward again, through the jumps.
    pub(super) fn revisit(&mut self, direction: Direction) {
        let here = self.visit();
        let gone = self.leave_out_gone(direction);
        let (visit, nothing) = match direction {
            Direction::Back => (
                self.travel.history.back(here),
                "There is nothing to go back to.",
            ),
            Direction::Forward => (
                self.travel.history.forward(here),
                "There is nothing to go forward to.",
            ),
        };
        if let Some(gone) = &gone {
            let called = self.title_of(gone, None);
            self.fail(no_lesson(gone, &called));
        }
        match visit {
            Some(visit) => {
                self.return_to_practice(&visit);
                let lesson = visit.landmark.lesson.clone();
                if lesson == self.reader.lesson.id {
                    self.end_search_at(visit.anchor);
                }
                let to = Destination::Visit(Box::new(visit));
                self.go(Jump { lesson, to });
            }
            None if gone.is_none() => self.tell(nothing),
            None => {}
        }
    }

    /// Forgets the next visits that way if they are in lessons that the course has no more; the last of those.
    fn leave_out_gone(&mut self, direction: Direction) -> Option<LessonId> {
        if !self.travel.heads_known {
            return None;
        }
        let (course, open) = (&self.course, &self.reader.lesson.id);
        let is_gone = |visit: &mut Visit| {
            let id = &visit.landmark.lesson;
            entry(course, id).is_none() && id != open
        };
        let visits = self.travel.history.visits(direction);
        let mut gone = None;
        while let Some(visit) = visits.pop_if(is_gone) {
            gone = Some(visit.landmark.lesson);
        }
        gone
    }

    /// Whether the course surely has no such lesson, and it is not the open one either.
    pub(super) fn is_gone(&self, lesson: &LessonId) -> bool {
        self.travel.heads_known
            && entry(&self.course, lesson).is_none()
            && *lesson != self.reader.lesson.id
    }

    pub(super) fn visit(&self) -> Visit {
        if let Some(Jump { lesson, to }) = &self.travel.awaited
            && let Destination::Visit(visit) = to
            && self.is_arriving()
        {
            let mut visit = Visit::clone(visit);
            visit.landmark.lesson = lesson.clone();
            return visit;
        }
        self.visit_at(self.reader.anchor(), self.reader.focus)
    }

    /// The open lesson, at a line of it.
    pub(super) fn visit_at(&self, anchor: Anchor, focus: Option<Spot>) -> Visit {
        Visit {
            anchor,
            landmark: self.reader.landmark_at(anchor),
            focus,
        }
    }

    /// Goes somewhere.
    pub(super) fn go(&mut self, jump: Jump) {
        self.travel.wanted = None;
        if jump.lesson == self.reader.lesson.id {
            self.travel.awaited = None;
            if self.is_unread(&jump.to) {
                self.note_place();
                self.travel.landed = self.reader.anchor();
                self.travel.awaited = Some(jump);
            } else {
                self.arrive(jump.to);
            }
            return;
        }
        match entry(&self.course, &jump.lesson).map(|entry| entry.id.clone()) {
            Some(id) => {
                self.effects.push(Effect::Work(Work::Enter(id.clone())));
                self.travel.awaited = Some(Jump {
                    lesson: id,
                    to: jump.to,
                });
                self.await_lesson(LONGEST_WAIT);
            }
            // Perhaps its head knows the id.
            None if !self.travel.heads_known => self.travel.awaited = Some(jump),
            None => {
                let called = self.title_of(&jump.lesson, None);
                self.fail(no_lesson(&jump.lesson, &called));
            }
        }
    }
}

/// The lesson with this id, or with this file: one whose file was gone is known by that for as long.
fn entry<'a>(course: &'a Course, id: &LessonId) -> Option<&'a LessonEntry> {
    let lesson = course.lesson(id);
    lesson.or_else(|| course.modules.at_path(id.as_str()))
}

/// What is said of a lesson that is not in the course, by its title if it was there.
pub(super) fn no_lesson(id: &LessonId, called: &str) -> String {
    if called == id.as_str() {
        format!("This course has no lesson `{id}`.")
    } else {
        format!("“{called}” is not in this course any more.")
    }
}
