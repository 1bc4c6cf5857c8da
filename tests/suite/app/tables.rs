//! Tables that are taller or wider than the screen: what is set off in them, what counts as read, lines between rows.

use nodecourse::theme::Role;

use super::parts::table;
use crate::player::Player;

/// A table whose rows wrap, so that lines part them.
fn wrapped(rows: usize) -> String {
    let rows = (0..rows).map(|row| format!("| {row} | {}|\n", "many words ".repeat(20)));
    format!(
        "| Number | Words |\n|---|---|\n{}",
        rows.collect::<String>()
    )
}

#[test]
fn the_wide_view_marks_what_a_search_has_found() {
    let text = format!("# T\n\n{}", wrapped(20));
    let player = Player::open(&text)
        .press("/")
        .type_text("many")
        .press("Enter w");
    assert!(!player.app.overlays.is_empty());
    let marked = player.painted(Role::SearchMatch);
    assert!(marked.iter().any(|words| words == "many"), "{marked:?}");
    let player = player.press("Esc Esc w");
    assert!(player.painted(Role::SearchMatch).is_empty());
}

#[test]
fn no_line_between_rows_stands_under_the_header_that_stays() {
    let text = format!("# T\n\n{}", wrapped(30));
    let mut player = Player::open(&text).sized(60, 20);
    for _ in 0..60 {
        player = player.press("j");
        let screen = player.screen();
        let mut lines = screen.lines();
        if lines.any(|line| line.contains('╞')) {
            let next = lines.next().unwrap_or_default();
            assert!(!next.contains('├'), "{screen}");
        }
    }
}

#[test]
fn a_table_that_is_taller_than_the_screen_is_read_when_all_its_rows_have_been_seen() {
    let text = format!("# T\n\n## One\n\n{}\n## Two\n\nEnd.\n", table(60));
    let player = Player::open(&text).press("G");
    assert_eq!(player.app.unread(), 1, "{}", player.screen());
    let player = player.press("g g");
    assert_eq!(player.app.unread(), 1);
    // Backwards too, once its first rows have been seen.
    let player = player.press("Space Space");
    assert_eq!(player.app.unread(), 1, "{}", player.screen());
    let player = player.press("Space Space Space");
    assert_eq!(player.app.unread(), 0);
}

#[test]
fn a_table_that_was_left_half_read_is_read_when_the_rest_has_been_seen() {
    let text = format!("# T\n\n## One\n\n{}\n## Two\n\nEnd.\n", table(60));
    let player = Player::open(&text).press("Space Space Space").restart();
    let player = player.press("Space Space Space");
    assert_eq!(player.app.unread(), 0, "{}", player.screen());
    let player = Player::open(&text).press("4 5 %").restart();
    let player = player.press("Space Space Space Space");
    assert_eq!(player.app.unread(), 1, "{}", player.screen());
}

#[test]
fn code_that_is_hardly_wider_than_the_text_stands_over_it_by_as_much_at_each_side() {
    for cells in 73..=76 {
        let text = format!("# T\n\n```js\n{}\n```\n", "x".repeat(cells));
        let player = Player::open(&text).sized(100, 24);
        let screen = player.screen();
        let frame = screen.lines().find(|line| line.contains('┌'));
        let frame = frame.expect("there is a frame");
        let left = frame.chars().take_while(|sign| *sign == ' ').count();
        let right = 100 - frame.chars().count();
        assert_eq!(left, right, "{cells}\n{screen}");
        assert!(!screen.contains('↪'), "{screen}");
    }
}

#[test]
fn the_names_on_a_card_look_alike_with_a_value_and_without() {
    let columns = "| unbreakableheaderone | unbreakableheadertwo | unbreakableheaderthree |\n";
    let text = format!("# T\n\n{columns}|---|---|---|\n| a | | c |\n");
    let player = Player::open(&text).sized(40, 20);
    let screen = player.screen();
    assert!(screen.contains("unbreakableheadertwo: –"), "{screen}");
    let names = player.painted(Role::TableHeader);
    let colons = names.iter().filter(|name| name.trim_end().ends_with(':'));
    assert_eq!(colons.count(), 3, "{names:?}");
}

#[test]
fn the_wide_view_opens_at_the_row_that_was_read() {
    for text in [table(400), wrapped(60)] {
        let numbers = |screen: &str| -> Vec<String> {
            let words = screen.lines().filter_map(|line| line.split('│').nth(1));
            let words = words.map(|cell| cell.trim().to_owned());
            words.filter(|word| word.parse::<usize>().is_ok()).collect()
        };
        let player = Player::open(&format!("# T\n\n{text}")).press("w");
        assert_eq!(numbers(&player.screen())[0], "0", "{}", player.screen());
        let player = player.press("Esc Space Space Space");
        let before = numbers(&player.screen());
        let player = player.press("w");
        let after = numbers(&player.screen());
        assert_ne!(before[0], "0");
        let first = |rows: &[String]| rows[0].parse::<usize>().expect("a number");
        assert!(
            first(&before).abs_diff(first(&after)) <= 1,
            "{before:?} {after:?}"
        );
        let player = player.press("g g");
        assert_eq!(numbers(&player.screen())[0], "0");
    }
}

#[test]
fn a_wide_first_column_is_shortened_and_stays_while_the_table_scrolls() {
    let cells = "| the first name of all | second | third | fourth and more | fifth |\n";
    let text = format!(
        "# T\n\n| A long name of a column | B | C | D | E |\n|---|---|---|---|---|\n{cells}| short | b | c | d | e |\n"
    );
    let player = Player::open(&text).sized(40, 15).press("w");
    let whole = player.screen();
    assert!(whole.contains("│ the first name of all "), "{whole}");
    let screen = player.press("Right Right Right").screen();
    assert!(screen.contains("│ the first…│"), "{screen}");
    assert!(screen.contains("│ A long na…│"), "{screen}");
    assert!(screen.contains("│ short     │"), "{screen}");
    assert!(screen.contains("fourth"), "{screen}");
    assert!(!screen.contains("───…"), "{screen}");
}

#[test]
fn the_key_on_the_frame_of_a_wide_table_can_be_clicked() {
    let cells = "many words that wrap ".repeat(6);
    let table = format!("| a | b |\n| --- | --- |\n| {cells}| {cells}|\n");
    for size in [(80, 24), (40, 15), (20, 15)] {
        let player = Player::open(&format!("# T\n\n{table}")).sized(size.0, size.1);
        let player = player.click("w wide");
        let is_open = matches!(
            player.app.overlays.last(),
            Some(nodecourse::app::Overlay::Table(_))
        );
        assert!(is_open, "{size:?}: {}", player.screen());
    }
    let player = Player::bundled().press("→").click("w wide");
    assert!(
        player.screen().contains("Table at its full width"),
        "{}",
        player.screen()
    );
}
