//! Lessons that have another name now and no line that only they have: they are known by all of their text.

use nodecourse::app::Config;
use nodecourse::load::Library;

use super::lost_lessons::{RENAMED, path};
use crate::player::Player;

/// A lesson with no line that others might not have.
fn list_of(items: &[&str]) -> String {
    let items = items.iter().map(|item| format!("- {item}\n"));
    format!("# List\n\n{}", items.collect::<String>())
}

/// A lesson that is not waited for.
fn long(about: &str) -> String {
    let line = format!("Some more words of {about}, of which there are many.\n\n");
    format!("# Long\n\n{}", line.repeat((1 << 20) / line.len() + 1))
}

/// A first lesson, one that is called otherwise then, and one that comes at the same time.
fn renamed(text: &str, other: &str) -> [Library; 2] {
    let start = ("01-a.md", "# Start\n");
    [
        Library::in_memory([start, ("02-intro.md", text)]),
        Library::in_memory([start, ("02-new.md", text), ("03-c.md", other)]),
    ]
}

#[test]
fn a_lesson_that_is_long_or_of_short_lines_is_known_by_all_of_its_text() {
    let [short, other] = [["red", "green"], ["red", "blue"]].map(|items| list_of(&items));
    let (long, longer) = (long("queues"), long("streams"));
    for (text, other) in [(&short, &other), (&long, &longer)] {
        let [before, after] = renamed(text, other);
        let player = Player::start(before.clone(), Config::default());
        let player = player.press("] Down").wait();
        let player = player.again(after.clone(), Config::default());
        let screen = player.screen();
        assert_eq!(path(&player), "02-new.md", "{screen}");
        assert!(screen.contains(RENAMED), "{screen}");
        // So is one that is open.
        let player = Player::start(before, Config::default()).press("]").wait();
        let start = ("01-a.md", "# Start\n");
        let player = player.edited_course([start, ("02-new.md", text), ("03-c.md", other)]);
        let screen = player.screen();
        assert_eq!(path(&player), "02-new.md", "{screen}");
        assert!(screen.contains("has another name now"), "{screen}");
    }
}

#[test]
fn where_two_lessons_have_the_same_short_text_nobody_is_led_anywhere() {
    let text = list_of(&["red", "green"]);
    let [before, after] = renamed(&text, &text);
    let player = Player::start(before, Config::default()).press("]").wait();
    let player = player.again(after, Config::default());
    assert_eq!(path(&player), "01-a.md", "{}", player.screen());
}

/// Files of one name, with these texts.
fn numbered<const COUNT: usize>(texts: [&str; COUNT]) -> [(&'static str, &str); COUNT] {
    let mut names = ["01-q.md", "02-q.md", "03-q.md"].into_iter();
    texts.map(|text| (names.next().unwrap_or_default(), text))
}

#[test]
fn of_long_files_of_one_name_the_one_with_the_same_text_is_opened() {
    let [alpha, beta, new] = ["queues", "streams", "timers"].map(long);
    let before = numbered([&alpha, &beta]);
    let after = numbered([&new, &alpha, &beta]);
    let player = Player::start(Library::in_memory(before), Config::default());
    let player = player.press("] Down").wait();
    let player = player.again(Library::in_memory(after), Config::default());
    let screen = player.screen();
    assert_eq!(path(&player), "03-q.md", "{screen}");
    assert!(screen.contains(RENAMED), "{screen}");
}

#[test]
fn of_files_of_one_name_with_short_lines_the_one_with_the_same_text_is_opened() {
    let [alpha, beta, new] = [["red"], ["blue"], ["green"]].map(|items| list_of(&items));
    let before = numbered([&alpha, &beta]);
    let after = numbered([&new, &alpha, &beta]);
    let player = Player::start(Library::in_memory(before), Config::default());
    let player = player.press("]").wait();
    let player = player.again(Library::in_memory(after), Config::default());
    assert_eq!(path(&player), "03-q.md", "{}", player.screen());
    // What was only edited is what it was.
    let player = Player::start(Library::in_memory(before), Config::default());
    let player = player.press("]").wait();
    let edited = numbered([&alpha, &new]);
    let player = player.again(Library::in_memory(edited), Config::default());
    assert_eq!(path(&player), "02-q.md", "{}", player.screen());
}
