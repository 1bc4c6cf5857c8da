//! The sentence around some words of a text.

use std::ops::Range;

/// A sentence is cut to this many bytes on either side of the words that it is wanted for.
const LONGEST_SIDE: usize = 160;

/// A sentence of a text, ready to be shown on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Which bytes of the text it is.
    pub range: Range<usize>,
    /// Its words, with an ellipsis where it is cut, and spaces for line breaks.
    pub words: String,
    /// How many bytes of the words stand before those of the text.
    pub lead: usize,
}

/// The sentence around a range of a text, cut where it is too long.
pub fn sentence(text: &str, around: Range<usize>) -> Sentence {
    let before = text.get(..around.start).unwrap_or_default();
    let after = text.get(around.end..).unwrap_or_default();
    let start = sentence_start(before);
    let end = sentence_end(after);
    let whole = start.at..text.len() - after.len() + end.at;
    let words = text.get(whole.clone()).unwrap_or_default();
    let trimmed = words.trim_start();
    let first = whole.end - trimmed.len();
    let trimmed = trimmed.trim_end();
    let mut out = String::with_capacity(trimmed.len());
    out.push_str(if start.is_cut { "…" } else { "" });
    let lead = out.len();
    out.push_str(&trimmed.replace(['\n', '\t'], " "));
    out.push_str(if end.is_cut { "…" } else { "" });
    Sentence {
        range: first..first + trimmed.len(),
        words: out,
        lead,
    }
}

/// Where a sentence is cut, and whether that is in the middle.
struct Cut {
    at: usize,
    is_cut: bool,
}

fn sentence_start(before: &str) -> Cut {
    let mut next_letters = (' ', ' ');
    let mut at = before.len();
    let mut word = before.len();
    for (index, character) in before.char_indices().rev() {
        if ends_sentence(character, next_letters.0, next_letters.1) {
            return Cut { at, is_cut: false };
        }
        if before.len() - index > LONGEST_SIDE {
            return Cut {
                at: word,
                is_cut: true,
            };
        }
        if character.is_whitespace() {
            word = index + character.len_utf8();
        }
        next_letters = (character, next_letters.0);
        at = index;
    }
    Cut {
        at: 0,
        is_cut: false,
    }
}

fn sentence_end(after: &str) -> Cut {
    let mut word = 0;
    let mut characters = after.char_indices();
    while let Some((index, character)) = characters.next() {
        let mut ahead = characters.clone().map(|(_, character)| character);
        let next = ahead.next().unwrap_or(' ');
        let next_but_one = ahead.next().unwrap_or('A');
        if ends_sentence(character, next, next_but_one) {
            let at = if character == '\n' {
                index
            } else {
                index + character.len_utf8()
            };
            return Cut { at, is_cut: false };
        }
        if character.is_whitespace() {
            word = index;
        }
        if index > LONGEST_SIDE {
            return Cut {
                at: word,
                is_cut: true,
            };
        }
    }
    Cut {
        at: after.len(),
        is_cut: false,
    }
}

/// Whether a sentence ends with this character: a full stop, a space and no small letter, or a line break.
fn ends_sentence(character: char, next: char, next_but_one: char) -> bool {
    match character {
        '\n' | '。' | '！' | '？' => true,
        '.' | '!' | '?' => next.is_whitespace() && !next_but_one.is_lowercase(),
        _ => false,
    }
}
