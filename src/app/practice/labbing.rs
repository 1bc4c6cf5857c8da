//! What keys and clicks do in a lab.

use std::sync::Arc;

use crate::app::App;
use crate::app::action::Action;
use crate::app::effect::{Effect, Work};
use crate::app::event::Findings;
use crate::app::news::{Attention, Lab, LabNews};
use crate::app::overlay::consent::Cause;
use crate::app::overlay::lab::{Press, Side, Sight, State};
use crate::app::overlay::{LabView, Overlay, PracticeView, topmost};
use crate::app::page::{Content, area};
use crate::app::reach::{self, Reach};
use crate::course::LabId;
use crate::progress::LabState;

impl App {
    /// The open lab, whatever lies over it.
    pub(in crate::app) fn lab(&mut self) -> Option<&mut LabView> {
        topmost(&mut self.overlays, |overlay| match overlay {
            Overlay::Practice(PracticeView::Lab(view)) => Some(&mut **view),
            _ => None,
        })
    }

    /// Opens a lab; a copy that is there already is checked at once.
    pub(super) fn open_lab(&mut self, lab: &Arc<Lab>) {
        let mut view = LabView::new(lab, self.reader.lesson.id.clone());
        view.recall_hints(&self.progress);
        let is_begun = view.state == State::Checking;
        self.lay_over(PracticeView::Lab(Box::new(view)));
        if is_begun {
            self.attend(Attention::Check);
        }
    }

    /// Takes in a lab that was read.
    pub(in crate::app) fn receive_lab(
        &mut self,
        id: &LabId,
        lab: Option<Box<Lab>>,
        findings: Findings,
    ) {
        self.problems.renew(findings);
        self.shelf.put_lab(id, lab.map(|lab| *lab));
        self.relist();
        self.open_wanted();
    }

    /// Takes in what became of the learner's copy of a lab.
    pub(in crate::app) fn hear_of_lab(&mut self, id: &LabId, news: LabNews) {
        if let LabNews::Asks(plan) = news {
            if let Some(view) = self.lab().filter(|view| view.id() == id) {
                let attention = view.asked;
                self.ask_consent(*plan, Cause::Lab(attention));
            }
            return;
        }
        if let LabNews::Copied(aside) = &news {
            // The next one who opens it finds the copy there.
            self.shelf.forget_lab(id);
            if let Some(aside) = aside {
                self.tell(format!("Your work is now in {}.", aside.display()));
            }
        }
        let view = self.lab().filter(|view| view.id() == id);
        let change = view.and_then(|view| view.hear(news));
        if let Some(change) = change {
            self.note(change);
        }
    }

    /// Has the learner's copy of the open lab attended to.
    pub(in crate::app) fn attend(&mut self, attention: Attention) {
        if self.reach == Reach::Safe {
            let words = reach::RUNS_NOTHING.to_owned();
            if let Some(view) = self.lab() {
                view.hear(LabNews::Stuck(words));
            }
            return;
        }
        let trusted = self.progress.trusted.clone();
        if let Some(view) = self.lab() {
            let id = view.id().clone();
            view.begin(attention);
            let work = Work::Attend(id, attention, trusted);
            self.effects.push(Effect::Work(work));
        }
    }

    /// Does in a lab what an action says; `false` if it means nothing of its own there.
    pub(super) fn act_in_lab(&mut self, action: Action) -> bool {
        let Some(view) = self.lab() else { return false };
        match action {
            Action::Close | Action::Quit | Action::Back if view.side == Side::Solution => {
                view.turn();
            }
            Action::Close | Action::Quit | Action::Back => self.leave_lab(),
            Action::LineDown | Action::NextTarget => view.move_by(1),
            Action::LineUp | Action::PreviousTarget => view.move_by(-1),
            Action::Open if view.side == Side::Work => match view.state {
                State::Untouched => self.attend(Attention::Begin),
                State::Copying => {}
                State::Preparing(_) | State::Checking | State::Checked | State::Stuck(_) => {
                    self.attend(Attention::Check);
                }
            },
            // Beside the solution nothing of the work is done.
            Action::Hint | Action::Fresh | Action::MarkDone | Action::Edit
                if view.side == Side::Solution => {}
            Action::Fresh if view.state != State::Untouched => self.attend(Attention::Fresh),
            Action::Hint => match view.hint() {
                Some(taken) => self.note(taken),
                None => self.tell("There is no other hint for this check."),
            },
            Action::Solution => {
                view.turn();
                let work = Work::ReadOwn(view.id().clone());
                self.effects.push(Effect::Work(work));
            }
            Action::MarkDone => self.mark_lab(),
            Action::Edit => self.edit_lab(),
            _ => return false,
        }
        true
    }

    pub(super) fn leave_lab(&mut self) {
        self.overlays.pop();
        self.effects.push(Effect::Work(Work::LeaveLab));
    }

    /// Marks the open lab as done, or takes that back.
    fn mark_lab(&mut self) {
        let Some(view) = self.lab() else { return };
        let id = view.id().clone();
        let marked = view.worked(LabState::Done);
        let open = view.worked(LabState::Open);
        view.refresh();
        let is_done =
            self.progress.labs.get(&id).map(|worked| worked.state) == Some(LabState::Done);
        self.note(if is_done { open } else { marked });
        self.tell(if is_done {
            "The lab is no longer marked as done."
        } else {
            "The lab is marked as done."
        });
    }

    /// Opens the first file that the learner is to edit.
    fn edit_lab(&mut self) {
        if self.reach == Reach::Safe {
            return self.tell(reach::OPENS_NO_EDITOR);
        }
        let has_editor = self.has_editor;
        let Some(view) = self.lab() else { return };
        let lab = &view.lab;
        let file = lab.kit.lab.files.first().zip(lab.folder.as_ref());
        match (file, &view.state) {
            (_, State::Untouched) => self.tell("Begin first: Enter copies the files."),
            (_, State::Copying) => self.tell("The files are being copied."),
            (Some(_), _) if !has_editor => self.tell_no_editor(),
            (Some((file, folder)), _) => {
                let path = folder.join(file);
                self.effects.push(Effect::EditOwn(path));
            }
            (None, _) => self.tell("This lab has no file to edit."),
        }
    }

    /// Brings an open lab in line with the screen.
    pub(in crate::app) fn settle_lab(&mut self, view: &mut LabView) {
        self.colors.want(&view.lab.task);
        self.colors.want(view.lab.hints.iter().flatten().flatten());
        let rows = area(&self.geometry, Content::Text).rows;
        let sight = Sight {
            colors: &self.colors,
            keymap: &self.keymap,
            progress: &self.progress,
            reach: self.reach,
        };
        view.settle((rows.width, rows.height), sight);
    }

    /// A click in an open lab.
    pub(in crate::app) fn click_lab(&mut self, x: usize, y: usize) {
        let area = area(&self.geometry, Content::Text);
        if !area.frame.contains(x, y) {
            return self.leave_lab();
        }
        let row = y.checked_sub(area.rows.y);
        let Some(view) = self.lab() else { return };
        match row.and_then(|row| view.page.owner(row)) {
            Some(Press::Check(index)) => view.selected = index,
            Some(Press::Do(action)) => self.act_in_practice(action),
            Some(Press::Trouble) | None => {}
        }
    }
}
