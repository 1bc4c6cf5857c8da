//! Forgetting progress and bringing it back, and moving it in and out.

use super::{Store, attempt};
use crate::course::LessonId;
use crate::progress::journal::Journal;
use crate::progress::record::Record;
use crate::progress::resets::Resets;
use crate::progress::{Change, Landmark, Progress, Scope, Trouble};

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
    /// Forgets a course, or some lessons of it; what was known is put aside for [`Store::undo`]. Gives back what is
    /// forgotten; if that is nothing, nothing is changed.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn reset(&mut self, course: &str, resets: &[Change]) -> Result<Vec<Change>, Trouble> {
        let forgotten = {
            let _lock = self.lock()?;
            let path = self.path(course, Scope::Course);
            let bytes = attempt(&path, self.disk.read(&path))?;
            let journal = Journal::read(&bytes);
            let living = journal.living().into_iter();
            let resets = Resets::of(resets);
            let forgotten: Vec<Change> = living
                .filter_map(|record| record.change.clone())
                .filter(|change| resets.undo(change))
                .filter(|change| !matches!(change, Change::Reset(_) | Change::Unmark(..)))
                .collect();
            if !forgotten.is_empty() {
                self.copy(&path, "undo", &bytes)?;
            }
            forgotten
        };
        if !forgotten.is_empty() {
            self.add(course, (Scope::Course, resets), u64::MAX)?;
        }
        Ok(forgotten)
    }

    /// Brings back what the last reset put aside; `None` if nothing is. What is known here has been made since, or was never
    /// forgotten, so it holds: but whoever only stands where everyone begins, at the top of the `first` lesson, has not gone
    /// anywhere yet, and goes on from where they were.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn undo(
        &mut self,
        course: &str,
        first: Option<&LessonId>,
    ) -> Result<Option<Imported>, Trouble> {
        let Some(path) = self.copies(course, "undo").pop() else {
            return Ok(None);
        };
        let bytes = attempt(&path, self.disk.read(&path))?;
        let imported = self.merge(course, &Journal::read(&bytes), first)?;
        attempt(&path, self.disk.remove(&path))?;
        Ok(Some(imported))
    }

    /// Takes in the progress of a journal from elsewhere. Nothing that is known is lost: of what both know the newer holds,
    /// where that is known, as of cards, and else what is known here, as no record tells when it was written, and the numbers
    /// of two journals say nothing of each other.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn import(&mut self, course: &str, from: &Journal<'_>) -> Result<Imported, Trouble> {
        self.merge(course, from, None)
    }

    fn merge(
        &mut self,
        course: &str,
        from: &Journal<'_>,
        first: Option<&LessonId>,
    ) -> Result<Imported, Trouble> {
        let mut imported = Imported {
            course: course.to_owned(),
            news: Vec::new(),
            has_own_place: false,
            taken: Vec::new(),
        };
        self.revise(course, (Scope::Course, u64::MAX), |progress| {
            let living = from.living().into_iter();
            for change in living.filter_map(|record| record.change.as_ref()) {
                imported.take(change, progress, first);
            }
            imported.news.clone()
        })?;
        Ok(imported)
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
        // Where the course is on this machine is of no use on another one, and nobody else's business.
        let living = journal.living().into_iter();
        let moved = living.filter(|record| !matches!(record.change, Some(Change::Whereabouts(_))));
        let lines = moved.flat_map(Record::lines);
        Ok(Journal::write(course, lines))
    }
}

impl Imported {
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
            Change::Bookmark(letter, there) | Change::Restored(letter, there) => {
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
            Change::Read(..) | Change::Met(..) | Change::Guessed(..) | Change::Begun(..) => false,
        };
        if !is_left && known.apply(change) {
            self.news.push(change.clone());
        }
    }
}
