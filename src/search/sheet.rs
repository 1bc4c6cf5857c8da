//! The texts of a lesson end to end, clean, so that one scan at the speed of memory looks through them all.

use super::IsStale;
use super::query::Query;
use super::tally::Tally;
use crate::course::{Lesson, Passage};
use crate::text;

/// What stands after each text: clean text has none of it, so that no match goes on in the next.
const END: char = '\0';
/// After so many matches, or bytes without one, a search looks up whether it is still wanted.
const STRIDE: usize = 1 << 18;

/// The texts of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    text: String,
    /// Where each text begins.
    starts: Vec<u32>,
    /// The first text of each block.
    blocks: Vec<u32>,
}

impl Sheet {
    /// The sheet of a lesson.
    pub fn new(lesson: &Lesson) -> Self {
        let mut sheet = Self::default();
        for block in &lesson.blocks {
            sheet.blocks.push(sheet.starts.len() as u32);
            for text in block.texts() {
                sheet.starts.push(sheet.text.len() as u32);
                sheet.text.push_str(&text::clean(text));
                sheet.text.push(END);
            }
        }
        sheet.text.shrink_to_fit();
        sheet.starts.shrink_to_fit();
        sheet.blocks.shrink_to_fit();
        sheet
    }

    /// How many bytes of memory it takes.
    pub fn bytes(&self) -> usize {
        self.text.capacity() + 4 * (self.starts.capacity() + self.blocks.capacity())
    }

    /// Counts the matches of a query; `None` if the search went stale.
    pub fn tally(&self, query: &Query, is_stale: IsStale) -> Option<Tally> {
        let mut tally = Tally::default();
        let finished = self.scan(query, is_stale, |found| tally.count(found.passage));
        finished.then_some(tally)
    }

    /// Reports every match in reading order. `false` if the search went stale before the end.
    pub(super) fn scan(
        &self,
        query: &Query,
        is_stale: IsStale,
        mut report: impl FnMut(Found<'_>),
    ) -> bool {
        let mut at = 0;
        let mut place = Place::default();
        let mut matches = 0;
        let mut looked = 0;
        while let Some(range) = query.next(&self.text, at) {
            at = range.end;
            matches += 1;
            if matches + range.start / 64 > looked + STRIDE / 64 {
                looked = matches + range.start / 64;
                if is_stale() {
                    return false;
                }
            }
            place.advance(self, range.start);
            let start = self
                .starts
                .get(place.text)
                .map_or(0, |start| *start as usize);
            let end = self
                .starts
                .get(place.text + 1)
                .map_or(self.text.len(), |end| *end as usize);
            let text = self
                .text
                .get(start..end.saturating_sub(END.len_utf8()))
                .unwrap_or_default();
            let first = self
                .blocks
                .get(place.block)
                .map_or(0, |first| *first as usize);
            report(Found {
                passage: Passage {
                    block: place.block,
                    text: place.text - first,
                },
                nth: place.nth,
                text,
                start: range.start - start,
                end: range.end - start,
            });
            place.nth += 1;
        }
        true
    }
}

/// A match in a sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    /// The text that it stands in.
    pub(super) passage: Passage,
    /// Which of its matches it is.
    pub(super) nth: usize,
    /// The whole text, clean.
    pub(super) text: &'a str,
    /// The first byte of the match in it.
    pub(super) start: usize,
    /// The byte after the last.
    pub(super) end: usize,
}

/// Where a scan is.
#[derive(Debug, Default)]
struct Place {
    block: usize,
    /// Among all texts of the sheet.
    text: usize,
    /// How many matches of the text have been reported.
    nth: usize,
}

impl Place {
    /// Goes on to the text and the block that a byte stands in.
    fn advance(&mut self, sheet: &Sheet, at: usize) {
        let begins = |starts: &[u32], index: usize, at: usize| {
            starts.get(index).is_some_and(|start| *start as usize <= at)
        };
        if begins(&sheet.starts, self.text + 1, at) {
            let later = sheet.starts.get(self.text + 1..).unwrap_or_default();
            self.text += later.partition_point(|start| *start as usize <= at);
            self.nth = 0;
        }
        if begins(&sheet.blocks, self.block + 1, self.text) {
            let later = sheet.blocks.get(self.block + 1..).unwrap_or_default();
            self.block += later.partition_point(|first| *first as usize <= self.text);
        }
    }
}
