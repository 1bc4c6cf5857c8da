//! The bottom row: what can be done now, and messages.

use nodecourse::app::Event;

use crate::player::Player;

#[test]
fn the_bottom_row_tells_how_to_leave() {
    for (width, words) in [
        (120, "q quit"),
        (80, "q quit"),
        (60, "q quit"),
        (40, "? keys"),
    ] {
        let player = Player::bundled().wait().sized(width, 24).press("j");
        let screen = player.screen();
        let bottom = screen.lines().last().unwrap_or_default();
        assert!(bottom.contains(words), "{width}: {bottom}");
        let focused = player.press("Tab").screen();
        let bottom = focused.lines().last().unwrap_or_default();
        assert!(bottom.contains(words) || width == 60, "{width}: {bottom}");
    }
}

#[test]
fn problems_are_counted_once() {
    let list = "id = \"c\"\ntitle = \"C\"\ncolour = 1\n[[module]]\nlessons = [\"a.md\"]\n";
    let player = Player::course([("course.toml", list), ("a.md", "# T\n")]);
    let screen = player.screen();
    assert_eq!(screen.matches("1 problem").count(), 1, "{screen}");
    let screen = player.wait().screen();
    assert!(screen.ends_with("! 1 problem"), "{screen}");
}

#[test]
fn a_message_that_is_too_long_for_the_row_takes_more_rows_from_the_text() {
    let words = "Nothing here can be kept, because the folder of the journal is not yours.";
    for (width, height) in [(80, 24), (40, 15), (20, 10), (15, 40), (10, 5)] {
        let mut player = Player::open("# T\n\nText.\n").sized(width, height);
        player.event(Event::Failed(words.to_owned()));
        let screen = player.screen();
        let shown: Vec<&str> = screen.split_whitespace().collect();
        let shown = shown.join(" ");
        // Half of the smallest screen is too little for it; then the cut is marked.
        let end = if width == 10 { "…" } else { words };
        assert!(shown.ends_with(end), "{width}: {screen}");
    }
}

#[test]
fn a_welcome_is_short_where_there_is_little_room() {
    let rows = |width| {
        let player = Player::open("# T\n\nText.\n").sized(width, 15);
        let screen = player.screen();
        let rows = screen.lines().skip_while(|row| !row.contains("Welcome"));
        rows.map(str::trim).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(rows(80)[0].ends_with("Enter explain a word, ? shows all keys."));
    assert_eq!(rows(40), ["Welcome. ? shows all keys."]);
    assert_eq!(rows(20), ["Welcome. ? shows", "all keys."]);
}
