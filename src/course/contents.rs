//! The list of contents of a module: its lessons, and those that are announced and not there.

use super::modules::{Draft, LessonEntry, Module};

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
