//! What explains code whose output is said first is held back behind one line, which nothing has to stop at.

use nodecourse::app::news::News;
use nodecourse::course::LessonId;
use nodecourse::practice::run::End;
use nodecourse::progress::Change;

use super::running::{ended, out, told};
use crate::player::Player;

const LESSON: &str = r#"# A

Before.

## One

Which comes first?

```js run=node predict file=order.js expect="one"
console.log('one')
```

Because it is the *explanation*.

```js run=node predict file=again.js expect="two"
console.log('two')
```

And that is the second one.

<!-- review: r -->

## Two

After it.
"#;

const LINE: &str = "▸ r to say first what it prints · Space to read on";

fn shows(player: &Player, words: &[&str]) -> Vec<bool> {
    let screen = player.screen();
    words.iter().map(|words| screen.contains(words)).collect()
}

/// The line, the first explanation, the second one, and what follows them.
const PARTS: [&str; 4] = [LINE, "Because it is", "the second one", "After it."];

fn open() -> Player {
    Player::open(LESSON).sized(80, 40)
}

#[test]
fn a_share_of_the_lesson_that_is_held_back_says_so_with_the_key_that_leads_on() {
    let last = |player: &Player| {
        let screen = player.screen();
        screen.lines().last().unwrap_or_default().trim().to_owned()
    };
    let player = open().press("5 0 %");
    let told = "50 % is held back below this code: r predicts, Space reads on.";
    assert_eq!(last(&player), told);
    let told = "Held back: r predicts, Space reads on.";
    assert_eq!(last(&player.sized(40, 15)), told);
    let shown = open().press("Space 5 0 %");
    assert!(!last(&shown).contains("held back"), "{}", shown.screen());
}

#[test]
fn what_explains_it_is_held_back_to_the_end_of_the_section() {
    // Nor does what follows seem to be the next to be read.
    let player = open();
    assert_eq!(shows(&player, &PARTS), [true, false, false, false]);
    let review = "title = \"Reading\"\nfile = \"flawed.mjs\"\nprompt = \"Would you merge it?\"\n";
    let player = Player::course([
        ("course.toml", "format = 1\nid = \"t\"\ntitle = \"T\"\n"),
        ("lesson.md", LESSON),
        ("reviews/r/review.toml", review),
        ("reviews/r/flawed.mjs", "1;\n"),
    ]);
    let player = player.sized(80, 40).press("Space Space");
    assert_eq!(shows(&player, &PARTS), [false, true, true, true]);
    assert!(player.screen().contains("▸ Review"), "{}", player.screen());
}

#[test]
fn space_shows_it_where_the_line_stands_and_then_reads_on() {
    let player = open().press("Space");
    assert_eq!(shows(&player, &PARTS), [true, true, false, false]);
    let player = player.press("Space");
    assert_eq!(shows(&player, &PARTS), [false, true, true, true]);
    assert!(player.screen().contains("Before."), "it stays");
}

#[test]
fn output_that_a_file_holds_is_shown_as_any_other() {
    let lesson = LESSON.replace("expect=\"one\"", "expect-file=out/one.txt");
    let open = |file: &str| {
        let player = Player::course([
            ("course.toml", "format = 1\nid = \"t\"\ntitle = \"T\"\n"),
            ("lesson.md", &lesson),
            (file, "one of a file\n"),
        ]);
        player.sized(80, 40).press("Space")
    };
    let shown = ["Recorded output", "one of a file", "Because it is"];
    assert_eq!(shows(&open("out/one.txt"), &shown), [true; 3]);
    assert_eq!(shows(&open("out/two.txt"), &shown), [false, false, true]);
}

#[test]
fn where_no_room_is_for_it_space_turns_the_page_too() {
    let line = open().screen().lines().position(|row| row.contains(LINE));
    let line = line.expect("the line is on the screen");
    // The line is the last one above the footer; nothing is recorded of it.
    let long = format!("{LESSON}{}", "\nMore.\n".repeat(40));
    let long = long.replace("expect=\"one\"", "expect=fail");
    let player = Player::open(&long).sized(80, line as u16 + 2);
    assert!(player.screen().contains(LINE), "{}", player.screen());
    let player = player.press("Space");
    let screen = player.screen();
    // Nothing of it was passed over: it begins at the top.
    let mut rows = screen.lines().skip(1);
    let first = rows.find(|row| !row.is_empty()).unwrap_or_default();
    assert!(first.contains("Because it is"), "{screen}");
}

#[test]
fn the_answer_shows_it_below_the_difference() {
    let player = open().press("r");
    assert_eq!(shows(&player, &PARTS), [false, false, false, true]);
    let player = player.press("Esc");
    assert_eq!(shows(&player, &PARTS), [true, false, false, false]);
    let player = player.press("r").type_text("one").press("Tab");
    // Not before the code has ended.
    let player = told(player, News::Runs(Some("one".to_owned())));
    assert_eq!(shows(&player, &PARTS), [false, false, false, true]);
    let player = told(told(player, out("one\n")), ended(End::Exit(0)));
    assert!(player.screen().contains("Because it is"));
    let why = "Node.js is not there.".to_owned();
    for news in [News::IsRecorded(why.clone(), None), News::IsRefused(why)] {
        let player = told(open().press("r Tab"), news);
        assert!(player.screen().contains("Because it is"), "skipped");
    }
}

#[test]
fn the_line_is_a_button() {
    let player = open().click("Space to read on");
    assert!(player.screen().contains("Because it is"));
    let player = open().press("Tab Tab");
    assert!(
        player.screen().contains("Enter show"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    assert!(player.screen().contains("Because it is"));
}

#[test]
fn it_never_comes_back() {
    let player = open().press("Space").restart().sized(80, 40);
    assert_eq!(shows(&player, &PARTS), [true, true, false, false]);
    let name = "order.js".to_owned();
    let change = Change::Guessed(LessonId::new("lesson.md"), name);
    assert!(player.saved.contains(&change), "{:?}", player.saved);
}

#[test]
fn a_search_leads_into_it_and_shows_all_before_it() {
    let player = open().press("/").type_text("second one").press("Enter");
    assert_eq!(shows(&player, &PARTS), [false, true, true, true]);
}

#[test]
fn the_end_is_one_key_away_and_space_does_not_leave_the_lesson_without_it() {
    let lesson = "# A\n\n```js run=node predict expect=\"one\"\n1\n```\n\nThe last words.\n";
    let player = Player::open(lesson).press("G");
    let screen = player.screen();
    assert!(
        screen.ends_with("Space shows what is held back here."),
        "{screen}"
    );
    let screen = player.wait().screen();
    assert!(screen.contains("Space read on"), "{screen}");
    let player = Player::open(lesson).press("G");
    let player = player.press("Space");
    assert!(player.screen().contains("The last words."));
    assert!(!player.screen().contains("end of the lesson"));
    assert!(player.press("Space").screen().contains("end of the lesson"));
}

#[test]
fn what_is_held_back_does_not_count_as_read() {
    let is_read = |player: &Player| {
        let mut saved = player.saved.iter();
        saved.any(|change| matches!(change, Change::Read(_, Some(part)) if part.as_str() == "one"))
    };
    let mut player = open();
    assert!(!is_read(&player));
    player = player.press("Space Space");
    assert!(is_read(&player));
    // And what has been read is not folded: the journal of an older version knows no guesses.
    player
        .saved
        .retain(|change| !matches!(change, Change::Guessed(..)));
    let player = player.restart().sized(80, 40);
    assert_eq!(shows(&player, &PARTS), [false, true, true, true]);
}

#[test]
fn the_line_fits_narrow_screens() {
    let lesson = &LESSON.replace("## One\n\n", "");
    let player = Player::open(lesson).sized(40, 30);
    assert!(
        player.screen().contains("▸ r predict · Space read on"),
        "{}",
        player.screen()
    );
    let player = Player::open(lesson).sized(20, 30);
    assert!(
        player.screen().contains("▸ Space read on"),
        "{}",
        player.screen()
    );
}

#[test]
fn code_that_is_not_guessed_holds_nothing_back() {
    let plain = LESSON.replace(" predict", "");
    let player = Player::open(&plain).sized(80, 40);
    assert_eq!(shows(&player, &PARTS), [false, true, true, true]);
    // Nothing would come of a guess where no output is known.
    let player = Player::open("# A\n\n```python predict\n1\n```\n\nAfter it.\n");
    assert!(player.screen().contains("After it."));
}

#[test]
fn who_moves_on_by_rows_reads_on_too() {
    let long = LESSON.replace("Before.", &"A row of words.\n\n".repeat(30));
    for (keys, height) in [("j", 24), ("Down", 15), ("d", 24), ("3 j", 12)] {
        let mut player = Player::open(&long).sized(80, height);
        let mut seen = [false; 4];
        for _ in 0..120 {
            player = player.press(keys);
            let shown = shows(&player, &PARTS);
            seen.iter_mut()
                .zip(shown)
                .for_each(|(seen, shown)| *seen |= shown);
        }
        assert_eq!(
            seen,
            [true; 4],
            "{keys} at {height} rows: {}",
            player.screen()
        );
    }
    // Not before it has come up: one glance at the code is possible.
    let player = Player::open(&long).sized(80, 24).press("G");
    let screen = player.screen();
    assert!(screen.contains(LINE), "{screen}");
}

#[test]
fn what_it_prints_is_shown_with_what_explains_it() {
    let recorded = "┌ Recorded output ─";
    let player = open();
    assert!(!player.screen().contains(recorded), "nothing is given away");
    let player = player.press("Space");
    let screen = player.screen();
    assert!(screen.contains(recorded), "{screen}");
    assert!(screen.contains("│ one "), "{screen}");
    assert!(!screen.contains("│ two "), "{screen}");
    // It is text: the keys are those of the page, and it is there the next time too.
    assert!(!screen.contains("Esc close"), "{screen}");
    let player = player.restart().sized(80, 40);
    assert!(player.screen().contains("│ one "), "{}", player.screen());
    // Whoever says it again does not see it.
    let player = player.press("r a");
    assert!(!player.screen().contains(recorded), "{}", player.screen());
    assert!(player.screen().contains("What does it print?"));
    let player = player.press("Esc");
    assert!(player.screen().contains("│ one "), "{}", player.screen());
}

#[test]
fn where_no_room_is_for_it_what_it_prints_is_shown_with_the_code_above_it() {
    let line = open().screen().lines().position(|row| row.contains(LINE));
    let line = line.expect("the line is on the screen");
    let long = format!("{LESSON}{}", "\nMore.\n".repeat(40));
    let player = Player::open(&long).sized(80, line as u16 + 2);
    let screen = player.press("Space").screen();
    for words in ["console.log('one')", "│ one ", "Because it is"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn a_long_output_fits_narrow_screens() {
    let output = "one two three four five six seven eight nine ten";
    let lesson = LESSON.replace("expect=\"one\"", &format!("expect=\"{output}\""));
    for width in [1, 3, 8, 20, 40] {
        let player = Player::open(&lesson).sized(width, 60).press("Space");
        let screen = player.screen();
        let words = screen.replace(|letter: char| !letter.is_alphanumeric(), "");
        if width > 8 {
            assert!(words.contains("eightnineten"), "{screen}");
        }
    }
    let player = Player::open(&lesson).sized(40, 60).press("Space");
    assert!(player.screen().contains("│ ↪ "), "{}", player.screen());
}

#[test]
fn a_share_of_the_lesson_that_is_held_back_leads_to_the_code() {
    let long = LESSON.replace("Because it is", &"Because it is. ".repeat(60));
    let player = Player::open(&long).sized(80, 20).press("5 0 %");
    let screen = player.screen();
    assert!(
        screen.contains("order.js") && screen.contains(LINE),
        "{screen}"
    );
}

#[test]
fn what_is_held_back_is_only_glimpsed_while_words_are_typed() {
    let covered = [true, false, false, false];
    let first = [true, true, false, false];
    let both = [false, true, true, true];
    let sees = |player: &Player| shows(player, &PARTS);
    let player = open().press("/").type_text("explanation");
    assert_eq!(sees(&player), first);
    // Another match, and none: only what is gone to is shown.
    let player = player.press("Ctrl-U").type_text("second one");
    assert_eq!(sees(&player), both);
    let player = player.type_text("x");
    assert_eq!(sees(&player), covered);
    let player = player.press("Backspace");
    assert_eq!(sees(&player), both);
    let player = player.press("Esc");
    assert_eq!(sees(&player), covered);
    assert_eq!(sees(&player.restart()), covered);
    // Nor is it shown for good when the lesson is edited meanwhile.
    let edited = LESSON.replace("Before.", "Before it.");
    let player = open().press("/").type_text("explanation");
    let player = player.edited([("lesson.md", &*edited)]);
    assert_eq!(sees(&player), first);
    assert_eq!(sees(&player.press("Esc").restart()), covered);
    // What was accepted is gone to like any other place.
    let player = open().press("/").type_text("explanation").press("Enter");
    assert_eq!(sees(&player.press("Esc").restart()), first);
}

#[test]
fn reading_stops_at_a_question_with_as_much_of_its_code_as_there_is_room_for() {
    for lines in 1..40 {
        let code = (0..lines).map(|line| format!("console.log('line{line};');\n"));
        let code: String = code.collect();
        let text = format!(
            "# T\n\n{}\n\n```js run predict\n{code}```\n\nIt prints lines.\n",
            "Words before it. ".repeat(20)
        );
        let mut player = Player::open(&text).sized(40, 15);
        while player.app.reader.fold_in_sight().is_none() {
            player = player.press("Space");
        }
        let screen = player.screen();
        let shown = screen.matches("console.log(").count();
        // Of 13 rows the last border, a blank one and the line are not the code's; where all fits there is a border more.
        assert!(shown >= lines.min(9), "{lines}\n{screen}");
        assert!(screen.contains(&format!("line{};", lines - 1)), "{screen}");
    }
}

#[test]
fn what_is_sought_behind_the_line_is_on_the_screen() {
    let lesson = format!("{LESSON}\nA [link](https://example.org) stands there.\n");
    let open = || Player::open(&lesson).sized(80, 24);
    let found = open().type_text("/stands there").press("Enter");
    let screen = found.screen();
    assert!(screen.contains("A link stands there."), "{screen}");
    let focused = open().press("Tab Tab Tab Tab Tab");
    let screen = focused.screen();
    assert!(screen.contains("A link stands there."), "{screen}");
}
