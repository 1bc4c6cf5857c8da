//! Tables that are taller or wider than the screen: the header that stays, what is set off in them, what counts as read,
//! lines between rows.

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

/// A table whose rows are numbered, with cells long enough to wrap where there is little room.
fn ragged_table(rows: usize) -> String {
    (0..rows).fold(
        String::from("| No. | The words |\n|---|---|\n"),
        |table, row| {
            let words = "more words ".repeat(row % 7);
            table + &format!("| {row}; | cell{row}; {words}|\n")
        },
    )
}

#[test]
fn the_header_of_a_table_stays_at_the_top_while_its_rows_go_by() {
    let text = format!("# T\n\nBefore.\n\n{}\nAfter.\n", table(300));
    let player = Player::open(&text).press("Space");
    let second = |player: &Player| {
        let screen = player.screen();
        let rows: Vec<String> = screen.lines().skip(2).take(3).map(str::to_owned).collect();
        rows
    };
    let rows = second(&player);
    assert!(rows[0].contains("│ Number │ Words"), "{rows:?}");
    assert!(rows[1].contains("├────────┼──"), "{rows:?}");
    assert!(rows[2].contains("│ 1"), "{rows:?}");
    // In a later part, and as the end comes by, where the rows that are left need their room.
    let player = player.press("5 0 %");
    assert!(player.app.reader.place.part > 0);
    assert!(second(&player)[0].contains("│ Number │ Words"));
    let mut player = player.press("g g");
    while player.app.reader.place.block < 3 {
        player = player.press("j");
        let screen = player.screen();
        let rows = screen.lines().filter(|row| row.contains('│')).count();
        let header = screen.matches("│ Number │").count();
        let is_left = screen.matches("│ 299").count() == 1 && rows < 3;
        assert!(header == 1 || is_left || rows == 0, "{screen}");
        if player.app.reader.at_end() {
            break;
        }
    }
    // The page begins where it would begin without the header.
    let text = format!("{}\n\n{}", table(40), "Word.\n\n".repeat(40));
    let player = Player::open(&text).press("4 0 j");
    assert!(player.screen().contains("│ Number │"));
    let player = player.press("2 j");
    assert!(!player.screen().contains("│ Number │"));
    assert!(player.screen().contains("│ 39"), "{}", player.screen());
}

#[test]
fn a_header_with_no_room_scrolls_away_and_cards_have_none() {
    let player = Player::open(&table(300)).sized(80, 5).press("9 j");
    assert!(!player.screen().contains("Number"), "{}", player.screen());
    let cells = ["a".repeat(30), "b".repeat(30)].join(" | ");
    let cards = format!("| {cells} |\n|---|---|\n{}", "| c | d |\n".repeat(50));
    let player = Player::open(&cards).sized(24, 24).press("9 j");
    assert_eq!(player.app.reader.pinned, 0);
}

#[test]
fn pages_of_a_table_leave_no_row_out_whatever_stands_over_it() {
    for (width, height) in [(80, 24), (40, 15), (24, 9), (30, 6), (200, 50)] {
        for keys in ["Space", "b"] {
            let text = format!("# T\n\n{}\nAfter.\n", ragged_table(260));
            let mut player = Player::open(&text).sized(width, height);
            let back = keys == "b";
            if back {
                player = player.press("G");
            }
            let mut screens = player.screen();
            for _ in 0..1000 {
                let before = player.app.reader.place;
                player = player.press(keys);
                screens.push_str(&player.screen());
                if player.app.reader.place == before {
                    break;
                }
            }
            for row in 0..260 {
                let cell = format!("cell{row};");
                assert!(screens.contains(&cell), "{width} {keys}: {cell}");
            }
        }
    }
}

#[test]
fn a_word_that_is_found_is_not_under_the_header() {
    let text = format!("{}\n\n{}", table(300), "Word.\n\n".repeat(40));
    let player = Player::open(&text).press("3 0 j /").type_text("cell31");
    assert!(player.screen().contains("cell31 "), "{}", player.screen());
    let player = player.press("Enter N");
    let is_free = |player: &Player| {
        let row = player.app.reader.current_row();
        row.is_some_and(|row| row >= player.app.reader.pinned)
    };
    assert!(is_free(&player), "{}", player.screen());
    assert!(is_free(&player.press("n n n")));
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

#[test]
fn in_a_table_with_lines_between_its_rows_every_step_moves_something() {
    let words = "some words that need more than one row of the screen in a column";
    let rows = (0..60).map(|row| format!("| {row} | {words} | {words} |\n"));
    let table = format!(
        "| id | one | two |\n|---|---|---|\n{}",
        rows.collect::<String>()
    );
    let short = table.replace(words, "short words");
    let short = short.replace("| 59 | short words", "| 59 | quite long words ");
    for (table, size) in [(&table, (80, 24)), (&short, (40, 15)), (&table, (120, 40))] {
        let mut player = Player::open(&format!("# T\n\n{table}\nAfter.\n")).sized(size.0, size.1);
        let body = |player: &Player| {
            let screen = player.screen();
            let rows = screen.lines().skip(1).take(usize::from(size.1) - 2);
            rows.collect::<Vec<_>>().join("\n")
        };
        for (key, count) in [("j", 30), ("k", 30)] {
            for _ in 0..count {
                let before = body(&player);
                let top = player.app.reader.place;
                player = player.press(key);
                if player.app.reader.place != top {
                    assert_ne!(body(&player), before, "{key}");
                }
            }
        }
    }
}
