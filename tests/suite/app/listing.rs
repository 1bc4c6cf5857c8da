//! What the rows of lists say, and which of them come first.

use nodecourse::progress::Change;
use nodecourse::theme::Role;

use crate::player::Player;

#[test]
fn a_part_of_an_id_that_no_row_shows_counts_only_where_nothing_that_is_seen_matches() {
    let course = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"Time\"\nlessons = [\"a.md\", \"b.md\"]\n";
    let files = [
        ("course.toml", course),
        ("a.md", "+++\nid = \"a\"\n+++\n\n# The first one\n"),
        (
            "b.md",
            "+++\nid = \"limits-and-timeouts\"\n+++\n\n# Several at once\n",
        ),
    ];
    let open = |key: &str, typed: &str| {
        let player = Player::course(files).press(key).type_text(typed).wait();
        player.screen()
    };
    // Both stand under the heading that has it, and neither says it itself.
    let screen = open("o", "time");
    assert!(screen.contains("▸ The first one"), "{screen}");
    let screen = open(":", "li");
    assert!(screen.contains("down one line"), "{screen}");
    assert!(!screen.contains("Several at once"), "{screen}");
    for key in ["o", ":"] {
        let screen = open(key, "timeouts");
        assert!(screen.contains("Several at once"), "{screen}");
        let screen = open(key, "limits-and-timeouts");
        assert!(screen.contains("Several at once"), "{screen}");
    }
}

#[test]
fn the_palette_tells_of_a_lesson_that_is_not_written_yet() {
    let files = [
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        ("src/SUMMARY.md", "- [One](a.md)\n- [Draftzilla]()\n"),
        ("src/a.md", "# One\n"),
    ];
    let player = Player::course(files).press(":").type_text("draftz").wait();
    let screen = player.screen();
    assert!(screen.contains("▸ 2. Draftzilla"), "{screen}");
    assert!(screen.contains("not written yet"), "{screen}");
    assert!(screen.contains("Enter tell why"), "{screen}");
    let screen = player.press("Enter").screen();
    assert!(
        screen.contains("“Draftzilla” is not written yet."),
        "{screen}"
    );
    // The list stays, with what was typed.
    assert!(screen.contains("▸ 2. Draftzilla"), "{screen}");
    assert!(screen.contains("draftz"), "{screen}");
}

#[test]
fn the_contents_find_a_lesson_that_has_no_file() {
    let files = [
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        (
            "src/SUMMARY.md",
            "[Draft Prefix]()\n\n- [Missing](missing.md)\n- [Some draft](a.md)\n\n# Late Part\n\n- [Two]()\n- [Three](b.md)\n",
        ),
        ("src/a.md", "# Some draft\n\n## Inside\n"),
        ("src/b.md", "# Three\n"),
    ];
    let open = |typed: &str| Player::course(files).press("o").type_text(typed).wait();
    let player = open("missing");
    let screen = player.screen();
    assert!(screen.contains("▸ 1. Missing"), "{screen}");
    assert!(screen.contains("no file │"), "{screen}");
    assert!(screen.contains("Enter tell why"), "{screen}");
    assert!(!screen.contains("2. Some draft"), "{screen}");
    assert!(
        !screen.contains(
            "│                                                                          │\n  │▸"
        ),
        "no heading without a word: {screen}"
    );
    let screen = player.press("Enter").screen();
    assert!(screen.contains("“Missing” has no file."), "{screen}");
    // What can be gone to is selected; the number, the state and the part of the book find it as well.
    let screen = open("draft").screen();
    assert!(screen.contains("▸ 2. Some draft"), "{screen}");
    assert!(screen.contains("  Draft Prefix"), "{screen}");
    for typed in ["1.", "no file"] {
        let screen = open(typed).screen();
        assert!(screen.contains("1. Missing"), "{typed} {screen}");
    }
    let screen = open("late").screen();
    assert!(screen.contains("▸ 4. Three"), "{screen}");
    assert!(screen.contains("  3. Two"), "{screen}");
}

#[test]
fn the_filter_of_the_contents_does_not_look_at_minutes() {
    let files = [
        ("a.md", "# Inside\n\nText.\n"),
        ("b.md", "# Other\n\nText.\n"),
    ];
    let open = |typed: &str| Player::course(files).press("o").type_text(typed).wait();
    let screen = open("").screen();
    assert!(screen.contains("1 min"), "{screen}");
    let screen = open("in").screen();
    assert!(screen.contains("▸ Inside"), "{screen}");
    assert!(!screen.contains("  Other  "), "{screen}");
    let screen = open("here").screen();
    assert!(screen.contains("▸ Inside"), "{screen}");
    let screen = open("min").screen();
    assert!(screen.contains("Nothing matches"), "{screen}");
}

#[test]
fn the_search_of_the_course_finds_a_lesson_that_is_not_written_yet_by_its_title() {
    let files = [
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        ("src/SUMMARY.md", "- [Draftzilla Two]()\n- [One](a.md)\n"),
        ("src/a.md", "# One\n\nTwo.\n"),
    ];
    let player = Player::course(files).press("g /").type_text("draftzilla");
    let screen = player.screen();
    assert!(screen.contains("▸ Draftzilla Two"), "{screen}");
    assert!(screen.contains("not written yet │"), "{screen}");
    assert!(screen.contains("Enter tell why"), "{screen}");
    let screen = player.press("Enter").screen();
    let told = "“Draftzilla Two” is not written yet.";
    assert!(screen.contains(told), "{screen}");
    assert!(screen.contains("Search the course"), "{screen}");
    assert!(screen.contains("▸ Draftzilla Two"), "{screen}");
    // A mistyped one is similar, and what can be gone to by its name comes first.
    let player = Player::course(files).press("g /").type_text("drafzila");
    assert!(
        player.screen().contains("for “draftzilla”"),
        "{}",
        player.screen()
    );
    let player = player.press("Ctrl-U").type_text("two");
    assert!(
        player.screen().contains("▸ Draftzilla Two"),
        "{}",
        player.screen()
    );
    assert!(player.screen().contains("1 of 2"), "{}", player.screen());
}

#[test]
fn a_term_that_a_list_finds_by_another_name_shows_it() {
    let glossary = "[cjs]\nname = \"CommonJS\"\naliases = [\"require modules\"]\ntext = \"Old.\"\n\n[b]\nname = \"module\"\ntext = \"A file.\"\n";
    for key in ["i", ":"] {
        let player = Player::with_glossary("# T\n", glossary).press(key);
        let player = player.type_text("module").wait();
        let screen = player.screen();
        let row = |words: &str| screen.lines().position(|line| line.contains(words));
        assert!(
            screen.contains("also called require modules · new"),
            "{screen}"
        );
        assert!(row("module  ") < row("CommonJS"), "{screen}");
    }
}

#[test]
fn what_a_lesson_offers_stands_in_line_with_the_titles_of_its_sections() {
    let screen = Player::bundled().press("o").screen();
    let column = |words: &str| {
        let row = screen.lines().find(|row| row.contains(words))?;
        row.split(words).next().map(nodecourse::text::width)
    };
    assert!(column("The ecosystem").is_some(), "{screen}");
    assert_eq!(column("Quiz"), column("The ecosystem"), "{screen}");
}

#[test]
fn the_palette_offers_last_what_cannot_be_done_now_and_says_why() {
    let row = |screen: &str, words: &str| screen.lines().position(|row| row.contains(words));
    let plain = || Player::open("# T\n\nWords.\n").press(":");
    let screen = plain().press("End").screen();
    assert!(
        screen.contains("no quiz, lab or review is open"),
        "{screen}"
    );
    // What can be done comes first, also where both say what was typed.
    let screen = plain().type_text("code").screen();
    let (able, idle) = (row(&screen, "wrap long lines"), row(&screen, "run a block"));
    assert!(able.is_some() && able < idle, "{screen}");
    assert!(screen.contains("no code to run here"), "{screen}");
    let player = plain().type_text("run a block");
    assert!(
        player.screen().contains("Enter tell why"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    let told = "There is no code to run on this screen.";
    assert!(player.screen().contains(told), "{}", player.screen());
    // Where there is code it is offered as ever.
    let text = "# T\n\n```js run=node\nconsole.log(1);\n```\n";
    let screen = Player::open(text)
        .press(":")
        .type_text("run a block")
        .screen();
    assert!(screen.contains("Enter do it"), "{screen}");
    assert!(!screen.contains("no code to run here"), "{screen}");
    // The help lists all keys in their order.
    let screen = Player::open("# T\n").sized(100, 80).press("?").screen();
    assert!(!screen.contains("no code to run here"), "{screen}");
    assert!(
        row(&screen, "run a block") < row(&screen, "copy a block"),
        "{screen}"
    );
}

#[test]
fn the_palette_finds_the_wide_view_where_there_is_no_table_too() {
    for (text, told) in [
        ("# T\n\nwords\n", "no table here"),
        ("# T\n\n| A |\n|---|\n| a |\n", " w │"),
    ] {
        for (width, height) in [(60, 15), (80, 24), (110, 24)] {
            let player = Player::open(text).sized(width, height);
            let screen = player.press(":").type_text("wide").screen();
            let row = screen.lines().find(|row| row.contains("a wide table"));
            assert!(row.is_some_and(|row| row.contains(told)), "{screen}");
        }
    }
}

#[test]
fn enter_where_nothing_can_be_chosen_is_not_taken_for_what_comes_later() {
    let files = [("a.md", "# A\n"), ("b.md", "# B\n")];
    let mut player = Player::course(files).press("B Enter");
    player.others = vec![Change::Bookmark(
        'x',
        Player::course(files).press("L").app.reader.landmark(),
    )];
    let player = player.wait().wait();
    let screen = player.screen();
    assert!(
        screen.contains("Bookmarks") && screen.contains("x  B"),
        "{screen}"
    );
}

#[test]
fn the_contents_list_the_sections_below_every_title_of_a_file() {
    let text = "# Alpha\n\n## Al one\n\nx\n\n# Beta\n\n## Be one\n\n### Deep\n\nx\n\n# Gamma\n\n## Ga one\n";
    let player = Player::open(text).press("o");
    let screen = player.screen();
    let titles = [
        "01  Alpha",
        "Al one",
        "02  Beta",
        "Be one",
        "Deep",
        "03  Gamma",
        "Ga one",
    ];
    let rows = screen.lines().filter(|row| row.contains('│'));
    let rows: Vec<&str> = rows.skip(2).collect();
    for (row, title) in rows.iter().zip(titles) {
        assert!(row.contains(title), "{title}: {screen}");
    }
    let screen = player.type_text("al one").screen();
    assert!(screen.contains("▸    Al one"), "{screen}");
}

#[test]
fn a_chapter_that_is_not_there_is_found_by_the_name_of_its_file() {
    let files = [
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        (
            "src/SUMMARY.md",
            "- [One](one.md)\n- [The second](part/tea-cups.md)\n",
        ),
        ("src/one.md", "# One\n"),
    ];
    for typed in ["tea-cups", "tea-cups.md", "part/"] {
        for list in ["o", ":"] {
            let player = Player::course(files);
            let screen = player.press(list).type_text(typed).screen();
            assert!(screen.contains("The second"), "{typed}: {screen}");
        }
    }
    let player = Player::course(files).press("o");
    let screen = player.type_text("tea-pots").screen();
    assert!(screen.contains("Nothing matches"), "{screen}");
}

#[test]
fn an_action_is_found_by_what_it_is_called_elsewhere() {
    for (typed, label) in [
        ("help", "all keys"),
        ("exit", "quit; close what is open"),
        ("table of contents", "contents of the course"),
        ("wide-table", "a wide table at its full width"),
    ] {
        let player = Player::bundled().press(":").type_text(typed);
        let selected = player.painted(Role::Selected).join(" ");
        assert!(selected.contains(label), "{}", player.screen());
    }
    let screen = Player::bundled().press(":").type_text("exit").screen();
    assert!(screen.contains("also called exit"), "{screen}");
}

#[test]
fn what_cannot_be_done_comes_last_among_what_is_spelled_much_as_it_was_typed() {
    let screen = Player::bundled().press(":").type_text("labb").screen();
    let selected = screen.lines().find(|row| row.contains("▸"));
    assert!(
        selected.is_some_and(|row| row.contains("Lab · ")),
        "{screen}"
    );
}
