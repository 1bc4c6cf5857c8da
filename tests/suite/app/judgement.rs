//! The judgement of code: what was found, missed and accused is explained, and gone through.

use super::reviewing::{CODE, COURSE, FIXED, REVIEW, course, shows, with};
use crate::player::Player;

#[test]
fn decoys_and_other_lines_are_wrongly_accused() {
    let player = course().press("Tab Enter Space a G k Space Down Enter Enter");
    assert!(
        shows(&player, "There is a flaw that you missed."),
        "{}",
        player.screen()
    );
    assert!(
        shows(&player, "✗ 2 places wrongly accused."),
        "{}",
        player.screen()
    );
    assert!(
        shows(&player, "missed: line 4 · blocking"),
        "{}",
        player.screen()
    );
    let player = player.press("Down Down Down Down Down Down");
    assert!(
        shows(&player, "wrongly accused: line 8 · "),
        "{}",
        player.screen()
    );
    assert!(shows(&player, "Looks odd, is fine."), "{}", player.screen());
}

#[test]
fn what_was_left_alone_is_told_in_the_order_of_the_lines() {
    let review =
        format!("{REVIEW}[[decoy]]\nat = \"import fs from 'node:fs';\"\nwhy = \"Fine.\"\n");
    let player = with(&review, CODE).sized(80, 40);
    let screen = player.press("Tab Enter j j j Space b Enter").screen();
    let row = |words: &str| screen.lines().position(|line| line.contains(words));
    let (first, last) = (row("left alone: line 1"), row("left alone: line 8"));
    assert!(first.is_some() && first < last, "{screen}");
}

#[test]
fn a_key_leads_from_finding_to_finding_and_back() {
    let top = |player: &Player| {
        let screen = player.screen();
        let row = screen.lines().nth(2).unwrap_or_default().to_owned();
        row.trim_matches(['│', ' ']).to_owned()
    };
    let offers_next = |player: &Player| {
        let screen = player.screen();
        let last = screen.lines().last().unwrap_or_default();
        last.contains("→ next")
    };
    for (keys, sum, finding) in [
        (
            "j j j Space b Enter",
            "You found",
            "✓ found: line 4 · blocking",
        ),
        (
            "Enter Enter",
            "that you missed",
            "✗ missed: line 4 · blocking",
        ),
    ] {
        let player = course().sized(40, 12).press("Tab Enter").press(keys);
        assert!(player.screen().contains(sum), "{}", player.screen());
        assert!(offers_next(&player), "{}", player.screen());
        let mut player = player;
        for (key, heading) in [
            ("→", finding),
            ("l", "✓ left alone: line 8"),
            ("→", "How it is repaired"),
            ("l", "The proof"),
            ("←", "How it is repaired"),
            ("h", "✓ left alone: line 8"),
            ("h", finding),
        ] {
            player = player.press(key);
            assert_eq!(top(&player), heading, "{}", player.screen());
        }
        let player = player.press("←");
        assert!(player.screen().contains(sum), "{}", player.screen());
        let player = player.press("G");
        assert!(shows(&player, "← finding"), "{}", player.screen());
        assert!(!offers_next(&player), "{}", player.screen());
    }
}

#[test]
fn text_stays_where_it_is_when_code_is_judged() {
    let column = |player: &Player, words: &str| {
        let screen = player.screen();
        let line = screen.lines().find_map(|line| line.split_once(words));
        let before = line.map(|(before, _)| nodecourse::text::width(before));
        before.unwrap_or_else(|| panic!("{words} is not on\n{screen}"))
    };
    let long = |code: &str| code.replace("return 1;", &format!("return {};", "1".repeat(50)));
    for (width, is_wide) in [(200, true), (199, true), (130, false), (60, false)] {
        let player = Player::course([
            ("course.toml", COURSE),
            ("01-a.md", "# A\n\n<!-- review: r -->\n"),
            (
                "reviews/r/review.toml",
                &REVIEW.replace("return 1;", "function fast() {"),
            ),
            ("reviews/r/flawed.mjs", &long(CODE)),
            ("reviews/r/fixed.mjs", &long(FIXED)),
        ]);
        let player = player.sized(width, 50).press("Tab Enter j j j Space b");
        let before = column(&player, "It was asked");
        let player = player.press("Enter");
        assert_eq!(
            column(&player, "✓ You found"),
            before,
            "{}",
            player.screen()
        );
        let is_beside = player
            .screen()
            .lines()
            .any(|line| line.matches("111").count() > 1 && line.matches("return").count() == 2);
        assert_eq!(is_beside, is_wide, "{}", player.screen());
    }
}

#[test]
fn a_mark_that_is_too_wide_is_told_so() {
    let player = course().press("Tab Enter v G Space b Enter");
    assert!(
        shows(&player, "too wide: lines 1–9 hold the flaw at line 4"),
        "{}",
        player.screen()
    );
}

#[test]
fn nothing_wrong_is_a_possible_answer() {
    let player = course().press("Tab Enter Enter");
    assert!(
        shows(&player, "Is nothing wrong with this code?"),
        "{}",
        player.screen()
    );
    let player = player.press("Esc j Enter Enter");
    assert!(
        shows(&player, "There is a flaw that you missed."),
        "{}",
        player.screen()
    );
    let clean = "id = \"r\"\ntitle = \"Fine\"\nfile = \"flawed.mjs\"\nprompt = \"?\"\n";
    let player = with(clean, CODE).press("Tab Enter Enter Enter");
    assert!(
        shows(
            &player,
            "✓ Nothing is wrong with this code, and you said so."
        ),
        "{}",
        player.screen()
    );
}
