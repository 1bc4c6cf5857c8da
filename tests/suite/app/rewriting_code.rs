//! Of long code that is edited while it is open, only the lines around the eye stay until its new text has been read.

use nodecourse::app::Effect;
use nodecourse::course::{BlockKind, Code, Lesson};

use super::rewriting::{body, read, thinned_unseen, words};
use crate::player::Player;

/// A lesson of code of more than a megabyte and little else: some lines are long, some empty.
fn numbered(info: &str, first: &str) -> String {
    let lines = (0..30_000).map(|line| match line % 10 {
        3 => format!("const value{line} = {};\n", "compute(1) + ".repeat(9)),
        7 => "\n".to_owned(),
        _ => format!("const value{line} = compute(\"say little\");\n"),
    });
    let lines: String = lines.collect();
    format!("# T\n\nBefore.\n\n```{info}\n{first}\n{lines}```\n\nBelow.\n")
}

/// The same with lines that are all alike.
fn alike(first: &str) -> String {
    let lines = "some(words, that, say, little);\n".repeat(60_000);
    format!("# T\n\n```js\n{first}\n{lines}```\n")
}

/// A player of a lesson, whose new texts are not read before it is asked for.
fn player(text: &str) -> Player {
    let mut player = Player::course([("a.md", text)]);
    player.rests = true;
    player
}

fn code(lesson: &Lesson) -> &Code {
    let code = (0..lesson.blocks.len()).find_map(|block| match &lesson.blocks[block].kind {
        BlockKind::Code(code) => Some(&**code),
        _ => None,
    });
    code.expect("code")
}

#[test]
fn of_long_code_only_the_lines_around_the_eye_stay() {
    let new = numbered("js", "new();");
    for keys in [
        "g g", "2 0 j", "3 Space", "5 0 %", "8 1 % k", "5 0 % W", "G",
    ] {
        let player = player(&numbered("js", "old();")).press(keys);
        let (whole, before) = (words(&player), body(&player));
        let player = thinned_unseen(player, &new);
        let player = read(player);
        assert_eq!(words(&player), whole, "{keys}");
        assert_eq!(body(&player).replace("new", "old"), before, "{keys}");
    }
}

#[test]
fn among_lines_that_are_all_alike_the_place_stays_too() {
    for keys in ["2 0 j", "5 0 %", "9 0 % 7 j"] {
        let player = player(&alike("old();")).press(keys);
        let anchor = player.app.reader.anchor();
        let player = player.edited([("a.md", alike("new();").as_str())]);
        assert!(player.app.reader.is_thin());
        assert_eq!(read(player).app.reader.anchor(), anchor, "{keys}");
    }
}

#[test]
fn what_is_left_of_long_code_is_not_copied() {
    let copied = |player: &Player| {
        let mut asked = player.asked.iter();
        asked.find_map(|effect| match effect {
            Effect::Copy(text) => Some(text.len()),
            _ => None,
        })
    };
    let player = player(&numbered("js", "old();")).press("5 0 %");
    let whole = code(&player.app.reader.lesson).text.len();
    let player = player.edited([("a.md", numbered("js", "new();").as_str())]);
    let player = player.wait().press("c");
    assert_eq!(copied(&player), None);
    let told = player.screen();
    assert!(told.contains("The code is being read anew"), "{told}");
    assert_eq!(copied(&read(player).press("c")), Some(whole));
}

#[test]
fn keys_that_do_not_wait_find_nothing_where_lines_are_gone() {
    for keys in [
        "g g",
        "G",
        "1 0 %",
        "Space Space",
        "b",
        "/ v a l u e Enter n n",
    ] {
        let player = player(&numbered("js", "old();")).press("5 0 %");
        let player = player.edited([("a.md", numbered("js", "new();").as_str())]);
        let player = player.wait().press(keys).sized(50, 30).sized(80, 24);
        let player = read(player.press("W").press("W"));
        assert!(player.press("g g").screen().contains("new();"), "{keys}");
    }
}

#[test]
fn code_that_is_run_stays_whole_until_its_new_text_has_been_read() {
    let text = |first: &str| numbered("js run", first);
    let player = player(&text("old();"));
    let whole = words(&player);
    let player = player.edited([("a.md", text("new();").as_str())]);
    assert_eq!(words(&player), whole);
    assert!(read(player).screen().contains("new();"));
}

#[test]
fn the_lines_of_code_that_stay_are_found_where_they_were() {
    let player = player(&numbered("js", "old();"));
    let whole = code(&player.app.reader.lesson);
    let [start, end] = [12_345, 12_400].map(|line| whole.starts()[line]);
    for range in [start..end, start + 3..end - 5, 0..end, start..whole.len()] {
        let mut thin = Lesson::clone(&player.app.reader.lesson);
        thin.thin_out(|_| Some(range.clone()));
        let thin = code(&thin);
        assert_eq!(thin.len(), whole.len());
        assert_eq!(thin.line_count(), whole.line_count());
        assert_eq!(thin.beginning().get(..20), whole.text.get(..20));
        assert_eq!(thin.part(start..end - 1).1, &whole.text[start..end - 1]);
        let lines = whole.lines().zip(thin.lines()).zip(whole.starts());
        for ((line, left), start) in lines {
            let is_left = start < range.end && start + line.len() >= range.start;
            assert_eq!(left, if is_left { line } else { "" }, "{range:?} {start}");
        }
        for (line, start) in (12_345..12_400).zip(&whole.starts()[12_345..12_400]) {
            assert_eq!(thin.starts()[line], *start);
        }
        assert_eq!(thin.lines().count(), whole.lines().count());
        assert_eq!(thin.starts().len(), whole.starts().len());
    }
}
