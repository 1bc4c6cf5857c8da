//! Accents: what is joined to a letter, in one character with it or behind it, and need not be typed to find it.

use std::borrow::Cow;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};

use super::form::{self, joined, narrow};

/// Letters with a stroke through them, which Unicode does not take apart, and the letters without it.
const STROKED: [(char, char); 10] = [
    ('ø', 'o'),
    ('Ø', 'O'),
    ('ł', 'l'),
    ('Ł', 'L'),
    ('đ', 'd'),
    ('Đ', 'D'),
    ('ħ', 'h'),
    ('Ħ', 'H'),
    ('ŧ', 't'),
    ('Ŧ', 'T'),
];
/// The stroke by itself.
const STROKE: char = '\u{338}';
/// What makes another letter of `и`, which nobody types for it.
const BREVE: char = '\u{306}';
/// No letter has more accents than this: what is made up of more is taken for several letters.
const MOST: usize = 16;

/// The letters with accents in one character, and those in other forms, and what each of them is or begins with without.
static COMPOSED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let blocks = ['\0'..='\u{30ff}', '\u{fb00}'..='\u{fdff}'];
    let letters = blocks.into_iter().flatten();
    let composed = letters.filter_map(|letter| {
        let mut buffer = [0; 4];
        let mut pieces = pieces(letter.encode_utf8(&mut buffer));
        let base = pieces.next()?;
        let has_accent = pieces.any(|piece| is_accent(base, piece));
        has_accent.then_some((base, letter))
    });
    composed.chain(form::all()).collect()
});

/// What letters consist of: each in its plain form and without its accents, and those behind it in the order that Unicode gives
/// them.
pub(super) fn pieces(letters: &str) -> impl Iterator<Item = char> {
    letters.nfd().flat_map(spelled)
}

/// The same of one letter with what is joined to it: a text has many, and most are one character.
pub(super) fn each_piece(letter: &str, mut take: impl FnMut(char)) {
    let mut characters = letter.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => decompose_canonical(character, |piece| {
            spelled(piece).for_each(&mut take);
        }),
        _ => pieces(letter).for_each(take),
    }
}

/// A letter in one character without its accents.
pub(super) fn base(letter: char) -> char {
    let mut base = None;
    if !letter.is_ascii() {
        decompose_canonical(letter, |piece| {
            base = base.or_else(|| spelled(piece).next());
        });
    }
    base.unwrap_or(letter)
}

/// A letter without the stroke that is through it, and that stroke; or the plain letters of one in another form.
fn spelled(letter: char) -> impl Iterator<Item = char> {
    let letters = if letter.is_ascii() {
        [Some(letter), None, None]
    } else if let Some(letters) = joined(letter) {
        let mut letters = letters.chars();
        [letters.next(), letters.next(), letters.next()]
    } else {
        let stroked = STROKED.iter().find(|(stroked, _)| *stroked == letter);
        match stroked {
            Some((_, base)) => [Some(*base), Some(STROKE), None],
            None => [Some(narrow(letter).unwrap_or(letter)), None, None],
        }
    };
    letters.into_iter().flatten()
}

/// Whether a character that is joined to a letter is an accent. The strokes through signs (`≠`) and what stands for the voice of
/// a Japanese syllable are none: they make another one of it.
pub(super) fn is_accent(base: char, joined: char) -> bool {
    if joined < '\u{300}' || matches!((base, joined), ('и' | 'И', BREVE)) {
        return false;
    }
    match canonical_combining_class(joined) {
        // Dots that make a letter of another one in Indian scripts, the points of Hebrew and Arabic, and what stands
        // above, below or beside a letter.
        7 | 10..=35 | 200.. => true,
        // Strokes.
        1 => base.is_alphabetic(),
        _ => false,
    }
}

/// Whether a character belongs to the letter before it.
pub(super) fn is_joined(character: char) -> bool {
    character >= '\u{300}'
        && matches!(
            canonical_combining_class(character),
            1 | 7 | 8 | 10..=35 | 200..
        )
}

/// The letter that a text begins with, and all that is joined to it.
pub(super) fn first(text: &str) -> &str {
    let mut end = 0;
    for (index, letter) in text.chars().enumerate().take(MOST + 1) {
        if index > 0 && !is_joined(letter) {
            break;
        }
        end += letter.len_utf8();
    }
    text.get(..end).unwrap_or(text)
}

/// Where the last letter of a text begins, with all that is joined to it.
pub(super) fn last(text: &str) -> Option<usize> {
    if text.ends_with(|letter: char| letter.is_ascii()) {
        return Some(text.len() - 1);
    }
    let mut letters = text.char_indices().rev().take(MOST + 1).peekable();
    while let Some((at, letter)) = letters.next() {
        if !is_joined(letter) || letters.peek().is_none() {
            return Some(at);
        }
    }
    None
}

/// All accented letters in one character that are some letter without, told by that.
pub(super) fn composed(is_wanted: impl Fn(char) -> bool) -> impl Iterator<Item = char> {
    let composed = COMPOSED.iter().filter(move |(base, _)| is_wanted(*base));
    composed.map(|(_, letter)| *letter)
}

/// All characters that may be an accent of the letter before them.
pub(super) fn marks() -> impl Iterator<Item = char> {
    static MARKS: LazyLock<Vec<char>> = LazyLock::new(|| {
        let blocks = ['\u{300}'..='\u{30ff}', '\u{fb00}'..='\u{fe2f}'];
        let marks = blocks.into_iter().flatten();
        marks.filter(|mark| is_accent('a', *mark)).collect()
    });
    MARKS.iter().copied()
}

/// Words as they would be typed by who has typed this: without the accents of letters that were typed without, each of the
/// others in one character with its letter, and none in full width. They have as many letters as before: joined ones stay.
pub(super) fn as_typed<'a>(words: &'a str, typed: &str) -> Cow<'a, str> {
    let may_have_accent =
        |letter: char| letter >= 'À' && !matches!(letter, '\u{2000}'..='\u{2fff}');
    if !words.chars().any(may_have_accent) {
        return Cow::Borrowed(words);
    }
    let small = |letter: &str| letter.to_lowercase().nfc().collect::<String>();
    let accented: Vec<String> = letters(typed)
        .filter(|letter| !letter.is_ascii())
        .map(small)
        .collect();
    let mut out = String::with_capacity(words.len());
    for letter in letters(words) {
        let only = letter.chars().next();
        if letter.is_ascii() || only.and_then(joined).is_some() {
            out.push_str(letter);
        } else if let Some(narrow) = only.and_then(narrow) {
            out.push(narrow);
        } else if accented.contains(&small(letter)) {
            out.extend(letter.nfc());
        } else {
            out.push_str(&bare(letter));
        }
    }
    Cow::Owned(out)
}

/// The letters of a text, each with what is joined to it.
pub(super) fn letters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let letter = first(rest);
        rest = rest.get(letter.len()..)?;
        (!letter.is_empty()).then_some(letter)
    })
}

/// Words without any accents.
pub(super) fn bare(words: &str) -> String {
    let mut base = None;
    let letters = pieces(words).filter(|piece| {
        let is_accent = base.is_some_and(|base| is_accent(base, *piece));
        if !is_accent {
            base = Some(*piece);
        }
        !is_accent
    });
    letters.nfc().collect()
}
