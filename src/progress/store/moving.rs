//! Finding the progress of a course that was moved, and carrying it over to the journal that it has now.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Store, attempt};
use crate::course::LessonId;
use crate::progress::journal::Journal;
use crate::progress::{Change, Progress, Scope, Trouble, Whereabouts};

/// So many journals are looked into at most, and none that is longer than this, in bytes: the first page waits for it.
const MOST_JOURNALS: usize = 500;
const LONGEST_JOURNAL: u64 = 1 << 20;

/// A journal that says where its course was.
struct Candidate {
    course: String,
    bytes: Vec<u8>,
    was: Whereabouts,
}

impl Store {
    /// Carries over what is known of a course that was moved to where there is no journal yet, and tells where it was. `None`
    /// if none is surely the same, and is there no longer; or if several are. The journal that it comes from stays.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn carry_over(
        &mut self,
        course: &str,
        here: &Whereabouts,
    ) -> Result<Option<Whereabouts>, Trouble> {
        if self.path(course, Scope::Course).exists() {
            return Ok(None);
        }
        let mut candidates = self.candidates(course, here);
        // Of a course that was moved several times, the last one has all.
        let before: Vec<_> = candidates.iter().map(|it| it.was.before.clone()).collect();
        candidates.retain(|it| !before.contains(&Some(it.course.clone())));
        let (Some(from), true) = (candidates.pop(), candidates.is_empty()) else {
            return Ok(None);
        };
        let mut journal = Journal::read(&from.bytes);
        if let Some((old, new)) = renamed_file(&from.was, here) {
            let changes = journal.records.iter_mut();
            let changes = changes.filter_map(|record| record.change.as_mut());
            for lesson in changes.filter_map(Change::lesson_mut) {
                if *lesson == old {
                    lesson.clone_from(&new);
                }
            }
        }
        self.merge(course, &journal)?;
        let whereabouts = Change::Whereabouts(Whereabouts {
            before: Some(from.course),
            ..here.clone()
        });
        self.add(course, (Scope::Course, &[whereabouts]), u64::MAX)?;
        Ok(Some(from.was))
    }

    /// The journals of courses that are not where they were, with what is known of each.
    pub fn left_behind(&mut self) -> Vec<(PathBuf, Progress)> {
        let paths = self.journals().into_iter();
        let mut left: Vec<_> = paths
            .filter_map(|path| {
                let bytes = attempt(&path, self.disk.read(&path)).ok()?;
                let progress = Journal::read(&bytes).progress();
                let was = progress.whereabouts.as_ref()?;
                let is_left = !was.path.is_empty() && is_gone(&was.path);
                is_left.then_some((path, progress))
            })
            .collect();
        left.sort_by(|one, other| one.0.cmp(&other.0));
        left
    }

    /// The journals of what is the same course, and is not where it was, or is not called as it was.
    fn candidates(&mut self, course: &str, here: &Whereabouts) -> Vec<Candidate> {
        let paths = self.journals().into_iter();
        let candidates = paths.filter_map(|path| {
            let bytes = attempt(&path, self.disk.read(&path)).ok()?;
            // Most are of other courses, and need not be taken apart.
            if !String::from_utf8_lossy(&bytes).contains(&here.identity) {
                return None;
            }
            let journal = Journal::read(&bytes);
            let progress = journal.progress();
            let was = progress.whereabouts.clone()?;
            let id = journal.course.clone().filter(|id| id != course)?;
            let is_same = was.identity == here.identity && !progress.is_blank();
            let is_left = was.path == here.path || is_gone(&was.path);
            (is_same && is_left).then_some(Candidate {
                course: id,
                bytes,
                was,
            })
        });
        candidates.collect()
    }

    /// The journals that are looked into.
    fn journals(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.join("courses")).into_iter();
        let paths = entries.flatten().filter_map(|entry| {
            let entry = entry.ok()?;
            let (path, metadata) = (entry.path(), entry.metadata().ok()?);
            let is_journal = path.extension().is_some_and(|kind| kind == "journal");
            let is_read = is_journal && metadata.is_file() && metadata.len() <= LONGEST_JOURNAL;
            is_read.then_some(path)
        });
        paths.take(MOST_JOURNALS).collect()
    }
}

/// What the one lesson of a course that is a file was called, and is called now.
fn renamed_file(was: &Whereabouts, here: &Whereabouts) -> Option<(LessonId, LessonId)> {
    let name = |whereabouts: &Whereabouts| {
        let name = Path::new(&whereabouts.path).file_name()?;
        Some(LessonId::new(name.to_str()?))
    };
    let is_file = Path::new(&here.path).is_file();
    is_file.then_some(())?;
    Some((name(was)?, name(here)?))
}

/// Whether there is surely nothing at a path.
fn is_gone(path: &str) -> bool {
    let found = Path::new(path).symlink_metadata();
    found.is_err_and(|error| error.kind() == ErrorKind::NotFound)
}
