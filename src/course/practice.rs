//! What a lesson offers to do: its quizzes, reviews, labs and traces, by name. What is in them is read later.

use serde::{Deserialize, Serialize};

use super::id::QuestionId;
use crate::text;

/// In a lesson that offers more to do, what the first are called is found.
pub const MOST_FOUND: usize = 1000;

/// Something to do, where a lesson offers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Practice {
    /// Questions.
    Quiz {
        /// The file with the questions, as a path in the course.
        file: String,
        /// The one question that is asked here; `None` for all of them.
        only: Option<QuestionId>,
    },
    /// Code to be judged, by the name of its folder.
    Review(String),
    /// Work on one's own files, by the name of its folder.
    Lab(String),
    /// A recording to step through, by the name of its folder.
    Trace(String),
}

impl Practice {
    /// The word for it.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Quiz { .. } => "Quiz",
            Self::Review(_) => "Review the AI’s code",
            Self::Lab(_) => "Lab",
            Self::Trace(_) => "Trace",
        }
    }

    /// All that is shown of it, on one line: the word for it, and what is told beside that.
    pub fn told(&self, state: &str) -> String {
        let title = self.title();
        let between = if state.is_empty() { "" } else { " · " };
        text::clean_line(&format!("{title}{between}{state}")).into_owned()
    }

    /// The file that says what is in it, as a path in the course.
    pub fn file(&self) -> String {
        match self {
            Self::Quiz { file, .. } => file.clone(),
            Self::Review(id) => format!("reviews/{id}/review.toml"),
            Self::Lab(id) => format!("labs/{id}/lab.toml"),
            Self::Trace(id) => format!("traces/{id}/trace.json"),
        }
    }

    /// The name as the lesson gives it; `None` for a whole quiz, which goes by its lesson.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Quiz { only, .. } => only.as_ref().map(QuestionId::as_str),
            Self::Review(id) | Self::Lab(id) | Self::Trace(id) => Some(id),
        }
    }
}

/// The file with the questions of the lesson at a path.
pub fn quiz_file(lesson: &str) -> String {
    let stem = lesson.rsplit_once('.').map_or(lesson, |(stem, _)| stem);
    format!("{stem}.quiz.toml")
}
