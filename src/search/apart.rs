//! Words that stand apart from each other in one sentence: what is looked for where no text has them side by side.

use std::collections::HashSet;
use std::ops::Range;

use super::query::{Ends, Query};

/// The words of a query, each for itself.
#[derive(Debug)]
pub(super) struct Apart {
    /// The longest, which is found first.
    pub(super) anchor: Query,
    others: Vec<Query>,
}

impl Apart {
    /// The words of a query; `None` if there is only one, or they are in quotes, which say that they stand side by side.
    pub(super) fn of(query: &Query) -> Option<Self> {
        if query.ends != Ends::Open {
            return None;
        }
        let mut words: Vec<&str> = query.words.split_whitespace().collect();
        let mut seen = HashSet::new();
        words.retain(|word| seen.insert(*word));
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let mut queries = words.into_iter().filter_map(Query::new);
        let anchor = queries.next()?;
        let others: Vec<Query> = queries.collect();
        (!others.is_empty()).then_some(Self { anchor, others })
    }

    /// Where the words are in a sentence, from left to right; `None` if it lacks one.
    pub(super) fn marks(&self, sentence: &str) -> Option<Vec<Range<usize>>> {
        self.marks_of(sentence, &|_| true)
    }

    /// The same in a name, in which each word must begin one.
    pub(super) fn marks_in_name(&self, name: &str) -> Option<Vec<Range<usize>>> {
        self.marks_of(name, &|found| begins_word(name, found))
    }

    /// The words that a title lacks, in which each must begin one of its words.
    pub(super) fn missing(&self, title: &str) -> Vec<&Query> {
        let words = self.words();
        words.filter(|word| !is_named(word, title)).collect()
    }

    /// Where the words are in a heading below a title that lacks some of them; `None` if it does not have those either.
    pub(super) fn marks_below(
        &self,
        heading: &str,
        missing: &[&Query],
    ) -> Option<Vec<Range<usize>>> {
        if missing.iter().any(|word| !is_named(word, heading)) {
            return None;
        }
        let words = self.words().flat_map(|word| word.matches(heading));
        let named = words.filter(|found| begins_word(heading, found));
        Some(free(named.collect()))
    }

    /// How many words they are.
    pub(super) fn count(&self) -> usize {
        1 + self.others.len()
    }

    fn words(&self) -> impl Iterator<Item = &Query> {
        std::iter::once(&self.anchor).chain(&self.others)
    }

    fn marks_of(
        &self,
        sentence: &str,
        counts: &dyn Fn(&Range<usize>) -> bool,
    ) -> Option<Vec<Range<usize>>> {
        let mut marks = Vec::new();
        for word in self.words() {
            let before = marks.len();
            marks.extend(word.matches(sentence).filter(counts));
            if marks.len() == before {
                return None;
            }
        }
        Some(free(marks))
    }
}

/// Whether a name has a word that begins so.
fn is_named(word: &Query, name: &str) -> bool {
    word.matches(name).any(|found| begins_word(name, &found))
}

fn begins_word(name: &str, found: &Range<usize>) -> bool {
    let before = name.get(..found.start).unwrap_or_default();
    !before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
}

/// Marks from left to right, without those that overlap others.
fn free(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    let mut end = 0;
    marks.retain(|mark| {
        let is_free = mark.start >= end;
        end = end.max(mark.end);
        is_free
    });
    marks
}
