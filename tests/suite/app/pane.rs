//! The pane under a block: where it stands, how its lines break, and what of it is seen first.

use nodecourse::app::news::News;
use nodecourse::app::{Event, Mouse, MouseKind};
use nodecourse::practice::run::End;

use super::running::{PREDICT, RUN, ended, finished, numbered, out, runs_now, told};
use crate::player::Player;

/// The row of the screen with these words.
fn row(screen: &str, words: &str) -> usize {
    let found = screen.lines().position(|line| line.contains(words));
    found.unwrap_or_else(|| panic!("{words} is not on the screen:\n{screen}"))
}

#[test]
fn lines_break_between_words_with_a_mark() {
    let words = "the server waits for the database and goes on with other requests meanwhile";
    let player = finished(RUN, &format!("{words}\n"), End::Exit(3)).sized(40, 20);
    let screen = player.screen();
    let rows = screen.lines().filter_map(|line| line.strip_prefix(" │ "));
    let rows = rows.map(|row| row.trim_end_matches([' ', '│']));
    let told: Vec<&str> = rows.skip(1).take(3).collect();
    assert_eq!(
        told,
        [
            "  the server waits for the",
            "↪ database and goes on with other",
            "↪ requests meanwhile"
        ],
        "{screen}"
    );
    // What has no blanks is broken all the same, and nothing of it is lost.
    let player = finished(RUN, &format!("{}\n", "abcdefghij".repeat(6)), End::Exit(3));
    let screen = player.sized(40, 20).screen();
    let letters: String = screen
        .lines()
        .skip(row(&screen, "Output"))
        .filter(|line| line.contains("abc") || line.contains('↪'))
        .flat_map(|line| line.chars().filter(char::is_ascii_lowercase))
        .collect();
    assert!(letters.contains(&"abcdefghij".repeat(6)), "{screen}");
}

#[test]
fn the_first_difference_is_seen_where_nobody_said_what_is_printed() {
    // Neither the learner nor the course: both verdicts stand above, and are no difference.
    let lines: Vec<String> = (0..12).map(|number| format!("line {number}\n")).collect();
    let same = lines.concat();
    let lesson = PREDICT.replace("one\\ntwo", &same.replace('\n', "\\n"));
    let player = Player::open(&lesson).sized(40, 15).press("r");
    let mut player = player;
    for number in 0..12 {
        player = player.type_text(&format!("line {number}")).press("Enter");
    }
    let player = told(
        player.type_text("x").press("Tab"),
        News::Runs(Some(same.clone())),
    );
    let player = told(player, out(&format!("{same}more\n")));
    let screen = told(player, ended(End::Exit(0))).screen();
    assert!(screen.contains("you said:     x"), "{screen}");
    assert!(screen.contains("it printed:   more"), "{screen}");
}

#[test]
fn what_is_to_be_typed_is_told_whole_on_narrow_screens() {
    let screen = Player::open(PREDICT).sized(40, 15).press("r").screen();
    assert!(
        screen.contains("Type what it prints, then Tab."),
        "{screen}"
    );
    let screen = Player::open(PREDICT).sized(40, 15).press("r a").screen();
    assert!(screen.contains("Tab shows it and compares."), "{screen}");
}

#[test]
fn what_is_fetched_is_told_with_its_time() {
    let player = told(
        Player::open(RUN).press("r"),
        News::Prepares("fetching six 6.0.0 · 2 of 9 packages".to_owned()),
    );
    let screen = player.screen();
    assert!(
        screen.contains("fetching six 6.0.0 · 2 of 9 packages"),
        "{screen}"
    );
    assert!(
        screen.contains("0 s") && screen.contains("Esc stop"),
        "{screen}"
    );
    let player = player.wait();
    assert!(player.screen().contains("─ 1 s ─"), "{}", player.screen());
    // More news of it, and its end, start no second clock.
    let player = told(
        player,
        News::Prepares("fetching six 6.0.0 · 9 of 9 packages".to_owned()),
    );
    let player = told(player, runs_now()).wait();
    assert!(
        player.screen().contains("running · 1 s"),
        "{}",
        player.screen()
    );
}

#[test]
fn the_text_makes_room_for_the_pane() {
    let lesson = format!("{RUN}\nMore words.\n\nThe last ones.\n");
    let player = finished(&lesson, "one\ntwo\n", End::Exit(0));
    let screen = player.screen();
    let rows = [
        "╭─ Output",
        "It printed what the course says.",
        "╰──",
        "After.",
        "The last ones.",
    ];
    let rows = rows.map(|words| row(&screen, words));
    assert!(rows.is_sorted(), "{rows:?}\n{screen}");
    let screen = player.press("Esc").screen();
    assert!(row(&screen, "After.") < rows[1], "{screen}");
}

#[test]
fn what_is_below_the_pane_is_reached_while_it_is_open() {
    let text: Vec<String> = (0..30)
        .map(|number| format!("\nParagraph {number}.\n"))
        .collect();
    let text = text.concat();
    let player = finished(&format!("{RUN}{text}"), "one\ntwo\n", End::Exit(0));
    assert!(
        !player.screen().contains("Paragraph 9"),
        "{}",
        player.screen()
    );
    let player = player.press("Space");
    assert!(
        player.screen().contains("Paragraph 9"),
        "{}",
        player.screen()
    );
    let player = player.press("g g");
    let player = (0..60).fold(player, |player, _| player.press("k"));
    assert!(player.screen().contains("╭─ Output"), "{}", player.screen());
    // The last screen turns to no other lesson under it, unless it is out of sight.
    let player = player.press("Space Space Space Space Space Space");
    let screen = player.screen();
    assert!(screen.contains("end of the lesson"), "{screen}");
    let player = finished(RUN, "one\ntwo\n", End::Exit(0)).press("Space Space Space");
    assert!(!player.app.overlays.is_empty());
    assert!(player.press("Esc").app.overlays.is_empty());
}

#[test]
fn what_differs_is_seen_first_on_a_small_screen() {
    let printed = numbered(20);
    let expected = printed.replace("line 15", "line fifteen");
    let player = Player::open(RUN).sized(40, 15).press("r");
    let player = told(player, News::Runs(Some(expected)));
    let screen = told(told(player, out(&printed)), ended(End::Exit(0))).screen();
    let rows = [
        "✓ line 14",
        "✗ the course:   line fifteen",
        "→ it printed:   line 15",
    ];
    let rows = rows.map(|words| row(&screen, words));
    assert!(rows.is_sorted(), "{screen}");
}

#[test]
fn a_difference_is_told_in_words_before_its_lines() {
    let player = Player::open(PREDICT)
        .sized(40, 15)
        .press("r")
        .type_text("1")
        .press("Tab");
    let player = told(player, runs_now());
    let screen = told(told(player, out("one\ntwo\n")), ended(End::Exit(0))).screen();
    let rows = [
        "It did not print what you said.",
        "✗ you said:     1",
        "→ it printed:   one",
        "→ you left out: two",
    ];
    let rows = rows.map(|words| row(&screen, words));
    assert!(rows.is_sorted(), "{screen}");
    // Lines that may come in any order are told in the same one.
    let lesson = RUN.replace("run=node", "run=node order=any");
    let screen = finished(&lesson, "three\none\n", End::Exit(0)).screen();
    let rows = ["✓ one", "✗ the course:   two", "→ it printed:   three"];
    let rows = rows.map(|words| row(&screen, words));
    assert!(rows.is_sorted(), "{screen}");
}

/// Two blocks whose output is said first, a screen apart.
fn two() -> Player {
    let block = |name: &str| {
        format!("```js run=node predict file={name}.js expect=\"{name}\"\nlog('{name}')\n```\n")
    };
    let (first, between, last) = (block("first"), "\nMore.\n".repeat(30), block("last"));
    let lesson = format!("# A\n\n{first}\n## Between\n{between}\n## Last\n\n{last}\n## End\n");
    Player::open(&lesson).sized(80, 24)
}

/// The first one has been run, and the page scrolled on to the last one.
fn scrolled() -> Player {
    let player = two().press("r").type_text("x").press("Tab");
    let player = told(player, runs_now());
    let mut player = told(player, ended(End::Exit(0)));
    assert!(player.screen().contains("Esc close"), "{}", player.screen());
    while !player.screen().contains("log('last')") {
        assert!(!player.app.reader.at_end(), "{}", player.screen());
        player = player.press("Space");
    }
    player
}

#[test]
fn a_pane_that_is_scrolled_out_of_sight_lets_go_of_the_keys() {
    let player = scrolled();
    let screen = player.screen();
    assert!(!screen.contains("Esc close"), "{screen}");
    let screen = player.press("r").type_text("words").screen();
    assert!(screen.contains("› words"), "{screen}");
    assert!(screen.contains("log('last')"), "{screen}");
    // Whoever scrolls back to it finds it.
    let screen = scrolled().press("g g").screen();
    assert!(screen.contains("╭─ Output"), "{screen}");
    assert!(screen.contains("Esc close"), "{screen}");
}

#[test]
fn what_is_typed_is_seen_where_the_page_was_scrolled_away_from_it() {
    let mut player = two().press("r").type_text("some");
    for _ in 0..20 {
        let (kind, column, row) = (MouseKind::ScrollDown, 2, 2);
        player.event(Event::Mouse(Mouse { kind, column, row }));
    }
    assert!(!player.screen().contains("› some"), "{}", player.screen());
    let player = player.type_text("thing");
    assert!(
        player.screen().contains("› something"),
        "{}",
        player.screen()
    );
}

#[test]
fn another_size_moves_the_page_only_for_now() {
    let lesson = format!(
        "# T\n\n{}{RUN}\nMore words.\n",
        "Words before it.\n\n".repeat(3)
    );
    let player = finished(&lesson, &numbered(6), End::Exit(0));
    let (before, place) = (player.screen(), player.app.reader.landmark());
    assert!(before.contains("╭─ Output"), "{before}");
    let player = player.sized(60, 12);
    assert!(player.screen().contains("╰──"), "{}", player.screen());
    assert_eq!(player.app.reader.landmark(), place);
    let player = player.sized(40, 10).sized(80, 24);
    assert_eq!(player.screen(), before);
    // One that is out of sight stays there.
    let text = "\nA paragraph.\n".repeat(40);
    let player = finished(&format!("{RUN}{text}"), "one\ntwo\n", End::Exit(0));
    let player = player.press("Space Space");
    let (before, place) = (player.screen(), player.app.reader.landmark());
    assert!(!before.contains("╭─ Output"), "{before}");
    let player = player.sized(60, 12);
    assert!(
        !player.screen().contains("╭─ Output"),
        "{}",
        player.screen()
    );
    assert_eq!(player.app.reader.landmark(), place);
    assert_eq!(player.sized(80, 24).screen(), before);
}

#[test]
fn that_there_is_more_than_is_shown_stays_said_at_any_width() {
    let many = "words and words\n".repeat(4_000);
    let player = told(Player::open(RUN).press("r"), News::Runs(None)).sized(16, 12);
    let player = told(player, out(&many));
    let player = told(player, out(&many)).press("End");
    let screen = player.screen();
    let said = screen.lines().filter_map(|line| line.strip_prefix("│   "));
    let said: Vec<&str> = said.map(|row| row.trim_end_matches([' ', '│'])).collect();
    assert_eq!(
        said,
        ["more,", "which is", "not shown", "here."],
        "{screen}"
    );
}
