//! Which day it is, as far as that is known.

use crate::course::card::Card;

/// The day, and what was met before it was known.
#[derive(Debug, Default)]
pub struct Dates {
    /// The day, counted from 1970, once that is known.
    pub today: Option<u32>,
    /// What was met before it was.
    undated: Vec<Card>,
}

impl Dates {
    /// Keeps what was met until the day is known.
    pub fn wait(&mut self, card: Card) {
        self.undated.push(card);
    }

    /// The day is known: what was met before it was.
    pub fn take(&mut self, today: u32) -> Vec<Card> {
        self.today = Some(today);
        std::mem::take(&mut self.undated)
    }
}
