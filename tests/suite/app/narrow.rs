//! Lists and searches on small screens: what does not fit is left out whole, or cut with a mark.

use crate::player::Player;

/// The rows inside the frame.
fn rows(player: &Player) -> Vec<String> {
    let screen = player.screen();
    let rows = screen.lines();
    let rows = rows.filter_map(|row| row.strip_prefix(['│', '├']));
    let rows = rows.filter_map(|row| row.strip_suffix(['│', '┤']));
    rows.map(|row| row.trim_end().to_owned()).collect()
}

#[test]
fn facts_and_keys_beside_a_label_are_whole_or_left_out() {
    for (width, height) in [(40, 15), (15, 40), (30, 12), (20, 10)] {
        for list in ["o", "i", ":", "?", "T", "m a B"] {
            let player = Player::bundled().sized(width, height).press(list);
            let rows = rows(&player);
            assert!(rows.len() > 3, "{}", player.screen());
            // The note below the second line is prose.
            let rows = rows.iter().skip(2).take_while(|row| !row.contains('─'));
            // What is selected is shown whole, on more rows.
            for row in rows.filter(|row| !row.starts_with('▸')) {
                assert!(row.matches('…').count() <= 1, "{width} {list}: {row}");
                let detail = row.rsplit_once("  ").map_or("", |(_, detail)| detail);
                let is_cut = detail.ends_with('…') && row.contains("…  ");
                assert!(!is_cut, "{width} {list}: {row}");
            }
        }
    }
    let player = Player::bundled().sized(40, 15).press("?");
    let player = player.press("Down");
    let above = &rows(&player)[3];
    assert!(above.ends_with("…  Space PgDn"), "{above}");
    let player = Player::bundled().sized(15, 40).press("i");
    assert!(rows(&player)[0].ends_with("›   filter"));
    assert!(rows(&player)[2].ends_with("On this sc…"));
}

#[test]
fn a_hit_names_the_section_where_there_is_no_room_for_the_lesson_too() {
    let player = Player::bundled().sized(40, 15).press("g /");
    let player = player.type_text("event").press("PgDn PgDn Up Up Up Up");
    let rows = rows(&player);
    assert!(
        rows.iter()
            .any(|row| row.trim() == "Single-threaded and event-driven"),
        "{rows:?}"
    );
    assert!(
        rows.iter()
            .any(|row| row.trim() == "JavaScript outside the browser"),
        "{rows:?}"
    );
}

#[test]
fn a_note_that_is_cut_says_so() {
    let player = Player::bundled().sized(40, 15).wait().press("i");
    let rows = rows(&player.type_text("jwt"));
    let last = rows.last().map(|row| row.trim_end());
    assert!(last.is_some_and(|row| row.ends_with('…')), "{rows:?}");
}

#[test]
fn the_bottom_row_shows_how_to_leave() {
    let bottom = |keys: &str, width, height| {
        let player = Player::bundled().sized(width, height).press(keys);
        let screen = player.screen();
        screen.lines().last().unwrap_or_default().to_owned()
    };
    for (keys, leaves) in [
        ("j", "q quit"),
        ("Tab", "q quit"),
        ("/ e Enter Esc j", "q quit"),
        ("/ e Enter j", "Esc end search"),
        ("/ e", "Esc"),
        ("o", "Esc close"),
        ("B", "Esc close"),
        ("g /", "Esc close"),
        ("K", "Esc close"),
        ("t", "Esc close"),
    ] {
        for (width, height) in [(40, 15), (30, 12), (80, 24)] {
            let row = bottom(keys, width, height);
            // What leads out of the page is among all keys, where there is no room for both.
            let leaves = match (keys, width) {
                ("Tab", 30) => "? keys",
                _ => leaves,
            };
            assert!(row.contains(leaves), "{keys} at {width}: {row}");
        }
    }
    // Where all have room they keep their order.
    let row = bottom("j", 120, 30);
    assert!(row.contains("Space read on   Tab terms"), "{row}");
}

#[test]
fn the_bottom_row_shows_where_all_keys_are_whatever_is_in_focus() {
    for width in [20, 26, 30, 40, 48] {
        let mut player = Player::bundled().sized(width, 15).press("G");
        for _ in 0..12 {
            player = player.press("Shift-Tab").wait();
            let screen = player.screen();
            let bottom = screen.lines().last().unwrap_or_default();
            assert!(bottom.contains("? keys"), "{width}: {bottom}");
        }
    }
}

#[test]
fn the_share_that_has_been_read_stands_beside_a_long_title_that_is_shortened() {
    let lesson = "# A title of rather more words than a row has room for\n\n## One\n\nText.\n";
    for (width, header) in [
        (
            60,
            " A title of rather more words than …   01/01 · 100 % · done",
        ),
        (40, " A title of rather mor…   01/01 · 100 %"),
        (30, " A title of rather m…   100 %"),
        (20, " A title o…   100 %"),
    ] {
        let screen = Player::open(lesson).sized(width, 15).screen();
        let first = screen.lines().next().unwrap_or_default();
        assert_eq!(first, header);
    }
}

#[test]
fn a_question_stands_between_no_shreds_of_text() {
    let lesson = "# T\n\n```js run\nconsole.log('a line that is rather long');\n```\n\nWords and more words, so that a row is full of them.\n";
    let screen = Player::open(lesson).sized(44, 16).press("r").screen();
    let framed = screen.lines().filter(|row| row.contains('│'));
    for row in framed {
        assert_eq!(row.matches(['│', '┌', '└']).count(), 2, "{screen}");
    }
}

#[test]
fn lists_and_the_search_can_be_open_on_any_screen() {
    for keys in ["o", "i", "?", "T", ":", "!", "B", "g / a"] {
        for (columns, rows) in [(0, 0), (1, 1), (1, 40), (2, 40), (3, 10), (5, 3), (200, 1)] {
            let player = Player::open("# A\n\n## B\n\nWords.\n").sized(columns, rows);
            let screen = player.press(keys).screen();
            assert!(
                screen.lines().count() <= usize::from(rows),
                "{keys}: {screen}"
            );
        }
    }
}

#[test]
fn a_sentence_that_does_not_fit_is_shorter_or_says_that_it_is_cut() {
    let others = [
        (80, "Nothing matches. Backspace takes a letter back."),
        (48, "Nothing matches. Ctrl-U clears it."),
        (40, "Nothing matches. Ctrl-U clears it."),
        (24, "Nothing matches."),
        (15, "Nothing ma…"),
    ];
    let contents = [
        (
            80,
            "Nothing matches. Enter searches the course, as g/ does.",
        ),
        (50, "Nothing matches. Enter searches the course."),
        (40, "Nothing matches. Enter searches."),
        (24, "Nothing matches."),
        (15, "Nothing ma…"),
    ];
    for keys in ["?", "T", "o", "i", ":"] {
        for (width, words) in if keys == "o" { contents } else { others } {
            let player = Player::bundled().sized(width, 15).press(keys);
            let screen = player.type_text("zzzzqq").wait().screen();
            let row = screen.lines().find(|row| row.contains("Nothing"));
            let row = row.unwrap_or_else(|| panic!("{keys} at {width}: {screen}"));
            let row = row.trim_matches([' ', '│']);
            assert!(row.ends_with(words), "{keys} at {width}: {row}");
        }
    }
}

#[test]
fn the_end_of_a_long_filter_is_seen_with_the_cursor() {
    let player = Player::bundled().sized(20, 15).press("?");
    let screen = player.type_text("abcdefghijklmnopqrstuvwxyz").screen();
    assert!(screen.contains("› ‹"), "{screen}");
    assert!(screen.contains("xyz   │"), "{screen}");
}

#[test]
fn the_search_of_the_course_says_less_where_there_are_few_rows() {
    let screen = Player::bundled().sized(20, 6).press("g /").screen();
    assert!(screen.contains("Type words."), "{screen}");
}

#[test]
fn a_prediction_is_asked_for_in_whole_sentences() {
    let text = "# T\n\n```js run predict\nconsole.log(1);\n```\n";
    for (width, words) in [
        (80, "Type every line that it prints, then Tab."),
        (40, "Type what it prints, then Tab."),
        (26, "Type it, then Tab."),
    ] {
        let screen = Player::open(text).sized(width, 24).press("r").screen();
        assert!(screen.contains(words), "{width}: {screen}");
    }
}

#[test]
fn the_theme_picker_leaves_a_third_of_the_rows_to_the_text_it_is_tried_on() {
    let player = Player::bundled().sized(40, 15);
    let before = player.screen();
    let screen = player.press("T").screen();
    let same = screen.lines().zip(before.lines());
    let same = same.take_while(|(row, before)| row == before).count();
    assert!(same >= 6, "{screen}");
    assert!(screen.contains("Theme") && screen.contains('▸'), "{screen}");
    assert!(screen.ends_with("Enter choose"), "{screen}");
}

#[test]
fn what_to_do_about_a_problem_is_told_where_there_is_little_room() {
    let course = "format = 1\nid = \"c\"\ntitle = \"C\"\nlicense = \"MIT\"\nlanguages = \"en\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\"]\n";
    let files = [("course.toml", course), ("a.md", "# A\n")];
    for (width, height) in [(40, 15), (80, 24)] {
        let player = Player::course(files).sized(width, height).press("!");
        let screen = player.screen();
        let pane = screen.rsplit("├─").next().unwrap_or_default();
        let pane = pane.replace(['│', '\n'], " ");
        let pane: Vec<&str> = pane.split_whitespace().collect();
        let pane = pane.join(" ");
        let told = "course.toml:5:1: did you mean `language`?";
        assert!(pane.contains(told), "{screen}");
        assert_eq!(screen.matches("unknown key").count(), 1, "{screen}");
    }
    // Where the row is cut, the pane says the sentence.
    let player = Player::course(files).sized(20, 10).press("!");
    let screen = player.screen();
    assert!(screen.contains("course.toml:5:1:"), "{screen}");
}

#[test]
fn what_is_said_below_the_problems_is_shorter_where_there_is_less_room() {
    for text in ["# T\n", "# T\n\n[gone](gone.md)\n"] {
        for (width, words) in [
            (
                100,
                "“nodecourse check” also looks at links, images, code, terms, practice.",
            ),
            (60, "“nodecourse check” also looks at links, images, terms."),
            (40, "“nodecourse check” looks at links."),
            (28, "links: nodecourse check"),
        ] {
            let screen = Player::open(text).sized(width, 15).press("!").screen();
            let row = screen.lines().find(|row| row.contains(" check"));
            let row = row.unwrap_or_default().trim_matches(['│', ' ']);
            assert_eq!(row, words, "{width}");
        }
    }
}

#[test]
fn the_lowest_lists_use_all_their_rows() {
    let inside = |keys: &str, rows: u16| {
        let player = Player::open("# One\n").sized(20, rows).press(keys);
        let screen = player.type_text("one").wait().screen();
        let inside = screen.lines().filter(|row| row.starts_with('│'));
        let words = |row: &str| {
            let words: Vec<_> = row.trim_matches('│').split_whitespace().collect();
            words.join(" ")
        };
        inside.map(words).collect::<Vec<_>>()
    };
    // What is selected, then what was typed, then the line between them, which begins otherwise.
    let row = "▸ One here";
    assert_eq!(inside("o", 3), [row]);
    assert_eq!(inside("o", 4), ["› one", row]);
    assert_eq!(inside("o", 5), ["› one", row]);
    assert_eq!(inside("g /", 3), ["› one"]);
    assert_eq!(inside("g /", 4), ["› one", "▸ One lesson"]);
}
