//! Terms, pop-ups, links and hints.

use nodecourse::app::effect::MouseMode;
use nodecourse::app::{Effect, Event, Mouse, MouseKind, Overlay, Timer};
use nodecourse::theme::Role;

use crate::player::Player;

pub const GLOSSARY: &str = r#"
[event-loop]
name = "event loop"
text = "What hands each callback to the one thread."
see = ["callback"]

[callback]
name = "callback"
text = "A function that the event loop calls later."
more = "It has no return value that anybody waits for."

[runtime]
name = "runtime"
text = "What runs the code."
"#;

pub const LESSON: &str = "# A lesson\n\nThe runtime starts first. The event\nloop comes next, and a callback after it.\n\n## Second\n\nAgain the event loop and *callbacks* with `callback` in code.\n";

pub fn player() -> Player {
    Player::with_glossary(LESSON, GLOSSARY)
}

#[test]
fn the_first_occurrence_in_each_section_is_marked() {
    let player = player();
    let marked = player.painted(Role::Term);
    assert_eq!(
        marked,
        ["runtime", "event loop", "callback", "event loop"],
        "{}",
        player.screen()
    );
}

#[test]
fn enter_explains_the_term_and_esc_closes_it() {
    let player = player().press("Tab Enter");
    let screen = player.screen();
    assert!(
        screen.contains("─ runtime ─") && screen.contains("What runs the code."),
        "{screen}"
    );
    let player = player.press("Esc");
    assert!(!player.screen().contains("─ runtime ─"));
}

#[test]
fn k_explains_the_first_term_without_choosing_one() {
    let screen = player().press("K").screen();
    assert!(screen.contains("─ runtime ─"), "{screen}");
}

#[test]
fn a_term_in_a_definition_is_followed_and_backspace_returns() {
    let player = player().press("Tab Tab Enter");
    assert!(
        player.screen().contains("─ event loop ─"),
        "{}",
        player.screen()
    );
    let player = player.press("Tab Enter");
    let screen = player.screen();
    assert!(
        screen.contains("─ callback ─") && screen.contains("event loop › callback"),
        "{screen}"
    );
    let player = player.press("Backspace");
    assert!(player.screen().contains("─ event loop ─"));
    let player = player.press("Esc");
    assert!(player.app.overlays.is_empty());
}

#[test]
fn a_term_on_the_way_pops_back_to_it() {
    let player = player().press("Tab Tab Enter Tab Enter Tab Enter");
    let screen = player.screen();
    assert!(
        screen.contains("─ event loop ─") && !screen.contains("›  callback"),
        "{screen}"
    );
    match player.app.overlays.last() {
        Some(Overlay::Popup(popup)) => assert_eq!(popup.trail.len(), 1),
        other => panic!("{other:?}"),
    }
}

#[test]
fn enter_shows_more_where_there_is_more() {
    let player = player().press("Tab Tab Tab Enter");
    assert!(
        !player.screen().contains("no return value"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    assert!(
        player.screen().contains("no return value"),
        "{}",
        player.screen()
    );
}

#[test]
fn the_popup_tells_where_the_term_was_first_met() {
    let text = format!(
        "# T\n\n## Start\n\nThe event loop.\n\n## On\n\n{}The event loop.\n",
        "Words.\n\n".repeat(40)
    );
    let player = Player::with_glossary(&text, GLOSSARY).press("Tab Enter");
    let screen = player.screen();
    assert!(screen.contains("─ event loop ─"), "{screen}");
    assert!(
        !screen.contains("First met"),
        "nothing is news here: {screen}"
    );
    let screen = player.press("Esc Tab Enter").screen();
    assert!(screen.contains("First met: T › Start"), "{screen}");
}

#[test]
fn the_title_of_a_popup_is_the_name_of_its_term() {
    let title = |player: &Player| {
        let screen = player.screen();
        let title = screen
            .split_once("─ ")
            .and_then(|(_, row)| row.split_once(" ─"));
        title.map(|(title, _)| title.to_owned())
    };
    let player = player().press("Tab Tab Enter");
    assert_eq!(title(&player).as_deref(), Some("event loop"));
    let named = player.painted(Role::PopupTitle).concat();
    assert!(named.contains("event loop"), "{named}");
    assert_eq!(title(&player.sized(40, 15)).as_deref(), Some("event loop"));
    let player = self::player().press("Tab Tab Enter").sized(15, 40);
    assert_eq!(title(&player).as_deref(), Some("event lo…"));
}

#[test]
fn letters_open_a_term() {
    let player = player().press("t");
    let hinted = player.painted(Role::Hint).concat();
    assert!(hinted.starts_with("as"), "{hinted}");
    let screen = player.press("s").screen();
    assert!(screen.contains("─ event loop ─"), "{screen}");
}

#[test]
fn a_click_opens_a_term_and_a_click_beside_closes_it() {
    let player = player().click("runtime");
    assert!(player.screen().contains("─ runtime ─"));
    let player = player.click("A lesson");
    assert!(!player.screen().contains("─ runtime ─"));
}

#[test]
fn resting_on_a_term_explains_it_and_leaving_closes_it() {
    let mut player = player().press("M");
    assert!(player.asked.contains(&Effect::Mouse(MouseMode::Motion)));
    let moved = |column, row| {
        Event::Mouse(Mouse {
            kind: MouseKind::Move,
            column,
            row,
        })
    };
    let screen = player.screen();
    let row = screen
        .lines()
        .position(|line| line.contains("runtime"))
        .expect("it is there") as u16;
    let column = screen
        .lines()
        .nth(row.into())
        .and_then(|line| line.find("runtime"))
        .expect("it is there") as u16;
    let timer = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::After(_, Timer::Hover(serial)) => Some(Event::Timer(Timer::Hover(serial))),
            _ => None,
        })
    };
    let rest = timer(player.app.update(moved(column, row))).expect("a timer was asked for");
    player.event(rest);
    assert!(player.screen().contains("─ runtime ─"));
    let left = timer(player.app.update(moved(70, 22))).expect("a timer was asked for");
    player.event(left);
    assert!(!player.screen().contains("─ runtime ─"));
}

#[test]
fn the_popup_closes_when_its_term_leaves_the_screen() {
    let mut text = LESSON.to_owned();
    for line in 0..60 {
        text.push_str(&format!("\nLine {line}.\n"));
    }
    let player = Player::with_glossary(&text, GLOSSARY).press("Tab Enter j j j");
    assert!(player.screen().contains("─ runtime ─") || player.app.overlays.is_empty());
    let player = player.press("j j j j j j j j j j j j");
    assert!(
        !player.screen().contains("─ runtime ─"),
        "{}",
        player.screen()
    );
}

#[test]
fn tab_scrolls_to_terms_below_the_screen() {
    let filler = "Plain words.\n\n".repeat(60);
    let text = format!("# T\n\nThe runtime.\n\n{filler}## Last\n\nThe event loop.\n");
    let player = Player::with_glossary(&text, GLOSSARY).press("Tab Tab");
    assert!(
        player.screen().contains("The event loop."),
        "{}",
        player.screen()
    );
    let player = player.press("Shift-Tab");
    assert!(
        player.screen().contains("The runtime."),
        "{}",
        player.screen()
    );
}

#[test]
fn a_footnote_is_a_popup() {
    let filler = "Plain words.\n\n".repeat(60);
    let player = Player::open(&format!(
        "# T\n\nA claim.[^1]\n\n{filler}[^1]: The proof of it.\n"
    ))
    .press("Tab Enter");
    assert!(
        player.screen().contains("The proof of it."),
        "{}",
        player.screen()
    );
}

#[test]
fn a_term_in_a_heading_is_explained() {
    let text = "# T\n\n## [Runtime](glossary.toml#runtime) first\n\nWords.\n";
    let screen = Player::with_glossary(text, GLOSSARY)
        .press("Tab Enter")
        .screen();
    assert!(screen.contains("─ runtime ─"), "{screen}");
}

#[test]
fn a_popup_stays_with_its_term_when_the_screen_gets_small() {
    let filler =
        "Plain words that fill a row or two on a narrow screen, as words do.\n\n".repeat(4);
    let text = format!("# T\n\n{filler}The runtime.\n");
    for (width, height) in [(60, 20), (40, 15), (24, 8), (200, 50)] {
        let player = Player::with_glossary(&text, GLOSSARY)
            .press("Tab Enter")
            .sized(width, height);
        let screen = player.screen();
        assert!(screen.contains("─ runtime ─"), "{screen}");
    }
}
