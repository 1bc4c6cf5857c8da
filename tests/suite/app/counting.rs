//! What counts as read and as met.

use nodecourse::app::Config;
use nodecourse::course::TermId;
use nodecourse::load::Library;
use nodecourse::progress::Change;

use super::keeping::{GLOSSARY, long_lesson, page, paragraphs, read};
use crate::player::Player;

#[test]
fn a_section_is_read_when_all_of_it_has_been_on_the_screen() {
    let player = Player::open(&long_lesson(3));
    assert_eq!(read(&player), [""; 0]);
    let player = player.press("G");
    assert_eq!(read(&player), [""; 0], "what was jumped over is not");
    let mut player = player.press("g g");
    let mut steps = Vec::new();
    for _ in 0..30 {
        player = player.press("Space");
        let now = read(&player);
        if steps.last() != Some(&now) {
            steps.push(now);
        }
    }
    assert_eq!(
        steps,
        [
            vec![],
            vec!["section-1"],
            vec!["section-1", "section-2"],
            vec!["section-1", "section-2", "section-3"]
        ]
    );
    assert!(
        player
            .saved
            .iter()
            .any(|change| matches!(change, Change::Read(..))),
        "at once"
    );
}

#[test]
fn what_was_read_before_the_last_start_counts() {
    let player = Player::open(&long_lesson(1)).press("Space Space").restart();
    assert_eq!(read(&player), [""; 0]);
    let player = player.press("Space Space Space Space Space");
    assert_eq!(read(&player), ["section-1"]);
    // Up to the beginning from the end is reading as well, from the end on.
    let player = Player::open(&long_lesson(1)).press("G b b b b b b b b");
    assert_eq!(read(&player), ["section-1"]);
}

#[test]
fn a_lesson_without_sections_is_read_as_one_and_its_notes_do_not_matter() {
    let lesson = format!(
        "# T\n\n{}End.[^a]\n\n[^a]: {}\n",
        paragraphs(30),
        "Note. ".repeat(800)
    );
    let player = Player::open(&lesson).press("Space Space");
    assert!(player.app.progress.read.is_empty());
    let player = player.press("Space Space Space Space");
    let parts: Vec<_> = player.app.progress.read.values().flatten().collect();
    assert_eq!(parts, [&None]);
}

#[test]
fn folded_text_keeps_no_section_from_being_read() {
    let lesson = "# T\n\n## A\n\nOne.\n\n<details><summary>More</summary>\n\nHidden.\n\n</details>\n\n## B\n\nTwo.\n\n<details><summary>More</summary>\n\nHidden.\n\n</details>\n";
    let player = Player::open(lesson);
    assert_eq!(read(&player), ["a", "b"]);
}

#[test]
fn the_contents_and_the_outline_show_what_has_been_read() {
    let short = "# Short\n\n## One\n\nText.\n";
    let files = [
        ("a.md", long_lesson(2)),
        ("b.md", short.to_owned()),
        ("c.md", long_lesson(3)),
    ];
    let library = Library::in_memory(files);
    let player = Player::start(library, Config::default()).press("] [ Space Space Space Space");
    let screen = player.press("o").screen();
    let line = |words: &str| {
        let found = screen.lines().find(|line| line.contains(words));
        found
            .unwrap_or_else(|| panic!("{words} is not in\n{screen}"))
            .to_owned()
    };
    assert!(
        line("  Lesson · a.md  ").contains("here · 1 of 2 read · "),
        "{screen}"
    );
    assert!(line("01  Section 1").contains("✓ read"), "{screen}");
    assert!(line("02  Section 2").contains("here"), "{screen}");
    assert!(line("  Short  ").contains("✓ read · "), "{screen}");
    let wide = Player::open(short).sized(140, 20);
    assert!(wide.screen().contains("✓ 01  One"), "{}", wide.screen());
}

#[test]
fn a_term_below_the_last_row_of_a_long_block_is_not_met_yet() {
    let text = format!("# T\n\n{}and the event loop.\n", "Many words. ".repeat(400));
    let player = Player::with_glossary(&text, GLOSSARY);
    let is_met = |player: &Player| player.app.progress.met.contains_key(&TermId::new("loop"));
    let player = player.wait();
    assert!(!is_met(&player));
    assert!(is_met(&player.press("G").wait()));
}

#[test]
fn a_term_is_met_when_its_screen_has_stood_for_a_moment_or_it_was_explained() {
    let far = format!("# T\n\n{}The event loop.\n", paragraphs(40));
    let is_met = |player: &Player| player.app.progress.met.contains_key(&TermId::new("loop"));
    let player = Player::with_glossary(&far, GLOSSARY).press("G g g").wait();
    assert!(!is_met(&player), "it flew by");
    let player = player.press("G");
    assert!(!is_met(&player), "it has just come");
    assert!(is_met(&player.wait()));
    let player = Player::with_glossary(&far, GLOSSARY).press("G Tab");
    assert!(!is_met(&player), "it was chosen and not explained");
    assert!(is_met(&player.press("Enter")));
    // A list that is open tells it as soon as it is so.
    let player = Player::with_glossary(&far, GLOSSARY).press("G i");
    assert!(!player.screen().contains("first met here"));
    let screen = player.wait().screen();
    assert!(screen.contains("first met here"), "{screen}");
}

#[test]
fn the_glossary_tells_where_a_term_was_first_met_and_goes_there() {
    let lesson = format!(
        "# T\n\n## Start\n\nThe event loop.\n\n## On\n\n{}",
        paragraphs(40)
    );
    let player = Player::with_glossary(&lesson, GLOSSARY)
        .wait()
        .press("G i")
        .type_text("loop");
    assert!(
        player.screen().contains("First met in T › Start."),
        "{}",
        player.screen()
    );
    assert!(player.screen().contains("✓ met"), "{}", player.screen());
    let player = player.press("Enter");
    assert!(
        player.screen().contains("First met: T › Start"),
        "{}",
        player.screen()
    );
    let player = player.press("Tab Enter");
    assert!(
        page(&player).contains("The event loop."),
        "{}",
        player.screen()
    );
    let unmet = format!("# T\n\n{}The event loop.\n", paragraphs(40));
    let player = Player::with_glossary(&unmet, GLOSSARY)
        .press("i")
        .type_text("loop");
    let screen = player.screen();
    assert!(
        screen.contains("new") && !screen.contains("First met"),
        "{screen}"
    );
}
