//! What is kept from one start to the next, and when it is saved.

use std::fmt::Write;

use nodecourse::app::config::parse;
use nodecourse::app::{Config, Effect, Event, Key, Timer, Work};
use nodecourse::course::SectionId;
use nodecourse::load::Library;
use nodecourse::progress::{Aside, Change, Health, Kept, Trouble};
use nodecourse::source::Source;

use crate::player::Player;

pub const GLOSSARY: &str = "[loop]\nname = \"event loop\"\ntext = \"It takes turns.\"\n";

#[test]
fn the_next_start_is_where_the_last_one_ended_to_the_row() {
    for keys in [
        "Space",
        "Space Space j j j",
        "3 j",
        "5 0 %",
        "G",
        "→ → k",
        "o Down Down Enter j j",
    ] {
        for (width, height) in [(80, 24), (40, 12), (140, 40)] {
            let player = Player::bundled().sized(width, height).press(keys);
            let before = page(&player);
            let player = player.restart();
            assert_eq!(page(&player), before, "{keys} at {width}×{height}");
            let screen = player.screen();
            assert!(screen.contains("Back where you left off"), "{screen}");
            assert!(screen.contains("gg for the top") || width < 80, "{screen}");
        }
    }
}

#[test]
fn no_section_is_called_where_one_left_off_that_has_not_been_on_the_screen() {
    let section = |name: &str| format!("## {name}\n\n{}", "Words.\n\n".repeat(3));
    let lesson = ["# T\n\n".to_owned(), section("One"), section("Two")].concat();
    let mut player = Player::open(&lesson).sized(80, 7).press("→ j").wait();
    // Only where it opens, the screen has room for all of the lesson.
    player
        .saved
        .retain(|change| !matches!(change, Change::Read(..)));
    let player = player.restart();
    let screen = player.screen();
    assert!(
        screen.contains("Back where you left off: One ·"),
        "{screen}"
    );
    // Nor is what has come in the place of a section that is gone.
    let player = player.press("→");
    let other = Library::in_memory([("lesson.md", "# T\n\n## Three\n\nOther words.\n")]);
    let screen = player.again(other, Config::default()).screen();
    let told = "What you read last is gone; this stands as far into the lesson.";
    assert!(screen.contains(told), "{screen}");
}

#[test]
fn every_row_of_a_lesson_is_come_back_to() {
    let mut player = Player::bundled();
    loop {
        let before = page(&player);
        let back = player.restart();
        assert_eq!(page(&back), before);
        player = back.press("j");
        if page(&player) == before {
            return;
        }
    }
}

#[test]
fn another_width_keeps_the_words_at_the_top() {
    let player = Player::bundled().press("Space Space j j");
    let before = player.app.reader.landmark();
    let player = player.restart().sized(50, 20).restart().sized(120, 50);
    assert_eq!(player.app.reader.landmark(), before);
}

#[test]
fn an_edited_lesson_is_gone_on_with_at_the_same_words() {
    let files = |text: &str| Library::in_memory([("lesson.md", text.to_owned())]);
    let before = long_lesson(3);
    let player = Player::start(files(&before), Config::default()).press("Space Space j");
    let words = player.app.reader.landmark().words;
    let edited = before.replace("# Lesson", "# Lesson\n\nNew.\n\n- one\n- two\n\n> and more");
    let player = player.again(files(&edited), Config::default());
    assert_eq!(player.app.reader.landmark().words, words);
    assert!(page(&player).contains(&words), "{}", player.screen());
}

#[test]
fn the_lesson_is_remembered_too_and_one_that_is_gone_does_no_harm() {
    let files = |names: &[&'static str]| {
        let texts = names
            .iter()
            .map(|name| (*name, format!("# About {name}\n\nText.\n")));
        Library::in_memory(texts.collect::<Vec<_>>())
    };
    let player = Player::start(files(&["a.md", "b.md", "c.md"]), Config::default()).press("] ]");
    assert!(player.screen().contains("About c.md"));
    let player = player.again(files(&["a.md", "b.md", "c.md"]), Config::default());
    assert!(page(&player).contains("About c.md"), "{}", player.screen());
    let player = player.again(files(&["a.md", "b.md"]), Config::default());
    assert!(page(&player).contains("About a.md"), "{}", player.screen());
}

#[test]
fn who_comes_for_the_first_time_is_greeted_and_told_of_no_way_back() {
    let player = Player::bundled();
    assert!(player.screen().contains("Welcome"), "{}", player.screen());
    let player = player.press("?").press("Esc").restart();
    assert!(
        !player.screen().contains("Back where"),
        "{}",
        player.screen()
    );
}

#[test]
fn a_place_is_saved_after_a_while_and_a_rest_asks_for_nothing() {
    let saves = |player: &Player| {
        player
            .timers
            .iter()
            .filter(|timer| **timer == Timer::Save)
            .count()
    };
    let player = Player::open(&long_lesson(3)).wait();
    assert_eq!((player.saved.len(), saves(&player)), (0, 0));
    let player = player.press("j j Space k");
    assert_eq!((places(&player), saves(&player)), (0, 1));
    let player = player.wait();
    assert_eq!((places(&player), saves(&player)), (1, 0));
    let player = player.press("j").press("k").wait();
    assert_eq!(places(&player), 1, "it is the same place");
    assert_eq!(saves(&player.wait()), 0);
}

#[test]
fn what_is_being_saved_when_the_program_ends_is_saved_then() {
    let files = [("a.md", "# A\n\nWords.\n"), ("b.md", "# B\n\nOthers.\n")];
    let mut player = Player::course(files).press("L");
    let bookmark = [Event::Key(Key::char('m')), Event::Key(Key::char('x'))];
    let effects: Vec<Effect> = bookmark
        .into_iter()
        .flat_map(|event| player.app.update(event))
        .collect();
    let is_saving = |effect: &&Effect| matches!(effect, Effect::Work(Work::Save(_)));
    assert_eq!(effects.iter().filter(is_saving).count(), 1);
    let is_bookmark = |change: &Change| matches!(change, Change::Bookmark('x', _));
    assert!(player.app.parting().iter().any(is_bookmark));
    assert_eq!(player.app.parting(), []);
}

#[test]
fn a_full_disk_is_told_once_and_reading_goes_on() {
    let mut player = Player::open(&long_lesson(3));
    player.trouble = Some(Trouble::Homeless("the disk is full".to_owned()));
    let player = player.press("j").wait();
    let told = "Progress is not kept: the disk is full.";
    assert!(player.screen().contains(told), "{}", player.screen());
    let mut player = player.wait().press("Space").wait().press("Space").wait();
    assert!(!player.screen().contains("kept"), "{}", player.screen());
    assert!(player.app.known_trouble().is_some() && player.saved.is_empty());
    player.trouble = None;
    let player = player.press("k").wait();
    assert!(
        player.screen().contains("Progress is kept again."),
        "{}",
        player.screen()
    );
}

#[test]
fn a_file_that_was_put_aside_is_told() {
    let mut player = Player::open("# T");
    for (health, words) in [
        (
            Health::Damaged,
            "Some of your progress could not be read; the file as it was is now tea.corrupt-2.",
        ),
        (
            Health::Newer,
            "A newer nodecourse wrote your progress, kept as tea.corrupt-2; update this one.",
        ),
    ] {
        let path = "/state/courses/tea.corrupt-2".into();
        player.event(Event::Kept(Kept {
            aside: Some(Aside { path, health }),
            ..Kept::default()
        }));
        player = player.sized(100, 24);
        let screen = player.screen();
        assert!(screen.contains(words), "{screen}");
    }
}

#[test]
fn width_and_theme_are_remembered_until_the_configuration_says_otherwise() {
    let config = |text: &str| parse(&Source::new("config.toml", text)).0;
    let library = || Library::in_memory([("lesson.md", long_lesson(1))]);
    let narrow = "text_width = 60\n";
    let player = Player::start(library(), config(narrow)).press("- -");
    assert_eq!(player.app.geometry.column.width, 56);
    let player = player.again(library(), config(narrow));
    assert_eq!(player.app.geometry.column.width, 56);
    let player = player.again(library(), config("text_width = 70\n"));
    assert_eq!(player.app.geometry.column.width, 70);
    let player = Player::bundled()
        .press("T")
        .type_text("sepia")
        .press("Enter");
    assert!(
        player.screen().contains("Theme from now on: Sepia."),
        "{}",
        player.screen()
    );
    let player = player.wait();
    let theme = player.saved.iter().find_map(|change| match change {
        Change::Theme(theme) => Some(theme.clone()),
        _ => None,
    });
    let theme = theme.expect("the theme is saved");
    assert_eq!(theme.in_force(&None), Some(&Some("sepia".to_owned())));
    assert_eq!(theme.in_force(&Some("dawn".to_owned())), None);
}

#[test]
fn the_background_may_choose_the_theme_again() {
    let mut player = Player::bundled();
    player.event(Event::Background(nodecourse::theme::Appearance::Light));
    let player = player.press("T").type_text("sepia").press("Enter");
    assert_eq!(player.app.theming.theme.name, "sepia");
    let player = player.press("T").type_text("background");
    assert_eq!(player.app.theming.theme.name, "dawn", "it is tried on");
    let player = player.press("Enter").wait();
    assert_eq!(player.app.theming.theme.name, "dawn");
    let last = player.saved.iter().rev().find_map(|change| match change {
        Change::Theme(theme) => Some(theme.chosen.clone()),
        _ => None,
    });
    assert_eq!(last, Some(None));
}

#[test]
fn back_and_forward_restore_the_very_row_after_every_kind_of_jump() {
    let mut text = String::from(
        "# T\n\n[to the end](#section-2) and [over](other.md), the event loop[^n].\n\n[^n]: See [above](#section-1).\n\n",
    );
    text.push_str("```js\none();\ntwo();\nthree();\n```\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n\n");
    text.push_str(&long_lesson(2).replace("# Lesson\n", ""));
    let course = "format = 1\nid = \"test\"\ntitle = \"T\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"other.md\"]\n";
    let files = [
        ("course.toml", course.to_owned()),
        ("glossary.toml", GLOSSARY.to_owned()),
        ("a.md", text),
        (
            "other.md",
            format!("# Other\n\n{}The event loop.\n", paragraphs(30)),
        ),
    ];
    // What comes before a jump, and the jump.
    let jumps = [
        ("Tab", "Enter"),
        ("Tab Tab", "Enter"),
        ("", "G"),
        ("", "5 0 %"),
        ("", "]"),
        ("", "o Down Down Enter"),
        ("", "i Enter Tab Tab Enter"),
        ("", ": O t h e r Enter"),
        ("m a d", "' a"),
    ];
    for rows in [0, 2, 4, 6, 9, 10, 11, 13, 15] {
        for (way, jump) in jumps {
            let library = Library::in_memory(files.clone());
            let player = Player::start(library, Config::default()).press(&"j ".repeat(rows));
            let player = player.press(way);
            let before = page(&player);
            let player = player.press(jump);
            let after = page(&player);
            let what = format!("{rows} rows, {way} {jump}");
            let player = player.press("Backspace");
            assert_eq!(page(&player), before, "{what}, back");
            let player = player.press("Alt-→");
            if after != before {
                assert_eq!(page(&player), after, "{what}, back and forward");
            }
        }
    }
}

#[test]
fn what_cannot_be_read_is_told_at_the_start_and_once() {
    let trouble = || Trouble::Refused {
        path: "journal".into(),
        reason: "permission is denied".to_owned(),
    };
    let mut player = Player::in_trouble("# T\n\nText.\n", trouble()).sized(100, 24);
    let screen = player.screen();
    assert!(
        screen.ends_with(
            "Progress is not kept: permission is denied. What was kept before cannot be read."
        ),
        "{screen}"
    );
    player = player.wait().press("j m a").wait();
    let screen = player.press("j").screen();
    assert!(!screen.contains("rogress"), "{screen}");
    let homeless = Trouble::Homeless("HOME is not set".to_owned());
    let screen = Player::in_trouble("# T\n", homeless).screen();
    assert!(
        screen.ends_with("Progress is not kept: HOME is not set."),
        "{screen}"
    );
}

#[test]
fn what_could_not_be_saved_is_tried_again_without_another_change() {
    let mut player = Player::open(&long_lesson(3));
    player.trouble = Some(Trouble::Refused {
        path: "journal".into(),
        reason: "the disk is full".to_owned(),
    });
    let player = player.press("m a");
    assert!(
        player.screen().contains("the disk is full"),
        "{}",
        player.screen()
    );
    let tries = |player: &Player| {
        player
            .timers
            .iter()
            .filter(|timer| **timer == Timer::Retry)
            .count()
    };
    assert_eq!(tries(&player), 1);
    // It is still full, and told no second time.
    let mut player = player.wait();
    assert!(!player.screen().contains("full"), "{}", player.screen());
    assert_eq!(tries(&player), 1);
    player.trouble = None;
    let player = player.wait();
    assert!(
        player.screen().contains("Progress is kept again."),
        "{}",
        player.screen()
    );
    assert_eq!(tries(&player), 0);
}

/// The page without the bars and the focus.
pub fn page(player: &Player) -> String {
    let screen = player.screen();
    let lines: Vec<_> = screen.lines().collect();
    lines[1..lines.len() - 1].join("\n")
}

/// The ids of the sections that have been read.
pub fn read(player: &Player) -> Vec<String> {
    let parts = player.app.progress.read.values().flatten();
    parts.flatten().map(SectionId::to_string).collect()
}

/// How often the place has been saved.
fn places(player: &Player) -> usize {
    let places = player.saved.iter();
    places
        .filter(|change| matches!(change, Change::Place(..)))
        .count()
}

/// A lesson with sections that are longer than a screen.
pub fn long_lesson(sections: usize) -> String {
    let mut text = String::from("# Lesson\n\nAn introduction.\n");
    for section in 1..=sections {
        let _ = write!(text, "\n## Section {section}\n\n");
        for number in 1..=20 {
            let _ = write!(text, "Paragraph {number} of section {section}.\n\n");
        }
    }
    text
}

pub fn paragraphs(count: usize) -> String {
    "Text.\n\n".repeat(count)
}
