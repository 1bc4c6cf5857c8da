//! Questions over the page: what keys and clicks answer them, and what comes of the answer.

use std::time::Duration;

use super::action::Action;
use super::effect::Effect;
use super::event::Timer;
use super::key::Key;
use super::news::{LabNews, Plan, Proofs};
use super::overlay::answers::Answer;
use super::overlay::consent::Cause;
use super::overlay::pane::Stage;
use super::overlay::{Consent, Overlay, Question};
use super::{App, keymap};
use crate::progress::Change;

/// Keys typed sooner than this after a question were meant for something else.
const BEFORE_ARMED: Duration = Duration::from_millis(300);

impl App {
    /// Takes a key of the question in front. `false` for one that is looked up as it would be anywhere.
    pub(super) fn press_question(&mut self, key: Key) -> bool {
        let Some(question) = self.overlays.last().and_then(Overlay::question) else {
            return false;
        };
        if let Some(answer) = question.pressed(key) {
            self.take_answer(answer);
            return true;
        }
        if key.ctrl || key.alt {
            return false;
        }
        if let Some(action) = keymap::fixed(key) {
            self.act(action);
            return true;
        }
        // Before code is run, no other key means anything: it may have been typed for something else.
        matches!(self.overlays.last(), Some(Overlay::Consent(_)))
    }

    /// Takes a click on the question in front, or beside it.
    pub(super) fn click_question(&mut self, x: usize, y: usize) {
        let question = self.overlays.last().and_then(Overlay::question);
        if let Some(answer) = question.and_then(|question| question.clicked_at((x, y))) {
            self.take_answer(answer);
        }
    }

    /// Does what was answered to the question in front, if that counts.
    fn take_answer(&mut self, answer: Answer) {
        let Some(overlay) = self.overlays.last() else {
            return;
        };
        if !overlay.question().is_some_and(|one| one.takes(answer)) {
            return;
        }
        let is_consent = matches!(overlay, Overlay::Consent(_));
        match (answer, is_consent) {
            (Answer::More, _) => self.act(Action::PageDown),
            (Answer::Yes, true) => self.agree(),
            (Answer::No, true) => self.refuse(),
            (Answer::Yes, false) => self.act(Action::Open),
            (Answer::No, false) => self.close(),
        }
    }

    /// Asks whether code of this course may be run.
    pub(super) fn ask_consent(&mut self, plan: Plan, cause: Cause) {
        self.serial += 1;
        let serial = self.serial;
        let consent = Consent::new(plan, cause, serial);
        self.overlays.push(Overlay::Consent(Box::new(consent)));
        self.effects
            .push(Effect::After(BEFORE_ARMED, Timer::Armed(serial)));
    }

    /// The question has been on the screen for a moment.
    pub(super) fn arm(&mut self, serial: u64) {
        if let Some(Overlay::Consent(consent)) = self.overlays.last_mut()
            && consent.serial == serial
        {
            consent.question.armed = true;
        }
    }

    /// Has the question in front taken as seen when it has been drawn: two keys may come at once, and the second is no answer to
    /// what the first has opened.
    pub(super) fn await_frame(&mut self) {
        let question = self.overlays.last().and_then(Overlay::question);
        if question.is_some_and(Question::awaits_frame) {
            let drawn = Effect::After(Duration::ZERO, Timer::Drawn);
            self.effects.push(drawn);
        }
    }

    /// The question in front has been drawn.
    pub(super) fn ask_in_earnest(&mut self) {
        if let Some(question) = self.overlays.last_mut().and_then(Overlay::question_mut) {
            question.take_frame();
        }
    }

    /// Runs the code after the learner's yes.
    fn agree(&mut self) {
        if let Some(Overlay::Consent(consent)) = self.overlays.pop() {
            self.note(Change::Things(consent.plan.things));
            self.note(Change::Trust(consent.plan.digest));
            match consent.cause {
                Cause::Code => self.start_run(),
                Cause::Lab(attention) => self.attend(attention),
                Cause::Review => self.prove_review(),
            }
        }
    }

    /// Nothing is run.
    fn refuse(&mut self) {
        let Some(Overlay::Consent(consent)) = self.overlays.pop() else {
            return;
        };
        let why = "You did not agree, so nothing was run.".to_owned();
        match consent.cause {
            Cause::Code => {
                if let Some(pane) = self.pane() {
                    pane.settle_for(Stage::Recorded(why));
                    let block = pane.block;
                    self.show_settled(block);
                }
            }
            Cause::Lab(_) => {
                if let Some(view) = self.lab() {
                    view.hear(LabNews::Stuck(why));
                }
            }
            Cause::Review => {
                if let Some(view) = self.review() {
                    view.take_proofs(Proofs::Stuck(why));
                }
            }
        }
    }
}
