//! A disk that fails at any call leaves what was known readable, and takes the change when it works again.

use std::fs;
use std::ops::Range;

use nodecourse::course::Course;
use nodecourse::load::{self, Library};
use nodecourse::progress::{
    Change, Failure, Fault, Health, Journal, Keeper, Scope, Store, Trouble,
};
use rustix::io::Errno;
use tempfile::{TempDir, tempdir};

use super::{COURSE, add, count, landmark, load, place, quick_folder, read};

/// How a journal is when the fault strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// There is none, nor a folder.
    Missing,
    /// It has records.
    Sound,
    /// A record at its end is cut off.
    Torn,
    /// It is so long that it is written anew.
    Crowded,
    /// It is written anew because of damage.
    Damaged,
}

#[test]
fn whatever_call_fails_nothing_is_lost() {
    let mut struck = 0;
    for state in [
        State::Missing,
        State::Sound,
        State::Torn,
        State::Crowded,
        State::Damaged,
    ] {
        let journal = journal(state);
        let calls = calls(state, &journal);
        for failure in failures() {
            for first in 0..calls {
                struck += strike((state, &journal), failure, first..first + 1);
                struck += strike((state, &journal), failure, first..usize::MAX);
            }
        }
    }
    assert!(struck > 500, "{struck}");
}

#[test]
fn the_reason_is_a_few_plain_words() {
    let words = |errno: Errno| {
        let folder = tempdir().expect("a folder");
        let mut store = Store::new(folder.path());
        store.disk.fault = Some(Fault {
            calls: 0..usize::MAX,
            failure: Failure::Error(errno.raw_os_error()),
        });
        let trouble = store
            .add(COURSE, (Scope::Course, &[read("water", 1)]), 0)
            .expect_err("the disk fails");
        trouble.reason().to_owned()
    };
    assert_eq!(words(Errno::NOSPC), "the disk is full");
    assert_eq!(words(Errno::DQUOT), "your quota of disk space is used up");
    assert_eq!(words(Errno::ROFS), "the disk is read-only");
    assert_eq!(words(Errno::ACCESS), "permission is denied");
    assert_eq!(words(Errno::IO), "input/output error");
}

#[test]
fn what_could_not_be_kept_waits_and_is_kept_with_the_next_change() {
    let folder = tempdir().expect("a folder");
    let (mut keeper, progress, trouble) = Keeper::open(Ok(Store::new(folder.path())), COURSE);
    assert!(progress.is_blank() && trouble.is_none());
    let fault = |keeper: &mut Keeper, fault| {
        keeper.store.as_mut().expect("a store").disk.fault = fault;
    };
    fault(
        &mut keeper,
        Some(Fault {
            calls: 0..usize::MAX,
            failure: Failure::Error(Errno::NOSPC.raw_os_error()),
        }),
    );
    for step in 1..=3 {
        let changes = vec![read("water", step), place(&step.to_string())];
        let trouble = keeper.keep(changes).expect_err("the disk is full");
        assert_eq!(trouble.reason(), "the disk is full");
    }
    fault(&mut keeper, None);
    keeper.keep(vec![read("water", 4)]).expect("there is room");
    let progress = load(&mut Store::new(folder.path()));
    assert_eq!(count(&progress), 4);
    assert_eq!(progress.place, Some(landmark("3")));
}

#[test]
fn what_could_not_be_kept_is_kept_without_another_change() {
    let folder = tempdir().expect("a folder");
    let (mut keeper, ..) = Keeper::open(Ok(Store::new(folder.path())), COURSE);
    let full = Fault {
        calls: 0..usize::MAX,
        failure: Failure::Error(Errno::NOSPC.raw_os_error()),
    };
    keeper.store.as_mut().expect("a store").disk.fault = Some(full);
    for changes in [vec![read("water", 1)], Vec::new()] {
        let trouble = keeper.keep(changes).expect_err("the disk is full");
        assert_eq!(trouble.reason(), "the disk is full");
    }
    keeper.store.as_mut().expect("a store").disk.fault = None;
    keeper.keep(Vec::new()).expect("there is room");
    assert_eq!(count(&load(&mut Store::new(folder.path()))), 1);
}

#[test]
fn a_folder_that_cannot_be_is_told_and_never_made_elsewhere() {
    let folder = tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    let mut store = Store::new(file.join("state"));
    let trouble = store.add(COURSE, (Scope::Course, &[read("water", 1)]), 0);
    assert_eq!(
        trouble.expect_err("a file is no folder").reason(),
        "a file is in the way of its folder"
    );
    let homeless = Trouble::Homeless("HOME is not set".to_owned());
    let (mut keeper, ..) = Keeper::open(Err(homeless.clone()), COURSE);
    assert_eq!(keeper.keep(vec![read("water", 1)]), Err(homeless));
    assert_eq!(
        keeper
            .keep(Vec::new())
            .map_err(|trouble| trouble.to_string()),
        Err("HOME is not set".to_owned())
    );
}

#[test]
fn what_is_no_regular_file_is_not_waited_for() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    add(&mut store, &[read("water", 1)]).expect("it is kept");
    let path = store.path(COURSE, Scope::Course);
    let target = folder.path().join("elsewhere");
    fs::rename(&path, &target).expect("a file");
    std::os::unix::fs::symlink(&target, &path).expect("a link");
    assert!(
        store.load(COURSE, Scope::Course).is_err(),
        "a link is not followed"
    );
    fs::remove_file(&path).expect("a link");
    rustix::fs::mkfifoat(rustix::fs::CWD, &path, rustix::fs::Mode::RUSR).expect("a pipe");
    let trouble = store
        .load(COURSE, Scope::Course)
        .expect_err("a pipe is no journal");
    assert_eq!(trouble.reason(), "it is not a regular file");
}

/// Adds a change while calls fail; counts 1.
fn strike((state, text): (State, &str), failure: Failure, calls: Range<usize>) -> usize {
    let what = format!("{state:?} {failure:?} {calls:?}");
    let folder = folder(state, text);
    let mut store = Store::new(folder.path().join("state"));
    let before = count(&Journal::read(text.as_bytes()).progress());
    store.disk.fault = Some(Fault { calls, failure });
    let first = add(&mut store, &[read("fresh", 1)]);
    store.disk.fault = None;
    let bytes = fs::read(store.path(COURSE, Scope::Course)).unwrap_or_default();
    let journal = Journal::read(&bytes);
    let known = count(&journal.progress());
    match &first {
        Ok(()) => assert_eq!(known, before + 1, "{what}"),
        Err(sentence) => assert!(sentence.len() > 10 && known >= before, "{what}: {sentence}"),
    }
    if state != State::Damaged {
        assert_ne!(journal.health, Health::Damaged, "{what}");
    }
    add(&mut store, &[read("fresh", 1), read("fresh", 2)]).expect("the disk works again");
    assert_eq!(count(&load(&mut store)), before + 2, "{what}");
    let copies = usize::from(state == State::Damaged);
    assert_eq!(store.copies(COURSE, "corrupt").len(), copies, "{what}");
    1
}

/// How many calls adding a change takes.
fn calls(state: State, text: &str) -> usize {
    let folder = folder(state, text);
    let mut store = Store::new(folder.path().join("state"));
    add(&mut store, &[read("fresh", 1)]).expect("it is kept");
    store.disk.calls
}

/// A folder with the journal.
fn folder(state: State, text: &str) -> TempDir {
    let folder = quick_folder();
    if state != State::Missing {
        let path = Store::new(folder.path().join("state")).path(COURSE, Scope::Course);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a file");
    }
    folder
}

/// The text of a journal in this state.
fn journal(state: State) -> String {
    let known = [read("water", 1), read("water", 2)];
    match state {
        State::Missing => String::new(),
        State::Sound => Journal::of(COURSE, &known),
        State::Torn => Journal::of(COURSE, &known) + "0123abcd 3 read [\"wa",
        State::Damaged => Journal::of(COURSE, &known).replacen("section-1", "section-7", 1),
        State::Crowded => {
            let steps = (0..700).map(|step| place(&step.to_string()));
            let steps: Vec<Change> = steps.collect();
            let text = Journal::of(COURSE, &[&known, &*steps].concat());
            assert!(text.len() > 32 << 10, "{}", text.len());
            text
        }
    }
}

fn failures() -> Vec<Failure> {
    let errors = [
        Errno::NOSPC,
        Errno::DQUOT,
        Errno::ROFS,
        Errno::ACCESS,
        Errno::IO,
    ];
    let errors = errors.map(|errno| Failure::Error(errno.raw_os_error()));
    let short = [0, 1, 40].map(Failure::Short);
    errors.into_iter().chain(short).collect()
}

#[test]
fn d8_nothing_is_written_into_a_course() {
    let folder = tempdir().expect("a folder");
    fs::write(folder.path().join("a.md"), "# A\n").expect("a file");
    let library = Library::open(folder.path()).expect("a course");
    let (course, _): (Course, _) = load::course(&library);
    let state = tempdir().expect("a folder");
    let mut store = Store::new(state.path());
    store
        .add(&course.id, (Scope::Course, &[read("a", 1)]), 0)
        .expect("it is kept");
    let names: Vec<_> = fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(names.len(), 1);
}
