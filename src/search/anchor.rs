//! Where a match may begin that is spelled as it was typed: at the first letters of what is looked for, in all their cases.

use aho_corasick::packed::{Config, MatchKind, Searcher};
use aho_corasick::{AhoCorasick, Input};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::accent::pieces;
use super::letter::{set, variants};
use super::query::Case;

/// So many letters at the start of a query are looked for in all their cases at once; the rest is compared.
pub(super) const ANCHOR: usize = 3;

/// Finds the first letters.
#[derive(Debug, Clone)]
pub(super) enum Finder {
    /// Byte by byte, by the ones that a letter can begin with: what looks for a single letter stops all the time.
    Bytes(Box<[bool; 256]>),
    /// With the processor's vectors.
    Packed(Box<Searcher>),
    /// Without.
    Automaton(AhoCorasick),
}

impl Finder {
    /// A finder for the first of these words; `None` if there are none.
    pub(super) fn new(words: &str, case: Case) -> Option<Self> {
        let anchors = anchors(words, case);
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
        packed.extend(&anchors);
        match packed.build() {
            Some(searcher) => Some(Self::Packed(Box::new(searcher))),
            None => AhoCorasick::new(&anchors).ok().map(Self::Automaton),
        }
    }

    /// Where the first anchor at or after a byte begins.
    pub(super) fn find(&self, text: &str, from: usize) -> Option<usize> {
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
    pieces(letter.encode_utf8(&mut [0; 4])).nth(1).is_some()
}
