//! Files that get other names between two sessions, and are perhaps edited: what is known of them is found by their texts.

use nodecourse::app::Config;
use nodecourse::load::Library;
use nodecourse::progress::Change;

use super::lost_lessons::path;
use crate::player::Player;

type Files<'a> = Vec<(String, &'a str)>;

/// A lesson of some lines that no other has.
fn text(title: &str) -> String {
    let line =
        |line: usize| format!("In line {line} it is told what {title} has to do with it.\n\n");
    let lines = (0..30).map(line).collect::<String>();
    format!("# {title}\n\n## Some\n\nAll about it.\n\n## Part\n\n{lines}")
}

/// The same, edited.
fn edited(text: &str) -> String {
    let text = text.replace("In line 7 it is told", "In the seventh line we tell");
    format!(
        "Something was put before it, too.\n\n{text}\nAnd something was put behind all of it.\n"
    )
}

fn first() -> (String, &'static str) {
    ("01-first.md".to_owned(), "# First\n\nWords.\n")
}

fn course<'a>(files: &[(&str, &'a str)]) -> Files<'a> {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), *text));
    std::iter::once(first()).chain(files).collect()
}

fn again(player: Player, files: Files) -> Player {
    player.again(Library::in_memory(files), Config::default())
}

/// The second lesson was read, and has a bookmark in its middle; the first one is open.
fn read_second(files: Files) -> Player {
    let player = Player::start(Library::in_memory(files), Config::default()).sized(80, 12);
    let player = player.press("] Space Space Space m a [").wait();
    assert_eq!(path(&player), "01-first.md");
    player
}

fn has_read(player: &Player, path: &str) -> bool {
    let entry = player.app.course.modules.at_path(path);
    let id = &entry.expect("it is there").id;
    player.app.progress.read.contains_key(id)
}

#[test]
fn what_was_read_goes_with_the_text_and_comes_with_no_other() {
    let [bravo, charlie] = ["Bravo", "Charlie"].map(text);
    let stub = "# To come\n\nSoon.\n";
    for (before, after, is_read) in [
        (&*bravo, vec![("07-zulu.md", &*bravo)], true),
        (&bravo, vec![("07-zulu.md", &charlie)], false),
        (&bravo, vec![("07-zulu.md", &edited(&bravo))], false),
        (
            &bravo,
            vec![("07-zulu.md", &bravo), ("08-yankee.md", &bravo)],
            false,
        ),
        // A lesson that is not written yet is like others that are not.
        (stub, vec![("07-zulu.md", stub)], false),
    ] {
        let player = read_second(course(&[("02-bravo.md", before)]));
        assert!(has_read(&player, "02-bravo.md"));
        let player = again(player, course(&after)).wait();
        assert_eq!(has_read(&player, "07-zulu.md"), is_read, "{after:?}");
        if is_read {
            let player = player.press("] [").wait();
            let player = again(player, course(&after));
            assert!(has_read(&player, "07-zulu.md"));
            // Its file may come back.
            let player = again(player, course(&[("02-bravo.md", before)]));
            assert!(has_read(&player, "02-bravo.md"));
        }
    }
}

#[test]
fn what_was_forgotten_of_a_renamed_lesson_does_not_come_again() {
    let bravo = text("Bravo");
    let after = || course(&[("07-zulu.md", &bravo)]);
    let player = read_second(course(&[("02-bravo.md", &bravo)]));
    let mut player = again(player, after()).wait();
    assert!(has_read(&player, "07-zulu.md"));
    let entry = player.app.course.modules.at_path("07-zulu.md");
    let key = player.app.course.key(entry.expect("it is there"));
    player.saved.push(Change::Reset(Some(key)));
    let player = again(player, after()).wait();
    assert!(!has_read(&player, "07-zulu.md"));
}
