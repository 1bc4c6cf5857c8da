//! What was typed above a list, held against its rows: how well each of them matches, and which of its letters do.

use std::borrow::Cow;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::closeness::{Closeness, Fit, by_id, by_name, closeness};
use super::likeness::{self, Likeness};
use super::stock::Words;
use super::{Choice, Entry, Item, Stock};
use crate::app::keymap::LETTER;
use crate::search::{self, Mistyped, written};
use crate::text;

/// So much less counts what cannot be done now among what says something like what was typed.
const IDLE: u32 = 10_000;

/// What was typed, and what it takes to compare rows with it.
pub(super) struct Gauge {
    typed: String,
    pattern: Pattern,
    mistyped: Option<Mistyped>,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Gauge {
    pub(super) fn new(filter: &str) -> Self {
        // An accent is one character with its letter here and in all that is compared with it.
        let typed = written(filter, filter);
        // Every sign stands for itself.
        let pattern = Pattern::new(
            &typed,
            CaseMatching::Ignore,
            Normalization::Smart,
            AtomKind::Fuzzy,
        );
        Self {
            typed: typed.trim().to_owned(),
            mistyped: Mistyped::new(filter),
            pattern,
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
        let shown = words.label(stock, entry);
        let label = written(&shown, &self.typed);
        let score = self.score(&label);
        let score = score.map(|(likeness, score)| (likeness, score + 1000));
        let score = score.or_else(|| {
            let state = words.state(stock, entry);
            if state.is_empty() {
                return None;
            }
            self.score(&state)
        });
        let item = match entry {
            Entry::Item(index) => stock.items.get(index),
            Entry::Lesson(_) | Entry::Section(_) | Entry::Term(_) => None,
        };
        // A key that is typed exactly comes before all words, and words before letters here and there.
        let is_key = item.is_some_and(|item| has_key(item, &self.typed));
        let mut closeness = if is_key {
            Closeness::Key
        } else {
            closeness(&label, &self.typed)
        };
        if closeness <= Closeness::Part {
            let names = words.names(stock, entry).into_iter();
            let name = names.filter_map(|name| by_name(name, &self.typed)).max();
            closeness = name.map_or(closeness, |name| closeness.max(name));
        }
        // A bookmark leads to its words though the file of its lesson has another name now.
        let is_bookmark = |item: &Item| matches!(item.choice, Choice::Bookmark(_));
        let is_idle = item.is_some_and(|item| item.is_idle && !is_bookmark(item));
        if is_idle {
            closeness = closeness.min(Closeness::Idle);
        }
        if closeness > Closeness::Letters {
            let (likeness, score) = score.unwrap_or((Likeness::Near, 0));
            return Some((less_if_pieces(closeness, likeness), score));
        }
        let shown = score.map(|(likeness, score)| (less_if_pieces(closeness, likeness), score));
        // What nobody sees counts less, and other letters least.
        let fit = shown
            .or_else(|| Some((by_id(words.id(stock, entry)?, &self.typed)?, 0)))
            .or_else(|| self.alike(&label))
            .or_else(|| {
                let names = words.names(stock, entry).into_iter();
                names.filter_map(|name| self.alike(name)).max()
            });
        if is_idle {
            return fit.map(|(_, score)| (Closeness::Like, score.saturating_sub(IDLE)));
        }
        fit
    }

    /// How well words match by what is spelled much the same in them. Of two that are as near, those were meant that begin
    /// so, else the shorter.
    fn alike(&self, words: &str) -> Option<Fit> {
        let alike = self.mistyped.as_ref()?.in_name(words)?;
        let begins = alike.marks.first().is_some_and(|mark| mark.start == 0);
        let less = 200 * alike.distance + 100 * usize::from(!begins) + words.len().min(99);
        let score = 50_000_usize.saturating_sub(less);
        Some((Closeness::Like, score as u32))
    }

    /// The first of some names that is spelled much as what was typed.
    pub(super) fn also_alike<'b>(
        &self,
        mut names: impl Iterator<Item = &'b str>,
    ) -> Option<&'b str> {
        names.find(|name| self.alike(name).is_some())
    }

    /// The letters of the words in a label that are spelled much as what was typed.
    pub(super) fn letters_alike(&self, label: &str) -> Vec<u32> {
        let mistyped = self.mistyped.as_ref();
        let Some(alike) = mistyped.and_then(|mistyped| mistyped.in_name(label)) else {
            return Vec::new();
        };
        let mut start = 0;
        let mut letters = Vec::new();
        for (index, (end, _)) in text::cluster_ends(label).enumerate() {
            if alike.marks.iter().any(|mark| mark.contains(&start)) {
                letters.push(index as u32);
            }
            start = end;
            if alike.marks.last().is_none_or(|last| start >= last.end) {
                break;
            }
        }
        letters
    }

    /// The one of some names that says best what was typed.
    pub(super) fn also<'b>(&self, names: impl Iterator<Item = &'b str>) -> Option<&'b str> {
        let fitting = names.filter_map(|name| Some((by_name(name, &self.typed)?, name)));
        // Of several it is the first.
        let best = fitting.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map(|(_, name)| name)
    }

    /// How well what stands under a heading matches by that; what says itself what was typed comes before it.
    pub(super) fn under(&mut self, heading: &str) -> Option<Fit> {
        let Some((likeness, _)) = self.score(heading) else {
            return self.alike(heading);
        };
        let heading = written(heading, &self.typed);
        let closeness = closeness(&heading, &self.typed).min(Closeness::Heading);
        Some((less_if_pieces(closeness, likeness), 0))
    }

    /// The letters of a label that match.
    pub(super) fn letters(&mut self, label: &str) -> Vec<u32> {
        let mut letters = Vec::new();
        // Letters here and there are not why a row is shown.
        if self.score(label).is_some() {
            let typed = written(label, &self.typed);
            let typed = Utf32Str::new(&typed, &mut self.buffer);
            self.pattern.indices(typed, &mut self.matcher, &mut letters);
            unjoin(label, &mut letters);
        }
        letters.sort_unstable();
        letters.dedup();
        letters
    }

    fn score(&mut self, words: &str) -> Option<(Likeness, u32)> {
        let words = written(words, &self.typed);
        let words = Utf32Str::new(&words, &mut self.buffer);
        likeness::score(&self.pattern, words, &mut self.matcher)
    }
}

/// Makes of the indices of letters those that they have in a label some of whose letters are joined.
fn unjoin(label: &str, letters: &mut [u32]) {
    if let Cow::Borrowed(_) = search::plain(label) {
        return;
    }
    let clusters = text::clusters(label).enumerate();
    let mut places = Vec::new();
    for (index, (cluster, _)) in clusters {
        let count = search::plain(cluster).chars().count();
        let count = count.saturating_sub(cluster.chars().count()) + 1;
        places.extend(std::iter::repeat_n(index as u32, count));
    }
    for letter in letters {
        *letter = places.get(*letter as usize).copied().unwrap_or(*letter);
    }
}

fn less_if_pieces(closeness: Closeness, likeness: Likeness) -> Closeness {
    if likeness == Likeness::Pieces && closeness == Closeness::Letters {
        Closeness::Pieces
    } else {
        closeness
    }
}

/// Whether an action has this key, or a bookmark this letter. Names of keys are taken in any case, letters in their own.
fn has_key(item: &Item, typed: &str) -> bool {
    if let Choice::Bookmark(letter) = item.choice {
        return typed.chars().eq([letter]);
    }
    let is_typed = |key: &str| {
        let key = key.strip_suffix(LETTER).unwrap_or(key);
        key == typed || key.len() > 2 && key.eq_ignore_ascii_case(typed)
    };
    matches!(item.choice, Choice::Action(_))
        && !item.is_idle
        && item.detail.split(' ').any(is_typed)
}
