//! Predicting: what the learner says before anything is shown, beside what there was.

use nodecourse::app::news::News;
use nodecourse::practice::run::End;

use super::running::{PREDICT, ended, out, runs, runs_now, told};
use crate::player::Player;

#[test]
fn a_prediction_is_typed_before_anything_is_shown() {
    let player = Player::open(PREDICT);
    assert!(player.screen().contains("r predict · c copy"));
    let player = player.press("r");
    assert!(runs(&player).is_empty());
    assert!(player.screen().contains("╭─ What does it print? ─"));
    assert!(player.screen().contains("Tab skip: show the output"));
    let player = player.type_text("one").press("Enter").type_text("2");
    assert!(player.screen().contains("Tab run and compare"));
    let player = player.press("Tab");
    let player = told(player, runs_now());
    let player = told(player, out("one\ntwo\n"));
    let screen = told(player, ended(End::Exit(0))).screen();
    for words in [
        "✓ one",
        "✗ you said:     2",
        "→ it printed:   two",
        "✗ It did not print what you said.",
        "✓ It printed what the course says.",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn what_is_not_run_is_predicted_and_compared_with_what_is_recorded() {
    let lesson = PREDICT.replace("js run=node", "python");
    let player = Player::open(&lesson);
    assert!(
        player.screen().contains("r predict · c copy"),
        "{}",
        player.screen()
    );
    let player = player.press("r").type_text("one");
    assert!(
        player.screen().contains("Tab compare"),
        "{}",
        player.screen()
    );
    let player = player.press("Tab");
    let why = "This code is not run here.".to_owned();
    let player = told(player, News::IsRecorded(why, Some("one\ntwo".to_owned())));
    let screen = player.screen();
    for words in [
        "╭─ Recorded output ─",
        "✓ one",
        "→ you left out: two",
        "✗ You did not say what the course says.",
        "This code is not run here. This is what the course says",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    // Without a recorded output there is nothing to compare with.
    let player = Player::open("# A\n\n```python predict\n1\n```\n");
    assert!(
        !player.screen().contains("r predict"),
        "{}",
        player.screen()
    );
}

#[test]
fn a_right_prediction_is_told_so_and_can_be_changed() {
    let player = Player::open(PREDICT)
        .press("r")
        .type_text("one")
        .press("Enter");
    let player = player.type_text("two").press("Tab");
    let player = told(player, runs_now());
    let player = told(player, out("one\ntwo\n"));
    let player = told(player, ended(End::Exit(0)));
    // The verdict stands where it stands when it is wrong: above what is compared.
    let screen = player.screen();
    let rows = ["✓ It printed what you said.", "✓ one", "✓ two"];
    let rows = rows.map(|words| screen.lines().position(|line| line.contains(words)));
    assert!(rows.is_sorted() && rows[0].is_some(), "{screen}");
    let player = player.press("r");
    assert!(player.screen().contains("What does it print?"));
    assert!(player.screen().contains("› two"), "{}", player.screen());
}

#[test]
fn what_explains_it_is_announced_where_it_is_below_the_screen() {
    let code = "console.log('one');\n".repeat(12);
    let lesson = PREDICT.replace("console.log('one')\n", &code);
    let player = Player::open(&lesson).press("r").type_text("one");
    let player = told(player.press("Tab"), runs_now());
    let player = told(told(player, out("one\ntwo\n")), ended(End::Exit(0)));
    let screen = player.screen();
    assert!(screen.contains("─ ↓ why · Space ─"), "{screen}");
    assert!(screen.contains("Space why"), "{screen}");
    assert!(!screen.contains("After."), "{screen}");
    let screen = player.press("Space").screen();
    assert!(screen.contains("After."), "{screen}");
    assert!(!screen.contains("why"), "{screen}");
}

#[test]
fn a_prediction_can_be_skipped_and_closed() {
    let player = Player::open(PREDICT).press("r Tab");
    assert_eq!(runs(&player).len(), 1);
    let player = Player::open(PREDICT).press("r x Esc");
    assert!(runs(&player).is_empty());
    assert!(!player.screen().contains("What does it print?"));
}

#[test]
fn a_prediction_is_edited_over_several_lines() {
    let player = Player::open(PREDICT).press("r a Enter b Enter c Up Home Backspace Delete x");
    let player = player.press("End Down Backspace Tab");
    let pane = player.screen();
    // “a” and “b” were joined, “b” was deleted for “x”, and “c” was deleted.
    let player = told(player, News::Runs(None));
    let screen = told(told(player, out("ax\n")), ended(End::Exit(0))).screen();
    assert!(
        screen.contains("✓ It printed what you said."),
        "{pane}\n{screen}"
    );
}

#[test]
fn what_was_typed_comes_back_after_esc() {
    let player = Player::open(PREDICT).press("r").type_text("one");
    let player = player.press("Enter").type_text("three").press("Esc");
    assert!(!player.screen().contains("three"), "{}", player.screen());
    let player = player.press("r");
    assert!(player.screen().contains("› three"), "{}", player.screen());
    // What has been compared is not typed any more.
    let player = told(player.press("Tab"), runs_now());
    let player = told(told(player, out("one\n")), ended(End::Exit(0)));
    let player = player.press("Esc r");
    assert!(!player.screen().contains("three"), "{}", player.screen());
    // Nor is what was deleted.
    let player = player.type_text("x").press("Esc r Backspace Esc r");
    let screen = player.screen();
    assert!(screen.contains("Type every line"), "{screen}");
}

#[test]
fn a_run_that_was_stopped_says_that_nothing_is_compared() {
    let player = Player::open(PREDICT).press("r").type_text("one");
    let player = told(player.press("Tab"), runs_now());
    let player = told(told(player, out("one\n")).press("Esc"), ended(End::Stopped));
    let screen = player.screen();
    for words in ["You stopped it.", "is not compared with what you said"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    // So it is still there to be said.
    let player = player.press("Esc r");
    assert!(player.screen().contains("› one"), "{}", player.screen());
}

/// Code of so many lines, and a section below it.
fn long(lines: usize) -> String {
    let code = |number: usize| format!("const line{number} = 0;\n");
    let code: String = (1..=lines).map(code).collect();
    let text = "Text.\n\n".repeat(3);
    format!(
        "# A\n\n{text}## One\n\n{text}```js run=node predict expect=\"1\"\n{code}```\n\n## Two\n\nThe next.\n"
    )
}

#[test]
fn the_code_stands_above_the_editor_as_far_as_there_is_room_for_it() {
    let shows = |player: &Player, line: usize| {
        let words = format!("const line{line} =");
        player.screen().contains(&words)
    };
    // What fits is shown whole.
    let player = Player::open(&long(8)).press("→ r");
    assert!(
        (1..=8).all(|line| shows(&player, line)),
        "{}",
        player.screen()
    );
    let player = Player::open(&long(15)).press("→ Space r");
    let screen = player.screen();
    assert!((2..=15).all(|line| shows(&player, line)), "{screen}");
    assert!(screen.contains("Type every line"), "{screen}");
    assert!(!screen.contains("The next."), "{screen}");
    // Its beginning is one key away, and so is the editor again.
    let player = player.press("PgUp");
    assert!(shows(&player, 1), "{}", player.screen());
    assert!(player.screen().contains("What does it print?"));
    let player = player.press("PgDn");
    assert_eq!(player.screen(), screen);
    // Whoever types sees it.
    let player = Player::open(&long(60)).press("→ r PgUp PgUp");
    assert!(
        !player.screen().contains("What does it print?"),
        "{}",
        player.screen()
    );
    let player = player.type_text("seen");
    assert!(player.screen().contains("› seen"), "{}", player.screen());
}

#[test]
fn what_is_shown_instead_of_a_run_has_the_room_that_it_needs() {
    let player = Player::open(&long(15)).press("→ Space r").type_text("one");
    let why = "Node.js is not there.".to_owned();
    let expected = Some("one\ntwo\nthree\nfour".to_owned());
    let player = told(player.press("Tab"), News::IsRecorded(why, expected));
    let screen = player.screen();
    assert!(screen.contains("→ you left out: four"), "{screen}");
}

#[test]
fn what_explains_the_output_below_the_screen_is_offered_until_it_is_seen() {
    let lesson =
        "# T\n\n```python predict expect=\"1\"\nconsole.log(1);\n```\n\nIt counts from one.\n";
    let compared = |height| {
        let player = Player::open(lesson).sized(80, height).press("r");
        let player = player.type_text("2").press("Tab");
        let why = "This code is not run here.".to_owned();
        told(player, News::IsRecorded(why, Some("1".to_owned())))
    };
    let footer = |player: &Player| player.screen().lines().last().map(str::to_owned);
    let player = compared(15);
    let offers = " Esc close   Space why   r again";
    assert!(!player.screen().contains("It counts from one."));
    assert_eq!(
        footer(&player).as_deref(),
        Some(offers),
        "{}",
        player.screen()
    );
    let player = player.press("Space");
    let rest = footer(&player).unwrap_or_default();
    assert!(
        player.screen().contains("It counts from one."),
        "{}",
        player.screen()
    );
    assert!(!rest.contains("why"), "{rest}");
    let player = compared(40);
    let offers = " Esc close   r again";
    assert!(player.screen().contains("It counts from one."));
    assert_eq!(footer(&player).as_deref(), Some(offers));
}

#[test]
fn the_name_of_the_file_outlives_the_language_and_the_words_behind_the_keys() {
    let text = "# T\n\n```js run=node predict file=config.mjs\n1\n```\n";
    let cases = [
        (42, "┌ js · config.mjs ─", "─ r predict · c copy ┐"),
        (41, "┌ config.mjs ─", "─ r predict · c copy ┐"),
        (37, "┌ config.mjs ─", "─ r predict · c copy ┐"),
        (36, "┌ config.mjs ─", "─ r predict · c ┐"),
        (32, "┌ config.mjs ─", "─ r predict · c ┐"),
        (31, "┌ config.mjs ─", "─ r · c ┐"),
        (22, "┌ config.mjs ─", "─ r · c ┐"),
        (20, "┌ config.…", "─ r · c ┐"),
    ];
    for (width, left, right) in cases {
        let screen = Player::open(text).sized(width, 15).screen();
        assert!(screen.contains(left), "{width}\n{screen}");
        assert!(screen.contains(right), "{width}\n{screen}");
    }
    // Without a file, the language stays.
    let screen = Player::open("# T\n\n```js\n1\n```\n")
        .sized(20, 15)
        .screen();
    assert!(screen.contains("┌ js "), "{screen}");
}

#[test]
fn a_percentage_in_what_is_held_back_by_code_that_is_held_back_leads_to_the_first_of_it() {
    let code = |name: &str| format!("```js run=node predict expect=\"1\" file={name}\n1\n```\n\n");
    let words = "Some words on it.\n\n".repeat(40);
    let (one, two) = (code("one.mjs"), code("two.mjs"));
    let text = format!("# T\n\n{words}{one}It is one.\n\n{two}{words}## End\n\n{words}");
    for percent in ["4 5 %", "5 0 %", "5 5 %", "6 0 %"] {
        let screen = Player::open(&text).press(percent).screen();
        assert!(screen.contains("one.mjs"), "{percent}: {screen}");
    }
}
