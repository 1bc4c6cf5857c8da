//! Answers to a quiz: how each kind is given, what is said of it, and that none is lost.

use nodecourse::app::Config;
use nodecourse::load::Library;
use nodecourse::progress::Change;

use super::quizzing::{COURSE, LESSON, QUIZ, course, letter, shows, with};
use super::searching::bottom;
use crate::player::Player;

#[test]
fn a_wrong_answer_is_explained_at_once() {
    let player = course().press("Tab Enter");
    let wrong = letter(&player, "Other threads");
    let player = player.press(&format!("{wrong} Enter"));
    insta::assert_snapshot!(player.screen());
    assert!(matches!(
        player.saved.last(),
        Some(Change::Answered(id, answer)) if id.as_str() == "waits" && !answer.is_right
    ));
    // Again, and right.
    let player = player.press("a");
    assert!(!shows(&player, "Not right."), "{}", player.screen());
    let right = letter(&player, "They wait.");
    let player = player.press(&format!("{right} Enter"));
    assert!(shows(&player, "✓ Right."), "{}", player.screen());
}

#[test]
fn every_kind_of_question_is_answered_with_keys() {
    let player = course().press("Tab Enter");
    let right = letter(&player, "They wait.");
    let player = player.press(&format!("{right} Enter Enter"));
    assert!(
        shows(&player, "Choose all that are right:"),
        "{}",
        player.screen()
    );
    let (fetch, process) = (letter(&player, "fetch"), letter(&player, "process"));
    let player = player.press(&format!("{fetch} {process} Enter"));
    assert!(shows(&player, "✓ Right."), "{}", player.screen());
    let player = player.press("Enter").type_text("  LIBUV").press("Enter");
    assert!(shows(&player, "✓ Right."), "{}", player.screen());
    let player = player.press("Enter");
    insta::assert_snapshot!(player.screen());
    let player = player
        .type_text("a")
        .press("Enter")
        .type_text("c")
        .press("Enter Enter");
    insta::assert_snapshot!(player.screen());
    let mut player = player.press("Enter");
    for (place, words) in ["first", "second"].into_iter().enumerate() {
        // To its place: taken up, moved, put down.
        let at: usize = letter(&player, words).parse().expect("a number");
        let ups = "Up ".repeat(at - 1 - place);
        player = player.press(&format!("{at} Space {ups} Space"));
    }
    let player = player.press("Enter");
    assert!(shows(&player, "✓ Right."), "{}", player.screen());
    let player = player.press("Enter");
    insta::assert_snapshot!(player.screen());
    let player = player.press("Esc");
    assert!(
        shows(&player, "▸ Quiz · Node · 5 questions · 4 right"),
        "{}",
        player.screen()
    );
}

#[test]
fn own_answers_are_shown_on_return() {
    let player = course().press("Tab Enter");
    let wrong = letter(&player, "They get");
    let player = player.press(&format!("{wrong} Enter Enter"));
    let player = player.restart().press("Tab Enter");
    assert!(
        shows(&player, "question 2 of 5"),
        "the first one is answered"
    );
    let player = player.press("←");
    assert!(
        shows(&player, "Your answer, and not right."),
        "{}",
        player.screen()
    );
    assert!(shows(&player, "They get 503."));
    // An answer to a question that has been edited means nothing any more.
    let edited = QUIZ.replace("They get `503`.", "They hang.");
    let files = [
        ("course.toml", COURSE),
        ("01-node.md", LESSON),
        ("01-node.quiz.toml", edited.as_str()),
    ];
    let player = player.again(Library::in_memory(files), Config::default());
    let player = player.press("Tab Enter ←");
    assert!(shows(&player, "Choose one:") && !shows(&player, "Your answer"));
}

#[test]
fn what_fails_can_be_said_with_its_line() {
    let quiz = "[[questions]]\nid = \"f\"\ntype = \"Tracing\"\nprompt.program = \"a;\\nb;\"\nanswer.doesCompile = false\nanswer.lineNumber = 2\n";
    let player = with(LESSON, quiz)
        .press("Tab Enter Shift-Tab")
        .type_text("2x")
        .press("Enter");
    insta::assert_snapshot!(player.screen());
    assert!(shows(&player, "✓ Right."), "{}", player.screen());
}

#[test]
fn what_was_typed_is_not_lost_where_it_is_said_to_fail() {
    let quiz = "[[questions]]\nid = \"f\"\ntype = \"Tracing\"\nprompt.program = \"a;\"\nanswer.doesCompile = true\nanswer.stdout = \"one\\ntwo\"\n";
    let open = || {
        let player = with(LESSON, quiz).press("Tab Enter");
        player.type_text("one").press("Enter").type_text("three")
    };
    let player = open();
    assert!(shows(&player, "What does this program do?"));
    assert!(bottom(&player).contains("Tab answer   Shift-Tab it fails"));
    let player = player.press("Shift-Tab");
    assert!(shows(&player, "      three"), "{}", player.screen());
    let player = player.press("Shift-Tab");
    assert!(shows(&player, "› three"), "{}", player.screen());
    let player = player.press("Tab");
    assert!(shows(&player, "you said:  three"), "{}", player.screen());
    let player = open().press("Shift-Tab Tab");
    insta::assert_snapshot!(player.screen());
}

/// A quiz of one of the questions above.
fn only(id: &str) -> Player {
    let mut parts = QUIZ.split("[[questions]]");
    let wanted = format!("id = \"{id}\"");
    let found = parts.find(|part| part.contains(&wanted));
    let quiz = format!("[[questions]]{}", found.expect("it is one of them"));
    with(LESSON, &quiz).press("Tab Enter")
}

#[test]
fn an_answer_that_was_begun_comes_back_after_esc() {
    let player = only("prints").type_text("a").press("Enter").type_text("c");
    let player = player.press("Esc Enter");
    assert!(shows(&player, "› a"), "{}", player.screen());
    assert!(shows(&player, "› c"), "{}", player.screen());
    // What was given is kept as an answer, and trying again begins anew.
    let player = player.press("Enter Enter");
    assert!(shows(&player, "Not right"), "{}", player.screen());
    let player = player.press("a");
    assert!(!shows(&player, "› c"), "{}", player.screen());
    let player = only("name").type_text("libu").press("Esc Enter");
    assert!(shows(&player, "› libu"), "{}", player.screen());
}

#[test]
fn items_in_order_are_ticked_only_at_their_number() {
    let mut player = only("order");
    for (place, words) in ["second", "third"].into_iter().enumerate() {
        let at: usize = letter(&player, words).parse().expect("a number");
        let ups = "Up ".repeat(at - 1 - place);
        player = player.press(&format!("{at} Space {ups} Space"));
    }
    let screen = player.press("Enter").screen();
    let given = screen.split("The right order").next().unwrap_or_default();
    assert!(!given.contains('✓'), "{screen}");
    assert!(given.contains("✗ 3  first"), "{screen}");
    assert!(given.contains("leads rightly; it is number 2."), "{screen}");
    assert!(
        given.contains("follows rightly; it is number 3."),
        "{screen}"
    );
}
