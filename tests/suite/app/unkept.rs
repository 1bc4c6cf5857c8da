//! What is told while progress cannot be kept.

use nodecourse::app::Event;
use nodecourse::progress::Trouble;

use super::keeping::long_lesson;
use crate::player::Player;

#[test]
fn that_progress_is_not_kept_stays_until_it_can_have_been_read() {
    let told = "Progress is not kept: the disk is full.";
    let mut player = Player::open(&long_lesson(3));
    player.trouble = Some(full());
    let player = player.press("j").wait();
    // No key takes it away, nor a click; what another message tells goes before it does.
    let player = player.press("j k Space → →");
    shows(&player, told);
    let player = player.press("o Esc").click("Paragraph 1 of");
    shows(&player, told);
    let player = player.press("x");
    shows(&player, "x does nothing here.");
    let player = player.wait();
    shows(&player, told);
    let player = player.press("j");
    shows(&player, told);
    let player = player.press("/");
    let player = player.wait().press("Esc");
    shows(&player, told);
    let player = player.wait();
    assert!(!player.screen().contains("kept"), "{}", player.screen());
    // Nobody reads it who leaves.
    let mut player = Player::open(&long_lesson(3));
    player.trouble = Some(full());
    let player = player.press("j").wait().press("x q");
    assert!(!player.screen().contains("kept"), "{}", player.screen());
    // Who closes it has read it.
    let mut player = Player::open(&long_lesson(3));
    player.trouble = Some(full());
    let player = player.press("j").wait().press("Esc");
    assert!(!player.screen().contains("kept"), "{}", player.screen());
}

#[test]
fn as_long_as_progress_is_not_kept_nothing_says_that_it_is() {
    let mut player = Player::open(&long_lesson(3));
    player.trouble = Some(full());
    let player = player.press("j").wait().wait();
    shows(&player, "! 1 problem");
    let player = player.press("m w");
    shows(
        &player,
        "Bookmark w is here, not on disk yet. Progress is not kept: the disk is full.",
    );
    let mut player = player.press("!");
    shows(&player, "progress is not kept: the disk is full");
    shows(&player, "all of it is kept as soon as that works");
    assert!(!player.screen().contains("No problems"));
    // It goes when there is room again.
    player.trouble = None;
    let player = player.wait();
    shows(&player, "No problems were found");
    let player = player.press("Esc").wait().press("m v");
    shows(&player, "Bookmark v is here. 'v comes back to it.");
    assert!(!player.screen().contains("problem"), "{}", player.screen());
    // Where there is no place for it at all, it will not come there.
    let homeless = Trouble::Homeless("HOME is not set".to_owned());
    let player = Player::in_trouble("# T\n", homeless).press("m w");
    shows(&player, "Bookmark w is here, until you quit.");
}

#[test]
fn what_is_open_keeps_its_keys_while_it_is_told_that_progress_is_not_kept() {
    for (size, told) in [
        ((80, 24), "Progress is not kept: the disk is full."),
        ((40, 15), "Progress not kept: the disk is full."),
    ] {
        for keys in ["B", "o", "?", "T", "i", "g /"] {
            let mut player = Player::open(&long_lesson(3))
                .sized(size.0, size.1)
                .press(keys)
                .wait();
            let before = player.screen();
            player.trouble = None;
            player.event(Event::NotKept(full()));
            let screen = player.screen();
            let rows: Vec<&str> = screen.lines().collect();
            let [.., edge, bottom] = rows.as_slice() else {
                panic!("{screen}");
            };
            assert_eq!(edge.trim(), told, "{size:?}, {keys}: {screen}");
            let keys_of = before.lines().last();
            assert_eq!(Some(*bottom), keys_of, "{size:?}, {keys}: {screen}");
            // Only the lower edge of what is open gives way to it.
            let kept = before.lines().zip(&rows).take(rows.len() - 2);
            kept.for_each(|(before, now)| assert_eq!(before, *now, "{size:?}, {keys}"));
            // On the page it stands where other messages do.
            let screen = player.press("Esc Esc").screen();
            assert!(!screen.contains("kept"), "{size:?}, {keys}: {screen}");
        }
    }
}

#[test]
fn a_bookmark_says_in_little_room_too_why_it_is_not_kept() {
    for (reason, told) in [
        ("the disk is full", "w is here, not kept: the disk is full."),
        (
            "permission is denied",
            "w is here, not kept: permission is denied.",
        ),
    ] {
        let mut player = Player::open(&long_lesson(3)).sized(40, 15);
        player.trouble = Some(Trouble::Refused {
            path: "/state/courses/tea.journal".into(),
            reason: reason.to_owned(),
        });
        let screen = player.press("j").wait().wait().press("m w").screen();
        let words: Vec<&str> = screen.split_whitespace().collect();
        assert!(words.join(" ").contains(told), "{screen}");
    }
}

#[test]
fn a_choice_that_is_not_kept_says_so_once() {
    let not_kept = "not on disk yet: the disk is full.";
    let is_told = |player: &Player| player.screen().contains("not on disk");
    let unkept = || {
        let mut player = Player::open(&long_lesson(3)).sized(120, 30);
        player.trouble = Some(full());
        player.press("j").wait().wait()
    };
    let player = unkept().press("+");
    shows(&player, &format!("The text is 78 columns wide, {not_kept}"));
    let mut player = player.press("+");
    shows(&player, "The text is 80 columns wide.");
    assert!(!is_told(&player), "{}", player.screen());
    let again = |player: Player| player.press("T").type_text("dusk").press("Enter");
    player = again(player);
    assert!(!is_told(&player), "{}", player.screen());
    // When it is kept again and then fails once more, that is told once more.
    player.trouble = None;
    player = player.wait().press("j").wait();
    player.trouble = Some(full());
    let player = again(player.press("j").wait().wait());
    shows(&player, &format!("Theme from now on: Dusk, {not_kept}"));
    let player = unkept().press("T").type_text("match").press("Enter");
    let told = "Theme: matches the terminal’s background, not on disk yet";
    shows(&player, told);
    // Where there is no place for it at all, it holds as long as the program runs.
    let homeless = Trouble::Homeless("HOME is not set".to_owned());
    let player = Player::in_trouble("# T\n", homeless).press("+");
    shows(&player, "The text is 78 columns wide, until you quit");
}

fn full() -> Trouble {
    Trouble::Refused {
        path: "/state/courses/tea.journal".into(),
        reason: "the disk is full".to_owned(),
    }
}

fn shows(player: &Player, words: &str) {
    let screen = player.screen();
    assert!(screen.contains(words), "no “{words}” on {screen}");
}

#[test]
fn the_first_bookmark_that_is_not_kept_is_told_as_the_others_are() {
    for (size, told) in [
        (
            (80, 24),
            "Bookmark a is here, not on disk yet. Progress is not kept: the disk is full.",
        ),
        ((40, 15), "a is here, not kept: the disk is full."),
    ] {
        let mut player = Player::open(&long_lesson(3)).sized(size.0, size.1);
        player.trouble = Some(full());
        let words = |player: &Player| {
            let screen = player.screen();
            let words: Vec<&str> = screen.split_whitespace().collect();
            words.join(" ")
        };
        let player = player.press("m a");
        assert!(words(&player).contains(told), "{}", player.screen());
        // It has to be read, as what it says of progress has.
        let player = player.press("j");
        assert!(words(&player).contains(told), "{}", player.screen());
    }
}
