//! The question before code of a course from elsewhere is run.

use nodecourse::app::news::{Before, News, Plan};
use nodecourse::app::{Event, Mouse, MouseKind};
use nodecourse::practice::run::Fencing;
use nodecourse::progress::{Change, Difference, Thing};

use super::running::{RUN, order, runs, told};
use crate::player::Player;

#[test]
fn a_course_from_elsewhere_asks_first_and_takes_only_y_for_a_yes() {
    let asked = told(Player::open(RUN).press("r"), asks("d1"));
    let screen = asked.screen();
    for words in [
        "Run code of this course?",
        "node main.mjs, in “A”",
        "packages from npm: express 5.3.0",
        "It is fenced in",
        "reaches no network",
        "processor up to its limits.",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    insta::assert_snapshot!(screen);
    // What was typed for something else is no answer.
    let asked = asked.press("y Enter");
    assert!(asked.screen().contains("Run code of this course?"));
    assert_eq!(runs(&asked).len(), 1);
    let refused = asked.wait().press("Enter");
    assert_eq!(runs(&refused).len(), 1);
    assert!(
        refused
            .screen()
            .contains("You did not agree, so nothing was run.")
    );
    assert!(refused.screen().contains("│   one "));
    let agreed = told(refused.press("r"), asks("d1")).wait().press("y");
    assert_eq!(runs(&agreed).len(), 3);
    assert!(order(&agreed).trusted.contains("d1"));
    let saved = agreed.restart().saved;
    assert!(saved.contains(&Change::Trust("d1".to_owned())));
    assert!(saved.contains(&Change::Things(vec![thing()])));
}

#[test]
fn a_course_that_has_changed_tells_what_is_new_changed_and_gone() {
    let difference = Difference {
        fresh: vec!["node b.mjs, in “B”".to_owned()],
        changed: vec!["labs/add/check.mjs".to_owned()],
        gone: vec!["node c.mjs, in “C”".to_owned()],
    };
    let asked = asks_after(Before::Differs(difference), "d2");
    let screen = told(Player::open(RUN).press("r"), asked).screen();
    for words in [
        "This course has changed since you last agreed.",
        "new      node b.mjs, in “B”",
        "changed  labs/add/check.mjs",
        "gone     node c.mjs, in “C”",
    ] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    assert!(!screen.contains("node main.mjs, in “A”"), "{screen}");
    let screen = told(
        Player::open(RUN).press("r"),
        asks_after(Before::Other, "d2"),
    )
    .screen();
    for words in ["what it would run is not", "node main.mjs, in “A”"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
}

#[test]
fn a_question_that_the_screen_cannot_show_is_not_answered_with_yes() {
    let asked = told(Player::open(RUN).sized(40, 8).press("r"), asks("d1"));
    let asked = asked.wait().press("y");
    assert_eq!(runs(&asked).len(), 1);
    assert!(
        asked.screen().contains("↓ goes on   n: no"),
        "{}",
        asked.screen()
    );
    let asked = asked.press("End");
    assert!(
        asked.screen().contains("node main.mjs"),
        "{}",
        asked.screen()
    );
    assert!(asked.screen().contains("y: yes   n: no"));
    assert_eq!(runs(&asked.press("y")).len(), 2);
}

#[test]
fn all_the_code_that_would_run_can_be_looked_at() {
    let News::Asks(mut plan, _) = asks("d1") else {
        panic!("it asks");
    };
    plan.code = (0..200)
        .map(|number| format!("part-{number}.mjs"))
        .collect();
    let player = Player::open(RUN).press("r");
    let asked = told(player, News::Asks(plan, None)).wait();
    let screen = asked.screen();
    assert!(screen.contains("part-0.mjs"), "{screen}");
    assert!(screen.contains("↓ 191 more"), "{screen}");
    let asked = asked.press("PgDn PgDn");
    assert!(asked.screen().contains("part-30.mjs"), "{}", asked.screen());
    let asked = asked.press("End");
    assert!(
        asked.screen().contains("part-199.mjs"),
        "{}",
        asked.screen()
    );
    assert_eq!(runs(&asked.press("y")).len(), 2);
}

#[test]
fn a_weaker_fence_says_what_it_leaves_open() {
    for (files, says, says_not) in [
        (
            true,
            "and, before Linux 6.12, can end them",
            "This system has no fence",
        ),
        (false, "This system has no fence", "It is fenced in"),
    ] {
        let News::Asks(mut plan, recorded) = asks("d1") else {
            panic!("it asks")
        };
        plan.fencing = Fencing {
            files,
            network: false,
        };
        let asked = told(Player::open(RUN).press("r"), News::Asks(plan, recorded));
        let screen = asked.screen();
        let words: Vec<&str> = screen.split([' ', '\n', '│']).collect();
        let words = words.into_iter().filter(|word| !word.is_empty());
        let words = words.collect::<Vec<_>>().join(" ");
        assert!(
            words.contains(says) && !words.contains(says_not),
            "{screen}"
        );
    }
}

pub(super) fn asks(digest: &str) -> News {
    asks_after(Before::Nothing, digest)
}

fn asks_after(before: Before, digest: &str) -> News {
    let expected = Some("one\ntwo".to_owned());
    News::Asks(Box::new(plan(before, digest)), expected)
}

/// What a course from elsewhere would run.
pub(super) fn plan(before: Before, digest: &str) -> Plan {
    Plan {
        digest: digest.to_owned(),
        things: vec![thing()],
        code: vec!["node main.mjs, in “A”".to_owned()],
        packages: vec!["express 5.3.0".to_owned()],
        fencing: Fencing {
            files: true,
            network: true,
        },
        before,
    }
}

fn thing() -> Thing {
    Thing {
        name: "node main.mjs, in “A”".to_owned(),
        digest: "t1".to_owned(),
    }
}

#[test]
fn a_click_on_an_answer_is_the_answer() {
    let asked = || told(Player::open(RUN).press("r"), asks("d1"));
    // Not before the question has been on the screen for a moment.
    let mut early = asked();
    let waiting = early.screen();
    let armed = asked().wait();
    let row = armed
        .screen()
        .lines()
        .position(|line| line.contains("y: yes, run it"));
    let row = row.expect("it can be answered");
    early.event(Event::Mouse(Mouse {
        kind: MouseKind::Press,
        column: 12,
        row: row as u16,
    }));
    assert_eq!(early.screen(), waiting);
    let agreed = armed.click("yes, run it");
    assert_eq!(runs(&agreed).len(), 2, "{}", agreed.screen());
    let asked = asked().wait().click("Run code of");
    assert!(asked.screen().contains("yes, run it"), "{}", asked.screen());
    let refused = asked.click("Enter, n or");
    assert!(refused.screen().contains("You did not agree"));
    assert_eq!(runs(&refused).len(), 1);
}
