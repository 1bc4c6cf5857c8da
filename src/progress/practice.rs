//! What a learner has answered and judged, as a journal keeps it: in words, so that it outlives an edit of the course.

use crate::course::review::{Category, LineRange};
use crate::course::{LabId, LessonId};

/// The last answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The lesson that asks.
    pub lesson: LessonId,
    /// The file of the question, as a path in the course.
    pub file: String,
    /// Whether it was right.
    pub is_right: bool,
    /// The answer in the words that were chosen or typed.
    pub given: Vec<String>,
}

/// The last judgement of a piece of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The lesson that asks for it.
    pub lesson: LessonId,
    /// The lines that the learner would not merge, with why; none if nothing is wrong.
    pub marks: Vec<(LineRange, Category)>,
}

/// How far a lab has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worked {
    /// The lesson that offers it.
    pub lesson: LessonId,
    /// What became of it.
    pub state: LabState,
}

/// The hints of a check that have been taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hinted {
    /// The lesson that offers the lab.
    pub lesson: LessonId,
    /// The check, by its id in the lab.
    pub check: String,
    /// How many of its hints.
    pub count: usize,
}

/// What became of a lab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabState {
    /// The learner says that it is not done after all.
    Open,
    /// All its checks have passed.
    Passed,
    /// The learner says that it is done, whatever the checks say.
    Done,
}

impl LabState {
    const ALL: [Self; 3] = [Self::Open, Self::Passed, Self::Done];

    /// The word in journals.
    fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Passed => "passed",
            Self::Done => "done",
        }
    }
}

impl Worked {
    pub(super) fn details(&self, lab: &LabId) -> serde_json::Result<String> {
        serde_json::to_string(&(lab.as_str(), self.lesson.as_str(), self.state.word()))
    }

    pub(super) fn read(details: &str) -> serde_json::Result<(LabId, Self)> {
        let (lab, lesson, word): (String, String, String) = serde_json::from_str(details)?;
        // A word that a newer version knows says at least that the lab was begun.
        let state = LabState::ALL.into_iter().find(|state| state.word() == word);
        let worked = Self {
            lesson: LessonId::new(lesson),
            state: state.unwrap_or(LabState::Open),
        };
        Ok((LabId::new(lab), worked))
    }
}

impl Hinted {
    pub(super) fn details(&self, lab: &LabId) -> serde_json::Result<String> {
        let Self {
            lesson,
            check,
            count,
        } = self;
        serde_json::to_string(&(lab.as_str(), lesson.as_str(), check, count))
    }

    pub(super) fn read(details: &str) -> serde_json::Result<(LabId, Self)> {
        let (lab, lesson, check, count): (String, String, _, _) = serde_json::from_str(details)?;
        let hinted = Self {
            lesson: LessonId::new(lesson),
            check,
            count,
        };
        Ok((LabId::new(lab), hinted))
    }
}

/// A judgement's marks as a journal has them.
type Written = Vec<(usize, usize, String)>;

impl Answered {
    pub(super) fn details(&self, question: &str) -> serde_json::Result<String> {
        let Self {
            lesson,
            file,
            is_right,
            given,
        } = self;
        serde_json::to_string(&(question, lesson.as_str(), file, is_right, given))
    }

    pub(super) fn read(details: &str) -> serde_json::Result<(String, Self)> {
        let (question, lesson, file, is_right, given): (String, String, _, _, _) =
            serde_json::from_str(details)?;
        let answered = Self {
            lesson: LessonId::new(lesson),
            file,
            is_right,
            given,
        };
        Ok((question, answered))
    }
}

impl Judged {
    pub(super) fn details(&self, review: &str) -> serde_json::Result<String> {
        let marks = self.marks.iter();
        let marks: Written = marks
            .map(|(lines, category)| (lines.first, lines.last, category.name().to_owned()))
            .collect();
        serde_json::to_string(&(review, self.lesson.as_str(), marks))
    }

    pub(super) fn read(details: &str) -> serde_json::Result<(String, Self)> {
        let (review, lesson, marks): (String, String, Written) = serde_json::from_str(details)?;
        let marks = marks.into_iter().filter_map(|(first, last, category)| {
            // A category that a newer version knows is no reason to lose the rest.
            Some((LineRange::between(first, last), Category::named(&category)?))
        });
        let judged = Self {
            lesson: LessonId::new(lesson),
            marks: marks.collect(),
        };
        Ok((review, judged))
    }
}
