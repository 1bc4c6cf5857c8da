//! What decides which keys the bottom row offers: a key is shown only if it would do something.

use crate::app::action::Action;
use crate::app::keymap::Keymap;
use crate::app::reach::Reach;

/// A key, and what it does in a word or two.
pub type Offer = (String, &'static str);

/// The bottom row, as far as what is offered in it depends on that.
#[derive(Debug, Clone, Copy)]
pub struct Bar<'a> {
    /// The keys in force.
    pub keymap: &'a Keymap,
    /// What may leave the program.
    pub reach: Reach,
    /// The cells that it has.
    pub room: usize,
}

impl Bar<'_> {
    /// The learner's key of an action.
    pub fn bound(&self, action: Action, label: &'static str) -> Offer {
        (self.keymap.key(action), label)
    }
}

/// A key that means the same however keys are bound.
pub fn fixed(key: &str, label: &'static str) -> Offer {
    (key.to_owned(), label)
}
