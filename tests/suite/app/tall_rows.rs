//! Rows of tables that are taller than a screen: places in them are kept by their words.

use nodecourse::app::Config;
use nodecourse::load::Library;

use crate::player::Player;

/// Widths at which tables are drawn otherwise.
pub const SIZES: [(u16, u16); 5] = [(60, 15), (80, 24), (110, 24), (40, 20), (24, 15)];

/// A name and so many words of a row, all different: `b3x17` is the 18th of column b in row 3.
fn words(column: char, row: usize, count: usize) -> String {
    let words: Vec<String> = (0..count)
        .map(|nth| format!("{column}{row}x{nth}"))
        .collect();
    words.join(" ")
}

/// A table of five rows whose columns have so many words each.
pub fn table(columns: &[(char, usize)]) -> String {
    let line = |cell: &dyn Fn(&(char, usize)) -> String| {
        let cells: Vec<String> = columns.iter().map(cell).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let head = line(&|(column, _)| format!("Head {column}")) + &line(&|_| "---".to_owned());
    let rows = (0..5).map(|row| line(&|(column, count)| words(*column, row, *count)));
    format!("# T\n\n{head}{}\nThe end.\n", rows.collect::<String>())
}

fn tables() -> Vec<String> {
    [
        &[('a', 1), ('b', 150)][..],
        &[('a', 150)],
        &[('a', 150), ('b', 40)],
        &[('a', 90), ('b', 150), ('c', 120)],
        &[
            ('a', 3),
            ('b', 150),
            ('c', 2),
            ('d', 30),
            ('e', 5),
            ('f', 60),
        ],
    ]
    .map(table)
    .into()
}

/// The words on the first line of the screen that is a line of a row.
pub fn under_the_eye(player: &Player) -> Vec<String> {
    let screen = player.screen();
    let of_row = |line: &str| -> Vec<String> {
        let cells = line.split(|letter: char| !letter.is_ascii_alphanumeric());
        let is_word = |word: &&str| word.contains('x') && word.len() > 3;
        cells.filter(is_word).map(str::to_owned).collect()
    };
    let mut lines = screen.lines().skip(1).map(of_row);
    lines.find(|words| !words.is_empty()).unwrap_or_default()
}

/// The place there as words: where a line has several cells, what the one that is longest has on it.
pub fn share(words: &[String], others: &[String]) -> bool {
    words.iter().any(|word| others.contains(word))
}

#[test]
fn a_tall_row_is_at_the_same_words_at_every_width_and_after_a_restart() {
    for text in tables() {
        for (width, height) in SIZES {
            let mut player = Player::open(&text).sized(width, height);
            for _ in 0..6 {
                player = player.press("1 1 j");
                let (here, screen) = (under_the_eye(&player), player.screen());
                for (width, height) in SIZES {
                    player = player.sized(width, height);
                    let there = under_the_eye(&player);
                    assert!(share(&here, &there), "{screen}\n{}", player.screen());
                }
                player = player.sized(width, height);
                assert_eq!(
                    under_the_eye(&player),
                    here,
                    "{screen}\n{}",
                    player.screen()
                );
                player = player.restart();
                assert_eq!(
                    under_the_eye(&player),
                    here,
                    "{screen}\n{}",
                    player.screen()
                );
            }
        }
    }
}

#[test]
fn every_line_of_a_tall_row_is_another_place() {
    for text in tables() {
        let mut player = Player::open(&text).sized(60, 15).press("8 j");
        for _ in 0..30 {
            player = player.press("j");
            let (screen, anchor) = (player.screen(), player.app.reader.anchor());
            player = player.sized(110, 24).sized(24, 15).sized(60, 15);
            assert_eq!(player.screen(), screen);
            assert_eq!(player.app.reader.anchor(), anchor);
            let up = player.press("k").press("j");
            assert_eq!(up.screen(), screen);
            player = up;
        }
    }
}

/// A player in the middle of a tall row, at 60×15, and the words there.
fn in_the_middle(text: &str) -> (Player, Vec<String>) {
    let player = Player::open(text).sized(60, 15).press("5 0 j");
    let here = under_the_eye(&player);
    assert!(here[0].starts_with('b'), "{here:?}");
    (player, here)
}

#[test]
fn searches_jumps_and_bookmarks_come_back_to_the_line_of_a_tall_row() {
    let text = table(&[('a', 1), ('b', 150)]);
    let (player, here) = in_the_middle(&text);
    let is_back = |player: &Player| {
        assert!(
            share(&here, &under_the_eye(player)),
            "{here:?}\n{}",
            player.screen()
        );
    };
    let player = player.press("m a G Backspace").sized(110, 24);
    is_back(&player);
    let player = player.press("g g ' a");
    is_back(&player);
    let player = player.restart().press("G ' a");
    is_back(&player);
    let player = player.press("/").type_text("b3x140").press("Enter");
    let found = under_the_eye(&player);
    assert!(!share(&here, &found), "{found:?}");
    let there = |player: &Player| {
        assert!(player.screen().contains("b3x140"), "{}", player.screen());
    };
    there(&player);
    let player = player.press("n").sized(60, 15);
    there(&player);
    let player = player.sized(110, 24);
    assert_eq!(under_the_eye(&player), found);
    let player = player.press("Backspace");
    is_back(&player);
}

#[test]
fn a_tall_row_is_at_the_same_words_after_an_edit_of_the_file() {
    for columns in [&[('a', 1), ('b', 150)][..], &[('b', 150)]] {
        let text = table(columns);
        let (player, here) = in_the_middle(&text);
        let row: usize = here[0][1..2].parse().expect("the number of a row");
        let first = format!("b{row}x0 ");
        for (from, to) in [
            ("# T\n", "# T\n\nSome more words.\n\n- and\n- items\n".to_owned()),
            ("b0x7 ", "b0x7 a few more words in a row above ".to_owned()),
            ("| b0x0", "| another | row |\n| b0x0".to_owned()),
            (first.as_str(), "sixteen words are put in before all the others that this tall row has had so far, said ".to_owned()),
            (first.as_str(), String::new()),
        ] {
            let edited = text.replacen(from, &to, 1);
            assert_ne!(edited, text);
            let (player, _) = in_the_middle(&text);
            let player = player.edited([("lesson.md", edited.as_str())]);
            assert!(share(&here, &under_the_eye(&player)), "{from} {here:?}\n{}", player.screen());
        }
        // Other things happen between two sessions, too.
        let edited = text.replacen(&first, "", 1);
        let library = Library::in_memory([("lesson.md", edited.as_str())]);
        let player = player.again(library, Config::default()).sized(110, 24);
        assert!(
            share(&here, &under_the_eye(&player)),
            "{here:?}\n{}",
            player.screen()
        );
    }
}

#[test]
fn the_only_row_of_a_table_is_edited_around_the_eye() {
    let row = |words: &str| format!("# T\n\n| A |\n|---|\n| {words} |\n\nThe end.\n");
    let text = row(&words('b', 0, 300));
    let (player, here) = in_the_middle(&text);
    let edited = row(&format!(
        "More words of a kind before them. {}",
        words('b', 0, 300)
    ));
    let player = player.edited([("lesson.md", edited.as_str())]);
    assert!(
        share(&here, &under_the_eye(&player)),
        "{here:?}\n{}",
        player.screen()
    );
}

#[test]
fn the_percentage_goes_on_with_every_line_of_a_tall_row() {
    for text in tables() {
        for (width, height) in SIZES {
            let mut player = Player::open(&text).sized(width, height).press("4 j");
            let mut before = 0.0;
            for _ in 0..80 {
                let screen = player.screen();
                // Nothing of a row stands above its first line.
                let first = screen.lines().skip(1).find(|line| !line.is_empty());
                let is_at_rule = first.is_some_and(|line| line.contains("──"));
                player = player.press("j");
                let now = player.app.reader.progress();
                let goes_on = now > before || is_at_rule && now >= before;
                assert!(goes_on, "{before} {now}\n{screen}\n{}", player.screen());
                if now >= 1.0 {
                    break;
                }
                before = now;
            }
            for percent in [10, 33, 50, 77] {
                let [tens, ones] = [percent / 10, percent % 10];
                let player = Player::open(&text).sized(width, height);
                let player = player.press(&format!("{tens} {ones} %"));
                // On the last screen all is read.
                let is_at_end = player.app.reader.at_end();
                let screen = player.screen();
                assert!(
                    screen.contains(&format!("{percent} % ")) || is_at_end,
                    "{screen}"
                );
                let here = player.app.reader.place;
                let player = player.restart();
                assert_eq!(player.app.reader.place, here);
                // A line of a row may be two in a hundred.
                let now = player.app.reader.progress() * 100.0;
                let is_near = (now - f64::from(percent)).abs() <= 1.0;
                assert!(is_near || is_at_end, "{percent} {now}\n{screen}");
            }
        }
    }
}

#[test]
fn the_wide_view_opens_at_the_line_of_a_tall_row_and_keeps_it() {
    for columns in [
        &[('b', 150)][..],
        &[('a', 1), ('b', 150)],
        &[('b', 150), ('c', 150)],
    ] {
        let (player, here) = in_the_middle(&table(columns));
        // All of a line is on the screen where that is as wide as the table.
        let mut player = player.press("w").sized(600, 15);
        assert!(
            share(&here, &under_the_eye(&player)),
            "{here:?}\n{}",
            player.screen()
        );
        player = player.sized(60, 15);
        for _ in 0..4 {
            let screen = player.screen();
            player = player.sized(110, 15).sized(24, 15).sized(60, 15);
            assert_eq!(player.screen(), screen);
            player = player.press("k");
        }
    }
}

fn short_rows(count: usize) -> String {
    let rows: Vec<String> = (0..count)
        .map(|row| format!("| k{row} | short |\n"))
        .collect();
    rows.concat()
}

#[test]
fn a_tall_row_counts_for_more_than_short_ones() {
    let short = short_rows(9);
    // Each word is as long as the others, so that lines have as many.
    let list: Vec<String> = (0..1500).map(|nth| format!("b9x{nth:04}")).collect();
    let long = format!("| long | {} |\n", list.join(" "));
    let head = "# T\n\n| A | B |\n|---|---|\n";
    for text in [
        format!("{head}{short}{long}"),
        format!("{head}{long}{short}"),
    ] {
        for (width, height) in SIZES {
            for percent in [10, 50, 90] {
                let keys = format!("{} 0 %", percent / 10);
                let player = Player::open(&text).sized(width, height).press(&keys);
                let seen = under_the_eye(&player);
                let nth = seen.first().and_then(|word| word.strip_prefix("b9x"));
                let nth: f64 = nth.and_then(|nth| nth.parse().ok()).unwrap_or_default();
                let wanted = f64::from(percent) * 15.0;
                assert!(
                    (nth - wanted).abs() < 90.0,
                    "{percent}\n{}",
                    player.screen()
                );
            }
        }
    }
    // Many rows, and so several parts.
    let rows = short_rows(1000);
    let text = format!("{head}{rows}| 1000 | {} |\n{rows}", words('b', 0, 4000));
    let player = Player::open(&text).sized(60, 15).press("5 0 %");
    assert!(player.screen().contains("b0x"), "{}", player.screen());
    let player = player.press("1 0 %");
    assert!(!player.screen().contains("b0x"), "{}", player.screen());
    let now = player.app.reader.progress();
    assert!((now - 0.1).abs() < 0.01, "{now}");
}

#[test]
fn the_wide_view_opens_at_the_column_that_is_read() {
    let text = table(&[('a', 1), ('b', 12), ('c', 30), ('d', 150)]);
    let player = Player::open(&text).sized(60, 15).press("6 0 j");
    let mut here = under_the_eye(&player);
    here.retain(|word| word.starts_with('d'));
    let mut player = player.press("w");
    for (width, height) in [(60, 15), (110, 24), (40, 20), (60, 15)] {
        player = player.sized(width, height);
        let there = player.screen();
        let is_there = here.iter().any(|word| there.contains(word));
        assert!(is_there, "{here:?}\n{there}");
    }
    // Who scrolls left has it so at any width.
    let left = player.press(&"Left ".repeat(40));
    let screen = left.screen();
    assert!(!here.iter().any(|word| screen.contains(word)), "{screen}");
    let left = left.sized(110, 15).sized(60, 15);
    assert_eq!(left.screen(), screen);
}

#[test]
fn the_wide_view_opens_at_the_match() {
    let text = table(&[('a', 1), ('b', 150), ('c', 5), ('d', 130)]);
    for word in ["b2x77", "c1x4", "d1x0", "d3x120", "Head d"] {
        for (width, height) in SIZES.into_iter().chain([(15, 15)]) {
            let player = Player::open(&text).sized(width, height);
            let player = player.press("/").type_text(word).press("Enter").press("w");
            assert!(
                player.screen().contains(word),
                "{word}\n{}",
                player.screen()
            );
        }
    }
}
