//! Going from place to place: links, sections, other lessons, and back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::action::Action;
use super::effect::{Effect, Work};
use super::history::{History, Visit, rename};
use super::overlay::{Confirm, Overlay, Popup};
use super::reader::{Anchor, Match, Reader, Spot};
use super::{App, Files, Reach, reach};
use crate::app::card::Subject;
use crate::course::{Course, Lesson, LessonId, Link, SectionId, TermId};
use crate::layout::Target;
use crate::progress::Landmark;

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
    /// A block, and what it offers to do is opened.
    Practice(usize),
    /// A heading.
    Section(SectionId),
    /// A term, in the block that it is used in.
    Use(usize, TermId),
    /// A line that has been under the eye before, and what was in focus then.
    Visit(Anchor, Option<Spot>),
    /// A match of these words.
    Match(Match, String),
    /// The same, in a file that may have been edited since.
    Landmark(Landmark),
}

/// The way through the course.
#[derive(Debug, Default)]
pub struct Travel {
    /// Where jumps began and led.
    pub history: History,
    /// The jump that waits for its lesson to be read.
    awaited: Option<Jump>,
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

    /// Closes what lies over the page, and jumps.
    pub(super) fn leave_for(&mut self, lesson: LessonId, to: Destination) {
        self.overlays.clear();
        self.jump(lesson, to);
    }

    /// Goes back, or forward again, through the jumps.
    pub(super) fn revisit(&mut self, direction: Direction) {
        let here = self.visit();
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
        match visit {
            Some(visit) => {
                self.return_to_practice(&visit);
                self.go(Jump {
                    lesson: visit.lesson,
                    to: Destination::Visit(visit.anchor, visit.focus),
                });
            }
            None => self.tell(nothing),
        }
    }

    /// Takes in a lesson that was read: the one asked for, or a fresher version of the one shown.
    ///
    /// So many more problems are known with it than before.
    pub(super) fn receive(&mut self, lesson: Arc<Lesson>, more: usize) {
        let before = Arc::clone(&self.reader.lesson);
        if let Some(jump) = self.travel.awaited.take_if(|jump| jump.lesson == lesson.id) {
            let code_lines = self.reader.code_lines;
            let labels = self.reader.labels.clone();
            self.reader = Reader::new(lesson, &self.geometry, labels);
            self.lead_on();
            self.hold_back();
            self.effects.push(Effect::Work(Work::Abandon));
            self.reader.set_code_lines(code_lines);
            self.arrive(jump.to);
        } else if lesson.id == self.reader.lesson.id {
            self.take_version(lesson, more);
            self.count_again();
        }
        if before.edition.is_long() && !Arc::ptr_eq(&before, &self.reader.lesson) {
            self.effects.push(Effect::Work(Work::Forget(before)));
        }
    }

    /// Takes in the course with all its lessons, before a key was taken: what is wrong with their list is told as that of
    /// a short one is.
    pub(super) fn receive_names(&mut self, course: &Course) {
        self.receive_lessons(course);
        if self.progress.place.is_none() && !self.problems.is_empty() {
            self.welcome();
        }
        self.relist();
    }

    /// Takes in the course with the heads of its lessons read.
    pub(super) fn receive_course(&mut self, course: &Course) {
        let renamed = self.receive_lessons(course);
        self.travel.heads_known = true;
        if let Some(mut jump) = self.travel.awaited.take() {
            rename(&mut jump.lesson, &renamed);
            self.go(jump);
        }
        self.relist();
    }

    /// Lessons may have other ids now, or not be there: what is remembered of them keeps its lesson, and the open one is
    /// read again if that concerns it or one of its links. Gives the ids that have changed.
    fn receive_lessons(&mut self, course: &Course) -> BTreeMap<LessonId, LessonId> {
        let renamed = course.renamed(&self.course);
        let is_other = !renamed.is_empty() || course.lacks_one_of(&self.course);
        self.course = Arc::new(Course {
            glossary: Arc::clone(&self.course.glossary),
            ..course.clone()
        });
        if is_other {
            self.travel.history.rename(&renamed);
            self.keeping.rename(&renamed);
            let is_renamed = renamed.contains_key(&self.reader.lesson.id);
            if is_renamed {
                rename(&mut Arc::make_mut(&mut self.reader.lesson).id, &renamed);
            }
            let shown = &self.reader.lesson;
            let is_elsewhere =
                |id: &LessonId| renamed.contains_key(id) || self.course.lesson(id).is_none();
            if self.course.lesson(&shown.id).is_none() {
                self.tell_unlisted();
            } else if is_renamed || shown.leads_to(is_elsewhere) {
                self.effects
                    .push(Effect::Work(Work::Load(shown.id.clone())));
            }
        }
        self.progress.follow_aliases(&self.course);
        renamed
    }

    /// The open lesson was taken out of the course.
    pub(super) fn tell_unlisted(&mut self) {
        let contents = self.keymap.key(Action::Contents);
        self.fail(format!(
            "This lesson is not in the course any more; {contents} shows what is."
        ));
    }

    /// Follows a target of the page or of a pop-up.
    pub(super) fn follow(&mut self, target: &Target, spot: Option<Spot>) {
        match target {
            Target::Term(id) => self.explain(Subject::Term(id.clone()), spot),
            Target::Footnote(label) => self.explain(Subject::Footnote(label.clone()), spot),
            Target::Fold(summary) => self.reader.fold(*summary),
            Target::Run(block) => self.run_block(*block),
            Target::Copy(block) => self.copy(*block),
            Target::Wide(block) => self.widen(*block),
            Target::Practice(block) => self.practise(*block),
            Target::Link(link) => self.follow_link(link, spot),
        }
    }

    /// Follows a link.
    fn follow_link(&mut self, link: &Link, spot: Option<Spot>) {
        self.reader.focus = spot.or(self.reader.focus);
        match link {
            Link::Term(id) => self.explain(Subject::Term(id.clone()), spot),
            Link::Section(id) => {
                self.overlays.clear();
                self.jump(
                    self.reader.lesson.id.clone(),
                    Destination::Section(id.clone()),
                );
            }
            Link::Lesson(id, section) => {
                let to = section
                    .clone()
                    .map_or(Destination::Top, Destination::Section);
                self.leave_for(id.clone(), to);
            }
            Link::Use(id, block, term) => {
                self.leave_for(id.clone(), Destination::Use(*block, term.clone()));
            }
            Link::External(address) if self.reach == Reach::Safe => {
                self.tell(format!("{} {address}", reach::OPENS_NOTHING));
            }
            Link::External(address) => {
                let confirm = Confirm::new(
                    "Open this address in your browser?",
                    address,
                    Effect::Open(address.clone()),
                );
                self.overlays.push(Overlay::Confirm(Box::new(confirm)));
            }
            Link::File(target) => self.tell(format!(
                "This link leads to {}, a file of this course that is no lesson.",
                path(target)
            )),
            Link::Folder(target) => self.tell(format!(
                "This link leads to {}, a folder of this course that has no lesson for its front page.",
                path(target)
            )),
            Link::Missing(target) => self.tell(format!(
                "This link leads to nothing: there is no {}.",
                path(target)
            )),
            Link::Other(target) => self.tell(self.unopened(target)),
        }
    }

    /// Why a link that leads to no place in the course is not opened.
    fn unopened(&self, target: &str) -> String {
        match (Link::scheme(target), self.files) {
            (Some(scheme), _) => {
                let harm = Link::harm(scheme).map(|harm| format!(", which {harm}"));
                let harm = harm.unwrap_or_default();
                format!(
                    "Only web and mail addresses are opened. This is a {scheme}: address{harm}."
                )
            }
            (None, Files::Folder) => format!("This link leads out of the course, to {target}"),
            (None, Files::One) => format!(
                "This link leads out of this file, to {target}. To follow it, open the folder of both."
            ),
            (None, Files::None) => {
                format!("This link leads to a file, {target}, which is not in this text.")
            }
        }
    }

    /// Opens a pop-up, or goes on in the one that is open.
    pub(super) fn explain(&mut self, subject: Subject, spot: Option<Spot>) {
        if let (Some(Overlay::Popup(popup)), None) = (self.overlays.last_mut(), spot) {
            popup.follow(subject);
            return;
        }
        if let Some(spot) = spot {
            self.reader.focus = Some(spot);
        }
        self.overlays
            .retain(|overlay| !matches!(overlay, Overlay::Popup(_)));
        self.overlays
            .push(Overlay::Popup(Box::new(Popup::new(subject, spot))));
    }

    pub(super) fn visit(&self) -> Visit {
        Visit {
            lesson: self.reader.lesson.id.clone(),
            anchor: self.reader.anchor(),
            focus: self.reader.focus,
        }
    }

    fn go(&mut self, jump: Jump) {
        if jump.lesson == self.reader.lesson.id {
            self.travel.awaited = None;
            self.arrive(jump.to);
            return;
        }
        match self
            .course
            .lesson(&jump.lesson)
            .map(|entry| entry.id.clone())
        {
            Some(id) => {
                self.effects.push(Effect::Work(Work::Load(id.clone())));
                self.travel.awaited = Some(Jump {
                    lesson: id,
                    to: jump.to,
                });
            }
            // Perhaps its head knows the id.
            None if !self.travel.heads_known => self.travel.awaited = Some(jump),
            None => self.fail(format!("This course has no lesson `{}`.", jump.lesson)),
        }
    }

    fn arrive(&mut self, to: Destination) {
        self.reader.focus = None;
        match to {
            Destination::Top => self.reader.to_top(),
            Destination::LastSection => {
                self.reader.to_bottom();
                self.reader.previous_section();
            }
            Destination::Bottom => self.reader.to_bottom(),
            Destination::Percent(percent) => self.reader.to_percent(percent),
            Destination::Block(block) => self.reader.to_block(block),
            Destination::Practice(block) => {
                self.reader.to_block(block);
                // Whoever has opened something else meanwhile is not disturbed.
                if self.overlays.is_empty() {
                    self.practise(block);
                }
            }
            Destination::Visit(anchor, focus) => {
                self.reader.to_anchor(anchor);
                let spots = self.reader.focusable_spots();
                self.reader.focus = focus.filter(|spot| spots.contains(spot));
            }
            Destination::Landmark(landmark) => self.reader.to_landmark(&landmark),
            Destination::Match(found, words) => {
                self.seek(&words, self.reader.anchor());
                self.reader.to_match(Some(found));
            }
            Destination::Use(block, term) => self.reader.to_use(block, &term),
            Destination::Section(id) => {
                if !self.reader.to_section(&id) {
                    self.reader.to_top();
                    self.tell(format!(
                        "This lesson has no section `{id}`; here is its beginning."
                    ));
                }
            }
        }
    }
}

/// Which way through the jumps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// To where a jump began.
    Back,
    /// To where it led.
    Forward,
}

/// The path that a link has, without the place in the file.
fn path(written: &str) -> &str {
    written.split(['#', '?']).next().unwrap_or_default()
}
