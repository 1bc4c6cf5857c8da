//! The names of lessons, sections and terms: those that hold the words, else those that are like them.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::accent::as_typed;
use super::apart::Apart;
use super::hit::{Closeness, Excerpt, Hit};
use super::mistyped::{LONGEST, Mistyped};
use super::name::{Bearer, Name, Names};
use super::query::{Ends, Query};
use super::same::tell_apart;
use crate::text;

/// No more names are offered that are only like the words.
const MOST_ALIKE: usize = 5;
/// What a letter has to add to a name's score, on average, for the name to be like the words: a letter in its place
/// in a word gives about 24, one that is strewn in about 13.
const ALIKE: u32 = 20;

/// A name that holds the words.
struct Held<'a> {
    name: Name<'a>,
    /// The name, clean.
    words: Cow<'a, str>,
    marks: Vec<Range<usize>>,
    closeness: Closeness,
    /// Whether some of the words are only in the title of its lesson.
    is_below: bool,
}

/// What the title of a lesson has of the words. It is looked up once for all its sections, of which there may be a hundred
/// thousand.
struct Above<'a> {
    apart: &'a Apart,
    title: &'a str,
    /// The words that it lacks.
    missing: Vec<&'a Query>,
}

impl<'a> Above<'a> {
    fn new(apart: &'a Apart) -> Self {
        Self {
            apart,
            title: "",
            missing: Vec::new(),
        }
    }

    /// The section if the title of its lesson has some of the words, and its own one has the others.
    fn holds(&mut self, name: Name<'a>) -> Option<Held<'a>> {
        if !std::ptr::eq(self.title, name.place) {
            self.title = name.place;
            self.missing = self.apart.missing(&text::clean_line(name.place));
        }
        // A title that has them all is found itself.
        if self.missing.is_empty() || self.missing.len() == self.apart.count() {
            return None;
        }
        let words = text::clean_line(name.words);
        let marks = self.apart.marks_below(&words, &self.missing)?;
        Some(Held {
            name,
            words,
            marks,
            closeness: Closeness::Part,
            is_below: true,
        })
    }
}

/// The names that hold the words, side by side or apart, or where none does, a few that are like them; the best first of
/// each kind, at most so many, and how many there are in all.
pub fn names(query: &Query, names: Names<'_>, most: usize) -> (Vec<Hit>, usize) {
    let apart = Apart::of(query);
    let mut above = apart.as_ref().map(Above::new);
    let found = names.iter().filter_map(|name| {
        let apart = apart.as_ref();
        let held = holds(query, name).or_else(|| holds_apart(apart?, name));
        held.or_else(|| above.as_mut()?.holds(name))
    });
    let rank = |held: &Held<'_>| {
        let kind = kind(held.name.bearer);
        (held.is_below, kind, held.closeness, place(held))
    };
    let (held, total) = best(found, most, rank);
    if total == 0 && query.ends == Ends::Open {
        let mut alike = alike(query, names);
        tell_apart(&mut alike, names.book);
        let total = alike.len();
        return (alike, total);
    }
    let mut hits: Vec<Hit> = held.into_iter().map(Hit::from).collect();
    tell_apart(&mut hits, names.book);
    (hits, total)
}

/// The first in order of all that is found, at most so many, and how much is found in all. Hardly more than are wanted are
/// kept at any time: nearly all names may hold what is typed first.
fn best<T, K: Ord>(
    found: impl Iterator<Item = T>,
    most: usize,
    rank: impl Fn(&T) -> K,
) -> (Vec<T>, usize) {
    let mut best = Vec::new();
    let mut total = 0;
    for item in found {
        total += 1;
        best.push(item);
        if best.len() > most.saturating_mul(2) {
            best.sort_by_key(&rank);
            best.truncate(most);
        }
    }
    best.sort_by_key(&rank);
    best.truncate(most);
    (best, total)
}

/// Where in a name the words stand, the more of it they are the less: all of it, its beginning, within it, nowhere.
fn place(held: &Held<'_>) -> u8 {
    match held.marks.first() {
        Some(mark) if *mark == (0..held.words.len()) => 0,
        Some(mark) if mark.start == 0 => 1,
        Some(_) => 2,
        None => 3,
    }
}

fn kind(bearer: Bearer<'_>) -> u8 {
    match bearer {
        Bearer::Lesson(_) => 0,
        Bearer::Section(..) => 1,
        Bearer::Term(_) => 2,
        Bearer::Draft(..) => 3,
    }
}

/// The name if it, or another name for the same, holds the words.
fn holds<'a>(query: &Query, name: Name<'a>) -> Option<Held<'a>> {
    let words = text::clean_line(name.words);
    let marks: Vec<Range<usize>> = query.matches(&words).collect();
    let whole = |text: &str| {
        query
            .matches(text)
            .any(|found| Query::is_whole(text, &found))
    };
    let others = || name.others.iter().map(|other| text::clean_line(other));
    let closeness = if whole(&words) || others().any(|other| whole(&other)) {
        Closeness::Whole
    } else if !marks.is_empty() || others().any(|other| query.matches(&other).next().is_some()) {
        Closeness::Part
    } else {
        return None;
    };
    Some(Held {
        name,
        words,
        marks,
        closeness,
        is_below: false,
    })
}

/// The name if it has all the words, apart from each other.
fn holds_apart<'a>(apart: &Apart, name: Name<'a>) -> Option<Held<'a>> {
    let words = text::clean_line(name.words);
    let marks = apart.marks_in_name(&words)?;
    Some(Held {
        name,
        words,
        marks,
        closeness: Closeness::Part,
        is_below: false,
    })
}

/// The names that are spelled much the same: with a few letters wrong, then those that have all the letters in their order
/// among others. The letters of a slip are soon found strewn over a long name that nobody meant.
fn alike(query: &Query, names: Names<'_>) -> Vec<Hit> {
    let mut hits = mistyped(query, names);
    for found in with_letters(query, names) {
        match hits.iter_mut().find(|hit| hit.goal == found.goal) {
            // Of words with letters left out, the others are marked.
            Some(hit) if marks_within(hit, &found) => *hit = found,
            Some(_) => {}
            None => hits.push(found),
        }
    }
    hits.truncate(MOST_ALIKE);
    hits
}

/// Whether of two hits with the same name the second one marks a part of what the first one does.
fn marks_within(hit: &Hit, found: &Hit) -> bool {
    let told = |hit: &Hit| match &hit.reason {
        Some(reason) => (reason.words.clone(), reason.marks.clone()),
        None => (hit.words.clone(), hit.marks.clone()),
    };
    let ((words, wide), (other, narrow)) = (told(hit), told(found));
    let is_within = |mark: &Range<usize>| {
        let mut wide = wide.iter();
        wide.any(|wide| wide.start <= mark.start && mark.end <= wide.end)
    };
    words == other && narrow.iter().all(is_within)
}

/// The names that have the letters in their order, with others between them; no more than may be listed of all that are
/// alike, by their kinds.
fn with_letters(query: &Query, names: Names<'_>) -> impl Iterator<Item = Hit> + use<> {
    let letters = query
        .words
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .count();
    let names = names.iter().filter(|_| letters <= LONGEST);
    let typed = as_typed(&query.words, &query.words);
    let pattern = Pattern::new(
        &typed,
        CaseMatching::Ignore,
        Normalization::Smart,
        AtomKind::Fuzzy,
    );
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let scored = names.filter_map(|name| {
        let score = name
            .spellings()
            .filter_map(|words| {
                let words = as_typed(words, &typed);
                pattern.score(Utf32Str::new(&words, &mut buffer), &mut matcher)
            })
            .max()?;
        (score >= ALIKE * letters as u32).then_some((score, name))
    });
    // Of two that fit about as well, the shorter one was meant: it has less beside it.
    let rank = |score: u32, name: &Name<'_>| score.saturating_sub(name.words.len() as u32 / 2);
    let rank = |(score, name): &(u32, Name<'_>)| Reverse(rank(*score, name));
    let (mut found, _) = best(scored, MOST_ALIKE, rank);
    found.sort_by_key(|(_, name)| kind(name.bearer));
    let mut marks_in = |words: &str| {
        let mut letters = Vec::new();
        let as_typed = as_typed(words, &typed);
        let words_of = Utf32Str::new(&as_typed, &mut buffer);
        let score = pattern.indices(words_of, &mut matcher, &mut letters);
        letters.sort_unstable();
        (score, marks(words, &letters))
    };
    let hits = found.into_iter().map(|(_, name)| {
        let words = text::clean_line(name.words).into_owned();
        let (score, marks) = marks_in(&words);
        let others = name.others.iter().map(|other| {
            let other = text::clean_line(other).into_owned();
            let (score, marks) = marks_in(&other);
            (score, other, marks)
        });
        // The first of those that are as much like the words.
        let other = others.rev().max_by_key(|(score, ..)| *score);
        match other.filter(|(other, ..)| *other > score) {
            Some((_, other, marks)) => also_called(name, words, &other, &marks),
            None => hit(name, words, marks, Closeness::Like),
        }
    });
    hits.collect::<Vec<Hit>>().into_iter()
}

/// A name as a result because of another one for the same thing, which is told below it.
fn also_called(name: Name<'_>, words: String, other: &str, marks: &[Range<usize>]) -> Hit {
    let reason = Excerpt::also(other, marks);
    Hit {
        reason: Some(reason),
        ..hit(name, words, Vec::new(), Closeness::Like)
    }
}

/// The names with words that are mistyped in a few letters, the nearest first.
fn mistyped(query: &Query, names: Names<'_>) -> Vec<Hit> {
    let Some(mistyped) = Mistyped::new(&query.words) else {
        return Vec::new();
    };
    let alike = names.iter().filter_map(|name| {
        let words = text::clean_line(name.words);
        let rank = |distance| (distance, kind(name.bearer), name.words.len());
        if let Some(alike) = mistyped.in_name(&words) {
            let hit = hit(name, words.into_owned(), alike.marks, Closeness::Like);
            return Some((rank(alike.distance), hit));
        }
        let others = name.others.iter().filter_map(|other| {
            let other = text::clean_line(other);
            Some((mistyped.in_name(&other)?, other))
        });
        let (alike, other) = others.min_by_key(|(alike, _)| alike.distance)?;
        let hit = also_called(name, words.into_owned(), &other, &alike.marks);
        Some((rank(alike.distance), hit))
    });
    // Of two of a kind that are as near, the shorter one was meant.
    let (alike, _) = best(alike, MOST_ALIKE, |(rank, _)| *rank);
    alike.into_iter().map(|(_, hit)| hit).collect()
}

impl From<Held<'_>> for Hit {
    fn from(held: Held<'_>) -> Self {
        let words = held.words.into_owned();
        hit(held.name, words, held.marks, held.closeness)
    }
}

fn hit(name: Name<'_>, words: String, marks: Vec<Range<usize>>, closeness: Closeness) -> Hit {
    Hit {
        goal: name.bearer.goal(),
        closeness,
        words,
        marks,
        place: name.place.to_owned(),
        number: None,
        reason: None,
    }
}

/// The bytes of the clusters with these indices, neighbours joined.
fn marks(words: &str, clusters: &[u32]) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for (index, (end, _)) in text::cluster_ends(words).enumerate() {
        if clusters.contains(&(index as u32)) {
            match marks.last_mut() {
                Some(last) if last.end == start => last.end = end,
                Some(_) | None => marks.push(start..end),
            }
        }
        start = end;
    }
    marks
}
