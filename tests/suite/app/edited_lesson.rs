//! The open lesson follows its file.

use std::fs;
use std::sync::Arc;

use nodecourse::app::{Config, Event};
use nodecourse::course::LessonId;
use nodecourse::load::{self, Library};

use tempfile::tempdir;

use super::searching::{bottom, long};
use crate::player::Player;

#[test]
fn an_edit_that_brings_a_problem_says_so_at_once() {
    let mut player = Player::course([("a.md", "# One\n\nText.\n")]);
    let mut edit = |text: &str| {
        let library = Library::in_memory([("a.md", text)]);
        let (course, _) = load::outline(&library);
        let (lesson, problems) = load::packed_lesson(&library, &course, &LessonId::new("a"));
        player.event(Event::Lesson(Arc::new(lesson), problems));
        let screen = player.screen();
        screen.lines().last().unwrap_or_default().trim().to_owned()
    };
    let broken = "+++\ncolour = 1\n+++\n# One\n\nText.\n";
    assert_eq!(edit(broken), "The text was edited; 1 problem, ! shows it.");
    let same = format!("{broken}\nMore.\n");
    assert_eq!(edit(&same), "The text was edited; this is how it is now.");
    let worse = same.replace("colour", "shape = 1\nsize = 1\ncolour");
    let said = "The text was edited; 3 problems, ! shows them.";
    assert_eq!(edit(&worse), said);
}

#[test]
fn an_edit_that_brings_another_problem_in_the_place_of_one_says_so_and_one_that_only_moves_it_does_not()
 {
    let mut player = Player::course([("a.md", "# One\n\nText.\n")]);
    for (text, said) in [
        ("+++\ncolour = 1\n+++\n# One\n", BROKEN),
        ("+++\nshape = 1\n+++\n# One\n", BROKEN),
        // It has moved, and stands there as before.
        ("+++\n\n\nshape = 1\n+++\n# One\n\nMore.\n", EDITED),
        ("# One\n\n```js\n1\n", BROKEN),
        ("# One\n\nText.\n\n```js\n1\n", EDITED),
        ("# One\n\nText.\n", EDITED),
        ("# One\n\nText.\n\n```js\n1\n", BROKEN),
    ] {
        player = player.edited([("a.md", text)]);
        let screen = player.screen();
        let last = screen.lines().last().unwrap_or_default();
        assert_eq!(last.trim(), said, "{text}");
    }
}

#[test]
fn an_edit_that_brings_bytes_of_another_wrong_kind_says_so() {
    let mut player = Player::course([("a.md", "# One\n\nText.\n")]);
    let folder = tempdir().expect("a folder");
    let mut edit = |bytes: &[u8]| {
        fs::write(folder.path().join("a.md"), bytes).expect("a file");
        let library = Library::open(folder.path()).expect("a course");
        let (course, _) = load::outline(&library);
        let (lesson, problems) = load::packed_lesson(&library, &course, &LessonId::new("a"));
        player.event(Event::Lesson(Arc::new(lesson), problems));
        let screen = player.screen();
        screen.lines().last().unwrap_or_default().trim().to_owned()
    };
    // With fewer of them it would be no text.
    let words = "# One\n\n".to_owned() + &"Some words of a lesson.\n".repeat(9);
    let mut edit = |more: &[u8]| edit(&[words.as_bytes(), more].concat());
    assert_eq!(edit(b"\0\n"), BROKEN);
    let said = "The text was edited; 2 problems, ! shows them.";
    assert_eq!(edit(b"\0 \xff\xfe\xfa\n"), said);
    // As many as before, and one of them another.
    assert_eq!(edit(b"\0\n\n```js\n1\n"), said);
    assert_eq!(edit(b"\xff \0\n"), said);
}

/// What is told of an edit that brings a problem.
const BROKEN: &str = "The text was edited; 1 problem, ! shows it.";
/// And of one that does not.
const EDITED: &str = "The text was edited; this is how it is now.";

#[test]
fn a_text_that_is_half_written_for_a_moment_does_not_lose_the_place() {
    let lines = (0..60).map(|line| format!("Paragraph {line}.\n\n"));
    let text = lines.collect::<Vec<_>>().concat();
    let library = |text: &str| Library::in_memory([("a.md", format!("# A\n\n{text}"))]);
    let read = |text: &str| {
        let library = library(text);
        let (course, _) = load::outline(&library);
        let (lesson, problems) = load::packed_lesson(&library, &course, &LessonId::new("a"));
        Event::Lesson(Arc::new(lesson), problems)
    };
    let mut player = Player::start(library(&text), Config::default()).press("5 0 %");
    let here = player.app.reader.landmark();
    for half in ["", "Paragraph 0.\n", &text[..200]] {
        player.event(read(half));
        assert_ne!(player.app.reader.landmark().words, here.words);
    }
    player.event(read(&text));
    assert_eq!(player.app.reader.landmark(), here);
    // Who has moved meanwhile has another place.
    player.event(read(&text[..200]));
    let mut player = player.press("g g");
    player.event(read(&text));
    assert_ne!(player.app.reader.landmark(), here);
}

/// A lesson of sections with paragraphs that differ in their numbers, and one place that is like no other.
fn marked() -> String {
    let paragraph = |number| format!("Paragraph number {number} says what the others say.\n\n");
    let paragraphs = |from: usize| {
        (from..from + 60)
            .map(paragraph)
            .collect::<Vec<_>>()
            .concat()
    };
    let (first, second) = (paragraphs(0), paragraphs(60));
    format!("# One\n\n## A\n\n{first}MARKPLACE here\n\n## C\n\n{second}")
}

#[test]
fn a_place_that_was_gone_for_a_moment_is_come_back_to_wherever_it_is_and_however_little_was_left() {
    let whole = marked();
    for (keys, sought) in [
        ("/ M A R K P L A C E enter esc", "MARKPLACE here"),
        ("5 0 %", "Paragraph number"),
    ] {
        let player = Player::open(&whole).press(keys);
        let before = player.screen();
        assert!(before.contains(sought), "{before}");
        let text = |screen: &str| {
            screen
                .lines()
                .skip(1)
                .take(20)
                .collect::<Vec<_>>()
                .join("\n")
        };
        for left in [300, 900, 20, whole.find("MARKPLACE").expect("it is there")] {
            let player = Player::open(&whole).press(keys);
            let player = player.edited([("lesson.md", &whole[..left])]);
            assert_ne!(text(&player.screen()), text(&before), "{left}");
            let player = player.edited([("lesson.md", &whole[..left + 150])]);
            let player = player.edited([("lesson.md", whole.as_str())]);
            assert_eq!(text(&player.screen()), text(&before), "{left}");
            // Whoever has moved meanwhile stays there.
            let player = player.edited([("lesson.md", &whole[..left])]);
            let player = player.press("g g j j k k");
            let player = player.edited([("lesson.md", whole.as_str())]);
            assert!(player.screen().contains("Paragraph number 0"), "{left}");
        }
    }
}

#[test]
fn a_place_that_was_gone_when_the_lesson_was_left_is_opened_again_once_it_is_there() {
    let whole = marked();
    let files = |text: &str| Library::in_memory([("lesson.md", text.to_owned())]);
    for keys in ["/ M A R K P L A C E enter esc", "5 0 %"] {
        let player = Player::open(&whole).press(keys);
        let before = player.app.reader.landmark();
        let player = player.edited([("lesson.md", &whole[..300])]);
        assert_ne!(player.app.reader.landmark().words, before.words);
        let player = player.again(files(&whole[..900]), Config::default());
        assert_ne!(player.app.reader.landmark().words, before.words);
        let player = player.again(files(&whole), Config::default());
        assert_eq!(player.app.reader.landmark().words, before.words);
        // It is so, too, if it comes while the lesson is open again.
        let player = player.edited([("lesson.md", &whole[..300])]);
        let player = player.again(files(&whole[..300]), Config::default());
        let player = player.edited([("lesson.md", whole.as_str())]);
        assert_eq!(player.app.reader.landmark().words, before.words);
        // Whoever has moved meanwhile is there.
        let player = player.edited([("lesson.md", &whole[..300])]);
        let player = player.press("g g").again(files(&whole), Config::default());
        assert_ne!(player.app.reader.landmark().words, before.words);
    }
}

#[test]
fn an_edit_that_takes_the_section_away_stays_as_far_into_the_lesson() {
    let text = |left_out: std::ops::Range<usize>| -> String {
        let sections = (0..40).filter(|section| !left_out.contains(section));
        let sections =
            sections.map(|section| format!("## Part {section}\n\nWords on {section}.\n\n"));
        format!("# T\n\n{}", sections.collect::<String>())
    };
    let (whole, cut) = (text(0..0), text(18..24));
    let player = Player::open(&whole).press("5 0 %");
    let before = player.screen();
    let player = player.edited([("lesson.md", cut.as_str())]);
    let screen = player.screen();
    assert!(
        screen.contains("Words on 17.") || screen.contains("Words on 24."),
        "{screen}"
    );
    // When it is back, so is the place.
    let screen = player.edited([("lesson.md", whole.as_str())]).screen();
    assert_eq!(screen.lines().nth(2), before.lines().nth(2), "{screen}");
}

#[test]
fn lines_that_come_at_the_top_of_a_long_block_do_not_move_what_is_read_in_it() {
    for kind in LONG {
        let (before, edited) = (long_block(kind, 0..200), long_block(kind, -20..200));
        let player = Player::open(&before).press("5 0 % m a");
        let text = player.screen();
        let text = line(&text);
        assert!(text.is_some(), "{kind}");
        let player = player.edited([("lesson.md", edited.as_str())]);
        assert_eq!(line(&player.screen()), text, "{kind}: it is open");
        let player = player.press("g g ' a");
        assert_eq!(line(&player.screen()), text, "{kind}: the bookmark");
        let player = player.edited([("lesson.md", before.as_str())]);
        assert_eq!(line(&player.screen()), text, "{kind}: they go again");
    }
}

#[test]
fn they_do_not_while_the_lesson_is_closed_either() {
    for kind in LONG {
        let files = |lines| Library::in_memory([("lesson.md", long_block(kind, lines))]);
        let player = Player::start(files(0..200), Config::default()).press("5 0 % m a");
        let text = player.screen();
        let text = line(&text);
        assert!(text.is_some(), "{kind}");
        let player = player.again(files(-20..200), Config::default());
        assert_eq!(line(&player.screen()), text, "{kind}: the place");
        let player = player.press("g g ' a");
        assert_eq!(line(&player.screen()), text, "{kind}: the bookmark");
    }
}

#[test]
fn a_long_block_that_is_half_written_for_a_moment_does_not_lose_the_place() {
    // To a paragraph of sentences that differ in one word, one of them is as good as another.
    for kind in ["code", "table"] {
        let (whole, half) = (long_block(kind, 0..200), long_block(kind, 0..40));
        let player = Player::open(&whole).press("5 0 %");
        let text = player.screen();
        assert!(line(&text).is_some(), "{text}");
        let player = player.edited([("lesson.md", half.as_str())]);
        assert_ne!(line(&player.screen()), line(&text), "{kind}");
        let player = player.edited([("lesson.md", whole.as_str())]);
        assert_eq!(line(&player.screen()), line(&text), "{kind}");
    }
}

const LONG: [&str; 3] = ["code", "table", "paragraph"];

/// A block with a line, a row or a sentence for each number.
#[test]
fn an_edit_keeps_the_match_that_the_learner_is_at() {
    let text = long();
    let at_second = || {
        let player = Player::course([("a.md", text.as_str())]);
        let player = player.press("/").type_text("needle").press("Enter n");
        assert_eq!(bottom(&player), "2/3  needle");
        player
    };
    let lines = |from: usize| (from..from + 9).map(|number| format!("New {number}.\n\n"));
    let above: String = lines(0).collect();
    for (edited, counted, next) in [
        // Lines that come above it, with matches or without, take it along.
        (
            text.replacen("Line 0.", &format!("{above}Line 0."), 1),
            "2/3",
            "3/3",
        ),
        (
            text.replacen("Line 0.", "A needle.\n\nLine 0.", 1),
            "3/4",
            "4/4",
        ),
        (
            text.replacen("Line 50.", "A needle and another. Line 50.", 1),
            "3/4",
            "4/4",
        ),
        (
            text.replacen("Line 20. Here is a needle.", "", 1),
            "1/2",
            "2/2",
        ),
        // Where it is gone itself, the next one stands for it.
        (
            text.replacen("Line 50. Here is a needle.", "Line 50.", 1),
            "2/2",
            "2/2",
        ),
        (
            text.replacen("Line 50. Here is a needle.\n\n", "", 1),
            "2/2",
            "2/2",
        ),
    ] {
        let player = at_second().edited([("a.md", edited.as_str())]);
        assert_eq!(bottom(&player), format!("{counted}  needle"));
        assert_eq!(bottom(&player.press("n")), format!("{next}  needle"));
    }
}

fn long_block(kind: &str, numbers: std::ops::Range<i32>) -> String {
    let (before, line, after) = match kind {
        "code" => ("```js\n", "line_N();", "```"),
        "table" => ("| A | B |\n|---|---|\n", "| row_N | v |", ""),
        // As long as a row of the screen, so that all begin one.
        _ => (
            "",
            "Sentence row_N of the long paragraph, which says a little more than it had to say.",
            "",
        ),
    };
    let lines = numbers.map(|number| line.replace('N', &number.to_string()) + "\n");
    let block = lines.collect::<String>();
    let tail = (0..30).map(|number| format!("tail {number}\n\n"));
    format!(
        "# T\n\nintro\n\n{before}{block}{after}\n\nend\n\n{}",
        tail.collect::<String>()
    )
}

/// The first of those lines that is on a screen.
fn line(screen: &str) -> Option<&str> {
    let is_number = |word: &&str| word.starts_with("line_") || word.starts_with("row_");
    screen.split_whitespace().find(is_number)
}
