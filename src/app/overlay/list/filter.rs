//! Which rows of a list pass its filter: fuzzily, the best first, and so many at a time that no key waits for all.

use std::borrow::Cow;
use std::cmp::Reverse;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::likeness::{self, Likeness};
use super::{Choice, Entry, Item, List, Stock};
use crate::app::keymap::LETTER;

/// So many rows are looked at between two frames.
const SLICE: usize = 1024;

/// What stands between the kind of a thing and its title.
const BETWEEN: &str = " · ";

/// How well a row matches; the best comes first.
type Score = (Reverse<Closeness>, Reverse<u32>, usize);

/// How exactly a row says what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// It has its letters, as the beginnings of words.
    Pieces,
    /// It has its letters, near each other or as initials.
    Letters,
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

/// The looking through the rows of a list.
#[derive(Debug, Default)]
pub struct Sieve {
    /// The first row that has not been looked at.
    next: usize,
    scored: Vec<Score>,
    /// The row that is selected as soon as it has been found.
    pub wanted: Option<usize>,
    /// Whether the best row is chosen as soon as it is known.
    pub chooses: bool,
}

/// What the rows of a list say.
pub trait Words {
    /// What a row shows first.
    fn label<'a>(&self, stock: &'a Stock, entry: Entry) -> Cow<'a, str>;
    /// What it shows beside that.
    fn detail<'a>(&self, stock: &'a Stock, entry: Entry) -> Cow<'a, str>;
    /// What else it is called: its id, other words for it.
    fn names<'a>(&self, stock: &'a Stock, entry: Entry) -> Vec<&'a str>;
    /// All of it.
    fn item(&self, list: &List, entry: Entry) -> Item;
}

impl List {
    /// Begins to work out the rows that pass the filter. Without one these are all.
    pub(super) fn refilter(&mut self, wanted: Option<usize>) {
        self.made.clear();
        self.sieve = Sieve {
            wanted,
            ..Sieve::default()
        };
        if self.is_filtered() {
            self.shown.clear();
            return;
        }
        self.sieve.next = self.stock.entries.len();
        self.shown = (0..self.stock.entries.len()).collect();
        self.find_wanted();
    }

    /// Whether there are rows that have not been looked at.
    pub fn is_sifting(&self) -> bool {
        self.is_filtered() && self.sieve.next < self.stock.entries.len()
    }

    /// Looks at more rows. The best match comes first.
    pub fn sift(&mut self, words: &impl Words) {
        if !self.is_sifting() {
            return;
        }
        let pattern = Pattern::parse(&self.filter, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let typed = self.filter.trim();
        let from = self.sieve.next;
        let rows = self.stock.entries.iter().enumerate().skip(from).take(SLICE);
        for (row, entry) in rows.filter(|(_, entry)| self.stock.can_choose(**entry)) {
            let label = words.label(&self.stock, *entry);
            let shown = Utf32Str::new(&label, &mut buffer);
            let score = likeness::score(&pattern, shown, &mut matcher);
            let score = score.map(|(likeness, score)| (likeness, score + 1000));
            let score = score.or_else(|| {
                let detail = words.detail(&self.stock, *entry);
                if detail.is_empty() {
                    return None;
                }
                let shown = Utf32Str::new(&detail, &mut buffer);
                likeness::score(&pattern, shown, &mut matcher)
            });
            // A key that is typed exactly comes before all words, and words before letters here and there.
            let is_key = match entry {
                Entry::Item(index) => {
                    let item = self.stock.items.get(*index);
                    item.is_some_and(|item| has_key(item, typed))
                }
                _ => false,
            };
            let mut closeness = if is_key {
                Closeness::Key
            } else {
                closeness(&label, typed)
            };
            let mut is_named = is_key;
            if closeness == Closeness::Letters {
                let names = words.names(&self.stock, *entry);
                if names.iter().any(|name| holds(name, typed)) {
                    closeness = Closeness::Name;
                    is_named = true;
                }
            }
            let score = score.or(is_named.then_some((Likeness::Near, 0)));
            let score = score.map(|(likeness, score)| {
                let is_worse = likeness == Likeness::Pieces && closeness == Closeness::Letters;
                let closeness = if is_worse {
                    Closeness::Pieces
                } else {
                    closeness
                };
                (Reverse(closeness), Reverse(score), row)
            });
            self.sieve.scored.extend(score);
        }
        self.sieve.next = from + SLICE;
        // Most of it is in order already, which a stable sort makes use of.
        self.sieve.scored.sort();
        self.shown.clear();
        // Where something says what was typed, pieces of words were not meant.
        let says = |(closeness, ..): &Score| closeness.0 > Closeness::Letters;
        let is_said = self.sieve.scored.first().is_some_and(says);
        let meant = |(closeness, ..): &&Score| !is_said || closeness.0 > Closeness::Pieces;
        // The terms on the screen stand above all terms, and are listed once.
        let in_view = &self.stock.in_view;
        let is_again = |row: usize| {
            let entry = self.stock.entries.get(row);
            let is_in_view = matches!(entry, Some(Entry::Term(index)) if in_view.contains(index));
            is_in_view && row > in_view.len()
        };
        let scored = self.sieve.scored.iter().filter(meant);
        let scored = scored.filter(|(.., row)| !is_again(*row));
        self.shown.extend(scored.map(|(.., row)| *row));
        self.made.clear();
        self.find_wanted();
        self.scroll();
    }

    /// Makes the rows on the screen, and finds out which of their letters match the filter: of all rows that would take
    /// too long.
    pub fn make(&mut self, words: &impl Words) {
        self.make_visible(words);
        // The selected row may take more than one of the screen, which is known only now.
        let below = self.selected.saturating_sub(self.top) + self.height(self.selected);
        if below > self.rows && self.top < self.selected {
            self.top = (self.top + below - self.rows).min(self.selected);
            self.make_visible(words);
        }
    }

    fn make_visible(&mut self, words: &impl Words) {
        let pattern = Pattern::parse(&self.filter, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let visible = self.top..self.top.saturating_add(self.rows).min(self.shown.len());
        self.made.retain(|row, _| visible.contains(row));
        for row in visible {
            let entry = self.entry(row);
            let Some(entry) = entry.filter(|_| !self.made.contains_key(&row)) else {
                continue;
            };
            let item = words.item(self, entry);
            let mut letters = Vec::new();
            if self.is_filtered() {
                let label = Utf32Str::new(&item.label, &mut buffer);
                if pattern.indices(label, &mut matcher, &mut letters).is_none() {
                    letters.clear();
                }
                letters.sort_unstable();
                letters.dedup();
            }
            self.made.insert(row, (item, letters));
        }
    }

    fn is_filtered(&self) -> bool {
        !self.filter.trim().is_empty()
    }

    /// Selects the row that is wanted, if it has been found.
    fn find_wanted(&mut self) {
        let wanted = self.sieve.wanted;
        let found = wanted.and_then(|wanted| self.shown.iter().position(|row| *row == wanted));
        self.selected = found.unwrap_or(self.selected);
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
