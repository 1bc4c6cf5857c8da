//! Raised and lowered words in plain text: “2¹⁰”, and “x^(a b)” where Unicode has no such characters.

use super::inline::Inline;
use crate::course::{Mark, MarkKind};

/// The block Superscripts and Subscripts of Unicode, and what Latin-1 has of it.
const RAISED: [(char, char); 18] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('−', '⁻'),
    ('=', '⁼'),
    ('(', '⁽'),
    (')', '⁾'),
    ('i', 'ⁱ'),
    ('n', 'ⁿ'),
];
const LOWERED: [(char, char); 28] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('−', '₋'),
    ('=', '₌'),
    ('(', '₍'),
    (')', '₎'),
    ('a', 'ₐ'),
    ('e', 'ₑ'),
    ('o', 'ₒ'),
    ('x', 'ₓ'),
    ('h', 'ₕ'),
    ('k', 'ₖ'),
    ('l', 'ₗ'),
    ('m', 'ₘ'),
    ('n', 'ₙ'),
    ('p', 'ₚ'),
    ('s', 'ₛ'),
    ('t', 'ₜ'),
];

/// Raises or lowers what `text` has from `start` on; `marks` are those that begin there.
pub fn shift(inline: Inline, text: &mut String, start: usize, marks: &mut [Mark]) {
    let (characters, sign) = match inline {
        Inline::Superscript => (&RAISED[..], '^'),
        Inline::Subscript => (&LOWERED[..], '_'),
        _ => return,
    };
    // The number of a footnote stands in brackets: it is told from the words as it is.
    let is_note = |mark: &Mark| matches!(mark.kind, MarkKind::Footnote(_));
    let words = text.get(start..).unwrap_or_default();
    if words.trim().is_empty() || marks.iter().any(is_note) {
        return;
    }
    let shifted: Option<String> = words
        .chars()
        .map(|character| {
            let found = characters.iter().find(|(plain, _)| *plain == character);
            found.map(|(_, shifted)| *shifted)
        })
        .collect();
    let words = words.to_owned();
    text.truncate(start);
    if let Some(shifted) = shifted {
        let places = places(&words, &shifted);
        let moved = |at: u32| {
            let place = places.get((at as usize).saturating_sub(start));
            (start + place.copied().unwrap_or(shifted.len())) as u32
        };
        for mark in marks {
            mark.start = moved(mark.start);
            mark.end = moved(mark.end);
        }
        text.push_str(&shifted);
    } else {
        text.extend([sign, '(']);
        text.push_str(&words);
        text.push(')');
        for mark in marks {
            mark.start += 2;
            mark.end += 2;
        }
    }
}

/// Where each byte of `words` has gone in `shifted`, which has as many characters.
fn places(words: &str, shifted: &str) -> Vec<usize> {
    let mut places = Vec::with_capacity(words.len() + 1);
    for (plain, (at, _)) in words.chars().zip(shifted.char_indices()) {
        places.extend(std::iter::repeat_n(at, plain.len_utf8()));
    }
    places.push(shifted.len());
    places
}
