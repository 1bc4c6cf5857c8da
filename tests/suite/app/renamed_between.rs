//! Files that get other names between two sessions, and are perhaps edited: what is known of them is found by their texts.

use nodecourse::app::Config;
use nodecourse::load::Library;
use nodecourse::progress::Change;
use nodecourse::source::Fingerprint;

use super::lost_lessons::{RENAMED, path};
use crate::player::Player;

pub(super) type Files<'a> = Vec<(String, &'a str)>;

/// A lesson of some lines that no other has.
pub(super) fn text(title: &str) -> String {
    let line =
        |line: usize| format!("In line {line} it is told what {title} has to do with it.\n\n");
    let lines = (0..30).map(line).collect::<String>();
    format!("# {title}\n\n## Some\n\nAll about it.\n\n## Part\n\n{lines}")
}

/// The same, edited.
pub(super) fn edited(text: &str) -> String {
    let text = text.replace("In line 7 it is told", "In the seventh line we tell");
    format!(
        "Something was put before it, too.\n\n{text}\nAnd something was put behind all of it.\n"
    )
}

fn first() -> (String, &'static str) {
    ("01-first.md".to_owned(), "# First\n\nWords.\n")
}

pub(super) fn course<'a>(files: &[(&str, &'a str)]) -> Files<'a> {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), *text));
    std::iter::once(first()).chain(files).collect()
}

pub(super) fn again(player: Player, files: Files) -> Player {
    player.again(Library::in_memory(files), Config::default())
}

/// The second lesson was read, and has a bookmark in its middle; the first one is open.
pub(super) fn read_second(files: Files) -> Player {
    let player = Player::start(Library::in_memory(files), Config::default()).sized(80, 12);
    let player = player.press("] Space Space Space m a [").wait();
    assert_eq!(path(&player), "01-first.md");
    player
}

/// Left off in the middle of the second lesson.
pub(super) fn left_off(files: Files) -> Player {
    let player = Player::start(Library::in_memory(files), Config::default()).sized(80, 12);
    player.press("] Space").wait()
}

pub(super) fn has_read(player: &Player, path: &str) -> bool {
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
        (&bravo, vec![("07-zulu.md", &edited(&bravo))], true),
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

#[test]
fn a_lesson_that_was_renamed_and_edited_is_the_one_where_the_learner_left_off() {
    let [bravo, charlie] = ["Bravo", "Charlie"].map(text);
    let before = || course(&[("02-bravo.md", &bravo)]);
    let now = edited(&bravo);
    let after = [("07-zulu.md", now.as_str()), ("08-other.md", &charlie)];
    let player = left_off(before());
    let top = player.screen();
    let row = top.lines().position(|row| row.contains("In line"));
    let row = row.expect("it is on the screen");
    let line = top.lines().nth(row);
    let mut player = again(player, course(&after));
    let screen = player.screen();
    assert_eq!(path(&player), "07-zulu.md", "{screen}");
    assert!(screen.contains(RENAMED), "{screen}");
    assert_eq!(screen.lines().nth(row), line);
    assert!(has_read(&player, "07-zulu.md"), "{screen}");
    // The place is not kept before the learner moves on.
    player.saved.clear();
    let mut player = player.wait();
    assert_eq!(player.app.parting(), []);
    let player = again(left_off(before()), course(&after))
        .press("Down")
        .wait();
    let player = again(player, course(&after));
    assert_eq!(path(&player), "07-zulu.md");
    assert!(player.screen().contains("Back where you left off: "));
}

#[test]
fn lessons_that_were_written_from_one_pattern_are_not_mistaken_for_each_other() {
    let [bravo, charlie] = ["Bravo", "Charlie"].map(text);
    // Half of it is what others have.
    let (_, pattern) = bravo.split_at(bravo.find("In line 16").expect("it is there"));
    let alike = format!("{charlie}{pattern}");
    let now = edited(&bravo);
    for after in [
        vec![("07-zulu.md", &*alike)],
        vec![("07-zulu.md", &now), ("08-yankee.md", &now)],
        vec![
            ("07-zulu.md", &now),
            (
                "08-yankee.md",
                &format!("{bravo}\nOne more line than there was.\n"),
            ),
        ],
    ] {
        let player = left_off(course(&[("02-bravo.md", &bravo)]));
        let player = again(player, course(&after));
        let screen = player.screen();
        assert_eq!(path(&player), "01-first.md", "{screen}");
        assert!(
            screen.contains("is not in this course any more"),
            "{screen}"
        );
    }
    // One that was read beside it is another one.
    let before = course(&[("02-bravo.md", &bravo), ("03-other.md", &now)]);
    let player = Player::start(Library::in_memory(before), Config::default()).sized(80, 12);
    let player = player.press("] ] Space [ Space").wait();
    assert!(has_read(&player, "03-other.md"));
    let player = again(player, course(&[("03-other.md", &now)]));
    assert_eq!(path(&player), "01-first.md", "{}", player.screen());
}

#[test]
fn in_a_course_of_many_lessons_they_are_found_too() {
    let bravo = text("Bravo");
    let others: Vec<String> = (0..400).map(|number| text(&format!("N{number}"))).collect();
    let with = |name: &str, text| {
        let others = others.iter().zip(100..);
        let others = others.map(|(text, number)| (format!("{number}.md"), text.as_str()));
        let mut files = vec![first(), (name.to_owned(), text)];
        files.extend(others);
        files
    };
    let edited = edited(&bravo);
    for now in [&bravo, &edited] {
        let after = || with("02-zulu-now.md", now);
        let player = left_off(with("02-bravo.md", &bravo));
        let player = again(player, after());
        assert_eq!(path(&player), "02-zulu-now.md", "{}", player.screen());
        for keys in ["' a", "B Enter"] {
            let player = read_second(with("02-bravo.md", &bravo));
            let player = again(player, after()).press(keys);
            let screen = player.screen();
            assert_eq!(path(&player), "02-zulu-now.md", "{keys}: {screen}");
            assert!(screen.contains("has another name now"), "{screen}");
            assert_eq!(path(&player.press("Backspace")), "01-first.md");
        }
    }
}

#[test]
fn most_lines_tell_a_text_and_a_few_do_not() {
    let [bravo, charlie] = ["Bravo", "Charlie"].map(text);
    let print = Fingerprint::of(&bravo);
    assert!(print.is_telling() && print.is_edited_in(&print) && print.is_akin_to(&print));
    let now = Fingerprint::of(&edited(&bravo));
    assert!(print.text != now.text && print.is_edited_in(&now) && now.is_edited_in(&print));
    let other = Fingerprint::of(&charlie);
    assert!(!print.is_edited_in(&other) && !print.is_akin_to(&other));
    let both = Fingerprint::of(&format!("{bravo}{charlie}"));
    assert!(!print.is_edited_in(&both));
    for few in [
        "",
        "# To come\n\nSoon.\n",
        "| ------------------- |\n| ------------------ |\n",
    ] {
        let few = Fingerprint::of(few);
        assert!(!few.is_telling() && !few.is_edited_in(&few) && !few.is_akin_to(&few));
    }
}

#[test]
fn the_place_is_found_in_the_lesson_that_opens_by_itself_too() {
    let alpha = text("Alpha");
    let last = || ("09-last.md".to_owned(), "# Last\n\nWords.\n");
    let before = || vec![("01-alpha.md".to_owned(), &*alpha), last()];
    for (now, others) in [
        (alpha.clone(), vec![last()]),
        (alpha.clone(), vec![]),
        (edited(&alpha), vec![last()]),
        (alpha.replace("# Alpha", "# Beta"), vec![last()]),
    ] {
        let player = Player::start(Library::in_memory(before()), Config::default()).sized(80, 12);
        let player = player.press("Space Space").wait();
        let place = player.app.reader.landmark();
        let after = || {
            let renamed = ("01-omega.md".to_owned(), &*now);
            std::iter::once(renamed).chain(others.clone()).collect()
        };
        let player = again(player, after());
        let screen = player.screen();
        assert_eq!(path(&player), "01-omega.md", "{screen}");
        assert!(screen.contains(RENAMED), "{screen}");
        assert_eq!(player.app.reader.landmark().words, place.words, "{screen}");
        assert!(has_read(&player, "01-omega.md"), "{screen}");
        // From then on it is the place as any other.
        let player = again(player.wait(), after());
        let screen = player.screen();
        assert!(screen.contains("Back where you left off: "), "{screen}");
        assert!(!screen.contains(RENAMED), "{screen}");
        assert_eq!(player.app.reader.landmark().words, place.words, "{screen}");
    }
}
