//! What is kept of the learner's way: the place, what has been read, which terms were met. The app notes it and
//! says when it is to be saved; it never saves.

mod meeting;
mod names;
mod others;
mod passed;
mod reading;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use super::history::rename;
use super::reader::{Anchor, Place};
use super::{Action, App, Edit, Effect, Timer, Work};
use crate::course::{Coverage, Lesson, LessonId, Mark, Passage};
use crate::progress::{Above, Change, Kept, Landmark, Progress, Scope, Trouble};
use crate::source::Edition;
use meeting::Standing;
use passed::Passed;

/// How long the place waits to be saved, so that reading on does not write without end.
const SAVE_AFTER: Duration = Duration::from_secs(2);

/// How long a disk that could not take what is to be saved is left alone.
const RETRY_AFTER: Duration = Duration::from_secs(30);

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
    /// Whether a timer runs that ends in saving.
    is_timed: bool,
    /// What has been on the screen.
    passed: BTreeMap<LessonId, Passed>,
    /// What was on the screen at the last look.
    looked_at: Option<(LessonId, Vec<Place>)>,
    /// The screen whose terms have not been met.
    stands: Option<Standing>,
    /// All that is known, with the names that the journal has for lessons.
    kept: Progress,
    /// The names that it has for lessons.
    keys: BTreeMap<LessonId, LessonId>,
    /// Why saving failed the last time, told already.
    trouble: Option<Trouble>,
    /// Whether a timer runs that ends in trying it again.
    is_retried: bool,
    /// Whether a timer runs that ends in looking at what other players have changed.
    is_looked_at: bool,
}

impl Keeping {
    /// Nothing that is unsaved yet, and this known.
    pub fn new(kept: Progress) -> Self {
        Self {
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
    /// Goes to where the learner left off, and says so; greets who comes for the first time.
    pub(super) fn begin(&mut self, resume: Option<&Landmark>) {
        let Some(landmark) = resume else {
            if self.has_lost_its_lesson() {
                // That place is known until there is another one.
                self.keeping.saved = Some(self.here());
                let key = self.keymap.key(Action::Contents);
                let long = "The lesson where you left off is not in this course any more";
                let short = format!("Your last lesson is gone; {key} shows all.");
                return self.tell_or(format!("{long}; {key} shows what is."), vec![short]);
            }
            if self.progress.is_blank() || !self.problems.is_empty() {
                self.welcome();
            }
            return;
        };
        self.reader.come_back_to(landmark);
        self.keeping.saved = Some(self.here());
        if self.progress.above == Above::Passed {
            self.pass_what_is_above();
        }
        if !landmark.is_in(&self.reader.lesson) {
            let long = "What you read last is gone; this stands as far into the lesson.";
            let short = "What you read last is gone.";
            return self.tell_or(long.to_owned(), vec![short.to_owned()]);
        }
        let top = self.keymap.key(Action::Top);
        let short = format!("Back where you left off · {top} for the top");
        // At the end of a lesson the last section counts as open, which may not have been on a smaller screen.
        let open = self.reader.section().filter(|open| self.has_read(open));
        let lesson = &self.reader.lesson;
        let section = open.or_else(|| lesson.section_at(self.reader.place.block));
        let title = section.map_or(&lesson.title, |section| &section.title);
        let long = format!("Back where you left off: {title} · {top} for the top");
        self.tell_or(long, vec![short, "Back where you left off".to_owned()]);
    }

    /// Whether the lesson where the learner left off is surely not in the course.
    fn has_lost_its_lesson(&self) -> bool {
        let place = self.progress.place.as_ref();
        self.course.coverage == Coverage::Whole
            && place.is_some_and(|place| self.course.kept(&place.lesson).is_none())
    }

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
        self.meet();
        self.read();
        let hurries = |change: &Change| {
            matches!(
                change,
                Change::Read(..)
                    | Change::Bookmark(..)
                    | Change::Restored(..)
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
        std::mem::take(&mut self.keeping.unsaved)
    }

    /// Why progress is not kept, if that is so and the learner knows it.
    pub fn known_trouble(&self) -> Option<&Trouble> {
        self.keeping.trouble.as_ref()
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
        if self.keeping.trouble.take().is_some() {
            self.warning = None;
            self.tell("Progress is kept again.");
            self.relist();
        }
        if let Some(aside) = kept.aside {
            self.fail_or(aside.to_string(), vec![aside.short()]);
        }
        self.look_on();
    }

    /// Says at once why what was kept before is not known, or nothing can be kept.
    pub(super) fn begin_in(&mut self, trouble: Option<Trouble>) {
        let Some(found) = &trouble else {
            return;
        };
        let why = format!("Progress is not kept: {}.", found.reason());
        match found {
            Trouble::Homeless(_) => self.warn_or(why, Vec::new()),
            Trouble::Barred { .. } | Trouble::Refused { .. } => {
                let long = format!("{why} What was kept before cannot be read.");
                self.warn_or(long, vec![why]);
            }
        }
        self.keeping.trouble = trouble;
    }

    /// It could not be saved: says so once, and tries again after a while.
    pub(super) fn not_kept(&mut self, trouble: Trouble) {
        let refused = self.keeping.sent.pop_front().unwrap_or_default();
        let may_pass = !matches!(trouble, Trouble::Homeless(_));
        // Where nothing is ever kept, nothing comes of others either.
        if may_pass {
            self.keeping.refused.extend(refused);
        }
        if !self.keeping.is_retried && may_pass {
            self.keeping.is_retried = true;
            self.effects.push(Effect::After(RETRY_AFTER, Timer::Retry));
        }
        // Where there are no files, there is nothing to look at.
        if may_pass {
            self.look_on();
        }
        let text = format!("Progress is not kept: {}.", trouble.reason());
        if self.keeping.trouble.replace(trouble).is_none() {
            self.warn_or(text, Vec::new());
            self.relist();
        }
        self.go_to_sought();
    }

    /// Tries again to have saved what waits for it.
    pub(super) fn save_again(&mut self) {
        self.keeping.is_retried = false;
        if self.keeping.trouble.is_some() {
            let changes = self.gather();
            self.send(changes, Work::Save);
        }
    }

    /// Takes in a lesson that replaces an older version of itself. Where the text has changed, what has been on the
    /// screen has other numbers now.
    pub(super) fn take_version(&mut self, lesson: Arc<Lesson>, more: usize) {
        let above = self.above();
        let before = &self.reader.lesson;
        let is_edited =
            before.coverage == Coverage::Whole && !lesson.edition.reads_like(&before.edition);
        let wide_table = self.wide_table();
        self.reader.replace(lesson);
        self.hold_back();
        if let Some(table) = wide_table {
            self.widen_again(&table);
        }
        if is_edited {
            let edit = match self.reader.lesson.coverage {
                Coverage::Nothing => Edit::Unreadable,
                Coverage::Whole | Coverage::Beginning => Edit::Text,
            };
            self.tell_edited(edit, more);
            self.keeping.passed.remove(&self.reader.lesson.id);
            self.keeping.looked_at = None;
            if above == Above::Passed {
                self.pass_what_is_above();
            }
        }
    }

    /// Marks terms in the open lesson, if it is still the one that they were found in.
    pub(super) fn receive_terms(&mut self, edition: &Arc<Edition>, found: Vec<(Passage, Mark)>) {
        if Arc::ptr_eq(edition, &self.reader.lesson.edition) {
            Arc::make_mut(&mut self.reader.lesson).add_marks(found);
            self.take_version(Arc::clone(&self.reader.lesson), 0);
        }
    }

    fn here(&self) -> (LessonId, Anchor) {
        (self.reader.lesson.id.clone(), self.reader.anchor())
    }

    fn has_moved(&self) -> bool {
        if self.is_arriving() {
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
