//! Reading on by screens: where the next one begins.

use super::keeping::page;
use crate::player::Player;

#[test]
fn a_heading_that_is_last_on_a_screen_is_the_first_on_the_next() {
    let words = "More words.\n\n";
    // However many rows stand above it.
    let mut found = 0;
    for (above, height) in (1..12).flat_map(|above| [(above, 15), (above, 16)]) {
        let (above, below) = (words.repeat(above), "Words below.\n\n".repeat(20));
        let headings = "### A part\n\n#### A part of it\n\n";
        let text = format!("# T\n\n{above}{headings}{below}");
        let mut player = Player::open(&text).sized(60, height);
        for _ in 0..4 {
            let (before, place) = (page(&player), player.app.reader.place);
            player = player.press("Space");
            let after = page(&player);
            let last = before.trim_end().lines().last().unwrap_or_default();
            if last.contains("A part") {
                found += 1;
                let first = after.trim_start().lines().next().unwrap_or_default();
                assert!(first.contains("A part"), "{before}\n---\n{after}");
            }
            assert!(player.app.reader.place > place, "{after}");
        }
    }
    assert!(found > 2, "{found}");
}
