//! What is open to be answered or judged follows its file.

use super::quizzing::{self, LESSON, QUIZ, letter, shows};
use super::reviewing;
use crate::player::Player;

const TOLD: &str = "The questions were edited; this is how they are now.";

fn quiz(player: Player, quiz: &str) -> Player {
    let course = ("course.toml", "format = 1\nid = \"c\"\ntitle = \"C\"\n");
    player.edited([course, ("01-node.md", LESSON), ("01-node.quiz.toml", quiz)])
}

#[test]
fn an_open_quiz_shows_its_edited_questions_at_the_same_one() {
    let player = quizzing::course().press("Tab Enter");
    let right = letter(&player, "They wait.");
    let player = player.press(&right).press("Enter").press("Right Right");
    assert!(
        shows(&player, "What waits for files?"),
        "{}",
        player.screen()
    );
    let player = player.type_text("lib");
    // Nothing is said of an edit that leaves the questions as they are.
    let player = quiz(player, QUIZ);
    assert!(!shows(&player, TOLD), "{}", player.screen());
    let new = "[[questions]]\nid = \"new\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"New?\"\nanswer.answer = \"x\"\n";
    let edited = QUIZ.replace("What waits for files?", "Who waits for files?");
    let player = quiz(player, &format!("{new}{edited}"));
    let screen = player.screen();
    assert!(screen.contains("Who waits for files?"), "{screen}");
    assert!(screen.contains("lib") && screen.contains(TOLD), "{screen}");
    // The question answered before is still answered, with other words around it.
    let player = player.press("Backspace Backspace Backspace Left Left");
    let screen = player.screen();
    assert!(
        screen.contains("✓") && screen.contains("One thread."),
        "{screen}"
    );
    // What is right may have been mended.
    let edited = QUIZ.replace("One thread.", "Only one.");
    let player = quiz(player, &edited);
    assert!(shows(&player, "Only one."), "{}", player.screen());
    assert!(shows(&player, "✓"), "{}", player.screen());
}

#[test]
fn a_question_that_is_gone_gives_its_place_to_the_next_and_a_broken_file_changes_nothing() {
    let player = quizzing::course().press("Tab Enter Right");
    assert!(
        shows(&player, "Which does Node.js bring?"),
        "{}",
        player.screen()
    );
    let broken = quiz(player, "[[questions]\n");
    assert!(
        shows(&broken, "Which does Node.js bring?"),
        "{}",
        broken.screen()
    );
    let edited = QUIZ
        .replace("id = \"brings\"", "id = \"brings-now\"")
        .replace("document", "window");
    let player = quiz(broken, &edited);
    let screen = player.screen();
    assert!(
        screen.contains("window") && screen.contains(TOLD),
        "{screen}"
    );
    let first = QUIZ
        .find("[[questions]]\nid = \"brings\"")
        .expect("it is there");
    let player = quiz(player, &QUIZ[..first]);
    assert!(shows(&player, "A handler runs"), "{}", player.screen());
}

#[test]
fn an_open_review_shows_its_edited_code_until_it_is_judged() {
    let edit = |player: Player, review: &str, code: &str| {
        player.edited([
            ("course.toml", reviewing::COURSE),
            ("01-a.md", "# A\n\n<!-- review: r -->\n"),
            ("reviews/r/review.toml", review),
            ("reviews/r/flawed.mjs", code),
            ("reviews/r/fixed.mjs", reviewing::FIXED),
        ])
    };
    let (review, code) = (reviewing::REVIEW, reviewing::CODE);
    let player = reviewing::course().press("Tab Enter j j j Space b");
    let reworded = review.replace("Would you merge it?", "Would you really?");
    let player = edit(player, &reworded, code);
    let screen = player.screen();
    assert!(screen.contains("Would you really?"), "{screen}");
    assert!(screen.contains("└ line 4 · blocking"), "{screen}");
    assert!(
        screen.contains("The review was edited; this is how it is now."),
        "{screen}"
    );
    let player = edit(player, &reworded, &format!("// New\n{code}"));
    let screen = player.screen();
    assert!(
        screen.contains("// New") && !screen.contains("└ line 4"),
        "{screen}"
    );
    let player = player.press("j j j j Space b Enter");
    let judged = player.screen();
    let player = edit(player, review, code);
    assert!(!shows(&player, "was edited"), "{}", player.screen());
    let page = |screen: &str| screen.lines().take(25).collect::<Vec<_>>().join("\n");
    assert_eq!(page(&judged), page(&player.screen()));
    assert!(judged.contains("New"), "{judged}");
}

/// Files as a player takes them.
fn pairs(files: &[(String, String); 3]) -> impl Iterator<Item = (&str, &str)> {
    files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
}

#[test]
fn what_is_wrong_with_questions_below_the_screen_is_told_at_once() {
    let long = format!("# Long\n\n{}", "A paragraph of text.\n\n".repeat(60));
    let course = |quiz: &str| {
        let about = "format = 1\nid = \"c\"\ntitle = \"C\"\n";
        [
            ("course.toml".to_owned(), about.to_owned()),
            ("01-node.md".to_owned(), long.clone()),
            ("01-node.quiz.toml".to_owned(), quiz.to_owned()),
        ]
    };
    let broken = course(&format!("{QUIZ}[[questions"));
    let whole = course(QUIZ);
    let player = Player::course(pairs(&whole)).wait();
    let player = player.edited(pairs(&broken)).wait();
    assert!(shows(&player, "! 1 problem"), "{}", player.screen());
    let player = player.press("!");
    assert!(shows(&player, "01-node.quiz.toml:"), "{}", player.screen());
    let player = player.edited(pairs(&whole));
    assert!(
        shows(&player, "No problems were found"),
        "{}",
        player.screen()
    );
    // Who opens the course is told, too.
    let player = Player::course(pairs(&broken)).wait().press("!");
    assert!(shows(&player, "01-node.quiz.toml:"), "{}", player.screen());
}
