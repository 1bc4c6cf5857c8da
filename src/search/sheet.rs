//! The texts of a lesson end to end, clean, so that one scan at the speed of memory looks through them all.

use std::ops::ControlFlow;

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
                sheet.text.push_str(&text::clean(&text));
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

    /// The texts end to end.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is any match of a query.
    pub(super) fn has(&self, query: &Query) -> bool {
        query.matches(&self.text).next().is_some()
    }

    /// Counts the matches of a query; `None` if the search went stale.
    pub fn tally(&self, query: &Query, is_stale: IsStale) -> Option<Tally> {
        let mut tally = Tally::default();
        let scanned = self.scan(query, is_stale, |found| {
            tally.count(found.passage);
            ControlFlow::Continue(())
        });
        scanned.map(|_| tally)
    }

    /// Reports every match in reading order until that is enough; `None` if the search went stale before.
    pub(super) fn scan(
        &self,
        query: &Query,
        is_stale: IsStale,
        mut report: impl FnMut(Found<'_>) -> ControlFlow<()>,
    ) -> Option<ControlFlow<()>> {
        let mut cursor = Cursor::default();
        let mut matches = 0;
        let mut looked = 0;
        for range in query.matches(&self.text) {
            matches += 1;
            if matches + range.start / 64 > looked + STRIDE / 64 {
                looked = matches + range.start / 64;
                if is_stale() {
                    return None;
                }
            }
            cursor.advance(self, range.start);
            let go_on = report(Found {
                passage: cursor.passage,
                nth: cursor.nth,
                text: cursor.words,
                start: range.start - cursor.start,
                end: range.end - cursor.start,
            });
            if go_on.is_break() {
                return Some(go_on);
            }
            cursor.nth += 1;
        }
        Some(ControlFlow::Continue(()))
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
struct Cursor<'a> {
    passage: Passage,
    /// The text among all of the sheet.
    text: usize,
    words: &'a str,
    start: usize,
    /// How many matches of the text have been reported.
    nth: usize,
}

impl<'a> Cursor<'a> {
    /// Goes on to the text and the block that a byte stands in.
    fn advance(&mut self, sheet: &'a Sheet, at: usize) {
        if at < self.start + self.words.len() {
            return;
        }
        let starts = sheet.starts.get(self.text..).unwrap_or_default();
        self.text += starts
            .partition_point(|start| *start as usize <= at)
            .saturating_sub(1);
        let start = |text: usize| sheet.starts.get(text).map(|start| *start as usize);
        self.start = start(self.text).unwrap_or(0);
        let end = start(self.text + 1).unwrap_or(sheet.text.len());
        let words = sheet.text.get(self.start..end).unwrap_or_default();
        self.words = words.strip_suffix(END).unwrap_or(words);
        self.nth = 0;
        let blocks = sheet.blocks.get(self.passage.block..).unwrap_or_default();
        let later = blocks.partition_point(|first| *first as usize <= self.text);
        self.passage.block += later.saturating_sub(1);
        let first = sheet
            .blocks
            .get(self.passage.block)
            .map_or(0, |first| *first as usize);
        self.passage.text = self.text - first;
    }
}
