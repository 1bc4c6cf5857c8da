//! The question for the letter of a bookmark: what it says, what answers it, and what leaves it.

use nodecourse::app::{Effect, Event, Mouse, MouseKind};
use nodecourse::progress::Change;

use crate::player::Player;

#[test]
fn what_is_typed_waits_for_its_letter() {
    let player = Player::bundled().press("m");
    assert!(player.screen().contains("m+letter"), "{}", player.screen());
    let asked = "Under which letter? Esc cancels";
    assert!(player.screen().contains(asked), "{}", player.screen());
    let player = player.press("Esc");
    assert!(player.app.progress.bookmarks.is_empty());
    assert!(!player.screen().contains(asked), "{}", player.screen());
    let marked = Player::bundled().press("m b m a '");
    let asked = "Go to which bookmark? Esc cancels · yours: a b";
    assert!(marked.screen().contains(asked), "{}", marked.screen());
    let gone = marked.press("a");
    assert!(!gone.screen().contains("Go to which"), "{}", gone.screen());
    let player = player.press("m 3");
    assert!(
        player
            .screen()
            .contains("Bookmarks have letters, as in ma."),
        "{}",
        player.screen()
    );
    let player = player.press("m b m ä ' z");
    assert!(
        player
            .screen()
            .contains("There is no bookmark z. Your bookmarks: b ä."),
        "{}",
        player.screen()
    );
}

#[test]
fn where_there_are_no_bookmarks_that_is_said_and_a_letter_does_nothing() {
    let player = Player::bundled().press("'");
    let told = "There are no bookmarks yet: m+letter sets one here. Esc cancels";
    let row = last_row(&player);
    assert!(row.starts_with(told), "{row}");
    let mut player = player.press("q");
    assert!(player.app.typed.letter_for.is_none());
    assert_eq!(
        last_row(&player),
        "There are no bookmarks yet. m+letter sets one here."
    );
    let landmark = player.app.reader.landmark();
    player.others = vec![Change::Bookmark('z', landmark)];
    let asked = "Go to which bookmark? Esc cancels · yours: z";
    let row = last_row(&player.press("'"));
    assert!(row.starts_with(asked), "{row}");
}

#[test]
fn the_question_for_a_letter_stays_until_it_is_answered() {
    let asked = "Go to which bookmark? Esc cancels · yours: a";
    let mut player = Player::bundled().press("m a '").wait();
    assert!(last_row(&player).contains(asked), "{}", player.screen());
    player.event(Event::Told("Something else.".to_owned()));
    let player = player.wait();
    assert!(last_row(&player).contains(asked), "{}", player.screen());
    let player = player.press("Esc");
    assert_eq!(last_row(&player), "Something else.");
    let player = player.wait();
    assert!(!player.screen().contains("Something else."));
}

#[test]
fn ctrl_c_leaves_the_question_for_a_letter_and_nothing_else() {
    let player = Player::bundled().press("m Ctrl-C");
    assert!(!player.asked.contains(&Effect::Quit));
    assert!(player.app.progress.bookmarks.is_empty());
    let screen = player.screen();
    assert!(!screen.contains("letter"), "{screen}");
    let player = player.press("m a K ' Ctrl-C");
    assert_eq!(player.app.overlays.len(), 1, "the pop-up stays");
    assert!(player.press("Ctrl-C Ctrl-C").asked.contains(&Effect::Quit));
}

#[test]
fn a_click_or_the_wheel_leaves_the_question_for_a_letter_and_does_what_it_always_does() {
    for keys in ["m", "m a '"] {
        let player = Player::bundled().press(keys).click("routes");
        assert_eq!(player.app.typed.letter_for, None, "{keys}");
        assert_eq!(player.app.overlays.len(), 1, "the word is explained");
        let mut player = Player::bundled().press(keys);
        let before = player.app.reader.place;
        player.event(mouse(MouseKind::Move, 40));
        assert!(player.app.typed.letter_for.is_some(), "{keys}");
        player.event(mouse(MouseKind::ScrollDown, 40));
        assert_eq!(player.app.typed.letter_for, None, "{keys}");
        assert_ne!(player.app.reader.place, before, "{keys}");
        let screen = player.screen();
        assert!(!screen.contains("letter"), "{screen}");
        // Where the question stands nothing is offered.
        for column in 0..80 {
            let mut player = Player::bundled().press(keys);
            player.event(mouse(MouseKind::Press, column));
            assert_eq!(player.app.typed.letter_for, None, "{keys}");
            assert!(player.app.overlays.is_empty(), "{keys} {column}");
            assert_eq!(player.app.reader.place, before, "{keys} {column}");
        }
    }
}

#[test]
fn where_there_is_little_room_the_letters_are_shown() {
    let row = |keys: &str, width| {
        let player = Player::bundled().sized(width, 15);
        last_row(&player.press(keys))
    };
    let three = "m a m b m c";
    let asked = "Go to which bookmark? Yours: a b c";
    assert_eq!(row(&format!("{three} '"), 40), asked);
    let asked = "Under which letter? Yours: a b c";
    assert_eq!(row(&format!("{three} m"), 40), asked);
    assert_eq!(row(&format!("{three} '"), 28), "Which? Yours: a b c");
    assert_eq!(row("m", 40), "Under which letter? Esc cancels");
    assert_eq!(row("m a", 40), "Bookmark a is here: 'a goes to it.");
    assert_eq!(row("m a j j j j m a", 40), "Bookmark a is here now.");
    let many: Vec<String> = ('a'..='z').map(|letter| format!("m {letter}")).collect();
    let many = many.join(" ");
    let asked = "Which? abcdefghijklmnopqrstuvwxyz";
    assert_eq!(row(&format!("{many} '"), 40), asked);
    assert_eq!(row(&format!("{many} '"), 30), "Go to which bookmark?");
    let wide = row(&format!("{three} '"), 80);
    let asked = "Go to which bookmark? Esc cancels · yours: a b c  ";
    assert!(
        wide.starts_with(asked) && wide.ends_with("  '+letter"),
        "{wide}"
    );
}

/// Something that the mouse does in the bottom row.
fn mouse(kind: MouseKind, column: u16) -> Event {
    Event::Mouse(Mouse {
        kind,
        column,
        row: 23,
    })
}

fn last_row(player: &Player) -> String {
    let screen = player.screen();
    screen.lines().last().unwrap_or_default().trim().to_owned()
}

#[test]
fn that_there_are_no_bookmarks_is_a_sentence_on_a_small_screen_too() {
    for (width, told) in [
        (40, "No bookmarks yet: m+letter sets one."),
        (30, "None yet: m+letter sets one."),
    ] {
        let screen = Player::bundled().sized(width, 15).press("'").screen();
        assert!(screen.contains(told), "{screen}");
    }
}
