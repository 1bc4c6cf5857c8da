//! Windows over the page: one in front of another, and what does not fit into one.

use nodecourse::layout::plain;

use crate::player::Player;

/// A term with so long a text that its card is scrolled, paragraph by paragraph.
fn long_card() -> String {
    let paragraphs: Vec<String> = (1..30)
        .map(|number| format!("Paragraph {number}."))
        .collect();
    format!(
        "[loop]\nname = \"event loop\"\ntext = \"\"\"\n{}\n\"\"\"\n",
        paragraphs.join("\n\n")
    )
}

fn course() -> Player {
    let glossary = "[loop]\nname = \"event loop\"\ntext = \"It runs.\"\nsee = [\"task\"]\n\n[task]\nname = \"task\"\ntext = \"It waits.\"\nsee = [\"loop\"]\n";
    let words = "The words of the page.\n\n".repeat(20);
    Player::with_glossary(&format!("# T\n\nThe event loop.\n\n{words}"), glossary)
}

#[test]
fn a_card_opened_from_a_list_stands_alone_over_the_page() {
    for keys in ["i Enter", "g / l o o p Enter", ": l o o p Enter"] {
        let player = course().press(keys);
        let screen = player.screen();
        assert!(screen.contains("It runs."), "{keys}: {screen}");
        assert!(
            screen.contains("The words of the page."),
            "{keys}: {screen}"
        );
        assert_eq!(screen.matches('╭').count(), 1, "{keys}: {screen}");
        assert_eq!(screen.matches('╰').count(), 1, "{keys}: {screen}");
        let player = player.press("Esc");
        assert!(
            player.screen().contains("› "),
            "{keys}: the list is there again"
        );
    }
}

#[test]
fn nothing_of_the_page_stands_beside_a_card_that_belongs_to_no_word_of_it() {
    let screen = course().sized(120, 30).press("i Enter").screen();
    let mut beside = screen.lines().skip_while(|row| !row.contains('╭'));
    let card = beside.by_ref().take_while(|row| !row.contains('╰'));
    let words = |row: &str| row.contains("page");
    assert!(card.count() > 3 && beside.any(words), "{screen}");
    let rows = screen.lines().filter(|row| row.contains('│'));
    let outside = |row: &str| {
        let before = row.split('│').next().unwrap_or_default().trim().to_owned();
        before + row.rsplit('│').next().unwrap_or_default().trim()
    };
    assert!(
        rows.map(outside).all(|outside| outside.is_empty()),
        "{screen}"
    );
}

#[test]
fn a_card_that_goes_on_never_ends_with_an_empty_row() {
    for height in 12..30 {
        let mut player = Player::with_glossary("# T\n\nThe event loop.\n", &long_card())
            .sized(80, height)
            .press("Tab Enter");
        for keys in ["", "j", "j", "Space", "G", "k", "k", "b", "g g"] {
            player = player.press(keys);
            let Some(nodecourse::app::Overlay::Popup(popup)) = player.app.overlays.last() else {
                panic!("{height}: the card is open: {}", player.screen());
            };
            let card = popup.card().expect("it has a card");
            let end = card.scroll + popup.view().height;
            let last = card.laid.rows.get(end - 1).map(plain).unwrap_or_default();
            assert!(
                end == card.laid.rows.len() || !last.trim().is_empty(),
                "{height}, {keys}: {}",
                player.screen()
            );
        }
        assert!(
            player.screen().contains("Paragraph 1."),
            "{}",
            player.screen()
        );
    }
}

#[test]
fn the_keys_of_a_card_are_told_once() {
    let screen = course().press("Tab Enter").screen();
    assert_eq!(screen.matches("Esc close").count(), 1, "{screen}");
    assert_eq!(screen.matches("Tab terms").count(), 1, "{screen}");
}

#[test]
fn a_card_on_the_way_can_be_clicked() {
    let player = course().press("Tab Enter Tab Enter");
    assert!(
        player.screen().contains("event loop › task"),
        "{}",
        player.screen()
    );
    let player = player.click("task");
    assert!(player.screen().contains("It waits."), "{}", player.screen());
    let player = player.click("event loop › task");
    let screen = player.screen();
    assert!(
        screen.contains("It runs.") && !screen.contains("› task"),
        "{screen}"
    );
}

#[test]
fn the_window_of_cards_is_no_higher_than_what_it_says_and_is_clicked_where_it_stands() {
    let player = course().sized(200, 50).press("D");
    let screen = player.screen();
    let row = |words: &str| screen.lines().position(|row| row.contains(words));
    let (top, first, bottom) = (row("╭─ Cards"), row("Words and questions"), row("╰"));
    let (top, first, bottom) = (top.unwrap_or(0), first.unwrap_or(0), bottom.unwrap_or(0));
    assert!(top > 4 && first == top + 2 && bottom < top + 12, "{screen}");
    assert!(screen.contains("The words of the page."), "{screen}");
    // A click beside it closes it, one on what it offers does that.
    let closed = player.click("The words of the page.");
    assert!(!closed.screen().contains("╭─ Cards"), "{}", closed.screen());
    let turned_on = course()
        .sized(200, 50)
        .press("D")
        .click("Enter  turn it on");
    let screen = turned_on.screen();
    assert!(!screen.contains("turn it on"), "{screen}");
}
