//! What a lesson offers to do, by the names that people know it by.

use crate::course::{LabId, Practice};
use crate::load::{self, lab_file};
use crate::office::desk::Desk;

/// The title of a review or lab, and how many questions a quiz has; the id where that cannot be read.
pub fn name(desk: &Desk, practice: &Practice) -> String {
    let id = practice.name().unwrap_or_default();
    let named = match practice {
        Practice::Quiz { file, only: None } => {
            match load::quiz(&desk.library, &desk.course, file)
                .0
                .questions
                .len()
            {
                0 => None,
                1 => Some("1 question".to_owned()),
                count => Some(format!("{count} questions")),
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
        Practice::Quiz { .. } | Practice::Trace(_) => None,
    };
    named.unwrap_or_else(|| id.to_owned())
}
