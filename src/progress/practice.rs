//! What a learner has answered and judged, as a journal keeps it: in words, so that it outlives an edit of the course.

use crate::course::LessonId;
use crate::course::review::{Category, Lines};

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
    pub marks: Vec<(Lines, Category)>,
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
            Some((Lines::between(first, last), Category::named(&category)?))
        });
        let judged = Self {
            lesson: LessonId::new(lesson),
            marks: marks.collect(),
        };
        Ok((review, judged))
    }
}
