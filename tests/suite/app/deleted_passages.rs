//! A bookmark and the place where the learner is settle on the same line when what both were at is deleted.

use std::fmt::Write;
use std::ops::Range;

use nodecourse::app::Config;
use nodecourse::load::Library;

use crate::player::Player;

/// Paragraphs that have no word in common.
fn paragraphs(of: &str) -> String {
    let words = |nth: usize| (0..18).map(move |word| format!("{of}{nth}x{word}"));
    let all = (0..12).map(|nth| words(nth).collect::<Vec<_>>().join(" ") + ".\n\n");
    all.collect()
}

/// A lesson with text, code, a list and a table in its sections.
fn text() -> String {
    let mut text = "# T\n\n".to_owned();
    for section in ["a", "b", "c", "d"] {
        let _ = write!(text, "{}## {section}\n\n", paragraphs(section));
    }
    text.push_str("```js\n");
    (0..40).for_each(|nth| text.push_str(&format!("call_{nth}();\n")));
    text.push_str("```\n\n");
    (0..30).for_each(|nth| text.push_str(&format!("- item {nth} of the list\n")));
    text.push_str("\n| A | B |\n|---|---|\n");
    (0..30).for_each(|nth| text.push_str(&format!("| row {nth} | cell {nth} |\n")));
    text + "\n" + &paragraphs("e")
}

/// A player with a bookmark so many rows into it.
fn marked(text: &str, rows: usize) -> Player {
    let digits: Vec<String> = rows.to_string().chars().map(String::from).collect();
    let player = Player::open(text).sized(60, 15);
    player.press(&format!("{} j m a", digits.join(" ")))
}

/// The lines of the text that are on the screen.
fn shown(text: &str, player: &Player) -> Range<usize> {
    let screen = player.screen();
    let is_shown = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().take(4).collect();
        !words.is_empty() && screen.contains(&words.join(" "))
    };
    let first = text.lines().position(is_shown).expect("something is shown");
    let all: Vec<&str> = text.lines().collect();
    let last = all.iter().rposition(|line| is_shown(line));
    first..last.expect("something is shown") + 1
}

/// The page, and that after a way to its top and to the bookmark.
fn agrees(player: Player) {
    let body = |player: &Player| {
        let screen = player.screen();
        let rows: Vec<&str> = screen.lines().skip(1).collect();
        rows[..rows.len() - 1].join("\n")
    };
    let place = body(&player);
    assert_eq!(place, body(&player.press("g g ' a")));
}

#[test]
fn a_bookmark_settles_where_the_place_does() {
    let text = text();
    for rows in (1..200).step_by(13) {
        let shown = shown(&text, &marked(&text, rows));
        for (above, below) in [(0, 0), (2, 4), (0, 20), (20, 0)] {
            let cut = shown.start.saturating_sub(above)..shown.end + below;
            let left = text.lines().enumerate();
            let left = left.filter(|(nth, _)| !cut.contains(nth));
            let left: Vec<&str> = left.map(|(_, line)| line).collect();
            let left = left.join("\n");
            let library = |text: &str| Library::in_memory([("lesson.md", text)]);
            let edited = || marked(&text, rows).edited([("lesson.md", left.as_str())]);
            agrees(edited());
            agrees(marked(&text, rows).again(library(&left), Config::default()));
            for (from, to) in [
                ("## a", "More words.\n\nEven more.\n\n## a"),
                ("## b", "## b\n\nMore words of it here.\n\nEven more."),
                ("c1x1 ", ""),
                ("## d", "## New\n\nHello.\n\n## d"),
            ] {
                // What is on the screen does not move, and the bookmark is there.
                let again = left.replacen(from, to, 1);
                agrees(edited().edited([("lesson.md", again.as_str())]));
                agrees(edited().again(library(&again), Config::default()));
            }
        }
    }
}
