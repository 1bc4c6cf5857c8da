//! What there is to do in the course, as far as it has been read.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::app::news::Lab;
use crate::course::{LabId, Practice, QuestionId, Quiz, Review};
use crate::practice::judge::judge;
use crate::progress::{LabState, Progress};

/// What is told where nothing can be shown.
pub const MISSING: &str = "cannot be shown";

/// What has been read, by the file that it is in.
#[derive(Debug, Default)]
pub struct Shelf {
    quizzes: HashMap<String, Shelved<Quiz>>,
    labs: HashMap<String, Shelved<Lab>>,
    reviews: HashMap<String, Shelved<Review>>,
    /// What is to be opened as soon as it has been read.
    pub wanted: Option<Practice>,
}

/// Something that is read when it is needed.
#[derive(Debug)]
pub enum Shelved<T> {
    /// It is being read.
    Awaited,
    /// It has been read.
    Here(Arc<T>),
    /// There is nothing to be shown.
    Missing,
}

impl<T> Clone for Shelved<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Awaited => Self::Awaited,
            Self::Here(found) => Self::Here(Arc::clone(found)),
            Self::Missing => Self::Missing,
        }
    }
}

impl Shelf {
    /// Whether something has to be read, which it is from now on.
    pub fn ask(&mut self, practice: &Practice) -> bool {
        let file = practice.file();
        match practice {
            Practice::Quiz { .. } => ask(&mut self.quizzes, file),
            Practice::Lab(_) => ask(&mut self.labs, file),
            Practice::Review(_) => ask(&mut self.reviews, file),
            Practice::Trace(_) => false,
        }
    }

    /// The questions of a file.
    pub fn quiz(&self, file: &str) -> Shelved<Quiz> {
        self.quizzes.get(file).cloned().unwrap_or(Shelved::Awaited)
    }

    /// Puts the questions of a file there.
    pub fn put_quiz(&mut self, file: &str, quiz: Quiz) {
        let found = Some(quiz).filter(|quiz| !quiz.questions.is_empty());
        self.quizzes.insert(file.to_owned(), shelved(found));
    }

    /// A lab by its id.
    pub fn lab(&self, id: &str) -> Shelved<Lab> {
        let file = Practice::Lab(id.to_owned()).file();
        self.labs.get(&file).cloned().unwrap_or(Shelved::Awaited)
    }

    /// Puts a lab there, or that it cannot be shown.
    pub fn put_lab(&mut self, id: &LabId, lab: Option<Lab>) {
        let file = Practice::Lab(id.to_string()).file();
        self.labs.insert(file, shelved(lab));
    }

    /// Has a lab read again: its copy has been made.
    pub fn forget_lab(&mut self, id: &LabId) {
        self.labs.remove(&Practice::Lab(id.to_string()).file());
    }

    /// The review in a file.
    pub fn review(&self, file: &str) -> Shelved<Review> {
        self.reviews.get(file).cloned().unwrap_or(Shelved::Awaited)
    }

    /// Puts the review of a file there.
    pub fn put_review(&mut self, file: &str, review: Option<Review>) {
        self.reviews.insert(file.to_owned(), shelved(review));
    }

    /// Forgets what is in these files.
    pub fn forget(&mut self, files: &HashSet<String>) {
        self.quizzes.retain(|file, _| !files.contains(file));
        self.labs.retain(|file, _| !files.contains(file));
        self.reviews.retain(|file, _| !files.contains(file));
    }

    /// How much there is to do, and how far the learner has come with it, behind what it is called.
    pub fn state(&self, practice: &Practice, progress: &Progress) -> String {
        let parts = [self.name(practice), self.standing(practice, progress)];
        let known = parts.into_iter().filter(|part| !part.is_empty());
        known.collect::<Vec<_>>().join(" · ")
    }

    /// What it is called beside the kind of thing that it is; often it has no name of its own.
    pub fn name(&self, practice: &Practice) -> String {
        let name = match practice {
            Practice::Quiz { .. } => None,
            Practice::Lab(id) => match self.lab(id) {
                Shelved::Here(lab) => Some(lab.kit.lab.title.clone()),
                Shelved::Awaited | Shelved::Missing => None,
            },
            Practice::Review(_) => match self.review(&practice.file()) {
                Shelved::Here(review) => Some(review.title.clone()),
                Shelved::Awaited | Shelved::Missing => None,
            },
            Practice::Trace(id) => Some(id.clone()),
        };
        name.unwrap_or_default()
    }

    /// How much there is to do, and how far the learner has come with it.
    pub fn standing(&self, practice: &Practice, progress: &Progress) -> String {
        let missing = || MISSING.to_owned();
        match practice {
            Practice::Quiz { file, only } => match self.quiz(file) {
                Shelved::Awaited => String::new(),
                Shelved::Missing => missing(),
                Shelved::Here(quiz) => answered(&quiz, only.as_ref(), progress),
            },
            Practice::Lab(id) => match self.lab(id) {
                Shelved::Awaited => String::new(),
                Shelved::Missing => missing(),
                Shelved::Here(lab) => {
                    let worked = progress.labs.get(&lab.kit.lab.id);
                    match worked.map(|worked| worked.state) {
                        Some(LabState::Passed) => "all checks passed".to_owned(),
                        Some(LabState::Done) => "marked as done".to_owned(),
                        Some(LabState::Open) | None if lab.is_begun => "begun".to_owned(),
                        Some(LabState::Open) | None => String::new(),
                    }
                }
            },
            Practice::Review(_) => match self.review(&practice.file()) {
                Shelved::Awaited => String::new(),
                Shelved::Missing => missing(),
                Shelved::Here(review) => judged(&review, progress),
            },
            Practice::Trace(_) => String::new(),
        }
    }
}

/// How far the learner has come with some questions.
fn answered(quiz: &Quiz, only: Option<&QuestionId>, progress: &Progress) -> String {
    let asked = quiz.questions.iter();
    let asked = asked.filter(|one| only.is_none_or(|id| one.id == *id));
    let (mut count, mut answered, mut right) = (0, 0, 0);
    for question in asked {
        count += 1;
        let answer = progress.answers.get(&question.id);
        answered += usize::from(answer.is_some());
        right += usize::from(answer.is_some_and(|answer| answer.is_right));
    }
    let noun = if count == 1 { "question" } else { "questions" };
    let unread = match quiz.unread {
        unread @ 1.. if only.is_none() => format!(" ({unread} could not be read)"),
        _ => String::new(),
    };
    let standing = match (count, answered) {
        (0, _) => return MISSING.to_owned(),
        (_, 0) => String::new(),
        (1, _) if right > 0 => " · answered rightly".to_owned(),
        (1, _) => " · answered".to_owned(),
        _ if answered < count => format!(" · {answered} answered"),
        _ => format!(" · {right} right"),
    };
    format!("{count} {noun}{unread}{standing}")
}

/// What came of a review.
fn judged(review: &Review, progress: &Progress) -> String {
    let Some(judged) = progress.judgements.get(&review.id) else {
        return String::new();
    };
    let judgement = judge(review, &judged.marks);
    match (judgement.found(), judgement.flaws.len()) {
        (_, 0) => "judged".to_owned(),
        (found, count) => format!("found {found} of {count}"),
    }
}

fn ask<T>(shelf: &mut HashMap<String, Shelved<T>>, file: String) -> bool {
    let is_new = !shelf.contains_key(&file);
    if is_new {
        shelf.insert(file, Shelved::Awaited);
    }
    is_new
}

fn shelved<T>(found: Option<T>) -> Shelved<T> {
    found.map_or(Shelved::Missing, |found| Shelved::Here(Arc::new(found)))
}
