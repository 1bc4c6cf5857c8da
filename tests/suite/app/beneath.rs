//! What is told, and what is answered, reaches what it is meant for, whatever lies on top of that.

use nodecourse::app::news::{Before, LabNews, Proofs};
use nodecourse::app::{Effect, Event, Key, Work};

use super::agreeing::{asks, plan};
use super::labbing;
use super::remembering;
use super::reviewing::{CODE, REVIEW, shows, with};
use super::running::{RUN, runs, told};
use crate::player::Player;

/// A judged review, and help over it, after its proofs were asked for.
fn proving() -> Player {
    let proof = REVIEW.replace(
        "shows = \"A slow disk: no answer; expected: an answer.\"",
        "proof = { test = \"proof.test.mjs\" }",
    );
    with(&proof, CODE).press("tab enter enter enter r ?")
}

fn prove(player: &mut Player, proofs: Proofs) {
    player.event(Event::Proven("r".to_owned(), proofs));
}

fn proves(player: &Player) -> usize {
    let asked = player.asked.iter();
    let proves = |effect: &&Effect| matches!(effect, Effect::Work(Work::Prove(..)));
    asked.filter(proves).count()
}

const REFUSED: &str = "You did not agree, so nothing was run.";

#[test]
fn proofs_that_arrive_while_help_is_open_are_there_when_it_is_closed() {
    let mut player = proving();
    assert!(shows(&player, "Keys"), "{}", player.screen());
    let stuck = "The proofs need Node.js: it is not there.";
    prove(&mut player, Proofs::Stuck(stuck.to_owned()));
    let player = player.press("esc");
    assert!(shows(&player, stuck), "{}", player.screen());
    assert!(!shows(&player, "running the proofs"), "{}", player.screen());
}

#[test]
fn a_question_over_help_is_answered_for_the_review_below() {
    let asked = || {
        let mut player = proving();
        let plan = Box::new(plan(Before::Nothing, "d1"));
        prove(&mut player, Proofs::Asks(plan));
        assert!(
            shows(&player, "Run code of this course?"),
            "{}",
            player.screen()
        );
        player.wait()
    };
    assert_eq!(proves(&asked()), 1);
    let agreed = asked().press("y");
    assert_eq!(proves(&agreed), 2);
    assert_eq!(runs(&agreed).len(), 0);
    let refused = asked().press("n esc");
    assert_eq!(proves(&refused), 1);
    assert!(shows(&refused, REFUSED), "{}", refused.screen());
}

#[test]
fn a_question_over_help_is_answered_for_the_lab_below() {
    let asked = || {
        let mut player = labbing::opened().press("enter ?");
        let plan = Box::new(plan(Before::Nothing, "d1"));
        labbing::hear(&mut player, LabNews::Asks(plan));
        assert!(
            shows(&player, "Run code of this course?"),
            "{}",
            player.screen()
        );
        player.wait()
    };
    let begun = labbing::attentions(&asked());
    assert_eq!(begun.len(), 1);
    let agreed = asked().press("y");
    assert_eq!(labbing::attentions(&agreed), [begun[0], begun[0]]);
    assert_eq!(runs(&agreed).len(), 0);
    let refused = asked().press("n esc");
    assert!(shows(&refused, REFUSED), "{}", refused.screen());
}

#[test]
fn a_question_over_help_is_answered_for_the_code_below() {
    let asked = || {
        let player = Player::open(RUN).press("r ?");
        assert!(shows(&player, "Keys"), "{}", player.screen());
        told(player, asks("d1")).wait()
    };
    let agreed = asked().press("y");
    assert_eq!(runs(&agreed).len(), 2);
    let refused = asked().press("n esc");
    assert!(shows(&refused, REFUSED), "{}", refused.screen());
    assert_eq!(runs(&refused).len(), 1);
}

#[test]
fn cards_begin_below_help_when_the_day_is_known() {
    let mut player = remembering::course().press("D Enter Esc");
    // The day is told later.
    let effects = player.app.update(Event::Key(Key::char('D')));
    assert!(effects.contains(&Effect::Work(Work::Today)));
    player = player.press("?");
    player.event(Event::Today(player.today));
    let player = player.press("esc");
    assert!(
        shows(&player, "What does “event loop” mean?"),
        "{}",
        player.screen()
    );
}
