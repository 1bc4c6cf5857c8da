//! Searching the whole course: what is listed while words are typed, and where it leads.

use nodecourse::app::{Event, Overlay};
use nodecourse::search::{Extent, Hits};
use nodecourse::theme::Role;

use super::searching::{bottom, top};
use crate::player::Player;

fn course() -> Player {
    Player::course([
        (
            "course.toml",
            "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"one.md\", \"two.md\"]\n",
        ),
        (
            "glossary.toml",
            "[loop]\nname = \"event loop\"\ntext = \"It runs.\"\n",
        ),
        ("one.md", "# One\n\nNothing here.\n"),
        (
            "two.md",
            "# Two\n\nFirst words.\n\n## The event loop\n\nSome say the event\nloop is a ring. It is an event loop.\n\n```js\neventLoop();\n```\n",
        ),
    ])
}

#[test]
fn the_course_is_searched_while_typing() {
    let player = course().press("g /");
    assert!(
        player.screen().contains("Type words: names of lessons"),
        "{}",
        player.screen()
    );
    let player = player.type_text("event loop");
    insta::assert_snapshot!(player.screen());
    assert_eq!(player.painted(Role::Match), ["event loop"; 4]);
}

#[test]
fn a_hit_is_gone_to_and_n_walks_on_from_it() {
    let player = course()
        .press("g /")
        .type_text("event loop")
        .press("Down Down Enter");
    assert_eq!(player.app.reader.lesson.title, "Two");
    assert_eq!(player.painted(Role::SearchCurrent), ["event loop"]);
    let player = player.press("n");
    assert_eq!(bottom(&player), "3/3  event loop");
    let player = player.press("n");
    assert_eq!(bottom(&player), "1/3  event loop · on from the top");
    let player = player.press("Backspace");
    assert_eq!(player.app.reader.lesson.title, "One");
}

#[test]
fn names_lead_to_lessons_sections_and_terms() {
    let player = course().press("g /").type_text("event loop").press("Enter");
    assert_eq!(top(&player), "01  The event loop");
    let player = player
        .press("g /")
        .type_text("event loop")
        .press("Down Enter");
    assert!(
        player.screen().contains("─ event loop ─"),
        "{}",
        player.screen()
    );
    let player = player.press("Esc");
    assert!(
        player.screen().contains("Search the course"),
        "the search is still there"
    );
    let player = player.press("Esc g /").type_text("One").press("Enter");
    assert_eq!(player.app.reader.lesson.title, "One");
}

#[test]
fn mistyped_words_find_names_that_are_told_to_be_similar_and_nothing_says_so() {
    let player = course().press("g /").type_text("evnt lp");
    assert!(
        player.screen().contains("▸ The event loop") && player.screen().contains("  event loop  "),
        "{}",
        player.screen()
    );
    let told = "─ “lp” is nowhere in this course: these names are similar ─";
    assert!(player.screen().contains(told), "{}", player.screen());
    let named = || Player::open("# The event loop\n\nText.\n");
    let similar = named().press("g /").type_text("eventloop");
    let told = "─ Nothing has what you typed: these names are similar ─";
    assert!(similar.screen().contains(told), "{}", similar.screen());
    for (width, height, told) in [
        (40, 15, "─ These names are only similar ─"),
        (24, 15, "─ Only similar ─"),
        (40, 4, " These names are only similar "),
    ] {
        let player = named().sized(width, height).press("g /");
        let screen = player.type_text("eventloop").screen();
        assert!(screen.contains(told), "{screen}");
    }
    let player = player.press("Ctrl-U").type_text("zzzz");
    assert!(
        player
            .screen()
            .contains("Nothing in this course has this word. Check its spelling"),
        "{}",
        player.screen()
    );
    let player = player.type_text(" zzzz");
    let told = "Nothing in this course has these words. Check them, or try fewer.";
    assert!(player.screen().contains(told), "{}", player.screen());
    assert!(player.screen().contains("nothing found"));
    let player = player.press("Enter Down Up PgDn Ctrl-U");
    assert!(
        player.screen().contains("Type words"),
        "{}",
        player.screen()
    );
}

#[test]
fn of_several_words_the_one_that_is_at_fault_is_told() {
    for (typed, told) in [
        (
            "ring zzzzqq",
            "“zzzzqq” is nowhere in this course. Check its spelling, or leave it out.",
        ),
        (
            "frist ring",
            "No sentence has them all; “frist” was read as “first”. Try fewer.",
        ),
    ] {
        let player = course().press("g /").type_text(typed);
        assert!(player.screen().contains(told), "{}", player.screen());
    }
    for (width, height, typed, told) in [
        (40, 5, "ring zzzzqq", "“zzzzqq” is nowhere in this course."),
        (24, 5, "ring zzzzqq", "No “zzzzqq”."),
        (40, 5, "frist ring", "No sentence has them all."),
    ] {
        let player = course().sized(width, height).press("g /").type_text(typed);
        assert!(player.screen().contains(told), "{}", player.screen());
    }
}

#[test]
fn the_hits_of_an_older_search_are_not_taken() {
    let mut player = course().press("g /").type_text("event");
    let before = player.screen();
    player.event(Event::Found(1, nodecourse::search::Hits::default()));
    assert_eq!(player.screen(), before);
    player.event(Event::Counted(1, nodecourse::search::Tally::default()));
    assert_eq!(player.screen(), before);
}

#[test]
fn a_hit_can_be_clicked_and_the_course_search_fits_any_screen() {
    let player = course()
        .press("g /")
        .type_text("event loop")
        .click("Some say");
    assert_eq!(player.painted(Role::SearchCurrent), ["event loop"]);
    for (width, height) in [(1, 1), (10, 3), (20, 6), (40, 15), (140, 45)] {
        let player = course()
            .sized(width, height)
            .press("g /")
            .type_text("event");
        let player = player.press("Down Down Down Down Up");
        for line in player.screen().lines() {
            assert!(nodecourse::text::width(line) <= usize::from(width));
        }
    }
}

#[test]
fn many_hits_scroll_with_the_selection() {
    let mut lesson = String::new();
    for number in 0..300 {
        lesson += &format!("Sentence {number} has a needle.\n\n");
    }
    let player = Player::open(&format!("# T\n\n{lesson}"))
        .press("g /")
        .type_text("needle");
    assert!(
        player
            .screen()
            .contains("1 of the first 200 places · 300 matches"),
        "{}",
        player.screen()
    );
    let mut player = player;
    for number in 1..30 {
        player = player.press("Down");
        let selected = player
            .screen()
            .lines()
            .filter(|line| line.contains('▸'))
            .count();
        assert_eq!(selected, 1, "{number}\n{}", player.screen());
    }
    assert!(
        player
            .screen()
            .contains("30 of the first 200 places · 300 matches"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    assert!(
        player.screen().contains("Sentence 29 has a needle."),
        "{}",
        player.screen()
    );
}

#[test]
fn a_search_that_stopped_early_says_so_in_as_many_words_as_there_is_room_for() {
    let cases = [
        (
            100,
            "matches, the rest not looked through: more words find fewer ",
        ),
        (76, "250000+ matches, the rest not looked through "),
        (40, "250000+ matches, not all "),
    ];
    for (width, words) in cases {
        let mut player = course().sized(width, 24).press("g /").type_text("e");
        let Some(Overlay::Finder(finder)) = player.app.overlays.last() else {
            panic!("it is closed");
        };
        let hits = Hits {
            total: 250_000,
            extent: Extent::Enough,
            ..finder.hits.clone()
        };
        let serial = finder.serial;
        player.event(Event::Found(serial, hits));
        assert!(player.screen().contains(words), "{}", player.screen());
    }
}

#[test]
fn a_term_found_by_something_else_than_its_name_shows_by_what() {
    let course = Player::with_glossary(
        "# T\n\nA log.\n",
        "[log]\nname = \"log\"\naliases = [\"journal entry\", \"feigned line\"]\ntext = \"A record. A false one is a feigned line.\"\n",
    );
    let player = course.press("g /").type_text("feigned");
    let screen = player.screen();
    assert!(
        screen.contains("A false one is a feigned line."),
        "{screen}"
    );
    assert_eq!(player.painted(Role::Match), ["feigned"]);
    let player = player.press("Ctrl-U").type_text("journal");
    let screen = player.screen();
    assert!(screen.contains("also called journal entry"), "{screen}");
    assert_eq!(player.painted(Role::Match), ["journal"]);
}

#[test]
fn the_last_place_on_the_screen_has_its_sentence() {
    for height in 16..30 {
        let player = Player::bundled().sized(80, height);
        let player = player.press("g /").type_text("injection");
        let Some(Overlay::Finder(finder)) = player.app.overlays.last() else {
            panic!("the search is open");
        };
        let rows: Vec<_> = finder.rows().map(|(_, rows)| rows).collect();
        let texts = rows.iter().skip(6).all(|rows| rows.len() == 2);
        assert!(texts, "{height}: {rows:?}");
        assert!(
            rows.last().is_some_and(|rows| rows.end <= finder.rows),
            "{rows:?}"
        );
    }
}

#[test]
fn places_and_matches_are_told_apart() {
    let player = Player::bundled().press("g /").type_text("injection");
    let screen = player.screen();
    assert!(screen.contains(" 1 of 20 places · 22 matches "), "{screen}");
    let screen = player.press("Ctrl-U").type_text("server").screen();
    assert!(screen.contains(" 1 of the first 200 places · "), "{screen}");
}

#[test]
fn what_has_no_room_for_its_whole_place_names_the_beginning_of_the_lesson() {
    let search = |(width, height), words| {
        let player = Player::bundled().sized(width, height).press("g /");
        player.type_text(words).screen()
    };
    let screen = search((80, 24), "call");
    for row in [
        "Can the two call each other?  section of Modules: ESM, CommonJS, and w… │",
        "The event loop, step by st… › Why a module file starts in another order │",
    ] {
        assert!(screen.contains(row), "{screen}");
    }
    // With only the first listed there is a sign of it wherever their number stands.
    let screen = search((40, 15), "the");
    assert!(screen.contains("─ 1 of 200+ · "), "{screen}");
}

#[test]
fn the_selected_hit_can_be_read_to_its_end() {
    let mut player = Player::bundled()
        .sized(40, 15)
        .press("g /")
        .type_text("injection");
    for _ in 0..18 {
        let Some(Overlay::Finder(finder)) = player.app.overlays.last() else {
            panic!("the search is open");
        };
        let hit = finder.current().expect("there is a hit").clone();
        let screen = player.screen();
        let shown: Vec<&str> = screen.split([' ', '│', '\n']).collect();
        for word in hit.words.split(' ').chain(hit.place.split(' ')) {
            assert!(shown.contains(&word), "{word} of {hit:?}: {screen}");
        }
        player = player.press("Down");
    }
}

#[test]
fn what_kind_of_thing_was_found_is_said_beside_a_long_name_too() {
    let long = "The event loop, and what it does all day";
    let lesson = format!("# {long}\n\nWords.\n");
    let files = [("a.md", "# The event loop\n"), ("b.md", &lesson)];
    let player = Player::course(files).sized(40, 15);
    let screen = player.press("g /").type_text("the event loop").screen();
    let row = screen
        .lines()
        .find(|row| row.contains("all") || row.contains("and what"));
    let row = row.unwrap_or_else(|| panic!("{screen}"));
    assert!(row.contains("…  lesson │"), "{screen}");
    let narrow = Player::course(files).sized(30, 15);
    let screen = narrow.press("g /").type_text("the event loop").screen();
    assert!(screen.contains("The event loop, and what…"), "{screen}");
}

#[test]
fn esc_closes_whatever_is_typed_into_and_ctrl_u_clears_it() {
    let last = |player: &Player| {
        let screen = player.screen();
        screen.lines().last().unwrap_or_default().trim().to_owned()
    };
    let player = course().press("g /").type_text("event loop");
    let offered = "Esc close   Enter go there   ↑ ↓ choose   Ctrl-U clear";
    assert_eq!(last(&player), offered);
    let player = player.press("Ctrl-U");
    assert!(player.screen().contains("Search the course"));
    assert!(
        !player.screen().contains("event loop  "),
        "{}",
        player.screen()
    );
    assert_eq!(last(&player), "Esc close");
    // What is typed next is looked for as ever.
    let player = player.type_text("event loop");
    assert!(
        player.screen().contains("▸ The event loop"),
        "{}",
        player.screen()
    );
    // The line in the bottom row, the search of the course and every list are left alike.
    for keys in ["g /", "/", "o", "i", "B", "T", "?", ":", "!"] {
        let player = course().press(keys).type_text("e").press("Esc");
        assert!(
            player.app.overlays.is_empty(),
            "{keys}: {}",
            player.screen()
        );
        let player = course().press(keys).type_text("zz").press("Ctrl-U");
        assert!(!player.app.overlays.is_empty(), "{keys}");
        assert!(!player.screen().contains("zz"), "{}", player.screen());
    }
}

#[test]
fn an_empty_search_offers_the_last_one() {
    let offered = |player: &Player| player.screen().contains("↑ last search");
    let player = Player::bundled().press("g /");
    assert!(!offered(&player), "{}", player.screen());
    let player = player.type_text("event loop").press("Enter").press("g /");
    assert!(offered(&player), "{}", player.screen());
    let player = player.press("↑");
    assert!(!offered(&player), "{}", player.screen());
    assert!(
        player.screen().contains("› event loop"),
        "{}",
        player.screen()
    );
}
