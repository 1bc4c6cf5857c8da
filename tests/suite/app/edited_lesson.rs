//! The open lesson follows its file.

use std::sync::Arc;

use nodecourse::app::{Config, Event};
use nodecourse::course::LessonId;
use nodecourse::load::{self, Library};

use crate::player::Player;

#[test]
fn an_edit_that_brings_a_problem_says_so_at_once() {
    let mut player = Player::course([("a.md", "# One\n\nText.\n")]);
    let mut edit = |text: &str| {
        let library = Library::in_memory([("a.md", text)]);
        let (course, _) = load::outline(&library);
        let (lesson, problems) = load::lesson(&library, &course, &LessonId::new("a"));
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
fn a_text_that_is_half_written_for_a_moment_does_not_lose_the_place() {
    let lines = (0..60).map(|line| format!("Paragraph {line}.\n\n"));
    let text = lines.collect::<Vec<_>>().concat();
    let library = |text: &str| Library::in_memory([("a.md", format!("# A\n\n{text}"))]);
    let read = |text: &str| {
        let library = library(text);
        let (course, _) = load::outline(&library);
        let (lesson, problems) = load::lesson(&library, &course, &LessonId::new("a"));
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
