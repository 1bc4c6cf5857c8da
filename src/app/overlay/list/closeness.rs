//! How well a row of a list says what was typed.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::filter::Words;
use super::likeness::{self, Likeness};
use super::{Choice, Entry, Item, Stock};
use crate::app::keymap::LETTER;

/// What stands between the kind of a thing and its title.
const BETWEEN: &str = " · ";

/// How exactly a row says what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// It has its letters, as the beginnings of words.
    Pieces,
    /// It has its letters, near each other or as initials.
    Letters,
    /// The heading that it stands under has it as it was typed.
    Heading,
    /// Another name for it has it as it was typed.
    Name,
    /// Its label has it as it was typed.
    Words,
    /// Its label begins with it, or its title behind what kind of thing it is.
    Begins,
    /// It is all of that.
    Whole,
    /// It is its key.
    Key,
}

/// How well a row matches, the better the greater.
pub(super) type Fit = (Closeness, u32);

/// What was typed, and what it takes to compare rows with it.
pub(super) struct Gauge<'a> {
    typed: &'a str,
    pattern: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl<'a> Gauge<'a> {
    pub(super) fn new(filter: &'a str) -> Self {
        Self {
            typed: filter.trim(),
            pattern: Pattern::parse(filter, CaseMatching::Ignore, Normalization::Smart),
            matcher: Matcher::new(Config::DEFAULT),
            buffer: Vec::new(),
        }
    }

    /// How well a row matches by what it says itself.
    pub(super) fn row(
        &mut self,
        words: &impl Words,
        (stock, entry): (&Stock, Entry),
    ) -> Option<Fit> {
        let label = words.label(stock, entry);
        let score = self.score(&label);
        let score = score.map(|(likeness, score)| (likeness, score + 1000));
        let score = score.or_else(|| {
            let detail = words.detail(stock, entry);
            if detail.is_empty() {
                return None;
            }
            self.score(&detail)
        });
        // A key that is typed exactly comes before all words, and words before letters here and there.
        let is_key = match entry {
            Entry::Item(index) => {
                let item = stock.items.get(index);
                item.is_some_and(|item| has_key(item, self.typed))
            }
            _ => false,
        };
        let mut closeness = if is_key {
            Closeness::Key
        } else {
            closeness(&label, self.typed)
        };
        let mut is_named = is_key;
        if closeness == Closeness::Letters {
            let names = words.names(stock, entry);
            if names.iter().any(|name| holds(name, self.typed)) {
                closeness = Closeness::Name;
                is_named = true;
            }
        }
        let score = score.or(is_named.then_some((Likeness::Near, 0)));
        score.map(|(likeness, score)| (less_if_pieces(closeness, likeness), score))
    }

    /// How well what stands under a heading matches by that; what says itself what was typed comes before it.
    pub(super) fn under(&mut self, heading: &str) -> Option<Fit> {
        let (likeness, _) = self.score(heading)?;
        let closeness = closeness(heading, self.typed).min(Closeness::Heading);
        Some((less_if_pieces(closeness, likeness), 0))
    }

    /// The letters of a label that match.
    pub(super) fn letters(&mut self, label: &str) -> Vec<u32> {
        let mut letters = Vec::new();
        // Letters here and there are not why a row is shown.
        if self.score(label).is_some() {
            let label = Utf32Str::new(label, &mut self.buffer);
            self.pattern.indices(label, &mut self.matcher, &mut letters);
        }
        letters.sort_unstable();
        letters.dedup();
        letters
    }

    fn score(&mut self, words: &str) -> Option<(Likeness, u32)> {
        let words = Utf32Str::new(words, &mut self.buffer);
        likeness::score(&self.pattern, words, &mut self.matcher)
    }
}

fn less_if_pieces(closeness: Closeness, likeness: Likeness) -> Closeness {
    if likeness == Likeness::Pieces && closeness == Closeness::Letters {
        Closeness::Pieces
    } else {
        closeness
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

/// Whether a name has what was typed, in any case of its letters; hyphens of an id are as good as blanks.
fn holds(name: &str, typed: &str) -> bool {
    let plain = |words: &str| words.to_lowercase().replace('-', " ");
    plain(name).contains(&plain(typed))
}

/// How exactly a label says what was typed, in any case of its letters. The title of what there is to do stands behind
/// what it is: what begins with the words is rather meant than what only holds them.
fn closeness(label: &str, typed: &str) -> Closeness {
    let (label, typed) = (label.to_lowercase(), typed.to_lowercase());
    // A sign may stand before the words.
    let words = label.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let label = if words.is_empty() {
        label.as_str()
    } else {
        words.trim_end()
    };
    let title = label.rsplit(BETWEEN).next().unwrap_or(label);
    let both = [label, title];
    if both.contains(&typed.as_str()) {
        Closeness::Whole
    } else if both.iter().any(|words| words.starts_with(&typed)) {
        Closeness::Begins
    } else if label.contains(&typed) {
        Closeness::Words
    } else {
        Closeness::Letters
    }
}
