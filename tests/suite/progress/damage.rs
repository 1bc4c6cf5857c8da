//! Whatever becomes of a journal's bytes, every record that can still be read is used.

use std::fs;

use nodecourse::progress::{Change, Health, Journal, Scope, Store};
use tempfile::tempdir;

use super::{COURSE, add, count, landmark, load, met, place, read};

#[test]
fn of_10000_flipped_bits_none_costs_more_than_the_record_that_it_hits() {
    let changes = changes();
    let text = Journal::of(COURSE, &changes).into_bytes();
    let mut random = 1;
    for _ in 0..10_000 {
        let mut bytes = text.clone();
        let (byte, bit) = (next(&mut random) % bytes.len(), next(&mut random) % 8);
        bytes[byte] ^= 1 << bit;
        let journal = Journal::read(&bytes);
        let found: Vec<&Change> = journal.changes().collect();
        assert!(found.len() + 1 >= changes.len(), "bit {bit} of byte {byte}");
        let mut all = changes.iter();
        let is_whole = found.iter().all(|found| all.any(|change| change == *found));
        assert!(is_whole, "nothing is made up: bit {bit} of byte {byte}");
    }
}

#[test]
fn a_damaged_journal_is_kept_aside_and_goes_on_without_what_is_lost() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    let path = store.path(COURSE, Scope::Course);
    let mut random = 7;
    for round in 1..=5 {
        add(&mut store, &changes()).expect("it is kept");
        let mut bytes = fs::read(&path).expect("a journal");
        // Past the header, and not in the empty line at the end.
        let at = 60 + next(&mut random) % (bytes.len() - 70);
        bytes[at] = b'~';
        fs::write(&path, &bytes).expect("a file");
        let added = store.add(COURSE, (Scope::Course, &[read("new", round)]), 0);
        let aside = added.expect("it is kept").aside.expect("it is put aside");
        assert_eq!(aside.health, Health::Damaged);
        let aside = aside.path;
        assert_eq!(aside, path.with_extension(format!("corrupt-{round}")));
        assert_eq!(fs::read(&aside).expect("a copy"), bytes);
        let text = fs::read(&path).expect("a journal");
        let journal = Journal::read(&text);
        assert_eq!(journal.health, Health::Sound);
        assert!(count(&journal.progress()) + 1 >= 12 + round);
    }
    assert_eq!(store.copies(COURSE, "corrupt").len(), 5);
}

#[test]
fn half_a_last_record_is_the_change_in_flight_and_nothing_else() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::new(folder.path());
    let path = store.path(COURSE, Scope::Course);
    add(&mut store, &[read("water", 1), read("water", 2)]).expect("it is kept");
    let whole = fs::read(&path).expect("a journal");
    add(&mut store, &[read("water", 3)]).expect("it is kept");
    let longer = fs::read(&path).expect("a journal");
    for end in whole.len()..longer.len() {
        fs::write(&path, &longer[..end]).expect("a file");
        let known = count(&load(&mut store));
        assert_eq!(known, if end + 1 == longer.len() { 3 } else { 2 }, "{end}");
        let added = store.add(COURSE, (Scope::Course, &[read("milk", 1)]), 0);
        assert_eq!(added.expect("it is kept").aside, None, "{end}");
        let text = fs::read(&path).expect("a journal");
        let journal = Journal::read(&text);
        assert_eq!(journal.health, Health::Sound, "{end}");
        assert_eq!(count(&journal.progress()), known + 1, "{end}");
    }
}

#[test]
fn a_file_that_is_no_journal_is_kept_aside_too() {
    for text in [
        "\n",
        "hello\n",
        "{\"place\": 3}\n",
        "\0\0\0\0\n\0",
        "no journal",
        "\u{1}\u{2}",
    ] {
        let folder = tempdir().expect("a folder");
        let mut store = Store::new(folder.path());
        let path = store.path(COURSE, Scope::Course);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, text).expect("a file");
        assert!(load(&mut store).is_blank());
        let added = store.add(COURSE, (Scope::Course, &[read("water", 1)]), 0);
        let aside = added.expect("it is kept").aside;
        let is_empty = text.trim().is_empty();
        assert_eq!(aside.is_none(), is_empty, "{text:?}");
        assert_eq!(count(&load(&mut store)), 1);
    }
}

/// Changes of every kind.
fn changes() -> Vec<Change> {
    let mut changes: Vec<Change> = (1..=12).map(|number| read("water", number)).collect();
    changes.extend(["steep", "tannin", "leaf"].map(met));
    changes.push(Change::Bookmark('a', landmark("Green tea likes")));
    changes.push(place("All you taste is bitterness"));
    changes
}

fn next(random: &mut u64) -> usize {
    // Knuth's linear congruential generator.
    *random = random
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*random >> 33) as usize
}
