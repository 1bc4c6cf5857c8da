//! What was meant by words that stand nowhere in a course or a lesson: those of it that are spelled much the same.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::IsStale;
use super::mistyped::{LONGEST, Word, words};
use super::name::{Name, Names};
use super::query::{Ends, Query};
use super::sheet::Sheet;
use super::vocabulary::{Vocabulary, spans};

/// Of the words that a short one may be, no more than this are tried beside the others.
const MOST_TRIED: usize = 8;

/// What is looked for in place of what was typed, because nothing has that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// All of it, as it would be typed.
    pub typed: String,
    /// The words that stand nowhere, as they were typed,
    pub nowhere: Vec<String>,
    /// … and those that are looked for instead.
    pub meant: Vec<String>,
    /// Whether those may still stand within longer words.
    pub is_of_whole: bool,
}

impl Correction {
    /// What it says of itself, the longer before the shorter, given what has been looked through.
    pub fn notes(&self, whole: &str) -> Vec<String> {
        let meant = quoted(&self.meant);
        let mut lack = self.lack();
        if let Some(first) = lack.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        vec![
            format!("{lack} in this {whole}: this is for {meant}"),
            format!("{lack}: this is for {meant}"),
            format!("This is for {meant}"),
            format!("for {meant}"),
        ]
    }

    /// The words that stand nowhere, as in `no “evnet”`.
    pub fn lack(&self) -> String {
        let no = if self.is_of_whole { "no word" } else { "no" };
        format!("{no} {}", quoted(&self.nowhere))
    }
}

fn quoted(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    words.join(" and ")
}

/// What words are read as.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// What is looked for instead, if each of those that stand nowhere is spelled much as one that does.
    pub(super) correction: Option<Correction>,
    /// The words that stand nowhere, and are like none that does.
    pub(super) unknown: Vec<String>,
    /// Whether one of these stands within longer words, where words in quotes are not looked for.
    pub(super) is_within: bool,
    /// Those of them that stand within longer words, and begin none.
    pub(super) inside: Vec<String>,
    /// How many words there are.
    pub(super) words: usize,
}

/// All that a course says, or a lesson of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course<'a> {
    /// What has a name,
    pub(super) names: Option<Names<'a>>,
    /// … and the texts with their words.
    pub(super) texts: &'a [(&'a Sheet, &'a Vocabulary)],
}

/// A word that is read as another one.
#[derive(Debug, Clone)]
struct Replaced {
    /// Where it stands in what was typed.
    range: Range<usize>,
    meant: String,
}

/// Where a word has to stand to be one that the course has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Where the query asks for it: also within longer words, unless it is in quotes.
    AsAsked,
    /// By itself.
    Whole,
}

/// What was most likely meant by the words that stand nowhere in the course; nothing if the search went stale.
pub(super) fn read(query: &Query, course: Course<'_>, is_stale: IsStale) -> Option<Reading> {
    read_by(Known::AsAsked, query, course, is_stale)
}

/// The same of several words that the course has, but not together: as of “lop” in “develop”, some may only stand within
/// longer ones. That is known by [`Reading::inside`] of those which are like no other word.
pub(super) fn read_whole(query: &Query, course: Course<'_>, is_stale: IsStale) -> Option<Reading> {
    read_by(Known::Whole, query, course, is_stale)
}

fn read_by(known: Known, query: &Query, course: Course<'_>, is_stale: IsStale) -> Option<Reading> {
    let typed = query.typed.as_str();
    if typed.chars().nth(LONGEST).is_some() {
        return Some(Reading::default());
    }
    let ranges = words(typed);
    let mut replaced = Vec::new();
    let mut unknown = Vec::new();
    for (index, range) in ranges.iter().enumerate() {
        if is_stale() {
            return None;
        }
        let is_last = index + 1 == ranges.len();
        let asked = asked(query, range, (is_last, known));
        if asked.is_none_or(|asked| course.has(&asked)) {
            continue;
        }
        let word = typed.get(range.clone()).unwrap_or_default();
        // Behind a word that has its quote nothing is still to come.
        let is_begun = match query.ends {
            Ends::Open => is_last,
            Ends::Begun => is_last && known == Known::AsAsked,
            Ends::Words => false,
        };
        let near = course.near(&Word::new(word, is_begun));
        match near.into_iter().next() {
            Some(meant) => replaced.push(Replaced::by(range.clone(), word, meant)),
            None => unknown.push(range.clone()),
        }
    }
    if let [range] = unknown.as_slice()
        && ranges.len() > 1
        && let Some(found) = course.read_beside(typed, range, &replaced)
    {
        if is_stale() {
            return None;
        }
        replaced = found;
        unknown.clear();
    }
    let word = |range: &Range<usize>| typed.get(range.clone()).unwrap_or_default().to_owned();
    let unknown: Vec<String> = unknown.iter().map(word).collect();
    let has = |written: &str| Query::new(written).is_some_and(|query| course.has(&query));
    let is_inside = |word: &&String| !has(&format!("\"{word}")) && has(word);
    let is_of_whole = known == Known::Whole || query.ends != Ends::Open;
    let inside = unknown.iter().filter(|_| known == Known::Whole);
    let is_known = unknown.is_empty() && !replaced.is_empty();
    Some(Reading {
        correction: is_known.then(|| Correction {
            typed: with(typed, &replaced),
            nowhere: replaced.iter().map(|one| word(&one.range)).collect(),
            meant: replaced.into_iter().map(|one| one.meant).collect(),
            is_of_whole,
        }),
        is_within: is_of_whole && unknown.iter().any(|word| has(word)),
        inside: inside.filter(is_inside).cloned().collect(),
        unknown,
        words: ranges.len(),
    })
}

/// What a word of a query is by itself: in quotes, and where it has to be, a whole one, of which the end may be still to come; nothing where there is
/// nothing to look for.
fn asked(query: &Query, range: &Range<usize>, (is_last, known): (bool, Known)) -> Option<Query> {
    let typed = query.typed.as_str();
    let word = typed.get(range.clone()).unwrap_or_default();
    let before = typed.get(..range.start).unwrap_or_default();
    let after = typed.get(range.end..).unwrap_or_default();
    // A name such as `max_age` is one word.
    let is_part = before.ends_with('_') || after.starts_with('_');
    let is_open = query.ends == Ends::Open && known == Known::AsAsked;
    if is_open || is_part {
        return Query::new(word);
    }
    let is_begun = query.ends == Ends::Begun && is_last && known == Known::AsAsked;
    let end = if is_begun { "" } else { "\"" };
    Query::new(&format!("\"{word}{end}"))
}

/// What was typed, with some of its words replaced; they stand in order.
fn with(typed: &str, replaced: &[Replaced]) -> String {
    let mut out = String::new();
    let mut done = 0;
    for Replaced { range, meant } in replaced {
        out.push_str(typed.get(done..range.start).unwrap_or_default());
        out.push_str(meant);
        done = range.end;
    }
    out.push_str(typed.get(done..).unwrap_or_default());
    out
}

impl Replaced {
    fn by(range: Range<usize>, word: &str, meant: &str) -> Self {
        // A capital is only meant where one was typed.
        let meant = if word.chars().any(char::is_uppercase) {
            meant.to_owned()
        } else {
            meant.to_lowercase()
        };
        Self { range, meant }
    }
}

impl<'a> Course<'a> {
    /// Whether there is a match of a query.
    fn has(self, query: &Query) -> bool {
        let mut names = self.spellings();
        names.any(|name| query.is_in(name)) || self.texts.iter().any(|(sheet, _)| sheet.has(query))
    }

    /// All names, however they are spelled.
    fn spellings(self) -> impl Iterator<Item = &'a str> {
        let names = self.names.into_iter().flat_map(Names::iter);
        names.flat_map(Name::spellings)
    }

    /// What else is read so, and the word that is too short to be known by itself, if what that makes stands somewhere.
    fn read_beside(
        self,
        typed: &str,
        range: &Range<usize>,
        others: &[Replaced],
    ) -> Option<Vec<Replaced>> {
        let word = typed.get(range.clone())?;
        let near = self.near(&Word::short(word)?);
        near.into_iter().take(MOST_TRIED).find_map(|meant| {
            let mut all = others.to_vec();
            all.push(Replaced::by(range.clone(), word, meant));
            all.sort_by_key(|one| one.range.start);
            let query = Query::new(&with(typed, &all))?;
            self.has(&query).then_some(all)
        })
    }

    /// The words that are like one that was typed, all of it or its beginning, the most like it first; of several those that
    /// stand most often.
    fn near(self, typed: &Word) -> Vec<&'a str> {
        let mut found: HashMap<&str, Option<(usize, usize)>> = HashMap::new();
        let names = self.spellings().flat_map(spans);
        let names = names.map(|(_, word)| (word, 1));
        let texts = self.texts.iter();
        let texts = texts.flat_map(|(sheet, words)| words.words(sheet.text()));
        for (word, count) in names.chain(texts).filter(|(word, _)| typed.may_be(word)) {
            let known = found.entry(word);
            let known = known.or_insert_with(|| typed.distance(word).map(|distance| (distance, 0)));
            if let Some((_, counted)) = known {
                *counted += count;
            }
        }
        let near = found.into_iter().filter_map(|(word, known)| {
            let (distance, count) = known?;
            Some((distance, Reverse(count), word.len(), word))
        });
        let mut near: Vec<_> = near.collect();
        near.sort_unstable();
        near.into_iter().map(|(.., word)| word).collect()
    }
}
