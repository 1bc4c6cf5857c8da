//! Running the code of a lesson: what is asked for, and what comes back.

mod guessing;
mod room;

use std::time::Duration;

pub use guessing::held_back;
pub use room::area;

use super::App;
use super::effect::{Effect, Work};
use super::event::Timer;
use super::key::{Code as KeyCode, Key};
use super::news::{News, Order};
use super::overlay::consent::Cause;
use super::overlay::pane::Stage;
use super::overlay::{Overlay, Pane, topmost};
use super::reader::code;
use super::text_area::TextArea;
use crate::course::BlockKind;

/// Code is looked for so many blocks around where it stood before an edit.
const NEAR: usize = 100;

impl App {
    /// Opens the pane under a block: to say first what it prints, or to run it at once.
    pub(super) fn run_block(&mut self, block: usize) {
        let Some(code) = code(&self.reader.lesson, block).cloned() else {
            return;
        };
        if !code.attributes.is_tried() {
            return self.tell("This block is not to be run.");
        }
        self.overlays.clear();
        let mut pane = Pane::new(block, code);
        if let Stage::Predicting(draft) = &mut pane.stage
            && let Some(said) = self.drafts.said(&self.reader.lesson.id, &pane.code)
        {
            draft.clone_from(said);
        }
        let typing = pane.is_typing();
        self.overlays.push(Overlay::Pane(Box::new(pane)));
        self.make_room();
        if !typing {
            self.start_run();
        }
    }

    /// Runs what is in the open pane, again or for the first time.
    pub(super) fn start_run(&mut self) {
        self.serial += 1;
        let serial = self.serial;
        let trusted = self.progress.trusted.clone();
        let reach = self.reach;
        let Some(pane) = self.pane() else {
            return;
        };
        pane.begin(serial);
        let order = Order {
            code: pane.code.clone(),
            serial,
            trusted,
            reach,
        };
        self.effects.push(Effect::Work(Work::Run(Box::new(order))));
    }

    /// The learner asks again for what is in the pane: its output is said anew, or it runs once more.
    pub(super) fn run_again(&mut self) {
        let Some(pane) = self.pane() else {
            return;
        };
        if let Some(said) = pane.prediction.take() {
            pane.stage = Stage::Predicting(TextArea::of(&said));
            return;
        }
        self.start_run();
    }

    /// Stops what runs in the open pane.
    pub(super) fn stop_run(&mut self) {
        if let Some(pane) = self.pane() {
            pane.stage = Stage::Stopping;
            self.effects.push(Effect::Work(Work::StopRun));
        }
    }

    /// Takes a key of the pane while its output is being said. `false` for one that has nothing to do with that.
    pub(super) fn press_draft(&mut self, key: Key) -> bool {
        let Some(pane) = self.pane() else {
            return false;
        };
        let Stage::Predicting(draft) = &mut pane.stage else {
            return false;
        };
        match key.code {
            KeyCode::Esc => {
                self.overlays.pop();
            }
            KeyCode::Tab => {
                pane.prediction = Some(draft.text()).filter(|_| !draft.is_empty());
                self.start_run();
            }
            KeyCode::PageUp | KeyCode::PageDown if !key.ctrl && !key.alt => {
                let block = pane.block;
                self.reader.page_about(block, key.code == KeyCode::PageDown);
            }
            _ => {
                let is_typed = draft.press(key);
                let block = pane.block;
                if is_typed {
                    self.reader.show_typed(block);
                }
                return is_typed || !key.ctrl;
            }
        }
        true
    }

    /// Takes in what happens to code that is to be run.
    pub(super) fn news(&mut self, serial: u64, news: News) {
        let Some(pane) = self.pane().filter(|pane| pane.serial == serial) else {
            return;
        };
        let block = pane.block;
        // What was on its way when the learner stopped it changes nothing.
        if pane.stage == Stage::Stopping
            && matches!(news, News::Asks(..) | News::Prepares(_) | News::Runs(_))
        {
            return;
        }
        match news {
            News::Asks(plan, expected) => {
                pane.expected = expected;
                self.ask_consent(*plan, Cause::Code);
            }
            News::Prepares(what) => {
                let seconds = pane.prepared_for();
                pane.stage = Stage::Preparing(what, seconds.unwrap_or(0));
                if seconds.is_none() {
                    self.tick(serial);
                }
            }
            News::Runs(expected) => {
                pane.expected = expected;
                let is_ticking = pane.prepared_for().is_some();
                pane.stage = Stage::Running(0);
                pane.forget_rows();
                if !is_ticking {
                    self.tick(serial);
                }
            }
            News::Prints(outputs) => pane.print(outputs),
            News::Ends(ended) => {
                pane.end(ended);
                self.reader.mark_ran(block);
                // Below the difference stands what explains it.
                self.reader.reveal(block);
            }
            News::IsRecorded(why, expected) => {
                pane.expected = expected;
                pane.settle_for(Stage::Recorded(why));
                self.show_settled(block);
            }
            News::IsRefused(why) => {
                pane.settle_for(Stage::Refused(why));
                self.show_settled(block);
            }
        }
    }

    /// Makes room below a block for what is shown instead of a run, and shows what explains it.
    pub(super) fn show_settled(&mut self, block: usize) {
        self.reader.hold(None);
        self.reader.reveal(block);
    }

    /// A second of a run has passed.
    pub(super) fn second(&mut self, serial: u64) {
        let Some(pane) = self.pane().filter(|pane| pane.serial == serial) else {
            return;
        };
        if let Stage::Running(seconds) | Stage::Preparing(_, seconds) = &mut pane.stage {
            *seconds += 1;
            self.tick(serial);
        }
    }

    /// Has the next second of a run told.
    fn tick(&mut self, serial: u64) {
        let second = Effect::After(Duration::from_secs(1), Timer::Second(serial));
        self.effects.push(second);
    }

    /// The lesson was edited: a pane goes with its code, if that stands near where it stood.
    pub(super) fn follow_code(&mut self) {
        let mut blocks = self.reader.lesson.blocks.iter();
        let Some(pane) = pane(&mut self.overlays) else {
            return;
        };
        let is_it = |block: &usize| {
            let found = blocks.at(*block);
            found.is_some_and(
                |found| matches!(&found.kind, BlockKind::Code(code) if **code == pane.code),
            )
        };
        let near = (0..NEAR).flat_map(|far| [pane.block.checked_sub(far), Some(pane.block + far)]);
        let found = near.flatten().find(is_it);
        pane.block = found.unwrap_or(pane.block);
    }

    /// Closes a pane whose code is no longer there, as after an edit; of a text that is still being read that is not known.
    pub(super) fn close_stale_pane(&mut self) {
        if self.reader.is_thin() {
            return;
        }
        let lesson = &self.reader.lesson;
        let is_stale = |overlay: &Overlay| match overlay {
            Overlay::Pane(pane) => {
                code(lesson, pane.block).is_none_or(|code| code.text != pane.code.text)
            }
            _ => false,
        };
        if self.overlays.iter().any(is_stale) {
            self.overlays.clear();
            self.effects.push(Effect::Work(Work::StopRun));
            self.tell("The code was edited; run it again.");
        }
    }

    /// The open pane, whatever lies over it.
    pub(super) fn pane(&mut self) -> Option<&mut Pane> {
        pane(&mut self.overlays)
    }
}

fn pane(overlays: &mut [Overlay]) -> Option<&mut Pane> {
    topmost(overlays, |overlay| match overlay {
        Overlay::Pane(pane) => Some(&mut **pane),
        _ => None,
    })
}
