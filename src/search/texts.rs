//! The sentences of a course that have what is looked for: several matches in one are one hit.

use super::apart::Apart;
use super::course::Document;
use super::hit::{Closeness, Goal, Hit};
use super::query::Query;
use super::sheet::Found;
use crate::course::Passage;
use crate::text;

/// The matches in texts so far, those of whole words and those of parts of words.
#[derive(Debug)]
pub(super) struct Texts {
    pub(super) whole: Vec<Hit>,
    pub(super) part: Vec<Hit>,
    /// Of each closeness no more are kept.
    most: usize,
    last: Option<Last>,
    /// How many matches there are in all.
    pub(super) total: usize,
}

/// The sentence of the last match: another one in it is no other hit.
#[derive(Debug)]
struct Last {
    passage: Passage,
    end: usize,
    closeness: Closeness,
    /// What is added to a place in the text for one in the words.
    shift: isize,
}

impl Texts {
    /// None so far, of which no more than so many are wanted; so many names have been found before.
    pub(super) fn new(most: usize, total: usize) -> Self {
        Self {
            whole: Vec::new(),
            part: Vec::new(),
            most,
            last: None,
            total,
        }
    }

    /// Begins with another lesson.
    pub(super) fn begin(&mut self) {
        self.last = None;
    }

    /// Takes a match.
    pub(super) fn take(&mut self, document: &Document, found: Found<'_>) {
        if document.is_passed_over(found.passage) {
            return;
        }
        self.total += 1;
        let range = found.start..found.end;
        if let Some(last) = &self.last
            && last.passage == found.passage
            && range.end <= last.end
        {
            let hits = match last.closeness {
                Closeness::Whole => &mut self.whole,
                Closeness::Part | Closeness::Like => &mut self.part,
            };
            if let Some(hit) = hits.last_mut() {
                let place = |at: usize| at.saturating_add_signed(last.shift);
                hit.marks.push(place(range.start)..place(range.end));
            }
            return;
        }
        self.last = None;
        if self.whole.len() >= self.most && self.part.len() >= self.most {
            return;
        }
        let (hits, closeness) = if Query::is_whole(found.text, &range) {
            (&mut self.whole, Closeness::Whole)
        } else {
            (&mut self.part, Closeness::Part)
        };
        if hits.len() >= self.most {
            return;
        }
        let sentence = text::sentence(found.text, range.clone());
        let shift = sentence.lead.cast_signed() - sentence.range.start.cast_signed();
        let place = |at: usize| at.saturating_add_signed(shift);
        let mark = place(range.start)..place(range.end);
        hits.push(Hit {
            goal: Goal::Text(document.lesson.clone(), found.passage, found.nth),
            closeness,
            marks: vec![mark],
            words: sentence.words,
            place: document.place(found.passage.block),
            number: None,
            reason: None,
        });
        self.last = Some(Last {
            passage: found.passage,
            end: sentence.range.end,
            closeness,
            shift,
        });
    }

    /// Takes a sentence that has all the words, given the first of the anchor in it.
    pub(super) fn take_apart(&mut self, document: &Document, found: Found<'_>, words: &Apart) {
        let range = found.start..found.end;
        let is_known = |last: &Last| last.passage == found.passage && range.end <= last.end;
        if document.is_passed_over(found.passage) || self.last.as_ref().is_some_and(is_known) {
            return;
        }
        let sentence = text::sentence(found.text, range);
        self.last = Some(Last {
            passage: found.passage,
            end: sentence.range.end,
            closeness: Closeness::Part,
            shift: 0,
        });
        let Some(marks) = words.marks(&sentence.words) else {
            return;
        };
        self.total += 1;
        if self.part.len() < self.most {
            self.part.push(Hit {
                goal: Goal::Text(document.lesson.clone(), found.passage, found.nth),
                closeness: Closeness::Part,
                marks,
                words: sentence.words,
                place: document.place(found.passage.block),
                number: None,
                reason: None,
            });
        }
    }
}
