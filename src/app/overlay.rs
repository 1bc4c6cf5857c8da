//! What can lie over the page. Overlays are plain values on a stack; only the topmost one gets keys.

pub mod confirm;
pub mod finder;
pub mod hints;
pub mod list;
pub mod popup;
pub mod prompt;
pub mod table;

pub use confirm::Confirm;
pub use finder::Finder;
pub use hints::{Hints, Purpose};
pub use list::{Choice, Entry, Item, List, ListKind, Stock, Words};
pub use popup::Popup;
pub use prompt::Prompt;
pub use table::WideTable;

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
    Confirm(Confirm),
    /// The line for what is looked for in the lesson.
    Prompt(Box<Prompt>),
    /// The search of the whole course.
    Finder(Box<Finder>),
}

impl Overlay {
    /// The term of the page that it belongs to.
    pub fn anchor(&self) -> Option<Spot> {
        match self {
            Self::Popup(popup) => popup.anchor,
            Self::List(_)
            | Self::Hints(_)
            | Self::Table(_)
            | Self::Confirm(_)
            | Self::Prompt(_)
            | Self::Finder(_) => None,
        }
    }
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
    /// It closes, and this is done.
    Do(Effect),
}
