//! The folder of journals: adding to one under the lock.

mod exchange;
mod moving;
mod undoing;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::journal::{Health, Journal};
use super::record::Record;
use super::{Aside, Change, Disk, Progress, Scope, Trouble, disk};
use crate::course::slug;
use crate::text::fnv64;

pub use exchange::Imported;
pub use moving::OtherJournal;
pub use undoing::{Step, Undone};

/// The name of the journal of what holds for all courses.
const PREFERENCES: &str = "preferences";
/// The file that stands for the lock of the folder.
const LOCK: &str = "lock";
/// Journals that are shorter than this, in bytes, are read in no time.
const SHORT: usize = 32 << 10;
/// Longer names of files are cut, in bytes.
const LONGEST_STEM: usize = 80;
/// No one has more copies of a journal.
const MOST_COPIES: usize = 1000;

/// A folder of journals.
#[derive(Debug)]
pub struct Store {
    /// The folder, which need not exist.
    pub folder: PathBuf,
    /// The disk that it is on.
    pub disk: Disk,
}

/// What came of adding changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Added {
    /// Changes by other players that were found, after the number that was known.
    pub others: Vec<Change>,
    /// The highest number in the journal now.
    pub last: u64,
    /// Where the journal as it was has been put, because it could not be read whole.
    pub aside: Option<Aside>,
}

impl Store {
    /// The journals in a folder.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            disk: Disk::default(),
        }
    }

    /// Where the journal is that a change of a course belongs to.
    pub fn path(&self, course: &str, scope: Scope) -> PathBuf {
        match scope {
            Scope::Preferences => self.folder.join(format!("{PREFERENCES}.journal")),
            Scope::Course => self.course_file(course, "journal"),
        }
    }

    /// What is known, and the highest number in the journal.
    ///
    /// # Errors
    ///
    /// When there is a journal and it cannot be read.
    pub fn load(&mut self, course: &str, scope: Scope) -> Result<(Progress, u64), Trouble> {
        let path = self.path(course, scope);
        let bytes = attempt(&path, self.disk.read(&path))?;
        let journal = Journal::read(&bytes);
        Ok((journal.progress(), journal.last()))
    }

    /// The changes in a course's journal after the number that is known, and the highest number in it.
    ///
    /// # Errors
    ///
    /// When there is a journal and it cannot be read.
    pub fn others(&mut self, course: &str, known: u64) -> Result<(Vec<Change>, u64), Trouble> {
        let path = self.path(course, Scope::Course);
        let bytes = attempt(&path, self.disk.read(&path))?;
        let journal = Journal::read(&bytes);
        Ok((journal.after(known), journal.last().max(known)))
    }

    /// Adds changes to a journal, which nobody else changes meanwhile. What is no news is left out; what others added stays.
    ///
    /// # Errors
    ///
    /// When the system refuses. The journal is as it was then.
    pub fn add(
        &mut self,
        course: &str,
        (scope, changes): (Scope, &[Change]),
        known: u64,
    ) -> Result<Added, Trouble> {
        let _lock = self.lock()?;
        let path = self.path(course, scope);
        let bytes = attempt(&path, self.disk.read(&path))?;
        let journal = Journal::read(&bytes);
        let news = self.news(course, &journal, changes);
        let last = journal.last();
        let own = match scope {
            Scope::Course => course,
            Scope::Preferences => PREFERENCES,
        };
        let fresh = Journal::records(&news, last);
        let aside = self.write((own, &path), (&journal, &bytes), &fresh)?;
        Ok(Added {
            others: journal.after(known),
            last: last.saturating_add(news.len() as u64),
            aside,
        })
    }

    /// Adds records to a journal as it was read; whoever does has the lock. Where it could not be read whole, gives back where
    /// it has been put as it was.
    fn write(
        &mut self,
        (own, path): (&str, &Path),
        (journal, bytes): (&Journal<'_>, &[u8]),
        fresh: &str,
    ) -> Result<Option<Aside>, Trouble> {
        match journal.health {
            Health::Sound | Health::Empty if fresh.is_empty() => Ok(None),
            Health::Sound if bytes.len() < SHORT || !is_crowded(journal) => {
                let done = self.disk.append(path, journal.whole, fresh.as_bytes());
                attempt(path, done).map(|()| None)
            }
            _ => self.rewrite((own, path), (journal, bytes), fresh),
        }
    }

    /// The same, all at once however many they are: when it is killed, there are all of them or none.
    fn rewrite(
        &mut self,
        (own, path): (&str, &Path),
        (journal, bytes): (&Journal<'_>, &[u8]),
        fresh: &str,
    ) -> Result<Option<Aside>, Trouble> {
        let aside = match journal.health {
            Health::Sound | Health::Empty => None,
            health @ (Health::Damaged | Health::Newer) => {
                let path = self.copy(path, "corrupt", bytes)?;
                Some(Aside { path, health })
            }
        };
        let lines = journal.living().into_iter().flat_map(Record::lines);
        let text = Journal::write(own, lines) + fresh;
        let done = self.disk.replace(path, text.as_bytes());
        if let (Err(_), Some(aside)) = (&done, &aside) {
            // The journal is where it was, so the copy is one too many.
            disk::discard(&aside.path);
        }
        attempt(path, done).map(|()| aside)
    }

    /// The copies of a course's journal that were put aside, the oldest first.
    pub fn copies(&self, course: &str, kind: &str) -> Vec<PathBuf> {
        let copies = (1..=MOST_COPIES)
            .map(|number| self.course_file(course, &format!("{kind}-{number}")))
            .filter(|path| path.is_file());
        copies.collect()
    }

    /// Whether a course's id is its name and a hash of its place, as one has that gives itself no id.
    pub fn is_of_place(course: &str) -> bool {
        name_in(course).is_some()
    }

    /// The journals of courses that have the same name as this one, and were in another place.
    pub fn namesakes(&self, course: &str) -> Vec<PathBuf> {
        let Some(name) = name_in(course) else {
            return Vec::new();
        };
        let entries = fs::read_dir(self.folder.join("courses")).into_iter();
        let mut found: Vec<PathBuf> = entries
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                let stem = path.file_stem().and_then(OsStr::to_str).unwrap_or_default();
                let is_journal = path
                    .extension()
                    .is_some_and(|extension| extension == "journal");
                is_journal && stem != course && name_in(stem) == Some(name)
            })
            .collect();
        found.sort();
        found
    }

    /// Puts a copy of a journal aside, under a name that is free.
    fn copy(&mut self, path: &Path, kind: &str, bytes: &[u8]) -> Result<PathBuf, Trouble> {
        for number in 1..=MOST_COPIES {
            let copy = path.with_extension(format!("{kind}-{number}"));
            match self.disk.create(&copy, bytes) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                done => return attempt(&copy, done).map(|()| copy),
            }
        }
        let error = io::Error::other("there are too many copies of it");
        Err(Trouble::of(path, &error))
    }

    fn course_file(&self, course: &str, extension: &str) -> PathBuf {
        self.folder
            .join("courses")
            .join(format!("{}.{extension}", stem(course)))
    }

    fn lock(&mut self) -> Result<File, Trouble> {
        let path = self.folder.join(LOCK);
        let courses = self.folder.join("courses");
        if !courses.is_dir() {
            let made = self.disk.make_folder(&courses);
            made.map_err(|error| Trouble::of_folder(&self.folder, &error))?;
        }
        attempt(&path, self.disk.lock(&path))
    }
}

/// Whether most of a journal no longer matters.
fn is_crowded(journal: &Journal<'_>) -> bool {
    journal.records.len() > 2 * journal.living().len()
}

/// The name of a course's files: its id, made safe for a file's name, with a hash where that changed it.
fn stem(course: &str) -> String {
    let mut stem = slug(course);
    if stem == course && stem.len() <= LONGEST_STEM {
        return stem;
    }
    while stem.len() > LONGEST_STEM {
        stem.pop();
    }
    format!("{stem}-{:08x}", fnv64(course.as_bytes()) >> 32)
}

/// The name in an id that ends in a hash.
fn name_in(id: &str) -> Option<&str> {
    let (name, hash) = id.rsplit_once('-')?;
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    (hash.len() == 8 && hash.bytes().all(is_digit)).then_some(name)
}

fn attempt<T>(path: &Path, done: io::Result<T>) -> Result<T, Trouble> {
    done.map_err(|error| Trouble::of(path, &error))
}
