//! Code to be judged in the player: lines are marked with keys and the mouse.

use nodecourse::app::{Event, Mouse, MouseKind};
use nodecourse::course::review::Category;
use nodecourse::progress::Change;

use crate::player::Player;

pub(super) const COURSE: &str =
    "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01-a.md\"]\n";

pub(super) const CODE: &str = "import fs from 'node:fs';\n\nfunction slow() {\n  return fs.readFileSync('a');\n}\n\nfunction fast() {\n  return 1;\n}\n";

pub(super) const FIXED: &str = "import fs from 'node:fs/promises';\n\nfunction slow() {\n  return fs.readFile('a');\n}\n\nfunction fast() {\n  return 1;\n}\n";

pub(super) const REVIEW: &str = r#"
id = "r"
title = "Reading files"
file = "flawed.mjs"
prompt = "It was asked to **read** a file. Would you merge it?"

[[flaw]]
at = "return fs.readFileSync('a');"
category = "blocking"
why = "Everybody waits."
shows = "A slow disk: no answer; expected: an answer."

[[decoy]]
at = "return 1;"
why = "Looks odd, is fine."
"#;

pub(super) fn with(review: &str, code: &str) -> Player {
    Player::course([
        ("course.toml", COURSE),
        ("01-a.md", "# A\n\n<!-- review: r -->\n"),
        ("reviews/r/review.toml", review),
        ("reviews/r/flawed.mjs", code),
        ("reviews/r/fixed.mjs", FIXED),
        ("reviews/r/flawed.out", "not ok 1 - answers\n"),
        ("reviews/r/fixed.out", "ok 1 - answers\n"),
    ])
}

pub(super) fn course() -> Player {
    with(REVIEW, CODE).sized(80, 30)
}

pub(super) fn shows(player: &Player, words: &str) -> bool {
    player.screen().contains(words)
}

fn mouse(player: &mut Player, kind: MouseKind, words: &str) {
    let screen = player.screen();
    let row = screen.lines().position(|line| line.contains(words));
    player.event(Event::Mouse(Mouse {
        kind,
        column: 20,
        row: row.unwrap_or_else(|| panic!("{words} is not on\n{screen}")) as u16,
    }));
}

#[test]
fn a_flaw_is_marked_named_and_found() {
    let player = course().press("Tab Enter j j j Space");
    insta::assert_snapshot!(player.screen());
    let player = player.press("b");
    assert!(shows(&player, "└ line 4 · blocking"), "{}", player.screen());
    let player = player.press("Enter");
    insta::assert_snapshot!(player.screen());
    let player = player.press("Space Space");
    insta::assert_snapshot!(player.screen());
    assert!(matches!(
        player.saved.last(),
        Some(Change::Judged(id, judged)) if id == "r" && judged.marks.len() == 1
    ));
    let player = player.press("Esc");
    assert!(
        shows(&player, "Reading files · found 1 of 1"),
        "{}",
        player.screen()
    );
    // What was judged is there the next time, and can be done again.
    let player = player.restart().press("Tab Enter");
    assert!(shows(&player, "You found the flaw."), "{}", player.screen());
    let player = player.press("a");
    assert!(
        shows(&player, "Enter  nothing is wrong"),
        "{}",
        player.screen()
    );
}

#[test]
fn two_versions_stand_side_by_side_where_there_is_room() {
    let player = course()
        .sized(130, 44)
        .press("Tab Enter j j j Space b Enter");
    insta::assert_snapshot!(player.screen());
}

#[test]
fn several_lines_are_selected_and_a_mark_is_taken_back() {
    let player = course().press("Tab Enter j j v j j Space");
    assert!(
        shows(&player, "What is wrong with lines 3–5?"),
        "{}",
        player.screen()
    );
    let player = player.press("Enter");
    assert!(
        shows(&player, "└ lines 3–5 · security"),
        "{}",
        player.screen()
    );
    assert!(shows(&player, "judge with 1 mark"));
    let player = player.press("k Space");
    assert!(!shows(&player, "└ lines"), "{}", player.screen());
    let player = player.press("g g Shift-Down Shift-Down Space");
    assert!(
        shows(&player, "What is wrong with lines 1–3?"),
        "{}",
        player.screen()
    );
    let player = player.press("Esc Esc");
    assert!(
        !player.app.overlays.is_empty(),
        "first the menu, then the selection"
    );
    let player = player.press("Esc");
    assert!(player.app.overlays.is_empty());
}

#[test]
fn enter_marks_lines_that_are_selected() {
    let player = course().press("Tab Enter j j v j j");
    assert!(
        shows(&player, "Enter  mark these lines"),
        "{}",
        player.screen()
    );
    assert!(shows(&player, "Enter mark these"), "{}", player.screen());
    let player = player.press("Enter");
    assert!(
        shows(&player, "What is wrong with lines 3–5?"),
        "{}",
        player.screen()
    );
    let player = player.press("b");
    assert!(shows(&player, "●  3 │"), "{}", player.screen());
    assert!(
        !shows(&player, "✗"),
        "it is not judged: {}",
        player.screen()
    );
    // Where there is a mark, it is taken off.
    let player = player.press("v k");
    assert!(shows(&player, "take the mark off"), "{}", player.screen());
    let player = player.press("Enter");
    assert!(!shows(&player, "└ lines"), "{}", player.screen());
    // Where nothing is selected, it judges.
    assert!(shows(&player.press("Enter"), "You have marked nothing"));
}

#[test]
fn lines_stay_set_off_while_their_kind_is_chosen() {
    let mut player = course().press("Tab Enter j j v j j");
    let ground = |player: &mut Player, words: &str| {
        let screen = player.screen();
        let row = screen.lines().position(|line| line.contains(words));
        let row = row.unwrap_or_else(|| panic!("{words} is not on\n{screen}"));
        let buffer = player.buffer();
        let cell = &buffer.content[row * usize::from(buffer.area.width) + 6];
        (cell.bg, cell.modifier)
    };
    let line = "return fs.readFileSync";
    let (other, selected) = (ground(&mut player, "fast()"), ground(&mut player, line));
    assert_ne!(selected, other);
    let mut player = player.press("Enter");
    assert_eq!(ground(&mut player, line), selected);
    let screen = player.screen();
    let rows: Vec<&str> = screen.lines().collect();
    let question = rows.iter().position(|row| row.contains("What is wrong"));
    let above = rows[question.unwrap_or_default() - 1];
    assert_eq!(above.trim_matches(['│', ' ']), "", "{screen}");
}

#[test]
fn the_mouse_marks_lines_and_judges() {
    let mut player = course().click("Reading files");
    mouse(&mut player, MouseKind::Press, "readFileSync");
    mouse(&mut player, MouseKind::Release, "readFileSync");
    mouse(&mut player, MouseKind::Press, "readFileSync");
    let mut player = player.click("blocking");
    assert!(shows(&player, "└ line 4 · blocking"), "{}", player.screen());
    mouse(&mut player, MouseKind::Press, "function fast");
    mouse(&mut player, MouseKind::Drag, "return 1;");
    mouse(&mut player, MouseKind::Release, "return 1;");
    assert!(
        shows(&player, "What is wrong with lines 7–8?"),
        "{}",
        player.screen()
    );
    let player = player.press("Esc Esc").click("judge with 1 mark");
    assert!(shows(&player, "You found the flaw."), "{}", player.screen());
}

#[test]
fn a_review_fits_small_and_large_screens() {
    for (width, height) in [(40, 15), (20, 6), (1, 1), (200, 50)] {
        let mut player = course().sized(width, height).press("Tab Enter");
        for keys in ["j j j Space", "b", "Enter", "Space Space Space", "a", "Esc"] {
            player = player.press(keys);
            for line in player.screen().lines() {
                assert!(nodecourse::text::width(line) <= usize::from(width));
            }
        }
    }
    insta::assert_snapshot!(
        course()
            .sized(40, 15)
            .press("Tab Enter j j j Space")
            .screen()
    );
}

#[test]
fn control_characters_in_everything_are_cleaned() {
    let review = "id = \"r\"\ntitle = \"\\u001b[2J\"\nfile = \"flawed.mjs\"\nprompt = \"\\u009b31m\"\n[[flaw]]\nat = \"\\u001b]0;t\\u0007\"\ncategory = \"leak\"\nwhy = \"\\u0008\"\nshows = \"\\u202e\"\n";
    let code = "a\u{1b}]0;t\u{7}b\t\u{9b}c\r\n\u{202e}d\n";
    let mut player = with(review, code).press("Tab Enter");
    for _ in 0..3 {
        for cell in &player.buffer().content {
            let is_plain = |letter: char| !letter.is_control() && letter != '\u{202e}';
            assert!(cell.symbol().chars().all(is_plain), "{:?}", cell.symbol());
        }
        player = player.press("Enter");
    }
}

#[test]
fn the_keys_that_matter_are_offered_on_narrow_screens_too() {
    let bottom = |player: &Player| player.screen().lines().last().map(str::to_owned);
    let offers =
        |player: &Player, words: &str| bottom(player).is_some_and(|row| row.contains(words));
    let player = course().sized(40, 15).press("tab enter");
    assert!(
        offers(&player, "Space mark") && offers(&player, "Enter judge"),
        "{:?}",
        bottom(&player)
    );
    let player = player.press("enter");
    assert!(offers(&player, "Enter yes"), "{:?}", bottom(&player));
}

#[test]
fn what_a_category_means_is_told_on_narrow_screens_too() {
    for (width, height) in [(40, 15), (80, 24)] {
        let mut player = course().sized(width, height).press("Tab Enter Space");
        for category in Category::ALL {
            let screen = player.screen();
            let words = screen.replace(['│', '▸'], " ");
            let words: Vec<&str> = words.split_whitespace().collect();
            let (words, all) = (words.join(" "), Category::ALL);
            assert!(words.contains(category.meaning()), "{screen}");
            assert!(all.iter().all(|one| words.contains(one.name())), "{screen}");
            player = player.press("Down");
        }
    }
}

#[test]
fn marks_that_were_left_are_there_again() {
    let player = course().press("tab enter Down Down Down Space");
    let player = player.press("enter");
    let before = player.screen();
    let player = player.press("esc");
    assert_ne!(player.screen(), before);
    let again = player.press("enter").screen();
    let marks = |screen: &str| -> Vec<String> {
        let marked = screen.lines().filter(|line| line.contains("security"));
        marked.map(str::to_owned).collect()
    };
    assert!(!marks(&before).is_empty(), "{before}");
    assert_eq!(marks(&again), marks(&before), "{again}");
}

#[test]
fn the_list_of_keys_opens_over_a_review_and_does_what_is_chosen_there() {
    let player = course().press("Tab Enter j j j Space b ?");
    assert!(shows(&player, " Keys "), "{}", player.screen());
    let player = player.press("Esc");
    assert!(shows(&player, "└ line 4 · blocking"), "{}", player.screen());
    // What means something in a review is done in it …
    let player = player.press("? t o p Enter Space");
    assert!(
        shows(&player, "What is wrong with line 1?"),
        "{}",
        player.screen()
    );
    // … and anything else outside of it, with the marks kept.
    let player = course().press("Tab Enter j j j Space b ? c o n t e n t s Enter Esc");
    assert!(!shows(&player, "Reading files ─"), "{}", player.screen());
    let player = player.press("Tab Enter");
    assert!(shows(&player, "└ line 4 · blocking"), "{}", player.screen());
}

#[test]
fn the_keys_in_the_bottom_row_can_be_clicked_in_a_review_too() {
    let mut player = course().press("Tab Enter j j j");
    let screen = player.screen();
    let row = screen.lines().count() - 1;
    let line = screen.lines().last().unwrap_or_default();
    let at = line.find("mark").expect("it is offered");
    let column = line[..at].chars().count() as u16;
    let press = |column| {
        Event::Mouse(Mouse {
            kind: MouseKind::Press,
            column,
            row: row as u16,
        })
    };
    player.event(press(column));
    let is_chosen = |player: &Player| shows(player, "What is wrong with line 4?");
    assert!(is_chosen(&player), "{}", player.screen());
    // Between two keys a click means nothing.
    player.event(press(0));
    assert!(is_chosen(&player), "{}", player.screen());
}

#[test]
fn what_the_learner_has_chosen_is_told_with_the_judgement() {
    let player = course().press("Tab Enter j j j Space a Enter");
    assert!(
        shows(&player, "✓ found: line 4 · blocking; you said "),
        "{}",
        player.screen()
    );
    // All lines that were accused are shown, and not only those that look odd.
    let player = course().press("Tab Enter G k k v j j Space b Enter");
    let player = player.press("Down Down Down Down Down Down Down Down");
    let screen = player.screen();
    assert!(
        screen.contains("wrongly accused: lines 7–9 · blocking"),
        "{screen}"
    );
    for line in ["7 │ function fast() {", "8 │   return 1;", "9 │ }"] {
        assert!(screen.contains(line), "{line}: {screen}");
    }
}
