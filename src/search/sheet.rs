//! The texts of a lesson end to end, clean, so that one scan at the speed of memory looks through them all.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::ControlFlow;

use super::IsStale;
use super::query::Query;
use super::tally::Tally;
use crate::course::{Lesson, Passage};
use crate::source::{Numbers, Steps};
use crate::text;

/// What stands after each text: clean text has none of it, so that no match goes on in the next.
const END: char = '\0';
/// After so many matches, or bytes without one, a search looks up whether it is still wanted.
const STRIDE: usize = 1 << 18;

/// What is shown of what a lesson offers to do, by its block: no text of the lesson says it.
pub type Offers = BTreeMap<usize, String>;

/// The texts of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    text: String,
    /// Where each text begins.
    starts: Steps,
    /// The first text of each block.
    blocks: Steps,
}

impl Sheet {
    /// The sheet of a lesson.
    pub fn new(lesson: &Lesson) -> Self {
        Self::with(lesson, &Offers::new())
    }

    /// The same with what is shown of what there is to do.
    pub fn with(lesson: &Lesson, offers: &Offers) -> Self {
        let mut sheet = Self::default();
        for (index, block) in lesson.blocks.iter().enumerate() {
            sheet.blocks.push(sheet.starts.len() as u32);
            let offer = offers
                .get(&index)
                .map(|words| Cow::Borrowed(words.as_str()));
            for text in block.texts().chain(offer) {
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
        self.text.capacity() + self.starts.bytes() + self.blocks.bytes()
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
        let mut cursor = Cursor::new(self);
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
struct Cursor<'a> {
    passage: Passage,
    words: &'a str,
    start: usize,
    /// How many matches of the text have been reported.
    nth: usize,
    /// Where the texts begin that are still to come, and how many have come.
    starts: Peekable<Numbers<'a>>,
    texts: usize,
    /// The first text of each block that is still to come, how many have come, and the first text of the last of these.
    blocks: Peekable<Numbers<'a>>,
    count: usize,
    first: usize,
}

impl<'a> Cursor<'a> {
    fn new(sheet: &'a Sheet) -> Self {
        Self {
            passage: Passage::default(),
            words: "",
            start: 0,
            nth: 0,
            starts: sheet.starts.iter().peekable(),
            texts: 0,
            blocks: sheet.blocks.iter().peekable(),
            count: 0,
            first: 0,
        }
    }

    /// Goes on to the text and the block that a byte stands in.
    fn advance(&mut self, sheet: &'a Sheet, at: usize) {
        if at < self.start + self.words.len() {
            return;
        }
        while let Some(start) = self.starts.next_if(|start| *start as usize <= at) {
            self.start = start as usize;
            self.texts += 1;
        }
        let end = self.starts.peek();
        let end = end.map_or(sheet.text.len(), |start| *start as usize);
        let words = sheet.text.get(self.start..end).unwrap_or_default();
        self.words = words.strip_suffix(END).unwrap_or(words);
        self.nth = 0;
        let text = self.texts.saturating_sub(1);
        while let Some(first) = self.blocks.next_if(|first| *first as usize <= text) {
            self.first = first as usize;
            self.count += 1;
        }
        self.passage = Passage {
            block: self.count.saturating_sub(1),
            text: text - self.first,
        };
    }
}
