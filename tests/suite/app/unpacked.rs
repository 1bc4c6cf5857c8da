//! Of a long lesson, only what is looked at is unpacked, whatever the learner does in it.

use crate::load::packed::open_count;
use crate::player::Player;

/// A lesson of some megabytes, with a link and folded text in few of its parts.
fn text() -> String {
    let part = |part: usize| {
        let link = if part % 5_000 == 4_999 {
            " Go [there](#part-7)."
        } else {
            ""
        };
        format!("## Part {part}\n\nThe words of part {part} are few.{link}\n\n- item\n\n")
    };
    let parts: String = (0..20_000).map(part).collect();
    format!("# Long\n\nThe first line.[^1]\n\n{parts}[^1]: What the note says.\n")
}

#[test]
fn what_was_looked_at_is_packed_again() {
    let mut player = Player::course([("a.md", text().as_str())]);
    let open = |player: &Player| open_count(&player.app.reader.lesson.blocks);
    let most = 4 * 512;
    assert!(player.app.reader.lesson.blocks.len() > 50_000);
    assert!((1..most).contains(&open(&player)), "{}", open(&player));
    for keys in [
        "Space Space",
        "G",
        "g g",
        "5 0 %",
        "] ]",
        "[",
        "Tab",
        "Tab",
        "Shift-Tab",
        "t",
        "Esc",
        "o",
        "Esc",
        "m a",
        "B",
        "Esc",
        "G",
        "' a",
        "/ f e w Enter",
        "n n n",
        "N",
        "Esc",
        "g / 1 9 9 9 Enter",
        "Backspace",
        "?",
        "Esc",
        "9 9 9 9 j",
        "9 9 9 9 k",
    ] {
        player = player.press(keys);
        assert!(open(&player) < most, "{keys}: {}", open(&player));
    }
    // Another size of the screen, and what the footnote says.
    let player = player.sized(40, 15).sized(200, 50).press("g g Tab Enter");
    assert!(
        player.screen().contains("What the note says."),
        "{}",
        player.screen()
    );
    assert!(open(&player) < most, "{}", open(&player));
}

#[test]
fn what_is_folded_away_is_passed_over_packed() {
    let inside = |part: usize| format!("Inside, [part {part}](#l) of many.\n\n");
    let inside: String = (0..40_000).map(inside).collect();
    let text = format!(
        "# L\n\nStart.\n\n<details><summary>More</summary>\n\n{inside}</details>\n\nAfter, [there](#l).\n"
    );
    let mut player = Player::course([("a.md", text.as_str())]);
    let open = |player: &Player| open_count(&player.app.reader.lesson.blocks);
    for keys in ["j", "k", "Tab", "Tab", "Shift-Tab", "G", "k", "Shift-Tab"] {
        player = player.press(keys);
        assert!(open(&player) < 3 * 512, "{keys}: {}", open(&player));
        assert!(
            player.screen().contains("After, there."),
            "{}",
            player.screen()
        );
    }
    // Where it is unfolded, all of it is gone through.
    let player = player.press("g g Tab Enter Tab");
    assert!(
        player.screen().contains("Inside, part 0 of many."),
        "{}",
        player.screen()
    );
    assert!(open(&player) < 3 * 512, "{}", open(&player));
}
