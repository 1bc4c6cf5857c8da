//! The list of themes: what its rows say, what its filter finds, and where it begins.

use nodecourse::app::overlay::Choice;

use crate::player::Player;

#[test]
fn themes_are_found_by_their_appearance() {
    let names = |typed: &str| -> Vec<String> {
        let player = Player::bundled().press("T").type_text(typed);
        let Some(nodecourse::app::Overlay::List(list)) = player.app.overlays.last() else {
            panic!("the list is open");
        };
        let names = list
            .made
            .values()
            .filter_map(|(item, _)| match &item.choice {
                Choice::Theme(name) => Some(name.clone()),
                _ => None,
            });
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    };
    assert_eq!(names("light"), ["dawn", "high-contrast-light", "sepia"]);
    assert_eq!(names("dark"), ["dusk", "high-contrast-dark"]);
    assert_eq!(names("any"), ["mono", "terminal"]);
    // Also by the name that the configuration uses.
    assert_eq!(names("high-contrast-light"), ["high-contrast-light"]);
}

#[test]
fn themes_say_alike_what_they_are_made_for_and_nothing_twice() {
    let player = Player::bundled().press("T");
    let screen = player.screen();
    for (title, appearance) in [
        ("Dawn", "light"),
        ("Dusk", "dark"),
        ("High contrast, dark", "dark"),
        ("High contrast, light", "light"),
        ("Mono", "any background"),
        ("Terminal colours", "any background"),
    ] {
        let is_row = |row: &str| {
            let words = row.rsplit('│').nth(1).unwrap_or_default();
            let rest = words.trim_matches([' ', '▸']).strip_prefix(title);
            rest.is_some_and(|rest| rest.trim() == appearance)
        };
        assert!(screen.lines().any(is_row), "{title}: {screen}");
    }
}

#[test]
fn the_theme_picker_begins_with_the_one_by_the_background_and_selects_it_where_none_was_chosen() {
    let player = Player::bundled().press("T Home");
    let themes = |player: &Player| -> Vec<String> {
        let screen = player.screen();
        let rows = screen.lines().filter_map(|row| row.rsplit_once("│"));
        let rows = rows.filter_map(|(row, _)| row.rsplit_once("│"));
        rows.map(|(_, row)| row.trim_end().to_owned()).collect()
    };
    let first = &themes(&player)[1];
    assert!(first.starts_with("▸ Match the background"), "{first}");
    assert!(first.ends_with("  now Terminal colours"), "{first}");
    let player = player.press("Enter T");
    let first = &themes(&player)[1];
    assert!(first.starts_with("▸ Match the background"), "{first}");
}
