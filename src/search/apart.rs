//! Words that stand apart from each other in one sentence: what is looked for where no text has them side by side.

use std::ops::Range;

use super::query::Query;

/// The words of a query, each for itself.
#[derive(Debug)]
pub(super) struct Apart {
    /// The longest, which is found first.
    pub(super) anchor: Query,
    others: Vec<Query>,
}

impl Apart {
    /// The words of a query; `None` if there is only one.
    pub(super) fn of(query: &Query) -> Option<Self> {
        let mut words: Vec<&str> = query.words.split_whitespace().collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.dedup();
        let mut queries = words.into_iter().filter_map(Query::new);
        let anchor = queries.next()?;
        let others: Vec<Query> = queries.collect();
        (!others.is_empty()).then_some(Self { anchor, others })
    }

    /// Where the words are in a sentence, from left to right; `None` if it lacks one.
    pub(super) fn marks(&self, sentence: &str) -> Option<Vec<Range<usize>>> {
        let mut marks: Vec<Range<usize>> = self.anchor.matches(sentence).collect();
        for other in &self.others {
            let before = marks.len();
            marks.extend(other.matches(sentence));
            if marks.len() == before {
                return None;
            }
        }
        marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
        let mut end = 0;
        marks.retain(|mark| {
            let is_free = mark.start >= end;
            end = end.max(mark.end);
            is_free
        });
        Some(marks)
    }
}
