//! What the learner has read, met, marked and chosen, and the files that keep it through kills, full disks and
//! other players. It knows ids and words, no rows and no clock.
//!
//! One journal a course: changes, one after the other, under a lock. What holds is worked out by taking them
//! in their order; nothing that another player appended is ever written over.

mod aside;
mod change;
mod context;
mod disk;
mod evidence;
mod journal;
mod keeper;
mod landmark;
mod lessons;
mod opening;
mod practice;
mod record;
mod resets;
mod share;
mod store;
mod trouble;
mod trust;
mod whereabouts;

use std::collections::{BTreeMap, BTreeSet};

pub use aside::Aside;
pub use change::{Above, Change, Scope};
pub use context::Context;
pub use disk::{Disk, Failure, Fault};
pub use evidence::{Evidence, only_home};
pub use journal::{Health, Journal};
pub use keeper::{Keeper, Kept};
pub use landmark::{Landmark, Located, Within};
pub use practice::{Answered, Hinted, Judged, LabState, Worked};
pub use share::Share;
pub use store::{Added, Imported, OtherJournal, Step, Store, Undone};
pub use trouble::Trouble;
pub use trust::{Difference, Thing, Trusted};
pub use whereabouts::Whereabouts;

use crate::course::card::{Card, Recall};
use crate::course::{LabId, LessonId, QuestionId, SectionId, TermId};
use crate::source::Fingerprint;

/// A part of a lesson that is read as one: a section, or, as `None`, a lesson that has none.
pub type Part = Option<SectionId>;

/// What is known of a learner's way through one course, and of the learner's taste.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// The line that was under the eye last.
    pub place: Option<Landmark>,
    /// What became of the text above it.
    pub above: Above,
    /// What has been read.
    pub read: BTreeMap<LessonId, BTreeSet<Part>>,
    /// The bookmarks by their letter.
    pub bookmarks: BTreeMap<char, Landmark>,
    /// The terms that have been on the screen.
    pub met: BTreeMap<TermId, Meeting>,
    /// What was answered last.
    pub answers: BTreeMap<QuestionId, Answered>,
    /// How code was judged last, by the review's name.
    pub judgements: BTreeMap<String, Judged>,
    /// How far labs have come.
    pub labs: BTreeMap<LabId, Worked>,
    /// The hints that have been taken, by the lab and its check.
    pub hints: BTreeMap<(LabId, String), Hinted>,
    /// The code whose output was said, or read without.
    pub guessed: BTreeMap<LessonId, BTreeSet<String>>,
    /// What the texts of lessons were known by when something was kept of them last.
    pub texts: BTreeMap<LessonId, Fingerprint>,
    /// What lessons are called now whose texts have another name, and with that all that is known of them.
    pub heirs: BTreeMap<LessonId, LessonId>,
    /// The day on which what a card asks for was met, as far as that is known.
    pub begun: BTreeMap<Card, u32>,
    /// How well cards are known that have been asked for.
    pub cards: BTreeMap<Card, Recall>,
    /// Whether what was met once comes back; for all courses.
    pub memory: Option<Preference<bool>>,
    /// What the learner has agreed to run.
    pub trusted: Trusted,
    /// Where the course was last, if that is known.
    pub whereabouts: Option<Whereabouts>,
    /// The width of the text column; for all courses.
    pub text_width: Option<Preference<usize>>,
    /// The theme by name, `None` for the one that suits the terminal's background; for all courses.
    pub theme: Option<Preference<Option<String>>>,
}

/// Where a term was on the screen for the first time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// The lesson.
    pub lesson: LessonId,
    /// The section; `None` is the introduction.
    pub section: Option<SectionId>,
}

/// Something that the learner chose in the player.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preference<T> {
    /// The choice.
    pub chosen: T,
    /// What the configuration file said at that time. When it says something else, that is newer.
    pub configured: T,
}

impl<T: PartialEq> Preference<T> {
    /// The choice, as long as the configuration says what it said when it was made.
    pub fn in_force(&self, configured: &T) -> Option<&T> {
        (self.configured == *configured).then_some(&self.chosen)
    }
}

impl Progress {
    /// Takes in a change. `false` if it was no news.
    pub fn apply(&mut self, change: &Change) -> bool {
        match change {
            Change::Place(landmark, above) => {
                let same = std::mem::replace(&mut self.above, *above) == *above;
                replace(&mut self.place, landmark) || !same
            }
            Change::Read(lesson, part) => {
                let parts = self.read.entry(lesson.clone()).or_default();
                parts.insert(part.clone())
            }
            Change::Bookmark(letter, landmark) => {
                self.bookmarks.insert(*letter, landmark.clone()).as_ref() != Some(landmark)
            }
            Change::Restored(letter, landmark) => {
                let is_free = !self.bookmarks.contains_key(letter);
                if is_free {
                    self.bookmarks.insert(*letter, landmark.clone());
                }
                is_free
            }
            Change::Followed(letter, from, to) => {
                let is_meant = self.bookmarks.get(letter) == Some(&**from) && **from != *to;
                if is_meant {
                    self.bookmarks.insert(*letter, to.clone());
                }
                is_meant
            }
            Change::Unmark(letter, landmark) => {
                let named = self.bookmarks.get(letter);
                let is_meant = landmark.is_none() || named == landmark.as_ref();
                is_meant && self.bookmarks.remove(letter).is_some()
            }
            Change::Met(term, meeting) => {
                let news = !self.met.contains_key(term);
                if news {
                    self.met.insert(term.clone(), meeting.clone());
                }
                news
            }
            Change::Answered(question, answer) => {
                self.answers
                    .insert(question.clone(), answer.clone())
                    .as_ref()
                    != Some(answer)
            }
            Change::Judged(review, judged) => {
                self.judgements
                    .insert(review.clone(), judged.clone())
                    .as_ref()
                    != Some(judged)
            }
            Change::Worked(lab, worked) => {
                self.labs.insert(lab.clone(), worked.clone()).as_ref() != Some(worked)
            }
            Change::Hinted(lab, hinted) => {
                let name = (lab.clone(), hinted.check.clone());
                self.hints.insert(name, hinted.clone()).as_ref() != Some(hinted)
            }
            Change::Guessed(lesson, name) => {
                let names = self.guessed.entry(lesson.clone()).or_default();
                names.insert(name.clone())
            }
            Change::Text(lesson, text) => {
                let was_passed_on = self.heirs.remove(lesson).is_some();
                self.texts.insert(lesson.clone(), *text).as_ref() != Some(text) || was_passed_on
            }
            Change::Heir(lesson, heir) if lesson == heir => self.heirs.remove(lesson).is_some(),
            // The name is that of this text now, whatever other one had it before: so no way from name to name is a circle.
            Change::Heir(lesson, heir) => {
                let was_passed_on = self.heirs.remove(heir).is_some();
                let earlier = self.heirs.insert(lesson.clone(), heir.clone());
                earlier.as_ref() != Some(heir) || was_passed_on
            }
            Change::Begun(card, day) => {
                let is_new = !self.begun.contains_key(card);
                if is_new {
                    self.begun.insert(card.clone(), *day);
                }
                is_new
            }
            Change::Recalled(card, recall) => {
                self.cards.insert(card.clone(), *recall).as_ref() != Some(recall)
            }
            Change::Memory(preference) => replace(&mut self.memory, preference),
            Change::Trust(digest) => self.trusted.digests.insert(digest.clone()),
            Change::Things(things) => {
                std::mem::replace(&mut self.trusted.things, things.clone()) != *things
            }
            Change::Whereabouts(there) => replace(&mut self.whereabouts, there),
            Change::Width(preference) => replace(&mut self.text_width, preference),
            Change::Theme(preference) => replace(&mut self.theme, preference),
            Change::Reset(None) => {
                let news = !self.is_blank();
                self.forget_course();
                news
            }
            Change::Reset(Some(lesson)) => self.forget(lesson),
        }
    }

    /// Whether nothing is known of the course.
    pub fn is_blank(&self) -> bool {
        // A field that is added is asked for here, and wherever else all of them matter.
        let Self {
            place,
            above: _,
            read,
            bookmarks,
            met,
            answers,
            judgements,
            labs,
            hints,
            guessed,
            texts: _,
            heirs: _,
            begun,
            cards,
            trusted,
            whereabouts: _,
            memory: _,
            text_width: _,
            theme: _,
        } = self;
        place.is_none()
            && read.is_empty()
            && bookmarks.is_empty()
            && met.is_empty()
            && answers.is_empty()
            && judgements.is_empty()
            && labs.is_empty()
            && hints.is_empty()
            && guessed.is_empty()
            && begun.is_empty()
            && cards.is_empty()
            && trusted.is_empty()
    }

    /// Forgets all that is known of the way through the course; where that is stays, and what the learner prefers holds for
    /// all courses.
    fn forget_course(&mut self) {
        let Self {
            whereabouts,
            memory,
            text_width,
            theme,
            ..
        } = std::mem::take(self);
        *self = Self {
            place: None,
            above: Above::default(),
            read: BTreeMap::new(),
            bookmarks: BTreeMap::new(),
            met: BTreeMap::new(),
            answers: BTreeMap::new(),
            judgements: BTreeMap::new(),
            labs: BTreeMap::new(),
            hints: BTreeMap::new(),
            guessed: BTreeMap::new(),
            texts: BTreeMap::new(),
            heirs: BTreeMap::new(),
            begun: BTreeMap::new(),
            cards: BTreeMap::new(),
            memory,
            trusted: Trusted::default(),
            whereabouts,
            text_width,
            theme,
        };
    }

    /// Whether what stands below the code with this name is shown.
    pub fn has_guessed(&self, lesson: &LessonId, name: &str) -> bool {
        let names = self.guessed.get(lesson);
        names.is_some_and(|names| names.contains(name))
    }

    /// Whether this part of a lesson has been read.
    pub fn has_read(&self, lesson: &LessonId, part: &Part) -> bool {
        self.read
            .get(lesson)
            .is_some_and(|parts| parts.contains(part))
    }
}

fn replace<T: Clone + PartialEq>(held: &mut Option<T>, fresh: &T) -> bool {
    held.replace(fresh.clone()).as_ref() != Some(fresh)
}
