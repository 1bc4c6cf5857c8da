//! Which rows of a list pass its filter: fuzzily, the best first.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Choice, Item, List, Shown};
use crate::app::keymap::LETTER;

impl List {
    /// Works out the rows that pass the filter. Without one these are all; with one, the best match comes first.
    pub(super) fn refilter(&mut self) {
        if self.filter.trim().is_empty() {
            self.shown = (0..self.items.len())
                .map(|item| Shown {
                    item,
                    matched: Vec::new(),
                })
                .collect();
            return;
        }
        let pattern = Pattern::parse(&self.filter, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored = Vec::new();
        for (item, content) in self
            .items
            .iter()
            .enumerate()
            .filter(|(_, item)| item.choice != Choice::Nothing)
        {
            let label = Utf32Str::new(&content.label, &mut buffer);
            let label = pattern.score(label, &mut matcher).map(|score| score + 1000);
            let score = label.or_else(|| {
                let detail = content.detail.as_str();
                let detail = Some(detail).filter(|detail| !detail.is_empty())?;
                pattern.score(Utf32Str::new(detail, &mut buffer), &mut matcher)
            });
            // A key that is typed exactly comes before all words.
            let is_key = has_key(content, self.filter.trim());
            let score = score.or(is_key.then_some(0));
            // Among equals, what begins with the filter comes before what only holds it.
            let begins = begins_with(&content.label, &self.filter);
            scored.extend(score.map(|score| {
                let rank = (Reverse(is_key), Reverse(score), Reverse(begins));
                (rank, item)
            }));
        }
        scored.sort_unstable();
        let shown = scored.into_iter().map(|(.., item)| Shown {
            item,
            matched: Vec::new(),
        });
        self.shown = shown.collect();
    }

    /// Finds out which letters of the rows on the screen match the filter: of all rows that would take too long.
    pub(super) fn match_letters(&mut self) {
        if self.filter.trim().is_empty() {
            return;
        }
        let pattern = Pattern::parse(&self.filter, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let rows = self.shown.iter_mut().skip(self.top).take(self.rows);
        for shown in rows.filter(|shown| shown.matched.is_empty()) {
            let Some(item) = self.items.get(shown.item) else {
                continue;
            };
            let label = Utf32Str::new(&item.label, &mut buffer);
            if pattern
                .indices(label, &mut matcher, &mut shown.matched)
                .is_none()
            {
                shown.matched.clear();
            }
            shown.matched.sort_unstable();
            shown.matched.dedup();
        }
    }
}

/// Whether an action has this key. Names of keys are taken in any case, letters in their own.
fn has_key(item: &Item, typed: &str) -> bool {
    let is_typed = |key: &str| {
        let key = key.strip_suffix(LETTER).unwrap_or(key);
        key == typed || key.len() > 2 && key.eq_ignore_ascii_case(typed)
    };
    matches!(item.choice, Choice::Action(_)) && item.detail.split(' ').any(is_typed)
}

/// Whether a label begins with what was typed, in any case.
fn begins_with(label: &str, typed: &str) -> bool {
    let mut letters = label.chars().flat_map(char::to_lowercase);
    let mut typed = typed.trim().chars().flat_map(char::to_lowercase);
    typed.all(|letter| letters.next() == Some(letter))
}
