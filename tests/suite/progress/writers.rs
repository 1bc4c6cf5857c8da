//! Players that run at the same time lose nothing of each other's.

use std::fs;
use std::time::Duration;

use nodecourse::office::archive::Archive;
use nodecourse::progress::{
    Change, Failure, Fault, Health, Keeper, Kept, Landmark, Preference, Scope, Store,
};
use rustix::io::Errno;
use tempfile::tempdir;

use super::kills::start_writer;
use super::{COURSE, add, count, landmark, load, quick_folder, read};

#[test]
fn two_programs_with_500_changes_each_keep_1000() {
    assert_all_kept(2, 500);
}

#[test]
fn ten_programs_with_100_changes_each_keep_1000() {
    assert_all_kept(10, 100);
}

#[test]
fn each_learns_what_the_other_has_changed() {
    let folder = tempdir().expect("a folder");
    let open = || Keeper::open(Ok(Store::new(folder.path())), COURSE).0;
    let (mut one, mut two) = (open(), open());
    let bookmark = Change::Bookmark('a', landmark("here"));
    let kept = one.keep(vec![read("water", 1), bookmark.clone()]);
    assert_eq!(kept.expect("it is kept").others, []);
    let kept = two.keep(vec![read("water", 2)]);
    assert_eq!(
        kept.expect("it is kept").others,
        [read("water", 1), bookmark]
    );
    let kept = two.keep(vec![read("water", 3)]);
    assert_eq!(kept.expect("it is kept").others, []);
    let kept = two.compare(Vec::new());
    assert_eq!(kept.expect("nothing is lost"), Kept::default());
    let width = Change::Width(Preference {
        chosen: 60,
        configured: 76,
    });
    let looked = one.compare(vec![width]).expect("nothing is lost");
    assert_eq!(looked.others, [read("water", 2), read("water", 3)]);
    two.keep(vec![read("water", 5)]).expect("it is kept");
    let kept = one.keep(vec![read("water", 4)]);
    assert_eq!(kept.expect("it is kept").others, [read("water", 5)]);
}

#[test]
fn a_bookmark_that_was_moved_meanwhile_is_not_deleted() {
    let folder = tempdir().expect("a folder");
    let open = || Keeper::open(Ok(Store::new(folder.path())), COURSE).0;
    let (mut one, mut two) = (open(), open());
    let (here, there) = (landmark("here"), landmark("there"));
    let set = |place: &Landmark| Change::Bookmark('a', place.clone());
    let delete = |place: &Landmark| Change::Unmark('a', Some(place.clone()));
    one.keep(vec![set(&here)]).expect("it is kept");
    two.keep(vec![set(&there)]).expect("it is kept");
    let kept = one.keep(vec![delete(&here)]).expect("it is kept");
    assert_eq!(kept.others, [set(&there)]);
    let known = || load(&mut Store::new(folder.path())).bookmarks;
    assert_eq!(known()[&'a'], there);
    one.keep(vec![delete(&there)]).expect("it is kept");
    assert!(known().is_empty());
    // Nor is it overwritten by the one that is brought back.
    let restore = |place: &Landmark| Change::Restored('a', place.clone());
    two.keep(vec![set(&here)]).expect("it is kept");
    let kept = one.keep(vec![restore(&there)]).expect("it is kept");
    assert_eq!(kept.others.last(), Some(&set(&here)));
    assert_eq!(known()[&'a'], here);
    two.keep(vec![delete(&here)]).expect("it is kept");
    one.keep(vec![restore(&there)]).expect("it is kept");
    assert_eq!(known()[&'a'], there);
    assert_eq!(
        two.compare(Vec::new()).expect("it is read").others.last(),
        Some(&set(&there))
    );
}

#[test]
fn a_bookmark_that_was_set_and_deleted_while_nothing_could_be_kept_is_gone() {
    let folder = tempdir().expect("a folder");
    let (mut keeper, ..) = Keeper::open(Ok(Store::new(folder.path())), COURSE);
    let (old, new) = (landmark("here"), landmark("there"));
    keeper
        .keep(vec![Change::Bookmark('a', old)])
        .expect("it is kept");
    let (courses, away) = (folder.path().join("courses"), folder.path().join("away"));
    fs::rename(&courses, &away).expect("it goes");
    fs::write(&courses, "").expect("a file");
    assert!(
        keeper
            .keep(vec![Change::Bookmark('a', new.clone())])
            .is_err()
    );
    assert!(keeper.keep(vec![Change::Unmark('a', Some(new))]).is_err());
    fs::remove_file(&courses).expect("it goes");
    fs::rename(&away, &courses).expect("it comes back");
    keeper.keep(Vec::new()).expect("it is kept");
    assert!(load(&mut Store::new(folder.path())).bookmarks.is_empty());
}

#[test]
fn what_others_have_changed_is_told_once_the_preferences_can_be_kept_again() {
    let folder = tempdir().expect("a folder");
    let open = || Keeper::open(Ok(Store::new(folder.path())), COURSE).0;
    let (mut one, mut two) = (open(), open());
    two.keep(vec![read("water", 1)]).expect("it is kept");
    let preferences = folder.path().join("preferences.journal");
    fs::create_dir(&preferences).expect("a folder");
    let width = Change::Width(Preference {
        chosen: 60,
        configured: 76,
    });
    assert!(one.keep(vec![read("water", 2), width]).is_err());
    fs::remove_dir(&preferences).expect("it goes");
    let kept = one.keep(Vec::new()).expect("it is kept");
    assert_eq!(kept.others, [read("water", 1)]);
}

#[test]
fn that_others_cannot_be_looked_at_is_no_success() {
    let folder = tempdir().expect("a folder");
    let mut keeper = Keeper::open(Ok(Store::new(folder.path())), COURSE).0;
    let journal = folder.path().join(format!("courses/{COURSE}.journal"));
    fs::create_dir_all(journal).expect("a folder");
    assert!(keeper.compare(Vec::new()).is_err());
    assert_eq!(keeper.keep(Vec::new()), Ok(Kept::default()));
}

#[test]
fn what_was_found_while_keeping_is_told_later_where_the_look_behind_it_fails() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    add(&mut store, &[read("water", 1)]).expect("it is kept");
    let (mut keeper, ..) = Keeper::open(Ok(Store::new(folder.path())), COURSE);
    add(&mut store, &[read("water", 2)]).expect("it is kept");
    let journal = store.path(COURSE, Scope::Course);
    let text = fs::read_to_string(&journal).expect("a journal");
    fs::write(&journal, text.replacen("section-1", "section-7", 1)).expect("it is damaged");
    // So many calls keep the change; those behind them look at the journal.
    let calls = {
        let copy = tempdir().expect("a folder");
        let mut store = Store::new(copy.path());
        fs::create_dir_all(copy.path().join("courses")).expect("a folder");
        fs::copy(&journal, store.path(COURSE, Scope::Course)).expect("a copy");
        add(&mut store, &[read("water", 3)]).expect("it is kept");
        store.disk.calls
    };
    let disk = &mut keeper.store.as_mut().expect("a store").disk;
    let calls = disk.calls + calls;
    disk.fault = Some(Fault {
        calls: calls..usize::MAX,
        failure: Failure::Error(Errno::IO.raw_os_error()),
    });
    assert!(keeper.compare(vec![read("water", 3)]).is_err());
    keeper.store.as_mut().expect("a store").disk.fault = None;
    let kept = keeper.compare(Vec::new()).expect("it is known");
    assert_eq!(kept.others, [read("water", 2)]);
    assert_eq!(kept.aside.map(|aside| aside.health), Some(Health::Damaged));
    assert_eq!(
        keeper.keep(Vec::new()),
        Ok(Kept::default()),
        "it is told once"
    );
}

#[test]
fn what_a_reader_prefers_is_there_at_the_next_start_in_every_course() {
    fn preference<T>(chosen: T, configured: T) -> Preference<T> {
        Preference { chosen, configured }
    }
    let folder = tempdir().expect("a folder");
    let open = |course| Keeper::open(Ok(Store::new(folder.path())), course);
    let changes = vec![
        Change::Width(preference(60, 76)),
        Change::Theme(preference(Some("sepia".to_owned()), None)),
        Change::Memory(preference(true, false)),
    ];
    open(COURSE).0.keep(changes).expect("they are kept");
    for course in [COURSE, "another"] {
        let (_, progress, _) = open(course);
        assert_eq!(progress.text_width, Some(preference(60, 76)));
        assert_eq!(
            progress.theme,
            Some(preference(Some("sepia".to_owned()), None))
        );
        assert_eq!(progress.memory, Some(preference(true, false)));
    }
}

fn assert_all_kept(programs: usize, changes: usize) {
    let folder = quick_folder();
    let children: Vec<_> = (0..programs)
        .map(|number| start_writer(&format!("lesson-{number}"), folder.path(), Some(changes)))
        .collect();
    for child in children {
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{output:?}");
    }
    assert_eq!(
        count(&load(&mut Store::new(folder.path()))),
        programs * changes
    );
}

#[test]
fn what_was_taken_is_kept_at_the_end_whether_or_not_a_worker_came_to_it() {
    let folder = tempdir().expect("a folder");
    let (keeper, ..) = Keeper::open(Ok(Store::new(folder.path())), COURSE);
    let archive = Archive::new(keeper);
    archive.take(vec![read("water", 1)]);
    archive.take(vec![read("water", 2)]);
    let closed = archive.close(vec![read("water", 3)], Duration::from_secs(20));
    assert_eq!(closed.expect("it is kept"), Kept::default());
    let journals = || -> Vec<Vec<u8>> {
        let files = fs::read_dir(folder.path()).expect("a folder");
        let files = files.map(|file| file.expect("a file").path());
        let files = files.filter(|path| path.is_file());
        files.map(|path| fs::read(path).expect("bytes")).collect()
    };
    let written = journals();
    assert_eq!(count(&load(&mut Store::new(folder.path()))), 3);
    // The worker that was late has nothing left to write over it.
    archive.keep().expect("nothing is lost");
    assert_eq!(journals(), written);
}
