//! What was meant by words that stand nowhere in a course: those of it that are spelled much the same.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::IsStale;
use super::mistyped::{LONGEST, Word, words};
use super::name::{Name, Names};
use super::query::Query;
use super::sheet::Sheet;
use super::vocabulary::{Vocabulary, spans};

/// What is looked for in place of what was typed, because nothing has that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// All of it, as it would be typed.
    pub typed: String,
    /// The words that stand nowhere, as they were typed,
    pub nowhere: Vec<String>,
    /// … and those that are looked for instead.
    pub meant: Vec<String>,
}

impl Correction {
    /// What it says of itself, the longer before the shorter.
    pub fn notes(&self) -> Vec<String> {
        let quoted = |words: &[String]| {
            let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
            words.join(" and ")
        };
        let (nowhere, meant) = (quoted(&self.nowhere), quoted(&self.meant));
        vec![
            format!("No {nowhere} in this course: this is for {meant}"),
            format!("No {nowhere}: this is for {meant}"),
            format!("This is for {meant}"),
            format!("for {meant}"),
        ]
    }
}

/// What words are read as.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// What is looked for instead, if each of those that stand nowhere is spelled much as one that does.
    pub(super) correction: Option<Correction>,
    /// The words that stand nowhere, and are like none that does.
    pub(super) unknown: Vec<String>,
    /// How many words there are.
    pub(super) words: usize,
}

/// All that a course says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Course<'a> {
    /// What has a name,
    pub(super) names: Names<'a>,
    /// … and the texts with their words.
    pub(super) texts: &'a [(&'a Sheet, &'a Vocabulary)],
}

/// What was most likely meant by the words that stand nowhere in the course; nothing if the search went stale.
pub(super) fn read(query: &Query, course: Course<'_>, is_stale: IsStale) -> Option<Reading> {
    let typed = query.typed.as_str();
    if typed.chars().nth(LONGEST).is_some() {
        return Some(Reading::default());
    }
    let mut correction = Correction {
        typed: String::new(),
        nowhere: Vec::new(),
        meant: Vec::new(),
    };
    let ranges = words(typed);
    let mut unknown = Vec::new();
    let mut done = 0;
    for (index, range) in ranges.iter().enumerate() {
        let word = typed.get(range.clone()).unwrap_or_default();
        if is_stale() {
            return None;
        }
        if course.has(word) {
            continue;
        }
        let is_last = index + 1 == ranges.len();
        let Some(meant) = course.nearest(&Word::new(word, is_last)) else {
            unknown.push(word.to_owned());
            continue;
        };
        // A capital is only meant where one was typed.
        let meant = if word.chars().any(char::is_uppercase) {
            meant
        } else {
            meant.to_lowercase()
        };
        let before = typed.get(done..range.start).unwrap_or_default();
        correction.typed.push_str(before);
        correction.typed.push_str(&meant);
        correction.nowhere.push(word.to_owned());
        correction.meant.push(meant);
        done = range.end;
    }
    let rest = typed.get(done..).unwrap_or_default();
    correction.typed.push_str(rest);
    let is_known = unknown.is_empty() && !correction.meant.is_empty();
    Some(Reading {
        correction: is_known.then_some(correction),
        unknown,
        words: ranges.len(),
    })
}

impl Course<'_> {
    /// Whether a word stands somewhere, also as a part of another.
    fn has(self, word: &str) -> bool {
        let Some(query) = Query::new(word) else {
            return true;
        };
        let mut names = self.names.iter().flat_map(Name::spellings);
        names.any(|name| query.is_in(name)) || self.texts.iter().any(|(sheet, _)| sheet.has(&query))
    }

    /// The word that is most like one that was typed, all of it or its beginning; of several the one that stands most often.
    fn nearest(self, typed: &Word) -> Option<String> {
        let mut found: HashMap<&str, Option<(usize, usize)>> = HashMap::new();
        let names = self.names.iter().flat_map(Name::spellings).flat_map(spans);
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
        let (.., word) = near.min()?;
        Some(word.to_owned())
    }
}
