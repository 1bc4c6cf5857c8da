//! What a list does not have, and words for it that are mistyped.

use crate::player::Player;

#[test]
fn what_the_contents_do_not_have_is_searched_for_in_the_course() {
    let course = || {
        Player::course([
            ("a.md", "# One\n\nText.\n"),
            ("b.md", "# Two\n\n## Borrowing\n\nText.\n"),
        ])
    };
    let player = course().press("o").type_text("borrowing");
    let screen = player.screen();
    assert!(
        screen.contains("Nothing matches. Enter searches the course, as g/ does.")
            && screen.contains("Only the sections of the open lesson are listed."),
        "{screen}"
    );
    assert!(screen.contains("Enter search the course"), "{screen}");
    let player = player.press("Enter").wait();
    let screen = player.screen();
    assert!(
        screen.contains("› borrowing") && screen.contains("section of Two"),
        "{screen}"
    );
    // Other lists have all that they are of.
    let player = course().press(":").type_text("zzzzqqq");
    assert!(
        player.screen().contains("Nothing matches. Backspace"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    assert!(
        player.screen().contains("Nothing matches. Backspace"),
        "{}",
        player.screen()
    );
}

#[test]
fn the_palette_finds_the_way_back_by_words_that_are_mistyped() {
    for before in ["", "L"] {
        for typed in ["go back", "go bak", "go bakc", "bak wher yuo", "go bcak"] {
            let course = Player::course([("a.md", "# One\n\nText.\n"), ("b.md", "# Two\n")]);
            let player = course.press(before).press(":").type_text(typed);
            let screen = player.screen();
            assert!(
                screen.contains("go back to where you were"),
                "{typed}: {screen}"
            );
        }
    }
}
