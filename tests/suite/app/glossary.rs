//! The glossary: its list, the places where a term is used, and where a term was met.

use super::explaining::{GLOSSARY, player};
use crate::player::Player;
use nodecourse::app::Config;
use nodecourse::load::Library;

#[test]
fn the_glossary_lists_terms_and_their_places() {
    let player = player().press("i");
    let screen = player.screen();
    assert!(
        screen.contains("callback") && screen.contains("event loop") && screen.contains("2 places"),
        "{screen}"
    );
    let player = player.type_text("event").press("Enter");
    let screen = player.screen();
    assert!(
        screen.contains("─ event loop ─") && screen.contains("A lesson › Second"),
        "{screen}"
    );
}

#[test]
fn a_use_in_the_glossary_leads_to_its_place() {
    let filler = "Plain words.\n\n".repeat(60);
    let text = format!("# T\n\nNothing.\n\n{filler}## Far\n\nThe runtime.\n");
    let player = Player::with_glossary(&text, GLOSSARY)
        .press("i")
        .type_text("runtime")
        .press("Enter Tab Enter");
    assert!(player.screen().contains("01  Far"), "{}", player.screen());
}

#[test]
fn the_glossary_leads_to_every_place_in_a_section() {
    let filler = "Plain words.\n\n".repeat(60);
    let text = format!(
        "# T\n\n## Near\n\nThe runtime, a runtime.\n\n{filler}Again the runtime.\n\n{filler}The runtime ends.\n"
    );
    let player = Player::with_glossary(&text, GLOSSARY)
        .sized(100, 30)
        .wait()
        .press("i")
        .type_text("runtime");
    let screen = player.screen();
    assert!(screen.contains("3 places"), "{screen}");
    let player = player.press("Enter");
    let screen = player.screen();
    assert!(
        screen.contains("T › Near — The runtime, a runtime.")
            && screen.contains("there too — Again the runtime.")
            && screen.contains("there too — The runtime ends."),
        "{screen}"
    );
    let player = player.press("Tab Tab Tab Tab Enter");
    assert!(
        player.screen().contains("The runtime ends."),
        "{}",
        player.screen()
    );
}

#[test]
fn the_glossary_begins_with_every_term_on_the_screen_marked_or_not() {
    let text = "# T\n\nThe runtime.\n\nAgain the runtime.\n";
    let player = Player::with_glossary(text, GLOSSARY).press("i");
    let screen = player.screen();
    let line = |words: &str| screen.lines().position(|line| line.contains(words));
    assert!(
        line("On this screen") < line("runtime") && line("runtime") < line("All terms"),
        "{screen}"
    );
    let far = format!(
        "# T\n\nThe runtime.\n\n{}Again the runtime.\n",
        "Plain.\n\n".repeat(60)
    );
    let screen = Player::with_glossary(&far, GLOSSARY).press("G i").screen();
    assert!(
        screen.contains("On this screen"),
        "an unmarked term is reached too\n{screen}"
    );
}

#[test]
fn a_use_in_the_glossary_is_shown_and_in_focus() {
    let filler = "Plain words.\n\n".repeat(60);
    let text = format!("# T\n\n## Far\n\n{filler}At last the runtime.\n\n{filler}");
    let player = Player::with_glossary(&text, GLOSSARY)
        .press("i")
        .type_text("runtime")
        .press("Enter Tab Enter");
    let screen = player.screen();
    assert!(screen.contains("At last the runtime."), "{screen}");
    let spot = player.app.reader.focus.expect("the term is in focus");
    assert!(player.app.reader.rows_of(spot).len() == 1);
}

#[test]
fn a_course_without_terms_says_so_where_they_would_be() {
    let player = Player::open("# L\n").press("i");
    let screen = player.screen();
    assert!(screen.contains("This course has no glossary."), "{screen}");
    assert!(!screen.contains("Nothing matches"), "{screen}");
    let screen = player.type_text("zzz").screen();
    assert!(screen.contains("Nothing matches"), "{screen}");
    let broken = Player::with_glossary("# L\n", "no terms at all\n")
        .press("i")
        .screen();
    assert!(
        broken.contains("The glossary has no term that can be read. ! lists why."),
        "{broken}"
    );
    let library = Library::in_memory([("a.md", "# L\n")]);
    let mut player = Player::first_page(library, Config::default()).press("i");
    let screen = player.screen();
    assert!(screen.contains("Reading the glossary…"), "{screen}");
    for event in player.survey().into_iter().rev() {
        player.event(event);
    }
    let screen = player.screen();
    assert!(screen.contains("This course has no glossary."), "{screen}");
}

#[test]
fn of_very_many_uses_the_first_are_listed_and_all_are_counted() {
    let few = "The runtime.\n\n".repeat(210);
    let text = format!("# T\n\n## Near\n\n{few}## Far\n\nThe runtime.\n");
    let player = Player::with_glossary(&text, GLOSSARY)
        .press("G")
        .wait()
        .press("i")
        .type_text("runtime");
    let screen = player.screen();
    assert!(screen.contains("211 places"), "{screen}");
    let player = player.press("Enter");
    let screen = player.screen();
    assert!(screen.contains("First met: T › Far"), "{screen}");
    let screen = player.press("End").screen();
    assert!(screen.contains("… and in 11 more places."), "{screen}");
}
