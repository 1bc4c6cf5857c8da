//! The list of contents of a module: its lessons, and those that are announced and not there.

use super::modules::{LessonEntry, Module};

/// Where a chapter stands among chapters and their sub-chapters.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rank {
    /// In how many chapters it is nested.
    pub depth: usize,
    /// Its number, as in “3.2.”; empty where chapters have none.
    pub number: String,
}

/// A lesson that is announced and not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The title.
    pub title: String,
    /// Why it is not there.
    pub absence: Absence,
    /// Where it would stand.
    pub rank: Rank,
    /// How many lessons of the module stand before it.
    pub after: usize,
}

/// Why a lesson that is announced is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// It has no file.
    Unwritten,
    /// It has a path that is not opened.
    Refused,
}

/// A line of the list of contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed<'a> {
    /// A lesson.
    Lesson(&'a LessonEntry),
    /// One that is not there.
    Draft(&'a Draft),
}

impl Module {
    /// The lessons and drafts in reading order.
    pub fn listed(&self) -> Vec<Listed<'_>> {
        let mut listed = Vec::new();
        let mut drafts = self.drafts.iter().peekable();
        for (index, lesson) in self.lessons.iter().enumerate() {
            while let Some(draft) = drafts.next_if(|draft| draft.after <= index) {
                listed.push(Listed::Draft(draft));
            }
            listed.push(Listed::Lesson(lesson));
        }
        listed.extend(drafts.map(Listed::Draft));
        listed
    }
}

impl Absence {
    /// The words for it, in place of what there would be to say of the lesson.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unwritten => "not written yet",
            Self::Refused => "cannot be opened",
        }
    }
}

impl Rank {
    /// The title with the number before it.
    pub fn titled(&self, title: &str) -> String {
        if self.number.is_empty() {
            title.to_owned()
        } else {
            format!("{} {title}", self.number)
        }
    }
}
