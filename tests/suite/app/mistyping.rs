//! Words that the open lesson does not have are looked for in it as those that were meant.

use std::sync::Arc;

use nodecourse::app::Event;
use nodecourse::theme::Role;

use crate::player::Player;

use super::searching::{bottom, long, page};

#[test]
fn a_word_that_is_nowhere_in_the_lesson_is_looked_for_as_the_one_that_was_meant() {
    let player = Player::open(&long()).press("/").type_text("nedle");
    let told = "Esc back  No “nedle” in this lesson: this is for “needle” · 1/3";
    assert!(bottom(&player).ends_with(told), "{}", bottom(&player));
    assert_eq!(player.painted(Role::SearchCurrent), ["needle"]);
    // What is kept is what was meant: the next key goes on with that, and the arrows bring it back.
    let player = player.press("Enter");
    let told = "1/3  needle · no “nedle” in this lesson";
    assert_eq!(bottom(&player), told);
    let player = player.press("n");
    assert_eq!(bottom(&player), "2/3  needle · no “nedle” in this lesson");
    let player = player.press("Esc / Up");
    assert!(
        bottom(&player).starts_with("/ needle "),
        "{}",
        bottom(&player)
    );
    assert!(bottom(&player).ends_with("2/3"), "{}", bottom(&player));
}

#[test]
fn esc_returns_from_what_was_meant_and_another_key_looks_anew() {
    let player = Player::open(&long());
    let before = page(&player);
    let player = player.press("/").type_text("nedle");
    assert_ne!(page(&player), before);
    let player = player.type_text("x");
    assert!(bottom(&player).ends_with("no match"), "{}", bottom(&player));
    assert_eq!(page(&player), before);
    let player = player.press("Backspace");
    assert!(bottom(&player).ends_with("1/3"), "{}", bottom(&player));
    assert_eq!(page(&player.press("Esc")), before);
}

#[test]
fn what_was_meant_is_told_on_every_screen() {
    for (width, told) in [
        (
            80,
            "Esc back  No “nedle” in this lesson: this is for “needle” · 1/3",
        ),
        (60, "Esc back  No “nedle”: this is for “needle” · 1/3"),
        (40, "for “needle” · 1/3"),
        (24, "1/3"),
    ] {
        let player = Player::open(&long()).sized(width, 15);
        let player = player.press("/").type_text("nedle");
        assert!(bottom(&player).ends_with(told), "{}", bottom(&player));
    }
}

#[test]
fn what_was_meant_by_a_long_word_is_told_before_how_to_leave() {
    let lesson = "# T\n\nWords of JavaScript.\n\nMore of JavaScript.\n";
    let player = Player::open(lesson).sized(40, 15).press("/");
    let player = player.type_text("javscript");
    assert_eq!(bottom(&player), "/ javscript     for “javascript” · 1/2");
    let player = player.press("Enter");
    assert_eq!(bottom(&player), "1/2  javascript · no “javscript”");
    let player = player.press("/");
    // Without a correction the way out stays.
    let player = player.type_text("javascript");
    assert!(
        bottom(&player).ends_with("Esc back  1/2"),
        "{}",
        bottom(&player)
    );
}

#[test]
fn in_quotes_and_beside_other_words_it_is_read_so_too() {
    for (typed, found) in [
        ("\"here is a nedle\"", "Here is a needle"),
        ("is a nedle", "is a needle"),
        ("\"is a needl\"", "is a needle"),
    ] {
        let player = Player::open(&long()).press("/").type_text(typed);
        assert_eq!(player.painted(Role::SearchCurrent), [found], "{typed}");
    }
    for typed in ["needle nedle", "zzzz nedle", "here needle"] {
        let player = Player::open(&long()).press("/").type_text(typed);
        assert!(bottom(&player).ends_with("no match"), "{}", bottom(&player));
    }
}

#[test]
fn an_edit_goes_on_with_what_was_meant() {
    let player = Player::open(&long()).press("/").type_text("nedle");
    let mut player = player.press("Enter n n");
    let mut lesson = (*player.app.reader.lesson).clone();
    lesson.blocks.kept_mut().truncate(60);
    player.event(Event::Lesson(Arc::new(lesson), Vec::new()));
    let player = player.press("Home n");
    let told = "1/2  needle · no “nedle” in this lesson";
    assert_eq!(bottom(&player), told);
    assert_eq!(player.painted(Role::SearchCurrent), ["needle"]);
}
