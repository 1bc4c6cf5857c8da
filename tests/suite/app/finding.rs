//! Contents, palette, problems.

use std::fmt::Write;
use std::fs;

use nodecourse::app::{Config, Event, Key};
use nodecourse::diagnostic::Diagnostic;
use nodecourse::load::Library;
use nodecourse::source::Source;
use nodecourse::theme::{Role, Theme, bundled};

use crate::player::Player;

#[test]
fn the_contents_lead_to_a_section() {
    let player = Player::bundled().press("o");
    assert!(
        player.screen().contains("The runtime and its ecosystem"),
        "{}",
        player.screen()
    );
    let player = player.type_text("ecosystem").press("Enter");
    let first = player
        .screen()
        .lines()
        .nth(2)
        .unwrap_or_default()
        .trim()
        .to_owned();
    assert!(first.starts_with("06"), "{first}");
}

#[test]
fn the_palette_finds_actions_lessons_and_terms() {
    let player = Player::bundled()
        .press(":")
        .type_text("choose a theme")
        .press("Enter");
    assert!(player.screen().contains("─ Theme ─"), "{}", player.screen());
    let player = Player::bundled()
        .press(":")
        .type_text("error-handling middleware")
        .press("Enter");
    assert!(
        player.screen().contains("─ error-handling middleware ─"),
        "{}",
        player.screen()
    );
}

#[test]
fn a_filter_that_nothing_matches_says_so() {
    let player = Player::bundled().press("o").type_text("zzzzqqq");
    assert!(
        player.screen().contains("Nothing matches"),
        "{}",
        player.screen()
    );
    let player = player.press("Ctrl-U");
    assert!(
        player.screen().contains("The runtime and its ecosystem"),
        "{}",
        player.screen()
    );
}

#[test]
fn the_outline_stands_beside_the_text_on_wide_screens_only() {
    let outlined = |width| {
        let screen = Player::bundled().sized(width, 40).screen();
        screen
            .lines()
            .filter(|line| line.trim_start().starts_with("06  "))
            .count()
    };
    assert_eq!(outlined(129), 0);
    assert_eq!(outlined(130), 1);
}

#[test]
fn a_click_in_the_outline_goes_to_the_section() {
    let player = Player::bundled().sized(160, 40).click("04  ");
    let column = player
        .screen()
        .lines()
        .nth(2)
        .unwrap_or_default()
        .to_owned();
    assert!(column.contains("04  "), "{column}");
}

#[test]
fn a_long_title_in_the_outline_goes_on_below_and_its_second_row_is_clicked_too() {
    let words = "Words.\n\n".repeat(30);
    let lesson = format!(
        "# T\n\n## One\n\n{words}## A title that is longer than the outline is wide\n\n{words}## Three\n\n{words}"
    );
    let player = Player::open(&lesson).sized(140, 40);
    let screen = player.screen();
    let rows: Vec<&str> = screen
        .lines()
        .map(|row| row.get(..28).unwrap_or(row))
        .collect();
    let at = rows.iter().position(|row| row.contains("02  A title"));
    let at = at.unwrap_or_else(|| panic!("{screen}"));
    assert_eq!(rows[at].trim(), "02  A title that is");
    assert_eq!(rows[at + 1].trim(), "longer than the");
    assert_eq!(rows[at + 2].trim(), "outline is wide");
    assert_eq!(rows[at + 3].trim(), "03  Three");
    let player = player.click("outline is wide");
    assert!(player.painted(Role::Current).concat().contains("A title"));
    // Where not all of them have room, each is cut to one row.
    let screen = Player::open(&lesson).sized(140, 8).screen();
    assert!(screen.contains("02  A title that is long…"), "{screen}");
}

#[test]
fn the_bundled_lesson_has_no_problem() {
    assert!(Player::bundled().app.problems.is_empty());
}

#[test]
fn a_hundred_thousand_problems_are_taken_in_at_once_and_each_is_listed_once() {
    let source = Source::new("a.md", "x");
    let problems: Vec<Diagnostic> = (0..100_000)
        .map(|number| Diagnostic::warning(&source, None, format!("problem {}", number % 50_000)))
        .collect();
    let mut player = Player::open("# T");
    player.event(Event::Themes(Vec::new(), problems));
    assert_eq!(player.app.problems.len(), 2000);
}

#[test]
fn themes_that_come_late_enter_a_list_that_is_filtered_already() {
    let mut player = Player::bundled();
    for key in ["T", "s", "e", "p"] {
        let key = Key::parse(key).expect("a key");
        // Nothing is performed: the themes are still under way.
        player.app.update(Event::Key(key));
    }
    let themes = bundled::names()
        .into_iter()
        .filter_map(Theme::bundled)
        .collect();
    player.event(Event::Themes(themes, Vec::new()));
    assert!(player.screen().contains("Sepia"), "{}", player.screen());
    let player = player.press("Enter");
    assert_eq!(player.app.theming.theme.name, "sepia");
}

#[test]
fn a_problem_leads_to_its_place_in_a_line_that_is_many_blocks() {
    let words: String = (0..20_000).fold(String::new(), |mut words, number| {
        let _ = write!(words, " word{number}");
        words
    });
    let text = format!("# T\n\n{}First [x][nope]{words}\n", "Intro.\n\n".repeat(40));
    let screen = Player::open(&text).press("! enter").screen();
    assert!(screen.contains("First [x][nope] word0 word1"), "{screen}");
}

#[test]
fn a_problem_in_another_file_says_where_and_stays_here() {
    let course = "format = 1\nid = \"c\"\ntitle = \"C\"\nbogus = 1\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\"]\n";
    let long = format!("# First\n\n{}", "Words.\n\n".repeat(60));
    let player = Player::course([("course.toml", course), ("a.md", &long)]).press("G");
    let before = player.app.reader.place;
    let player = player.press("! Enter");
    assert!(
        player.screen().contains("course.toml:4:1"),
        "{}",
        player.screen()
    );
    assert_eq!(player.app.reader.place, before);
}

#[test]
fn a_problem_in_another_lesson_leads_to_its_line_and_back() {
    let broken = format!(
        "# Second\n\n{}Here is [x][nope].\n\nAfter.\n",
        "Words.\n\n".repeat(60)
    );
    let player = Player::course([("a.md", "# First\n\nHere.\n"), ("b.md", &broken)]);
    // What is wrong with it is known as soon as it has been read.
    let player = player.press("]").press("[");
    assert!(player.screen().contains("First"), "{}", player.screen());
    let player = player.press("!");
    assert!(player.screen().contains("go there"), "{}", player.screen());
    let player = player.press("Enter");
    assert!(
        player.screen().contains("Here is [x]"),
        "{}",
        player.screen()
    );
    let player = player.press("Backspace");
    assert!(player.screen().contains("First"), "{}", player.screen());
}

#[test]
fn a_problem_in_another_lesson_of_a_folder_leads_there_whatever_the_folder_is_called() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("a file");
    };
    write("a.md", "# First\n\nHere.\n");
    write("b.md", "# Second\n\nHere is [x][nope].\n");
    let library = Library::open(folder.path()).expect("a course");
    let player = Player::start(library, Config::default());
    let player = player.press("]").press("[").press("! Enter");
    assert!(
        player.screen().contains("Here is [x]"),
        "{}",
        player.screen()
    );
}

#[test]
fn a_click_in_the_outline_can_be_gone_back_from() {
    let player = Player::bundled()
        .sized(160, 40)
        .click("04  ")
        .press("Backspace");
    let column = player
        .screen()
        .lines()
        .nth(2)
        .unwrap_or_default()
        .to_owned();
    assert!(
        column.contains("What is Node.js?") && !column.contains("04  "),
        "{column}"
    );
}

#[test]
fn a_percent_sign_without_a_number_forgets_nothing() {
    let player = Player::bundled().press("G Backspace % Alt-→");
    assert!(player.screen().contains("100 %"), "{}", player.screen());
}

#[test]
fn the_number_of_the_selected_row_does_not_count_headings() {
    let player = Player::bundled().press("i");
    let screen = player.screen();
    // A term that is on the screen too stands in two rows and counts once.
    let rows = player.app.course.glossary.terms.len();
    assert!(
        screen.contains("On this screen") && screen.contains(&format!(" 1 of {rows} ")),
        "{screen}"
    );
    let player = player.press("Down Down Down");
    let screen = player.screen();
    assert!(screen.contains(&format!(" 4 of {rows} ")), "{screen}");
    let screen = player.press("End").screen();
    assert!(screen.contains(&format!(" {rows} of {rows} ")), "{screen}");
}

#[test]
fn the_bottom_row_tells_what_enter_does_with_the_selected_row() {
    for (keys, told) in [
        ("o", "Enter go there"),
        ("i", "Enter explain"),
        ("?", "Enter do it"),
        ("T", "Enter choose"),
    ] {
        let screen = Player::bundled().press(keys).screen();
        assert!(screen.contains(told), "{keys}: {screen}");
    }
    let player = Player::bundled()
        .press(":")
        .type_text("error-handling middleware");
    let screen = player.screen();
    assert!(screen.contains("Enter explain"), "{screen}");
    let screen = Player::bundled().press("f").screen();
    assert!(screen.contains("letter open"), "{screen}");
}

#[test]
fn a_match_in_a_column_that_is_not_shown_says_which_it_is() {
    let row = |cell: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = (1..=70).map(cell).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let header = row(&|column| format!("h{column}"));
    let table = header + &row(&|_| "---".to_owned()) + &row(&|column| format!("cell{column}"));
    let player = Player::open(&table).sized(100, 24).press("/");
    let screen = player.type_text("cell67").press("Enter").screen();
    assert!(
        screen.contains("\n 1/1  cell67 · in column 67 of the table, which is not shown   n next"),
        "{screen}"
    );
    let player = Player::open(&table).press("/").type_text("cell64");
    let screen = player.press("Enter").screen();
    assert!(screen.contains("\n 1/1  cell64   n next"), "{screen}");
}

#[test]
fn the_contents_take_the_height_that_there_is() {
    let player = Player::bundled().sized(200, 50).press("o");
    let screen = player.screen();
    let framed = screen.lines().filter(|line| line.contains('│')).count();
    assert!(framed > 42, "{screen}");
}

#[test]
fn what_can_be_done_has_another_sign_than_the_selected_row() {
    let screen = Player::bundled().sized(100, 36).press("o").screen();
    assert!(screen.contains("◆ Quiz"), "{screen}");
    let marked = screen.lines().filter(|line| line.contains('▸')).count();
    assert_eq!(marked, 1, "{screen}");
}

#[test]
fn a_key_that_is_typed_exactly_comes_first_in_the_help() {
    for (key, action) in [
        ("K", "explain the term"),
        ("gg", "to the top"),
        ("?", "all keys"),
    ] {
        let player = Player::bundled().press("?").type_text(key);
        let screen = player.screen();
        let first = screen.lines().find(|line| line.contains('▸'));
        assert!(
            first.is_some_and(|line| line.contains(action)),
            "{key}\n{screen}"
        );
    }
}

#[test]
fn an_entry_leaves_nothing_beside_it_of_the_list_that_it_was_opened_from() {
    for (width, height) in [(80, 24), (100, 36), (200, 50)] {
        let player = Player::bundled().sized(width, height);
        let list = player.press("i");
        let edges = |screen: &str, sign: char| {
            let mut lines = screen.lines().filter(|line| line.contains('╭'));
            lines.next().and_then(|line| line.find(sign))
        };
        let before = edges(&list.screen(), '╭');
        let screen = list.type_text("event loop").press("Enter").screen();
        assert_eq!(edges(&screen, '╭'), before, "{screen}");
        assert_eq!(screen.matches('╭').count(), 1, "{screen}");
    }
}

#[test]
fn the_file_that_code_is_and_the_title_of_a_callout_are_found() {
    let text =
        "# T\n\n```js file=order.js\nlet order = 1;\n```\n\n> [!NOTE] Mind the order\n> Well.\n";
    for (words, marked) in [
        ("order.js", "js · order.js"),
        ("mind the order", "Mind the order"),
    ] {
        let player = Player::open(text)
            .press("/")
            .type_text(words)
            .press("Enter");
        assert!(player.screen().contains("1/1"), "{}", player.screen());
        assert_eq!(player.painted(Role::SearchCurrent), [marked]);
    }
    let player = Player::open(text).press("/").type_text("order");
    assert!(player.screen().contains("/3"), "{}", player.screen());
}

#[test]
fn lists_find_ids_too_below_titles() {
    let course = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"b.md\"]\n";
    for key in ["o", ":"] {
        let player = Player::course([
            ("course.toml", course),
            (
                "a.md",
                "+++\nid = \"authorization\"\n+++\n\n# Authorisation: who\n",
            ),
            ("b.md", "+++\nid = \"b\"\n+++\n\n# Beyond authorization\n"),
        ]);
        let player = player.press(key).type_text("authorization").wait();
        let screen = player.screen();
        let is_listed = |line: &str, words: &str| line.contains(words) && line.contains(" min ");
        let row = |words: &str| screen.lines().position(|line| is_listed(line, words));
        let (by_id, by_title) = (row("Authorisation: who"), row("Beyond authorization"));
        // In the contents both stand in the order of the course, and the better one is selected.
        let is_better = if key == "o" {
            let selected = screen.lines().position(|line| line.contains('▸'));
            by_id.is_some() && selected == by_title
        } else {
            by_id > by_title
        };
        assert!(by_title.is_some() && is_better, "{screen}");
    }
}
