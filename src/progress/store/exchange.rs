//! Forgetting progress and bringing it back, and moving it in and out.

use super::{Store, attempt};
use crate::progress::journal::Journal;
use crate::progress::record::Record;
use crate::progress::resets::Resets;
use crate::progress::{Change, Progress, Scope, Trouble};

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

/// Which journal's word holds after two have been put together, where both say something of the same and nothing tells which
/// of them is newer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// This one's.
    Here,
    /// The other one's.
    There,
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

    /// Brings back what the last reset put aside; `None` if nothing is.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn undo(&mut self, course: &str) -> Result<Option<Imported>, Trouble> {
        let Some(path) = self.copies(course, "undo").pop() else {
            return Ok(None);
        };
        let bytes = attempt(&path, self.disk.read(&path))?;
        let imported = self.merge(course, &Journal::read(&bytes), Word::There)?;
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
        self.merge(course, from, Word::Here)
    }

    fn merge(&mut self, course: &str, from: &Journal<'_>, word: Word) -> Result<Imported, Trouble> {
        let mut imported = Imported {
            course: course.to_owned(),
            news: Vec::new(),
            has_own_place: false,
            taken: Vec::new(),
        };
        self.revise(course, (Scope::Course, u64::MAX), |progress| {
            let living = from.living().into_iter();
            for change in living.filter_map(|record| record.change.as_ref()) {
                imported.take(change, progress, word);
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
        let lines = journal.living().into_iter().flat_map(Record::lines);
        Ok(Journal::write(course, lines))
    }
}

impl Imported {
    /// Takes in a change from elsewhere, as far as it is news beside what is known here.
    fn take(&mut self, change: &Change, known: &mut Progress, word: Word) {
        let is_ours = word == Word::Here;
        let is_left = match change {
            // Whoever wrote the file does not agree for the learner to run anything.
            Change::Trust(_)
            | Change::Things(_)
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
                let own = known.place.as_ref().filter(|_| is_ours);
                self.has_own_place = own.is_some_and(|own| !own.is_same_line(there));
                own.is_some_and(|own| !own.learns_from(there))
            }
            Change::Recalled(card, there) => {
                let own = known.cards.get(card).filter(|_| is_ours);
                own.is_some_and(|own| own.seen >= there.seen)
            }
            // A hint that was seen once has been seen.
            Change::Hinted(lab, there) => {
                let own = known.hints.get(&(lab.clone(), there.check.clone()));
                own.is_some_and(|own| is_ours && own.count >= there.count)
            }
            Change::Answered(question, _) => is_ours && known.answers.contains_key(question),
            Change::Judged(review, _) => is_ours && known.judgements.contains_key(review),
            Change::Worked(lab, _) => is_ours && known.labs.contains_key(lab),
            // Of these the first counts, or all do.
            Change::Read(..) | Change::Met(..) | Change::Guessed(..) | Change::Begun(..) => false,
        };
        if !is_left && known.apply(change) {
            self.news.push(change.clone());
        }
    }
}
