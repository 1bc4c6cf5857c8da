//! Quizzes in the player: where they are offered, how they are opened, gone through and left.

use nodecourse::app::{Event, Mouse, MouseKind};
use nodecourse::progress::Change;
use nodecourse::theme::Role;

use super::searching::bottom;
use crate::player::Player;

pub const COURSE: &str = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01-node.md\"]\n";

pub const LESSON: &str = "# Node\n\nWords.\n\n<!-- quiz: node -->\n\n## One thread\n\nYour code runs on one thread.\n\n## More\n\n1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n8\n\n9\n\n10\n\n11\n";

pub const QUIZ: &str = r#"
[[questions]]
id = "waits"
type = "MultipleChoice"
section = "one-thread"
prompt.prompt = "A handler runs `while (true);`. What do others do?"
prompt.distractors = [
  { text = "Other threads take them.", why = "No other thread runs **your** code." },
  "They get `503`.",
]
answer.answer = "They wait."
context = "One thread."

[[questions]]
id = "brings"
type = "MultipleChoice"
prompt.prompt = "Which does Node.js bring?"
prompt.distractors = ["document"]
answer.answer = ["fetch", "process"]

[[questions]]
id = "name"
type = "ShortAnswer"
prompt.prompt = "What waits for files?"
answer.answer = "libuv"

[[questions]]
id = "prints"
type = "Tracing"
prompt.program = "setTimeout(() => console.log('b'), 0);\nconsole.log('a');"
answer.doesCompile = true
answer.stdout = "a\nb"

[[questions]]
id = "order"
type = "Order"
prompt.prompt = "In which order?"
answer.answer = ["first", "second", "third"]
"#;

pub fn course() -> Player {
    with(LESSON, QUIZ)
}

pub fn with(lesson: &str, quiz: &str) -> Player {
    Player::course([
        ("course.toml", COURSE),
        ("01-node.md", lesson),
        ("01-node.quiz.toml", quiz),
    ])
}

/// Which letter an option has on the screen.
pub fn letter(player: &Player, words: &str) -> String {
    let screen = player.screen();
    let line = screen.lines().find(|line| line.contains(words));
    let line = line.unwrap_or_else(|| panic!("{words} is not on\n{screen}"));
    let letter = line.trim_matches(['│', ' ', '▸', '✓', '✗']).chars().next();
    letter.expect("it has a letter").to_string()
}

pub fn shows(player: &Player, words: &str) -> bool {
    player.screen().contains(words)
}

#[test]
fn a_quiz_is_offered_in_the_text_and_opened_like_a_link() {
    let player = course();
    assert!(
        shows(&player, "▸ Quiz · Node · 5 questions"),
        "{}",
        player.screen()
    );
    let player = player.press("Tab");
    let focused: Vec<String> = player.painted(Role::Focus);
    let focused: Vec<&str> = focused.iter().map(|words| words.trim_end()).collect();
    assert_eq!(focused, ["▸ Quiz · Node · 5 questions"], "all of the row");
    let player = player.press("Enter");
    insta::assert_snapshot!(player.screen());
    for place in ["Quiz · Node", "╭───", "╰───", "│ ▸"] {
        let clicked = course().click(place);
        assert!(shows(&clicked, "question 1 of 5"), "{place}");
    }
    let hinted = course().press("f a");
    assert!(shows(&hinted, "question 1 of 5"), "{}", hinted.screen());
}

#[test]
fn reading_again_leads_to_the_section_and_back() {
    let player = course().press("Tab Enter Enter");
    assert!(shows(&player, "R read again"), "{}", player.screen());
    let player = player.press("R");
    assert!(player.app.overlays.is_empty());
    assert_eq!(
        player.app.reader.section().map(|section| section.title),
        Some("One thread")
    );
    assert_eq!(bottom(&player), "Backspace goes back to the quiz.");
    let player = player.press("Backspace");
    assert!(shows(&player, "R read again"), "{}", player.screen());
    let player = player.press("Esc");
    assert!(
        shows(&player, "▸ Quiz · Node · 5 questions · 1 answered"),
        "{}",
        player.screen()
    );
}

#[test]
fn a_quiz_is_never_a_gate() {
    let player = course().press("Tab Enter → → → → →");
    assert!(
        shows(&player, "0 of 5 right · 5 not answered"),
        "{}",
        player.screen()
    );
    let player = player.press("Down Down Enter");
    assert!(shows(&player, "question 3 of 5"), "{}", player.screen());
    let player = player.press("Enter");
    assert_eq!(bottom(&player), "There is no answer yet.");
    let player = player.press("Esc");
    assert!(player.app.overlays.is_empty());
    assert!(
        !player
            .saved
            .iter()
            .any(|change| matches!(change, Change::Answered(..)))
    );
}

#[test]
fn the_mouse_chooses_answers_and_goes_on() {
    let player = course()
        .click("Quiz · Node")
        .click("They wait.")
        .click("Enter  answer");
    assert!(shows(&player, "✓ Right."), "{}", player.screen());
    let player = player
        .click("next question")
        .click("fetch")
        .click("process");
    let player = player.click("Enter  answer");
    assert!(shows(&player, "✓ Right."), "{}", player.screen());
    let mut player = player.click("next question").press("→");
    player = player.click("( ) It does not run");
    assert!(shows(&player, "(•) It does not run"), "{}", player.screen());
    player.event(Event::Mouse(Mouse {
        kind: MouseKind::ScrollDown,
        column: 20,
        row: 10,
    }));
    let player = player.sized(80, 24).press("Esc");
    assert!(player.app.overlays.is_empty());
}

#[test]
fn lists_lead_to_the_quiz_too() {
    let contents = course().press("o").type_text("quiz");
    assert!(shows(&contents, "Quiz"), "{}", contents.screen());
    let player = contents.press("Enter");
    assert!(shows(&player, "question 1 of 5"), "{}", player.screen());
    let player = course().press(":").type_text("quiz").press("Enter");
    assert!(shows(&player, "question 1 of 5"), "{}", player.screen());
}

#[test]
fn what_begins_with_the_words_comes_before_keys_that_only_name_them() {
    // “begin to select several lines of a review” holds the word too, and “put the work on a lab aside” that of labs.
    let lesson = "# Node\n\n<!-- quiz: node -->\n\n<!-- lab: add -->\n\n<!-- review: r -->\n";
    let player = Player::course([
        ("course.toml", COURSE),
        ("01-node.md", lesson),
        ("01-node.quiz.toml", QUIZ),
        (
            "labs/add/lab.toml",
            "id = \"add\"\ntitle = \"A lab\"\nfiles = [\"a.mjs\"]\n[[check]]\nid = \"c\"\nname = \"It prints 3\"\ncmd = [\"node\", \"a.mjs\"]\nexpect = { stdout = \"3\" }\n",
        ),
        ("labs/add/README.md", "Do it.\n"),
        ("labs/add/starter/a.mjs", "1;\n"),
        ("labs/add/solution/a.mjs", "2;\n"),
        (
            "reviews/r/review.toml",
            "title = \"Files\"\nfile = \"flawed.mjs\"\nprompt = \"Would you merge it?\"\n",
        ),
        ("reviews/r/flawed.mjs", "1;\n"),
    ]);
    let mut player = player;
    for (typed, first) in [
        ("review", "▸ ◆ Review the AI’s code · Files"),
        ("lab", "▸ ◆ Lab · A lab"),
        ("a lab", "▸ ◆ Lab · A lab"),
        ("quiz", "▸ ◆ Quiz"),
    ] {
        player = player.press(":").type_text(typed);
        assert!(shows(&player, first), "{typed}\n{}", player.screen());
        player = player.press("Esc Esc");
    }
}

#[test]
fn the_list_of_keys_opens_over_a_quiz() {
    let player = course().press("Tab Enter ?");
    assert!(shows(&player, " Keys "), "{}", player.screen());
    let player = player.press("Esc");
    assert!(shows(&player, "question 1 of 5"), "{}", player.screen());
}

#[test]
fn the_summary_shows_long_questions_whole() {
    let long = format!(
        "What {}do others do at last?",
        "in all the world ".repeat(20)
    );
    let quiz = QUIZ.replace("What waits for files?", &long);
    let player = with(LESSON, &quiz).sized(80, 40);
    let player = player.press("Tab Enter Right Right Right Right Right");
    assert!(shows(&player, "0 of 5 right"), "{}", player.screen());
    assert!(shows(&player, "others do at last?"), "{}", player.screen());
}

#[test]
fn text_stands_off_the_frame_on_small_screens() {
    let screen = course().sized(40, 15).press("Tab Enter").screen();
    let rows = screen.lines().filter_map(|row| {
        let inside = row.strip_prefix('│')?.strip_suffix('│')?;
        Some(inside.to_owned())
    });
    let rows: Vec<String> = rows.collect();
    assert!(rows.len() > 5, "{screen}");
    for row in rows {
        assert!(row.starts_with(' ') && row.ends_with(' '), "{row}");
    }
}
