//! Of a long lesson the beginning is shown at once; its rest comes later, and the page does not move for it.

use std::sync::Arc;

use nodecourse::app::{Config, Event};
use nodecourse::course::{Coverage, LessonId};
use nodecourse::load::{self, Library};

use crate::player::Player;

#[test]
fn the_rest_of_a_long_lesson_comes_without_a_word_and_without_moving_the_page() {
    let part = "## Part\n\nSome words on the event loop.\n\n";
    let text = format!("# Long\n\n{}", part.repeat((2 << 20) / part.len()));
    let library = || Library::in_memory([("a.md", text.as_str())]);
    let mut player = Player::first_page(library(), Config::default()).press("Space 3 j");
    assert_eq!(player.app.reader.lesson.coverage, Coverage::Beginning);
    let body = |player: &Player| {
        player
            .screen()
            .lines()
            .skip(1)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let before = body(&player);
    let (course, _) = load::outline(&library());
    let (whole, problems) = load::lesson(&library(), &course, &LessonId::new("a"));
    player.event(Event::Lesson(Arc::new(whole), problems));
    assert_eq!(player.app.reader.lesson.coverage, Coverage::Whole);
    assert_eq!(body(&player), before);
    let player = player.press("G");
    assert!(player.screen().contains("100 %"), "{}", player.screen());
}

#[test]
fn no_share_is_told_of_a_lesson_whose_length_is_not_known() {
    let part = "## Part\n\nSome words on the event loop.\n\n";
    let text = format!("# Long\n\n{}", part.repeat((2 << 20) / part.len()));
    let library = || Library::in_memory([("a.md", text.as_str())]);
    let told = |player: &Player| {
        let screen = player.screen();
        let header = screen.lines().next().unwrap_or_default();
        header.trim().trim_start_matches("Long").trim().to_owned()
    };
    let player = Player::first_page(library(), Config::default());
    assert_eq!(told(&player), "0 %");
    for keys in ["Space 9 9 9 j", "G", "5 0 %"] {
        let player = Player::first_page(library(), Config::default()).press(keys);
        assert_eq!(told(&player), "… %", "{keys}");
    }
    let (course, _) = load::outline(&library());
    let mut player = player.press("9 9 9 9 j");
    let (whole, problems) = load::lesson(&library(), &course, &LessonId::new("a"));
    player.event(Event::Lesson(Arc::new(whole), problems));
    assert!(told(&player).contains(" · 5 % · "), "{}", told(&player));
}

#[test]
fn the_end_of_a_long_lesson_is_gone_to_when_it_has_come() {
    let part = "## Part\n\nSome words on the event loop.\n\n";
    let text = format!(
        "# Long\n\n{}The very end.\n",
        part.repeat((2 << 20) / part.len())
    );
    let library = || Library::in_memory([("a.md", text.as_str())]);
    let (course, _) = load::outline(&library());
    for (keys, is_at_end) in [
        ("G", true),
        ("G k", false),
        ("G g g", false),
        ("1 0 0 %", true),
        ("5 0 %", false),
    ] {
        let mut player = Player::first_page(library(), Config::default()).press(keys);
        assert!(!player.screen().contains("The very end."));
        let (whole, problems) = load::lesson(&library(), &course, &LessonId::new("a"));
        player.event(Event::Lesson(Arc::new(whole), problems));
        let screen = player.screen();
        assert_eq!(
            screen.contains("The very end."),
            is_at_end,
            "{keys}: {screen}"
        );
        assert_eq!(
            screen.contains("· 50 %"),
            keys == "5 0 %",
            "{keys}: {screen}"
        );
    }
}
