//! Forgetting progress, and taking back the last import or reset.

use super::{Store, attempt};
use crate::course::LessonId;
use crate::progress::journal::{Health, Journal};
use crate::progress::record::{Line, Record};
use crate::progress::resets::Resets;
use crate::progress::{Change, Imported, Progress, Scope, Trouble};

/// The kind of the copies that are put aside before a reset …
const RESET: &str = "undo";
/// The kind of the records in them that tell what that reset was to forget. Nobody else knows it.
const FORGOTTEN: &str = "forgotten";
/// … and of that before the last import. What was imported before that, or before a reset, stays.
pub(super) const IMPORT: &str = "import";
/// The kind of the record in that copy that tells how many came by the import. Nobody else knows it.
const MARK: &str = "imported";
/// The records of an import are numbered so much further on than those before. No one adds so many, so a journal without a
/// number so high is one whose import was killed when only the copy was made.
const LEAP: u64 = 1 << 32;

/// What can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What was taken in from a file.
    Import,
    /// What was forgotten.
    Reset,
}

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// An import: what was known before it is known again, and what was learnt since.
    Import,
    /// A reset: what came of bringing back what that had forgotten.
    Reset(Imported),
}

/// What was put aside before an import.
struct Before {
    changes: Vec<Change>,
    /// The numbers of the first record that came by the import, and of the last.
    came: (u64, u64),
}

impl Store {
    /// Forgets a course, or some lessons of it; what was known is put aside for [`Store::undo`]. Gives back what is
    /// forgotten; if that is nothing, nothing is changed.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn reset(&mut self, course: &str, resets: &[Change]) -> Result<Vec<Change>, Trouble> {
        let _lock = self.lock()?;
        let path = self.path(course, Scope::Course);
        let bytes = attempt(&path, self.disk.read(&path))?;
        let journal = Journal::read(&bytes);
        let living = journal.living().into_iter();
        let all = Resets::of(resets);
        let forgotten: Vec<Change> = living
            .filter_map(|record| record.change.clone())
            .filter(|change| all.undo(change))
            .filter(|change| !matches!(change, Change::Reset(_) | Change::Unmark(..)))
            .collect();
        if forgotten.is_empty() {
            return Ok(forgotten);
        }
        self.copy(&path, RESET, &before_reset(&bytes, journal.last(), resets))?;
        let mut progress = journal.progress();
        let news = resets.iter().filter(|change| progress.apply(change));
        let news: Vec<Change> = news.cloned().collect();
        let fresh = Journal::records(&news, journal.last());
        self.write((course, &path), (&journal, &bytes), &fresh)?;
        self.discard(course, IMPORT);
        Ok(forgotten)
    }

    /// What [`Store::undo`] would take back; `None` if there is nothing.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn last_step(&mut self, course: &str) -> Result<Option<Step>, Trouble> {
        let path = self.path(course, Scope::Course);
        let bytes = attempt(&path, self.disk.read(&path))?;
        if self
            .before_import(course, &Journal::read(&bytes))?
            .is_some()
        {
            return Ok(Some(Step::Import));
        }
        let is_reset = !self.copies(course, RESET).is_empty();
        Ok(is_reset.then_some(Step::Reset))
    }

    /// Takes back the last import, or, if there was none since, brings back what the last reset put aside; `None` if neither
    /// was done.
    ///
    /// What is learnt since an import stays. A player that knows that something is known does not tell it again, though, so of
    /// what the import had brought only that stays which a player learnt without knowing of the import.
    ///
    /// What is known here since a reset has been made since, or was never forgotten, so it holds: but whoever only stands
    /// where everyone begins, at the top of the `first` lesson, has not gone anywhere yet, and goes on from where they were.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn undo(
        &mut self,
        course: &str,
        first: Option<&LessonId>,
    ) -> Result<Option<Undone>, Trouble> {
        if self.last_step(course)?.is_none() {
            return Ok(None);
        }
        let _lock = self.lock()?;
        let path = self.path(course, Scope::Course);
        let bytes = attempt(&path, self.disk.read(&path))?;
        let journal = Journal::read(&bytes);
        if let Some(before) = self.before_import(course, &journal)? {
            let fresh = before.instead_of(&journal);
            self.rewrite((course, &path), (&journal, &bytes), &fresh)?;
            // One that stays stands before a reset now, and is not used any more.
            self.discard(course, IMPORT);
            return Ok(Some(Undone::Import));
        }
        let Some(copy) = self.copies(course, RESET).pop() else {
            return Ok(None);
        };
        let bytes_then = attempt(&copy, self.disk.read(&copy))?;
        let then = Journal::read(&bytes_then);
        // What else was known then was not forgotten, and whoever has taken it away since has meant to.
        let resets = resets_after(&then);
        let all = Resets::of(&resets);
        let is_back = |change: &Change| resets.is_empty() || all.undo(change);
        let mut imported = Imported::into(course);
        imported.take_those(&then, is_back, &mut journal.progress(), first);
        let fresh = Journal::records(&imported.news, journal.last());
        self.write((course, &path), (&journal, &bytes), &fresh)?;
        attempt(&copy, self.disk.remove(&copy))?;
        Ok(Some(Undone::Reset(imported)))
    }

    /// Which of some changes are to be kept: what is news, and what only an import has brought already, which an open player
    /// that does not know of it has learnt without it, and is to stay when that is taken back.
    pub(super) fn news(
        &mut self,
        course: &str,
        journal: &Journal<'_>,
        changes: &[Change],
    ) -> Vec<Change> {
        let mut progress = journal.progress();
        let (mut news, mut is_all) = (Vec::new(), true);
        for change in changes {
            let is_news = progress.apply(change);
            is_all &= is_news || !is_learnt(change);
            news.push(is_news);
        }
        // A copy that cannot be read cannot be gone back to, and keeps nothing from being kept.
        if !is_all
            && journal.last() > LEAP
            && let Ok(Some(before)) = self.before_import(course, journal)
        {
            let mut without = before.with_what_was_learnt_since(journal);
            for (change, is_news) in changes.iter().zip(&mut news) {
                *is_news |= without.apply(change) && is_learnt(change);
            }
        }
        let changes = changes.iter().zip(news);
        let kept = changes.filter(|(_, is_news)| *is_news);
        kept.map(|(change, _)| change.clone()).collect()
    }

    /// What was known before the last import, if that was done, and nothing was forgotten since.
    fn before_import(
        &mut self,
        course: &str,
        journal: &Journal<'_>,
    ) -> Result<Option<Before>, Trouble> {
        let mut last: Option<Before> = None;
        for copy in self.copies(course, IMPORT) {
            let bytes = attempt(&copy, self.disk.read(&copy))?;
            let before = Before::read(&Journal::read(&bytes));
            let Some(before) = before.filter(|before| before.is_followed_by(journal)) else {
                continue;
            };
            if last.as_ref().is_none_or(|last| last.came < before.came) {
                last = Some(before);
            }
        }
        Ok(last)
    }

    /// Removes copies that are of no use any more. What cannot be removed is not used either.
    fn discard(&mut self, course: &str, kind: &str) {
        for copy in self.copies(course, kind) {
            let _ = self.disk.remove(&copy);
        }
    }
}

impl Before {
    /// What a copy tells; `None` if not all of it can be read.
    fn read(copy: &Journal<'_>) -> Option<Self> {
        let lines = copy.records.iter();
        let mut lines = lines.filter_map(|record| Line::read(record.line));
        let mark = lines.find(|line| line.kind == MARK)?;
        let count: u64 = mark.details.parse().ok()?;
        let last = mark.number.saturating_add(LEAP);
        (copy.health == Health::Sound).then(|| Self {
            changes: copy.changes().cloned().collect(),
            came: (last.saturating_add(1), last.saturating_add(count)),
        })
    }

    /// Whether the import was done in this journal, and nothing was forgotten in it since.
    fn is_followed_by(&self, journal: &Journal<'_>) -> bool {
        let (first, last) = self.came;
        let since = journal.after(last);
        let is_forgotten = since
            .iter()
            .any(|change| matches!(change, Change::Reset(_)));
        journal.last() >= first && !is_forgotten
    }

    /// What would be known without the import.
    fn with_what_was_learnt_since(&self, journal: &Journal<'_>) -> Progress {
        let mut progress = Progress::default();
        for change in self.changes.iter().chain(&journal.after(self.came.1)) {
            progress.apply(change);
        }
        progress
    }

    /// The records that lead back to it, and then to what was learnt since. Other players that are open take them in as what
    /// was changed.
    fn instead_of(&self, journal: &Journal<'_>) -> String {
        let since = journal.after(self.came.1);
        let changes = std::iter::once(&Change::Reset(None))
            .chain(&self.changes)
            .chain(&since)
            .cloned();
        let mut progress = journal.progress();
        let news: Vec<Change> = changes.filter(|change| progress.apply(change)).collect();
        Journal::records(&news, journal.last())
    }
}

/// The text of the copy that is put aside before a reset: the journal as it is, and what is to be forgotten of it.
fn before_reset(journal: &[u8], last: u64, resets: &[Change]) -> Vec<u8> {
    let mut copy = journal.to_vec();
    // A last line that was cut off stays apart.
    copy.extend(b"\n");
    for reset in resets {
        let details = &reset.details();
        let line = Line {
            number: last,
            kind: FORGOTTEN,
            details,
        };
        copy.extend(line.write().bytes());
        copy.extend(b"\n\n");
    }
    copy
}

/// What was to be forgotten after such a copy; nothing if an older version has made it, which does not tell.
fn resets_after(copy: &Journal<'_>) -> Vec<Change> {
    let lines = copy.records.iter();
    let lines = lines.filter_map(|record| Line::read(record.line));
    let lines = lines.filter(|line| line.kind == FORGOTTEN);
    let reset = |line: Line<'_>| Change::read(Change::Reset(None).kind(), line.details);
    lines.filter_map(reset).collect()
}

/// Whether a change tells what the learner has done, whatever was known before.
fn is_learnt(change: &Change) -> bool {
    !change.is_conditional()
        && change.scope() == Scope::Course
        && !matches!(
            change,
            Change::Whereabouts(_) | Change::Reset(_) | Change::Unmark(..)
        )
}

/// The text of the copy that is put aside before an import, and that of the import's records.
pub(super) fn of_import(course: &str, journal: &Journal<'_>, news: &[Change]) -> (String, String) {
    let last = journal.last();
    let count = news.len().to_string();
    let mark = Line {
        number: last,
        kind: MARK,
        details: &count,
    };
    let mark = mark.write();
    let lines = journal.living().into_iter().flat_map(Record::lines);
    let copy = Journal::write(course, lines.chain([mark.as_str()]));
    (copy, Journal::records(news, last.saturating_add(LEAP)))
}
