//! What is known of a lesson goes with its text where its file is renamed: bookmarks, and what has been read.

use nodecourse::app::Config;
use nodecourse::course::LessonId;
use nodecourse::load::Library;
use nodecourse::progress::{Change, Progress};

use super::arriving::surveyed;
use super::lost_lessons::path;
use crate::player::Player;

/// Notes with two sections of one name, and a table, a folded log and a term without many words.
const NOTES: &str = "# Setup\n\n## Install\n\nOne.\n\n## Ports\n\n| Port | Use |\n| --- | --- |\n| 80 | web |\n\n\
    ## Install\n\nTwo.\n\n<details><summary>Long log</summary>\n\n```\nline\n```\n\n</details>\n\nTerm\n: Meaning.\n";

/// Notes with bookmarks from the second `Install` back to the top, whose file is called `name` then.
fn marked_and_renamed(name: &str) -> Player {
    let first = ("01-a.md", "# A\n\nWords.\n");
    let player = Player::course([first, ("server-setup.md", NOTES)]).sized(60, 8);
    let player = player.press("] G m d g g m a → m b → m c →");
    player.wait().edited_course([first, (name, NOTES)])
}

#[test]
fn the_bookmarks_of_a_lesson_whose_file_is_renamed_lead_to_it_at_once() {
    let player = marked_and_renamed("srv.md");
    assert_eq!(path(&player), "srv.md", "{}", player.screen());
    let bookmarks = player.app.progress.bookmarks.clone();
    assert_eq!(bookmarks.len(), 4);
    let player = player.press("[");
    assert_eq!(path(&player), "01-a.md");
    let mut player = player.wait();
    for (letter, landmark) in bookmarks {
        player = player.press("[").press(&format!("' {letter}"));
        let screen = player.screen();
        assert_eq!(path(&player), "srv.md", "{letter}: {screen}");
        assert_eq!(player.app.reader.landmark().words, landmark.words);
        assert!(!screen.contains("no lesson"), "{screen}");
    }
    let screen = player.press("B").screen();
    assert!(!screen.contains("not in this course"), "{screen}");
    assert!(!screen.contains("looking"), "{screen}");
}

#[test]
fn a_bookmark_that_another_player_has_moved_does_not_follow_a_renamed_file() {
    let player = marked_and_renamed("srv.md");
    let follows = |change: &&Change| matches!(change, Change::Followed('a', ..));
    let saved = player.saved.iter();
    let Some(Change::Followed(_, from, to)) = saved.rev().find(follows) else {
        panic!("{:?}", player.saved);
    };
    let from = from.as_ref();
    let mut elsewhere = from.clone();
    elsewhere.lesson = LessonId::new("01-a.md");
    let follow = Change::Followed('a', Box::new(from.clone()), to.clone());
    for (before, after) in [
        (Some(from), Some(to)),
        (Some(&elsewhere), Some(&elsewhere)),
        (None, None),
    ] {
        let mut progress = Progress::default();
        if let Some(before) = before {
            progress.apply(&Change::Bookmark('a', before.clone()));
        }
        progress.apply(&follow);
        assert_eq!(progress.bookmarks.get(&'a'), after);
    }
}

#[test]
fn all_bookmarks_of_a_file_that_was_renamed_between_two_sessions_are_found_by_its_text() {
    let first = ("01-a.md", "# A\n\nWords.\n");
    let player = Player::course([first, ("server-setup.md", NOTES)]).sized(60, 8);
    let player = player.press("] G m d g g m a → m b → m c →").wait();
    let library = Library::in_memory([first, ("srv.md", NOTES)]);
    let mut player = player.again(library, Config::default());
    let screen = player.screen();
    assert_eq!(path(&player), "srv.md", "{screen}");
    assert!(!screen.contains("not in this course"), "{screen}");
    for letter in ['a', 'b', 'c', 'd'] {
        player = player.press("[").press(&format!("' {letter}"));
        assert_eq!(path(&player), "srv.md", "{letter}: {}", player.screen());
    }
}

#[test]
fn a_lesson_that_was_read_keeps_its_marks_when_its_file_is_renamed_while_another_one_is_open() {
    let text = |title: &str| format!("# {title}\n\n## Part\n\nAll of {title}.\n");
    let [alpha, bravo, charlie] = ["Alpha", "Bravo", "Charlie"].map(text);
    let first = ("01-alpha.md", alpha.as_str());
    let read = |player: &Player, path: &str| {
        let entry = player.app.course.modules.at_path(path);
        let id = &entry.expect("it is there").id;
        player.app.progress.read.contains_key(id)
    };
    for (after, is_read) in [
        (vec![("07-zulu.md", &bravo)], true),
        // Another text, and one that two have.
        (vec![("07-zulu.md", &charlie)], false),
        (
            vec![("07-zulu.md", &bravo), ("08-yankee.md", &bravo)],
            false,
        ),
    ] {
        let player = Player::course([first, ("02-bravo.md", bravo.as_str())]);
        let player = player.press("] m b [").wait();
        assert!(read(&player, "02-bravo.md"));
        let files = after.iter().map(|(name, text)| (*name, text.as_str()));
        let player = player.edited_course(std::iter::once(first).chain(files));
        let player = surveyed(player);
        assert_eq!(path(&player), "01-alpha.md");
        assert_eq!(read(&player, "07-zulu.md"), is_read, "{after:?}");
        let player = player.wait().press("' b");
        let home = if is_read { "07-zulu.md" } else { "01-alpha.md" };
        assert_eq!(path(&player), home, "{}", player.screen());
        // The way back is called so, too.
        if is_read {
            let player = player.press("[ Backspace");
            assert_eq!(path(&player), "07-zulu.md", "{}", player.screen());
            let player = player.wait().restart();
            assert!(read(&player, "07-zulu.md"));
        }
    }
}

#[test]
fn of_two_lessons_of_one_text_none_takes_over_what_is_known_of_the_other() {
    let text = "# Same\n\n## Part\n\nThe same words.\n";
    let first = ("01-alpha.md", "# Alpha\n");
    let before = [first, ("02-bravo.md", text), ("03-charlie.md", text)];
    let player = Player::course(before).press("] [").wait();
    let player = surveyed(player.edited_course([first, ("07-zulu.md", text)]));
    let zulu = player.app.course.modules.at_path("07-zulu.md");
    let zulu = &zulu.expect("it is there").id;
    assert!(!player.app.progress.read.contains_key(zulu));
}

#[test]
fn a_listed_lesson_whose_file_is_gone_is_told_with_its_file() {
    let list = "format = 1\nid = \"c\"\ntitle = \"C\"\n\n[[module]]\ntitle = \"M\"\nlessons = [\"m/01-one.md\", \"m/02-two.md\"]\n";
    let one = "+++\nid = \"one\"\ntitle = \"One\"\n+++\n\n## S\n\nWords of one.\n";
    let files = |name| {
        let two = ("m/02-two.md", "# Two\n\nWords.\n");
        Library::in_memory([("course.toml", list), (name, one), two])
    };
    let player = Player::start(files("m/01-one.md"), Config::default());
    let player = player.press("→").wait();
    assert_eq!(path(&player), "m/01-one.md");
    let player = player.again(files("m/01-intro.md"), Config::default());
    let screen = player.screen();
    let told = "The file of the lesson where you left off is gone: `m/01-one.md`";
    assert!(screen.contains(told), "{screen}");
    assert!(!screen.contains("not in this course"), "{screen}");
    let player = player.press("o");
    let screen = player.screen();
    assert!(screen.contains("no file"), "{screen}");
    assert!(!screen.contains("not written yet"), "{screen}");
}
