//! A search that begins inside of a row of a table that is taller than the screen.

use super::tall_rows::{SIZES, share, table, under_the_eye};
use crate::player::Player;

/// The words on the line of the screen that the current match stands on.
fn at_the_match(player: &Player) -> Vec<String> {
    let row = player
        .app
        .reader
        .current_row()
        .expect("it is on the screen");
    let screen = player.screen();
    let line = screen.lines().nth(player.app.geometry.body.y + row);
    let words = line
        .expect("a row")
        .split(|letter: char| !letter.is_ascii_alphanumeric());
    words
        .filter(|word| word.len() > 2)
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_search_inside_of_a_tall_row_begins_at_the_line_that_is_read() {
    for columns in [
        &[('a', 1), ('b', 150)][..],
        &[('a', 90), ('b', 150), ('c', 120)],
    ] {
        let text = table(columns);
        for (width, height) in SIZES {
            let player = Player::open(&text).sized(width, height).press("6 0 j");
            let here = under_the_eye(&player);
            let found = player.press("/").type_text("x").press("Enter");
            let screen = found.screen();
            assert_eq!(under_the_eye(&found), here, "{screen}");
            assert!(share(&here, &at_the_match(&found)), "{here:?}\n{screen}");
            // Who has read on goes on from there, down and up.
            let is_away = |player: &Player| player.app.reader.current_row().is_none();
            let away = found.press("3 0 j");
            if !is_away(&away) {
                continue;
            }
            let here = under_the_eye(&away);
            let next = away.press("n");
            assert!(
                share(&here, &at_the_match(&next)),
                "{here:?}\n{}",
                next.screen()
            );
            let away = next.press("3 0 j");
            if !is_away(&away) {
                continue;
            }
            let here = under_the_eye(&away);
            let before = away.press("N");
            assert!(!share(&here, &at_the_match(&before)), "{}", before.screen());
            if columns.len() == 2 {
                let next = before.press("n");
                assert!(
                    share(&here, &at_the_match(&next)),
                    "{here:?}\n{}",
                    next.screen()
                );
            }
        }
    }
}
