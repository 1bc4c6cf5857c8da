//! What cannot be done now, and why in a few words: the palette offers that last.

use crate::app::overlay::{Overlay, Purpose};
use crate::app::{Action, App, Files, Reach};
use crate::layout::Target;

impl App {
    /// Why an action would do nothing on the page as it is; nothing where it would do something.
    pub(super) fn why_not(&self, action: Action) -> Option<&'static str> {
        // Over what is practised, or a table, other things can be done than on the page.
        let is_list = |overlay: &Overlay| matches!(overlay, Overlay::List(_));
        if !self.overlays.iter().all(is_list) {
            return None;
        }
        let reader = &self.reader;
        let (can, reason) = match action {
            Action::Run => (self.has_block(Purpose::Run), "no code to run here"),
            Action::Copy => (self.has_block(Purpose::Copy), "no code or table here"),
            Action::WideTable => (self.has_block(Purpose::Widen), "no table here"),
            Action::TryAgain
            | Action::Hint
            | Action::Solution
            | Action::MarkDone
            | Action::Fresh
            | Action::Reread
            | Action::Extend => (false, "no quiz, lab or review is open"),
            Action::Delete => (false, "not on a page"),
            Action::Percent => (false, "only after a number"),
            Action::GoToBookmark => (!self.progress.bookmarks.is_empty(), "no bookmark yet"),
            Action::NextMatch | Action::PreviousMatch => {
                let any = reader.search.is_some() || self.searches.last().is_some();
                (any, "nothing looked for yet")
            }
            Action::Back => (self.travel.history.leads_back(), "nowhere to go back to"),
            Action::Forward => (
                self.travel.history.leads_forward(),
                "nowhere to go forward to",
            ),
            Action::NextLesson => (self.next_lesson().is_some(), "this is the last lesson"),
            Action::PreviousLesson => {
                (self.lesson_beside(-1).is_some(), "this is the first lesson")
            }
            Action::Open => (reader.at_hand().is_some(), "no term or link is in focus"),
            Action::Explain | Action::HintTerms => (self.has_term(), "no term here"),
            Action::Close => (!self.is_nothing_open(), "nothing is open"),
            Action::Edit if self.reach == Reach::Safe => (false, "not in safe mode"),
            Action::Edit => (self.files != Files::None, "the course is in no folder"),
            Action::PageDown
            | Action::PageUp
            | Action::LineDown
            | Action::LineUp
            | Action::HalfDown
            | Action::HalfUp
            | Action::NextSection
            | Action::PreviousSection
            | Action::Top
            | Action::Bottom
            | Action::NextTarget
            | Action::PreviousTarget
            | Action::HintAll
            | Action::Find
            | Action::Search
            | Action::Contents
            | Action::Glossary
            | Action::Bookmark
            | Action::Bookmarks
            | Action::Palette
            | Action::Problems
            | Action::WrapCode
            | Action::CodeLeft
            | Action::CodeRight
            | Action::Narrower
            | Action::Wider
            | Action::Themes
            | Action::Mouse
            | Action::Memory
            | Action::Help
            | Action::Redraw
            | Action::Suspend
            | Action::Quit => return None,
        };
        (!can).then_some(reason)
    }

    fn has_block(&self, purpose: Purpose) -> bool {
        !self.blocks_for(purpose).is_empty()
    }

    /// Whether a term or a footnote is on the screen.
    fn has_term(&self) -> bool {
        let mut spots = self.reader.focusable_spots().into_iter();
        spots.any(|spot| {
            let target = self.reader.target(spot);
            matches!(target, Some(Target::Term(_) | Target::Footnote(_)))
        })
    }
}
