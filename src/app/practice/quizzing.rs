//! What keys and clicks do in a quiz.

use crate::app::action::Action;
use crate::app::event::MouseKind;
use crate::app::history::Visit;
use crate::app::key::{Code, Key};
use crate::app::overlay::quiz::{Press, Sight, Took};
use crate::app::overlay::{Overlay, PracticeView, QuizView, topmost};
use crate::app::page::{Content, area};
use crate::app::travel::Destination;
use crate::app::{App, keymap};
use crate::course::card::Card;
use crate::course::quiz::Ask;
use crate::progress::{Change, Progress};

/// What an action means for the way through a quiz.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It ends.
    Close,
    /// It goes on.
    Stay,
    /// Nothing.
    Other,
}

impl App {
    /// The open quiz, whatever lies over it.
    fn quiz(&mut self) -> Option<&mut QuizView> {
        found(&mut self.overlays)
    }

    /// Takes a key of a quiz: what belongs to the answer, then what keys mean everywhere.
    pub(in crate::app) fn press_quiz(&mut self, key: Key) {
        self.pass_status();
        let Some(view) = self
            .quiz()
            .filter(|view| view.told.is_none() && !view.is_summary())
        else {
            let is_plain = !key.ctrl && !key.alt;
            let is_below = self.quiz().is_some_and(|view| view.reads_on());
            match key.code {
                // What is explained below is read first.
                Code::Char(' ') if is_plain && is_below => self.act_in_practice(Action::PageDown),
                Code::Enter | Code::Char(' ') if is_plain => self.act_in_practice(Action::Open),
                _ => self.look_up_in_practice(key),
            }
            return;
        };
        let typing = view.is_typing();
        // Where nothing has been typed, arrows have nowhere to go but to another question.
        match key.code {
            Code::Right if view.draft.is_blank() => {
                return self.act_in_practice(Action::NextSection);
            }
            Code::Left if view.draft.is_blank() => {
                return self.act_in_practice(Action::PreviousSection);
            }
            // Nothing is chosen or taken up that is not on the screen.
            Code::Char(' ') if !key.ctrl && !key.alt => {
                if let Some(place) = view.hidden_selection() {
                    return view.look_at(place);
                }
            }
            _ => {}
        }
        let took = view.draft_mut().press(key);
        view.doubted &= took == Took::Answer;
        match took {
            Took::Used => view.follow(),
            Took::Answer => self.act_in_practice(Action::Open),
            Took::Unknown if typing && !key.ctrl && !key.alt => {
                if let Some(action) = keymap::fixed(key) {
                    self.act_in_practice(action);
                }
            }
            Took::Unknown => self.look_up_in_practice(key),
        }
    }

    /// Does in a quiz what an action says; `false` if it means nothing of its own there.
    pub(super) fn act_in_quiz(&mut self, action: Action) -> bool {
        let step = found(&mut self.overlays).map_or(Step::Other, |view| {
            step_through(view, action, &self.progress)
        });
        match (step, action) {
            (Step::Close, _) => {
                self.overlays.pop();
            }
            (Step::Stay, _) => {}
            (Step::Other, Action::Open) => self.answer(),
            (Step::Other, Action::Reread) => self.reread(),
            (Step::Other, _) => return false,
        }
        true
    }

    /// Gives the answer, and keeps it.
    fn answer(&mut self) {
        let Some(view) = self
            .quiz()
            .filter(|view| view.told.is_none() && !view.is_summary())
        else {
            return;
        };
        if view.look_on() {
            return;
        }
        if view.draft.prints_nothing() && !view.doubted {
            view.doubted = true;
            return self.tell("Nothing is typed. If it prints nothing, press Tab once more.");
        }
        match view.answer() {
            Some(change) => {
                if let Change::Answered(question, _) = &change {
                    self.begin_card(Card::Question(question.clone()));
                }
                self.note(change);
            }
            None => self.tell("There is no answer yet."),
        }
    }

    /// Goes to the section that a question is about; going back leads to the quiz again.
    fn reread(&mut self) {
        let Some(view) = self.quiz() else {
            return;
        };
        let Some(section) = view.section().cloned() else {
            return self.tell("This question names no section.");
        };
        let lesson = view.lesson.clone();
        let here = self.visit();
        if let Some(overlay) = self.overlays.pop() {
            self.drafts.leave(here, overlay);
        }
        self.overlays.clear();
        self.jump(lesson, Destination::Section(section));
        let back = self.keymap.key(Action::Back);
        self.tell(format!("{back} goes back to the quiz."));
    }

    /// Opens the quiz again that was left to read a section, when the learner is back where it was left.
    pub(in crate::app) fn return_to_practice(&mut self, visit: &Visit) {
        if let Some(overlay) = self.drafts.take_left(visit) {
            self.overlays.push(overlay);
        }
    }

    /// Brings an open quiz in line with the screen.
    pub(in crate::app) fn settle_quiz(&mut self, view: &mut QuizView) {
        self.drafts.keep_answer(view);
        if let Some(question) = view.question() {
            self.colors.want(&question.prompt);
            self.colors.want(&question.context);
            if let Ask::Trace { program, .. } = &question.ask {
                self.colors.want_code(program);
            }
        }
        let rows = area(&self.geometry, Content::Text).rows;
        let sight = Sight {
            colors: &self.colors,
            keymap: &self.keymap,
            sections: &self.reader.lesson.sections,
            progress: &self.progress,
        };
        view.settle((rows.width, rows.height), sight);
    }

    /// Dragging in an open quiz: what has been taken up goes where the mouse goes, and stays where it is let go.
    pub(in crate::app) fn drag_quiz(&mut self, kind: MouseKind, y: usize) {
        let row = y.checked_sub(area(&self.geometry, Content::Text).rows.y);
        let Some(view) = self.quiz().filter(|view| view.told.is_none()) else {
            return;
        };
        match (kind, row.and_then(|row| view.page.owner(row))) {
            (MouseKind::Drag, Some(Press::Alternative(place))) => {
                view.draft_mut().put(place);
            }
            (MouseKind::Release, _) => {
                let from = view.grabbed.take();
                if from.is_some() && view.draft.held() != from {
                    view.draft_mut().put_down();
                }
            }
            _ => {}
        }
    }

    /// A click in an open quiz.
    pub(in crate::app) fn click_quiz(&mut self, x: usize, y: usize) {
        let area = area(&self.geometry, Content::Text);
        if !area.frame.contains(x, y) {
            self.overlays.pop();
            return;
        }
        let row = y.checked_sub(area.rows.y);
        let Some(view) = self.quiz() else {
            return;
        };
        match row.and_then(|row| view.page.owner(row)) {
            Some(Press::Alternative(place)) if view.told.is_none() => {
                view.draft_mut().click(place);
                view.grabbed = view.draft.held();
            }
            Some(Press::Fate(fate)) if view.told.is_none() => view.draft_mut().decide(fate),
            Some(Press::Question(at)) => {
                view.selected = at;
                self.act_in_practice(Action::Open);
            }
            Some(Press::Do(action)) => self.act_in_practice(action),
            Some(Press::Alternative(_) | Press::Fate(_) | Press::Field | Press::Mistake) | None => {
            }
        }
    }
}

/// The quiz among what lies over the page.
fn found(overlays: &mut [Overlay]) -> Option<&mut QuizView> {
    topmost(overlays, |overlay| match overlay {
        Overlay::Practice(PracticeView::Quiz(view)) => Some(&mut **view),
        _ => None,
    })
}

/// Moves in a quiz.
fn step_through(view: &mut QuizView, action: Action, progress: &Progress) -> Step {
    match action {
        Action::Close | Action::Quit => return Step::Close,
        Action::Open if view.is_summary() => view.go(view.selected, progress),
        Action::Open if view.told.is_some() && view.asked.len() == 1 => return Step::Close,
        Action::Open if view.told.is_some() => view.step(1, progress),
        Action::NextSection | Action::Forward => view.step(1, progress),
        Action::PreviousSection | Action::Back => view.step(-1, progress),
        Action::LineDown | Action::NextTarget => view.move_by(1),
        Action::LineUp | Action::PreviousTarget => view.move_by(-1),
        Action::TryAgain if view.is_summary() => view.go(0, progress),
        Action::TryAgain => view.retry(),
        _ => return Step::Other,
    }
    Step::Stay
}
