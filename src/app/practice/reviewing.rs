//! What keys and clicks do where code is judged.

use crate::app::App;
use crate::app::action::Action;
use crate::app::effect::{Effect, Work};
use crate::app::event::MouseKind;
use crate::app::key::{Code, Key};
use crate::app::news::Proofs;
use crate::app::overlay::consent::Cause;
use crate::app::overlay::review::{Press, Sight, Stage};
use crate::app::overlay::{Overlay, PracticeView, ReviewView, topmost};
use crate::app::page::area;
use crate::app::reach::{self, Reach};
use crate::course::review::Category;

impl App {
    /// The open review, whatever lies over it.
    pub(in crate::app) fn review(&mut self) -> Option<&mut ReviewView> {
        topmost(&mut self.overlays, |overlay| match overlay {
            Overlay::Practice(PracticeView::Review(view)) => Some(&mut **view),
            _ => None,
        })
    }

    /// Takes a key of a review.
    pub(in crate::app) fn press_review(&mut self, key: Key) {
        self.pass_status();
        let Some(view) = self.review() else {
            return;
        };
        let plain = !key.ctrl && !key.alt;
        match (key.code, &view.stage) {
            (Code::Char(' '), Stage::Reading) if plain => view.mark(),
            (Code::Up, Stage::Reading) if key.shift => {
                view.extend_to(view.cursor.saturating_sub(1));
            }
            (Code::Down, Stage::Reading) if key.shift => view.extend_to(view.cursor + 1),
            (Code::Char(' '), Stage::Naming(chosen)) if plain => view.name(*chosen),
            (Code::Char(letter @ 'a'..='z'), Stage::Naming(_)) if plain && is_category(letter) => {
                view.name(index(letter));
            }
            _ => self.look_up_in_practice(key),
        }
    }

    /// Does in a review what an action says; `false` if it means nothing of its own there.
    pub(super) fn act_in_review(&mut self, action: Action) -> bool {
        let Some(view) = self.review() else {
            return false;
        };
        match action {
            Action::Close | Action::Quit | Action::Back => {
                if !view.step_back() {
                    self.leave_review();
                }
            }
            Action::Open => match view.stage {
                Stage::Naming(chosen) => view.name(chosen),
                // Who has selected lines has something to say of them first.
                Stage::Reading if view.anchor.is_some() => view.mark(),
                Stage::Reading | Stage::Doubting => {
                    if let Some(change) = view.judge() {
                        self.note(change);
                    }
                }
                Stage::Judged(_) => {
                    view.page.apply(Action::PageDown);
                }
            },
            Action::LineDown | Action::NextTarget => view.move_by(1),
            Action::LineUp | Action::PreviousTarget => view.move_by(-1),
            Action::Top => view.move_by(-isize::MAX),
            Action::Bottom => view.move_by(isize::MAX),
            Action::NextSection if view.is_judged() => view.step_part(1),
            Action::PreviousSection if view.is_judged() => view.step_part(-1),
            Action::Extend => view.extend(),
            Action::TryAgain => view.retry(),
            Action::Run if view.can_prove() => self.prove_review(),
            _ => return false,
        }
        true
    }

    /// Closes the open review. Marks that have not been judged yet are there again when it is opened.
    pub(super) fn leave_review(&mut self) {
        if let Some(Overlay::Practice(PracticeView::Review(view))) = self.overlays.pop() {
            if view.stage == Stage::Reading && !view.marks.is_empty() {
                self.drafts.keep_marks(&view.review.id, view.marks);
            }
            if matches!(view.proofs, Proofs::Running(_)) {
                self.effects.push(Effect::Work(Work::LeaveLab));
            }
        }
    }

    /// Has the proofs of the open review run on both files.
    pub(in crate::app) fn prove_review(&mut self) {
        let (reach, trusted) = (self.reach, self.progress.trusted.clone());
        let Some(view) = self.review() else {
            return;
        };
        if reach == Reach::Safe {
            let why = reach::RUNS_NOTHING.to_owned();
            return view.take_proofs(Proofs::Stuck(why));
        }
        view.take_proofs(Proofs::Running(None));
        let work = Work::Prove(view.review.id.clone(), trusted);
        self.effects.push(Effect::Work(work));
    }

    /// Takes in what became of the proofs of a review.
    pub(in crate::app) fn hear_of_proofs(&mut self, id: &str, proofs: Proofs) {
        let Some(view) = self.review().filter(|view| view.review.id == id) else {
            return;
        };
        match proofs {
            Proofs::Asks(plan) => self.ask_consent(*plan, Cause::Review),
            proofs => view.take_proofs(proofs),
        }
    }

    /// Brings an open review in line with the screen.
    pub(in crate::app) fn settle_review(&mut self, view: &mut ReviewView) {
        if !view.is_laid() {
            let review = &view.review;
            self.colors.want(&review.prompt);
            self.colors.want_code(&review.flawed);
            if let Some(fixed) = &review.fixed {
                self.colors.want_code(fixed);
            }
        }
        let rows = area(&self.geometry, view.content()).rows;
        let sight = Sight {
            colors: &self.colors,
            keymap: &self.keymap,
        };
        view.settle((rows.width, rows.height), sight);
    }

    /// Something that the mouse did in an open review: a click puts the cursor on a line or marks the one it is on,
    /// dragging selects lines and marks them.
    pub(in crate::app) fn point_review(&mut self, kind: MouseKind, (x, y): (usize, usize)) {
        let geometry = self.geometry;
        let Some(view) = self.review() else {
            return;
        };
        let area = area(&geometry, view.content());
        if kind == MouseKind::Press && !area.frame.contains(x, y) {
            return self.leave_review();
        }
        let row = y.checked_sub(area.rows.y);
        let press = row.and_then(|row| view.page.owner(row));
        match (kind, press) {
            (MouseKind::Press, Some(Press::Line(line))) if view.stage == Stage::Reading => {
                if line == view.cursor && view.anchor.is_none() {
                    view.mark();
                } else {
                    view.select_one();
                    view.go(line);
                }
            }
            (MouseKind::Press, Some(Press::Category(category))) => view.name(category),
            (MouseKind::Press, Some(Press::Do(action))) => self.act_in_practice(action),
            (MouseKind::Drag, Some(Press::Line(line))) if line != view.cursor => {
                view.extend_to(line);
            }
            (MouseKind::Release, _) if view.anchor.is_some() => view.mark(),
            _ => {}
        }
    }
}

fn index(letter: char) -> usize {
    usize::try_from(u32::from(letter) - u32::from('a')).unwrap_or(usize::MAX)
}

/// Whether a letter names a category.
fn is_category(letter: char) -> bool {
    index(letter) < Category::ALL.len()
}
