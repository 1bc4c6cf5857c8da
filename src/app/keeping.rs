//! What is kept of the learner's way: the place, what has been read, which terms were met. The app notes it and
//! says when it is to be saved; it never saves.

mod alike;
mod departed;
mod meeting;
mod names;
mod others;
mod passed;
pub mod ranges;
mod reading;
mod renamed;
mod renewing;
mod resuming;
mod seeking;
mod shifted;
mod trouble;

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use super::history::rename;
use super::reader::Place;
use super::{App, Effect, Timer, Work};
use crate::course::{Anchor, LessonId};
use crate::progress::{Change, Kept, Landmark, Progress, Scope};
use crate::source::Fingerprint;
use departed::Departed;
use meeting::Standing;
use passed::Passed;
use reading::ReadHere;
use trouble::KnownTrouble;

/// How long the place waits to be saved, so that reading on does not write without end.
const SAVE_AFTER: Duration = Duration::from_secs(2);

/// What is yet to be saved, and what has been on the screen.
#[derive(Debug, Default)]
pub struct Keeping {
    unsaved: Vec<Change>,
    /// What is being saved, in the order in which it was sent.
    sent: VecDeque<Vec<Change>>,
    /// What could not be saved, and is tried again with the next.
    refused: Vec<Change>,
    /// The place that was saved last.
    saved: Option<(LessonId, Anchor)>,
    /// The place, as the journal has it, while it is still to be looked for.
    lost: Option<Landmark>,
    /// The place that is being looked for.
    sought: Option<Box<Landmark>>,
    /// The same, where it was found by nothing but what may be known of its text.
    unfound: Option<Landmark>,
    /// The lesson that was opened instead of the one that the place is in, if nothing was known of it then.
    opened_instead: Option<LessonId>,
    /// A line of the open lesson, which has left the course, while that is looked for under another name.
    unlisted: Option<Landmark>,
    /// What the texts of lessons were known by when the course was opened, until all have been looked through.
    texts_before: BTreeMap<LessonId, Fingerprint>,
    /// The lessons that have left the course meanwhile.
    departed: Departed,
    /// The lesson that the learner is being led to, since the place is surely there.
    led_to: Option<LessonId>,
    /// Whether a timer runs that ends in saving.
    is_timed: bool,
    /// What has been on the screen.
    passed: BTreeMap<LessonId, Passed>,
    /// How much of the open lesson has been read.
    read_here: ReadHere,
    /// What was on the screen at the last look.
    looked_at: Option<(LessonId, Vec<Place>)>,
    /// The screen whose terms have not been met.
    stands: Option<Standing>,
    /// All that is known, with the names that the journal has for lessons.
    kept: Progress,
    /// The names that it has for lessons.
    keys: BTreeMap<LessonId, LessonId>,
    /// Why saving failed the last time, told already.
    trouble: Option<KnownTrouble>,
    /// Whether a timer runs that ends in trying it again.
    is_retried: bool,
    /// Whether a timer runs that ends in looking at what other players have changed.
    is_looked_at: bool,
}

impl Keeping {
    /// Nothing that is unsaved yet, and this known.
    pub fn new(kept: Progress) -> Self {
        Self {
            texts_before: kept.texts.clone(),
            kept,
            ..Self::default()
        }
    }

    /// Lessons have other ids now.
    pub fn rename(&mut self, renamed: &BTreeMap<LessonId, LessonId>) {
        for (mut id, passed) in std::mem::take(&mut self.passed) {
            rename(&mut id, renamed);
            let known = self.passed.entry(id).or_default();
            known.join(passed);
        }
        if let Some((id, _)) = &mut self.saved {
            rename(id, renamed);
        }
        if let Some((id, _)) = &mut self.looked_at {
            rename(id, renamed);
        }
        if let Some(stands) = &mut self.stands {
            rename(&mut stands.lesson, renamed);
        }
    }
}

impl App {
    /// Takes in a change: what it says holds from now on, and is saved.
    pub(super) fn note(&mut self, change: Change) {
        // What a bookmark is known to be, another player may have changed.
        let is_told = matches!(change, Change::Bookmark(..));
        let is_news = self.progress.apply(&change);
        let change = self.as_kept(change);
        if self.keeping.kept.apply(&change) || is_news || is_told {
            self.keeping.unsaved.push(change);
        }
    }

    /// Looks at what is on the screen now, and has saved what may not wait.
    pub(super) fn keep(&mut self) {
        self.note_revealed();
        self.stay_where_led();
        self.meet();
        self.read();
        let hurries = |change: &Change| {
            matches!(
                change,
                Change::Read(..)
                    | Change::Bookmark(..)
                    | Change::Restored(..)
                    | Change::Followed(..)
                    | Change::Unmark(..)
                    | Change::Answered(..)
                    | Change::Judged(..)
                    | Change::Recalled(..)
            )
        };
        if self.keeping.unsaved.iter().any(hurries) {
            self.save();
        }
        let is_behind = !self.keeping.unsaved.is_empty() || self.has_moved();
        if is_behind && !self.keeping.is_timed {
            self.keeping.is_timed = true;
            self.effects.push(Effect::After(SAVE_AFTER, Timer::Save));
        }
    }

    /// The timer ran out.
    pub(super) fn save_in_time(&mut self) {
        self.keeping.is_timed = false;
        self.save();
    }

    fn send(&mut self, changes: Vec<Change>, work: fn(Vec<Change>) -> Work) {
        self.keeping.sent.push_back(changes.clone());
        self.effects.push(Effect::Work(work(changes)));
    }

    /// Notes where the learner is, before the beginning of another lesson is shown for a place that is still being read: who
    /// leaves at that moment comes back to where that began.
    pub(super) fn note_place(&mut self) {
        if self.has_moved() {
            self.keeping.saved = Some(self.here());
            let change = Change::Place(self.reader.resume(), self.above());
            self.note(change);
        }
    }

    /// Has saved what is unsaved.
    fn save(&mut self) {
        let changes = self.gather();
        if !changes.is_empty() {
            self.send(changes, Work::Save);
        }
    }

    /// What is to be saved at the end of the program. What was sent to be saved, and may not have come there, is among it:
    /// kept twice, it says the same, unless another player has changed it in the moment between.
    pub fn parting(&mut self) -> Vec<Change> {
        // Who has read the top of the first lesson only comes back to it, whatever is put before it.
        if self.progress.place.is_none() && !self.progress.is_blank() {
            self.note(Change::Place(self.reader.resume(), self.above()));
        }
        let sent = std::mem::take(&mut self.keeping.sent);
        let mut changes: Vec<Change> = sent.into_iter().flatten().collect();
        changes.extend(self.gather());
        changes
    }

    /// What is unsaved, the place among it; it counts as saved from now on.
    fn gather(&mut self) -> Vec<Change> {
        self.note_place();
        self.note_text();
        std::mem::take(&mut self.keeping.unsaved)
    }

    /// It was saved: takes in what other players have changed.
    pub(super) fn kept(&mut self, kept: Kept) {
        let refused = std::mem::take(&mut self.keeping.refused);
        let saved = self.keeping.sent.pop_front().unwrap_or_default();
        if !kept.others.is_empty() {
            self.note_moved(&kept.others);
            // All that the learner has done since holds over it.
            let own = [&refused, &saved].into_iter().chain(&self.keeping.sent);
            let own = own.flatten().chain(&self.keeping.unsaved);
            let is_shared = |change: &&Change| {
                change.scope() == Scope::Course && !matches!(change, Change::Place(..))
            };
            for change in kept.others.iter().chain(own).filter(is_shared) {
                self.keeping.kept.apply(change);
            }
            self.call_lessons();
            self.relist();
        }
        self.go_to_sought();
        self.end_trouble();
        if let Some(aside) = kept.aside {
            self.fail_or(aside.to_string(), vec![aside.short()]);
        }
        self.look_on();
    }

    pub(super) fn here(&self) -> (LessonId, Anchor) {
        (self.reader.lesson.id.clone(), self.reader.anchor())
    }

    fn has_moved(&self) -> bool {
        // Where it is in a text of which only a part has been read is known when all of it has been.
        if self.is_arriving() || self.reader.lesson.edition.is_of_part() {
            return false;
        }
        match &self.keeping.saved {
            Some((lesson, anchor)) => {
                *lesson != self.reader.lesson.id || *anchor != self.reader.anchor()
            }
            // Who has never been anywhere is not at the top of the first lesson either.
            None => {
                self.reader.anchor() != Anchor::default()
                    || self.progress.place.is_some()
                    || self.course.previous(&self.reader.lesson.id).is_some()
            }
        }
    }
}
