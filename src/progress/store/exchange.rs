//! Moving progress in and out.

use std::collections::BTreeSet;

use super::{Store, attempt, undoing};
use crate::course::LessonId;
use crate::progress::journal::Journal;
use crate::progress::record::Record;
use crate::progress::{Change, Landmark, Progress, Scope, Trouble, disk};

/// What came of taking in a file of progress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The course that it was taken into.
    pub course: String,
    /// What is new.
    pub news: Vec<Change>,
    /// Whether the other journal has another place than the one that is known here, which stays.
    pub has_own_place: bool,
    /// Bookmarks whose letter already names another place, which it goes on to name.
    pub taken: Vec<char>,
}

impl Store {
    /// Takes in the progress of a journal from elsewhere. Nothing that is known is lost: of what both know the newer holds,
    /// where that is known, as of cards, and else what is known here, as no record tells when it was written, and the numbers
    /// of two journals say nothing of each other. What was known before is put aside for [`Store::undo`].
    ///
    /// A place at the top of the `first` lesson, where no other one was read, is known from merely opening the course: the one
    /// of the journal takes its place.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn import(
        &mut self,
        course: &str,
        from: &Journal<'_>,
        first: Option<&LessonId>,
    ) -> Result<Imported, Trouble> {
        let _lock = self.lock()?;
        let path = self.path(course, Scope::Course);
        let bytes = attempt(&path, self.disk.read(&path))?;
        let journal = Journal::read(&bytes);
        let mut imported = Imported::into(course);
        let mut known = journal.progress();
        let first = first.filter(|first| known.has_read_at_most(first));
        imported.take_all(from, &mut known, first);
        if imported.news.is_empty() {
            self.write((course, &path), (&journal, &bytes), "")?;
            return Ok(imported);
        }
        let earlier = self.copies(course, undoing::IMPORT);
        let (before, fresh) = undoing::of_import(course, &journal, &imported.news);
        let copy = self.copy(&path, undoing::IMPORT, before.as_bytes())?;
        let done = self.rewrite((course, &path), (&journal, &bytes), &fresh);
        let needless = if done.is_ok() { earlier } else { vec![copy] };
        for copy in &needless {
            disk::discard(copy);
        }
        done.map(|_| imported)
    }

    /// The text of a course's journal without what no longer matters.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read.
    pub fn export(&mut self, course: &str) -> Result<String, Trouble> {
        let path = self.path(course, Scope::Course);
        let bytes = attempt(&path, self.disk.read(&path))?;
        let journal = Journal::read(&bytes);
        // Where the course is on this machine is of no use on another one, and nobody else's business; nor is its text.
        let is_local =
            |change: &Change| matches!(change, Change::Whereabouts(_) | Change::Text(..));
        let living = journal.living().into_iter();
        let moved = living.filter(|record| !record.change.as_ref().is_some_and(is_local));
        let lines = moved.flat_map(Record::lines);
        Ok(Journal::write(course, lines))
    }
}

impl Imported {
    /// Nothing yet, into this course.
    pub(super) fn into(course: &str) -> Self {
        Self {
            course: course.to_owned(),
            news: Vec::new(),
            has_own_place: false,
            taken: Vec::new(),
        }
    }

    /// Takes in all that still matters of a journal from elsewhere, as [`Store::undo`] says of the `first` lesson.
    pub(super) fn take_all(
        &mut self,
        from: &Journal<'_>,
        known: &mut Progress,
        first: Option<&LessonId>,
    ) {
        // What a text was known by is of use beside the course alone, and is kept anew with what is done there.
        let is_of_use = |change: &Change| !matches!(change, Change::Text(..));
        self.take_those(from, is_of_use, known, first);
    }

    /// The same of some changes.
    pub(super) fn take_those(
        &mut self,
        from: &Journal<'_>,
        are_meant: impl Fn(&Change) -> bool,
        known: &mut Progress,
        first: Option<&LessonId>,
    ) {
        let living = from.living().into_iter();
        let changes = living.filter_map(|record| record.change.as_ref());
        let own = known.texts.keys().chain(known.heirs.keys());
        let own: BTreeSet<LessonId> = own.cloned().collect();
        for change in changes.filter(|change| are_meant(change)) {
            match change {
                // What is called otherwise here and there has one name from now on: that of here.
                Change::Heir(lesson, heir)
                    if known.heirs.contains_key(lesson)
                        && own.contains(lesson)
                        && !own.contains(heir)
                        && known.last_name(lesson) != heir =>
                {
                    let name = known.last_name(lesson).clone();
                    self.take(&Change::Heir(heir.clone(), name), known, first);
                }
                // A name that is in use here is not that of another lesson there, nor of another text.
                Change::Heir(lesson, _) | Change::Text(lesson, _) if own.contains(lesson) => {}
                // What it was called next there may have one more name here.
                Change::Heir(lesson, heir) => {
                    let heir = known.last_name(heir).clone();
                    self.take(&Change::Heir(lesson.clone(), heir), known, first);
                }
                _ => self.take(change, known, first),
            }
        }
        self.carry_on(known);
    }

    /// What has come under names that lessons have no longer goes on to those that they have now, as it did when they got them.
    fn carry_on(&mut self, known: &mut Progress) {
        let lessons = self.news.iter().filter_map(Change::lesson);
        let lessons: BTreeSet<&LessonId> = lessons.collect();
        let ends = known.ends(|_| false).into_iter();
        let renamed = ends.filter(|(lesson, _)| lessons.contains(lesson));
        let renamed = renamed.map(|(lesson, end)| (lesson.clone(), end.clone()));
        for (lesson, end) in renamed.collect::<Vec<_>>() {
            let mut changes = known.followed(&lesson, &end);
            changes.retain(|change| !matches!(change, Change::Followed(..) | Change::Text(..)));
            changes.retain(|change| known.apply(change));
            self.news.extend(changes);
        }
    }

    /// Takes in a change from elsewhere, as far as it is news beside what is known here. A place at the top of the `first`
    /// lesson is none to keep.
    fn take(&mut self, change: &Change, known: &mut Progress, first: Option<&LessonId>) {
        let is_left = match change {
            // Whoever wrote the file does not agree for the learner to run anything.
            Change::Trust(_)
            | Change::Things(_)
            | Change::Whereabouts(_)
            | Change::Reset(_)
            | Change::Unmark(..)
            | Change::Width(_)
            | Change::Theme(_)
            | Change::Memory(_) => true,
            Change::Bookmark(letter, there)
            | Change::Restored(letter, there)
            | Change::Followed(letter, _, there) => {
                let own = known.bookmarks.get(letter);
                if own.is_some_and(|own| !own.is_same_line(there)) {
                    self.taken.push(*letter);
                }
                own.is_some_and(|own| !own.learns_from(there))
            }
            Change::Place(there, _) => {
                let is_made =
                    |own: &&Landmark| Some(&own.lesson) != first || !own.is_top_of_lesson();
                let own = known.place.as_ref().filter(is_made);
                self.has_own_place = own.is_some_and(|own| !own.is_same_line(there));
                own.is_some_and(|own| !own.learns_from(there))
            }
            Change::Recalled(card, there) => {
                let own = known.cards.get(card);
                own.is_some_and(|own| own.seen >= there.seen)
            }
            // A hint that was seen once has been seen.
            Change::Hinted(lab, there) => {
                let own = known.hints.get(&(lab.clone(), there.check.clone()));
                own.is_some_and(|own| own.count >= there.count)
            }
            Change::Answered(question, _) => known.answers.contains_key(question),
            Change::Judged(review, _) => known.judgements.contains_key(review),
            Change::Worked(lab, _) => known.labs.contains_key(lab),
            // Of these the first counts, or all do.
            Change::Read(..)
            | Change::Met(..)
            | Change::Guessed(..)
            | Change::Begun(..)
            | Change::Text(..)
            | Change::Heir(..) => false,
        };
        if !is_left && known.apply(change) {
            self.news.push(change.clone());
        }
    }
}
