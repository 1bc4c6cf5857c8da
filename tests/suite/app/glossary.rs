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
fn below_the_list_the_definition_comes_first_and_where_it_was_met_a_row_apart() {
    let glossary = "[loop]\nname = \"event loop\"\ntext = \"It takes what is due, and goes on until nothing is left to be waited for, which may be never.\"\n";
    let open = |size: (u16, u16)| {
        let player = Player::with_glossary("# T\n\n## Here\n\nThe event loop.\n", glossary);
        player.sized(size.0, size.1).wait().press("G i").screen()
    };
    let screen = open((80, 24));
    let inside: Vec<&str> = screen
        .lines()
        .map(|row| row.trim_matches(['│', ' ']))
        .collect();
    let met = inside
        .iter()
        .position(|row| *row == "First met in T › Here.");
    let met = met.unwrap_or_else(|| panic!("{screen}"));
    assert_eq!(inside[met - 1], "", "{screen}");
    assert!(inside[met - 2].ends_with("may be never."), "{screen}");
    // Where there is no room for both, the definition has it.
    let screen = open((40, 12));
    assert!(screen.contains("may be never."), "{screen}");
    assert!(!screen.contains("First met in"), "{screen}");
}

#[test]
fn the_beginning_of_a_word_of_an_alias_counts_more_than_the_middle_of_a_word_of_a_name() {
    let glossary = concat!(
        "[store]\nname = \"AsyncStorage\"\ntext = \"It.\"\n",
        "[jwt]\nname = \"JWT\"\naliases = [\"actor\", \"JSON web token\"]\ntext = \"It.\"\n",
        "[end]\nname = \"going to end\"\ntext = \"It.\"\n",
    );
    let player = Player::with_glossary("# T\n\nWords.\n", glossary).wait();
    let screen = player.press("i").type_text("to").screen();
    let at = |words: &str| {
        screen
            .find(words)
            .unwrap_or_else(|| panic!("{words}: {screen}"))
    };
    let alias = at("also called JSON web token");
    assert!(
        at("going to end") < alias && alias < at("AsyncStorage"),
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
    assert_eq!(player.type_text("zzz").screen(), screen);
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
    assert!(screen.contains("… and in 161 more places."), "{screen}");
}

#[test]
fn a_filter_puts_the_term_that_is_called_just_so_first() {
    let glossary = "[a]\nname = \"floating promise\"\ntext = \"A.\"\n\n[b]\nname = \"promise chain\"\ntext = \"B.\"\n\n[c]\nname = \"promise\"\ntext = \"C.\"\n";
    let player = Player::with_glossary("# T\n\nA floating promise.\n", glossary);
    let screen = player.press("i").type_text("promise").screen();
    let row = |words: &str| screen.lines().position(|line| line.contains(words));
    let rows = [
        row("▸ promise  "),
        row("promise chain"),
        row("floating promise"),
    ];
    assert!(rows.is_sorted() && rows[0].is_some(), "{screen}");
}

#[test]
fn the_page_that_defines_a_term_is_no_use_of_it() {
    let words = "# Words\n\n## Worker\n\nA worker does what is asked of it.\n\n## Thread\n\nWhat a worker runs in.\n";
    let player = Player::course([
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        (
            "src/SUMMARY.md",
            "- [One](one.md)\n- [Words](glossary.md)\n",
        ),
        ("src/one.md", "# One\n\n## Work\n\nA worker works.\n"),
        ("src/glossary.md", words),
    ]);
    let player = player.wait().press("i");
    let screen = player.screen();
    let row = screen
        .lines()
        .find(|row| row.contains("Worker"))
        .unwrap_or_default();
    assert!(row.contains("2 places"), "{screen}");
    let screen = player.type_text("worker").press("Enter").screen();
    assert!(
        screen.contains("One › Work —") && screen.contains("Words › Thread —"),
        "{screen}"
    );
    assert!(!screen.contains("Words › Worker —"), "{screen}");
}
