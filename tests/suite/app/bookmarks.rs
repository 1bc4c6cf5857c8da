//! Bookmarks: set, gone to, listed, deleted and brought back.

use nodecourse::app::Action;
use nodecourse::app::config::parse;
use nodecourse::load::Library;
use nodecourse::progress::Change;
use nodecourse::source::Source;

use crate::player::Player;

/// A book with two chapters of one title.
#[test]
fn chapters_of_one_title_have_their_numbers_wherever_they_are_named() {
    let page = "# X\n\n## S\n\nwords\n";
    let list = "# Summary\n\n[Intro](i.md)\n\n- [One](a.md)\n  - [Details](b.md)\n- [Two](c.md)\n  - [Details](d.md)\n";
    let mut files = vec![("book.toml", ""), ("src/SUMMARY.md", list)];
    files.extend(
        ["src/i.md", "src/a.md", "src/b.md", "src/c.md", "src/d.md"].map(|path| (path, page)),
    );
    let player = Player::course(files);
    let top = |player: &Player| {
        player
            .screen()
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let player = player.press("L");
    assert!(top(&player).contains("› One "), "{}", top(&player));
    let player = player.press("L m a");
    assert!(top(&player).contains("› 1.1. Details "), "{}", top(&player));
    let player = player.press("L L m b B");
    let screen = player.screen();
    for place in ["1.1. Details › X", "2.1. Details › X"] {
        assert!(screen.contains(place), "{screen}");
    }
    let contents = player.press("Esc o").screen();
    assert!(contents.contains("    1.1. Details  "), "{contents}");
}

#[test]
fn a_letter_names_a_place_and_leads_back_to_its_very_row() {
    let player = Player::bundled().press("Space j j m a");
    assert!(
        player
            .screen()
            .contains("Bookmark a is here. 'a comes back to it."),
        "{}",
        player.screen()
    );
    assert!(
        matches!(
            player.saved.as_slice(),
            [.., Change::Bookmark('a', _), _] | [.., Change::Bookmark('a', _)]
        ),
        "at once"
    );
    let there = page(&player);
    let player = player.press("G ' a");
    assert_eq!(page(&player), there);
    let player = player.press("Backspace").restart().press("g g ' a");
    assert_eq!(page(&player), there);
}

#[test]
fn a_letter_may_move_and_says_where_it_was() {
    let player = Player::bundled().press("m x G m x");
    let screen = player.screen();
    assert!(
        screen.contains("Bookmark x is here now. It was at “What is Node.js?”."),
        "{screen}"
    );
    assert_eq!(player.app.progress.bookmarks.len(), 1);
}

#[test]
fn a_bookmark_in_another_lesson_opens_it() {
    let player = Player::course([("a.md", "# A\n\nText."), ("b.md", "# B\n\nText.")]);
    let player = player.press("] m b [ ' b");
    assert!(page(&player).contains("  B"), "{}", player.screen());
}

#[test]
fn a_bookmark_whose_text_is_gone_says_so() {
    let one = "# T\n\nwords\n\n## One\n\nfirst\n";
    let both = format!("{one}\n## Two\n\nsecond of all\n{}", "\nthird\n".repeat(9));
    let player = Player::open(&both).sized(60, 10).press("→ → j j m a");
    let player = player.edited([("lesson.md", one)]).press("g g ' a");
    let screen = player.screen();
    assert!(
        screen.contains("What this bookmark named is gone"),
        "{screen}"
    );
    let player = player
        .edited([("lesson.md", both.as_str())])
        .press("g g ' a");
    let screen = player.screen();
    assert!(
        !screen.contains("gone") && screen.contains("second"),
        "{screen}"
    );
}

#[test]
fn the_palette_asks_for_the_letter_too() {
    let player = Player::bundled()
        .press(":")
        .type_text("bookmark this place")
        .press("Enter q");
    assert!(
        player.app.progress.bookmarks.contains_key(&'q'),
        "{}",
        player.screen()
    );
    assert!(
        player
            .asked
            .iter()
            .all(|effect| *effect != nodecourse::app::Effect::Quit)
    );
}

#[test]
fn the_list_goes_to_a_bookmark_deletes_it_and_brings_it_back() {
    let player = Player::bundled().press("m a Space Space m b B");
    let screen = player.screen();
    assert!(
        screen.contains("a  What is Node.js?") && screen.contains("Delete remove"),
        "{screen}"
    );
    let player = player.press("Delete");
    assert!(
        player.screen().contains("deleted │") && player.screen().contains("Delete bring back"),
        "{}",
        player.screen()
    );
    assert!(!player.app.progress.bookmarks.contains_key(&'a'));
    let player = player.press("Delete");
    assert!(player.app.progress.bookmarks.contains_key(&'a'));
    let player = player.press("Delete Esc B");
    assert!(
        !player.screen().contains("a  What is"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    assert!(player.app.overlays.is_empty());
    let player = player.restart().press("B");
    assert!(
        player.screen().contains("b  ") && !player.screen().contains("a  "),
        "{}",
        player.screen()
    );
    let empty = Player::bundled().press("B Delete Enter");
    assert!(
        empty.screen().contains("None yet. m+letter sets one."),
        "{}",
        empty.screen()
    );
}

#[test]
fn a_bookmark_of_a_long_line_ends_with_a_whole_word_and_a_mark() {
    let filler = "More.\n\n".repeat(40);
    let lesson = format!(
        "# T\n\nWord {}end.\n\nA short one.\n\n{filler}",
        "after word ".repeat(6)
    );
    let player = Player::open(&lesson).sized(120, 30);
    let player = player.press("j j j m a j j m b B");
    let screen = player.screen();
    let row = |letter: &str| screen.lines().find(|row| row.contains(letter));
    let long = row(" a  ").expect("a row");
    assert!(long.contains("after word after word …"), "{long}");
    assert!(!screen.contains("A short one. …"), "{screen}");
}

#[test]
fn a_bookmark_in_a_table_is_called_by_the_row_on_top() {
    let rows: Vec<String> = (1..60)
        .map(|row| format!("| row {row} | {row} of npm 11 | |\n"))
        .collect();
    let table = format!("|  | npm 11 | npm 12 |\n|---|---|---|\n{}", rows.concat());
    let player = Player::open(&format!("# T\n\nWords.\n\n{table}"));
    let name = |player: &Player| player.app.progress.bookmarks[&'a'].name();
    // The upper border is on top, then the header.
    let player = player.press("5 j m a");
    assert_eq!(name(&player), "npm 11 · npm 12", "{}", player.screen());
    let player = player.press("j j j j j m a");
    let screen = player.screen();
    assert!(screen.contains("It was at “npm 11 · npm 12”."), "{screen}");
    // The header that stays covers some rows.
    let top = screen
        .lines()
        .find(|line| line.contains("row "))
        .expect("a row");
    let number: usize = name(&player)
        .strip_prefix("row ")
        .and_then(|name| name.split(' ').next()?.parse().ok())
        .expect("a row's name");
    assert!(
        number > 2 && top.contains(&format!(" {number} of npm 11")),
        "{screen}"
    );
    assert_eq!(name(&player), format!("row {number} · {number} of npm 11"));
    let before = page(&player);
    let player = player.restart().press("g g ' a");
    assert_eq!(page(&player), before);
    let player = player.press("B");
    let line = format!("a  T › row {number} · {number} of npm 11");
    assert!(player.screen().contains(&line), "{}", player.screen());
}

#[test]
fn keys_that_take_a_letter_are_shown_and_bound_as_such() {
    let text = "[keys]\nbookmark = \"x\"\ngo-to-bookmark = \"z\"\ncopy = \"xa\"\n";
    let (config, problems) = parse(&Source::new("config.toml", text));
    let told: Vec<_> = problems
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    assert_eq!(told, ["`xa` begins with `x`, which is bound to `bookmark`"]);
    assert_eq!(config.keymap.keys(Action::Bookmark), ["x+letter"]);
    let library = Library::in_memory([("a.md", "# A\n\nText.")]);
    let player = Player::start(library, config).press("x a");
    assert!(
        player.screen().contains("Bookmark a is here. za comes"),
        "{}",
        player.screen()
    );
}

#[test]
fn a_bookmark_can_be_gone_to_from_a_pop_up() {
    let player = Player::bundled().press("m a Space Space K ' a");
    assert!(player.app.overlays.is_empty());
    assert!(
        page(&player).contains("What is Node.js?"),
        "{}",
        player.screen()
    );
}

fn last_row(player: &Player) -> String {
    let screen = player.screen();
    screen.lines().last().unwrap_or_default().trim().to_owned()
}

fn page(player: &Player) -> String {
    let screen = player.screen();
    let lines: Vec<_> = screen.lines().collect();
    lines[1..lines.len() - 1].join("\n")
}

/// Three bookmarks in lessons of long names, at long lines, and their list.
fn far_bookmarks(size: (u16, u16)) -> Player {
    let title = "What the server does while it waits for the database";
    let words = "Nobody who has read this far expects the program to stop here and wait.";
    let lesson = |number: usize| {
        format!(
            "# {number}. {title}\n\n## {title}\n\n{words}\n\n{}",
            "More.\n\n".repeat(80)
        )
    };
    let lessons = [lesson(1), lesson(2), lesson(3)];
    let files = ["a.md", "b.md", "c.md"]
        .into_iter()
        .zip(lessons.iter().map(String::as_str));
    let player = Player::course(files).sized(size.0, size.1);
    player.press("j j j j m a ] j j j j m b ] j j j j m c B")
}

/// The row of the list with this letter.
fn row(screen: &str, letter: char) -> Option<&str> {
    let signs = [format!("│▸ {letter}  "), format!("│  {letter}  ")];
    let mut rows = screen.lines();
    rows.find(|row| signs.iter().any(|sign| row.contains(sign)))
}

#[test]
fn the_window_has_room_for_all_bookmarks_whichever_is_selected() {
    for size in [(200, 50), (120, 30), (80, 24), (60, 30), (40, 24)] {
        let mut player = far_bookmarks(size);
        let mut edges = Vec::new();
        for _ in 0..3 {
            let screen = player.screen();
            for letter in ['a', 'b', 'c'] {
                assert!(
                    row(&screen, letter).is_some(),
                    "{size:?}, {letter}: {screen}"
                );
            }
            assert!(!screen.contains(" of 3 "), "{size:?}: {screen}");
            edges.push((
                player.screen().find('╭'),
                screen.lines().position(|row| row.contains('╰')),
            ));
            player = player.press("Down");
        }
        edges.dedup();
        assert_eq!(edges.len(), 1, "it jumps at {size:?}");
    }
}

#[test]
fn a_bookmark_that_is_deleted_takes_no_more_rows() {
    for size in [(80, 24), (60, 16), (40, 15)] {
        let player = Player::bundled().sized(size.0, size.1);
        let player = player.press("m a Space Space m b B");
        let place = |player: &Player| {
            let screen = player.screen();
            screen.lines().position(|row| row.contains("  b  "))
        };
        let before = place(&player);
        let player = player.press("Delete");
        let screen = player.screen();
        assert!(place(&player) <= before, "{size:?}: {screen}");
        let row = row(&screen, 'a').unwrap_or_default();
        assert!(row.contains("deleted"), "{size:?}: {screen}");
        assert!(last_row(&player).ends_with("Delete bring back"), "{screen}");
        let player = player.press("Delete");
        assert!(last_row(&player).ends_with("Delete remove"), "{size:?}");
    }
}

#[test]
fn a_bookmark_at_a_long_line_shows_where_it_is_too() {
    for width in [120, 80, 60, 40] {
        let screen = far_bookmarks((width, 24)).screen();
        for (letter, lesson) in [('b', "2. What"), ('c', "3. What")] {
            let row = row(&screen, letter).unwrap_or_default();
            assert!(row.contains(lesson), "{width}: {screen}");
        }
    }
}

#[test]
fn a_bookmark_is_told_by_its_section_or_its_lesson_first() {
    for (width, section) in [(110, "Why one language matters › "), (40, "Why one")] {
        let player = Player::bundled()
            .sized(width, 15)
            .press("j j j m a → → j j j m b B");
        let screen = player.screen();
        assert!(screen.contains("a  What is Node.js? › "), "{screen}");
        let row = row(&screen, 'b').unwrap_or_default();
        let words = row.contains(&["b  ", section].concat()) && row.contains("What is Node.js?");
        assert!(words, "{screen}");
    }
}

#[test]
fn a_bookmark_in_a_lesson_that_is_not_there_is_shown_in_one_way() {
    let files = [("01-a.md", "# A\n\n## One\n\nText.\n"), ("z.md", "# Z\n")];
    let player = Player::course(files).press("→ m a L");
    let player = player.edited_course([("z.md", "# Z\n")]).press("B");
    let told = |player: &Player| {
        let screen = player.screen();
        let row = row(&screen, 'a').unwrap_or_default().trim_end_matches('│');
        row.trim_start_matches(' ').to_owned()
    };
    let now = told(&player);
    assert!(
        now.contains("a  01-a.md › One") && now.contains("not in this course"),
        "{now}"
    );
    let player = player.restart().press("B");
    assert_eq!(told(&player), now);
}
