//! The way back: from a match to where the search began, and from a lesson to the link that led to it.

use std::sync::Arc;

use nodecourse::app::Event;
use nodecourse::course::LessonId;
use nodecourse::load::{self, Library};
use nodecourse::theme::Role;

use super::searching::{EVERYTHING, bottom, long, page, top};
use crate::player::Player;

#[test]
fn esc_returns_to_the_very_row_where_it_began() {
    for start in ["", "j", "j j j", "Space j"] {
        let player = Player::open(&long()).press(start);
        let (before, place) = (page(&player), player.app.reader.place);
        let player = player.press("/").type_text("needle");
        assert_ne!(player.app.reader.place, place);
        let player = player.press("Esc");
        assert_eq!(
            (page(&player), player.app.reader.place),
            (before, place),
            "{start}"
        );
    }
}

#[test]
fn esc_returns_into_the_middle_of_a_table_too() {
    let mut rows = String::new();
    for row in 0..40 {
        rows +=
            &format!("| {row} | a cell that is long enough to wrap on a narrow screen, {row} |\n");
    }
    let lesson = format!("# T\n\n| a | b |\n| --- | --- |\n{rows}\n\nneedle\n");
    let player = Player::open(&lesson).sized(40, 20).press("1 1 j");
    let before = player.screen();
    let player = player.press("/").type_text("needle");
    assert_ne!(player.screen(), before);
    assert_eq!(player.press("Esc").screen(), before);
}

#[test]
fn a_shorter_query_goes_back_to_its_own_first_match() {
    let player = Player::open(&long()).press("/").type_text("n");
    let near = player.screen();
    let player = player
        .type_text("eedle")
        .press("Backspace Backspace Backspace Backspace Backspace");
    assert_eq!(player.screen(), near);
}

#[test]
fn details_unfold_where_a_match_is_and_fold_again_on_esc() {
    let folded = page(&Player::open(EVERYTHING));
    assert!(!folded.contains("folded away"));
    let player = Player::open(EVERYTHING).press("/").type_text("folded away");
    assert!(
        player.screen().contains("A needle that is folded away."),
        "{}",
        player.screen()
    );
    let player = player.press("Esc");
    // The row at the top knows by now that all has been read.
    let text = |page: &str| page.split_once('\n').map(|(_, text)| text.to_owned());
    assert_eq!(text(&page(&player)), text(&folded));
    let player = player
        .press("/")
        .type_text("folded away")
        .press("Enter Esc");
    assert!(
        player.screen().contains("folded away."),
        "what was kept stays open"
    );
}

#[test]
fn scrolled_code_scrolls_to_its_match_and_back() {
    let lesson = format!(
        "# T\n\n```js\nlet x = 0;{}needle();\n```\n",
        " ".repeat(200)
    );
    let player = Player::open(&lesson).press("W");
    let before = page(&player);
    let player = player.press("/").type_text("needle");
    assert_eq!(player.painted(Role::SearchCurrent), ["needle"]);
    assert_eq!(page(&player.press("Esc")), before);
}

#[test]
fn another_width_keeps_the_search_and_the_way_back() {
    let player = Player::open(&long()).press("j j j j");
    let begin = top(&player);
    let player = player.press("/").type_text("needle").sized(50, 20);
    assert!(bottom(&player).ends_with("1/3"), "{}", player.screen());
    let player = player.press("n").press("Esc");
    assert_eq!(top(&player), begin);
}

#[test]
fn going_back_leads_to_where_a_kept_search_began() {
    let player = Player::open(&long()).press("j j");
    let before = player.app.reader.place;
    let player = player
        .press("/")
        .type_text("needle")
        .press("Enter Backspace");
    assert_eq!(player.app.reader.place, before);
}

#[test]
fn the_way_back_leads_to_the_link_that_was_followed() {
    let text = "# One\n\nA [first](b.md) and a [second](b.md) link.\n";
    let player = Player::course([("a.md", text), ("b.md", "# Two\n")]);
    let player = player.press("Tab Tab");
    let focus = player.app.reader.focus;
    assert!(focus.is_some(), "{}", player.screen());
    let player = player.press("Enter");
    assert_eq!(player.app.reader.lesson.title, "Two");
    let player = player.press("Backspace");
    assert_eq!(player.app.reader.lesson.title, "One");
    assert_eq!(player.app.reader.focus, focus);
    let player = player.press("Alt-→ Backspace Enter");
    assert_eq!(player.app.reader.lesson.title, "Two");
    let mut clicked = player
        .press("Backspace Esc")
        .click("second")
        .press("Backspace");
    assert_eq!(clicked.app.reader.focus, focus, "{}", clicked.screen());
    let (course, _) = load::outline(&Library::in_memory([("a.md", "# One\n")]));
    let edited = Library::in_memory([("a.md", "# One\n\nNo link.\n")]);
    let (lesson, problems) = load::packed_lesson(&edited, &course, &LessonId::new("a"));
    clicked.event(Event::Lesson(Arc::new(lesson), problems));
    assert!(clicked.screen().contains("No link."));
}
