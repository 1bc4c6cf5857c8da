//! The prompt of a search: what is typed into it, its history, and where it stands.

use nodecourse::app::{Event, Mouse, MouseKind};
use nodecourse::theme::Role;

use super::searching::{bottom, long};
use crate::player::Player;

#[test]
fn an_empty_search_repeats_the_last_one_and_arrows_recall_them() {
    let player = Player::open(&long()).press("/ Enter");
    assert_eq!(bottom(&player), "There is no search to repeat yet.");
    let player = player
        .press("/")
        .type_text("needle")
        .press("Enter Esc Home / Enter");
    assert_eq!(bottom(&player), "1/3  needle");
    assert!(player.screen().contains("Line 20."), "{}", player.screen());
    let player = player.press("/").type_text("line 5").press("Enter /");
    let player = player.press("↑");
    assert!(
        bottom(&player).starts_with("/ line 5"),
        "{}",
        bottom(&player)
    );
    let player = player.press("↑");
    assert!(
        bottom(&player).starts_with("/ needle"),
        "{}",
        bottom(&player)
    );
    let player = player.press("↑ ↓");
    assert!(
        bottom(&player).starts_with("/ line 5"),
        "{}",
        bottom(&player)
    );
    let player = player.press("↓");
    assert!(bottom(&player).contains("words in"), "{}", bottom(&player));
}

#[test]
fn the_line_is_edited_like_any_other() {
    let line = |player: &Player| {
        let shown = bottom(player);
        shown
            .trim_start_matches("/ ")
            .split("  ")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let player = Player::open("# T").press("/").type_text("one two 日本");
    let player = player.press("Left Left x");
    assert_eq!(line(&player), "one two x日本");
    let player = player.press("Ctrl-W");
    assert_eq!(line(&player), "one two 日本");
    let player = player.press("Ctrl-W Delete");
    assert_eq!(line(&player), "one 本");
    let player = player.press("End y Home z Right Right Backspace");
    assert_eq!(line(&player), "zoe 本y");
    let player = player.press("Ctrl-E Alt-Left Ctrl-K");
    assert_eq!(line(&player), "zoe");
    let player = player
        .press("Ctrl-U")
        .type_text("e")
        .type_text("\u{301}")
        .press("Left");
    assert_eq!(line(&player), "e\u{301}");
    let player = player.press("Right Backspace");
    assert!(bottom(&player).contains("words in"), "{}", line(&player));
    assert!(player.press("Backspace").app.overlays.is_empty());
}

#[test]
fn anything_can_be_pasted() {
    let mut player = Player::open("# T\n\nA [x]\nb.* \u{1b}[2J end.\n").press("/");
    player.event(Event::Paste("[x]\r\nb.*\n".replace('\r', "")));
    assert!(bottom(&player).ends_with("1/1"), "{}", bottom(&player));
    let mut player = player.press("Ctrl-U");
    player.event(Event::Paste("\u{1b}[2J".to_owned()));
    assert!(bottom(&player).starts_with("/ ␛[2J") && bottom(&player).ends_with("1/1"));
    let mut player = player.press("Ctrl-U");
    player.event(Event::Paste("日本 ".repeat(20_000)));
    assert!(
        bottom(&player).ends_with("too long, the end is left out"),
        "{}",
        bottom(&player)
    );
    let player = player.type_text("xy");
    assert!(
        bottom(&player).ends_with("too long, the end is left out"),
        "{}",
        bottom(&player)
    );
    let player = player.press("Enter");
    assert!(
        bottom(&player).starts_with("“日本 日本"),
        "{}",
        bottom(&player)
    );
    let mut player = player.press("/");
    player.event(Event::Paste("\n\t \u{200b}".to_owned()));
    assert!(!bottom(&player).contains("no match"), "{}", bottom(&player));
}

#[test]
fn the_prompt_works_on_the_smallest_screens() {
    for (width, height) in [(1, 1), (3, 2), (8, 3), (20, 5)] {
        let player = Player::open(&long())
            .sized(width, height)
            .press("/")
            .type_text("needle 日本");
        let row = bottom(&player);
        assert!(nodecourse::text::width(&row) <= usize::from(width), "{row}");
        player.press("Enter n N Esc");
    }
}

#[test]
fn a_search_from_a_pop_up_closes_it_first() {
    let glossary = "[term]\nname = \"term\"\ntext = \"Words.\"\n";
    let player = Player::with_glossary("# T\n\nA term and a needle.\n", glossary);
    let player = player.press("Tab Enter / n e e d");
    assert_eq!(player.painted(Role::SearchCurrent), ["need"]);
    assert_eq!(player.app.overlays.len(), 1);
    assert!(player.press("Esc").app.overlays.is_empty());
}

#[test]
fn the_palette_opens_it() {
    let player = Player::open("# T\n\nneedle\n")
        .press(":")
        .type_text("find words")
        .press("Enter");
    let player = player.type_text("need");
    assert_eq!(player.painted(Role::SearchCurrent), ["need"]);
}

#[test]
fn what_the_wheel_shows_while_words_are_typed_is_not_read() {
    let sections = (0..6).map(|number| format!("## Part {number}\n\n{}", "Words.\n\n".repeat(20)));
    let text = format!("# Long\n\n{}needle\n", sections.collect::<String>());
    let turn = |player: &mut Player| {
        player.event(Event::Mouse(Mouse {
            kind: MouseKind::ScrollDown,
            column: 5,
            row: 5,
        }));
    };
    let mut player = Player::open(&text);
    let unread = player.app.unread();
    player = player.press("/").type_text("needle");
    for _ in 0..100 {
        turn(&mut player);
    }
    assert_eq!(player.app.unread(), unread);
    let player = player.press("Esc");
    assert_eq!(player.app.unread(), unread);
    let mut player = player.press("/").type_text("words");
    for _ in 0..100 {
        turn(&mut player);
    }
    let player = player.press("Enter");
    assert_eq!(player.app.unread(), unread, "{}", player.screen());
}

#[test]
fn the_match_that_was_in_sight_stays_in_sight_on_a_screen_of_another_size() {
    let rows = |player: &Player| player.screen().contains("Line 20.");
    let marked = |player: &Player| !player.painted(Role::SearchCurrent).is_empty();
    for keys in ["", "Enter"] {
        let player = Player::open(&long()).sized(120, 60).press("/");
        let player = player.type_text("needle").press(keys);
        assert!(marked(&player), "{}", player.screen());
        let top = player.app.reader.place;
        for (width, height) in [(40, 15), (20, 8), (30, 5)] {
            let player = player_at(keys, (width, height));
            assert!(marked(&player) && rows(&player), "{}", player.screen());
        }
        // On the first screen again, nothing has moved.
        let player = player.sized(40, 15).sized(30, 5).sized(120, 60);
        assert_eq!(player.app.reader.place, top);
        assert!(marked(&player), "{}", player.screen());
        // What is typed on goes on from where the line was opened.
        let player = player.sized(40, 15).press("Esc").sized(120, 60);
        assert_eq!(player.app.reader.place.block, 0, "{}", player.screen());
    }
    // One that was scrolled away from stays where it is.
    let player = Player::open(&long()).sized(120, 24).press("/");
    let player = player.type_text("needle").press("Enter G");
    assert!(!marked(&player), "{}", player.screen());
    let player = player.sized(60, 20);
    assert!(!marked(&player), "{}", player.screen());
}

/// A player with a search on a large screen that became this one.
fn player_at(keys: &str, (width, height): (u16, u16)) -> Player {
    let player = Player::open(&long()).sized(120, 60).press("/");
    player.type_text("needle").press(keys).sized(width, height)
}
