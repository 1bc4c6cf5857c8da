//! What has been begun and not been compared yet: it comes back when what it was begun in is opened again.

use std::collections::{BTreeMap, HashMap};

use super::history::Visit;
use super::overlay::pane::Stage;
use super::overlay::quiz::Draft;
use super::overlay::{Overlay, Pane, QuizView};
use super::text_area::TextArea;
use crate::course::quiz::Ask;
use crate::course::{Code, LessonId, QuestionId};
use crate::practice::judge::Mark;
use crate::practice::run::{End, Ended};

/// What has been begun, for as long as the player is open.
#[derive(Debug)]
pub struct Drafts {
    /// What decides in which order alternatives are shown.
    pub seed: u64,
    /// What the learner says that code prints, by the lesson and the code.
    said: HashMap<(LessonId, String), TextArea>,
    /// Answers that were begun, each with what was asked when it was.
    answers: HashMap<QuestionId, (Ask, Draft)>,
    /// The marks on code that was left before it was judged, by the review's name.
    marks: BTreeMap<String, Vec<Mark>>,
    /// What was left to read a section again, and where that was.
    left: Option<(Visit, Overlay)>,
}

impl Drafts {
    /// Nothing has been begun.
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            said: HashMap::new(),
            answers: HashMap::new(),
            marks: BTreeMap::new(),
            left: None,
        }
    }

    /// What was typed of a piece of code.
    pub fn said(&self, lesson: &LessonId, code: &Code) -> Option<&TextArea> {
        self.said.get(&(lesson.clone(), code.text.to_string()))
    }

    /// Keeps what is typed in a pane; what has been compared is no draft any more.
    pub fn keep_said(&mut self, lesson: &LessonId, pane: &Pane) {
        let key = || (lesson.clone(), pane.code.text.to_string());
        match &pane.stage {
            Stage::Predicting(lines) if !lines.is_empty() => {
                self.said.insert(key(), lines.clone());
            }
            Stage::Predicting(_)
            | Stage::Recorded(_)
            | Stage::Ended(Ended {
                end: End::Exit(_), ..
            }) => {
                if !self.said.is_empty() {
                    self.said.remove(&key());
                }
            }
            // Nothing has been compared.
            Stage::Preparing(..)
            | Stage::Running(_)
            | Stage::Stopping
            | Stage::Ended(_)
            | Stage::Refused(_) => {}
        }
    }

    /// Keeps what is answered in a quiz, or brings it back where the question has just been opened.
    pub fn keep_answer(&mut self, view: &mut QuizView) {
        let Some(question) = view.question() else {
            return;
        };
        let id = question.id.clone();
        if view.told.is_some() {
            self.answers.remove(&id);
            return;
        }
        let is_untouched = view.is_untouched();
        if view.take_opened() && is_untouched {
            let known = self.answers.get(&id);
            let known = known.filter(|(ask, _)| {
                let question = view.question();
                question.is_some_and(|question| question.ask.takes_answers_of(ask))
            });
            if let Some((_, draft)) = known {
                *view.draft_mut() = draft.clone();
            }
        } else if is_untouched {
            self.answers.remove(&id);
        } else if let Some(question) = view.question() {
            let kept = (question.ask.clone(), view.draft.clone());
            self.answers.insert(id, kept);
        }
    }

    /// Keeps the marks on code that has not been judged.
    pub fn keep_marks(&mut self, review: &str, marks: Vec<Mark>) {
        self.marks.insert(review.to_owned(), marks);
    }

    /// The marks that were left on code.
    pub fn take_marks(&mut self, review: &str) -> Option<Vec<Mark>> {
        self.marks.remove(review)
    }

    /// Keeps what is left here to read a section again.
    pub fn leave(&mut self, here: Visit, overlay: Overlay) {
        self.left = Some((here, overlay));
    }

    /// What was left to read a section again, wherever that was.
    pub fn left(&mut self) -> Option<&mut Overlay> {
        self.left.as_mut().map(|(_, overlay)| overlay)
    }

    /// What was left here to read a section again.
    pub fn take_left(&mut self, here: &Visit) -> Option<Overlay> {
        let left = self.left.take_if(|(left, _)| left == here);
        left.map(|(_, overlay)| overlay)
    }
}
