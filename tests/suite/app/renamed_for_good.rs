//! Files that got other names before the last session: what was carried over then is where it belongs in all that follow.

use std::collections::BTreeSet;

use nodecourse::progress::Change;

use super::lost_lessons::{RENAMED, path};
use super::renamed_between::{again, course, edited, has_read, left_off, read_second, text};
use crate::player::Player;

fn is_text(change: &Change) -> bool {
    matches!(change, Change::Text(..))
}

fn has_letter(player: &Player, letter: char) -> bool {
    player.app.progress.bookmarks.contains_key(&letter)
}

#[test]
fn the_place_in_a_renamed_lesson_is_found_in_every_session_until_the_learner_moves_on() {
    let bravo = text("Bravo");
    let now = edited(&bravo);
    let after = |name| course(&[(name, &bravo)]);
    let player = read_second(course(&[("02-bravo.md", &bravo)]));
    let player = player.press("] Space Space").wait();
    let place = player.app.reader.landmark();
    let mut player = again(player, after("02-second.md"));
    for _ in 0..2 {
        let screen = player.screen();
        assert_eq!(path(&player), "02-second.md", "{screen}");
        assert!(screen.contains(RENAMED), "{screen}");
        assert_eq!(player.app.reader.landmark().words, place.words);
        assert!(has_read(&player, "02-second.md"));
        player = again(player.wait(), after("02-second.md"));
    }
    // It is renamed once more, and edited then.
    let player = again(player, after("07-zulu.md")).wait();
    assert_eq!(path(&player), "07-zulu.md", "{}", player.screen());
    let player = again(player, course(&[("07-zulu.md", &now)]));
    let screen = player.screen();
    assert_eq!(path(&player), "07-zulu.md", "{screen}");
    assert!(screen.contains(RENAMED), "{screen}");
    let player = player.press("Down").wait();
    let player = again(player, course(&[("07-zulu.md", &now)]));
    let screen = player.screen();
    assert_eq!(path(&player), "07-zulu.md", "{screen}");
    assert!(screen.contains("Back where you left off: "), "{screen}");
    assert!(!screen.contains(RENAMED), "{screen}");
}

#[test]
fn what_is_read_of_a_lesson_goes_with_its_file_to_and_fro() {
    let bravo = text("Bravo");
    let with = |name| course(&[(name, &bravo)]);
    let player = read_second(with("02-bravo.md"));
    let mut player = again(player, with("07-zulu.md")).wait();
    let letters = ['b', 'c', 'd', 'e'];
    let names = ["02-bravo.md", "07-zulu.md", "02-bravo.md", "08-yankee.md"];
    let mut parts = 0;
    for (letter, name) in letters.into_iter().zip(names) {
        let here = path(&player).to_owned();
        if here == "01-first.md" {
            player = player.press("]");
        }
        // One section more, or as many as there are.
        player = player
            .press("Space Space")
            .press(&format!("m {letter}"))
            .wait();
        let id = player.app.reader.lesson.id.clone();
        let read = player.app.progress.read.get(&id).map_or(0, BTreeSet::len);
        assert!(read >= parts, "{name}");
        parts = read;
        player = again(player, with(name)).wait();
        let screen = player.screen();
        assert_eq!(path(&player), name, "{screen}");
        let id = player.app.reader.lesson.id.clone();
        let read = player.app.progress.read.get(&id).map_or(0, BTreeSet::len);
        assert_eq!(read, parts, "{name}: {screen}");
        let back = player.press("[").press(&format!("' {letter}"));
        assert_eq!(path(&back), name, "{letter}: {}", back.screen());
        assert!(has_letter(&back, 'a'));
        player = back.wait();
    }
    assert!(parts > 0);
}

#[test]
fn a_lesson_that_is_renamed_over_one_that_was_only_looked_at_keeps_what_was_read_of_it() {
    let [bravo, charlie] = ["Bravo", "Charlie"].map(text);
    let (_, charlie) = charlie.split_at(charlie.find("## Part").expect("it is there"));
    let before = course(&[("02-bravo.md", &bravo), ("03-charlie.md", charlie)]);
    let player = read_second(before);
    let player = player.press("] ] Down").wait();
    assert_eq!(path(&player), "03-charlie.md");
    assert!(!has_read(&player, "03-charlie.md"));
    let player = again(player, course(&[("03-charlie.md", &bravo)])).wait();
    assert!(has_read(&player, "03-charlie.md"));
}

#[test]
fn what_was_read_before_texts_were_kept_goes_with_them_from_the_next_session_on() {
    let [bravo, charlie] = ["Bravo", "Charlie"].map(text);
    let before = || course(&[("02-bravo.md", &bravo), ("03-charlie.md", &charlie)]);
    let mut player = read_second(before()).press("] ] Space Space [ [").wait();
    player.saved.extend(player.app.parting());
    player.saved.retain(|change| !is_text(change));
    let known = player.saved.len();
    let mut player = again(player, before()).wait();
    player.saved.extend(player.app.parting());
    let fresh = player.saved.split_off(known);
    assert!(fresh.iter().all(is_text), "{fresh:?}");
    assert!(fresh.len() >= 2, "{fresh:?}");
    player.saved.extend(fresh);
    // Once.
    let known = player.saved.len();
    let mut player = again(player, before()).wait();
    player.saved.extend(player.app.parting());
    assert_eq!(player.saved.split_at(known).1, []);
    let after = course(&[("07-zulu.md", &bravo), ("08-yankee.md", &charlie)]);
    let player = again(player, after).wait();
    assert!(has_read(&player, "07-zulu.md") && has_read(&player, "08-yankee.md"));
}

#[test]
fn a_bookmark_in_a_renamed_lesson_leads_to_it_when_its_line_is_edited_later() {
    let bravo = text("Bravo");
    let player = read_second(course(&[("02-bravo.md", &bravo)]));
    let bookmark = player.app.progress.bookmarks.get(&'a');
    let words = bookmark.expect("it is set").name().clone();
    let is_it = |line: &&str| line.starts_with(words.trim_end_matches('…'));
    let line = bravo.lines().find(is_it).expect("it is in the lesson");
    let now = bravo.replace(line, "All of this is new.");
    for keys in ["' a", "B Enter"] {
        let player = read_second(course(&[("02-bravo.md", &bravo)]));
        let player = again(player, course(&[("07-zulu.md", &bravo)])).wait();
        let player = again(player, course(&[("07-zulu.md", &now)])).press(keys);
        let screen = player.screen();
        assert_eq!(path(&player), "07-zulu.md", "{keys}: {screen}");
        let player = player.wait();
        let screen = player.screen();
        assert_eq!(path(&player), "07-zulu.md", "{keys}: {screen}");
    }
}

#[test]
fn what_was_forgotten_under_both_names_is_not_found_under_either() {
    let bravo = text("Bravo");
    let with = |name| course(&[(name, &bravo)]);
    let player = left_off(with("02-bravo.md"));
    let mut player = again(player, with("07-zulu.md")).wait();
    for name in ["07-zulu.md", "02-bravo.md"] {
        let kept = player.saved.iter().filter_map(Change::lesson);
        let keys: Vec<_> = kept
            .filter(|key| name.contains(key.as_str()))
            .cloned()
            .collect();
        player.saved.extend(player.app.parting());
        player
            .saved
            .extend(keys.into_iter().map(|key| Change::Reset(Some(key))));
    }
    for name in ["07-zulu.md", "02-bravo.md"] {
        player = again(player, with(name)).wait();
        assert_eq!(path(&player), "01-first.md");
        assert!(!has_read(&player, name));
    }
}

#[test]
fn what_was_marked_in_a_lesson_is_found_in_it_when_another_text_has_its_old_name() {
    let bravo = text("Bravo");
    let line = |number: usize| format!("Number {number} of quite other words stands here.\n\n");
    let lines = (0..30).map(line).collect::<String>();
    let other = format!("# Other\n\n## Else\n\n{lines}");
    let both = || course(&[("02-bravo.md", &other), ("07-zulu.md", &bravo)]);
    for keys in [
        "' a",
        "B Enter",
        "] Space Space [ ' a",
        "] Space Space [ B Enter",
    ] {
        let player = read_second(course(&[("02-bravo.md", &bravo)]));
        let words = player.app.progress.bookmarks[&'a'].words.clone();
        let player = again(player, course(&[("07-zulu.md", &bravo)])).wait();
        let player = again(player, both()).press(keys).wait();
        let screen = player.screen();
        assert_eq!(path(&player), "07-zulu.md", "{keys}: {screen}");
        assert!(screen.contains(&words), "{keys}: {screen}");
        let player = again(player, both()).press("g g [ [ ' a");
        let screen = player.screen();
        assert_eq!(path(&player), "07-zulu.md", "{keys}: {screen}");
    }
}

#[test]
fn the_place_in_a_renamed_lesson_is_found_when_another_text_has_its_old_name() {
    let [bravo, charlie] = ["Bravo", "Charlie"].map(text);
    let both = || course(&[("02-bravo.md", &charlie), ("07-zulu.md", &bravo)]);
    let player = left_off(course(&[("02-bravo.md", &bravo)]));
    let words = player.app.reader.landmark().words;
    let player = again(player, course(&[("07-zulu.md", &bravo)])).wait();
    let player = again(player, both()).wait();
    assert_eq!(path(&player), "07-zulu.md", "{}", player.screen());
    assert_eq!(player.app.reader.landmark().words, words);
}

#[test]
fn a_file_that_comes_back_edited_beside_nothing_else_keeps_its_bookmarks() {
    let bravo = text("Bravo");
    let player = read_second(course(&[("02-bravo.md", &bravo)]));
    let player = again(player, course(&[("07-zulu.md", &bravo)])).wait();
    let now = edited(&bravo);
    let player = again(player, course(&[("02-bravo.md", &now)]));
    let player = player.press("] Space Space [ ' a");
    assert_eq!(path(&player), "02-bravo.md", "{}", player.screen());
}
