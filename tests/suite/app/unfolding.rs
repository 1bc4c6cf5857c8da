//! Finding what is folded away in code.

use nodecourse::theme::Role;

use super::searching::bottom;
use crate::player::Player;

#[test]
fn a_hidden_line_of_code_is_found_and_unfolded() {
    let code = "```rust\n# fn needle() {}\nlet a = 1;\n# let needle = 2;\nlet b = needle;\n```\n";
    let player = Player::course([
        ("book.toml", "[book]\ntitle = \"B\"\n"),
        ("src/SUMMARY.md", "- [One](one.md)\n"),
        ("src/one.md", &format!("# One\n\nText.\n\n{code}")),
    ]);
    assert!(
        !player.screen().contains("fn needle"),
        "{}",
        player.screen()
    );
    let player = player.press("/").type_text("needl");
    assert_eq!(player.painted(Role::SearchCurrent), ["needl"]);
    assert!(player.screen().contains("fn needle"), "{}", player.screen());
    let player = player.type_text("xx");
    assert!(
        !player.screen().contains("fn needle"),
        "{}",
        player.screen()
    );
    let player = player.press("Backspace Backspace Enter");
    assert!(player.screen().contains("fn needle"), "{}", player.screen());
    let player = player.press("n");
    assert_eq!(bottom(&player), "2/3  needl");
    let player = player.press("n");
    assert_eq!(bottom(&player), "3/3  needl");
    let player = player.press("/").type_text("let b").press("Esc");
    assert!(player.screen().contains("fn needle"), "{}", player.screen());
}

#[test]
fn a_match_in_a_hidden_line_far_below_is_counted() {
    let text = "Text.\n\n".repeat(60);
    for code in [
        "```rust\n# fn one() { needle }\nlet a = 1;\n```\n",
        "```rust\n# struct P;\n#\n# impl P {\n#     fn d(&self) { let needle = 1; needle }\n# }\n#\nfn main() {\n#     let p = P;\n    d();\n}\n```\n",
    ] {
        let player = Player::course([
            ("book.toml", "[book]\ntitle = \"B\"\n"),
            ("src/SUMMARY.md", "- [One](one.md)\n"),
            ("src/one.md", &format!("# One\n\n{text}{code}\n{text}")),
        ]);
        let all = code.matches("needle").count();
        let player = player.press("/").type_text("needle");
        assert!(
            player.screen().contains(&format!("1/{all}")),
            "{}",
            player.screen()
        );
        let player = player.press("Enter");
        assert_eq!(bottom(&player), format!("1/{all}  needle"));
        assert_eq!(player.painted(Role::SearchCurrent), ["needle"]);
    }
}

/// A part with something folded, whose summary says what others do.
fn part(name: &str) -> String {
    format!(
        "## {name}\n\nAbout {name}.\n\n<details><summary>Answer</summary>\n\nThe answer of {name}.\n\n</details>\n\n"
    )
}

#[test]
fn what_was_unfolded_stays_so_after_an_edit_above_it_and_nothing_else_unfolds() {
    let text = |parts: &[&str]| {
        let parts: String = parts.iter().map(|name| part(name)).collect();
        format!("# One\n\n{parts}")
    };
    let before = text(&["first", "second", "third"]);
    let player = Player::course([("a.md", before.as_str())]).press("Tab Tab Enter");
    let shown = |player: &Player| {
        ["first", "second", "third", "new", "another"].map(|name| {
            let answer = format!("The answer of {name}.");
            player.screen().contains(&answer)
        })
    };
    assert_eq!(shown(&player), [false, true, false, false, false]);
    let with_more = text(&["new", "first", "second", "another", "third"]);
    let player = player.sized(80, 60).edited([("a.md", with_more.as_str())]);
    assert_eq!(shown(&player), [false, true, false, false, false]);
    // It is gone for a while, and is still unfolded when it is there again.
    let player = player.edited([("a.md", text(&["first", "third"]).as_str())]);
    assert_eq!(shown(&player), [false; 5]);
    let player = player.edited([("a.md", with_more.as_str())]);
    assert_eq!(shown(&player), [false, true, false, false, false]);
    // It says something else itself.
    let edited = with_more.replace("The answer of second.", "The answer of second. More.");
    let edited = edited.replace("About second", "More about second");
    let player = player.edited([("a.md", edited.as_str())]);
    assert_eq!(shown(&player), [false, true, false, false, false]);
    let player = player.edited([(
        "a.md",
        edited.replace("<summary>Answer", "<summary>Reply").as_str(),
    )]);
    assert_eq!(shown(&player), [false, true, false, false, false]);
}

#[test]
fn hidden_lines_that_were_shown_stay_so_after_an_edit() {
    let text = |line: &str, above: &str| {
        let code =
            |name: &str| format!("```rust\n# fn {name}() {{}}\nlet {name} = 1;\n{line}```\n");
        format!(
            "# One\n\n{above}Text.\n\n{}\nMore.\n\n{}",
            code("hay"),
            code("needle")
        )
    };
    let course = |text: &str| {
        [
            ("book.toml", "[book]\ntitle = \"B\"\n".to_owned()),
            ("src/SUMMARY.md", "- [One](one.md)\n".to_owned()),
            ("src/one.md", text.to_owned()),
        ]
    };
    let open = course(&text("", ""));
    let open = open.each_ref().map(|(path, text)| (*path, text.as_str()));
    let mut player = Player::course(open)
        .press("/")
        .type_text("fn needle")
        .press("Enter Esc");
    let shown =
        |player: &Player| ["fn hay", "fn needle"].map(|line| player.screen().contains(line));
    assert_eq!(shown(&player), [false, true]);
    for (line, above) in [
        ("", "New.\n\n"),
        ("let other = 2;\n", "New.\n\n"),
        ("let other = 2;\n", ""),
    ] {
        let edited = course(&text(line, above));
        let edited = edited.each_ref().map(|(path, text)| (*path, text.as_str()));
        player = player.edited(edited);
        assert_eq!(shown(&player), [false, true], "{line} {above}");
    }
}

#[test]
fn what_stands_in_place_of_a_passage_that_was_deleted_stays_folded() {
    let ports = "### Ports\n\n| Port | Use |\n| --- | --- |\n| 80 | web |\n| 443 | web, too |\n\n";
    let text = |ports: &str| {
        let log =
            "<details><summary>Long log</summary>\n\n```\nall of the log\n```\n\n</details>\n\n";
        let more = "More of it.\n\n".repeat(30);
        format!("# Server\n\n## Install\n\nFirst words.\n\n{ports}{log}{more}")
    };
    let (before, after) = (text(ports), text(""));
    let player = Player::course([("a.md", before.as_str())]).sized(60, 8);
    let player = player.press("→ ↓ ↓ ↓ ↓ ↓ ↓").wait();
    let top = |player: &Player| {
        let screen = player.screen();
        let rows = screen.lines().skip(1).map(str::trim);
        rows.filter(|row| !row.is_empty())
            .take(2)
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert!(top(&player).contains("│ Port"), "{}", player.screen());
    let player = player.edited([("a.md", after.as_str())]);
    assert_eq!(top(&player), "▸ Long log\nMore of it.");
    let player = player.wait().restart();
    assert_eq!(top(&player), "▸ Long log\nMore of it.");
    // The passage comes back: so does the place.
    let player = player.edited([("a.md", before.as_str())]);
    assert!(top(&player).contains("│ Port"), "{}", player.screen());
    // A bookmark there is led to in the same way.
    let player = player.press("m a g g").wait();
    let player = player.edited([("a.md", after.as_str())]).press("' a");
    assert!(!player.screen().contains("all of the log"));
    // Who was inside stays there.
    let player = Player::course([("a.md", before.as_str())]).sized(60, 8);
    let player = player
        .press("Tab Enter / ")
        .type_text("all of")
        .press("Enter Esc");
    let inside = |player: &Player| player.screen().contains("all of the log");
    assert!(inside(&player), "{}", player.screen());
    let player = player.edited([("a.md", after.as_str())]);
    assert!(inside(&player), "{}", player.screen());
    assert!(inside(&player.wait().restart()));
}
