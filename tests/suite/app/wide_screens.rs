//! What a wide screen is used for: windows whose rows would be cut, the keys in two columns, the outline.

use nodecourse::app::{Geometry, Overlay};
use nodecourse::text;

use crate::player::Player;

#[test]
fn what_is_found_has_more_room_on_a_wide_screen() {
    let wide = |width, height| {
        let player = Player::bundled().sized(width, height);
        let screen = player.press("g /").type_text("event loop").screen();
        assert!(!screen.contains("╭─ Keys"), "{screen}");
        frame(&screen)
    };
    assert_eq!(wide(80, 24), (2, 76));
    assert_eq!(wide(120, 40), (12, 96));
    let (left, width) = wide(200, 50);
    let outline = Geometry::new(200, 50, 76).outline.expect("an outline");
    assert!(left >= outline.right() && width > 100, "{left} {width}");
    // An entry that is opened from it is no wider than its words.
    let player = Player::bundled().sized(200, 50).press("g /");
    let screen = player.type_text("event loop").press("Down Enter").screen();
    assert!(screen.contains("╭─ event loop"), "{screen}");
    assert_eq!(frame(&screen).1, 84, "{screen}");
}

#[test]
fn bookmarks_are_as_wide_as_their_rows() {
    let lesson = "# A lesson with a title\n\n## A section with a title that is longer\n\n";
    let lesson = format!("{lesson}{}", "A paragraph of some words.\n\n".repeat(50));
    let player = Player::course([("a.md", lesson.as_str())]).sized(200, 50);
    let screen = player.press("Space m a B").screen();
    let whole = "A section with a title that is longer › A paragraph of some words.  A lesson with a title │";
    assert!(screen.contains(whole), "{screen}");
    assert!(frame(&screen).1 > 84, "{screen}");
    let player = Player::bundled().sized(200, 50).press("m a B");
    assert_eq!(frame(&player.screen()).1, 84, "{}", player.screen());
}

#[test]
fn all_keys_are_seen_at_once_in_two_columns() {
    let player = Player::bundled().sized(200, 50).press("?");
    let screen = player.screen();
    for words in [
        "on by a screen",
        "problems found in the course",
        "quit; close what is open",
    ] {
        assert!(screen.contains(words), "{screen}");
    }
    let heads = screen.lines().find(|row| row.contains(" Reading "));
    assert!(
        heads.is_some_and(|row| row.contains("Code, tables, look")),
        "{screen}"
    );
    assert!(!screen.contains("1 of "), "{screen}");
    // The outline does not stick out beside it.
    assert!(!screen.contains("Why one language matters"), "{screen}");
    for (width, height) in [(120, 40), (80, 24), (40, 15), (200, 36)] {
        let screen = Player::bundled().sized(width, height).press("?").screen();
        assert!(screen.contains("1 of "), "{screen}");
    }
}

#[test]
fn the_arrows_go_from_column_to_column_and_a_second_click_does_what_the_first_was_on() {
    let player = Player::bundled().sized(200, 50).press("? Right");
    assert!(
        player.screen().contains("▸ run a block"),
        "{}",
        player.screen()
    );
    let player = player.press("Down Left");
    assert!(
        player.screen().contains("▸ back by a screen"),
        "{}",
        player.screen()
    );
    let player = player.press("End");
    assert!(player.screen().contains("▸ quit;"), "{}", player.screen());
    let player = player.press("Right Home Left");
    assert!(
        player.screen().contains("▸ on by a screen"),
        "{}",
        player.screen()
    );
    let player = player.click("choose a theme");
    let screen = player.screen();
    assert!(screen.contains("▸ choose a theme"), "{screen}");
    let clicked = player.click("choose a theme");
    assert!(
        clicked.screen().contains("─ Theme ─"),
        "{}",
        clicked.screen()
    );
    let player = Player::bundled()
        .sized(200, 50)
        .press("?")
        .click("contents of the");
    assert!(
        player.screen().contains("▸ contents of the"),
        "{}",
        player.screen()
    );
    let player = player.click("contents of the");
    assert!(
        player.screen().contains("─ Contents ─"),
        "{}",
        player.screen()
    );
    // Below the last row of a column there is nothing.
    let player = Player::bundled().sized(200, 50).press("? Right");
    assert!(matches!(player.app.overlays.last(), Some(Overlay::List(_))));
}

#[test]
fn what_the_filter_of_the_keys_finds_stands_in_the_first_column() {
    let player = Player::bundled()
        .sized(200, 50)
        .press("?")
        .type_text("theme");
    let screen = player.screen();
    let row = screen.lines().find(|row| row.contains('▸')).unwrap_or("");
    assert!(row.contains("│▸ choose a theme, with preview"), "{screen}");
}

#[test]
fn the_outline_grows_with_the_screen() {
    let outline = |width| {
        Geometry::new(width, 50, 76)
            .outline
            .map_or(0, |area| area.width)
    };
    let widths = [129, 130, 160, 200, 240, 400].map(outline);
    assert_eq!(widths, [0, 28, 28, 48, 56, 56]);
    for width in 130..400 {
        assert!(Geometry::new(width, 50, 76).wide >= 94, "{width}");
    }
    let screen = Player::bundled().sized(200, 50).screen();
    let long = "03  Single-threaded and event-driven ";
    assert!(screen.contains(long), "{screen}");
}

#[test]
fn the_rest_of_a_long_title_of_the_outline_stands_farther_than_subsections() {
    let lesson = "# T\n\n## One\n\n### Handling potential failure with the result of a function\n\n### Below\n";
    for (width, rows) in [
        (
            130,
            ["   Handling", "     failure with the", "     result of a"],
        ),
        (
            200,
            [
                "   Handling potential failure with the",
                "     result of a function",
                "   Below",
            ],
        ),
    ] {
        let screen = Player::open(lesson).sized(width, 50).screen();
        let mut beside = screen.lines().skip_while(|row| !row.contains("Handling"));
        for row in rows {
            let shown = beside.next().unwrap_or_default();
            assert!(shown.starts_with(&format!("    {row}")), "{screen}");
        }
    }
}

#[test]
fn the_explanation_of_a_term_stands_soon_below_what_the_filter_of_the_glossary_finds() {
    let player = Player::bundled().sized(200, 50).press("i");
    let top = |screen: &str| screen.lines().position(|row| row.contains("╭─ Glossary"));
    let rows = |screen: &str| screen.lines().filter(|row| row.contains('│')).count();
    let all = player.screen();
    let player = player.type_text("jwt");
    let screen = player.screen();
    assert_eq!(top(&screen), top(&all), "{screen}");
    assert!(rows(&all) > 40 && rows(&screen) < 20, "{screen}");
    // An entry has all the room.
    let opened = player.press("Enter").screen();
    assert!(rows(&opened) > rows(&screen), "{opened}");
}

/// Where the topmost window begins, and how wide it is.
fn frame(screen: &str) -> (usize, usize) {
    let row = screen.lines().find(|row| row.contains('╭'));
    let row = row.unwrap_or_else(|| panic!("{screen}"));
    let (before, rest) = row.split_once('╭').unwrap_or_default();
    let (inside, _) = rest.split_once('╮').unwrap_or_default();
    (text::width(before), text::width(inside) + 2)
}

#[test]
fn numbers_of_the_outline_are_whole_and_stand_apart_from_the_titles() {
    let sections = |count| {
        let section = |number| format!("## Section {number}\n\nWords.\n\n");
        let sections: String = (1..=count).map(section).collect();
        format!("# T\n\n{sections}")
    };
    for (count, row) in [
        (99, "99  Section 99"),
        (999, "999 Section 999"),
        (1200, "1200 Section 1200"),
        (10_005, "10005 Section 10005"),
    ] {
        for width in [140, 200] {
            let player = Player::open(&sections(count)).sized(width, 20).press("G");
            let outline = Geometry::new(usize::from(width), 20, 76)
                .outline
                .expect("one");
            let screen = player.screen();
            let shown = screen.lines().any(|line| {
                let beside: String = line.chars().take(outline.width).collect();
                beside.trim().trim_start_matches(['▌', '✓', ' ']) == row
            });
            assert!(shown, "{screen}");
        }
    }
}
