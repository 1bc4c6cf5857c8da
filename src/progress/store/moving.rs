//! The journals of other courses that know what a course's own one does not: one may be of the same course in another place.

use std::fs;
use std::path::PathBuf;

use super::{Imported, Store, attempt};
use crate::course::LessonId;
use crate::progress::journal::Journal;
use crate::progress::{Progress, Scope};

/// The journal of another course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherJournal {
    /// Its file.
    pub path: PathBuf,
    /// The id of its course, if it says that.
    pub course: Option<String>,
    /// What it knows.
    pub progress: Progress,
}

impl Store {
    /// The other journals in which these words stand, and that would bring news if they were taken into this course, the newest
    /// first. Files are left out that would make it more than so many bytes in all. What cannot be read brings nothing. Lessons
    /// that are called otherwise now are so called first. The `first` lesson is that of [`Store::import`].
    pub fn other_journals(
        &mut self,
        course: &str,
        (words, most): (&str, u64),
        first: Option<&LessonId>,
        call: impl Fn(&mut Journal<'_>),
    ) -> Vec<OtherJournal> {
        let own = self.path(course, Scope::Course);
        let known = self.disk.read(&own).unwrap_or_default();
        let known = Journal::read(&known).progress();
        let first = first.filter(|first| known.has_read_at_most(first));
        let paths = self.newest_journals(most).into_iter();
        let others = paths.filter(|path| *path != own).filter_map(|path| {
            let bytes = attempt(&path, self.disk.read(&path)).ok()?;
            // Most are of other courses, and need not be taken apart.
            if !String::from_utf8_lossy(&bytes).contains(words) {
                return None;
            }
            let mut journal = Journal::read(&bytes);
            call(&mut journal);
            let mut imported = Imported::into(course);
            imported.take_all(&journal, &mut known.clone(), first);
            let is_news = !imported.news.is_empty();
            is_news.then(|| OtherJournal {
                path,
                course: journal.course.clone(),
                progress: journal.progress(),
            })
        });
        others.collect()
    }

    /// The id of the newest journal that is the one looked for, of those of the course itself and of others in which these words
    /// stand. Files are left out that would make it more than so many bytes in all, and other courses' that do not say whose they are.
    pub fn newest_journal(
        &mut self,
        course: &str,
        (words, most): (&str, u64),
        is_it: impl Fn(&str, &Progress) -> bool,
    ) -> Option<String> {
        let own = self.path(course, Scope::Course);
        self.newest_journals(most).into_iter().find_map(|path| {
            let bytes = attempt(&path, self.disk.read(&path)).ok()?;
            if path != own && !String::from_utf8_lossy(&bytes).contains(words) {
                return None;
            }
            let journal = Journal::read(&bytes);
            let id = if path == own {
                course
            } else {
                journal.course.as_deref()?
            };
            let is_of_it = self.path(id, Scope::Course) == path;
            (is_of_it && is_it(id, &journal.progress())).then(|| id.to_owned())
        })
    }

    /// The journals of courses, the newest first, as many as have so many bytes in all.
    fn newest_journals(&self, most: u64) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.join("courses")).into_iter();
        let files = entries.flatten().filter_map(|entry| {
            let entry = entry.ok()?;
            let (path, metadata) = (entry.path(), entry.metadata().ok()?);
            let is_journal = path.extension().is_some_and(|kind| kind == "journal");
            let changed = metadata.modified().ok()?;
            (is_journal && metadata.is_file()).then_some((changed, path, metadata.len()))
        });
        let mut files: Vec<_> = files.collect();
        files.sort_by(|one, other| other.cmp(one));
        let mut left = most;
        let fitting = files.into_iter().filter_map(|(_, path, length)| {
            left = left.checked_sub(length)?;
            Some(path)
        });
        fitting.collect()
    }
}
