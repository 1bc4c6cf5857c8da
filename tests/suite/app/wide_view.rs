//! The wide view of a table: its first column stays whole, the others go by whole.

use nodecourse::app::Effect;
use nodecourse::theme::Role;
use nodecourse::ui::canvas::cell_style;
use ratatui::buffer::Cell;

use crate::player::Player;

/// A table with a wide first column, columns that fit beside it on a small screen, and one that does not.
const TABLE: &str = "\
# T

| The name of the thing | Second | Third | A column of long sentences | Last |
|---|---|---|---|---|
| JavaScript engine of all | bb | cc | V8 in Chrome and Edge, SpiderMonkey in Firefox | e |
| short | b2 | c2 | yes | e2 |
";

/// The cells between the lines in the row of the screen that has these words, without blanks.
fn cells(player: &Player, words: &str) -> Vec<String> {
    let screen = player.screen();
    let row = screen.lines().find(|row| row.contains(words));
    let row = row.unwrap_or_else(|| panic!("no {words} in\n{screen}"));
    let cells = row.split('│').skip(1);
    cells.map(|cell| cell.trim().to_owned()).collect()
}

#[test]
fn a_wide_first_column_wraps_and_the_second_one_stands_beside_it() {
    let player = Player::open(TABLE).sized(40, 20).press("w");
    let screen = player.screen();
    assert!(!screen.contains('…'), "{screen}");
    assert_eq!(cells(&player, "JavaScript")[..2], ["JavaScript", "bb"]);
    assert_eq!(cells(&player, "engine of")[..2], ["engine of", ""]);
    assert_eq!(cells(&player, "Second")[..2], ["The name", "Second"]);
    // It has its own width again where it fills no more than half of the screen.
    let player = player.sized(80, 20);
    assert_eq!(cells(&player, "JavaScript")[0], "JavaScript engine of all");
}

#[test]
fn columns_go_by_whole() {
    let player = Player::open(TABLE).sized(40, 20).press("w");
    let player = player.press("Right");
    assert_eq!(cells(&player, "JavaScript")[..2], ["JavaScript", "cc"]);
    let player = player.press("Right");
    let row = cells(&player, "JavaScript");
    assert!(row[1].starts_with("V8 in Chrome"), "{row:?}");
    let player = player.press("Left");
    assert_eq!(cells(&player, "JavaScript")[..2], ["JavaScript", "cc"]);
    let player = player.press("Left Left");
    assert_eq!(cells(&player, "JavaScript")[..2], ["JavaScript", "bb"]);
    // By screens no column is passed over.
    let player = player.press("Tab");
    let row = cells(&player, "JavaScript");
    assert!(row[1].starts_with("V8 in Chrome"), "{row:?}");
    let player = player.press("Shift-Tab");
    assert_eq!(cells(&player, "JavaScript")[..2], ["JavaScript", "bb"]);
}

#[test]
fn words_that_fit_stay_in_sight_while_their_column_goes_by() {
    let mut player = Player::open(TABLE).sized(40, 20).press("w Right Right");
    for _ in 0..3 {
        player = player.press("Right");
        assert_eq!(cells(&player, "short")[1], "yes", "{}", player.screen());
    }
    assert!(player.screen().contains("Firefox │"), "{}", player.screen());
    let player = player.press("Right");
    assert_eq!(cells(&player, "short")[1], "e2", "{}", player.screen());
}

#[test]
fn every_word_is_met_on_the_way_through_a_wide_table_at_any_size() {
    let words: Vec<&str> = TABLE.split_whitespace().skip(2).collect();
    let is_word = |word: &&&str| !word.contains(['|', '-']);
    for (width, height) in [(30, 6), (30, 12), (40, 15), (60, 20), (100, 30)] {
        let mut screens = String::new();
        let mut player = Player::open(TABLE).sized(width, height).press("w");
        for column in 0..12 {
            player = player.press("g g");
            for _ in 0..column {
                player = player.press("Right");
            }
            for _ in 0..12 {
                screens.push_str(&player.screen());
                player = player.press("j");
            }
        }
        for word in words.iter().filter(is_word) {
            assert!(screens.contains(word), "{width}: {word}\n{screens}");
        }
    }
}

#[test]
fn the_open_table_is_copied() {
    for (width, told) in [
        (80, "Sent the table as Markdown to the clipboard, 4 lines."),
        (40, "Sent to the clipboard, 4 lines."),
        (20, "Sent, 4 lines."),
    ] {
        for key in ["c", "y"] {
            let player = Player::open(TABLE).sized(width, 15).press("w");
            let player = player.press(key);
            let table = TABLE.trim_start_matches("# T\n\n").trim_end();
            let copies = player.asked.iter().filter_map(|effect| match effect {
                Effect::Copy(text) => Some(text.as_str()),
                _ => None,
            });
            let copies: Vec<&str> = copies.collect();
            let words = |text: &str| text.replace([' ', '-'], "");
            assert_eq!(copies.len(), 1);
            assert_eq!(words(copies[0]), words(table));
            let screen = player.screen();
            assert_eq!(screen.lines().last().unwrap_or_default().trim(), told);
        }
    }
}

#[test]
fn a_long_table_keeps_its_header_wherever_it_is_laid_out_anew() {
    let text = |head: &str| {
        let rows = (0..600).map(|row| format!("| row {row} | {} |\n", "words ".repeat(20)));
        let rows: String = rows.collect();
        format!("| {head} | Second |\n|---|---|\n{rows}\n")
    };
    let player = Player::course([("a.md", text("old").as_str())]).press("w G");
    let before = player.screen();
    assert!(before.contains("old") && before.contains("row 599"));
    let player = player.edited([("a.md", text("new").as_str())]);
    let screen = player.screen();
    assert!(
        screen.contains("new") && screen.contains("row 599"),
        "{screen}"
    );
}

#[test]
fn a_match_is_marked_and_nothing_beside_it_where_its_column_is_cut() {
    let names = ["okapi", "quagga", "zebra", "tapir"];
    let rows = (0..20).map(|row| {
        let name = names[row % names.len()];
        let others = format!("value {row} of it | more words here {row} | and some {row}");
        format!("| row {row} | {others} | remark {row} {name} at the far right end |\n")
    });
    let rows = rows.collect::<String>();
    let text = format!("# T\n\n| a | b | c | d | e |\n|---|---|---|---|---|\n{rows}");
    let player = Player::open(&text).sized(40, 15).press("/");
    let player = player.type_text("quagga").press("Enter w Right");
    assert!(player.screen().contains(" quagga at the far"));
    for role in [Role::SearchMatch, Role::SearchCurrent] {
        let ground = cell_style(player.app.theming.theme.style(role)).bg;
        let cells = player.buffer().content;
        let marked = cells.iter().filter(|cell| cell.style().bg == ground);
        let marked: String = marked.map(Cell::symbol).collect();
        assert_eq!(marked.replace("quagga", ""), "", "{marked:?}");
        assert!(ground.is_some() && !marked.is_empty());
    }
}
