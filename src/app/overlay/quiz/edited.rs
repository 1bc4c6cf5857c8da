//! An open quiz whose file has been edited: the same question goes on, with what has been answered.

use std::sync::Arc;

use super::{Draft, QuizView};
use crate::course::{Practice, Quiz};
use crate::practice::quiz::grade;
use crate::progress::Progress;

impl QuizView {
    /// What it shows, to be read again.
    pub fn practice(&self) -> Practice {
        Practice::Quiz {
            file: self.file.clone(),
            only: self.only.clone(),
        }
    }

    /// Shows these questions from now on, at the one with the same id, else at the one with the same number. What is
    /// being answered stays where the answers mean the same. `false` if they are those that it has.
    pub fn take(&mut self, quiz: &Arc<Quiz>, progress: &Progress) -> bool {
        if *self.quiz == **quiz {
            return false;
        }
        let before = self.question().cloned();
        let only = self.asked.first().copied().filter(|_| self.only.is_some());
        self.quiz = Arc::clone(quiz);
        let count = quiz.questions.len();
        self.asked = match (&self.only, only) {
            (Some(id), Some(number)) => {
                let found = quiz.question(id).map(|(number, _)| number);
                vec![found.unwrap_or(number.min(count.saturating_sub(1)))]
            }
            _ => (0..count).collect(),
        };
        self.laid = None;
        self.seen.clear();
        self.selected = self.selected.min(self.asked.len().saturating_sub(1));
        let Some(before) = before else {
            self.at = self.asked.len();
            return true;
        };
        let is_same = |at: &usize| {
            let question = self.question_at(*at);
            question.is_some_and(|question| question.id == before.id)
        };
        let same = (0..self.asked.len()).find(is_same);
        self.at = same.unwrap_or(self.at.min(self.asked.len().saturating_sub(1)));
        match self.question() {
            Some(question) if same.is_some() && question.ask.takes_answers_of(&before.ask) => {
                // What is right may have been mended.
                let answer = self.draft.answer().filter(|_| self.told.is_some());
                self.told = answer.map(|answer| grade(&question.ask, &answer));
            }
            Some(_) => self.go(self.at, progress),
            None => self.draft = Draft::Nothing,
        }
        true
    }
}
