//! Texts that are taller than a screen and have no break: places in them are kept by their words, whatever they stand in.

use nodecourse::app::Config;
use nodecourse::load::Library;

use crate::player::Player;

const SIZES: [(u16, u16); 4] = [(60, 15), (110, 24), (80, 24), (30, 15)];

/// So many words, all different.
fn words(count: usize) -> String {
    let words: Vec<String> = (0..count).map(|nth| format!("wx{nth}")).collect();
    words.join(" ")
}

/// Lessons of one long text each.
fn lessons() -> Vec<(&'static str, String)> {
    let words = words(400);
    let ends = [
        ("paragraph", format!("{words}\n")),
        ("item", format!("- {words}\n- another\n")),
        ("item in an item", format!("- one\n  1. {words}\n")),
        ("footnote", format!("A note[^n].\n\n[^n]: {words}\n")),
        ("definition", format!("Term\n: {words}\n")),
        ("callout", format!("> [!NOTE]\n> {words}\n")),
        ("quote in an item", format!("- > {words}\n")),
        (
            "details",
            format!("<details open>\n<summary>More</summary>\n\n{words}\n\n</details>\n"),
        ),
        (
            "summary",
            format!("<details open>\n<summary>{words}</summary>\n\nx\n\n</details>\n"),
        ),
        ("code", format!("```js\n{words}\n```\n")),
        (
            "code in an item",
            format!("- one\n\n  ```js\n  {words}\n  ```\n"),
        ),
        (
            "code of two lines",
            format!("```js\nlet a = 1;\n\t{words}\nlet b = 2;\n```\n"),
        ),
        (
            "numbered code",
            format!("```js,linenos\nlet a = 1;\n{words}\nlet b = 2;\n```\n"),
        ),
        (
            "table in a quote",
            format!("> | A |\n> |---|\n> | {words} |\n"),
        ),
        (
            "table in an item",
            format!("- one\n\n  | A | B |\n  |---|---|\n  | a | {words} |\n"),
        ),
        (
            "table of code",
            format!("| A | B |\n|---|---|\n| `a` | **{words}** |\n"),
        ),
    ];
    let text = |end: String| format!("# T\n\nSome words.\n\n{end}\n\nThe end.\n");
    ends.map(|(name, end)| (name, text(end))).into()
}

/// The words on the first line of the screen that has some of the long text.
fn under_the_eye(player: &Player) -> Vec<String> {
    let screen = player.screen();
    let of_text = |line: &str| -> Vec<String> {
        let all = line.split(|letter: char| !letter.is_ascii_alphanumeric());
        all.filter(|word| word.starts_with("wx"))
            .map(str::to_owned)
            .collect()
    };
    let mut lines = screen.lines().skip(1).map(of_text);
    lines.find(|words| !words.is_empty()).unwrap_or_default()
}

fn share(words: &[String], others: &[String]) -> bool {
    words.iter().any(|word| others.contains(word))
}

#[test]
fn a_long_text_is_at_the_same_words_at_every_width_and_after_a_restart() {
    let mut wrong = Vec::new();
    for (name, text) in lessons() {
        for (width, height) in SIZES {
            let mut player = Player::open(&text).sized(width, height);
            for _ in 0..5 {
                player = player.press("9 j");
                let here = under_the_eye(&player);
                let screen = player.screen();
                for (width, height) in SIZES {
                    player = player.sized(width, height);
                    let there = under_the_eye(&player);
                    if !share(&here, &there) {
                        wrong.push(format!(
                            "{name} {here:?} {there:?}\n{screen}\n{}",
                            player.screen()
                        ));
                    }
                }
                player = player.sized(width, height);
                // Its end may have been on a larger screen: then it has been read.
                let body = |screen: &str| screen.split_once('\n').map(|(_, body)| body.to_owned());
                if body(&player.screen()) != body(&screen) {
                    wrong.push(format!("{name}: to and fro\n{screen}\n{}", player.screen()));
                }
                player = player.restart();
                if under_the_eye(&player) != here {
                    wrong.push(format!("{name}: restart\n{screen}\n{}", player.screen()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} {}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn a_long_text_is_at_the_same_words_after_an_edit_of_it() {
    let mut wrong = Vec::new();
    for (name, text) in lessons() {
        for (from, to) in [
            (
                "wx3 ",
                "wx3 some other words that were put in before the line ",
            ),
            ("wx3 ", ""),
            ("Some words.", "Some\n\nmore\n\nwords."),
        ] {
            let edited = text.replacen(from, to, 1);
            let open = || Player::open(&text).sized(60, 15).press("2 5 j");
            let here = under_the_eye(&open());
            let player = open().edited([("lesson.md", edited.as_str())]);
            if !share(&here, &under_the_eye(&player)) {
                wrong.push(format!("{name} {from} {here:?}\n{}", player.screen()));
            }
            let library = Library::in_memory([("lesson.md", edited.as_str())]);
            let player = open().again(library, Config::default()).sized(110, 24);
            if !share(&here, &under_the_eye(&player)) {
                wrong.push(format!("{name} {from} again {here:?}\n{}", player.screen()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} {}", wrong.len(), wrong.join("\n\n"));
}
