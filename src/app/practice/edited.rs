//! What is open to be answered or judged follows its file.

use crate::app::App;
use crate::app::overlay::{Overlay, PracticeView};
use crate::app::shelf::Shelved;

impl App {
    /// Shows the questions of a file as they are now, where they are open and were edited.
    pub(super) fn show_edited_quiz(&mut self, file: &str) {
        // What can no longer be read stays as it was: it is on the screen, and the problems tell why.
        let Shelved::Here(quiz) = self.shelf.quiz(file) else {
            return;
        };
        let mut is_edited = false;
        for overlay in self.overlays.iter_mut().chain(self.drafts.left()) {
            if let Overlay::Practice(PracticeView::Quiz(view)) = overlay
                && view.file == file
            {
                is_edited |= view.take(&quiz, &self.progress);
            }
        }
        if is_edited {
            self.tell("The questions were edited; this is how they are now.");
        }
    }

    /// Shows a review as it is now, where it is open, not judged yet, and was edited.
    pub(super) fn show_edited_review(&mut self, file: &str) {
        let Shelved::Here(review) = self.shelf.review(file) else {
            return;
        };
        let mut is_edited = false;
        for overlay in &mut self.overlays {
            if let Overlay::Practice(PracticeView::Review(view)) = overlay
                && view.review.id == review.id
            {
                is_edited |= view.take(&review);
            }
        }
        if is_edited {
            self.tell("The review was edited; this is how it is now.");
        }
    }
}
