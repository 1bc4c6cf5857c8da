//! A lesson in which matches are counted while words are typed: how many there are, and where there are none, what was meant.

use std::cell::OnceCell;

use super::IsStale;
use super::correction::{self, Correction, read, read_whole};
use super::query::Query;
use super::sheet::{Offers, Sheet};
use super::tally::Tally;
use super::vocabulary::Vocabulary;
use crate::course::Lesson;

/// A lesson, as far as counting needs it.
#[derive(Debug)]
pub struct Counter {
    sheet: Sheet,
    /// Its words, as soon as they are needed.
    words: OnceCell<Vocabulary>,
}

impl Counter {
    /// What counts in a lesson, and in what is shown of what it offers to do.
    pub fn new(lesson: &Lesson, offers: &Offers) -> Self {
        Self {
            sheet: Sheet::with(lesson, offers),
            words: OnceCell::new(),
        }
    }

    /// How many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        self.sheet.bytes() + self.words.get().map_or(0, Vocabulary::bytes)
    }

    /// Counts the matches of a query; `None` if that went stale.
    pub fn tally(&self, query: &Query, is_stale: IsStale) -> Option<Tally> {
        self.sheet.tally(query, is_stale)
    }

    /// What was most likely meant by words without a match, and its matches; `None` if it has none either, or that went stale.
    pub fn meant(&self, query: &Query, is_stale: IsStale) -> Option<(Correction, Tally)> {
        let words = Vocabulary::kept(&self.words, self.sheet.text(), is_stale)?;
        let said = correction::Course {
            names: None,
            texts: &[(&self.sheet, words)],
        };
        let reading = read(query, said, is_stale)?;
        if let Some(correction) = reading.correction {
            let tally = self.tally(&Query::new(&correction.typed)?, is_stale)?;
            if tally.total > 0 {
                return Some((correction, tally));
            }
        }
        // Words that are nowhere at all are no better known as whole ones.
        if !query.is_open_phrase() || !reading.unknown.is_empty() {
            return None;
        }
        let correction = read_whole(query, said, is_stale)?.correction?;
        let tally = self.tally(&Query::new(&correction.typed)?, is_stale)?;
        (tally.total > 0).then_some((correction, tally))
    }
}
