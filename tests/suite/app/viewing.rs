//! Code, tables, themes, widths.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use nodecourse::app::{Effect, Event, Key, Work};
use nodecourse::course::LessonId;
use nodecourse::highlight::{self, Budget};
use nodecourse::layout::CodeLines;
use nodecourse::load::{self, Library};

use crate::player::Player;

#[test]
fn copying_gives_the_exact_source_of_the_code() {
    let code = "if (a) {\n\treturn b;\n}";
    let player = Player::open(&format!("# T\n\n```js\n{code}\n```\n")).press("c");
    assert!(
        player.asked.contains(&Effect::Copy(code.to_owned())),
        "{:?}",
        player.asked
    );
    assert!(player.screen().contains("3 lines"), "{}", player.screen());
}

#[test]
fn copying_a_table_gives_markdown() {
    let table = "| a | b |\n| --- | --: |\n| `x` | 1 |";
    let player = Player::open(&format!("# T\n\n{table}\n")).press("c");
    assert!(
        player.asked.contains(&Effect::Copy(table.to_owned())),
        "{:?}",
        player.asked
    );
}

#[test]
fn copying_asks_which_block_if_there_are_several() {
    let player = Player::open("# T\n\n```js\none\n```\n\n```js\ntwo\n```\n").press("c");
    assert!(
        player
            .asked
            .iter()
            .all(|effect| !matches!(effect, Effect::Copy(_)))
    );
    let player = player.press("s");
    assert!(
        player.asked.contains(&Effect::Copy("two".to_owned())),
        "{:?}",
        player.asked
    );
}

#[test]
fn a_click_on_copy_copies_that_block() {
    let player = Player::open("# T\n\n```js\none\n```\n").click("c copy");
    assert!(
        player.asked.contains(&Effect::Copy("one".to_owned())),
        "{:?}",
        player.asked
    );
}

#[test]
fn long_code_wraps_or_scrolls_and_loses_nothing() {
    let line: String = (0..60)
        .map(|number| format!("word{number:02}"))
        .collect::<Vec<_>>()
        .join("_");
    let player = Player::open(&format!("# T\n\n```text\n{line}\n```\n"));
    let wrapped: String = player
        .screen()
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    assert!(wrapped.contains(&line), "{}", player.screen());
    let player = player.press("W");
    assert!(
        player.screen().contains("word00") && !player.screen().contains("word59"),
        "{}",
        player.screen()
    );
    let player = player.press("9 9 >");
    assert!(player.screen().contains("word59"), "{}", player.screen());
}

#[test]
fn long_code_is_scrolled_only_where_there_is_code() {
    let bottom = |player: &Player| {
        let screen = player.screen();
        screen.lines().last().unwrap_or_default().trim().to_owned()
    };
    for key in ["<", ">"] {
        let player = Player::open("# T\n\nText.\n").press("W").press(key);
        assert_eq!(bottom(&player), "There is no code on this screen.");
        assert_eq!(player.app.reader.code_lines, CodeLines::Scroll(0));
    }
}

#[test]
fn a_wide_table_is_shown_whole_under_its_frozen_header() {
    let header: Vec<String> = (0..30).map(|column| format!("Column {column}")).collect();
    let cells: Vec<String> = (0..30)
        .map(|column| format!("value number {column}"))
        .collect();
    let text = format!(
        "# T\n\n| {} |\n|{}\n| {} |\n",
        header.join(" | "),
        "---|".repeat(30),
        cells.join(" | ")
    );
    let player = Player::open(&text).press("w");
    assert!(
        player.screen().contains("Column 0") && player.screen().contains("value number 1"),
        "{}",
        player.screen()
    );
    let player = player
        .press("Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab");
    let screen = player.screen();
    assert!(
        screen.contains("value number 29") && screen.contains("value number 0"),
        "{screen}"
    );
    let player = player.press("Esc");
    assert!(player.app.overlays.is_empty());
}

#[test]
fn the_theme_picker_previews_and_esc_brings_the_old_theme_back() {
    let player = Player::bundled();
    let before = player.app.theming.theme.name.clone();
    let player = player.press("T ↓");
    assert_ne!(player.app.theming.theme.name, before);
    let player = player.press("Esc");
    assert_eq!(player.app.theming.theme.name, before);
    let player = player.press("T").type_text("sepia").press("Enter");
    assert_eq!(player.app.theming.theme.name, "sepia");
    assert!(player.app.overlays.is_empty());
}

#[test]
fn the_theme_picker_begins_at_the_theme_in_force_each_time() {
    let mut player = Player::bundled();
    for _ in 0..3 {
        player = player.press("T");
        let selected = |line: &&str| line.contains('▸') && line.contains("Dusk");
        let screen = player.screen();
        assert!(screen.lines().any(|line| selected(&line)), "{screen}");
        assert_eq!(player.app.theming.theme.name, "dusk");
        player = player.press("Esc");
    }
    let player = player.press("T").type_text("sepia").press("Enter T");
    let screen = player.screen();
    let selected = |line: &&str| line.contains('▸') && line.contains("Sepia");
    assert!(screen.lines().any(|line| selected(&line)), "{screen}");
}

#[test]
fn plus_and_minus_change_the_width_of_the_text() {
    let player = Player::bundled().sized(120, 30);
    let width = player.app.geometry.column.width;
    let player = player.press("- -");
    assert_eq!(player.app.geometry.column.width, width - 4);
    let player = player.press("+");
    assert_eq!(player.app.geometry.column.width, width - 2);
    let player = player.press("9 9 -");
    assert_eq!(player.app.geometry.column.width, 50);
}

#[test]
fn no_row_of_the_bundled_lesson_is_cut_at_any_width() {
    for width in [20, 30, 40, 60, 80, 100, 130, 160, 200] {
        let mut player = Player::bundled().sized(width, 30);
        for _ in 0..60 {
            let room = player.app.geometry.body.right();
            for place in &player.app.reader.visible {
                let laid = player.app.reader.shown(*place).expect("it is visible");
                let x = player.app.geometry.block_x(laid.width);
                assert!(
                    x + laid.width <= room,
                    "block {} is cut at {width}",
                    place.block
                );
            }
            player = player.press("Space");
        }
    }
}

#[test]
fn what_stands_in_a_quote_keeps_its_bar_in_line_on_a_wide_screen() {
    let cells: Vec<String> = (0..8)
        .map(|column| format!("a longer value {column}"))
        .collect();
    let row = format!("> | {} |\n", cells.join(" | "));
    let text = format!("# T\n\n> Words.\n>\n{row}> |{}\n{row}", "---|".repeat(8));
    let screen = Player::open(&text).sized(200, 40).screen();
    let bars: Vec<usize> = screen.lines().filter_map(|line| line.find('│')).collect();
    assert!(
        bars.len() > 4 && bars.iter().all(|at| *at == bars[0]),
        "{screen}"
    );
}

#[test]
fn the_colours_of_a_lesson_that_is_left_are_given_up_before_others_are_asked_for() {
    let files = [
        ("a.md", "# A\n\n```js\nlet a;\n```\n"),
        ("b.md", "# B\n\n```js\nlet b;\n```\n"),
    ];
    let mut player = Player::course(files);
    player.app.update(Event::Key(Key::char('L')));
    let library = Library::in_memory(files);
    let (lesson, _) = load::lesson(&library, &player.app.course, &LessonId::new("b"));
    let effects = player
        .app
        .update(Event::Lesson(Arc::new(lesson), Vec::new()));
    let work: Vec<Effect> = effects
        .into_iter()
        .filter(|effect| matches!(effect, Effect::Work(Work::Abandon | Work::Highlight(_))))
        .collect();
    let code = Arc::new(("js".to_owned(), "let b;".to_owned()));
    assert_eq!(
        work,
        [
            Effect::Work(Work::Abandon),
            Effect::Work(Work::Highlight(code))
        ]
    );
}

#[test]
fn of_very_long_code_the_first_lines_are_coloured() {
    let line = |number: usize| format!("let a{number} = {number};\n");
    let lines: String = (0..120_000).map(line).collect();
    let listing = format!("# B\n\n```js\n{lines}```\n");
    let files = [("a.md", "# A\n"), ("b.md", listing.as_str())];
    let mut player = Player::course(files);
    player.app.update(Event::Key(Key::char('L')));
    let library = Library::in_memory(files);
    let (lesson, problems) = load::packed_lesson(&library, &player.app.course, &LessonId::new("b"));
    let event = Event::Lesson(Arc::new(lesson), problems);
    let effects = player.app.update(event).into_iter();
    let mut asked = effects.filter_map(|effect| match effect {
        Effect::Work(Work::Highlight(code)) => Some(code),
        _ => None,
    });
    let code = asked.next().expect("it is asked for");
    assert!(code.1.len() < 1 << 20 && code.1.len() > 1_000_000);
    assert!(lines.starts_with(&format!("{}\n", code.1)));
    // They are known by that.
    let tokens = highlight::highlight("js", &code.1, &Budget::new(&AtomicBool::new(false)));
    let tokens = Arc::new(tokens.expect("JavaScript"));
    let before = player.buffer();
    player.event(Event::Highlighted(code, tokens));
    assert_ne!(player.buffer(), before);
}

#[test]
fn a_long_lesson_that_was_left_is_let_go_beside_the_loop() {
    let long = format!("# A\n\n{}", "Words of it.\n\n".repeat(80_000));
    let files = [("a.md", long.as_str()), ("b.md", "# B"), ("c.md", "# C")];
    let player = Player::course(files);
    let before = Arc::clone(&player.app.reader.lesson);
    let is_forgotten = |effect: &&Effect| matches!(effect, Effect::Work(Work::Forget(_)));
    let player = player.press("L");
    let forgotten: Vec<&Effect> = player.asked.iter().filter(is_forgotten).collect();
    assert_eq!(forgotten, [&Effect::Work(Work::Forget(before))]);
    let player = player.press("L");
    assert_eq!(player.asked.iter().filter(is_forgotten).count(), 1);
}

#[test]
fn a_course_without_files_says_at_once_that_there_is_none_to_edit() {
    let player = Player::bundled().press("e");
    assert!(player.app.overlays.is_empty(), "{}", player.screen());
    assert!(player.screen().contains("There is no file to edit"));
    let player = Player::open("# T\n").press("e");
    assert!(player.screen().contains("Open this file in your editor?"));
}

#[test]
fn without_an_editor_that_is_said_before_anything_is_asked() {
    for (width, told) in [
        (80, "No editor is set: set VISUAL or EDITOR to its command."),
        (40, "No editor: set VISUAL or EDITOR."),
    ] {
        let mut player = Player::open("# T\n").sized(width, 15);
        player.app.has_editor = false;
        let player = player.press("e");
        assert!(player.app.overlays.is_empty(), "{}", player.screen());
        assert!(player.screen().contains(told), "{}", player.screen());
    }
}

#[test]
fn nothing_sticks_out_behind_a_window() {
    let cell = "a cell with many words in it";
    let row = format!("| {cell} | {cell} | {cell} |\n");
    let lesson = format!("# T\n\n{row}|---|---|---|\n{}", row.repeat(30));
    for keys in ["?", "i", "o", ":", "g /"] {
        let player = Player::with_glossary(&lesson, "[word]\ntext = \"A word.\"\n").sized(200, 34);
        let before = player.screen();
        assert!(before.contains(&format!("│ {cell} │")), "{before}");
        let screen = player.press(keys).screen();
        let rows = screen.lines().filter(|row| row.contains(['╭', '╰']));
        assert_eq!(rows.count(), 2, "{keys}: {screen}");
        let framed = screen.lines().skip_while(|row| !row.contains('╭'));
        for row in framed.take_while(|row| !row.contains('╰')) {
            let around = row.split(['╭', '╮', '│', '├', '┤']);
            let around: Vec<&str> = around.collect();
            let (left, right) = (around.first(), around.last());
            assert!(left.is_some_and(|left| !left.contains("cell")), "{row}");
            assert_eq!(right.map(|right| right.trim()), Some(""), "{row}");
        }
    }
    let screen = Player::open(&lesson).sized(200, 34).press("T").screen();
    assert!(screen.contains(&format!("│ {cell} │")), "{screen}");
}

#[test]
fn hidden_lines_of_a_book_unfold_and_are_copied_either_way() {
    let text = "# A\n\n```rust\n# fn main() {\nlet shown = 1;\n# }\n```\n\nText.\n";
    let mut player = Player::course([
        ("book.toml", ""),
        ("src/SUMMARY.md", "- [A](a.md)\n"),
        ("src/a.md", text),
    ]);
    let whole = Effect::Copy("fn main() {\nlet shown = 1;\n}".to_owned());
    for (press, is_shown, words) in [
        ("", false, "2 lines hidden"),
        ("Tab Enter", true, "hide 2 lines"),
        ("Enter", false, "2 lines hidden"),
    ] {
        player = player.press(press);
        let screen = player.screen();
        assert_eq!(screen.contains("fn main()"), is_shown, "{screen}");
        assert!(screen.contains(words), "{screen}");
        player = player.press("c");
        assert_eq!(player.asked.pop().as_ref(), Some(&whole));
    }
}
