//! What a lesson offers to do, by the names that people know it by.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::app::MISSING;
use crate::course::{LabId, Practice, QuestionId};
use crate::load::{self, lab_file};
use crate::office::desk::Desk;

/// What one lesson offers. Each file with questions is read once, however many of them are asked one by one.
pub struct Offers<'a> {
    desk: &'a Desk,
    /// The questions of the files that have been read.
    quizzes: RefCell<HashMap<String, HashSet<QuestionId>>>,
}

impl<'a> Offers<'a> {
    pub fn new(desk: &'a Desk) -> Self {
        Self {
            desk,
            quizzes: RefCell::default(),
        }
    }

    /// The title of a review or lab, and how many questions a quiz has; that it cannot be shown, behind its id, where that
    /// cannot be read.
    pub fn name(&self, practice: &Practice) -> String {
        let id = practice.name().unwrap_or_default();
        let Desk {
            library, course, ..
        } = self.desk;
        let named = match practice {
            Practice::Quiz { file, only } => self.questions(file, only.as_ref()),
            Practice::Review(id) => {
                let (review, _) = load::review(library, course, id);
                review.map(|review| review.title)
            }
            Practice::Lab(id) => {
                let found = lab_file::read(library, &LabId::new(id.as_str()));
                found.map(|(kit, _)| kit.lab.title)
            }
            Practice::Trace(_) => Some(id.to_owned()),
        };
        named.unwrap_or_else(|| match id {
            "" => MISSING.to_owned(),
            id => format!("{id} · {MISSING}"),
        })
    }

    /// The one question of a file that is asked, or how many it has; `None` if there is none.
    fn questions(&self, file: &str, only: Option<&QuestionId>) -> Option<String> {
        let mut quizzes = self.quizzes.borrow_mut();
        if !quizzes.contains_key(file) {
            let (quiz, _) = load::quiz(&self.desk.library, &self.desk.course, file);
            let ids = quiz.questions.into_iter().map(|question| question.id);
            quizzes.insert(file.to_owned(), ids.collect());
        }
        let ids = quizzes.get(file)?;
        match (only, ids.len()) {
            (Some(only), _) => ids.contains(only).then(|| only.as_str().to_owned()),
            (None, 0) => None,
            (None, 1) => Some("1 question".to_owned()),
            (None, count) => Some(format!("{count} questions")),
        }
    }
}
