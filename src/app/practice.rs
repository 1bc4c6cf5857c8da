//! Something to do in the course: what is known of it, and what opens where it is chosen.

mod edited;
mod labbing;
mod quizzing;
mod remembering;
mod reviewing;

use std::collections::HashSet;
use std::sync::Arc;

use super::App;
use super::action::Action;
use super::effect::{Effect, Work};
use super::event::{Findings, MouseKind};
use super::key::Key;
use super::keymap::{self, Found};
use super::overlay::{Overlay, PracticeView, QuizView, ReviewView};
use super::shelf::Shelved;
use crate::course::practice::MOST_FOUND;
use crate::course::{BlockKind, Lesson, Practice, Quiz, Review};
use crate::search::Offers;

impl App {
    /// Takes a key where something is practised.
    pub(super) fn press_in_practice(&mut self, key: Key) {
        match self.practised() {
            Some(PracticeView::Quiz(_)) => self.press_quiz(key),
            Some(PracticeView::Review(_)) => self.press_review(key),
            Some(PracticeView::Memory(_)) => self.press_memory(key),
            Some(PracticeView::Lab(_)) => self.look_up_in_practice(key),
            None => {}
        }
    }

    /// Looks a key up that means the same everywhere.
    fn look_up_in_practice(&mut self, key: Key) {
        self.typed.keys.push(key);
        match (keymap::fixed(key), self.keymap.find(&self.typed.keys)) {
            (Some(action), _) if self.typed.keys.len() == 1 => {
                self.typed.keys.clear();
                self.act_in_practice(action);
            }
            (_, Found::Action(action)) => {
                self.typed.keys.clear();
                self.act_in_practice(action);
            }
            (_, Found::Prefix) => {}
            (_, Found::Nothing) => self.typed.keys.clear(),
        }
    }

    /// Does where something is practised what an action says.
    pub(super) fn act_in_practice(&mut self, action: Action) {
        if !self.practises(action) {
            self.act_beside(action);
        }
    }

    /// Does it where it means something there, else nothing and `false`.
    fn practises(&mut self, action: Action) -> bool {
        let is_done = match self.practised() {
            Some(PracticeView::Quiz(_)) => self.act_in_quiz(action),
            Some(PracticeView::Lab(_)) => self.act_in_lab(action),
            Some(PracticeView::Review(_)) => self.act_in_review(action),
            Some(PracticeView::Memory(_)) => self.act_in_memory(action),
            None => return false,
        };
        is_done || self.practised().is_some_and(|view| view.scroll(action))
    }

    /// Does what was chosen from a list of actions that lies over what is practised; `false` if it means nothing there:
    /// then that has been closed too.
    pub(super) fn chosen_in_practice(&mut self, action: Action) -> bool {
        self.overlays.pop();
        if self.practises(action) {
            return true;
        }
        self.leave_practice();
        false
    }

    /// Closes what is practised. What has been done there so far is kept.
    pub(super) fn leave_practice(&mut self) {
        match self.practised() {
            Some(PracticeView::Lab(_)) => self.leave_lab(),
            Some(PracticeView::Review(_)) => self.leave_review(),
            Some(PracticeView::Quiz(_) | PracticeView::Memory(_)) => {
                self.overlays.pop();
            }
            None => {}
        }
    }

    /// Takes in what a button of the mouse did where something is practised.
    pub(super) fn point_in_practice(&mut self, kind: MouseKind, (x, y): (usize, usize)) {
        let is_press = kind == MouseKind::Press;
        match self.practised() {
            Some(PracticeView::Quiz(_)) if is_press => self.click_quiz(x, y),
            Some(PracticeView::Quiz(_)) => self.drag_quiz(kind, y),
            Some(PracticeView::Lab(_)) if is_press => self.click_lab(x, y),
            Some(PracticeView::Memory(_)) if is_press => self.click_memory(x, y),
            Some(PracticeView::Review(_)) => self.point_review(kind, (x, y)),
            Some(PracticeView::Lab(_) | PracticeView::Memory(_)) | None => {}
        }
    }

    /// Brings what is practised in line with the screen.
    pub(super) fn settle_practice(&mut self, view: &mut PracticeView) {
        match view {
            PracticeView::Quiz(view) => self.settle_quiz(view),
            PracticeView::Lab(view) => self.settle_lab(view),
            PracticeView::Review(view) => self.settle_review(view),
            PracticeView::Memory(view) => self.settle_memory(view),
        }
    }

    /// What is practised in front: keys and clicks are for that.
    fn practised(&mut self) -> Option<&mut PracticeView> {
        match self.overlays.last_mut() {
            Some(Overlay::Practice(view)) => Some(view),
            Some(_) | None => None,
        }
    }

    /// Lays something that is practised over the page.
    fn lay_over(&mut self, view: PracticeView) {
        self.overlays.push(Overlay::Practice(view));
    }

    /// Asks for what the screen offers to do, and tells there how far the learner has come with it.
    pub(super) fn attend_practice(&mut self) {
        for block in self.reader.visible_blocks() {
            let Some(practice) = offered(&self.reader.lesson, block).cloned() else {
                continue;
            };
            self.ask_for(&practice);
            let state = self.told_beside(block, &practice);
            self.reader.tell_state(block, state);
        }
        // What is open may have been edited, wherever it was opened from.
        let open = self.overlays.iter().filter_map(|overlay| match overlay {
            Overlay::Practice(view) => view.followed(),
            _ => None,
        });
        for practice in open.collect::<Vec<_>>() {
            self.ask_for(&practice);
        }
    }

    /// What is shown of what the open lesson offers to do, as far as it has been read.
    pub(super) fn shown_offers(&self) -> Offers {
        let practices = self.reader.lesson.practices().take(MOST_FOUND);
        let told = practices.map(|(block, practice)| {
            let state = self.told_beside(block, &practice);
            (block, practice.told(&state))
        });
        told.collect()
    }

    /// What its frame tells of something to do at a block beside the word for it.
    fn told_beside(&self, block: usize, practice: &Practice) -> String {
        let subject = self.reader.lesson.asked_about(block, practice);
        let state = self.shelf.state(practice, &self.progress);
        let parts = [subject.unwrap_or_default(), &state].into_iter();
        let known: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        known.join(" · ")
    }

    /// Has something to do read, once.
    pub(super) fn ask_for(&mut self, practice: &Practice) {
        if self.shelf.ask(practice) {
            let work = Work::Practice(practice.clone());
            self.effects.push(Effect::Work(work));
        }
    }

    /// Opens what there is to do at a block.
    pub(super) fn practise(&mut self, block: usize) {
        if let Some(practice) = offered(&self.reader.lesson, block).cloned() {
            self.open_practice(&practice);
        }
    }

    /// Opens something to do, as soon as it has been read.
    fn open_practice(&mut self, practice: &Practice) {
        self.ask_for(practice);
        self.shelf.wanted = None;
        match practice {
            Practice::Quiz { file, .. } => match self.shelf.quiz(file) {
                Shelved::Here(quiz) => self.open_quiz(practice, &quiz),
                Shelved::Awaited => self.shelf.wanted = Some(practice.clone()),
                Shelved::Missing => self.tell_missing(practice),
            },
            Practice::Lab(id) => match self.shelf.lab(id) {
                Shelved::Here(lab) => self.open_lab(&lab),
                Shelved::Awaited => self.shelf.wanted = Some(practice.clone()),
                Shelved::Missing => self.tell_missing(practice),
            },
            Practice::Review(_) => match self.shelf.review(&practice.file()) {
                Shelved::Here(review) => {
                    let mut view = ReviewView::new(&review, &self.reader.lesson, &self.progress);
                    if let Some(marks) = self.drafts.take_marks(&review.id) {
                        view.resume(marks);
                    }
                    self.lay_over(PracticeView::Review(Box::new(view)));
                }
                Shelved::Awaited => self.shelf.wanted = Some(practice.clone()),
                Shelved::Missing => self.tell_missing(practice),
            },
            Practice::Trace(_) => {}
        }
    }

    fn open_quiz(&mut self, practice: &Practice, quiz: &Arc<Quiz>) {
        if let Some(mut view) = QuizView::new(practice, quiz, &self.reader.lesson) {
            view.begin(self.drafts.seed, &self.progress);
            self.lay_over(PracticeView::Quiz(Box::new(view)));
        } else {
            let name = practice.name().unwrap_or_default();
            self.fail(format!("This quiz has no question `{name}`."));
        }
    }

    fn tell_missing(&mut self, practice: &Practice) {
        let problems = self.keymap.key(Action::Problems);
        let what = practice.title();
        self.fail(format!("{what} cannot be shown; {problems} tells why."));
    }

    /// Takes in the questions of a file.
    pub(super) fn receive_quiz(&mut self, file: &str, quiz: Quiz, findings: Findings) {
        self.problems.renew(findings);
        self.shelf.put_quiz(file, quiz);
        self.show_edited_quiz(file);
        if let Some(view) = self.memory() {
            view.refresh();
        }
        self.relist();
        self.open_wanted();
    }

    /// Takes in a review, if there is one.
    pub(super) fn receive_review(&mut self, id: &str, review: Option<Review>, findings: Findings) {
        let file = Practice::Review(id.to_owned()).file();
        self.problems.renew(findings);
        self.shelf.put_review(&file, review);
        self.show_edited_review(&file);
        self.relist();
        self.open_wanted();
    }

    /// Opens what the learner waits for, if it has come.
    pub(super) fn open_wanted(&mut self) {
        if let Some(practice) = self.shelf.wanted.take()
            && self.overlays.is_empty()
        {
            self.open_practice(&practice);
        }
    }

    /// Forgets what there is to do in a lesson that may have been edited: it is read again.
    pub(super) fn forget_practice(&mut self, lesson: &Lesson) {
        let files: HashSet<String> = lesson.practices().map(|(_, found)| found.file()).collect();
        self.shelf.forget(&files);
    }
}

/// Whether something to do opens in the player.
pub(super) fn opens(practice: &Practice) -> bool {
    match practice {
        Practice::Quiz { .. } | Practice::Review(_) | Practice::Lab(_) => true,
        Practice::Trace(_) => false,
    }
}

/// What a block offers to do.
fn offered(lesson: &Lesson, block: usize) -> Option<&Practice> {
    match &lesson.blocks.get(block)?.kind {
        BlockKind::Practice(practice) => Some(practice),
        _ => None,
    }
}
