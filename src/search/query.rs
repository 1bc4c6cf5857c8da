//! What is looked for: words that stand next to each other, in any case unless a capital is among them, and with any accents
//! unless those were typed. A letter with an accent is the same whether it is written as one character or as two, in full width
//! or not, and joined with others or not: a part of joined letters is found, and all of them are marked.

use std::mem;
use std::ops::Range;

use super::accent::{each_piece, first, is_accent, last, pieces};
use super::accented::Accented;
use super::anchor::Finder;
use super::form::{joined_at, plain};
use super::letter::{fold, typed};
use crate::text;

/// What stands around a phrase.
const QUOTES: [char; 4] = ['"', '“', '”', '＂'];

/// Words to look for.
#[derive(Debug, Clone)]
pub struct Query {
    /// The words, without blanks and quotes at their ends.
    pub words: String,
    /// The same as they were typed: in quotes if they are a phrase.
    pub typed: String,
    /// How their case is compared.
    pub case: Case,
    /// Whether they are part of longer words, too.
    pub ends: Ends,
    parts: Vec<Part>,
    finder: Finder,
    accented: Accented,
}

/// How the case of letters is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// It does not matter.
    Any,
    /// Exactly: a capital was typed.
    Exact,
}

/// Where a match may begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// Anywhere.
    Open,
    /// It begins where a word does, and ends anywhere: the quote that ends the phrase has not been typed.
    Begun,
    /// It begins and ends where words do.
    Words,
}

/// What a match consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A letter without its accents. Folded where the case does not matter.
    Letter(char),
    /// An accent of the letter before it.
    Accent(char),
    /// Any run of white space: blanks, tabs, line breaks.
    Blank,
}

impl Query {
    /// The query for these words; `None` if they are nothing but blanks. Words in quotes are a phrase of whole words, also
    /// while the last quote has not been typed.
    ///
    /// They are cleaned as all text is that is shown, so that what is seen can be looked for.
    pub fn new(words: &str) -> Option<Self> {
        let clean = text::clean_line(words);
        let typed = clean.trim();
        let (words, ends) = phrase(typed).unwrap_or((typed, Ends::Open));
        let case = if words.chars().any(char::is_uppercase) {
            Case::Exact
        } else {
            Case::Any
        };
        let plain = plain(words);
        Some(Self {
            finder: Finder::new(&plain, case)?,
            accented: Accented::new(&plain, case),
            parts: parts(&plain, case),
            words: words.to_owned(),
            typed: typed.to_owned(),
            case,
            ends,
        })
    }

    /// The matches in a clean text from left to right, none overlapping another.
    pub fn matches<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut at = 0;
        // Where the next one may begin of either kind, as far as that is known.
        let (mut plain, mut accented) = (None, None);
        std::iter::from_fn(move || {
            loop {
                let plain = ahead(&mut plain, at, &|at| self.finder.find(text, at));
                let accented = ahead(&mut accented, at, &|at| self.accented.find(text, at));
                let start = plain.min(accented);
                if start == usize::MAX {
                    return None;
                }
                match self.end(text, start) {
                    Some(end) => {
                        at = end;
                        return Some(start..end);
                    }
                    None => at = start + 1,
                }
            }
        })
    }

    /// Whether it is of several words of which some may be parts of longer ones: the last one while its quote has not been typed.
    pub(super) fn is_open_phrase(&self) -> bool {
        self.ends != Ends::Words && self.words.split_whitespace().nth(1).is_some()
    }

    /// The matches in a text as it is shown, which is [`text::clean`].
    pub fn shown_matches(&self, text: &str) -> Vec<Range<usize>> {
        self.matches(&text::clean(text)).collect()
    }

    /// Whether a text has a match as it is shown.
    pub fn is_in(&self, text: &str) -> bool {
        self.matches(&text::clean(text)).next().is_some()
    }

    /// Whether a match in a text begins and ends where words do.
    pub fn is_whole(text: &str, found: &Range<usize>) -> bool {
        begins_word(text, found.start) && begins_word(text, found.end)
    }

    /// Where the match ends that begins at a byte, if one does.
    fn end(&self, text: &str, start: usize) -> Option<usize> {
        // Most places are out of the question by this, which takes no look at what is joined to the letters.
        if self.ends != Ends::Open && !begins_word(text, start) {
            return None;
        }
        // Joined letters are marked together: a match may begin with any of them.
        let others = match joined_at(text, start) {
            Some(letters) if self.ends == Ends::Open => letters.len(),
            _ => 1,
        };
        (0..others).find_map(|skipped| self.end_without(text, start, skipped))
    }

    /// The same without the first of the letters that are joined there.
    fn end_without(&self, text: &str, start: usize, mut skipped: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let is_ascii = |at: usize| bytes.get(at).is_none_or(u8::is_ascii);
        let mut at = start;
        let mut parts = self.parts.as_slice();
        while let Some((part, others)) = parts.split_first() {
            let letter = char::from(*bytes.get(at)?);
            match part {
                Part::Letter(wanted) if letter.is_ascii() && is_ascii(at + 1) => {
                    parts = (self.case.letter(letter) == *wanted).then_some(others)?;
                    at += 1;
                }
                Part::Letter(_) => {
                    let letter = first(text.get(at..)?);
                    parts = self.after(parts, letter, mem::take(&mut skipped))?;
                    at += letter.len();
                }
                Part::Blank => {
                    let rest = text.get(at..)?;
                    let after = rest.trim_start();
                    parts = (after.len() < rest.len()).then_some(others)?;
                    at += rest.len() - after.len();
                }
                // The letter before it has none.
                Part::Accent(_) => return None,
            }
        }
        // What joins the letter before it, as an accent does, is no place to begin at.
        let begins = bytes.get(start).is_some_and(u8::is_ascii) || {
            let first = text.get(start..)?.chars().next()?;
            text::width(first.encode_utf8(&mut [0; 4])) > 0 && text::is_boundary(text, start)
        };
        // In a text of joined letters that is so of most places that are spelled so.
        if !begins {
            return None;
        }
        // What joins its last letter is a part of it: it is marked with it.
        let end = if is_ascii(at) {
            at
        } else {
            text::cluster_end(text, at)
        };
        let fits = match self.ends {
            Ends::Open | Ends::Begun => true,
            Ends::Words => begins_word(text, end),
        };
        fits.then_some(end)
    }

    /// What comes after the parts that a letter of a text has, with what is joined to it; `None` if the first ones are others.
    /// Where no accent was typed it may have any. Of letters that are joined in it, so many are skipped, and what was typed may
    /// have none of the last.
    fn after<'a>(&self, parts: &'a [Part], letter: &str, mut skipped: usize) -> Option<&'a [Part]> {
        let may_end = self.ends != Ends::Words && joined_at(letter, 0).is_some();
        let mut rest = Some(parts);
        let mut base = None;
        let mut is_typed = false;
        each_piece(letter, |piece| {
            if skipped > 0 {
                skipped -= 1;
                return;
            }
            rest = rest.and_then(|rest| {
                let first = rest.split_first();
                let is_accent = base.is_some_and(|base| is_accent(base, piece));
                match first {
                    Some((Part::Accent(accent), others)) if is_accent => {
                        is_typed = true;
                        (*accent == piece).then_some(others)
                    }
                    _ if is_accent => (!is_typed).then_some(rest),
                    Some((Part::Letter(wanted), others)) => {
                        base = Some(piece);
                        (*wanted == self.case.letter(piece)).then_some(others)
                    }
                    None if may_end => Some(rest),
                    _ => None,
                }
            });
        });
        let has_more = |rest: &&[Part]| matches!(rest.first(), Some(Part::Accent(_)));
        rest.filter(|rest| !has_more(rest))
    }
}

/// The next place at or after a byte, which is looked for only if the last one lies before that; the greatest number if
/// there is none.
fn ahead(known: &mut Option<usize>, at: usize, find: &dyn Fn(usize) -> Option<usize>) -> usize {
    let place = known.filter(|known| *known >= at);
    let place = place.unwrap_or_else(|| find(at).unwrap_or(usize::MAX));
    *known = Some(place);
    place
}

/// Whether no word goes on at a byte of a text.
fn begins_word(text: &str, at: usize) -> bool {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    // The letter itself, whatever is joined to it.
    let before = text.get(..at).and_then(|text| {
        let letter = text.get(last(text)?..)?;
        letter.chars().next()
    });
    let after = text.get(at..).and_then(|text| text.chars().next());
    !(before.is_some_and(is_word) && after.is_some_and(is_word))
}

/// The words in quotes, which may be still to be closed. A quote among them, or alone, is a sign like any other.
fn phrase(typed: &str) -> Option<(&str, Ends)> {
    let begun = typed.strip_prefix(QUOTES)?;
    let (inner, ends) = match begun.strip_suffix(QUOTES) {
        Some(inner) => (inner, Ends::Words),
        None => (begun, Ends::Begun),
    };
    let inner = inner.trim();
    (!inner.is_empty() && !inner.contains(QUOTES)).then_some((inner, ends))
}

/// What words consist of.
fn parts(words: &str, case: Case) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut base = None;
    for letter in pieces(words) {
        if letter.is_whitespace() {
            base = None;
            if parts.last() != Some(&Part::Blank) {
                parts.push(Part::Blank);
            }
        } else if base.is_some_and(|base| is_accent(base, letter)) {
            parts.push(Part::Accent(letter));
        } else {
            base = Some(letter);
            parts.push(Part::Letter(case.letter(letter)));
        }
    }
    parts
}

impl Case {
    pub(super) fn letter(self, letter: char) -> char {
        match self {
            Self::Any => fold(letter),
            Self::Exact => typed(letter),
        }
    }
}
