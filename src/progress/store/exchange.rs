//! Forgetting progress and bringing it back, and moving it in and out.

use super::{Store, attempt};
use crate::progress::journal::Journal;
use crate::progress::record::Record;
use crate::progress::resets::Resets;
use crate::progress::{Change, Scope, Trouble};

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

/// Where the place is from that is known after two journals have been put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Places {
    /// This one, if it has any.
    Here,
    /// The other one.
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
        let imported = self.merge(course, &Journal::read(&bytes), Places::There)?;
        attempt(&path, self.disk.remove(&path))?;
        Ok(Some(imported))
    }

    /// Takes in the progress of a journal from elsewhere. Nothing that is known is lost: a place that is known here stays,
    /// as no record tells when it was written, and the numbers of two journals say nothing of each other.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn import(&mut self, course: &str, from: &Journal<'_>) -> Result<Imported, Trouble> {
        self.merge(course, from, Places::Here)
    }

    fn merge(
        &mut self,
        course: &str,
        from: &Journal<'_>,
        places: Places,
    ) -> Result<Imported, Trouble> {
        let (mut progress, _) = self.load(course, Scope::Course)?;
        let mut imported = Imported {
            course: course.to_owned(),
            news: Vec::new(),
            has_own_place: false,
            taken: Vec::new(),
        };
        for change in from
            .living()
            .into_iter()
            .filter_map(|record| record.change.as_ref())
        {
            match change {
                // Whoever wrote the file does not agree for the learner to run anything.
                Change::Trust(_)
                | Change::Things(_)
                | Change::Reset(_)
                | Change::Unmark(..)
                | Change::Width(_)
                | Change::Theme(_)
                | Change::Memory(_) => {}
                Change::Bookmark(letter, landmark)
                    if progress
                        .bookmarks
                        .get(letter)
                        .is_some_and(|own| own != landmark) =>
                {
                    imported.taken.push(*letter);
                }
                Change::Place(place, _) if places == Places::Here && progress.place.is_some() => {
                    imported.has_own_place = progress.place.as_ref() != Some(place);
                }
                Change::Bookmark(..)
                | Change::Restored(..)
                | Change::Place(..)
                | Change::Read(..)
                | Change::Met(..)
                | Change::Answered(..)
                | Change::Judged(..)
                | Change::Worked(..)
                | Change::Hinted(..)
                | Change::Guessed(..)
                | Change::Begun(..)
                | Change::Recalled(..) => {
                    if progress.apply(change) {
                        imported.news.push(change.clone());
                    }
                }
            }
        }
        self.add(course, (Scope::Course, &imported.news), u64::MAX)?;
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
