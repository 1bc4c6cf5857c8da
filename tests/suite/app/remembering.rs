//! Cards in the player: off until asked for, then what was met comes back when it is due.

use nodecourse::app::Config;
use nodecourse::app::overlay::memory::gap;
use nodecourse::load::Library;
use nodecourse::progress::Change;

use super::searching::bottom;
use crate::player::Player;

const FILES: [(&str, &str); 4] = [
    (
        "course.toml",
        "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01-a.md\"]\n",
    ),
    (
        "glossary.toml",
        "[loop]\nname = \"event loop\"\ntext = \"An event loop takes *one* task after the other.\"\n\n[unmet]\nname = \"heap\"\ntext = \"Never met.\"\n",
    ),
    (
        "01-a.md",
        "# A\n\nSome say that event loops are rings.\n\n<!-- quiz: a -->\n",
    ),
    (
        "01-a.quiz.toml",
        "[[questions]]\nid = \"q\"\ntype = \"MultipleChoice\"\nprompt.prompt = \"Which one?\"\nprompt.distractors = [\"wrong\"]\nanswer.answer = \"right\"\ncontext = \"Because.\"\n",
    ),
];

/// The course on the day after its first page was seen.
pub(super) fn course() -> Player {
    next_day(Player::course(FILES).wait())
}

fn next_day(mut player: Player) -> Player {
    player.today += 1;
    player
}

fn shows(player: &Player, words: &str) -> bool {
    player.screen().contains(words)
}

/// The same course on another day.
fn on_day(player: Player, today: u32) -> Player {
    let mut player = player.restart();
    player.today = today;
    player
}

#[test]
fn cards_are_off_until_they_are_asked_for() {
    let player = course().press("D");
    insta::assert_snapshot!(player.screen());
    let player = player.press("Esc");
    assert!(
        !player
            .saved
            .iter()
            .any(|change| matches!(change, Change::Memory(_)))
    );
    let player = player.press("D Enter");
    assert!(
        shows(&player, "What does “event loop” mean?"),
        "{}",
        player.screen()
    );
    let player = player.press("Esc D");
    assert!(
        shows(&player, "What does “event loop” mean?"),
        "it is on now"
    );
}

#[test]
fn what_was_met_today_is_not_asked_for_today() {
    let player = Player::course(FILES)
        .wait()
        .press("Tab Tab Enter Enter Esc D Enter");
    assert!(
        shows(&player, "Nothing is due today."),
        "{}",
        player.screen()
    );
    assert!(
        shows(&player, "become cards the next"),
        "{}",
        player.screen()
    );
    // Nor after a restart, and on the next day it is.
    let player = on_day(player.press("Esc"), 20_000).press("D");
    assert!(
        shows(&player, "Nothing is due today."),
        "{}",
        player.screen()
    );
    let player = on_day(player.press("Esc"), 20_001).press("D");
    assert!(shows(&player, "2 cards today"), "{}", player.screen());
}

#[test]
fn a_term_comes_from_its_three_sides() {
    let player = course().press("D Enter");
    assert!(!shows(&player, "one task"), "{}", player.screen());
    let player = player.press("Enter");
    insta::assert_snapshot!(player.screen());
    let player = player.press("3");
    assert!(
        shows(&player, "1 card done. Nothing more is due today."),
        "{}",
        player.screen()
    );
    let player = on_day(player, 20_002).press("D");
    insta::assert_snapshot!(player.screen());
    let player = player.press("Space");
    assert!(shows(&player, "✓ event loop"), "{}", player.screen());
    // Not the first side, which comes after two days, but the third one.
    let player = on_day(player.press("4"), 20_003).press("D");
    assert!(
        shows(&player, "What does “event loop” mean?"),
        "{}",
        player.screen()
    );
    let player = on_day(player.press("Enter 4"), 20_004).press("D");
    assert!(
        shows(&player, "Some say that ___________ are rings."),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    assert!(
        shows(&player, "Some say that event loops are rings."),
        "{}",
        player.screen()
    );
}

#[test]
fn the_sentence_with_a_gap_is_one_of_where_the_term_was_met() {
    let far = "Words.\n\n".repeat(60);
    let first = format!("# A\n\n{far}\n\nFar below, the event loop is round.\n");
    let second = "# B\n\nThe loop is not named so.\n\n## Here\n\nHere the event loop was met.\n";
    let course = FILES[0]
        .1
        .replace("\"01-a.md\"", "\"01-a.md\", \"02-b.md\"");
    let glossary = FILES[1].1.replace(
        "name = \"event loop\"",
        "name = \"event loop\"\naliases = [\"loop\"]",
    );
    let player = Player::course([
        ("course.toml", course.as_str()),
        ("glossary.toml", &glossary),
        ("01-a.md", &first),
        ("02-b.md", second),
    ]);
    let player = next_day(player.press("]").wait()).press("D Enter Enter 3");
    let player = on_day(player, 20_002).press("D Space 4");
    let player = on_day(player, 20_003).press("D Enter 4");
    let player = on_day(player, 20_004).press("D");
    assert!(
        shows(&player, "Here the __________ was met."),
        "{}",
        player.screen()
    );
}

#[test]
fn every_grade_is_offered_on_any_screen() {
    for width in [40, 60, 80, 100] {
        let player = course().sized(width, 15).press("D Enter Enter");
        let screen = player.screen();
        let row = screen.lines().last().unwrap_or_default();
        for grade in ["1 again", "2 hard", "good", "4 easy"] {
            assert!(row.contains(grade), "{width}: {row}");
        }
    }
}

#[test]
fn a_question_that_was_answered_comes_back() {
    let player = course().press("Tab Tab Enter Enter Esc D Enter");
    assert!(shows(&player, "2 cards today"), "{}", player.screen());
    assert!(
        shows(&player, "Which one?") && !shows(&player, "✓"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    assert!(
        shows(&player, "✓ right") && shows(&player, "Because."),
        "{}",
        player.screen()
    );
    // What was forgotten comes once more.
    let player = player.press("1");
    assert!(
        shows(&player, "What does “event loop” mean?"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter").click("easy");
    assert!(shows(&player, "the last card today") && shows(&player, "Which one?"));
    let player = player.press("Enter Enter");
    assert!(shows(&player, "2 cards done."), "{}", player.screen());
    // It is gone from the file: it is passed over.
    let mut files = FILES;
    files[3].1 = "";
    let mut player = player.again(Library::in_memory(files), Config::default());
    player.today = 20_010;
    let player = player.press("D");
    assert!(!shows(&player, "Which one?"), "{}", player.screen());
    assert!(shows(&player, "event loop"), "{}", player.screen());
}

#[test]
fn what_is_due_is_told_at_the_start_and_can_be_turned_off() {
    let config = Config {
        memory: true,
        ..Config::default()
    };
    let player = next_day(Player::start(Library::in_memory(FILES), config.clone()).wait());
    let player = player.press("D Enter 1 Enter 3");
    assert!(shows(&player, "1 card done"), "{}", player.screen());
    let player = player
        .press("Esc")
        .wait()
        .again(Library::in_memory(FILES), config.clone());
    assert!(
        !bottom(&player).contains("due today"),
        "{}",
        bottom(&player)
    );
    let player = player.press("D Delete");
    assert!(bottom(&player).starts_with("Nothing comes back any more."));
    let player = player.again(Library::in_memory(FILES), config).press("D");
    assert!(shows(&player, "turn it on"), "{}", player.screen());
}

#[test]
fn a_gap_stands_for_the_whole_word() {
    assert_eq!(
        gap("An event loop; Event loops.", "event loop").as_deref(),
        Some("An __________; ___________.")
    );
    assert_eq!(gap("It is a reloop.", "loop"), None);
    assert_eq!(gap("Über-loop ü", "Loop").as_deref(), Some("Über-____ ü"));
    assert_eq!(gap("x", ""), None);
}

#[test]
fn cards_fit_any_screen() {
    for (width, height) in [(40, 15), (20, 6), (1, 1), (200, 50)] {
        let mut player = course().sized(width, height);
        for key in ["D", "Enter", "Enter", "3", "Esc"] {
            player = player.press(key);
            for line in player.screen().lines() {
                assert!(nodecourse::text::width(line) <= usize::from(width));
            }
        }
    }
}

#[test]
fn the_list_of_keys_opens_over_cards() {
    let player = course().press("D Enter ?");
    assert!(shows(&player, " Keys "), "{}", player.screen());
    let player = player.press("Esc");
    assert!(!shows(&player, " Keys "), "{}", player.screen());
    assert!(
        shows(&player, "What does “event loop” mean?"),
        "{}",
        player.screen()
    );
}
