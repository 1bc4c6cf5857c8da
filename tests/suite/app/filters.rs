//! The line above a list: it is edited as every line that is typed.

use nodecourse::app::overlay::Entry;
use nodecourse::app::{Event, Overlay};

use crate::player::Player;

#[test]
fn the_filter_is_edited_at_its_cursor() {
    let player = Player::bundled().press("o").type_text("event lop");
    assert_eq!(filter(&player), ("event lop", 9));
    let player = player.press("Left Left").type_text("o");
    assert_eq!(filter(&player), ("event loop", 8));
    let screen = player.screen();
    assert!(screen.contains("▸ The event loop"), "{screen}");
    let player = player.press("Home Delete");
    assert_eq!(filter(&player), ("vent loop", 0));
    let player = player.press("Right Right End Ctrl-W");
    assert_eq!(filter(&player), ("vent ", 5));
    let player = player.press("Ctrl-A Right Backspace");
    assert_eq!(filter(&player), ("ent ", 0));
    let player = player.press("Ctrl-U");
    assert_eq!(filter(&player), ("", 0), "wherever the cursor is");
}

#[test]
fn moving_the_cursor_of_the_filter_leaves_the_chosen_row() {
    let player = Player::bundled()
        .press(":")
        .type_text("theme")
        .press("Down");
    let row = |player: &Player| {
        let screen = player.screen();
        let row = screen.lines().find(|row| row.contains('▸'));
        row.expect("a row is selected").to_owned()
    };
    let before = row(&player);
    for key in ["Left", "Home", "End", "Right", "Delete", "Ctrl-A"] {
        let player = Player::bundled().press(":").type_text("theme");
        assert_eq!(row(&player.press("Down").press(key)), before, "{key}");
    }
}

#[test]
fn before_anything_is_typed_home_and_end_go_to_the_first_and_the_last_row() {
    let player = Player::bundled().press("? End");
    let screen = player.screen();
    assert!(screen.contains("▸ quit; close"), "{screen}");
    let screen = player.press("Home").screen();
    assert!(screen.contains("▸ on by a screen"), "{screen}");
    let screen = Player::bundled().press("?").type_text("list").screen();
    assert!(screen.contains("End in lists, too"), "{screen}");
}

#[test]
fn what_is_pasted_stands_at_the_cursor_of_the_filter_on_one_line() {
    let mut player = Player::bundled().press("o").type_text("loop").press("Home");
    player.event(Event::Paste("event\n".to_owned()));
    player.event(Event::Paste(" ".to_owned()));
    assert_eq!(filter(&player), ("event loop", 6));
    let screen = player.screen();
    assert!(screen.contains("▸ The event loop"), "{screen}");
}

#[test]
fn what_was_found_stays_selected_whichever_key_empties_the_filter() {
    for (list, typed) in [("o", "loop"), ("i", "prom"), ("T", "light"), (":", "theme")] {
        for key in ["Ctrl-U", "Ctrl-W", "Alt-Backspace"] {
            let player = Player::bundled().press(list).type_text(typed).press("Down");
            let found = entry(&player);
            let player = player.press(key);
            assert_eq!(filter(&player), ("", 0));
            assert_eq!(entry(&player), found, "{list} {key}");
        }
        let player = Player::bundled().press(list).type_text(typed);
        let letter = player.press("Ctrl-U").type_text(&typed[..1]).press("Down");
        let found = entry(&letter);
        assert_eq!(entry(&letter.press("Backspace")), found, "{list}");
    }
}

#[test]
fn where_nothing_was_found_what_was_selected_before_is_again() {
    for (list, down) in [("o", "Down Down Down"), ("i", "Down"), (":", "Down Down")] {
        let player = Player::bundled().press(list).press(down);
        let before = entry(&player);
        for key in ["Ctrl-U", "Ctrl-W"] {
            let player = Player::bundled().press(list).press(down);
            let player = player.type_text("zqx");
            assert!(player.screen().contains("Nothing matches"));
            assert_eq!(entry(&player.press(key)), before, "{list} {key}");
        }
    }
    // The section that is read is where the contents open.
    let player = Player::bundled().press("l l o");
    let before = entry(&player);
    assert!(matches!(before, Some(Entry::Section(_))), "{before:?}");
    let player = player.type_text("zqx").press("Ctrl-U");
    assert_eq!(entry(&player), before);
}

#[test]
fn a_section_that_is_found_stands_under_its_lesson() {
    let player = Player::course([
        (
            "course.toml",
            "format = 1\nid = \"c\"\n[[module]]\ntitle = \"Basics\"\nlessons = [\"a.md\", \"b.md\"]\n",
        ),
        ("a.md", "# Water\n\n## Tea\n\nwords\n\n## Teas\n"),
        ("b.md", "# Tea cups\n"),
    ]);
    let player = player.press("o").type_text("tea");
    let found = ["Basics", "Water", "01", "02", "Tea cups"];
    assert_eq!(first_words(&player), found, "{}", player.screen());
    // The lesson can be chosen as well.
    let player = player.press("Up Up Up");
    assert!(player.screen().contains("▸ Water"), "{}", player.screen());
    let player = player.press("Ctrl-U").type_text("wat");
    assert_eq!(first_words(&player), ["Basics", "Water"]);
}

#[test]
fn filters_take_swapped_doubled_and_wrong_letters() {
    for (list, typed, found) in [
        ("o", "asycn", "Async"),
        ("o", "secruity", "Authorisation"),
        ("o", "promisses", "romise"),
        ("o", "mitsakes", "Async mistakes"),
        ("i", "prmoise", "promise"),
        ("i", "dependancy", "dependency"),
        (":", "contnets", "contents"),
        ("T", "lihgt", "ight"),
    ] {
        let screen = Player::bundled().press(list).type_text(typed).screen();
        let row = screen.lines().find(|row| row.contains('▸'));
        let row = row.unwrap_or_else(|| panic!("{typed}: {screen}"));
        assert!(row.contains(found), "{typed}: {screen}");
    }
    for typed in ["zzzzz", "sec1rity", "asx"] {
        let screen = Player::bundled().press("o").type_text(typed).screen();
        assert!(screen.contains("Nothing matches"), "{typed}: {screen}");
    }
}

#[test]
fn what_has_the_words_hides_what_is_only_like_them() {
    let text = "# T\n\n## Promise\n\n## Promises\n\n## Premise\n\n## Prmoise\n";
    let player = Player::open(text).press("o").type_text("promise");
    let screen = player.screen();
    assert!(
        screen.contains("Promises") && !screen.contains("Premise"),
        "{screen}"
    );
    let screen = player.press("Ctrl-U").type_text("promsie").screen();
    let rows = screen.lines().filter(|row| row.contains("  Promise"));
    let rows: Vec<&str> = rows.filter(|row| row.contains('│')).collect();
    assert!(
        rows[0].contains("▸  01  Promise ") && rows[1].contains("02  Promises"),
        "{screen}"
    );
    assert!(!screen.contains("Premise"), "{screen}");
}

#[test]
fn an_alias_is_found_mistyped_and_shown() {
    let glossary = "[jwt]\nname = \"JWT\"\naliases = [\"web credential\"]\ntext = \"It.\"\n";
    let player = Player::with_glossary("# T\n\nA JWT.\n", glossary).wait();
    let screen = player.press("i").type_text("credetnial").screen();
    assert!(screen.contains("also called web credential"), "{screen}");
}

#[test]
fn what_deletes_a_bookmark_deletes_the_letters_at_the_right_of_the_cursor_first() {
    let player = Player::bundled().press("m a B").type_text("no");
    let player = player.press("Left Delete");
    assert_eq!(filter(&player), ("n", 1));
    assert!(player.app.progress.bookmarks.contains_key(&'a'));
    let player = player.press("Delete");
    assert!(player.app.progress.bookmarks.is_empty());
    assert_eq!(filter(&player), ("n", 1));
    let player = Player::bundled().press("m a B").press("Delete");
    assert!(player.app.progress.bookmarks.is_empty(), "nothing is typed");
}

#[test]
fn a_list_without_anything_to_choose_from_has_no_filter() {
    for (key, says) in [
        ("B", "None yet. m+letter sets one."),
        ("!", "No problems were found"),
    ] {
        for (width, height) in [(80, 24), (40, 15)] {
            let player = Player::bundled().sized(width, height).press(key);
            for typed in ["", "zz"] {
                let screen = Player::bundled()
                    .sized(width, height)
                    .press(key)
                    .type_text(typed)
                    .screen();
                assert!(screen.contains(says), "{screen}");
                assert!(
                    !screen.contains("filter") && !screen.contains("│ ›"),
                    "{screen}"
                );
            }
            assert_eq!(player.press("m Esc").app.overlays.len(), 0);
        }
    }
    let marked = Player::bundled().press("m a B").screen();
    assert!(marked.contains("│ ›"), "{marked}");
}

/// What the selected row of the list stands for.
fn entry(player: &Player) -> Option<Entry> {
    match player.app.overlays.last() {
        Some(Overlay::List(list)) => list.entry(list.selected),
        other => panic!("no list: {other:?}"),
    }
}

/// What has been typed above the list, and where the cursor is.
/// The first words of the rows of a list.
fn first_words(player: &Player) -> Vec<String> {
    let screen = player.screen();
    let rows = screen.lines().filter_map(|row| row.split_once('│')).skip(1);
    let rows = rows.map(|(_, row)| row.trim_start_matches(['│', '▸', ' ']).to_owned());
    let names = rows.map(|row| row.split("  ").next().unwrap_or_default().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

fn filter(player: &Player) -> (&str, usize) {
    match player.app.overlays.last() {
        Some(Overlay::List(list)) => (&list.filter.text, list.filter.cursor),
        other => panic!("no list: {other:?}"),
    }
}

#[test]
fn what_there_is_to_do_stands_under_its_lesson() {
    let quiz = "[[questions]]\nid = \"q\"\ntype = \"ShortAnswer\"\nprompt.prompt = \"What?\"\nanswer.answer = \"x\"\ncontext = \"So.\"\n";
    let player = Player::course([
        (
            "course.toml",
            "format = 1\nid = \"c\"\n[[module]]\ntitle = \"Basics\"\nlessons = [\"a.md\", \"b.md\"]\n",
        ),
        ("a.md", "# Water\n\n## One\n\nwords\n\n<!-- quiz: a -->\n"),
        ("a.quiz.toml", quiz),
        ("b.md", "# Milk\n"),
    ]);
    let player = player.press("o").type_text("quiz");
    let screen = player.screen();
    assert_eq!(
        first_words(&player),
        ["Basics", "Water", "◆ Quiz"],
        "{screen}"
    );
    assert!(screen.contains("▸    ◆ Quiz"), "{screen}");
    let player = player.press("Ctrl-U").type_text("water");
    assert_eq!(
        first_words(&player),
        ["Basics", "Water"],
        "{}",
        player.screen()
    );
}

#[test]
fn parts_of_a_name_begin_words() {
    let course = [(
        "a.md",
        "# A\n\n## upstreams\n\nx\n\n## createReadStream\n\nx\n\n## Findings\n\nx\n\n## isFileSystem\n\nx\n",
    )];
    let selected = |player: &Player| {
        let screen = player.screen();
        let row = screen.lines().find(|row| row.contains('▸'));
        row.expect("a row is selected").to_owned()
    };
    for (typed, found) in [
        ("stream", "createReadStream"),
        ("readstream", "createReadStream"),
        ("rS", "createReadStream"),
        ("fS", "isFileSystem"),
    ] {
        let player = Player::course(course).press(":").type_text(typed);
        assert!(
            selected(&player).contains(found),
            "{typed}: {}",
            player.screen()
        );
    }
}

#[test]
fn a_letter_is_found_with_any_accents_until_one_is_typed() {
    let course = [(
        "a.md",
        "# A\n\n## Le café\n\nx\n\n## Un cafe\u{301}\n\nx\n\n## The cafe\n\nx\n\n## Smørrebrød\n\nx\n",
    )];
    let both = vec!["Le café", "Un cafe\u{301}"];
    let all = vec!["Le café", "Un cafe\u{301}", "The cafe"];
    for (typed, found) in [
        ("cafe", all),
        ("café", both.clone()),
        ("cafe\u{301}", both),
        ("un cafe", vec!["Un cafe\u{301}"]),
        // What has no such accent is only meant where nothing has it: as what is mistyped.
        ("thé cafe", vec!["The cafe"]),
        ("smorrebrod", vec!["Smørrebrød"]),
        ("smørrebrød", vec!["Smørrebrød"]),
    ] {
        for list in ["o", "g /"] {
            let player = Player::course(course).press(list).type_text(typed);
            let screen = player.screen();
            for title in ["Le café", "Un cafe\u{301}", "The cafe", "Smørrebrød"] {
                let rows = screen.lines().filter(|row| row.contains('│'));
                let is_listed = rows.into_iter().skip(1).any(|row| row.contains(title));
                assert_eq!(
                    is_listed,
                    found.contains(&title),
                    "{typed}: {title}\n{screen}"
                );
            }
        }
    }
}

#[test]
fn a_filter_of_blanks_only_leaves_the_chosen_row() {
    for list in ["o", ":", "?", "T"] {
        let player = Player::bundled().press(list).press("Down Down Down");
        let row = |player: &Player| {
            let screen = player.screen();
            let row = screen.lines().find(|row| row.contains('▸'));
            row.expect("a row is selected").to_owned()
        };
        let before = row(&player);
        let player = player.press("Space");
        assert_eq!(row(&player), before);
        assert_eq!(row(&player.press("Space Backspace Backspace")), before);
    }
}

#[test]
fn a_sign_in_a_filter_stands_for_itself() {
    let rows = |typed| {
        let sections = ["The event loop", "Say !event", "Cost in $", "Other"];
        let sections = sections
            .map(|title| format!("## {title}\n\nA\n\n"))
            .concat();
        let player = Player::open(&format!("# T\n\n{sections}")).press("o");
        let screen = player.type_text(typed).screen();
        let rows = screen.lines().filter(|row| row.contains('│')).skip(1);
        rows.collect::<Vec<_>>().join("\n")
    };
    for (typed, found) in [
        ("!event", "Say !event"),
        ("$", "Cost in $"),
        ("in $", "Cost in $"),
    ] {
        let rows = rows(typed);
        assert!(
            rows.contains(found) && !rows.contains("Other"),
            "{typed}: {rows}"
        );
    }
    // One that stands in no row finds none.
    for typed in ["^", "'", "!o", "r$", "!!"] {
        let rows = rows(typed);
        assert!(rows.contains("Nothing matches"), "{typed}: {rows}");
    }
}
