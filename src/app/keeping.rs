//! What is kept of the learner's way: the place, what has been read, which terms were met. The app notes it and
//! says when it is to be saved; it never saves.

mod passed;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use super::history::rename;
use super::reader::{Anchor, Place};
use super::{Action, App, Effect, Timer, Work};
use crate::course::card::{Card, Side};
use crate::course::{Coverage, Lesson, LessonId, Mark, Passage, Section};
use crate::progress::{Above, Change, Kept, Landmark, Meeting, Part, Scope, Trouble};
use crate::source::Source;
use passed::{Passed, named};

/// How long the place waits to be saved, so that reading on does not write without end.
const SAVE_AFTER: Duration = Duration::from_secs(2);

/// How long a disk that could not take what is to be saved is left alone.
const RETRY_AFTER: Duration = Duration::from_secs(30);

/// What is yet to be saved, and what has been on the screen.
#[derive(Debug, Default)]
pub struct Keeping {
    unsaved: Vec<Change>,
    /// The place that was saved last.
    saved: Option<(LessonId, Anchor)>,
    /// Whether a timer runs that ends in saving.
    is_timed: bool,
    /// What has been on the screen.
    passed: BTreeMap<LessonId, Passed>,
    /// What was on the screen at the last look.
    looked_at: Option<(LessonId, Vec<Place>)>,
    /// Why saving failed the last time, told already.
    trouble: Option<Trouble>,
    /// Whether a timer runs that ends in trying it again.
    is_retried: bool,
}

impl Keeping {
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
    }
}

impl App {
    /// Goes to where the learner left off, and says so; greets who comes for the first time.
    pub(super) fn begin(&mut self, resume: Option<&Landmark>) {
        let Some(landmark) = resume else {
            if self.progress.is_blank() || !self.problems.is_empty() {
                self.welcome();
            }
            return;
        };
        self.reader.to_landmark(landmark);
        self.keeping.saved = Some(self.here());
        if self.progress.above == Above::Passed {
            self.pass_what_is_above();
        }
        let top = self.keymap.key(Action::Top);
        let short = format!("Back where you left off · {top} for the top");
        let section = self.reader.section().map(|section| section.title.as_str());
        let title = section.unwrap_or(&self.reader.lesson.title);
        let long = format!("Back where you left off: {title} · {top} for the top");
        self.tell_or(long, vec![short, "Back where you left off".to_owned()]);
    }

    /// Takes in a change: what it says holds from now on, and is saved.
    pub(super) fn note(&mut self, change: Change) {
        if self.progress.apply(&change) {
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
                    | Change::Unmark(_)
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

    /// Has saved what is unsaved.
    fn save(&mut self) {
        let changes = self.parting();
        if !changes.is_empty() {
            self.effects.push(Effect::Work(Work::Save(changes)));
        }
    }

    /// What is unsaved, the place among it; it counts as saved from now on.
    pub fn parting(&mut self) -> Vec<Change> {
        if self.has_moved() {
            self.keeping.saved = Some(self.here());
            let change = Change::Place(self.reader.landmark(), self.above());
            self.note(change);
        }
        std::mem::take(&mut self.keeping.unsaved)
    }

    /// Whether a section of the open lesson has been read.
    pub fn has_read(&self, section: &Section) -> bool {
        let lesson = &self.reader.lesson.id;
        self.progress.has_read(lesson, &Some(section.id.clone()))
    }

    /// How many sections of the open lesson have not been read; a lesson without sections counts as one.
    pub fn unread(&self) -> usize {
        let lesson = &self.reader.lesson;
        match lesson.stops().count() {
            0 => usize::from(!self.progress.has_read(&lesson.id, &None)),
            _ => lesson.stops().filter(|stop| !self.has_read(stop)).count(),
        }
    }

    /// Why progress is not kept, if that is so and the learner knows it.
    pub fn known_trouble(&self) -> Option<&Trouble> {
        self.keeping.trouble.as_ref()
    }

    /// It was saved: takes in what other players have changed.
    pub(super) fn kept(&mut self, kept: Kept) {
        for change in kept.others {
            let is_shared = change.scope() == Scope::Course && !matches!(change, Change::Place(..));
            if is_shared {
                self.progress.apply(&change);
            }
        }
        self.progress.follow_aliases(&self.course);
        if self.keeping.trouble.take().is_some() {
            self.tell("Progress is kept again.");
        }
        if let Some(aside) = kept.aside {
            self.fail(aside.to_string());
            if let Some(status) = &mut self.status {
                status.shorter = vec![aside.short()];
            }
        }
    }

    /// Says at once why what was kept before is not known, or nothing can be kept.
    pub(super) fn begin_in(&mut self, trouble: Option<Trouble>) {
        let Some(found) = &trouble else {
            return;
        };
        let why = format!("Progress is not kept: {}.", found.reason());
        match found {
            Trouble::Homeless(_) => self.fail(why),
            Trouble::Refused { .. } => {
                self.fail(format!("{why} What was kept before cannot be read."));
                if let Some(status) = &mut self.status {
                    status.shorter = vec![why];
                }
            }
        }
        self.keeping.trouble = trouble;
    }

    /// It could not be saved: says so once, and tries again after a while.
    pub(super) fn not_kept(&mut self, trouble: Trouble) {
        if self.keeping.trouble.is_none() {
            self.fail(format!("Progress is not kept: {}.", trouble.reason()));
        }
        if !self.keeping.is_retried && matches!(trouble, Trouble::Refused { .. }) {
            self.keeping.is_retried = true;
            self.effects.push(Effect::After(RETRY_AFTER, Timer::Retry));
        }
        self.keeping.trouble = Some(trouble);
    }

    /// Tries again to have saved what waits for it.
    pub(super) fn save_again(&mut self) {
        self.keeping.is_retried = false;
        if self.keeping.trouble.is_some() {
            let changes = self.parting();
            self.effects.push(Effect::Work(Work::Save(changes)));
        }
    }

    /// Takes in a lesson that replaces an older version of itself. Where the text has changed, what has been on the
    /// screen has other numbers now.
    pub(super) fn take_version(&mut self, lesson: Arc<Lesson>, more: usize) {
        let above = self.above();
        let before = &self.reader.lesson;
        let is_edited =
            before.coverage == Coverage::Whole && lesson.source.text != before.source.text;
        self.reader.replace(lesson);
        self.hold_back();
        if is_edited {
            self.tell_edited("The text", more);
            self.keeping.passed.remove(&self.reader.lesson.id);
            self.keeping.looked_at = None;
            if above == Above::Passed {
                self.pass_what_is_above();
            }
        }
    }

    /// Marks terms in the open lesson, if it is still the one that they were found in.
    pub(super) fn receive_terms(&mut self, source: &Arc<Source>, found: Vec<(Passage, Mark)>) {
        if Arc::ptr_eq(source, &self.reader.lesson.source) {
            Arc::make_mut(&mut self.reader.lesson).add_marks(found);
            self.take_version(Arc::clone(&self.reader.lesson), 0);
        }
    }

    /// The text above the place, back to the beginning of its section, was on the screen before.
    fn pass_what_is_above(&mut self) {
        let id = self.reader.lesson.id.clone();
        let (above, place) = (self.blocks_above(), self.reader.place);
        let all = self.reader.parts(place.block);
        let laid = self.reader.laid(place);
        let passed = self.keeping.passed.entry(id).or_default();
        passed
            .blocks
            .extend(above.filter(|block| !self.reader.is_held_back(*block)));
        if place.part > 0 {
            passed.pass(place.block, 0..place.part, all);
        }
        let rows = named(&laid);
        let above = place.row + self.reader.pinned;
        let above = rows.iter().take(above).copied().flatten();
        passed.see((place.block, place.part), above);
    }

    /// Whether it was.
    fn above(&self) -> Above {
        let nothing = Passed::default();
        let passed = self.keeping.passed.get(&self.reader.lesson.id);
        let passed = passed.unwrap_or(&nothing);
        let place = self.reader.place;
        let mut above = self.blocks_above();
        let rows = self.reader.shown(place).map(named).unwrap_or_default();
        // What a header covers is not seen now.
        let above_rows = place.row + self.reader.pinned;
        let rows = rows.iter().take(above_rows).copied().flatten();
        if above.all(|block| passed.blocks.contains(&block))
            && passed.has(place.block, place.part)
            && passed.has_seen((place.block, place.part), rows)
        {
            Above::Passed
        } else {
            Above::Skipped
        }
    }

    fn blocks_above(&self) -> Range<usize> {
        let block = self.reader.place.block;
        let section = self.reader.lesson.section_at(block);
        section.map_or(0, |section| section.block)..block
    }

    fn here(&self) -> (LessonId, Anchor) {
        (self.reader.lesson.id.clone(), self.reader.anchor())
    }

    fn has_moved(&self) -> bool {
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

    /// Notes the terms that are on the screen for the first time.
    fn meet(&mut self) {
        for (term, block) in self.reader.visible_terms() {
            if !self.progress.met.contains_key(&term) {
                let lesson = &self.reader.lesson;
                let section = lesson.section_at(block);
                let meeting = Meeting {
                    lesson: lesson.id.clone(),
                    section: section.map(|section| section.id.clone()),
                };
                self.begin_card(Card::Term(term.clone(), Side::Meaning));
                self.note(Change::Met(term, meeting));
            }
        }
    }

    /// Notes the parts of the lesson that have been read: all rows of their blocks have been on the screen.
    fn read(&mut self) {
        let reader = &self.reader;
        if reader.lesson.coverage == Coverage::Nothing {
            return;
        }
        let id = reader.lesson.id.clone();
        let look = (id.clone(), reader.visible.clone());
        if self.keeping.looked_at.as_ref() == Some(&look) {
            return;
        }
        let Range { mut start, end } = reader.passed();
        let cut = [start, end];
        let passed = self.keeping.passed.entry(id.clone()).or_default();
        let mut whole = Vec::new();
        for (index, part) in cut.into_iter().enumerate() {
            // What the screen cuts has been on it when all its rows have been, those that a header covers not among
            // them.
            let Some(laid) = reader.shown_part(part) else {
                continue;
            };
            let seen = reader.visible.iter().skip(reader.pinned);
            let seen = seen.filter(|place| (place.block, place.part) == part);
            let rows = named(laid);
            let names = seen.filter_map(|place| rows.get(place.row).copied().flatten());
            passed.see(part, names);
            let is_whole = passed.has_seen(part, rows.iter().copied().flatten());
            if index == 0 && start < end && !is_whole {
                start.1 += 1;
            }
            if is_whole {
                whole.push(part);
            }
        }
        for (block, part) in whole {
            let all = self.reader.parts(block);
            let passed = self.keeping.passed.entry(id.clone()).or_default();
            passed.pass(block, part..part + 1, all);
        }
        let passed = self.keeping.passed.entry(id.clone()).or_default();
        if start.0 < end.0 {
            let all = self.reader.parts(start.0);
            if start.1 < all {
                passed.pass(start.0, start.1..all, all);
            }
            let seen = (start.0 + 1..end.0).filter(|block| !self.reader.is_held_back(*block));
            passed.blocks.extend(seen);
        }
        if end.1 > 0 {
            let from = if start.0 == end.0 { start.1 } else { 0 };
            let all = self.reader.parts(end.0);
            passed.pass(end.0, from..end.1, all);
        }
        let is_read = |range: &Range<usize>| {
            let blocks = passed.blocks.range(range.clone());
            blocks.count() == range.len()
        };
        let blocks = &(cut[0].0..end.0 + 1);
        let read: Vec<Part> = parts(&self.reader.lesson, blocks)
            .into_iter()
            .filter(|(part, range)| !self.progress.has_read(&id, part) && is_read(range))
            .map(|(part, _)| part)
            .collect();
        for part in read {
            self.note(Change::Read(id.clone(), part));
        }
        self.keeping.looked_at = Some(look);
    }
}

/// The parts of a lesson that have some of these blocks, with all of their own. Footnotes belong to none.
fn parts(lesson: &Lesson, blocks: &Range<usize>) -> Vec<(Part, Range<usize>)> {
    let has_some = |range: &Range<usize>| range.start < blocks.end && blocks.start < range.end;
    let notes = lesson.footnotes.values().map(|range| range.start).min();
    let end = notes.unwrap_or(lesson.blocks.len());
    let mut stops = lesson.stops().peekable();
    if stops.peek().is_none() {
        let whole = Some(0..end).filter(has_some);
        return whole.map(|range| (None, range)).into_iter().collect();
    }
    let mut parts = Vec::new();
    // At every step through a lesson of any length: only those that are kept cost anything.
    while let Some(stop) = stops.next() {
        let next = stops.peek().map_or(end, |next| next.block);
        let range = stop.block..next.max(stop.block);
        if has_some(&range) {
            parts.push((Some(stop.id.clone()), range));
        }
    }
    parts
}
