//! Progress is not lost when the program or the machine dies, the disk is full, or several players run at once.

mod context;
mod damage;
mod faults;
mod heirs;
mod importing;
mod journal;
mod kills;
mod landmark;
mod moving;
mod undoing;
mod writers;

use std::collections::BTreeSet;
use std::path::Path;

use nodecourse::course::{LessonId, SectionId, TermId};
use nodecourse::progress::{Above, Change, Context, Landmark, Meeting, Progress, Scope, Store};
use tempfile::{TempDir, tempdir, tempdir_in};

/// The course of these tests.
const COURSE: &str = "tea";

fn read(lesson: &str, number: usize) -> Change {
    let section = SectionId::new(format!("section-{number}"));
    Change::Read(LessonId::new(lesson), Some(section))
}

fn landmark(words: &str) -> Landmark {
    Landmark {
        lesson: LessonId::new("water"),
        section: Some(SectionId::new("how-hot")),
        offset: 3,
        start: 120,
        nth: 1,
        words: words.to_owned(),
        stood: (0, 0),
        row: String::new(),
        text: None,
        context: Context::default(),
        within: None,
    }
}

fn place(words: &str) -> Change {
    Change::Place(landmark(words), Above::Passed)
}

fn met(term: &str) -> Change {
    let meeting = Meeting {
        lesson: LessonId::new("water"),
        section: None,
    };
    Change::Met(TermId::new(term), meeting)
}

/// Adds changes to the journal of the course.
fn add(store: &mut Store, changes: &[Change]) -> Result<(), String> {
    let added = store.add(COURSE, (Scope::Course, changes), 0);
    added.map(|_| ()).map_err(|trouble| trouble.to_string())
}

fn load(store: &mut Store) -> Progress {
    let loaded = store.load(COURSE, Scope::Course);
    loaded.expect("the journal can be read").0
}

/// A folder in memory where there is one: what is tried there hundreds of times does not depend on a disk.
fn quick_folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        tempdir_in(memory)
    } else {
        tempdir()
    };
    folder.expect("a folder")
}

/// How many sections have been read.
fn count(progress: &Progress) -> usize {
    progress.read.values().map(BTreeSet::len).sum()
}
