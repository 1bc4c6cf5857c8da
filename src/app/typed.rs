//! What is half-typed: a count, the first keys of a sequence, an action that waits for its letter.

use super::action::Action;
use super::key::{Code, Key};
use super::keymap::Keymap;

/// Counts stop growing here.
const LARGEST_COUNT: usize = 99_999;

/// What has been typed of a command that is not complete yet.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// How many times it is to be done.
    pub count: Option<usize>,
    /// Keys that begin a sequence.
    pub keys: Vec<Key>,
    /// The action that waits for a letter.
    pub letter_for: Option<Action>,
}

impl Typed {
    /// Takes a digit of a count; `false` if the key is none.
    pub fn take_digit(&mut self, key: Key) -> bool {
        let Code::Char(character @ '0'..='9') = key.code else {
            return false;
        };
        if key.ctrl || key.alt || !self.keys.is_empty() {
            return false;
        }
        let digit = character as usize - '0' as usize;
        self.count = Some((self.count.unwrap_or_default() * 10 + digit).min(LARGEST_COUNT));
        true
    }

    /// What has been typed so far, as it is shown.
    pub fn shown(&self, keymap: &Keymap) -> String {
        let count = self.count.map(|count| count.to_string());
        let keys = match self.letter_for {
            Some(action) => keymap.key(action),
            None => self.keys.iter().map(ToString::to_string).collect(),
        };
        count.unwrap_or_default() + &keys
    }
}
