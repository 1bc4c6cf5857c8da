//! What is looked for: words that stand next to each other, in any case unless a capital is among them. A letter with an
//! accent is the same whether it is written as one character or as two.

use std::ops::Range;

use aho_corasick::packed::{Config, MatchKind, Searcher};
use aho_corasick::{AhoCorasick, Input};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::letter::{fold, set, typed, variants};
use crate::text;

/// So many letters at the start of a query are looked for in all their cases at once; the rest is compared.
const ANCHOR: usize = 3;

/// Words to look for.
#[derive(Debug, Clone)]
pub struct Query {
    /// The words as they were typed, without blanks at their ends.
    pub words: String,
    /// How their case is compared.
    pub case: Case,
    parts: Vec<Part>,
    finder: Finder,
}

/// How the case of letters is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// It does not matter.
    Any,
    /// Exactly: a capital was typed.
    Exact,
}

/// What a match consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A letter without what is joined to it, or what is: an accent. Folded where the case does not matter.
    Letter(char),
    /// Any run of white space: blanks, tabs, line breaks.
    Blank,
}

/// Finds where a match may begin.
#[derive(Debug, Clone)]
enum Finder {
    /// Byte by byte, by the ones that a letter can begin with: what looks for a single letter stops all the time.
    Bytes(Box<[bool; 256]>),
    /// With the processor's vectors.
    Packed(Box<Searcher>),
    /// Without.
    Automaton(AhoCorasick),
}

impl Query {
    /// The query for these words; `None` if they are nothing but blanks.
    ///
    /// They are cleaned as all text is that is shown, so that what is seen can be looked for.
    pub fn new(words: &str) -> Option<Self> {
        let clean = text::clean_line(words);
        let words = clean.trim();
        let case = if words.chars().any(char::is_uppercase) {
            Case::Exact
        } else {
            Case::Any
        };
        let mut parts = Vec::new();
        for letter in words.nfd() {
            if !letter.is_whitespace() {
                parts.push(Part::Letter(case.letter(letter)));
            } else if parts.last() != Some(&Part::Blank) {
                parts.push(Part::Blank);
            }
        }
        Some(Self {
            finder: Finder::new(&anchors(words, case))?,
            words: words.to_owned(),
            case,
            parts,
        })
    }

    /// The query for words that may stand in quotes, which only say that they are a phrase; also while the last one has not
    /// been typed.
    pub fn of_phrase(words: &str) -> Option<Self> {
        let inner = words.trim().strip_prefix(['"', '“']);
        let inner = inner.map(|inner| inner.strip_suffix(['"', '”']).unwrap_or(inner));
        let inner = inner.filter(|inner| !inner.contains(['"', '“', '”']));
        inner.and_then(Self::new).or_else(|| Self::new(words))
    }

    /// The matches in a clean text from left to right, none overlapping another.
    pub fn matches(&self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = self.next(text, at)?;
            at = found.end;
            Some(found)
        })
    }

    /// The matches in a text as it is shown, which is [`text::clean`].
    pub fn shown_matches(&self, text: &str) -> Vec<Range<usize>> {
        self.matches(&text::clean(text)).collect()
    }

    /// Whether a text has a match as it is shown.
    pub fn is_in(&self, text: &str) -> bool {
        self.next(&text::clean(text), 0).is_some()
    }

    /// The first match at or after a byte of a clean text.
    pub fn next(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let mut at = from;
        loop {
            let start = self.finder.find(text, at)?;
            match self.end(text, start) {
                Some(end) => return Some(start..end),
                None => at = start + 1,
            }
        }
    }

    /// Whether a match in a text begins and ends where words do.
    pub fn is_whole(text: &str, found: &Range<usize>) -> bool {
        let before = text
            .get(..found.start)
            .and_then(|text| text.chars().next_back());
        let after = text.get(found.end..).and_then(|text| text.chars().next());
        let words = text.get(found.clone()).unwrap_or_default();
        let joins = |one: Option<char>, other: Option<char>| {
            let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
            one.is_some_and(is_word) && other.is_some_and(is_word)
        };
        !joins(before, words.chars().next()) && !joins(words.chars().next_back(), after)
    }

    /// Where the match ends that begins at a byte, if one does.
    fn end(&self, text: &str, start: usize) -> Option<usize> {
        let mut rest = text.get(start..)?;
        let mut parts = self.parts.as_slice();
        while let Some((part, others)) = parts.split_first() {
            let letter = rest.chars().next()?;
            match part {
                Part::Letter(wanted) => {
                    parts = if self.case.letter(letter) == *wanted {
                        others
                    } else {
                        self.case.after(parts, letter)?
                    };
                    rest = rest.get(letter.len_utf8()..)?;
                }
                Part::Blank if letter.is_whitespace() => {
                    parts = others;
                    rest = rest.trim_start();
                }
                Part::Blank => return None,
            }
        }
        // What joins the letter before it, as an accent does, is no place to begin at.
        let begins = text.as_bytes().get(start).is_some_and(u8::is_ascii) || {
            let first = text.get(start..)?.chars().next()?;
            text::width(first.encode_utf8(&mut [0; 4])) > 0 && text::is_boundary(text, start)
        };
        // What joins its last letter is a part of it: it is marked with it.
        begins.then(|| match rest.bytes().next() {
            Some(next) if !next.is_ascii() => text::cluster_end(text, text.len() - rest.len()),
            _ => text.len() - rest.len(),
        })
    }
}

impl Case {
    fn letter(self, letter: char) -> char {
        match self {
            Self::Any => fold(letter),
            Self::Exact => typed(letter),
        }
    }

    /// What comes after the parts that make up a letter with an accent; `None` if the first ones do not.
    fn after(self, parts: &[Part], letter: char) -> Option<&[Part]> {
        if letter.is_ascii() {
            return None;
        }
        let mut rest = Some(parts);
        decompose_canonical(letter, |piece| {
            rest = rest.and_then(|parts| {
                let (first, others) = parts.split_first()?;
                (*first == Part::Letter(self.letter(piece))).then_some(others)
            });
        });
        rest
    }
}

impl Finder {
    fn new(anchors: &[String]) -> Option<Self> {
        if anchors.is_empty() {
            return None;
        }
        if anchors.iter().any(|anchor| anchor.len() == 1) {
            let mut begins = Box::new([false; 256]);
            for first in anchors.iter().filter_map(|anchor| anchor.bytes().next()) {
                begins[usize::from(first)] = true;
            }
            return Some(Self::Bytes(begins));
        }
        let mut packed = Config::new().match_kind(MatchKind::LeftmostFirst).builder();
        packed.extend(anchors);
        match packed.build() {
            Some(searcher) => Some(Self::Packed(Box::new(searcher))),
            None => AhoCorasick::new(anchors).ok().map(Self::Automaton),
        }
    }

    /// Where the first anchor at or after a byte begins.
    fn find(&self, text: &str, from: usize) -> Option<usize> {
        if from >= text.len() {
            return None;
        }
        match self {
            Self::Bytes(begins) => text
                .as_bytes()
                .get(from..)?
                .iter()
                .position(|byte| begins[usize::from(*byte)])
                .map(|at| from + at),
            Self::Packed(searcher) => searcher
                .find_in(text, (from..text.len()).into())
                .map(|found| found.start()),
            Self::Automaton(automaton) => automaton
                .find(Input::new(text).range(from..))
                .map(|found| found.start()),
        }
    }
}

/// The first letters of a query, in every case that they may have, as they are typed and with the first accent in one
/// character with its letter or behind it. What a text has after that may be written either way again.
fn anchors(words: &str, case: Case) -> Vec<String> {
    let begins = |letters: &mut dyn Iterator<Item = char>| anchors_of(letters, case);
    let mut anchors = begins(&mut words.chars());
    if !words.is_ascii() {
        anchors.extend(begins(&mut words.nfc()));
        anchors.extend(begins(&mut words.nfd()));
        anchors.sort_unstable();
        anchors.dedup();
    }
    anchors
}

/// The first of some letters up to one with an accent, in every case that they may have.
fn anchors_of(letters: &mut dyn Iterator<Item = char>, case: Case) -> Vec<String> {
    let mut anchors = Vec::new();
    let mut has_accent = false;
    for letter in letters
        .take_while(|letter| !letter.is_whitespace())
        .take(ANCHOR)
    {
        let is_accent = is_combining_mark(letter);
        if has_accent && !is_accent {
            break;
        }
        has_accent = is_accent || is_composed(letter);
        let letter = case.letter(letter);
        let cases = match case {
            Case::Any => variants(letter),
            Case::Exact => set(letter),
        };
        if anchors.is_empty() {
            anchors.push(String::new());
        }
        let longer = |anchor: &String| {
            let anchor = anchor.clone();
            let with = move |letter: &char| format!("{anchor}{letter}");
            cases.iter().map(with).collect::<Vec<_>>()
        };
        anchors = anchors.iter().flat_map(longer).collect();
    }
    anchors
}

/// Whether a letter has an accent in it.
fn is_composed(letter: char) -> bool {
    let mut pieces = 0;
    decompose_canonical(letter, |_| pieces += 1);
    pieces > 1
}
