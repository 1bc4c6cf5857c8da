//! The bottom row: what can be done now, and messages.

use std::fs;
use std::sync::Arc;

use nodecourse::app::keymap::spelling;
use nodecourse::app::{Action, Config, Edit, Event, footer};
use nodecourse::load::Library;

use crate::player::Player;

#[test]
fn the_bottom_row_tells_how_to_leave() {
    for width in [120, 80, 60, 40] {
        let player = Player::bundled().wait().sized(width, 24).press("j");
        let screen = player.screen();
        let bottom = screen.lines().last().unwrap_or_default();
        assert!(bottom.contains("q quit"), "{width}: {bottom}");
        let focused = player.press("Tab").screen();
        let bottom = focused.lines().last().unwrap_or_default();
        assert!(bottom.contains("q quit"), "{width}: {bottom}");
    }
}

#[test]
fn problems_are_counted_once() {
    let list = "id = \"c\"\ntitle = \"C\"\ncolour = 1\n[[module]]\nlessons = [\"a.md\"]\n";
    let player = Player::course([("course.toml", list), ("a.md", "# T\n")]);
    let screen = player.screen();
    assert_eq!(screen.matches("1 problem").count(), 1, "{screen}");
    let screen = player.wait().screen();
    assert!(screen.ends_with("! 1 problem"), "{screen}");
}

#[test]
fn a_message_that_is_too_long_for_the_row_takes_more_rows_from_the_text() {
    let words = "Nothing here can be kept, because the folder of the journal is not yours.";
    for (width, height) in [(80, 24), (40, 15), (20, 10), (15, 40), (10, 5)] {
        let mut player = Player::open("# T\n\nText.\n").sized(width, height);
        player.event(Event::Failed(words.to_owned()));
        let screen = player.screen();
        let shown: Vec<&str> = screen.split_whitespace().collect();
        let shown = shown.join(" ");
        // Half of the smallest screen is too little for it; then the cut is marked.
        let end = if width == 10 { "…" } else { words };
        assert!(shown.ends_with(end), "{width}: {screen}");
    }
}

#[test]
fn a_message_covers_no_more_than_two_rows_of_a_low_screen() {
    let many =
        "A message of so many words that it is not read in the moment for which it is shown. ";
    let mut player = Player::bundled().sized(40, 15);
    player.event(Event::Told(many.repeat(3)));
    let status = player.app.status.as_ref().expect("it is told");
    let rows = footer::message(&player.app, status, 39);
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[1].ends_with('…'), "{rows:?}");
    let links = [
        "[x](src/)",
        "[x](LICENSE)",
        "[x](javascript:alert)",
        "[x](../gone.md)",
        "[x](gone.md)",
    ];
    for link in links {
        let lesson = format!("# T\n\n{link}\n");
        let files = [("a.md", lesson.as_str()), ("b.md", "# B\n")];
        let player = Player::course(files).sized(40, 15).press("Tab Enter");
        let status = player.app.status.as_ref().expect("it is told");
        let rows = footer::message(&player.app, status, 39);
        assert!(rows.len() <= 2, "{link}: {rows:?}");
        assert!(!rows.concat().contains('…'), "{link}: {rows:?}");
    }
}

#[test]
fn what_keys_tell_takes_no_row_from_the_text_on_forty_columns() {
    let keys = [
        "m a",
        "m a j j j m a",
        "m 3",
        "' z",
        "m a ' z",
        "m a m b m c m d m e m f m g ' z",
        "x",
        "g x",
        "k",
        "H",
        "%",
        "Delete",
        "r",
        "w",
        "c",
        "W",
        "W <",
        "<",
        "-",
        "+",
        "n",
        "Esc",
        "e",
        "M",
        "M M",
        "T Enter",
        "T Down Enter",
        "Backspace",
        "Alt-→",
        "a",
        "Enter",
        "i Enter ]",
        "/ z z z Enter",
        "/ n o d e Enter N",
    ];
    for keys in keys {
        let player = Player::bundled().sized(40, 15).wait().press(keys);
        let status = player.app.status.as_ref().expect("something is told");
        let rows = footer::message(&player.app, status, 39);
        assert_eq!(rows.len(), 1, "{keys}: {rows:?}");
        assert!(!rows[0].contains(".."), "{keys}: {rows:?}");
    }
    let edits = [
        Edit::Text,
        Edit::Course,
        Edit::Returned,
        Edit::LessonGone,
        Edit::Unreadable,
    ];
    for edit in edits
        .into_iter()
        .chain([Edit::Gone("course.toml".to_owned())])
    {
        let mut player = Player::bundled().sized(40, 15).wait();
        player.event(Event::Changed(edit, Vec::new()));
        let course = Arc::clone(&player.app.course);
        player.event(Event::Course(course, Vec::new()));
        let status = player.app.status.as_ref().expect("it is told");
        let rows = footer::message(&player.app, status, 39);
        assert_eq!(rows.len(), 1, "{rows:?}");
    }
}

#[test]
fn a_welcome_is_short_where_there_is_little_room() {
    let rows = |width| {
        let glossary = "[loop]\nname = \"event loop\"\ntext = \"It loops.\"\n";
        let player = Player::with_glossary("# T\n\nText.\n", glossary).sized(width, 15);
        let screen = player.screen();
        let greets = |row: &str| row.contains("Welcome") || row.contains("Space");
        let rows = screen.lines().skip_while(|row| !greets(row));
        rows.map(str::trim).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(rows(80)[0].ends_with("Enter explain a word, ? shows all keys."));
    assert_eq!(rows(60), ["Welcome. Space reads on, ? shows all keys."]);
    assert_eq!(rows(40), ["Space reads on, ? shows all keys."]);
    assert_eq!(rows(30), ["Space reads on, ? keys."]);
    assert_eq!(rows(20), ["Space reads on, ?", "keys."]);
}

#[test]
fn a_welcome_promises_no_words_where_none_is_explained() {
    let bottom = |player: &Player| {
        let screen = player.screen();
        screen.lines().last().unwrap_or_default().trim().to_owned()
    };
    let files = [("a.md", "# A\n\nText.\n"), ("b.md", "# B\n")];
    let told = "Welcome. Space reads on, ? shows all keys.";
    assert_eq!(bottom(&Player::course(files)), told);
    // Nor before it is known that there are some.
    let mut player = Player::course(files);
    let loops = "[loop]\nname = \"event loop\"\ntext = \"It loops.\"\n";
    let other = Player::with_glossary("# T\n", loops);
    let glossary = Arc::clone(&other.app.course.glossary);
    player.event(Event::Glossary(glossary, Vec::new()));
    let told = "Welcome. Space reads on, Tab and Enter explain a word, ? shows all keys.";
    assert_eq!(bottom(&player), told);
}

/// The bottom row.
fn bottom(player: &Player) -> String {
    let screen = player.screen();
    screen.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_key_is_offered_only_if_it_would_do_something() {
    let text = "# T\n\nWords.\n\n## One\n\nMore.\n";
    let player = Player::open(text).wait();
    let row = bottom(&player);
    for key in ["terms", "read on", "section", "glossary", "next lesson"] {
        assert!(!row.contains(key), "{key}: {row}");
    }
    let player = player.press("/").type_text("nowhere").press("Enter").wait();
    let row = bottom(&player);
    assert!(
        row.contains("end search") && !row.contains("match"),
        "{row}"
    );
    let player = player
        .press("Esc /")
        .type_text("more")
        .press("Enter")
        .wait();
    let row = bottom(&player);
    assert!(row.contains("n next "), "{row}");
    let player = player.press("Esc B");
    let row = bottom(&player);
    assert!(!row.contains("Enter"), "{row}\n{}", player.screen());
    let player = player.press("Esc o").type_text("zzz");
    let row = bottom(&player);
    assert!(!row.contains("Enter"), "{row}");
    let row = bottom(&Player::open(text).wait().press("g /").type_text("zzz"));
    assert_eq!(row.trim(), "Esc close   Ctrl-U clear");
}

#[test]
fn a_table_is_offered_only_the_ways_that_it_goes_on() {
    let player = Player::open("# T\n\n| A | B |\n|---|---|\n| 1 | 2 |\n").press("w");
    assert_eq!(bottom(&player).trim(), "Esc close   c copy");
    let cells = format!("| a | {} |\n", "word ".repeat(30));
    let player = Player::open(&format!("# T\n\n| A | B |\n|---|---|\n{cells}")).press("w");
    assert_eq!(bottom(&player).trim(), "Esc close   → right   c copy");
    let player = player.press("9 9 Tab Tab Tab Tab");
    assert_eq!(bottom(&player).trim(), "Esc close   ← left   c copy");
}

#[test]
fn a_lesson_that_cannot_be_read_is_not_called_done() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text);
    write(
        "course.toml",
        "id = \"c\"\n[[module]]\nlessons = [\"a.md\", \"b.md\"]\n",
    )
    .expect("a file");
    write("a.md", "no text: \0").expect("a file");
    write("b.md", "# B").expect("a file");
    let library = Library::open(folder.path()).expect("a course");
    let player = Player::start(library, Config::default());
    let screen = player.screen();
    let header = screen.lines().next().unwrap_or_default();
    assert!(header.ends_with("cannot be read"), "{screen}");
    assert!(player.app.progress.read.is_empty());
    let player = player.press("!");
    assert!(
        player
            .screen()
            .contains("“nodecourse check” also looks at links, images, code, terms, practice."),
        "{}",
        player.screen()
    );
}

#[test]
fn no_key_of_the_table_is_silent() {
    let before = || Player::open("Words.\n").wait().press("Left").wait();
    let calm = before().screen();
    for action in Action::ALL {
        let key = action.default_keys().first().expect("it has a key");
        let mut player = before();
        for key in spelling::read(key).expect("it is spelled right") {
            player.event(Event::Key(key));
        }
        let is_silent = player.screen() == calm && player.asked.len() == before().asked.len();
        assert!(!is_silent, "{key}, which is {}", action.name());
    }
}

#[test]
fn keys_that_are_bound_to_nothing_say_so() {
    for (keys, typed) in [("g x", "gx"), ("Q", "Q"), ("5 Q", "5Q"), ("3 g x", "3gx")] {
        let screen = Player::open("Words.\n").press(keys).screen();
        let told = format!("{typed} does nothing here. ? shows all keys.");
        assert!(screen.ends_with(&told), "{screen}");
    }
    let screen = Player::open("Words.\n").wait().press("g Esc").screen();
    assert!(!screen.contains("does nothing"), "{screen}");
}

#[test]
fn the_edges_of_a_lesson_are_told_with_what_lies_beyond() {
    let course = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"b.md\"]\n";
    let files = [
        ("course.toml", course),
        ("a.md", "# First\n\nShort.\n"),
        ("b.md", "# Second\n\nEnd.\n"),
    ];
    for keys in ["j", "d", "G"] {
        let screen = Player::course(files).press(keys).screen();
        let told = "This is the end of the lesson. ] opens the next one.";
        assert!(screen.ends_with(told), "{keys}: {screen}");
        let screen = Player::course(files).press("]").press(keys).screen();
        assert!(screen.ends_with("end of the lesson."), "{keys}: {screen}");
    }
    for keys in ["k", "u", "b", "g g"] {
        let screen = Player::course(files).press("]").press(keys).screen();
        let told = "This is the beginning of the lesson. [ opens the one before.";
        assert!(screen.ends_with(told), "{keys}: {screen}");
    }
    // Where something moves, nothing is told.
    let long = "Words.\n\n".repeat(100);
    for keys in ["j", "d", "G", "j k", "G g g", "5 j"] {
        let screen = Player::open(&long).wait().press(keys).screen();
        assert!(!screen.contains("of the lesson."), "{keys}: {screen}");
    }
}

#[test]
fn a_count_of_nothing_is_none() {
    let lesson = format!("# T\n\n{}", "Words.\n\n".repeat(60));
    for key in ["j", "k", "d", "u", "Space", "b", "n", "-", "]", "["] {
        let told = |keys: &str| {
            let player = Player::open(&lesson).press("G").press(keys);
            player.screen()
        };
        assert_eq!(told(&format!("0 {key}")), told(key), "{key}");
    }
    let player = Player::open(&lesson).press("G 0 %");
    assert!(player.screen().contains("  T\n"), "{}", player.screen());
}

#[test]
fn a_key_of_the_page_says_so_while_a_pop_up_lies_over_it() {
    let player = Player::bundled().press("Tab Enter");
    for keys in ["r", "c", "e", "n", "+"] {
        let player = Player::bundled().press("Tab Enter").press(keys);
        let screen = player.screen();
        let told = "That is for the page: Esc goes back to it.";
        assert!(screen.contains(told), "{keys}: {screen}");
    }
    assert!(!player.screen().contains("That is for the page"));
}

#[test]
fn esc_where_nothing_is_open_says_so_unless_it_takes_a_message_away() {
    let player = Player::open("Words.\n").press("Esc");
    assert!(!player.screen().contains("Nothing is open"));
    let screen = player.press("Esc").screen();
    assert!(screen.ends_with("q quits."), "{screen}");
}
