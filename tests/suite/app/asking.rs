//! What a quiz keeps in sight and within reach: the reasons of all choices, the line that is typed into, what is moved.

use nodecourse::app::{Event, Mouse, MouseKind};

use super::searching::bottom;
use crate::player::Player;

const COURSE: &str = "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01-node.md\"]\n";

fn open(quiz: &str) -> Player {
    let player = Player::course([
        ("course.toml", COURSE),
        ("01-node.md", "# Node\n\nWords.\n\n<!-- quiz: node -->\n"),
        ("01-node.quiz.toml", quiz),
    ]);
    player.press("Tab Enter")
}

fn choice() -> String {
    let distractors: Vec<String> = (1..=3)
        .map(|n| format!("{{ text = \"wrong {n}\", why = \"Reason {n}.\" }}"))
        .collect();
    let more = "A long explanation that takes its room. ".repeat(20);
    format!(
        "[[questions]]\nid = \"q\"\ntype = \"MultipleChoice\"\nprompt.prompt = \"Why?\"\nprompt.distractors = [{}]\nanswer.answer = \"right\"\ncontext = \"{more}\"\n",
        distractors.join(", ")
    )
}

/// The place of some words on the screen.
fn row(player: &Player, words: &str) -> Option<usize> {
    player
        .screen()
        .lines()
        .position(|line| line.contains(words))
}

/// Chooses the option with these words, and answers.
fn answer(player: Player, words: &str) -> Player {
    player.click(words).press("Enter")
}

#[test]
fn the_reasons_of_the_other_choices_stand_below_the_explanation() {
    let player = answer(open(&choice()).sized(80, 50), "wrong 2");
    let at =
        |words: &str| row(&player, words).unwrap_or_else(|| panic!("{words}\n{}", player.screen()));
    assert!(at("Reason 2.") < at("A long explanation"));
    assert!(at("A long explanation") < at("Why not the others:"));
    assert!(
        at("Why not the others:") < at("Reason 1.") && at("Why not the others:") < at("Reason 3.")
    );
    let reasons = player.screen().matches("Reason 2.").count();
    assert_eq!(reasons, 1);
    let player = answer(open(&choice()).sized(80, 50), "right");
    for number in 1..=3 {
        assert!(
            row(&player, &format!("Reason {number}.")).is_some(),
            "{}",
            player.screen()
        );
    }
}

#[test]
fn space_reads_on_below_an_answer_before_it_leaves_it() {
    let player = answer(open(&choice()).sized(60, 14), "right");
    assert!(row(&player, "Reason 3.").is_none(), "{}", player.screen());
    assert!(
        bottom(&player).contains("Space read on"),
        "{}",
        bottom(&player)
    );
    assert!(bottom(&player).contains("Enter back to the lesson"));
    let mut player = player;
    while bottom(&player).contains("Space read on") {
        player = player.press("Space");
    }
    assert!(row(&player, "Reason 3.").is_some(), "{}", player.screen());
    assert!(player.press("Space").app.overlays.is_empty());
}

fn trace() -> String {
    let lines: Vec<String> = (1..=40).map(|line| format!("line({line});\\n")).collect();
    let program = lines.concat();
    format!(
        "[[questions]]\nid = \"t\"\ntype = \"Tracing\"\nprompt.program = \"{program}\"\nanswer.doesCompile = true\nanswer.stdout = \"a\"\n"
    )
}

#[test]
fn what_is_typed_stays_in_sight_below_a_long_program() {
    for size in [(80, 24), (40, 15)] {
        let player = open(&trace()).sized(size.0, size.1);
        let cursor = row(&player, "(•) It runs").map(|row| row + 1);
        assert!(
            cursor.is_some() && row(&player, "line(1)").is_some(),
            "{}",
            player.screen()
        );
        let player = player.type_text("abc");
        assert_eq!(row(&player, "› abc"), cursor);
        // The program scrolls above it.
        let player = player.press("PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn PgDn");
        let player = player.press(&"Down ".repeat(40));
        assert_eq!(row(&player, "› abc"), cursor);
        assert!(row(&player, "line(40)").is_some(), "{}", player.screen());
        assert!(row(&player, "What does this program do?").is_some());
        let player = player.click("( ) It fails");
        assert!(
            row(&player, "(•) It does not").is_some(),
            "{}",
            player.screen()
        );
    }
    let player = open(&trace());
    assert!(
        bottom(&player).contains("PgDn PgUp scroll"),
        "{}",
        bottom(&player)
    );
    // On a small screen half of the room is the program's.
    let player = player.sized(40, 15).type_text("a");
    assert!(row(&player, "line(4)").is_some(), "{}", player.screen());
    assert!(
        bottom(&player).contains("Tab answer"),
        "{}",
        bottom(&player)
    );
    assert!(
        row(&player, "( ) It fails (Shift-Tab).").is_some(),
        "{}",
        player.screen()
    );
}

#[test]
fn the_footer_tells_what_enter_does_next() {
    let player = open(&trace());
    assert!(bottom(&player).contains("Enter answer"));
    let player = player.type_text("a");
    assert!(
        bottom(&player)
            .contains("Tab answer  PgDn PgUp scroll  Shift-Tab it fails  Enter next line"),
        "{}",
        bottom(&player)
    );
    let player = player.press("Enter");
    assert!(
        bottom(&player).contains("Enter answer"),
        "{}",
        bottom(&player)
    );
    let player = player.press("Enter");
    assert!(row(&player, "✓ Right.").is_some(), "{}", player.screen());
}

const ORDER: &str = "[[questions]]\nid = \"o\"\ntype = \"Order\"\nprompt.prompt = \"In which order?\"\nanswer.answer = [\"first\", \"second\", \"third\"]\n";

/// The items from top to bottom.
fn items(player: &Player) -> Vec<String> {
    let screen = player.screen();
    let lines = screen.lines();
    let words = lines.filter_map(|line| {
        let words = line.trim_matches(['│', ' ', '↕', '▸']);
        let (number, words) = words.split_once("  ")?;
        number.parse::<usize>().ok()?;
        Some(words.trim().to_owned())
    });
    words.collect()
}

#[test]
fn how_items_are_moved_stands_above_them() {
    let player = open(ORDER);
    assert!(
        row(&player, "Space takes one up").is_some(),
        "{}",
        player.screen()
    );
    assert!(
        bottom(&player).contains("Space take up"),
        "{}",
        bottom(&player)
    );
    let before = items(&player);
    assert_eq!(before.len(), 3, "{}", player.screen());
    let player = player.press("Space Down Down Space");
    assert_eq!(items(&player), [before[1].as_str(), &before[2], &before[0]]);
    // Or without taking it up.
    let player = player.press("Shift-Up Shift-Up");
    assert_eq!(items(&player), before);
    // Or to a number.
    let player = player.press("Space 3 Space");
    assert_eq!(items(&player), [before[1].as_str(), &before[2], &before[0]]);
}

#[test]
fn items_are_dragged_and_clicked_into_place() {
    let mouse = |player: &mut Player, kind, words: &str| {
        let row = row(player, words).expect("it is there") as u16;
        player.event(Event::Mouse(Mouse {
            kind,
            column: 12,
            row,
        }));
    };
    let mut player = open(ORDER);
    let before = items(&player);
    mouse(&mut player, MouseKind::Press, &before[0]);
    mouse(&mut player, MouseKind::Drag, &before[2]);
    assert_eq!(items(&player), [before[1].as_str(), &before[2], &before[0]]);
    mouse(&mut player, MouseKind::Release, &before[0]);
    assert!(
        row(&player, "↕").is_none_or(|row| row < 9),
        "{}",
        player.screen()
    );
    // A click takes it up, the next one puts it there.
    mouse(&mut player, MouseKind::Press, &before[0]);
    mouse(&mut player, MouseKind::Release, &before[0]);
    mouse(&mut player, MouseKind::Press, &before[1]);
    mouse(&mut player, MouseKind::Release, &before[1]);
    assert_eq!(items(&player), before);
}
