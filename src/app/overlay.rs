//! What can lie over the page. Overlays are plain values on a stack; only the topmost one gets keys.

pub mod answers;
pub mod bar;
pub mod button;
pub mod confirm;
pub mod consent;
pub mod finder;
pub mod hints;
pub mod lab;
pub mod list;
pub mod memory;
pub mod pane;
pub mod popup;
pub mod practice;
pub mod prompt;
pub mod question;
pub mod quiz;
pub mod review;
pub mod table;

pub use bar::Bar;
pub use confirm::Confirm;
pub use consent::Consent;
pub use finder::Finder;
pub use hints::{Hints, Purpose};
pub use lab::LabView;
pub use list::{Choice, Entry, Item, List, ListKind, Stock, Unfolded, Words};
pub use memory::MemoryView;
pub use pane::Pane;
pub use popup::Popup;
pub use practice::PracticeView;
pub use prompt::Prompt;
pub use question::Question;
pub use quiz::QuizView;
pub use review::ReviewView;
pub use table::{Sight, WideTable};

use super::effect::Effect;
use super::reader::Spot;
use crate::layout::Target;

/// Something over the page.
#[derive(Debug)]
pub enum Overlay {
    /// The explanation of a term or a footnote.
    Popup(Box<Popup>),
    /// A list to choose from.
    List(Box<List>),
    /// Letters on everything that can be chosen.
    Hints(Hints),
    /// A table at its full width.
    Table(Box<WideTable>),
    /// A question before something leaves the program.
    Confirm(Box<Confirm>),
    /// The question before code of a course is run.
    Consent(Box<Consent>),
    /// What a block of code prints.
    Pane(Box<Pane>),
    /// The line for what is looked for in the lesson.
    Prompt(Box<Prompt>),
    /// The search of the whole course.
    Finder(Box<Finder>),
    /// Something that is practised.
    Practice(PracticeView),
}

impl Overlay {
    /// The question that it asks.
    pub fn question(&self) -> Option<&Question> {
        match self {
            Self::Confirm(confirm) => Some(&confirm.question),
            Self::Consent(consent) => Some(&consent.question),
            Self::Popup(_)
            | Self::List(_)
            | Self::Hints(_)
            | Self::Table(_)
            | Self::Pane(_)
            | Self::Prompt(_)
            | Self::Finder(_)
            | Self::Practice(_) => None,
        }
    }

    /// The question that it asks, to be changed.
    pub fn question_mut(&mut self) -> Option<&mut Question> {
        match self {
            Self::Confirm(confirm) => Some(&mut confirm.question),
            Self::Consent(consent) => Some(&mut consent.question),
            Self::Popup(_)
            | Self::List(_)
            | Self::Hints(_)
            | Self::Table(_)
            | Self::Pane(_)
            | Self::Prompt(_)
            | Self::Finder(_)
            | Self::Practice(_) => None,
        }
    }

    /// The term of the page that it belongs to.
    pub fn anchor(&self) -> Option<Spot> {
        match self {
            Self::Popup(popup) => popup.anchor,
            Self::List(_)
            | Self::Hints(_)
            | Self::Table(_)
            | Self::Confirm(_)
            | Self::Consent(_)
            | Self::Pane(_)
            | Self::Prompt(_)
            | Self::Finder(_)
            | Self::Practice(_) => None,
        }
    }
}

/// The topmost of what something is found in, whatever lies over that. What is told later, and what was answered, is
/// for the one that asked, and not for what happens to be in front.
pub fn topmost<'a, T>(
    overlays: &'a mut [Overlay],
    found: impl FnMut(&'a mut Overlay) -> Option<T>,
) -> Option<T> {
    overlays.iter_mut().rev().find_map(found)
}

/// What an overlay makes of an action.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It stays; the action has been used or means nothing here.
    Stay,
    /// It closes.
    Close,
    /// It stays, and the page under it gets the action.
    Pass,
    /// A target was chosen in it.
    Follow(Target),
    /// What was looked for in the lesson is kept.
    Kept,
    /// The selected hit of a search of the course was chosen.
    Found,
    /// An item of a list was chosen.
    Chosen(Choice),
    /// What is selected in the list is to be deleted.
    Delete,
    /// What runs in it is to be stopped.
    Stop,
    /// What has run in it is to be run again.
    Again,
    /// It closes, and this is done.
    Do(Effect),
}
