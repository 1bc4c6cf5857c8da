//! What is kept of a lesson goes with its file when its id goes to another lesson.

use nodecourse::course::{LessonId, SectionId};
use nodecourse::progress::{Change, Health, Journal, Landmark, Progress, Scope, Store};
use proptest::prelude::*;
use tempfile::tempdir;

use crate::progress::{COURSE, add, load, place, read};

fn files(filed: &[(&str, &str)]) -> Change {
    let filed = filed.iter();
    let filed = filed.map(|(id, path)| ((*path).to_owned(), LessonId::new(*id)));
    Change::Files(filed.collect())
}

fn has_read(progress: &Progress, lesson: &str, number: usize) -> bool {
    let section = SectionId::new(format!("section-{number}"));
    progress.has_read(&LessonId::new(lesson), &Some(section))
}

#[test]
fn what_was_read_goes_with_the_file_and_a_namesake_begins_anew() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    let before = [read("water", 1), place("Wait"), files(&[("water", "b.md")])];
    add(&mut store, &before).expect("it is kept");
    let moved = files(&[("b-water", "b.md")]);
    let after = [moved.clone(), read("water", 2), files(&[("water", "a.md")])];
    add(&mut store, &after).expect("it is kept");
    // Another player finds out the same.
    add(&mut store, &[moved]).expect("it is kept");
    let progress = load(&mut store);
    assert!(has_read(&progress, "b-water", 1) && !has_read(&progress, "water", 1));
    assert!(has_read(&progress, "water", 2) && !has_read(&progress, "b-water", 2));
    let place = progress.place.expect("a place");
    assert_eq!(place.lesson, LessonId::new("b-water"));
    assert_eq!(progress.files.path(&place.lesson), Some("b.md"));
}

#[test]
fn a_file_that_gets_another_name_keeps_its_lesson() {
    let changes = [
        read("water", 1),
        files(&[("water", "1-water.md")]),
        files(&[("water", "2-water.md")]),
    ];
    let text = Journal::of(COURSE, &changes);
    let progress = Journal::read(text.as_bytes()).progress();
    assert!(has_read(&progress, "water", 1));
    let water = LessonId::new("water");
    assert_eq!(progress.files.path(&water), Some("2-water.md"));
    assert_eq!(progress.files.lesson("1-water.md"), None);
}

#[test]
fn two_lessons_that_change_their_ids_do_not_mix() {
    let changes = [
        read("a", 1),
        read("b", 2),
        files(&[("a", "1.md")]),
        files(&[("b", "2.md")]),
        files(&[("b", "1.md"), ("a", "2.md")]),
    ];
    let text = Journal::of(COURSE, &changes);
    let progress = Journal::read(text.as_bytes()).progress();
    assert!(has_read(&progress, "b", 1) && has_read(&progress, "a", 2));
    assert!(!has_read(&progress, "a", 1) && !has_read(&progress, "b", 2));
}

#[test]
fn two_players_that_call_lessons_differently_mix_nothing() {
    let (old, new) = (
        files(&[("water", "b.md")]),
        [("b-water", "b.md"), ("water", "a.md")],
    );
    let changes = [
        old.clone(),
        read("water", 1),
        // One player knows of the file that was added, and the other one does not yet.
        files(&new),
        read("water", 2),
        old,
        read("water", 3),
        files(&new),
    ];
    let text = Journal::of(COURSE, &changes);
    let progress = Journal::read(text.as_bytes()).progress();
    let known = [1, 2, 3].map(|number| {
        (
            has_read(&progress, "b-water", number),
            has_read(&progress, "water", number),
        )
    });
    assert_eq!(known, [(true, false), (false, true), (true, false)]);
}

#[test]
fn progress_from_elsewhere_is_that_of_the_lessons_with_the_same_files() {
    let folder = tempdir().expect("a folder");
    let mut there = Store::new(folder.path().join("there"));
    let mut here = Store::new(folder.path().join("here"));
    let theirs = [
        files(&[("water", "b.md")]),
        read("water", 1),
        files(&[("milk", "m.md")]),
        read("milk", 1),
    ];
    add(&mut there, &theirs).expect("it is kept");
    let own = [
        files(&[("b-water", "b.md"), ("water", "a.md")]),
        read("water", 3),
    ];
    add(&mut here, &own).expect("it is kept");
    let text = there.export(COURSE).expect("it is read");
    let journal = Journal::read(text.as_bytes());
    here.import(COURSE, &journal).expect("it is done");
    let progress = load(&mut here);
    assert!(has_read(&progress, "b-water", 1) && !has_read(&progress, "water", 1));
    assert!(has_read(&progress, "water", 3) && has_read(&progress, "milk", 1));
    let path = |id| progress.files.path(&LessonId::new(id));
    assert_eq!((path("water"), path("milk")), (Some("a.md"), Some("m.md")));
    let path = here.path(COURSE, Scope::Course);
    let bytes = std::fs::read(path).expect("a journal");
    assert_eq!(Journal::read(&bytes).health, Health::Sound);
}

/// Changes of few lessons with few files.
fn any_change() -> impl Strategy<Value = Change> {
    let lesson = || "[abc]";
    let filed = (lesson(), "[PQR]").prop_map(|(id, path)| (path, LessonId::new(id)));
    prop_oneof![
        prop::collection::vec(filed, 1..3)
            .prop_map(|filed| Change::Files(filed.into_iter().collect())),
        (lesson(), 0..3_usize).prop_map(|(lesson, number)| read(&lesson, number)),
        (any::<bool>(), lesson()).prop_map(|(letter, lesson)| {
            let mark = Landmark {
                lesson: LessonId::new(lesson),
                ..crate::progress::landmark("x")
            };
            Change::Bookmark(if letter { 'x' } else { 'y' }, mark)
        }),
        lesson().prop_map(|lesson| Change::Reset(Some(LessonId::new(lesson)))),
        Just(Change::Reset(None)),
        Just(Change::Unmark('x')),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn however_ids_change_a_journal_says_what_its_changes_do(
        changes in prop::collection::vec(any_change(), 1..12)
    ) {
        let mut progress = Progress::default();
        for change in &changes {
            progress.apply(change);
        }
        let text = Journal::of(COURSE, &changes);
        let journal = Journal::read(text.as_bytes());
        prop_assert_eq!(&journal.progress(), &progress);
        let living = journal.living();
        let short = Journal::write(COURSE, living.iter().map(|record| &*record.line));
        prop_assert_eq!(Journal::read(short.as_bytes()).progress(), progress);
    }
}
