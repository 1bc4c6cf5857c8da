//! How well a row of a list says what was typed.

use std::borrow::Cow;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::likeness::{self, Likeness};
use super::parts;
use super::stock::Words;
use super::{Choice, Entry, Item, Stock};
use crate::app::keymap::LETTER;
use crate::search::{self, Mistyped, written};
use crate::text;

/// What stands between the kind of a thing and its title.
const BETWEEN: &str = " · ";

/// How exactly a row says what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// It is spelled much as it, with other letters.
    Like,
    /// Its id, which no row shows, has it as a part.
    PartOfId,
    /// It is its id.
    Id,
    /// It has its letters, as the beginnings of words.
    Pieces,
    /// It has its letters, near each other or as initials.
    Letters,
    /// Its label has it as it was typed, and it cannot be done now.
    Idle,
    /// The heading that it stands under has it as it was typed.
    Heading,
    /// Another name for it has it as it was typed, which the row then shows.
    Name,
    /// Its label has it as it was typed, within a word.
    Part,
    /// A word of another name for it begins so.
    NameWord,
    /// A word of its label does.
    Words,
    /// Its label begins with it, or its title behind what kind of thing it is.
    Begins,
    /// Its label has it as whole words.
    WholeWords,
    /// Its label begins with it, or that title, and there no longer word does.
    BeginsWhole,
    /// It is all of that.
    Whole,
    /// It is its key, or its letter.
    Key,
}

impl Closeness {
    /// Whether a row that fits so well is worth a place in a list whose best row fits as `best` does.
    pub(super) fn is_meant_beside(self, best: Self) -> bool {
        match self {
            // Where something has all its letters in their order, they were meant.
            Self::Like => best <= Self::Pieces,
            // It would stand there for no reason that can be seen.
            Self::PartOfId => best <= Self::Id,
            // Where something says what was typed, pieces of words were not meant.
            Self::Pieces => best <= Self::Letters,
            Self::Id
            | Self::Letters
            | Self::Idle
            | Self::Heading
            | Self::Name
            | Self::Part
            | Self::NameWord
            | Self::Words
            | Self::Begins
            | Self::WholeWords
            | Self::BeginsWhole
            | Self::Whole
            | Self::Key => true,
        }
    }
}

/// How well a row matches, the better the greater.
pub(super) type Fit = (Closeness, u32);

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
        if item.is_some_and(|item| item.is_idle && !is_bookmark(item)) {
            closeness = closeness.min(Closeness::Idle);
        }
        if closeness > Closeness::Letters {
            let (likeness, score) = score.unwrap_or((Likeness::Near, 0));
            return Some((less_if_pieces(closeness, likeness), score));
        }
        let shown = score.map(|(likeness, score)| (less_if_pieces(closeness, likeness), score));
        // What nobody sees counts less, and other letters least.
        shown
            .or_else(|| Some((by_id(words.id(stock, entry)?, &self.typed)?, 0)))
            .or_else(|| self.alike(&label))
            .or_else(|| {
                let names = words.names(stock, entry).into_iter();
                names.filter_map(|name| self.alike(name)).max()
            })
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

/// Whether a name has what was typed, in any case of its letters; hyphens are as good as blanks.
fn holds(name: &str, typed: &str) -> bool {
    plain(name).contains(&plain(typed))
}

/// How well another name for something says what was typed, if it does.
fn by_name(name: &str, typed: &str) -> Option<Closeness> {
    let written = written(name, typed);
    let (written, name, typed) = (&*written, plain(&written), plain(typed));
    if begins_word(&name, &typed) {
        Some(Closeness::NameWord)
    } else if name.contains(&typed) {
        let is_part = parts::begin_so(written, &typed);
        Some(if is_part {
            Closeness::NameWord
        } else {
            Closeness::Name
        })
    } else {
        None
    }
}

/// Whether a word begins where the words have what was typed.
fn begins_word(words: &str, typed: &str) -> bool {
    words.match_indices(typed).any(|(at, _)| {
        let before = words.get(..at).unwrap_or_default();
        !before.ends_with(char::is_alphanumeric)
    })
}

/// Whether the words have what was typed with no letter beside it. So few letters as `to` are rather the first of more.
fn has_whole(words: &str, typed: &str) -> bool {
    let is_letter = char::is_alphanumeric;
    typed
        .chars()
        .filter(|letter| is_letter(*letter))
        .nth(2)
        .is_some()
        && words.match_indices(typed).any(|(at, _)| {
            let before = words.get(..at).unwrap_or_default();
            let after = words.get(at + typed.len()..).unwrap_or_default();
            !before.ends_with(is_letter) && !after.starts_with(is_letter)
        })
}

/// How well what was typed names an id, if it does.
fn by_id(id: &str, typed: &str) -> Option<Closeness> {
    let id = &*written(id, typed);
    if plain(id) == plain(typed) {
        Some(Closeness::Id)
    } else {
        holds(id, typed).then_some(Closeness::PartOfId)
    }
}

fn plain(words: &str) -> String {
    words.to_lowercase().replace('-', " ")
}

/// How exactly a label says what was typed, in any case of its letters. The title of what there is to do stands behind
/// what it is: what begins with the words is rather meant than what only holds them.
fn closeness(label: &str, typed: &str) -> Closeness {
    let (written, as_typed) = (label, typed);
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
    let begins_whole = |words: &&str| {
        let rest = words.strip_prefix(typed.as_str());
        let is_whole = rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        is_whole && has_whole(words, &typed)
    };
    if both.contains(&typed.as_str()) {
        Closeness::Whole
    } else if both.iter().any(begins_whole) {
        Closeness::BeginsWhole
    } else if has_whole(label, &typed) {
        Closeness::WholeWords
    } else if both.iter().any(|words| words.starts_with(&typed)) {
        Closeness::Begins
    } else if begins_word(label, &typed) || parts::are_named(written, as_typed) {
        Closeness::Words
    } else if !label.contains(&typed) {
        Closeness::Letters
    } else if parts::begin_so(written, &typed) {
        Closeness::Words
    } else {
        Closeness::Part
    }
}
