//! Quizzes on every screen: their size, control characters, many questions, what stays in sight.

use super::quizzing::{LESSON, QUIZ, course, letter, shows, with};
use super::searching::bottom;
use crate::player::Player;

#[test]
fn a_quiz_that_cannot_be_shown_says_so() {
    let player = with(
        LESSON,
        "[[questions]]\nid = \"x\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"?\"\n",
    );
    assert!(
        shows(&player, "▸ Quiz · Node · cannot be shown"),
        "{}",
        player.screen()
    );
    let player = player.press("Tab Enter");
    assert!(bottom(&player).starts_with("Quiz cannot be shown; ! tells why."));
    let player = player.press("!");
    assert!(
        shows(&player, "a question has a `prompt` and an `answer`"),
        "{}",
        player.screen()
    );
    let lesson = LESSON.replace("quiz: node", "quiz: gone");
    let player = with(&lesson, QUIZ).press("Tab Enter");
    assert_eq!(bottom(&player), "This quiz has no question `gone`.");
}

#[test]
fn a_quiz_fits_small_and_large_screens() {
    for (width, height) in [(40, 15), (20, 6), (1, 1), (200, 50)] {
        let mut player = course().sized(width, height).press("Tab Enter");
        for key in ["Enter", "Enter", "→", "Alt-→", "Alt-→", "Esc"] {
            player = player.press(key);
            for line in player.screen().lines() {
                assert!(nodecourse::text::width(line) <= usize::from(width));
            }
        }
    }
    insta::assert_snapshot!(course().sized(40, 15).press("Tab Enter Enter").screen());
}

#[test]
fn control_characters_in_everything_are_cleaned() {
    let quiz = "[[questions]]\nid = \"\\u001b[2J\"\nsection = \"\\u0007\"\ntype = \"MultipleChoice\"\nprompt.prompt = \"a\\u001b[31mb\\u009b\"\nprompt.distractors = [{ text = \"x\\u0000y\", why = \"\\u202e\" }, \"\\u001b]0;t\\u0007z\"]\nanswer.answer = \"\\u0008r\"\ncontext = \"\\u001b[0m\"\n";
    let mut player = with(LESSON, quiz).press("Tab Enter");
    for _ in 0..2 {
        for cell in &player.buffer().content {
            let is_plain = |letter: char| !letter.is_control() && letter != '\u{202e}';
            assert!(cell.symbol().chars().all(is_plain), "{:?}", cell.symbol());
        }
        player = player.press("Enter");
    }
}

#[test]
fn ten_thousand_questions_are_walked_through() {
    let question = |number: usize| {
        format!(
            "[[questions]]\nid = \"q{number}\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"Number {number}?\"\nanswer.answer = \"x\"\n"
        )
    };
    let quiz = (0..10_000).map(question).collect::<Vec<_>>().concat();
    let player = with(LESSON, &quiz).press("Tab Enter");
    assert!(shows(&player, "question 1 of 10000"), "{}", player.screen());
    let player = player.type_text("x").press("Enter Enter Esc");
    assert!(
        shows(&player, "10000 questions · 1 answered"),
        "{}",
        player.screen()
    );
}

#[test]
fn the_question_stays_in_sight_if_there_is_room_for_it_and_what_came_of_the_answer() {
    let player = course().sized(100, 24).press("Tab Enter");
    let wrong = letter(&player, "Other threads take them.");
    let player = player.press(&format!("{wrong} Enter"));
    for words in [
        "A handler runs",
        "✗ Not right.",
        "No other thread",
        "One thread.",
    ] {
        assert!(shows(&player, words), "{words}\n{}", player.screen());
    }
    // Where there is not, it stands above the mistake and its reason …
    let player = course()
        .sized(60, 12)
        .press("Tab Enter")
        .press(&format!("{wrong} Enter"));
    for words in ["A handler runs", "✗ Not right.", "No other thread runs"] {
        assert!(shows(&player, words), "{words}\n{}", player.screen());
    }
    // … which are shown in any case.
    let mut player = long().sized(40, 15).press("Tab Enter d");
    while !shows(&player, "✗") {
        player = player.press("Enter");
    }
    let screen = player.screen();
    for words in [
        "│ ✗ d  The third choice",
        "Your answer, and not right.",
        "The reason of it.",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    let player = player.press("Home");
    assert!(shows(&player, "What is asked"), "{}", player.screen());
}

/// A quiz of one question whose choices need more rows than a small screen has.
fn long() -> Player {
    let choice = |number: &str| {
        format!(
            "{{ text = \"The {number} choice, in words that take three rows of a screen that is as small as a telephone.\", why = \"The reason of it.\" }}"
        )
    };
    let choices = ["first", "second", "third", "fourth"]
        .map(choice)
        .join(", ");
    let quiz = format!(
        "[[questions]]\nid = \"x\"\ntype = \"MultipleChoice\"\nprompt.prompt = \"What is asked here, in a few words?\"\nprompt.distractors = [{choices}]\nanswer.answer = \"What is right.\"\n"
    );
    with(LESSON, &quiz)
}

#[test]
fn no_answer_is_chosen_among_choices_that_were_not_on_the_screen() {
    let mut player = long().sized(40, 15).press("Tab Enter");
    let mut seen = String::new();
    for _ in 0..4 {
        let screen = player.screen();
        seen.push_str(&screen);
        if bottom(&player).contains("Enter answer") {
            break;
        }
        player = player.press("Enter");
        assert!(!shows(&player, "✗"), "{}", player.screen());
    }
    for words in ["first", "second", "third", "fourth"] {
        assert!(seen.contains(&format!("The {words} choice")), "{seen}");
    }
    // What Enter chooses is there, and has been told.
    assert!(shows(&player, "│ ▸ a  "), "{}", player.screen());
    let player = player.press("Enter");
    assert!(shows(&player, "│ ✗ a  "), "{}", player.screen());
    // Whoever has said which one it is need not look at it twice.
    let player = player.press("a Home Space Space Space d End");
    let player = player.click("Enter  answer");
    assert!(shows(&player, "│ ✗ d  "), "{}", player.screen());
}

#[test]
fn nothing_is_taken_up_that_is_not_on_the_screen() {
    let words = "Many words.\n\n".repeat(20);
    let quiz = format!(
        "[[questions]]\nid = \"x\"\ntype = \"Order\"\nprompt.prompt = \"\"\"{words}\"\"\"\nanswer.answer = [\"one\", \"two\", \"three\"]\n"
    );
    let mut player = with(LESSON, &quiz).press("Tab Enter");
    while !shows(&player, "   1  ") {
        assert!(bottom(&player).contains("Enter read on"));
        player = player.press("Space");
    }
    assert!(!shows(&player, "↕"), "{}", player.screen());
    let player = player.press("Space");
    assert!(shows(&player, "↕ 1  "), "{}", player.screen());
}

#[test]
fn questions_that_cannot_be_read_are_counted_in_the_offer() {
    let quiz = "[[questions]]\nid = \"x\"\n[[questions]]\nid = \"y\"\n";
    let name = QUIZ.split("[[questions]]").nth(3).unwrap_or_default();
    let player = with(LESSON, &format!("[[questions]]{name}{quiz}"));
    assert!(
        shows(&player, "▸ Quiz · Node · 1 question (2 could not be read)"),
        "{}",
        player.screen()
    );
}

/// A question about a program of so many lines.
fn program(lines: usize) -> Player {
    let lines: Vec<String> = (0..lines)
        .map(|at| format!("console.log('line {at}');"))
        .collect();
    let program = lines.join("\n");
    let quiz = format!(
        "[[questions]]\nid = \"t\"\ntype = \"Tracing\"\nprompt.program = \"\"\"\n{program}\n\"\"\"\nanswer.doesCompile = true\nanswer.stdout = \"x\"\ncontext = \"So.\"\n"
    );
    with(LESSON, &quiz)
}

#[test]
fn the_program_stays_in_sight_while_much_is_typed() {
    let mut player = program(14).press("Tab Enter");
    for line in 0..14 {
        player = player.type_text(&format!("typed {line}")).press("Enter");
    }
    let screen = player.type_text("last").screen();
    let code = screen.lines().filter(|line| line.contains("console.log("));
    assert!(code.count() >= 6, "{screen}");
    assert!(
        screen.contains("› last") && screen.contains("↑ › typed"),
        "{screen}"
    );
    assert!(!screen.contains("typed 3"), "{screen}");
}

#[test]
fn a_program_and_what_is_typed_of_it_share_the_screen() {
    // All of it, where that is possible.
    let screen = program(14).press("Tab Enter").screen();
    for words in ["What does this", "line 0'", "line 13'", "    › "] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    // Else it scrolls, over no line of it, and what is typed stays.
    for (size, scrolls) in [((80, 24), "PgDn PgUp scroll"), ((40, 15), "PgDn scroll")] {
        let (width, height) = size;
        let mut player = program(40).sized(width, height).press("Tab Enter");
        player = player.type_text("typed");
        let mut seen = String::new();
        for _ in 0..20 {
            let screen = player.screen();
            assert!(screen.contains("› typed"), "{screen}");
            assert!(bottom(&player).contains(scrolls), "{screen}");
            seen.push_str(&screen);
            player = player.press("PgDn");
        }
        for line in 0..40 {
            assert!(seen.contains(&format!("line {line}'")), "{line}\n{seen}");
        }
        // What was typed leaves the room to the program where that is said to fail.
        let screen = player.press("Enter a Enter b Enter c Shift-Tab").screen();
        assert!(screen.contains("because of line ›"), "{screen}");
        assert!(screen.contains("line 39'"), "{screen}");
    }
}
