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
        shows(&player, "▸ Quiz · cannot be shown"),
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
    // Where there is not, what came of it is at the top, and the question above it.
    let player = course()
        .sized(60, 12)
        .press("Tab Enter")
        .press(&format!("{wrong} Enter"));
    let screen = player.screen();
    let second = screen.lines().nth(2).unwrap_or_default();
    assert!(second.contains("✗ Not right."), "{screen}");
    let player = player.press("Home");
    assert!(shows(&player, "A handler runs"), "{}", player.screen());
}

#[test]
fn questions_that_cannot_be_read_are_counted_in_the_offer() {
    let quiz = "[[questions]]\nid = \"x\"\n[[questions]]\nid = \"y\"\n";
    let name = QUIZ.split("[[questions]]").nth(3).unwrap_or_default();
    let player = with(LESSON, &format!("[[questions]]{name}{quiz}"));
    assert!(
        shows(&player, "▸ Quiz · 1 question (2 could not be read)"),
        "{}",
        player.screen()
    );
}

#[test]
fn the_program_stays_in_sight_while_much_is_typed() {
    let lines: Vec<String> = (0..14)
        .map(|at| format!("console.log('line {at}');"))
        .collect();
    let program = lines.join("\n");
    let quiz = format!(
        "[[questions]]\nid = \"t\"\ntype = \"Tracing\"\nprompt.program = \"\"\"\n{program}\n\"\"\"\nanswer.doesCompile = true\nanswer.stdout = \"x\"\ncontext = \"So.\"\n"
    );
    let player = Player::course([
        (
            "course.toml",
            "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\"]\n",
        ),
        ("a.md", "# A\n\n<!-- quiz: a -->\n"),
        ("a.quiz.toml", &quiz),
    ]);
    let mut player = player.press("Tab Enter");
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
