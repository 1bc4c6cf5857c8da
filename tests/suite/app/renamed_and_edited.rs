//! Files that get other names and other texts at once, and files that change their names with each other.

use nodecourse::app::Config;
use nodecourse::load::Library;
use nodecourse::progress::{Change, Progress};

use super::arriving::surveyed;
use super::lost_lessons::path;
use super::renamed_between::{again, course, edited, has_read, read_second, text};
use crate::player::Player;

/// The course has other files while the first lesson is open.
fn renamed(player: Player, files: &[(&str, &str)]) -> Player {
    let files = course(files);
    let files = files.iter().map(|(name, text)| (name.as_str(), *text));
    surveyed(player.edited_course(files))
}

#[test]
fn a_lesson_that_is_renamed_and_edited_at_once_while_another_is_open_keeps_its_marks() {
    let bravo = text("Bravo");
    let now = edited(&bravo);
    let player = read_second(course(&[("02-bravo.md", &bravo)]));
    let player = renamed(player, &[("07-zulu.md", &now)]);
    assert_eq!(path(&player), "01-first.md");
    assert!(has_read(&player, "07-zulu.md"));
    let player = player.wait().press("' a");
    assert_eq!(path(&player), "07-zulu.md", "{}", player.screen());
    let player = again(player.wait(), course(&[("07-zulu.md", &now)]));
    assert!(has_read(&player, "07-zulu.md"));
    assert_eq!(path(&player), "07-zulu.md", "{}", player.screen());
}

#[test]
fn one_that_others_are_much_like_keeps_them_under_its_old_name() {
    let [bravo, charlie] = ["Bravo", "Charlie"].map(text);
    let now = edited(&bravo);
    let also = format!("{bravo}\nOne more line than there was.\n");
    for (before, after) in [
        (
            vec![("02-bravo.md", &*bravo)],
            vec![("07-zulu.md", &*now), ("08-yankee.md", &also)],
        ),
        (
            vec![("02-bravo.md", &bravo), ("03-also.md", &also)],
            vec![("03-also.md", &also), ("07-zulu.md", &now)],
        ),
        (
            vec![("02-bravo.md", &bravo), ("03-also.md", &also)],
            vec![("07-zulu.md", &now)],
        ),
        (
            vec![("02-bravo.md", &bravo)],
            vec![("07-zulu.md", &charlie)],
        ),
    ] {
        let player = renamed(read_second(course(&before)), &after);
        assert!(!has_read(&player, "07-zulu.md"), "{after:?}");
    }
}

#[test]
fn what_was_read_goes_with_the_texts_of_two_lessons_that_have_changed_their_names() {
    let [bravo, charlie] = ["Bravo", "Charlie"].map(text);
    let charlie = charlie.replace("## Part", "## Other");
    let swapped = || course(&[("bravo.md", &charlie), ("charlie.md", &bravo)]);
    // The second one was looked at, and nothing of it read to its end.
    let player = read_second(course(&[("bravo.md", &bravo), ("charlie.md", &charlie)]));
    let player = player.press("] G g g Space Space Space Space Space Space Space Space");
    let player = player.press("] g g Space [ [").wait();
    let unread = |player: &Player| {
        let entry = player.app.course.modules.at_path("charlie.md");
        let id = entry.expect("it is there").id.clone();
        let digest = player.app.survey.digests.get(&id);
        let sections = &digest.expect("it was looked through").sections;
        sections.stops().count() - player.app.progress.read_of(&id, sections)
    };
    assert!(unread(&player) > 0);
    let mut player = again(player, swapped());
    assert_eq!(unread(&player), 0);
    player = again(player.wait(), swapped());
    assert_eq!(unread(&player), 0);
    // The place does so, too, in every session until the learner moves on, and so do bookmarks.
    let player = player.press("] ] Space m c").wait();
    assert_eq!(path(&player), "charlie.md");
    let words = player.app.reader.landmark().words;
    let mut player = player;
    for _ in 0..2 {
        let back = course(&[("bravo.md", &bravo), ("charlie.md", &charlie)]);
        player = again(player, back).wait();
        assert_eq!(path(&player), "bravo.md", "{}", player.screen());
        assert_eq!(player.app.reader.landmark().words, words);
    }
    let player = player.press("[ ' c");
    assert_eq!(path(&player), "bravo.md", "{}", player.screen());
    assert_eq!(player.app.reader.landmark().words, words);
}

/// How many sections of a lesson have been read.
fn read(player: &Player, path: &str) -> usize {
    let entry = player.app.course.modules.at_path(path);
    let id = entry.expect("it is there").id.clone();
    let digest = player.app.survey.digests.get(&id);
    let sections = &digest.expect("it was looked through").sections;
    player.app.progress.read_of(&id, sections)
}

#[test]
fn what_was_read_goes_with_texts_whose_names_others_have() {
    let [bravo, charlie, delta] = ["Bravo", "Charlie", "Delta"].map(text);
    let charlie = charlie.replace("## Part", "## Other");
    let delta = delta.replace("## Some", "## Else");
    let before = || course(&[("b.md", &bravo), ("c.md", &charlie)]);
    for (after, home) in [
        // One was put before them, and all names go on by one.
        (
            [("b.md", &delta), ("c.md", &bravo), ("d.md", &charlie)],
            "c.md",
        ),
        (
            [("b.md", &charlie), ("c.md", &delta), ("d.md", &bravo)],
            "d.md",
        ),
        // Of two that changed their names, only one was ever opened.
        (
            [("b.md", &charlie), ("c.md", &bravo), ("d.md", &delta)],
            "c.md",
        ),
    ] {
        let player = Player::start(Library::in_memory(before()), Config::default());
        let player = player.sized(80, 12).press("]");
        let player = player.press(&"Space ".repeat(7)).wait();
        assert_eq!(path(&player), "b.md");
        assert_eq!(read(&player, "b.md"), 2);
        let after = || course(&after.map(|(name, text)| (name, text.as_str())));
        let mut player = again(player, after());
        for _ in 0..2 {
            assert_eq!(read(&player, home), 2, "{home}: {}", player.screen());
            player = again(player.wait(), after());
        }
        // What is forgotten then stays so.
        let entry = player.app.course.modules.at_path(home);
        let key = player.app.course.key(entry.expect("it is there"));
        let mut player = player.press("g g [ [ [").wait();
        assert_eq!(path(&player), "01-first.md");
        player.saved.extend(player.app.parting());
        player.saved.push(Change::Reset(Some(key)));
        let player = again(player, after());
        assert_eq!(read(&player, home), 0, "{home}");
    }
}

#[test]
fn who_quits_before_all_lessons_were_looked_through_loses_nothing_of_what_was_read() {
    let [bravo, charlie] = ["Bravo", "Charlie"].map(text);
    let charlie = charlie.replace("## Part", "## Other");
    let swapped = || course(&[("b.md", &charlie), ("c.md", &bravo)]);
    let before = course(&[("b.md", &bravo), ("c.md", &charlie)]);
    let mut player = Player::start(Library::in_memory(before), Config::default()).sized(80, 12);
    player = player.press("]").press(&"Space ".repeat(7)).wait();
    player.saved.extend(player.app.parting());
    let mut known = Progress::default();
    for change in &player.saved {
        known.apply(change);
    }
    // The place is in the lesson of this name, which is read on at once.
    let early = Player::resumed(Library::in_memory(swapped()), known);
    let mut early = early.sized(80, 12).press("g g Space Space Space").wait();
    early.saved.splice(0..0, player.saved);
    let player = again(early, swapped());
    assert_eq!(read(&player, "c.md"), 2, "{}", player.screen());
}

#[test]
fn a_text_whose_name_another_one_has_is_known_where_it_was_edited_too() {
    let [bravo, other] = ["Bravo", "Other"].map(text);
    let other = other.replace("In line", "Quite another thing in line");
    let now = edited(&bravo);
    let after = || course(&[("b.md", &other), ("z.md", &now)]);
    let player = read_second(course(&[("b.md", &bravo)]));
    let player = player.press("] Down").wait();
    let words = player.app.reader.landmark().words;
    let mut player = again(player, after()).wait();
    for _ in 0..2 {
        assert_eq!(path(&player), "z.md", "{}", player.screen());
        assert_eq!(player.app.reader.landmark().words, words);
        assert!(has_read(&player, "z.md"));
        player = again(player, after()).wait();
    }
    let player = player.press("[ [ ' a");
    assert_eq!(path(&player), "z.md", "{}", player.screen());
}
