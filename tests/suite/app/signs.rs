//! What is selected has a sign before it where something is practised: without colours its ground alone says little.

use super::{labbing, quizzing, reviewing};
use crate::player::Player;

/// The rows with a sign.
fn signed(player: &Player) -> Vec<String> {
    let screen = player.screen();
    let signed = screen.lines().filter(|line| line.contains("│▸"));
    signed.map(str::to_owned).collect()
}

#[test]
fn lines_kinds_checks_and_choices_that_are_selected_have_a_sign() {
    for (width, height) in [(80, 24), (40, 15)] {
        let review = reviewing::course()
            .sized(width, height)
            .press("Tab Enter j j");
        let signs = signed(&review);
        assert!(
            matches!(&signs[..], [line] if line.contains("3 │ function slow")),
            "{signs:?}"
        );
        let signs = signed(&review.press("Space Down"));
        assert!(signs.iter().any(|line| line.contains("b  blocking")));

        let lab = labbing::checked().sized(width, height).press("Down Up");
        let signs = signed(&lab);
        assert!(
            matches!(&signs[..], [line] if line.contains("✓ It prints 3")),
            "{signs:?}"
        );

        let several = quizzing::course()
            .sized(width, height)
            .press("Tab Enter Right Down");
        let signs = signed(&several);
        assert!(
            matches!(&signs[..], [line] if line.contains("b [ ]")),
            "{signs:?}"
        );
        // Where one is chosen, the sign stands before its letter, and no other does.
        let one = several.press("Left");
        assert!(one.screen().contains("▸ a  "), "{}", one.screen());
        assert!(signed(&one).is_empty(), "{}", one.screen());
    }
}
