//! Something to do in the course: what is known of it, and what opens where it is chosen.

mod labbing;
pub mod page;
mod quizzing;
mod remembering;
mod reviewing;
mod shelf;

pub use page::{Colors, Content, Page, PracticeArea, area};
pub use remembering::{gap, sentence};
pub use shelf::{Shelf, Shelved};

use std::collections::HashSet;
use std::sync::Arc;

use super::App;
use super::action::Action;
use super::effect::{Effect, Work};
use super::overlay::{Overlay, QuizView, ReviewView};
use super::travel::Destination;
use crate::course::{BlockKind, Lesson, Practice, Quiz, Review};
use crate::diagnostic::Diagnostic;

/// Of a lesson that offers more than this, the names of the rest are not known before they are on the screen.
const MOST_ASKED: usize = 100;

impl App {
    /// Asks for what the screen offers to do, and tells there how far the learner has come with it.
    pub(super) fn attend_practice(&mut self) {
        for block in self.reader.visible_blocks() {
            let Some(practice) = offered(&self.reader.lesson, block).cloned() else {
                continue;
            };
            self.ask_for(&practice);
            let state = self.shelf.state(&practice, &self.progress);
            self.reader.tell_state(block, state);
        }
    }

    /// What the open lesson offers to be opened: the block, what it is called, how far the learner has come.
    pub(super) fn offers(&self) -> impl Iterator<Item = (usize, String, String)> {
        let practices = self.reader.lesson.practices();
        practices
            .filter(|(_, practice)| opens(practice))
            .map(|(block, practice)| {
                let name = self.shelf.name(practice);
                let between = if name.is_empty() { "" } else { " · " };
                let title = format!("{}{between}{name}", practice.title());
                (block, title, self.shelf.standing(practice, &self.progress))
            })
    }

    /// Has what the open lesson offers read, so that lists know what it is called.
    pub(super) fn ask_for_offers(&mut self) {
        let lesson = Arc::clone(&self.reader.lesson);
        for (_, practice) in lesson.practices().take(MOST_ASKED) {
            self.ask_for(practice);
        }
    }

    /// Has the labs of the other lessons read, too.
    pub(super) fn ask_for_labs(&mut self) {
        let labs = self.labs_elsewhere().map(|(.., lab)| lab.clone());
        for lab in labs.take(MOST_ASKED).collect::<Vec<_>>() {
            self.ask_for(&lab);
        }
    }

    /// Has something to do read, once.
    fn ask_for(&mut self, practice: &Practice) {
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

    /// Goes to where the lesson offers something to do, and opens it.
    pub(super) fn go_practise(&mut self, block: usize) {
        let lesson = self.reader.lesson.id.clone();
        self.jump(lesson, Destination::Block(block));
        self.practise(block);
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
                    if let Some(marks) = self.unjudged.remove(&review.id) {
                        view.resume(marks);
                    }
                    self.overlays.push(Overlay::Review(Box::new(view)));
                }
                Shelved::Awaited => self.shelf.wanted = Some(practice.clone()),
                Shelved::Missing => self.tell_missing(practice),
            },
            Practice::Trace(_) => {}
        }
    }

    fn open_quiz(&mut self, practice: &Practice, quiz: &Arc<Quiz>) {
        if let Some(mut view) = QuizView::new(practice, quiz, &self.reader.lesson) {
            view.begin(self.seed, &self.progress);
            self.overlays.push(Overlay::Quiz(Box::new(view)));
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
    pub(super) fn receive_quiz(&mut self, file: &str, quiz: Quiz, problems: Vec<Diagnostic>) {
        self.renew_problems(file, problems);
        self.shelf.put_quiz(file, quiz);
        if let Some(Overlay::Memory(view)) = self.overlays.last_mut() {
            view.refresh();
        }
        self.relist();
        self.open_wanted();
    }

    /// Takes in a review, if there is one.
    pub(super) fn receive_review(
        &mut self,
        id: &str,
        review: Option<Review>,
        problems: Vec<Diagnostic>,
    ) {
        let file = Practice::Review(id.to_owned()).file();
        self.renew_problems(&file, problems);
        self.shelf.put_review(&file, review);
        self.relist();
        self.open_wanted();
    }

    /// What is wrong with a file is told anew: some of it may have been mended.
    fn renew_problems(&mut self, file: &str, problems: Vec<Diagnostic>) {
        self.forget_problems(|problem| problem.source.name.ends_with(file));
        self.add_problems(problems);
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
fn opens(practice: &Practice) -> bool {
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
