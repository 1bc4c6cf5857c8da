//! The proofs of a review in the player: run on both files, and brought into sight.

use nodecourse::app::news::Proofs;
use nodecourse::app::{Effect, Event, Work};
use nodecourse::practice::review::{Seen, Shown};
use nodecourse::practice::trial::{Difference, Told, Verdict};

use super::reviewing::{CODE, COURSE, FIXED, REVIEW, shows};
use crate::player::Player;

#[test]
fn the_proofs_are_run_on_both_files_on_a_key() {
    let proof = REVIEW.replace(
        "shows = \"A slow disk: no answer; expected: an answer.\"",
        "proof = { test = \"proof.test.mjs\", pattern = \"answers\" }",
    );
    let player = Player::course([
        ("course.toml", COURSE),
        ("01-a.md", "# A\n\n<!-- review: r -->\n"),
        ("reviews/r/review.toml", proof.as_str()),
        ("reviews/r/flawed.mjs", CODE),
        ("reviews/r/fixed.mjs", FIXED),
        ("reviews/r/proof.test.mjs", "import test from 'node:test';"),
        ("reviews/r/flawed.out", "not ok 1 - answers\n"),
        ("reviews/r/fixed.out", "ok 1 - answers\n"),
    ]);
    // Before the judgement, nothing is proven.
    let player = player.sized(80, 60).press("tab enter r");
    let proves = |player: &Player| {
        let mut asked = player.asked.iter();
        asked.any(|effect| matches!(effect, Effect::Work(Work::Prove(id, _)) if id == "r"))
    };
    assert!(!proves(&player));
    let player = player.press("enter enter");
    assert!(shows(&player, "r run the proofs "), "{}", player.screen());
    let mut player = player.press("r");
    assert!(proves(&player));
    assert!(shows(&player, "running the proofs"), "{}", player.screen());
    let shown = Shown {
        flawed: Seen {
            verdict: Verdict::Failed(Difference {
                expected: "200".to_owned(),
                seen: "503".to_owned(),
            }),
            printed: printed("not ok - answers here\n  expected 200\n"),
        },
        fixed: Seen {
            verdict: Verdict::Passed,
            printed: printed("ok - answers here\n"),
        },
    };
    assert!(shows(&player, "on this file (recorded):"));
    player.event(Event::Proven(
        "r".to_owned(),
        Proofs::Shown(vec![Some(shown)]),
    ));
    for words in [
        "✗ on this file it fails: expected 200, seen 503",
        "✓ on the repaired file it passes",
        "✗ What the check printed on this file (live):",
        "│ not ok - answers here",
        "│   expected 200",
        "✓ What the check printed on the repaired file (live):",
        "│ ok - answers here",
        "run the proofs again",
    ] {
        assert!(shows(&player, words), "{words}\n{}", player.screen());
    }
    for words in ["(recorded)", "ok 1 - answers"] {
        assert!(!shows(&player, words), "{words}");
    }
    let stuck = "The proofs need Node.js: it is not there.";
    player.event(Event::Proven(
        "r".to_owned(),
        Proofs::Stuck(stuck.to_owned()),
    ));
    assert!(shows(&player, stuck), "{}", player.screen());
}

#[test]
fn what_the_proofs_print_is_brought_into_sight_from_anywhere() {
    let mut proof = REVIEW.replace(
        "shows = \"A slow disk: no answer; expected: an answer.\"",
        "proof = { test = \"proof.test.mjs\" }",
    );
    proof.push_str("\n[[remark]]\nat = \"return 1;\"\nwhy = \"Long. \"\n");
    let proof = proof.replace("Long. ", &"A word that takes its room. ".repeat(40));
    let player = Player::course([
        ("course.toml", COURSE),
        ("01-a.md", "# A\n\n<!-- review: r -->\n"),
        ("reviews/r/review.toml", proof.as_str()),
        ("reviews/r/flawed.mjs", CODE),
        ("reviews/r/fixed.mjs", FIXED),
        ("reviews/r/proof.test.mjs", "import test from 'node:test';"),
    ]);
    let mut player = player.sized(80, 24).press("tab enter enter enter");
    assert!(
        shows(&player, "Proven by proof.test.mjs. r runs it."),
        "{}",
        player.screen()
    );
    assert!(!shows(&player, "The proof"), "{}", player.screen());
    player = player.press("r");
    assert!(shows(&player, "The proof"), "{}", player.screen());
    assert!(
        shows(&player, "running the proofs on both files"),
        "{}",
        player.screen()
    );
    player = player.press("Home");
    let seen = |verdict, words: &str| Seen {
        verdict,
        printed: printed(words),
    };
    let difference = Difference {
        expected: "200".to_owned(),
        seen: "503".to_owned(),
    };
    let shown = Shown {
        flawed: seen(Verdict::Failed(difference), "not ok\n"),
        fixed: seen(Verdict::Passed, "ok\n"),
    };
    let shown = Proofs::Shown(vec![Some(shown)]);
    player.event(Event::Proven("r".to_owned(), shown));
    assert!(
        shows(&player, "on the repaired file (live):"),
        "{}",
        player.screen()
    );
}

fn printed(words: &str) -> Told {
    Told {
        all: words.to_owned(),
        recorded: words.to_owned(),
    }
}
