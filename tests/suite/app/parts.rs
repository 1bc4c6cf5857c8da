//! Tables, code and texts as long as a file: read like short ones.

use std::fmt::Write as _;

use nodecourse::app::reader::Place;
use nodecourse::app::{Config, Effect, Event};
use nodecourse::course::BlockKind;
use nodecourse::layout::plain;
use nodecourse::load::Library;
use proptest::prelude::*;

use crate::player::Player;

fn code(lines: usize) -> String {
    (0..lines).fold(String::new(), |mut code, line| {
        let _ = writeln!(code, "const line{line} = {line};");
        code
    })
}

pub(super) fn table(rows: usize) -> String {
    let mut table = String::from("| Number | Words |\n|---|---|\n");
    for row in 0..rows {
        let _ = writeln!(table, "| {row} | cell{row} |");
    }
    table
}

fn top(player: &Player) -> String {
    let reader = &player.app.reader;
    reader.row(reader.place).map(plain).unwrap_or_default()
}

/// What is read, in percent.
fn share(player: &Player) -> String {
    format!("{:.0}", player.app.reader.progress() * 100.0)
}

#[test]
fn scrolling_shows_every_row_once_across_the_parts() {
    for text in [format!("```text\n{}```\n", code(600)), table(600)] {
        let mut player = Player::open(&format!("# T\n\n{text}\nAfter.\n")).sized(60, 24);
        let mut seen = vec![top(&player)];
        let mut places = vec![player.app.reader.place];
        while !player.app.reader.at_end() {
            player = player.press("j");
            seen.push(top(&player));
            places.push(player.app.reader.place);
        }
        assert!(
            places.last().is_some_and(|place| place.part > 2),
            "{places:?}"
        );
        assert!(places.is_sorted_by(|one, other| one < other));
        let numbers: Vec<usize> = seen
            .iter()
            .filter_map(|row| {
                row.split(['e', 'l'])
                    .next_back()?
                    .split([' ', ';'])
                    .next()?
                    .parse()
                    .ok()
            })
            .collect();
        let expected: Vec<usize> = (0..numbers.len()).collect();
        assert_eq!(numbers, expected);
        assert!(numbers.len() > 550, "{}", numbers.len());
        for place in places.iter().rev().skip(1) {
            player = player.press("k");
            assert_eq!(player.app.reader.place, *place);
        }
    }
}

#[test]
fn a_huge_table_is_paged_to_its_end_without_a_gap() {
    let mut player = Player::open(&table(1000));
    let mut screens = player.screen();
    for _ in 0..100 {
        player = player.press("Space");
        screens.push_str(&player.screen());
    }
    for row in 0..1000 {
        assert!(screens.contains(&format!(" cell{row} ")), "row {row}");
    }
    assert!(player.app.reader.at_end());
}

#[test]
fn g_goes_to_the_end_of_a_huge_block_and_back() {
    let player = Player::open(&format!("# T\n\n```text\n{}```\n", code(100_000))).press("G");
    let screen = player.screen();
    assert!(screen.contains("const line99999 = 99999;"), "{screen}");
    assert!(screen.contains("100 %"), "{screen}");
    let player = player.press("g g");
    assert!(player.screen().contains("const line0 = 0;"));
}

#[test]
fn copying_gives_all_of_a_huge_block_from_any_part() {
    let code = code(2000);
    let player = Player::open(&format!("# T\n\n```js\n{code}```\n")).press("5 0 % c");
    assert!(player.app.reader.place.part > 0);
    let copied = Effect::Copy(code.trim_end().to_owned());
    assert!(player.asked.contains(&copied));
}

#[test]
fn tab_goes_to_a_link_in_a_later_part_and_back() {
    let link = table(1000).replace("| 700 | cell700 |", "| 700 | [there](https://nodejs.org) |");
    let player = Player::open(&format!("[here](https://npmjs.com)\n\n{link}")).press("Tab Tab");
    assert!(player.screen().contains("there"), "{}", player.screen());
    let focus = player.app.reader.focus.expect("a link is in focus");
    assert!(focus.part > 1, "{focus:?}");
    let player = player.press("Shift-Tab");
    assert!(player.screen().contains("here"), "{}", player.screen());
    assert_eq!(player.app.reader.focus.map(|focus| focus.block), Some(0));
}

#[test]
fn the_row_under_the_eye_stays_when_the_width_changes_far_inside_a_block() {
    let wordy = table(3000).replace(
        " cell",
        " some words that wrap where there is little room for cell",
    );
    for text in [format!("```text\n{}```\n", code(3000)), wordy] {
        let mut player = Player::open(&format!("# T\n\n{text}")).press("7 0 %");
        let wanted = player.app.reader.anchor();
        let before = player.app.reader.place;
        assert!(before.part > 2);
        for (width, height) in [(40, 24), (20, 10), (200, 50), (80, 24)] {
            player.event(Event::Resize(width, height));
            let reader = &player.app.reader;
            assert_eq!(reader.anchor(), wanted);
            let start = reader.row(reader.place).map(|row| row.start);
            assert!(start.is_some_and(|start| start <= wanted.start));
            assert_eq!(share(&player), "70");
        }
        assert_eq!(player.app.reader.place, before);
    }
}

#[test]
fn the_next_start_is_in_the_same_row_of_a_huge_block() {
    for text in [table(100_000), format!("```text\n{}```\n", code(20_000))] {
        let mut player = Player::open(&format!("# T\n\n{text}")).press("7 0 % j j j");
        let (before, row) = (player.app.reader.place, top(&player));
        assert!(before.part > 100, "{before:?}");
        player = player.sized(40, 24).restart();
        let screen = player.screen();
        assert!(screen.contains("Back where"), "{screen}");
        let reader = &player.app.reader;
        let mut parts = (1..before.part - 9).map(|part| Place { part, ..before });
        let far = parts.find(|part| reader.shown(*part).is_some());
        assert_eq!(far, None, "it is laid out and not near");
        let player = player.sized(12, 24).sized(80, 24);
        assert_eq!((player.app.reader.place, top(&player)), (before, row));
        assert_eq!(share(&player), "70");
    }
}

#[test]
fn every_row_of_every_part_is_come_back_to() {
    let wordy = table(150).replace(" cell", " some words that wrap in a narrow column for cell");
    let lines = format!("```text\n{}```\n", code(150));
    let one_line = format!("```text\n{}\n```\n", "\tword ".repeat(4000));
    for (text, width) in [
        (&wordy, 80),
        (&wordy, 24),
        (&wordy, 8),
        (&lines, 24),
        (&one_line, 60),
    ] {
        let text = format!("Before.\n\n{}", text.trim_end()).replace('\n', "\n> ");
        let mut player = Player::open(&format!("> {text}\n")).sized(width, 2);
        let reader = &mut player.app.reader;
        let mut before = None;
        while before != Some(reader.place) {
            let place = reader.place;
            let landmark = reader.landmark();
            reader.to_top();
            reader.to_landmark(&landmark);
            assert_eq!(reader.place, place, "at {width}");
            reader.scroll(1);
            before = Some(place);
        }
        assert!(reader.at_end() && reader.place.part > 0, "{before:?}");
    }
}

#[test]
fn who_jumps_to_the_end_of_a_huge_table_has_not_read_it() {
    let text = format!("# T\n\n## A\n\n{}\n## B\n\nEnd.\n", table(600));
    let read = |player: &Player| {
        let sections = &player.app.reader.lesson.sections;
        let read = sections.iter().map(|section| player.app.has_read(section));
        read.collect::<Vec<_>>()
    };
    let player = Player::open(&text).press("G");
    assert_eq!(read(&player), [false, true]);
    let player = player.restart();
    assert_eq!(
        read(&player),
        [false, true],
        "a restart does not read it either"
    );
    // Whoever goes back to the beginning has, whichever way and whenever it was closed in between.
    let mut player = player.press("G");
    while player.app.reader.place.block > 1 {
        player = player.press("b");
    }
    assert_eq!(read(&player), [true, true]);
    let mut player = Player::open(&text).press(&"Space ".repeat(12));
    assert!(player.app.reader.place.part > 0);
    player = player.wait().restart();
    while !player.app.reader.at_end() {
        assert!(!read(&player)[0]);
        player = player.press("Space");
    }
    player = player.press("G");
    assert_eq!(read(&player), [true, true]);
}

#[test]
fn a_section_with_a_huge_block_is_read_when_the_last_row_has_been_on_the_screen() {
    for text in [table(600), format!("```text\n{}```\n", code(600))] {
        let mut player = Player::open(&format!("# T\n\n## A\n\n{text}\n## B\n\nEnd.\n"));
        let last = player.app.reader.lesson.blocks.len() - 3;
        let is_read = |player: &Player| {
            let section = player.app.reader.lesson.sections.first();
            section.is_some_and(|section| player.app.has_read(section))
        };
        while player.app.reader.passed().end.0 <= last {
            assert!(!is_read(&player), "{:?}", player.app.reader.place);
            player = player.press("Space");
        }
        assert!(player.app.reader.place.part > 2 && is_read(&player));
    }
}

#[test]
fn a_place_in_a_huge_table_that_was_edited_is_in_it_still() {
    let files = |text: String| Library::in_memory([("lesson.md", format!("# T\n\n{text}"))]);
    let mut player = Player::start(files(table(1000)), Config::default()).press("9 0 %");
    assert!(player.app.reader.place.part > 5);
    for rows in [2000, 300, 2, 1000] {
        let text = format!("New.\n\n{}", table(rows));
        player = player.again(files(text), Config::default());
        let reader = &player.app.reader;
        let block = reader.lesson.blocks.get(reader.place.block);
        assert!(block.is_some_and(|block| matches!(block.kind, BlockKind::Table(_))));
        assert!(reader.row(reader.place).is_some());
    }
}

#[test]
fn the_wide_view_of_a_huge_table_scrolls_to_its_end() {
    let mut player = Player::open(&table(100_000)).press("w");
    assert!(player.screen().contains("cell0 "), "{}", player.screen());
    player = player.press("j j Space");
    let screen = player.screen();
    assert!(
        screen.contains("Number") && screen.contains("cell24") && !screen.contains("cell0 "),
        "{screen}"
    );
    player = player.press("G");
    let screen = player.screen();
    assert!(
        screen.contains("Number") && screen.contains("cell99999"),
        "{screen}"
    );
    player = player.press("k");
    assert!(!player.screen().contains("└"), "{}", player.screen());
    player = player.press("g g");
    assert!(player.screen().contains("cell0 "), "{}", player.screen());
}

#[test]
fn a_long_line_of_code_can_wrap_and_scroll_from_any_place() {
    let words: Vec<String> = (0..20_000).map(|number| format!("w{number}")).collect();
    let line = words.join(" ");
    let text = format!("# T\n\n```text\n{line}\n```\n\nAfter.\n");
    let player = Player::open(&text).press("5 0 %");
    assert!(player.app.reader.place.part > 0);
    let player = player.press("W");
    assert!(player.screen().contains("w0 w1"), "{}", player.screen());
    let player = player.press("W G");
    assert!(player.screen().contains("After."), "{}", player.screen());
}

#[test]
fn what_is_far_from_the_screen_is_not_kept() {
    let mut player = Player::open(&table(20_000));
    let kept = |player: &mut Player| {
        let reader = &player.app.reader;
        (0..200)
            .filter(|part| {
                let place = Place {
                    block: 0,
                    part: *part,
                    row: 0,
                };
                reader.shown(place).is_some()
            })
            .count()
    };
    for percent in 0..100 {
        player = player.press("g g").type_text(&format!("{percent}%"));
        assert!(kept(&mut player) < 60);
        for place in &player.app.reader.visible {
            assert!(player.app.reader.row(*place).is_some());
        }
    }
}

/// Lessons with blocks of all lengths.
fn any_lesson() -> impl Strategy<Value = String> {
    let block = prop_oneof![
        4 => "[a-z]{1,9}( [a-z]{1,9}){0,60}",
        1 => (1usize..700).prop_map(table),
        1 => (1usize..700).prop_map(|lines| format!("```text\n{}```", code(lines))),
        1 => "## [a-z]{1,9}",
        1 => (1usize..9000).prop_map(|words| "words ".repeat(words)),
        1 => Just("![An image](a.png)".to_owned()),
    ];
    prop::collection::vec(block, 1..12).prop_map(|blocks| blocks.join("\n\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_percentage_that_was_gone_to_is_the_one_that_is_shown(
        text in any_lesson(), percents in prop::collection::vec(0usize..=100, 4), width in 20u16..120,
    ) {
        let mut player = Player::open(&text).sized(width, 24);
        let mut percents = percents;
        percents.sort_unstable();
        let mut before = Place::default();
        for percent in percents {
            player = player.type_text(&format!("{percent}%"));
            let reader = &player.app.reader;
            let shown = share(&player);
            prop_assert!(
                shown == percent.to_string() || reader.at_end(),
                "{shown} for {percent}"
            );
            prop_assert!(reader.place >= before);
            before = reader.place;
            player.event(Event::Resize(width + 7, 24));
            player.event(Event::Resize(width, 24));
            prop_assert_eq!(player.app.reader.place, before);
        }
    }
}
