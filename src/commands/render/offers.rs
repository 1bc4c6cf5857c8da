//! What a lesson offers to do, by the names that people know it by.

use crate::app::MISSING;
use crate::course::{LabId, Practice, QuestionId};
use crate::load::{self, lab_file};
use crate::office::desk::Desk;

/// The title of a review or lab, and how many questions a quiz has; that it cannot be shown, behind its id, where that cannot
/// be read.
pub fn name(desk: &Desk, practice: &Practice) -> String {
    let id = practice.name().unwrap_or_default();
    let named = match practice {
        Practice::Quiz { file, only } => {
            let (quiz, _) = load::quiz(&desk.library, &desk.course, file);
            let is_asked = |id: &QuestionId| quiz.questions.iter().any(|one| one.id == *id);
            match (only, quiz.questions.len()) {
                (Some(only), _) if is_asked(only) => Some(id.to_owned()),
                (Some(_), _) | (None, 0) => None,
                (None, 1) => Some("1 question".to_owned()),
                (None, count) => Some(format!("{count} questions")),
            }
        }
        Practice::Review(id) => {
            let (review, _) = load::review(&desk.library, &desk.course, id);
            review.map(|review| review.title)
        }
        Practice::Lab(id) => {
            let found = lab_file::read(&desk.library, &LabId::new(id.as_str()));
            found.map(|(kit, _)| kit.lab.title)
        }
        Practice::Trace(_) => Some(id.to_owned()),
    };
    named.unwrap_or_else(|| match id {
        "" => MISSING.to_owned(),
        id => format!("{id} · {MISSING}"),
    })
}
