//! Something that is practised over the page: which kinds there are, and what all of them do.

use super::bar::{Bar, Offer};
use super::{LabView, MemoryView, QuizView, ReviewView};
use crate::app::action::Action;
use crate::course::Practice;

/// Something that is practised.
#[derive(Debug)]
pub enum PracticeView {
    /// A quiz.
    Quiz(Box<QuizView>),
    /// A lab.
    Lab(Box<LabView>),
    /// Code to be judged.
    Review(Box<ReviewView>),
    /// The cards of the day.
    Memory(Box<MemoryView>),
}

impl PracticeView {
    /// What it shows, if that is to be shown as it is now while its file is edited.
    pub fn followed(&self) -> Option<Practice> {
        match self {
            Self::Quiz(view) => Some(view.practice()),
            Self::Review(view) => Some(Practice::Review(view.review.id.clone())),
            Self::Lab(_) | Self::Memory(_) => None,
        }
    }

    /// Has the rows laid out again.
    pub fn refresh(&mut self) {
        match self {
            Self::Quiz(view) => view.refresh(),
            Self::Lab(view) => view.refresh(),
            Self::Review(view) => view.refresh(),
            Self::Memory(view) => view.refresh(),
        }
    }

    /// Scrolls as an action says; `false` if it says nothing of that.
    pub fn scroll(&mut self, action: Action) -> bool {
        match self {
            Self::Quiz(view) => view.page.apply(action),
            Self::Lab(view) => view.page.apply(action),
            Self::Review(view) => view.page.apply(action),
            Self::Memory(view) => view.page.apply(action),
        }
    }

    /// Scrolls by so many rows.
    pub fn scroll_by(&mut self, rows: isize) {
        match self {
            Self::Quiz(view) => view.page.scroll_by(rows),
            Self::Lab(view) => view.page.scroll_by(rows),
            Self::Review(view) => view.page.scroll_by(rows),
            Self::Memory(view) => view.page.scroll_by(rows),
        }
    }

    /// Takes pasted text, where something is typed.
    pub fn paste(&mut self, pasted: &str) {
        match self {
            Self::Quiz(view) if view.is_typing() => view.draft_mut().paste(pasted),
            Self::Quiz(_) | Self::Lab(_) | Self::Review(_) | Self::Memory(_) => {}
        }
    }

    /// The keys that matter now, the most useful first.
    pub fn hints(&self, bar: Bar<'_>) -> Vec<Offer> {
        match self {
            Self::Quiz(view) => view.hints(bar),
            Self::Lab(view) => view.hints(bar),
            Self::Review(view) => view.hints(bar),
            Self::Memory(view) => view.hints(bar),
        }
    }
}
