//! Taking back the last import or reset, in any order, beside an open player, and when it fails or is killed.

use std::fs;
use std::path::Path;

use nodecourse::course::LessonId;
use nodecourse::progress::{Change, Failure, Fault, Journal, Keeper, Scope, Step, Store, Undone};
use tempfile::tempdir;

use super::importing::{hinted, recalled};
use super::{COURSE, add, count, landmark, load, place, quick_folder, read};

#[test]
fn an_import_is_taken_back_and_what_was_learnt_since_stays() {
    let folder = tempdir().expect("a folder");
    let file = theirs(folder.path());
    let mut here = Store::new(folder.path().join("here"));
    add(&mut here, &ours()).expect("it is kept");
    let mut before = load(&mut here);
    assert_eq!(here.last_step(COURSE), Ok(None));
    assert_eq!(import(&mut here, &file), 4);
    assert_ne!(load(&mut here), before);
    assert_eq!(here.last_step(COURSE), Ok(Some(Step::Import)));
    let since = [read("milk", 1), Change::Unmark('a', None)];
    add(&mut here, &since).expect("it is kept");
    for change in &since {
        before.apply(change);
    }
    assert_eq!(here.undo(COURSE, None), Ok(Some(Undone::Import)));
    assert_eq!(load(&mut here), before);
    assert_eq!(here.undo(COURSE, None), Ok(None), "once");
    // What brings no news leaves the last import to be taken back.
    assert_eq!(import(&mut here, &file), 4);
    assert_eq!(import(&mut here, &file), 0);
    assert_eq!(here.undo(COURSE, None), Ok(Some(Undone::Import)));
    assert_eq!(load(&mut here), before);
    // Where nothing was known, nothing is again.
    let mut empty = Store::new(folder.path().join("empty"));
    assert_eq!(import(&mut empty, &file), 4);
    assert_eq!(empty.undo(COURSE, None), Ok(Some(Undone::Import)));
    assert!(load(&mut empty).is_blank());
}

#[test]
fn the_later_of_import_and_reset_is_taken_back_first_and_nothing_is_lost() {
    let folder = tempdir().expect("a folder");
    let file = theirs(folder.path());
    let reset = |store: &mut Store| {
        let forgotten = store.reset(COURSE, &[Change::Reset(None)]);
        assert!(!forgotten.expect("it is done").is_empty());
    };
    // An import and then a reset: both come back with the reset, and the import stays.
    let mut here = Store::new(folder.path().join("import-reset"));
    add(&mut here, &ours()).expect("it is kept");
    import(&mut here, &file);
    let known = load(&mut here);
    reset(&mut here);
    assert_eq!(here.last_step(COURSE), Ok(Some(Step::Reset)));
    let back = here.undo(COURSE, None);
    assert!(matches!(back, Ok(Some(Undone::Reset(_)))), "{back:?}");
    let progress = load(&mut here);
    assert_eq!(progress.cards, known.cards);
    assert_eq!(progress.bookmarks, known.bookmarks);
    assert_eq!(progress.hints, known.hints);
    assert_eq!(here.undo(COURSE, None), Ok(None));
    // A reset and then an import: first the import goes, then what was forgotten comes.
    let mut here = Store::new(folder.path().join("reset-import"));
    add(&mut here, &ours()).expect("it is kept");
    let known = load(&mut here);
    reset(&mut here);
    import(&mut here, &file);
    add(&mut here, &[read("milk", 1)]).expect("it is kept");
    assert_eq!(here.undo(COURSE, None), Ok(Some(Undone::Import)));
    let since = load(&mut here);
    assert!(since.cards.is_empty(), "{since:?}");
    assert_eq!(count(&since), 1);
    assert_eq!(here.last_step(COURSE), Ok(Some(Step::Reset)));
    let back = here.undo(COURSE, None);
    assert!(matches!(back, Ok(Some(Undone::Reset(_)))), "{back:?}");
    let progress = load(&mut here);
    assert_eq!(progress.cards, known.cards);
    assert_eq!(progress.bookmarks, known.bookmarks);
    assert_eq!(count(&progress), 1);
    assert_eq!(here.undo(COURSE, None), Ok(None));
    // The second of two imports is taken back, and the first stays.
    let first = Journal::of(COURSE, &[read("sugar", 1)]);
    let mut here = Store::new(folder.path().join("import-import"));
    import(&mut here, &first);
    let known = load(&mut here);
    import(&mut here, &file);
    assert_eq!(here.undo(COURSE, None), Ok(Some(Undone::Import)));
    assert_eq!(load(&mut here), known);
    assert_eq!(here.undo(COURSE, None), Ok(None));
}

#[test]
fn only_what_a_reset_has_forgotten_comes_back_with_its_undoing() {
    let folder = tempdir().expect("a folder");
    let mut here = Store::new(folder.path().join("here"));
    let of = |letter, lesson: &str| {
        let mut landmark = landmark("mine");
        landmark.lesson = LessonId::new(lesson);
        Change::Bookmark(letter, landmark)
    };
    let marks = |store: &mut Store| load(store).bookmarks.into_keys().collect::<String>();
    add(
        &mut here,
        &[of('a', "one"), of('b', "two"), of('c', "three")],
    )
    .expect("it is kept");
    let reset = |store: &mut Store, lesson: &str| {
        let reset = Change::Reset(Some(LessonId::new(lesson)));
        let forgotten = store.reset(COURSE, &[reset]).expect("it is done");
        assert_eq!(forgotten.len(), 1, "{lesson}");
    };
    reset(&mut here, "two");
    reset(&mut here, "three");
    add(&mut here, &[Change::Unmark('a', None)]).expect("it is kept");
    assert_eq!(marks(&mut here), "");
    for back in ["c", "bc"] {
        let undone = here.undo(COURSE, None);
        assert!(matches!(undone, Ok(Some(Undone::Reset(_)))), "{undone:?}");
        assert_eq!(marks(&mut here), back);
    }
    assert_eq!(here.undo(COURSE, None), Ok(None));
    // An import that is taken back in between changes nothing of that.
    reset(&mut here, "two");
    let file = theirs(folder.path());
    assert_ne!(import(&mut here, &file), 0);
    assert_eq!(here.undo(COURSE, None), Ok(Some(Undone::Import)));
    add(&mut here, &[Change::Unmark('c', None)]).expect("it is kept");
    assert!(matches!(
        here.undo(COURSE, None),
        Ok(Some(Undone::Reset(_)))
    ));
    assert_eq!(marks(&mut here), "b");
}

#[test]
fn wherever_an_import_or_its_undoing_fails_the_one_state_is_whole_or_the_other() {
    let text = theirs(tempdir().expect("a folder").path());
    let since = [read("milk", 1), read("milk", 2), read("milk", 3)];
    for call in 0..40 {
        let folder = quick_folder();
        let mut here = Store::new(folder.path());
        add(&mut here, &ours()).expect("it is kept");
        let before = load(&mut here);
        here.disk.calls = 0;
        here.disk.fault = Some(Fault {
            calls: call..usize::MAX,
            failure: Failure::Error(5),
        });
        let imported = here.import(COURSE, &Journal::read(text.as_bytes()), None);
        here.disk.fault = None;
        let after = load(&mut here);
        assert_eq!(imported.is_err(), after == before, "call {call}");
        let is_kept = add(&mut here, &since);
        is_kept.expect("it is kept");
        let [mut without, mut with] = [before, after];
        for change in &since {
            without.apply(change);
            with.apply(change);
        }
        assert_eq!(load(&mut here), with, "call {call}");
        here.disk.calls = 0;
        here.disk.fault = Some(Fault {
            calls: call..usize::MAX,
            failure: Failure::Error(5),
        });
        let undone = here.undo(COURSE, None);
        here.disk.fault = None;
        let now = load(&mut here);
        let expected = if undone.is_ok() { &without } else { &with };
        assert_eq!(now, *expected, "call {call}");
        // Whatever failed, it can be done again, and once more does no harm.
        for _ in 0..2 {
            here.undo(COURSE, None).expect("it is done");
            assert_eq!(load(&mut here), without, "call {call}");
        }
    }
}

#[test]
fn a_copy_without_its_import_takes_nothing_back() {
    let folder = tempdir().expect("a folder");
    let file = theirs(folder.path());
    let mut here = Store::new(folder.path().join("here"));
    add(&mut here, &ours()).expect("it is kept");
    let journal = here.path(COURSE, Scope::Course);
    let text = fs::read(&journal).expect("a journal");
    import(&mut here, &file);
    // As if it had been killed between the copy and the write: then there is more from the learner than the import brought.
    fs::write(&journal, text).expect("it is written");
    let since: Vec<Change> = (0..9).map(|number| read("milk", number)).collect();
    add(&mut here, &since).expect("it is kept");
    let known = load(&mut here);
    assert_eq!(here.undo(COURSE, None), Ok(None));
    assert_eq!(load(&mut here), known);
    // The next import is taken back, although the copy is there still.
    assert_eq!(import(&mut here, &file), 4);
    assert_eq!(here.undo(COURSE, None), Ok(Some(Undone::Import)));
    assert_eq!(load(&mut here), known);
    // A copy that cannot be read whole is not gone back to.
    import(&mut here, &file);
    let copy = here.copies(COURSE, "import").pop().expect("a copy");
    let mut bytes = fs::read(&copy).expect("a copy");
    if let Some(byte) = bytes.get_mut(60) {
        *byte ^= 1;
    }
    fs::write(&copy, bytes).expect("it is written");
    let known = load(&mut here);
    assert_eq!(here.undo(COURSE, None), Ok(None));
    assert_eq!(load(&mut here), known);
}

#[test]
fn an_open_player_learns_that_an_import_was_taken_back_and_goes_on() {
    let folder = tempdir().expect("a folder");
    let file = theirs(folder.path());
    let place_of = || folder.path().join("here");
    let mut here = Store::new(place_of());
    add(&mut here, &ours()).expect("it is kept");
    let (mut player, mut progress, _) = Keeper::open(Ok(Store::new(place_of())), COURSE);
    let mut keep = |changes: Vec<Change>| {
        for change in &changes {
            progress.apply(change);
        }
        let kept = player.compare(changes.clone()).expect("it is kept");
        for change in &kept.others {
            progress.apply(change);
        }
        // All that the learner has done since holds over it.
        for change in &changes {
            progress.apply(change);
        }
        progress.clone()
    };
    import(&mut here, &file);
    // It has not seen yet that the import has brought the one of them, too.
    let own = vec![read("milk", 1), read("water", 2)];
    assert_eq!(keep(own), load(&mut here));
    assert_eq!(here.undo(COURSE, None), Ok(Some(Undone::Import)));
    let progress = keep(vec![read("milk", 2)]);
    assert_eq!(progress, load(&mut here));
    assert_eq!(count(&progress), 3, "what was read since, and no more");
    assert_eq!(keep(Vec::new()), load(&mut here));
}

/// What a file holds of which four are news beside what is known here.
fn theirs(folder: &Path) -> String {
    let mut there = Store::new(folder.join("there"));
    let theirs = [
        recalled("steep", 30),
        hinted("starts", 3),
        read("water", 2),
        place("far on"),
    ];
    add(&mut there, &theirs).expect("it is kept");
    there.export(COURSE).expect("it is read")
}

/// What is known here.
fn ours() -> [Change; 4] {
    [
        recalled("steep", 20),
        hinted("starts", 1),
        Change::Trust("digest".to_owned()),
        Change::Bookmark('a', landmark("mine")),
    ]
}

/// Takes in what a file holds; how much of it is news.
fn import(store: &mut Store, file: &str) -> usize {
    let imported = store.import(COURSE, &Journal::read(file.as_bytes()), None);
    imported.expect("it is done").news.len()
}
