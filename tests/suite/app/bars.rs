//! Clicks on the row at the top, and what is said where there is nothing more.

use crate::player::Player;

fn bottom(player: &Player) -> String {
    let screen = player.screen();
    screen.lines().last().unwrap_or_default().trim().to_owned()
}

#[test]
fn a_click_on_the_row_at_the_top_opens_the_contents() {
    for words in ["What is Node.js?", "0 %"] {
        let player = Player::bundled().click(words);
        assert!(player.screen().contains("Contents"), "{}", player.screen());
        // One beside the list closes it, as everywhere.
        let player = player.click("Node.js & Express");
        assert!(player.app.overlays.is_empty(), "{}", player.screen());
    }
    // A pop-up only goes, as with any click beside it.
    let player = Player::bundled().press("K").click("Node.js & Express");
    assert!(player.app.overlays.is_empty(), "{}", player.screen());
}

#[test]
fn a_lesson_that_stands_alone_is_no_course() {
    let player = Player::open("# A\n\nText.\n").press("L");
    assert_eq!(bottom(&player), "This is the end of the lesson.");
    let player = player.press("H");
    assert_eq!(bottom(&player), "This is the beginning of the lesson.");
    let player = Player::course([("a.md", "# A\n"), ("b.md", "# B\n")]).press("L L");
    assert_eq!(bottom(&player), "This is the end of the course.");
}

#[test]
fn where_there_is_no_glossary_nothing_is_said_to_list_its_terms() {
    let player = Player::open("# A\n\nText.\n").press("K");
    let said = "There is no term on this screen. This course has no glossary.";
    assert_eq!(bottom(&player), said);
    let glossary = "[tea]\nname = \"tea\"\ntext = \"Leaves.\"\n";
    let player = Player::with_glossary("# A\n\nText.\n", glossary).press("K");
    assert!(
        bottom(&player).ends_with("lists all terms."),
        "{}",
        player.screen()
    );
}
