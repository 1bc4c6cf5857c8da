//! Lists to choose from: what their filters find, and what their rows tell.

use nodecourse::app::config::parse;
use nodecourse::app::overlay::PracticeView;
use nodecourse::app::{Config, Overlay};
use nodecourse::load::Library;
use nodecourse::source::Source;
use nodecourse::theme::Role;

use crate::player::Player;

/// The rows of the open list.
fn rows(player: &Player) -> Vec<String> {
    let screen = player.screen();
    let framed = screen
        .lines()
        .filter(|row| row.trim_start().starts_with('│'));
    let inside = framed.map(|row| row.trim_matches([' ', '│']).to_owned());
    let mut rows: Vec<String> = inside.filter(|row| !row.is_empty()).collect();
    rows.remove(0);
    rows
}

fn found(list: &str, typed: &str) -> Vec<String> {
    rows(&Player::bundled().sized(80, 40).press(list).type_text(typed))
}

#[test]
fn letters_here_and_there_are_no_match() {
    let themes = found(":", "theme");
    assert!(
        themes.iter().any(|row| row.contains("choose a theme")),
        "{themes:?}"
    );
    assert!(
        !themes.iter().any(|row| row.contains("Review")),
        "{themes:?}"
    );
    let events = found("i", "event");
    assert!(
        events.iter().any(|row| row.contains("event loop")),
        "{events:?}"
    );
    assert!(
        !events.iter().any(|row| row.contains("environment")),
        "{events:?}"
    );
}

#[test]
fn words_with_letters_left_out_and_initials_are_found() {
    for (typed, wanted) in [
        ("evnt lop", "event loop"),
        ("evntloop", "event loop"),
        ("glosary", "glossary"),
        ("elo", "event loop"),
        ("sqlinj", "SQL injection"),
        ("loop event", "event loop"),
        ("mddlewre", "middleware"),
    ] {
        let rows = found(":", typed);
        let is_wanted = |row: &String| row.contains(wanted);
        assert!(rows.iter().take(3).any(is_wanted), "{typed}: {rows:?}");
    }
}

#[test]
fn what_is_selected_can_be_read_to_its_end() {
    let player = Player::bundled().sized(40, 15).press("?");
    let screen = player.screen();
    assert!(
        screen.contains("stopping at the") && screen.contains("next section"),
        "{screen}"
    );
    assert!(screen.contains("Space PgDn Ctrl-F"), "{screen}");
    let mut player = player;
    for _ in 0..60 {
        let (label, keys) = {
            let Some(nodecourse::app::Overlay::List(list)) = player.app.overlays.last() else {
                panic!("the list is open");
            };
            let (item, _) = &list.made[&list.selected];
            (item.label.clone(), item.detail.clone())
        };
        let screen = player.screen();
        let words = screen.split(|letter: char| letter.is_whitespace() || letter == '│');
        let words: Vec<&str> = words.collect();
        let all = format!("{label} {keys}");
        for word in all.split(' ') {
            assert!(words.contains(&word), "{label}, {word}: {screen}");
        }
        player = player.press("Down");
    }
}

#[test]
fn a_click_below_a_selected_row_of_two_chooses_what_is_there() {
    let player = Player::bundled()
        .sized(40, 15)
        .press("o")
        .click("Why one language");
    assert!(
        player.screen().contains("Why one language matters"),
        "{}",
        player.screen()
    );
    assert!(player.app.overlays.is_empty());
}

#[test]
fn the_keys_of_fzf_and_vi_move_the_selection_while_letters_filter() {
    let selected = |player: &Player| {
        let screen = player.screen();
        let row = screen.lines().find(|row| row.contains('▸'));
        row.map_or_else(|| panic!("{screen}"), str::to_owned)
    };
    for open in ["o", "i", ":", "?", "T", "g / e v e n t"] {
        let list = || Player::bundled().press(open);
        let (first, second) = (selected(&list()), selected(&list().press("Down")));
        assert_ne!(first, second, "{open}");
        for (down, up) in [("Ctrl-N", "Ctrl-P"), ("Ctrl-J", "Ctrl-K")] {
            let player = list().press(down);
            assert_eq!(selected(&player), second, "{open} {down}");
            assert_eq!(selected(&player.press(up)), first, "{open} {up}");
        }
    }
    // With nothing found they recall searches, as the arrows do.
    let player = Player::bundled().press("g / l o o p Enter Esc Esc g / Ctrl-P");
    assert!(player.screen().contains("› loop"), "{}", player.screen());
}

#[test]
fn a_line_feed_is_enter_where_it_does_not_move_a_selection() {
    let player = Player::bundled().press("Tab Ctrl-J");
    assert!(
        matches!(player.app.overlays.last(), Some(Overlay::Popup(_))),
        "{}",
        player.screen()
    );
    let text = "[keys]\nline-down = \"Ctrl-J\"\n";
    let (config, problems) = parse(&Source::new("config.toml", text));
    assert!(problems.is_empty(), "{problems:?}");
    let player = Player::start(Library::bundled(), config).press("Tab Ctrl-J");
    assert!(player.app.overlays.is_empty(), "it is bound");
}

/// The contents of a course of two modules, with what was typed.
fn contents(typed: &str) -> Player {
    let list = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"Basics\"\nlessons = [\"a.md\", \"b.md\"]\n[[module]]\ntitle = \"Security\"\nlessons = [\"c.md\", \"d.md\"]\n";
    let files = [
        ("course.toml", list),
        ("a.md", "# Houses\n"),
        ("b.md", "# Safe doors\n"),
        ("c.md", "# Keys\n"),
        ("d.md", "# Doors\n"),
    ];
    Player::course(files).press("o").type_text(typed)
}

/// The first word of the rows of the contents, the selected one with its sign.
fn first_words(player: &Player) -> Vec<String> {
    let titles = rows(player)
        .into_iter()
        .filter(|row| !row.starts_with(['├', '╰']));
    let words = titles.map(|row| row.split("  ").next().unwrap_or_default().to_owned());
    words.collect()
}

#[test]
fn the_contents_find_the_lessons_of_a_module_by_its_name() {
    let player = contents("secur");
    assert_eq!(first_words(&player), ["Security", "▸ Keys", "Doors"]);
    assert_eq!(player.painted(Role::Match), ["Secur"]);
    let player = player.press("Enter");
    assert_eq!(player.app.reader.lesson.id.as_str(), "c");
    // What says it itself is meant rather.
    let player = Player::bundled().press("o").type_text("express");
    let selected = rows(&player).into_iter().find(|row| row.starts_with('▸'));
    assert!(
        selected.is_some_and(|row| row.contains("Express")),
        "{}",
        player.screen()
    );
}

#[test]
fn what_is_found_in_the_contents_stands_under_its_module_with_the_best_selected() {
    let player = contents("door");
    let found = ["Basics", "Safe doors", "Security", "▸ Doors"];
    assert_eq!(first_words(&player), found);
    assert_eq!(player.press("Enter").app.reader.lesson.id.as_str(), "d");
    // A heading is no stop.
    let player = contents("door").press("Up");
    let found = ["Basics", "▸ Safe doors", "Security", "Doors"];
    assert_eq!(first_words(&player), found);
    assert_eq!(player.press("Enter").app.reader.lesson.id.as_str(), "b");
    let player = contents("nothing of the kind");
    assert!(
        player.screen().contains("Nothing matches"),
        "{}",
        player.screen()
    );
}

#[test]
fn a_whole_word_is_meant_before_one_that_begins_so_and_the_first_of_equals() {
    let course = [(
        "a.md",
        "# A\n\n## Notes on an event\n\nx\n\n## The event loop\n\nx\n\n## Events\n\nx\n\n## Many events\n\nx\n",
    )];
    let selected = |typed: &str| {
        let player = Player::course(course).press("o").type_text(typed);
        let row = rows(&player).into_iter().find(|row| row.starts_with('▸'));
        row.unwrap_or_else(|| panic!("{typed}: {}", player.screen()))
    };
    for (typed, expected) in [
        ("event", "Notes on an event"),
        ("events", "Events"),
        ("event l", "The event loop"),
        ("even", "Notes on an event"),
        ("man", "Many events"),
    ] {
        let row = selected(typed);
        assert!(row.contains(expected), "{typed}: {row}");
    }
    let bundled = Player::bundled().press("o").type_text("event");
    let row = rows(&bundled).into_iter().find(|row| row.starts_with('▸'));
    let row = row.unwrap_or_default();
    assert!(!row.contains("Events, processes"), "{}", bundled.screen());
}

#[test]
fn lists_are_as_wide_as_each_other_and_mark_alike() {
    for keys in ["o", "i", ":", "?", "g / e v e n t"] {
        let screen = Player::bundled().sized(104, 40).press(keys).screen();
        let top = screen.lines().find_map(|row| {
            let (_, top) = row.split_once('╭')?;
            Some(top.split_once('╮')?.0.chars().count() + 2)
        });
        assert_eq!(top, Some(84), "{keys}: {screen}");
        assert!(screen.contains("│▸ "), "{keys}: {screen}");
    }
}

#[test]
fn every_line_that_is_typed_into_has_a_cursor_before_anything_is_typed() {
    for keys in ["o", "i", ":", "?", "g /", "/"] {
        let player = Player::bundled().press(keys);
        let wanted =
            nodecourse::ui::canvas::cell_style(player.app.theming.theme.style(Role::Focus));
        let buffer = player.buffer();
        let cells = buffer.content.iter().filter(|cell| {
            let style = cell.style();
            cell.symbol() == " "
                && style.add_modifier.contains(wanted.add_modifier)
                && style.bg == wanted.bg.or(style.bg)
        });
        assert_eq!(cells.count(), 1, "{keys}: {}", player.screen());
    }
}

#[test]
fn what_an_empty_list_says_is_no_heading() {
    let player = Player::bundled().press("B");
    assert!(player.screen().contains("None yet"), "{}", player.screen());
    let headings = player.painted(Role::PopupTitle);
    assert!(
        !headings.iter().any(|words| words.contains("None")),
        "{headings:?}"
    );
}

#[test]
fn a_bookmark_at_the_top_says_so_and_one_at_a_section_names_the_lesson() {
    let player = Player::bundled().press("m a l m b B");
    let rows = rows(&player);
    assert!(
        rows.iter().any(|row| row.ends_with("top of the lesson")),
        "{rows:?}"
    );
    let section = rows
        .iter()
        .find(|row| row.contains("JavaScript outside the browser"));
    let section = section.unwrap_or_else(|| panic!("{rows:?}"));
    assert_eq!(section.matches("JavaScript outside").count(), 1, "{rows:?}");
    assert!(section.ends_with("What is Node.js?"), "{rows:?}");
}

#[test]
fn labs_and_reviews_of_every_lesson_are_found_and_opened() {
    let player = Player::bundled().press(":").type_text("lab · ");
    let screen = player.screen();
    assert!(screen.matches("◆ Lab").count() > 5, "{screen}");
    let lesson = player.app.reader.lesson.id.clone();
    let player = player.press("Ctrl-U").type_text("make room for");
    let screen = player.screen();
    let row = screen
        .lines()
        .find(|row| row.contains("▸ ◆ Lab · Make room for the others"));
    assert!(
        row.is_some_and(|row| row.contains("When the calculation")),
        "{screen}"
    );
    let player = player.press("Enter");
    assert_ne!(player.app.reader.lesson.id, lesson);
    assert!(
        matches!(
            player.app.overlays.last(),
            Some(Overlay::Practice(PracticeView::Lab(_)))
        ),
        "{}",
        player.screen()
    );
}

#[test]
fn letters_stand_on_the_frames_of_code_and_tables_alike() {
    let text =
        "# T\n\n```js run\n1;\n```\n\n```js run\n2;\n```\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n";
    for key in ["r", "c"] {
        let player = Player::open(text).press(key);
        let screen = player.screen();
        let Some(nodecourse::app::Overlay::Hints(hints)) = player.app.overlays.last() else {
            panic!("there are letters: {screen}");
        };
        for label in &hints.labels {
            let row = screen.lines().nth(label.at.1).unwrap_or_default();
            assert!(row.contains('─'), "{key}: {row}\n{screen}");
        }
    }
}

#[test]
fn the_glossary_lists_what_is_in_the_rows_on_the_screen_and_says_what_was_just_met() {
    let player = Player::bundled().press("i").wait();
    let rows = rows(&player);
    let all = rows.iter().position(|row| row == "All terms");
    let here = &rows[..all.unwrap_or_else(|| panic!("{rows:?}"))];
    assert!(here.iter().any(|row| row.contains("runtime")), "{here:?}");
    for row in &here[1..] {
        assert!(row.contains("first met here"), "{here:?}");
        assert!(
            !row.contains("HTTP") && !row.contains("Node.js"),
            "{here:?}"
        );
    }
}

#[test]
fn a_lesson_that_cannot_be_read_says_so_in_the_contents() {
    let folder = tempfile::tempdir().expect("a folder");
    let course = "format = 1\nid = \"t\"\ntitle = \"T\"\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\", \"two.md\"]\n";
    for (name, bytes) in [
        ("course.toml", course.as_bytes()),
        ("one.md", b"# One\n\nFirst.\n"),
        ("two.md", b"\x7fELF\0\0\0\xff"),
    ] {
        std::fs::write(folder.path().join(name), bytes).expect("it is written");
    }
    for keys in ["o", ": t w o"] {
        let library = Library::open(folder.path()).expect("a course");
        let player = Player::start(library, Config::default());
        let screen = player.press(keys).screen();
        let framed = |row: &&str| row.contains('│') && row.contains("two.md");
        let row = screen.lines().find(framed);
        let row = row.unwrap_or_default();
        assert!(
            row.contains("cannot be read") && !row.contains("min"),
            "{screen}"
        );
    }
}
