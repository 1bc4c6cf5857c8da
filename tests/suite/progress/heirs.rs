//! What lessons are called now whose files have other names: kept, moved to another machine, forgotten and brought back.

use std::collections::BTreeMap;

use nodecourse::course::LessonId;
use nodecourse::progress::{Change, Journal, Progress, Store, Undone};
use nodecourse::source::Fingerprint;
use nodecourse::text::fnv32;
use proptest::prelude::*;
use tempfile::tempdir;

use super::{COURSE, add, count, load, quick_folder, read};

fn heir(lesson: &str, heir: &str) -> Change {
    Change::Heir(LessonId::new(lesson), LessonId::new(heir))
}

fn text(lesson: &str, text: u64) -> Change {
    Change::Text(LessonId::new(lesson), Fingerprint::kept(text, &[1, 2, 3]))
}

fn known(changes: &[Change]) -> Progress {
    let mut progress = Progress::default();
    for change in changes {
        progress.apply(change);
    }
    progress
}

fn heirs(progress: &Progress) -> Vec<(&str, &str)> {
    let heirs = progress.heirs.iter();
    heirs
        .map(|(it, heir)| (it.as_str(), heir.as_str()))
        .collect()
}

/// Whether every way from one name to the next comes to an end.
fn ends(heirs: &BTreeMap<LessonId, LessonId>) -> bool {
    heirs.keys().all(|lesson| {
        let names = std::iter::successors(heirs.get(lesson), |name| heirs.get(*name));
        names.take(heirs.len() + 1).count() <= heirs.len()
    })
}

/// What is known here after these changes and what is taken in of those that were made elsewhere.
fn taken_in(ours: &[Change], theirs: &[Change]) -> Progress {
    let folder = quick_folder();
    let mut here = Store::new(folder.path());
    add(&mut here, ours).expect("it is kept");
    let file = exported(theirs);
    let imported = here.import(COURSE, &Journal::read(file.as_bytes()), None);
    imported.expect("it is done");
    load(&mut here)
}

/// The file of progress of who has made these changes.
fn exported(changes: &[Change]) -> String {
    let folder = quick_folder();
    let mut there = Store::new(folder.path());
    add(&mut there, changes).expect("it is kept");
    there.export(COURSE).expect("it is read")
}

#[test]
fn a_lesson_has_no_heir_of_its_own_name_and_none_while_its_name_is_that_of_another() {
    assert_eq!(heirs(&known(&[heir("a", "a")])), []);
    let to_and_fro = [heir("a", "b"), heir("b", "a")];
    assert_eq!(heirs(&known(&to_and_fro)), [("b", "a")]);
    let chain = [heir("a", "b"), heir("b", "c")];
    assert_eq!(heirs(&known(&chain)), [("a", "b"), ("b", "c")]);
    let round = [&chain[..], &[heir("c", "a")]].concat();
    assert_eq!(heirs(&known(&round)), [("b", "c"), ("c", "a")]);
}

#[test]
fn a_file_of_progress_has_the_names_that_hold_and_no_others() {
    for changes in [
        vec![heir("a", "b"), text("a", 1), heir("b", "a")],
        vec![heir("a", "b"), heir("b", "a")],
        vec![heir("a", "b"), heir("b", "c"), heir("c", "a")],
        vec![heir("b", "c"), text("b", 1), heir("a", "b"), heir("a", "d")],
    ] {
        let there = known(&changes);
        let here = taken_in(&[], &changes);
        assert_eq!(heirs(&here), heirs(&there), "{changes:?}");
    }
}

#[test]
fn two_journals_that_call_each_others_lessons_otherwise_make_no_circle() {
    for theirs in [
        vec![heir("a", "b")],
        vec![heir("c", "a"), heir("a", "b")],
        vec![heir("b", "b")],
    ] {
        let here = taken_in(&[heir("b", "a")], &theirs);
        assert!(ends(&here.heirs), "{:?}", here.heirs);
        assert!(heirs(&here).contains(&("b", "a")), "{:?}", here.heirs);
    }
    // What both have been through is one way.
    let here = taken_in(&[heir("b", "c")], &[heir("a", "b")]);
    assert_eq!(heirs(&here), [("a", "c"), ("b", "c")]);
}

#[test]
fn what_was_read_elsewhere_under_an_older_name_is_read_under_the_one_it_has_here() {
    let folder = tempdir().expect("a folder");
    let mut here = Store::new(folder.path());
    let ours = [
        read("b", 1),
        text("b", 1),
        read("c", 1),
        text("c", 1),
        heir("b", "c"),
    ];
    add(&mut here, &ours).expect("it is kept");
    let before = load(&mut here);
    let theirs = [
        read("a", 3),
        read("b", 3),
        heir("a", "b"),
        read("b", 2),
        read("d", 5),
    ];
    let file = exported(&theirs);
    let imported = here.import(COURSE, &Journal::read(file.as_bytes()), None);
    imported.expect("it is done");
    let now = load(&mut here);
    let read_in = |progress: &Progress, lesson: &str| progress.read[lesson].len();
    assert_eq!(read_in(&now, "c"), 3, "{:?}", now.read);
    assert_eq!(read_in(&now, "b"), 3, "its file may come back");
    assert_eq!(read_in(&now, "d"), 1);
    assert_eq!(here.undo(COURSE, None), Ok(Some(Undone::Import)));
    assert_eq!(load(&mut here), before);
}

#[test]
fn a_lesson_that_two_machines_have_called_otherwise_has_the_name_of_the_one_that_takes_it_in() {
    let ours = [read("a", 1), text("a", 1), read("c", 1), heir("a", "c")];
    let theirs = [read("a", 1), heir("a", "b"), read("b", 2), read("b", 3)];
    let here = taken_in(&ours, &theirs);
    assert_eq!(here.read["c"].len(), 3, "{:?}", here.read);
    assert_eq!(heirs(&here), [("a", "c"), ("b", "c")]);
    // A name that is one of another lesson here stays that.
    let here = taken_in(&[&ours[..], &[text("b", 2)]].concat(), &theirs);
    assert_eq!(heirs(&here), [("a", "c")]);
}

#[test]
fn what_was_forgotten_comes_back_with_all_names_and_what_the_texts_are_known_by() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    let before = [
        read("a", 1),
        text("a", 1),
        read("b", 1),
        text("b", 1),
        heir("a", "b"),
        read("b", 2),
    ];
    add(&mut store, &before).expect("it is kept");
    let before = load(&mut store);
    let lesson = |name| Change::Reset(Some(LessonId::new(name)));
    for resets in [vec![Change::Reset(None)], vec![lesson("a"), lesson("b")]] {
        let forgotten = store.reset(COURSE, &resets).expect("it is done");
        assert!(!forgotten.is_empty());
        assert_eq!(count(&load(&mut store)), 0);
        assert_eq!(heirs(&load(&mut store)), []);
        store.undo(COURSE, None).expect("it is done");
        assert_eq!(load(&mut store), before, "{resets:?}");
    }
    // It has got one more name meanwhile, and was edited.
    store
        .reset(COURSE, &[Change::Reset(None)])
        .expect("it is done");
    let since = [
        read("b", 4),
        text("b", 2),
        read("c", 4),
        text("c", 2),
        heir("b", "c"),
    ];
    add(&mut store, &since).expect("it is kept");
    store.undo(COURSE, None).expect("it is done");
    let now = load(&mut store);
    assert_eq!(now.read["c"].len(), 3, "{:?}", now.read);
    assert_eq!(heirs(&now), [("a", "c"), ("b", "c")]);
    assert_eq!(now.texts["b"].text, 2);
}

#[test]
fn names_and_texts_of_another_shape_are_left_alone_and_kept() {
    let long = "x".repeat(1 << 16);
    let many = vec!["4294967295"; 5000].join(",");
    let known_ones = [
        ("heir", format!(r#"["{long}","b"]"#)),
        ("heir", r#"["\u0000\u001b[2J\u202e","b\n\n"]"#.to_owned()),
        ("heir", r#"["",""]"#.to_owned()),
        ("text", format!(r#"["many",1,[{many}]]"#)),
        (
            "text",
            r#"["",18446744073709551615,[9,1,1,0,5]]"#.to_owned(),
        ),
    ];
    let unknown = [
        ("heir", r#"["a"]"#),
        ("heir", r#"["a","b","c"]"#),
        ("heir", "[1,2]"),
        ("heir", r#"{"a":"b"}"#),
        ("heir", r#"["a",null]"#),
        ("heir", "[["),
        ("text", r#"["a",1]"#),
        ("text", r#"["a",-1,[1]]"#),
        ("text", r#"["a",1,[-1]]"#),
        ("text", r#"["a",1,[4294967296]]"#),
        ("text", r#"["a",1.5,[1]]"#),
        ("text", r#"["a",1,[1],"more"]"#),
    ];
    let known_ones = known_ones
        .iter()
        .map(|(kind, details)| (*kind, details.as_str()));
    let lines: Vec<String> = (1_u64..)
        .zip(known_ones.chain(unknown))
        .map(|(number, (kind, details))| {
            let rest = format!("{number} {kind} {details}");
            format!("{:08x} {rest}", fnv32(rest.as_bytes()))
        })
        .collect();
    let file = Journal::write(COURSE, lines.iter().map(String::as_str));
    let journal = Journal::read(file.as_bytes());
    assert_eq!(journal.records.len(), lines.len());
    assert_eq!(journal.changes().count(), lines.len() - unknown.len());
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    add(&mut store, &[read("a", 1)]).expect("it is kept");
    let imported = store.import(COURSE, &journal, None);
    imported.expect("it is done");
    assert!(ends(&load(&mut store).heirs));
    // In a journal of its own they outlive all that is written, and all that is forgotten.
    let path = store.path(COURSE, nodecourse::progress::Scope::Course);
    std::fs::write(&path, &file).expect("a file");
    add(&mut store, &[read("a", 1), heir("a", "b")]).expect("it is kept");
    store
        .reset(COURSE, &[Change::Reset(None)])
        .expect("it is done");
    let file = store.export(COURSE).expect("it is read");
    for line in lines.iter().skip(lines.len() - unknown.len()) {
        assert!(file.contains(line.as_str()), "{line}");
    }
}

/// A change in which one of four lessons gets another name, its text back, or is read or forgotten.
fn any_step() -> impl Strategy<Value = Change> {
    let name = || (0_usize..4).prop_map(|index| LessonId::new(["a", "b", "c", "d"][index]));
    prop_oneof![
        4 => (name(), name()).prop_map(|(lesson, heir)| Change::Heir(lesson, heir)),
        1 => name().prop_map(|lesson| text(lesson.as_str(), 1)),
        1 => name().prop_map(|lesson| Change::Reset(Some(lesson))),
        1 => name().prop_map(|lesson| read(lesson.as_str(), 1)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_renamed_and_taken_in_there_is_no_circle_and_short_journals_say_the_same(
        ours in prop::collection::vec(any_step(), 0..10),
        theirs in prop::collection::vec(any_step(), 0..10),
    ) {
        prop_assert!(ends(&known(&ours).heirs));
        let text = Journal::of(COURSE, &ours);
        let journal = Journal::read(text.as_bytes());
        let living = journal.living();
        let short = Journal::write(COURSE, living.iter().flat_map(|record| record.lines()));
        prop_assert_eq!(journal.progress(), Journal::read(short.as_bytes()).progress());
        let both = taken_in(&ours, &theirs);
        prop_assert!(ends(&both.heirs), "{:?}", both.heirs);
        for (lesson, heir) in &known(&ours).heirs {
            prop_assert_eq!(both.heirs.get(lesson), Some(heir));
        }
    }
}
