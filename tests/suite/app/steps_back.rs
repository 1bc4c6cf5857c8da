//! The way back from steps: by section, by lesson, and to terms and links beyond the screen.

use nodecourse::app::reader::Place;

use super::searching::bottom;
use crate::player::Player;

const NOTHING: &str = "There is nothing to go back to.";

#[test]
fn a_run_of_sections_is_one_jump() {
    let player = Player::open(&sections(6)).press("j j j j j");
    let began = here(&player);
    let player = player.press("→ → →");
    let ended = here(&player);
    assert_eq!(top(&player), "03  Part 3");
    let player = player.press("Backspace");
    assert_eq!(here(&player), began);
    let player = player.press("Alt-→");
    assert_eq!(here(&player), ended);
    let player = player.press("Backspace Backspace");
    assert_eq!(
        (here(&player), told(&player)),
        (began.clone(), NOTHING.to_owned())
    );
    let player = player.press("4 → ← ← Backspace");
    assert_eq!(here(&player), began, "there and half the way back");
}

#[test]
fn who_has_gone_on_by_rows_begins_another_run() {
    let player = Player::open(&sections(6)).press("→ j j");
    let began = here(&player);
    let player = player.press("→ → Backspace");
    assert_eq!(here(&player), began);
    let player = player.press("Backspace");
    assert_eq!(player.app.reader.place, Place::default());
}

#[test]
fn steps_that_lead_back_to_where_they_began_leave_nothing() {
    let player = Player::open(&sections(6)).press("3 0 % →");
    let began = here(&player);
    let player = player.press("→ → ← ←");
    assert_eq!(here(&player), began);
    let player = player.press("Backspace");
    assert_ne!(here(&player), began, "to where the step before began");
}

#[test]
fn scrolling_is_no_jump() {
    let player = Player::open(&sections(6)).press("j d Space Space b k u Backspace");
    assert_eq!(told(&player), NOTHING);
}

#[test]
fn a_link_beyond_the_screen_is_a_jump_and_one_on_it_is_none() {
    let text = format!(
        "{}\n\nA [last](#part-1) and a [very last](#part-2) link.\n",
        sections(6)
    );
    let text = text.replacen(
        "Words 1.",
        "A [first](#part-1) one and a [second](#part-2).",
        1,
    );
    let player = Player::open(&text).press("Tab Tab Backspace");
    assert_eq!(told(&player), NOTHING);
    let player = player.press("j");
    let (began, focus) = (here(&player), player.app.reader.focus);
    assert!(focus.is_some());
    let player = player.press("Tab Tab");
    let (ended, last) = (here(&player), player.app.reader.focus);
    assert_ne!(ended, began);
    let player = player.press("Backspace");
    assert_eq!(
        (here(&player), player.app.reader.focus),
        (began.clone(), focus)
    );
    let player = player.press("Alt-→");
    assert_eq!((here(&player), player.app.reader.focus), (ended, last));
    let player = player.press("Shift-Tab Shift-Tab");
    assert_ne!(player.app.reader.focus, last);
    let player = player.press("Backspace Backspace");
    assert_eq!(here(&player), began);
}

#[test]
fn a_run_goes_on_into_other_lessons_and_another_kind_of_step_begins_one() {
    let text = sections(2);
    let files = ["a.md", "b.md", "c.md", "d.md"].map(|name| (name, text.as_str()));
    let player = Player::course(files).press("j j");
    let began = here(&player);
    let player = player.press("→ → → →");
    let between = here(&player);
    assert_eq!(between.0, "b");
    let player = player.press("] ]");
    assert_eq!(here(&player).0, "d");
    let player = player.press("Backspace");
    assert_eq!(here(&player), between);
    let player = player.press("Backspace");
    assert_eq!(here(&player), began);
    let player = player.press("Alt-→ Alt-→");
    assert_eq!(here(&player).0, "d");
}

#[test]
fn every_turn_to_the_next_lesson_behind_the_last_screen_is_a_jump() {
    let files = ["a.md", "b.md", "c.md"].map(|name| (name, "# One screen\n"));
    let player = Player::course(files).press("Space Space");
    assert_eq!(here(&player).0, "c");
    let player = player.press("Backspace");
    assert_eq!(here(&player).0, "b");
}

#[test]
fn who_is_at_the_end_already_is_led_back_from_there_at_once() {
    let player = Player::open(&sections(6)).press("j j");
    let began = here(&player);
    let player = player.press("G G G Backspace");
    assert_eq!(here(&player), began);
    let player = player.press("G 5 0 % Backspace Backspace");
    assert_eq!(here(&player), began, "each that leads on is a jump");
}

#[test]
fn the_way_back_leads_to_the_same_words_where_the_text_was_edited_meanwhile() {
    let text = sections(6);
    let player = Player::open(&text).press("3 0 %");
    let words = top(&player);
    assert!(words.starts_with("Paragraph"), "{words}");
    let player = player.press("→ → Backspace");
    assert_eq!(top(&player), words);
    let edited = text.replacen("Words 2.", "More.\n\n- one\n- two\n\nWords 2.", 1);
    let player = player.press("G").edited([("lesson.md", edited.as_str())]);
    let player = player.press("Backspace");
    assert_eq!(top(&player), words);
    let player = player
        .press("Alt-→ Backspace")
        .edited([("lesson.md", text.as_str())]);
    let player = player.press("Alt-→ Backspace");
    assert_eq!(top(&player), words);
}

/// A lesson of so many sections, each longer than a screen.
#[test]
fn lessons_that_are_gone_are_passed_over_at_once() {
    let page = "# B\n\n## One\n\nx\n\n## Two\n\ny\n";
    let files = [("a.md", "# A\n"), ("b.md", page), ("c.md", "# C\n")];
    let player = Player::course(files).press("L m x G 1 % ' x ]");
    assert_eq!(top_title(&player), "C");
    let player = player
        .edited_course([files[0], files[2]])
        .press("Backspace");
    assert_eq!(top_title(&player), "A");
    assert_eq!(told(&player), "“B” is not in this course any more.");
    let player = player.press("Alt-→ Alt-→ Backspace Backspace");
    assert_eq!(
        (top_title(&player), told(&player)),
        ("A".to_owned(), NOTHING.to_owned())
    );
}

/// The title of the open lesson.
fn top_title(player: &Player) -> String {
    player.app.reader.lesson.title.clone()
}

fn sections(count: usize) -> String {
    let mut text = "# T\n\nWords 1.\n\nWords 2.\n\nWords 3.\n".to_owned();
    for section in 1..=count {
        text += &format!("\n## Part {section}\n");
        let words = (1..=30).map(|paragraph| format!("\nParagraph {paragraph} of {section}.\n"));
        text += &words.collect::<Vec<_>>().concat();
    }
    text
}

/// The lesson and the row at the top.
fn here(player: &Player) -> (String, Place) {
    let reader = &player.app.reader;
    (reader.lesson.id.to_string(), reader.place)
}

/// What the first row of the page says.
fn top(player: &Player) -> String {
    let screen = player.screen();
    let row = screen.lines().nth(2).unwrap_or_default();
    row.trim().to_owned()
}

/// What the bottom row says.
fn told(player: &Player) -> String {
    bottom(player).trim().to_owned()
}
