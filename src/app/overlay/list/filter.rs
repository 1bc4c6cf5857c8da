//! Which rows of a list pass its filter: fuzzily, the best first.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Choice, List, Shown};

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
            let mut letters = Vec::new();
            let label = Utf32Str::new(&content.label, &mut buffer);
            if let Some(score) = pattern.indices(label, &mut matcher, &mut letters) {
                letters.sort_unstable();
                letters.dedup();
                scored.push((
                    score + 1000,
                    Shown {
                        item,
                        matched: letters,
                    },
                ));
            } else if let Some(score) =
                pattern.score(Utf32Str::new(&content.detail, &mut buffer), &mut matcher)
            {
                scored.push((
                    score,
                    Shown {
                        item,
                        matched: Vec::new(),
                    },
                ));
            }
        }
        // Among equals, what begins with the filter comes before what only holds it.
        scored.sort_by(|(left, a), (right, b)| {
            let begin = |shown: &Shown| shown.matched.first().copied();
            right
                .cmp(left)
                .then(begin(a).cmp(&begin(b)))
                .then(a.item.cmp(&b.item))
        });
        self.shown = scored.into_iter().map(|(_, shown)| shown).collect();
    }
}
