//! Lines that are typed into: what of a long one is in sight.

use nodecourse::app::text_field::TextField;
use nodecourse::text;
use proptest::prelude::*;

use crate::player::Player;

proptest! {
    #[test]
    fn the_cursor_is_in_sight_and_nothing_is_left_out_without_a_mark(
        words in "[a-zä日 ]{0,40}",
        at in 0_usize..200,
        cells in 1_usize..60,
    ) {
        let cursor = text::boundary(&words, at.min(words.len()));
        let line = TextField { text: words.clone(), cursor };
        let shown = line.shown(cells);
        let marks = usize::from(shown.more_before) + usize::from(shown.more_after);
        prop_assert!(marks + text::width(shown.text) <= cells);
        prop_assert!(usize::from(shown.more_before) + shown.cursor < cells.max(2));
        if cells >= 8 {
            let is_whole = shown.text == words;
            let starts = words.starts_with(shown.text) && !shown.more_before;
            let ends = words.ends_with(shown.text) && !shown.more_after;
            prop_assert!(is_whole || starts || ends || marks == 2, "{shown:?}");
            prop_assert!(is_whole != (marks > 0), "{shown:?}");
        }
    }
}

#[test]
fn a_prediction_that_is_longer_than_its_line_says_that_there_is_more() {
    let text = "# T\n\n```js run predict\nconsole.log(1)\n```\n";
    let player = Player::open(text)
        .sized(40, 20)
        .press("r")
        .type_text(&"one two three four five ".repeat(3));
    let row = |player: &Player| {
        let screen = player.screen();
        let row = screen.lines().find(|line| line.contains("│ ›"));
        row.expect("it is typed into").to_owned()
    };
    assert!(row(&player).contains("│ › ‹"), "{}", row(&player));
    let player = player.press("Home");
    let typed = row(&player);
    assert!(
        typed.contains("│ › one two") && typed.contains("› │"),
        "{typed}"
    );
    // In a line without the cursor, too.
    let player = player.press("End Enter").type_text("x");
    let screen = player.screen();
    let first = screen.lines().find(|line| line.contains("one two"));
    let first = first.expect("it is still there");
    assert!(first.ends_with("› │") || first.ends_with("›│"), "{screen}");
}
