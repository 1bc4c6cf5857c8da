//! Lists of more rows than can be made or looked through before a frame.

use std::fmt::Write;
use std::sync::Arc;

use nodecourse::app::{Config, Event, Overlay};
use nodecourse::load::{self, Library};

use crate::player::Player;

const SECTIONS: usize = 9_000;

/// A lesson of very many sections.
fn player() -> Player {
    let mut text = "# All\n\n".to_owned();
    for number in 1..SECTIONS {
        let _ = write!(text, "## Part {number}\n\n");
    }
    text.push_str("## Parting\n\nThe [end](none.md).\n");
    let library = Library::in_memory([("all.md", text)]);
    Player::start(library, Config::default())
}

/// Lets as many frames pass as the rows need to be looked at.
fn looked_through(player: Player) -> Player {
    (0..10).fold(player, |player, _| player.wait())
}

fn shown(player: &Player) -> usize {
    match player.app.overlays.last() {
        Some(Overlay::List(list)) => list.shown.len(),
        other => panic!("no list is open: {other:?}"),
    }
}

fn made(player: &Player) -> usize {
    match player.app.overlays.last() {
        Some(Overlay::List(list)) => list.made.len(),
        other => panic!("no list is open: {other:?}"),
    }
}

#[test]
fn only_the_rows_on_the_screen_are_made() {
    let player = player().press("o");
    assert!(shown(&player) > SECTIONS);
    assert!(made(&player) < 24);
    let player = player.press("End");
    assert!(
        player.screen().contains("9000  Parting"),
        "{}",
        player.screen()
    );
    assert!(made(&player) < 24);
}

#[test]
fn a_filter_goes_on_between_frames_until_all_rows_have_been_looked_at() {
    let player = player().press("o").type_text("part");
    let first = shown(&player);
    assert!((1_000..SECTIONS).contains(&first), "{first}");
    assert!(player.screen().contains("01  Part 1"));
    let player = looked_through(player);
    // They stand under their lesson.
    assert_eq!(shown(&player), 1 + SECTIONS);
    // What comes last matches as well.
    let player = player.press("End");
    assert!(player.screen().contains("Part"), "{}", player.screen());
}

#[test]
fn a_match_in_the_last_row_is_found_and_nothing_is_said_before() {
    let player = player().press("o").type_text("parting");
    assert!(
        !player.screen().contains("Nothing matches"),
        "{}",
        player.screen()
    );
    // What was there before stays until then: an empty window looks broken.
    assert!(
        player.screen().contains("17  Part 17"),
        "{}",
        player.screen()
    );
    let player = looked_through(player);
    assert!(
        player.screen().contains("9000  Parting"),
        "{}",
        player.screen()
    );
    let player = looked_through(player.type_text("zzz"));
    assert!(
        player.screen().contains("Nothing matches"),
        "{}",
        player.screen()
    );
}

#[test]
fn a_mistyped_word_finds_the_last_row_and_nothing_like_it_is_shown_before_what_has_it() {
    for typed in ["patring", "partign", "parrting"] {
        let player = player().press("o").type_text(typed);
        let screen = player.screen();
        assert!(screen.contains("17  Part 17"), "{screen}");
        let player = looked_through(player);
        let screen = player.screen();
        assert!(screen.contains("▸  9000  Parting"), "{screen}");
        assert_eq!(shown(&player), 2, "the section and its lesson: {typed}");
    }
}

#[test]
fn a_list_that_is_filled_again_stays_as_it_is_until_its_rows_are_known() {
    let window = |player: &Player| {
        let screen = player.screen();
        let rows = screen.lines().filter(|row| row.contains('│'));
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    let mut player = looked_through(player().press("o").type_text("parting"));
    let before = window(&player);
    assert!(before.concat().contains("▸  9000  Parting"));
    player.event(Event::Course(player.app.course.clone(), Vec::new()));
    assert_eq!(window(&player), before);
    assert_eq!(shown(&player), 0, "it is looked through again");
    // Nothing can be chosen by mistake.
    let player = player.click("9000  Parting");
    assert_eq!(window(&player), before);
    let player = looked_through(player);
    assert_eq!(window(&player), before);
    assert_eq!(shown(&player), 2, "the section and its lesson");
}

#[test]
fn what_the_learner_has_gone_to_stays_selected_while_more_is_found() {
    let selected = |player: &Player| {
        let screen = player.screen();
        let line = screen.lines().find(|line| line.contains('▸'));
        line.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let player = player().press("o").type_text("part").press("↓ ↓");
    let before = selected(&player);
    assert!(before.is_some());
    let player = looked_through(player);
    assert_eq!(selected(&player), before);
}

#[test]
fn an_older_filter_does_not_go_on() {
    let player = player().press("o").type_text("p").type_text("arting");
    let player = looked_through(player.press("Ctrl-U"));
    assert!(shown(&player) > SECTIONS);
}

#[test]
fn problems_tell_their_lines_in_order() {
    let text = "# A\n\nA [b](none.md).\n\nÄ [c](no.md), [d](gone.md).\n\n[x][y]\n".to_owned();
    let library = Library::in_memory([("all.md", text)]);
    let player = Player::start(library, Config::default()).press("!");
    let screen = player.screen();
    assert!(screen.contains("all.md:7:1"), "{screen}");
    assert!(screen.contains("Problems"));
}

#[test]
fn a_title_that_asks_is_followed_by_no_full_stop() {
    let glossary = "[loop]\nname = \"event loop\"\ntext = \"It loops.\"\n";
    let lesson = |title: &str| format!("# T\n\n## {title}\n\nThe event loop.\n");
    for (title, words) in [("Why?", "First met in T › Why? "), ("So", "in T › So. ")] {
        let player = Player::with_glossary(&lesson(title), glossary).wait();
        let player = player.press("G i");
        let screen = player.type_text("loop").screen();
        assert!(screen.contains(words), "{screen}");
    }
}

#[test]
fn enter_waits_until_the_best_row_is_known() {
    let player = player().press("o").type_text("parting").press("Enter");
    assert!(!player.app.overlays.is_empty(), "{}", player.screen());
    let player = looked_through(player);
    assert!(player.app.overlays.is_empty(), "{}", player.screen());
    let section = player.app.reader.section().expect("a section");
    assert_eq!(section.title, "Parting");
    // What is not known yet may still come, and nothing else.
    let files = [("all.md", "# All\n"), ("b.md", "# The hidden one\n")];
    let library = || Library::in_memory(files);
    for (typed, is_chosen) in [("hidden", true), ("zzz", false)] {
        let first = Player::first_page(library(), Config::default());
        let mut first = first.press("o").type_text(typed).press("Enter");
        assert!(!first.screen().contains("Nothing matches"));
        let (course, problems) = load::outline(&library());
        first.event(Event::Course(Arc::new(course), problems));
        let mut first = looked_through(first);
        assert_eq!(first.app.overlays.is_empty(), is_chosen);
        let later = [("all.md", "# All\n"), ("b.md", "# Zzz\n")];
        let (course, problems) = load::outline(&Library::in_memory(later));
        first.event(Event::Course(Arc::new(course), problems));
        let first = looked_through(first);
        assert_eq!(first.app.overlays.is_empty(), is_chosen);
    }
    // Whoever goes on typing has not chosen yet.
    let player = player.press("o").type_text("part").press("Enter");
    let player = looked_through(player.type_text("ing"));
    assert!(!player.app.overlays.is_empty(), "{}", player.screen());
}

#[test]
fn a_module_of_very_many_lessons_is_found_by_its_name_between_frames() {
    const LESSONS: usize = 2_500;
    let names: Vec<String> = (0..LESSONS).map(|number| format!("{number}.md")).collect();
    let list = format!(
        "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"Security\"\nlessons = {names:?}\n"
    );
    let files = names
        .iter()
        .map(|name| (name.clone(), format!("# Lesson {name}\n")));
    let library = Library::in_memory(files.chain([("course.toml".to_owned(), list)]));
    let player = Player::start(library, Config::default()).press("o");
    let player = player.type_text("secur");
    let first = shown(&player);
    assert!((1_000..LESSONS).contains(&first), "{first}");
    let player = looked_through(player);
    assert_eq!(shown(&player), LESSONS + 1, "the heading among them");
    assert!(
        player.screen().contains("│ Security "),
        "{}",
        player.screen()
    );
    assert!(player.screen().contains("│▸ "), "{}", player.screen());
}

#[test]
fn contents_open_with_what_is_around_the_section_that_is_read() {
    let sections = (1..=200).map(|section| format!("## Section {section}\n\nWords.\n\n"));
    let text = format!("# Long\n\n{}", sections.collect::<String>());
    for size in [(80, 24), (40, 15)] {
        let player = Player::open(&text).sized(size.0, size.1);
        let player = player.press("5 0 % o");
        let screen = player.screen();
        let rows: Vec<&str> = screen
            .lines()
            .filter(|row| row.contains("Section"))
            .collect();
        let here = rows.iter().position(|row| row.contains("here"));
        let here = here.expect("the section that is read is among them");
        assert!(here.abs_diff(rows.len() / 2) <= 2, "{screen}");
        // At both ends the window stays full.
        let player = player.press("Esc G o");
        assert!(
            player.screen().contains("Section 200"),
            "{}",
            player.screen()
        );
        let player = player.press("Esc g g o");
        assert!(
            player.screen().contains("Section 1 "),
            "{}",
            player.screen()
        );
    }
}

#[test]
fn each_row_of_the_palette_is_known_by_what_choosing_it_means() {
    let player = Player::with_glossary(
        "# A\n\n## One\n\nWords.\n\n## Two\n\nWords.\n",
        "## chain\n\nLinks.\n\n## link\n\nA ring.\n",
    );
    let player = player.press(":");
    let Some(Overlay::List(list)) = player.app.overlays.last() else {
        panic!("{}", player.screen());
    };
    let stock = &list.stock;
    assert!(stock.entries.len() > 4);
    for one in &stock.entries {
        let choice = stock.choice(*one);
        for other in &stock.entries {
            let is_same = stock.choice(*other) == choice;
            assert_eq!(
                stock.is_choice(*other, &choice),
                is_same,
                "{one:?} {other:?}"
            );
        }
    }
}
