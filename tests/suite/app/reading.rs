//! Moving through a lesson.

use std::sync::Arc;

use nodecourse::app::Event;

use crate::player::Player;

/// A lesson of three sections with numbered lines.
fn long_lesson() -> String {
    let mut text = String::from("# The title\n\nAn introduction.\n");
    for section in 1..=3 {
        text.push_str(&format!("\n## Section {section}\n"));
        for paragraph in 1..=15 {
            text.push_str(&format!("\nParagraph {paragraph} of section {section}.\n"));
        }
    }
    text
}

/// The first row of the page, under the header and the empty row.
fn first_row(player: &Player) -> String {
    player
        .screen()
        .lines()
        .nth(2)
        .unwrap_or_default()
        .trim()
        .to_owned()
}

#[test]
fn a_lesson_opens_at_its_title() {
    let player = Player::open(&long_lesson());
    assert_eq!(first_row(&player), "The title");
}

#[test]
fn space_stops_where_the_next_section_begins() {
    let player = Player::open(&long_lesson()).press("Space");
    assert_eq!(first_row(&player), "01  Section 1");
    let player = player.press("Space");
    assert!(
        first_row(&player).starts_with("Paragraph"),
        "{}",
        first_row(&player)
    );
    let player = player.press("Space");
    assert_eq!(first_row(&player), "02  Section 2");
}

#[test]
fn a_section_that_begins_near_the_top_is_no_stop_of_its_own() {
    let player = Player::open(&long_lesson()).press("Space 2 k");
    assert!(player.screen().contains("01  Section 1"));
    let player = player.press("Space");
    assert!(
        first_row(&player).starts_with("Paragraph"),
        "{}",
        player.screen()
    );
}

#[test]
fn a_section_that_has_been_seen_whole_is_not_shown_again() {
    let mut text = "# The title\n".to_owned();
    for section in 1..=9 {
        text.push_str(&format!(
            "\n## Section {section}\n\nOne line of {section}.\n"
        ));
    }
    let player = Player::open(&text);
    let is_shown = |player: &Player, section: usize| {
        let line = format!("One line of {section}.");
        player.screen().contains(&line)
    };
    let last = (1..=9).rfind(|section| is_shown(&player, *section));
    let last = last.expect("some are on the screen");
    assert!((2..9).contains(&last), "{}", player.screen());
    let player = player.press("Space");
    assert!(!is_shown(&player, last - 1), "{}", player.screen());
    assert!(is_shown(&player, last) || is_shown(&player, last + 1));
}

#[test]
fn code_that_has_been_seen_whole_is_not_shown_again() {
    let code = "```js\nlet a;\nlet b;\nlet c;\n```\n";
    for lines in 1..12 {
        let before = "Before.\n\n".repeat(lines);
        let text = format!("# T\n\n{before}{code}\n{}", "After.\n\n".repeat(30));
        let player = Player::open(&text);
        let is_whole = |player: &Player| {
            let screen = player.screen();
            screen.contains("let a;") && screen.contains('└')
        };
        if is_whole(&player) {
            let player = player.press("Space");
            assert!(!is_whole(&player), "{lines}: {}", player.screen());
        }
    }
}

#[test]
fn space_skips_no_line_of_the_lesson() {
    let mut player = Player::open(&long_lesson());
    let mut seen = player.screen();
    for _ in 0..20 {
        player = player.press("Space");
        seen.push_str(&player.screen());
    }
    for section in 1..=3 {
        for paragraph in 1..=15 {
            let words = format!("Paragraph {paragraph} of section {section}.");
            assert!(seen.contains(&words), "{words} was never shown");
        }
    }
}

#[test]
fn arrows_go_section_by_section_and_back() {
    let player = Player::open(&long_lesson()).press("→ →");
    assert_eq!(first_row(&player), "02  Section 2");
    let player = player.press("j j ←");
    assert_eq!(first_row(&player), "02  Section 2");
    let player = player.press("←");
    assert_eq!(first_row(&player), "01  Section 1");
    let player = player.press("← ←");
    assert_eq!(first_row(&player), "The title");
}

#[test]
fn the_last_section_starts_at_the_top_too() {
    let text = format!("{}\n## Short end\n\nOne line.\n", long_lesson());
    let player = Player::open(&text).press("4 →");
    assert_eq!(first_row(&player), "04  Short end");
}

#[test]
fn a_count_repeats_a_motion() {
    let one_by_one = Player::open(&long_lesson()).press("j j j j j");
    let counted = Player::open(&long_lesson()).press("5 j");
    assert_eq!(one_by_one.screen(), counted.screen());
    let back = counted.press("5 k");
    assert_eq!(first_row(&back), "The title");
}

#[test]
fn a_percentage_goes_to_that_share_of_the_lesson() {
    let player = Player::open(&long_lesson()).press("5 0 %");
    assert!(player.screen().contains("section 2"), "{}", player.screen());
    let player = player.press("1 0 0 %");
    assert!(player.screen().contains("Paragraph 15 of section 3"));
    assert!(player.screen().contains("100 %"));
}

#[test]
fn the_share_that_is_told_after_a_jump_is_that_of_the_place() {
    let code = "```js run predict expect=\"1\"\nconsole.log(1);\n```\n\n";
    let held_back = "What it says is explained at length. ".repeat(60);
    let words = "Some words. ".repeat(600);
    let text = format!("# T\n\n{words}\n\n{code}{held_back}\n\n## S\n\nMore.\n\n{words}");
    let header = |player: &Player| {
        let screen = player.screen();
        screen.lines().next().unwrap_or_default().to_owned()
    };
    // At 50 % something is held back, so that the page is at the code above it.
    for (percent, told) in [
        (7, "7 %"),
        (33, "33 %"),
        (50, "43 %"),
        (63, "63 %"),
        (78, "78 %"),
    ] {
        let mut player = Player::open(&text).type_text(&format!("{percent}%"));
        let before = header(&player);
        assert!(before.contains(&format!(" {told} ")), "{percent}: {before}");
        let lesson = Arc::clone(&player.app.reader.lesson);
        player.event(Event::Lesson(lesson, Vec::new()));
        assert_eq!(header(&player), before, "{percent}, read again");
        let player = player.restart();
        assert_eq!(header(&player), before, "{percent}, after a restart");
    }
}

#[test]
fn a_footnote_written_amid_the_lesson_does_not_upset_the_percentage() {
    let note = "A word[^n].\n\n[^n]: What is said of it.\n\n## Section";
    let lesson = long_lesson().replacen("## Section", note, 1);
    assert!(lesson.contains("[^n]:"), "{lesson}");
    let mut player = Player::open(&lesson);
    let mut shares = vec![player.app.reader.progress()];
    while !player.app.reader.at_end() {
        player = player.press("d");
        shares.push(player.app.reader.progress());
    }
    assert!(shares[0] < 0.05, "{shares:?}");
    assert!(shares.is_sorted(), "{shares:?}");
    assert_eq!(shares.last(), Some(&1.0));
    let player = player.press("g g 5 0 %");
    assert!(player.screen().contains("section 2"), "{}", player.screen());
}

#[test]
fn gg_and_g_go_to_both_ends() {
    let player = Player::open(&long_lesson()).press("G");
    assert!(player.screen().contains("Paragraph 15 of section 3"));
    let player = player.press("g g");
    assert_eq!(first_row(&player), "The title");
}

#[test]
fn a_resize_keeps_the_line_under_the_eye() {
    let words: Vec<String> = (0..3000).map(|number| format!("word{number}")).collect();
    let text = format!("# Title\n\n{}\n", words.join(" "));
    let player = Player::open(&text).press("4 0 j");
    let first: String = first_row(&player)
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned();
    let mut player = player;
    for (width, height) in [(40, 15), (200, 50), (23, 9), (80, 24)] {
        player = player.sized(width, height);
        assert!(
            player.screen().contains(&first),
            "{first} is gone at {width}×{height}\n{}",
            player.screen()
        );
    }
    assert!(
        first_row(&player).starts_with(&first),
        "{}",
        first_row(&player)
    );
}

#[test]
fn the_end_of_a_lesson_leads_on_to_the_next() {
    let course = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a.md\", \"b.md\"]\n";
    let files = [
        ("course.toml", course),
        ("a.md", "# First\n\nShort.\n"),
        ("b.md", "# Second\n\n## Part\n\nEnd.\n"),
    ];
    let player = Player::course(files);
    assert!(
        player.screen().contains("Next: Second"),
        "{}",
        player.screen()
    );
    let player = player.press("Space");
    assert_eq!(first_row(&player), "Second");
    let player = player.press("[");
    assert_eq!(first_row(&player), "First");
    let player = player.press("→ Backspace");
    assert_eq!(first_row(&player), "First");
    let player = player.press("Alt-→");
    assert_eq!(first_row(&player), "Second");
}

#[test]
fn the_header_tells_section_percent_and_time() {
    let player = Player::open(&long_lesson()).press("→ →");
    let header = player
        .screen()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    assert!(
        header.contains("02/03") && header.contains('%') && header.contains("min left"),
        "{header}"
    );
}

#[test]
fn folded_details_open_on_enter() {
    let player =
        Player::open("# T\n\n<details><summary>More</summary>\n\nHidden words.\n\n</details>\n");
    assert!(!player.screen().contains("Hidden words"));
    let player = player.press("Tab Enter");
    assert!(
        player.screen().contains("Hidden words"),
        "{}",
        player.screen()
    );
}

#[test]
fn every_size_down_to_nothing_is_drawn() {
    for (width, height) in [
        (0, 0),
        (1, 1),
        (2, 2),
        (1, 40),
        (300, 1),
        (3, 7),
        (65535, 1),
    ] {
        let player = Player::bundled()
            .sized(width, height)
            .press("Space Tab Enter Tab j Esc ? Esc o Esc T Esc t a w c");
        let _ = player.screen();
    }
}

#[test]
fn space_does_not_tear_a_table_that_the_screen_has_room_for() {
    let before = "Words.\n\n".repeat(7);
    let text = format!(
        "# T\n\n{before}| a | b |\n|---|---|\n{}\nAfter.\n{}",
        "| 1 | 2 |\n".repeat(10),
        "\nMore.\n".repeat(20)
    );
    let player = Player::open(&text).press("Space");
    assert!(first_row(&player).starts_with('┌'), "{}", player.screen());
}

#[test]
fn a_zero_is_a_count_too() {
    let player = Player::open(&long_lesson()).press("G 0 %");
    assert_eq!(first_row(&player), "The title");
}

#[test]
fn the_end_of_a_lesson_counts_as_its_last_section() {
    let text = format!("{}\n## Short end\n\nOne line.\n", long_lesson());
    let screen = Player::open(&text).press("G").screen();
    assert!(screen.contains("04/04 · 100 %"), "{screen}");
}

#[test]
fn a_count_goes_on_by_so_many_lessons_and_no_further_than_the_last() {
    let names = ["a", "b", "c", "d"];
    let files = names.map(|name| (format!("{name}.md"), format!("# {name}\n")));
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let mut player = Player::course(files);
    for (keys, there) in [
        ("2 L", "c"),
        ("9 ]", "d"),
        ("3 H", "a"),
        ("9 [", "a"),
        ("L", "b"),
    ] {
        player = player.press(keys);
        assert_eq!(first_row(&player), there, "{keys}");
    }
}

#[test]
fn an_empty_lesson_says_so() {
    let screen = Player::open("").screen();
    assert!(screen.contains("This lesson is empty."), "{screen}");
    let header = screen.lines().next().unwrap_or_default();
    assert!(header.trim_end().ends_with("empty"), "{header}");
}

#[test]
fn a_lesson_without_sections_has_none_that_are_unread() {
    let text = "A few words.\n\n".repeat(40);
    let screen = Player::open(&text).press("G").screen();
    let header = screen.lines().next().unwrap_or_default();
    assert!(header.trim_end().ends_with("100 % · unread"), "{header}");
}

#[test]
fn a_lesson_is_done_when_its_sections_have_been_read_and_not_when_its_end_is_on_the_screen() {
    let player = Player::bundled().press("G");
    let screen = player.screen();
    let header = screen.lines().next().unwrap_or_default().to_owned();
    assert!(header.contains("100 % · 6 sections unread"), "{header}");
    let mut player = player.press("g g");
    while !player.app.reader.at_end() {
        player = player.press("Space");
    }
    let screen = player.screen();
    let header = screen.lines().next().unwrap_or_default().to_owned();
    assert!(header.contains("100 % · done"), "{header}");
    let screen = player.press("g g").screen();
    let header = screen.lines().next().unwrap_or_default().to_owned();
    assert!(header.ends_with("0 % · read before"), "{header}");
}
