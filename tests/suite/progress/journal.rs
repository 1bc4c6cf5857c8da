//! What a journal holds, and that it stays small, private, and as it was for what it does not know.

mod changes;

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, SystemTime};

use nodecourse::course::TermId;
use nodecourse::progress::{Change, Health, Journal, Progress, Scope, Store};
use proptest::prelude::*;
use tempfile::tempdir;

use super::{COURSE, add, count, landmark, load, met, place, quick_folder, read};
use changes::any_change;

#[test]
fn changes_are_there_the_next_time() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path().join("state"));
    let place = place("Green tea likes");
    let bookmark = Change::Bookmark('ж', landmark("“Ünï” \u{1f375}"));
    add(&mut store, &[place, bookmark, met("steep")]).expect("it is kept");
    add(&mut store, &[read("water", 1), read("water", 2)]).expect("it is kept");
    let progress = load(&mut Store::new(folder.path().join("state")));
    assert_eq!(progress.place, Some(landmark("Green tea likes")));
    assert_eq!(
        progress.bookmarks.get(&'ж').map(|mark| mark.words.as_str()),
        Some("“Ünï” \u{1f375}")
    );
    assert!(progress.met.contains_key(&TermId::new("steep")));
    assert_eq!(count(&progress), 2);
}

#[test]
fn what_is_no_news_is_not_written() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    let changes = [read("water", 1), place("here")];
    add(&mut store, &changes).expect("it is kept");
    let path = store.path(COURSE, Scope::Course);
    let before = fs::read(&path).expect("a journal");
    add(&mut store, &changes).expect("it is kept");
    assert_eq!(fs::read(&path).expect("a journal"), before);
}

#[test]
fn a_long_journal_is_made_short_and_loses_nothing() {
    let folder = quick_folder();
    let mut store = Store::new(folder.path());
    add(&mut store, &[read("water", 1), met("steep")]).expect("it is kept");
    let path = store.path(COURSE, Scope::Course);
    let unknown = "{\"of\": \"a newer version\"}";
    append_line(&path, &line(3, "song", unknown));
    let mut longest = 0;
    for step in 0..600 {
        let place = place(&format!("step {step}"));
        add(&mut store, &[place]).expect("it is kept");
        longest = longest.max(fs::metadata(&path).expect("a journal").len());
    }
    assert!((30_000..40_000).contains(&longest), "{longest}");
    let progress = load(&mut store);
    assert_eq!(progress.place, Some(landmark("step 599")));
    assert_eq!((count(&progress), progress.met.len()), (1, 1));
    let text = fs::read_to_string(&path).expect("a journal");
    assert!(text.contains(unknown), "{text}");
}

#[test]
fn only_its_owner_reads_it() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path().join("state"));
    add(&mut store, &[read("water", 1)]).expect("it is kept");
    let mode = |path: &std::path::Path| {
        let metadata = fs::metadata(path).expect("it is there");
        metadata.permissions().mode() & 0o777
    };
    let journal = store.path(COURSE, Scope::Course);
    assert_eq!(mode(&journal), 0o600);
    for folder in [&store.folder, &store.folder.join("courses")] {
        assert_eq!(mode(folder), 0o700);
    }
}

#[test]
fn an_id_never_leads_out_of_the_folder() {
    let folder = tempdir().expect("a folder");
    let store = Store::new(folder.path());
    let mut names = std::collections::BTreeSet::new();
    let long = "x".repeat(5000);
    let ids = [
        "../../etc/passwd",
        "/root",
        "",
        ".",
        "a/b",
        "a-b",
        "A B",
        "\0",
        "\u{202e}",
        &long,
    ];
    for id in ids {
        let path = store.path(id, Scope::Course);
        assert_eq!(path.parent(), Some(folder.path().join("courses").as_path()));
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        assert!(name.len() < 120 && name.ends_with(".journal"), "{name}");
        assert!(names.insert(name), "{id} has a file of its own");
    }
}

#[test]
fn d6_the_clock_decides_nothing() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    let path = store.path(COURSE, Scope::Course);
    let decade = Duration::from_secs(10 * 365 * 24 * 3600);
    let now = SystemTime::now();
    for (step, time) in [now, now - decade, now + decade, now]
        .into_iter()
        .enumerate()
    {
        let place = place(&format!("step {step}"));
        add(&mut store, &[place]).expect("it is kept");
        let file = File::options().append(true).open(&path).expect("a journal");
        file.set_modified(time).expect("a time");
        assert_eq!(
            load(&mut store).place,
            Some(landmark(&format!("step {step}")))
        );
    }
    let text = fs::read_to_string(&path).expect("a journal");
    let numbers: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split(' ').nth(1))
        .collect();
    assert_eq!(numbers, ["0", "1", "2", "3", "4"]);
}

#[test]
fn d5_a_newer_format_is_kept_aside_and_what_is_known_of_it_is_used() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    add(&mut store, &[read("water", 1), met("steep")]).expect("it is kept");
    let path = store.path(COURSE, Scope::Course);
    let text = fs::read_to_string(&path).expect("a journal");
    let (_, records) = text.split_once("\n\n").expect("a header");
    let newer = format!(
        "{}\n\n{records}{}\n\n",
        line(0, "journal", "[2,\"tea\",{\"more\":true}]"),
        line(3, "song", "[7]")
    );
    fs::write(&path, &newer).expect("a file");
    let added = store
        .add(COURSE, (Scope::Course, &[read("water", 2)]), 0)
        .expect("it is kept");
    let aside = added.aside.expect("it is put aside");
    assert_eq!(aside.health, Health::Newer);
    assert!(aside.to_string().contains("Update nodecourse"), "{aside}");
    let aside = aside.path;
    assert!(
        aside.ends_with("courses/tea.corrupt-1"),
        "{}",
        aside.display()
    );
    assert_eq!(fs::read_to_string(aside).expect("a file"), newer);
    let text = fs::read(&path).expect("a journal");
    let journal = Journal::read(&text);
    assert_eq!(journal.health, Health::Sound);
    assert_eq!(
        (count(&journal.progress()), journal.progress().met.len()),
        (2, 1)
    );
    assert!(
        journal
            .records
            .iter()
            .any(|record| record.line.ends_with("song [7]"))
    );
    let again = store.add(COURSE, (Scope::Course, &[read("water", 3)]), 0);
    assert_eq!(again.expect("it is kept").aside, None);
}

#[test]
fn what_differs_from_the_last_agreement_is_told_thing_by_thing() {
    let mut progress = Progress::default();
    let now = [thing("a", "1"), thing("b", "2")];
    assert_eq!(progress.trusted.difference(&now), None);
    // A journal of an older version says only that there was an agreement.
    progress.apply(&Change::Trust("digest".to_owned()));
    assert!(!progress.trusted.is_empty());
    assert_eq!(progress.trusted.difference(&now), None);
    progress.apply(&Change::Things(now.to_vec()));
    let differs = |now: &[nodecourse::progress::Thing]| {
        let difference = progress.trusted.difference(now).expect("it is known");
        (difference.fresh, difference.changed, difference.gone)
    };
    let names =
        |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    let none = Vec::new;
    assert_eq!(differs(&now), (none(), none(), none()));
    let changed = [thing("a", "1"), thing("b", "3")];
    assert_eq!(differs(&changed), (none(), names(&["b"]), none()));
    let moved = [thing("c", "1"), thing("a", "4"), thing("b", "2")];
    assert_eq!(differs(&moved), (names(&["a"]), none(), none()));
    assert_eq!(differs(&now[..1]), (none(), none(), names(&["b"])));
}

#[test]
fn a_list_of_things_that_is_too_long_is_not_kept() {
    let many: Vec<_> = (0..5000)
        .map(|n| thing(&format!("thing {n}"), &"0".repeat(32)))
        .collect();
    let text = Journal::of(COURSE, &[Change::Things(many)]);
    assert!(text.len() < 1000);
    let progress = Journal::read(text.as_bytes()).progress();
    assert_eq!(progress.trusted.things, []);
}

#[test]
fn a_bookmark_in_a_table_is_read_as_an_earlier_version_wrote_it() {
    let earlier = r#"["a",["tea",null,1,3,0," · Black ·  · Green"]]"#;
    let text = Journal::of(COURSE, &[]) + &line(1, "bookmark", earlier) + "\n\n";
    let journal = Journal::read(text.as_bytes());
    let progress = journal.progress();
    let mark = progress.bookmarks.get(&'a').expect("it is known");
    assert_eq!(mark.words, " · Black ·  · Green", "it is found by them");
    assert_eq!(mark.name(), "Black · Green");
    let changes: Vec<Change> = journal.changes().cloned().collect();
    let written = Journal::of(COURSE, &changes);
    assert!(
        written.contains("bookmark") && written.contains("Green\"]]"),
        "{written}"
    );
}

pub fn thing(name: &str, digest: &str) -> nodecourse::progress::Thing {
    nodecourse::progress::Thing {
        name: name.to_owned(),
        digest: digest.to_owned(),
    }
}

/// A line with its checksum, as any version writes it.
fn line(number: u64, kind: &str, details: &str) -> String {
    let rest = format!("{number} {kind} {details}");
    let sum = rest.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{sum:08x} {rest}")
}

fn append_line(path: &std::path::Path, line: &str) {
    let text = fs::read_to_string(path).expect("a journal");
    fs::write(path, format!("{text}{line}\n\n")).expect("a file");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_written_is_read_back_and_survives_being_made_short(
        changes in prop::collection::vec(any_change(), 1..20)
    ) {
        let text = nodecourse::progress::Journal::of(COURSE, &changes);
        let journal = Journal::read(text.as_bytes());
        prop_assert_eq!(journal.health, Health::Sound);
        prop_assert!(text.is_ascii());
        let found: Vec<&Change> = journal.changes().collect();
        prop_assert_eq!(found, changes.iter().collect::<Vec<_>>());
        let living = journal.living();
        let short = Journal::write(COURSE, living.iter().flat_map(|record| record.lines()));
        let short = Journal::read(short.as_bytes());
        let (mut all, mut some) = (journal.progress(), short.progress());
        // A term that two players met is told of by the later one.
        all.met.values_mut().chain(some.met.values_mut()).for_each(|meeting| meeting.section = None);
        prop_assert_eq!(
            all.met.keys().collect::<Vec<_>>(),
            some.met.keys().collect::<Vec<_>>()
        );
        all.met.clear();
        some.met.clear();
        prop_assert_eq!(all, some);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let journal = Journal::read(&bytes);
        prop_assert!(journal.whole <= bytes.len());
        prop_assert_eq!(journal.changes().count(), 0);
    }
}
