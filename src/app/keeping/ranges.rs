//! A set of numbers that mostly stand side by side: a folded part of a long lesson is passed with a hundred thousand blocks.

use std::collections::BTreeMap;
use std::ops::Range;

/// Numbers, as ranges that neither meet nor touch: the end of each by its start.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ranges(BTreeMap<usize, usize>);

impl Ranges {
    /// Adds all numbers of a range.
    pub fn insert(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let Range { mut start, mut end } = range;
        // Those that meet or touch it become one with it, the last of them first.
        while let Some((other, other_end)) = self.0.range(..=end).next_back() {
            let (other, other_end) = (*other, *other_end);
            if other_end < start {
                break;
            }
            self.0.remove(&other);
            start = start.min(other);
            end = end.max(other_end);
        }
        self.0.insert(start, end);
    }

    /// Adds what is in another set.
    pub fn join(&mut self, other: &Self) {
        for (start, end) in &other.0 {
            self.insert(*start..*end);
        }
    }

    /// Whether a number is in it.
    pub fn contains(&self, number: usize) -> bool {
        self.covers(&(number..number + 1))
    }

    /// Whether all numbers of a range are in it.
    pub fn covers(&self, range: &Range<usize>) -> bool {
        let before = self.0.range(..=range.start).next_back();
        range.is_empty() || before.is_some_and(|(_, end)| *end >= range.end)
    }
}
