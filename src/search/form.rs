//! Letters in other forms: those as wide as Chinese characters, and several joined in one character. They are found by the
//! plain ones, and the other way round.

use std::borrow::Cow;

use super::accent::as_typed;

/// The first and the last of the signs in full width: the printable ones of ASCII but for the blank.
const WIDE: (char, char) = ('！', '～');
/// By how much they are beyond those.
const BEYOND: u32 = 0xfee0;
/// What letters in full width and joined ones begin with.
pub(super) const FORMS: u8 = 0xef;
/// Letters that are joined.
const LIGATURES: [(char, &str); 7] = [
    ('ﬀ', "ff"),
    ('ﬁ', "fi"),
    ('ﬂ', "fl"),
    ('ﬃ', "ffi"),
    ('ﬄ', "ffl"),
    ('ﬅ', "st"),
    ('ﬆ', "st"),
];

/// A sign in full width as it is otherwise.
pub(super) fn narrow(letter: char) -> Option<char> {
    let is_wide = WIDE.0 <= letter && letter <= WIDE.1;
    is_wide.then(|| char::from_u32(letter as u32 - BEYOND))?
}

/// The letters that are joined in the character at a byte of a text.
pub(super) fn joined_at(text: &str, at: usize) -> Option<&'static str> {
    if text.as_bytes().get(at) != Some(&FORMS) {
        return None;
    }
    text.get(at..)?.chars().next().and_then(joined)
}

/// The letters that are joined in one character.
pub(super) fn joined(letter: char) -> Option<&'static str> {
    if !('ﬀ'..='ﬆ').contains(&letter) {
        return None;
    }
    let mut ligatures = LIGATURES.iter();
    let (_, letters) = ligatures.find(|(ligature, _)| *ligature == letter)?;
    Some(letters)
}

/// All letters in other forms, each behind the plain one that it is or begins with.
pub(super) fn all() -> impl Iterator<Item = (char, char)> {
    let wide = (WIDE.0..=WIDE.1).filter_map(|wide| Some((narrow(wide)?, wide)));
    let joined = LIGATURES.iter();
    let joined =
        joined.filter_map(|(ligature, letters)| Some((letters.chars().next()?, *ligature)));
    wide.chain(joined)
}

/// The joined letters that have this one after the first.
pub(super) fn with(letter: char) -> impl Iterator<Item = char> {
    let ligatures = LIGATURES.iter();
    let with =
        ligatures.filter(move |(_, letters)| letters.chars().skip(1).any(|one| one == letter));
    with.map(|(ligature, _)| *ligature)
}

/// Words with plain letters for those in other forms. Of joined ones they have more then.
pub fn plain(words: &str) -> Cow<'_, str> {
    let has_other = |letter: char| narrow(letter).is_some() || joined(letter).is_some();
    if !words.chars().any(has_other) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match joined(letter) {
            Some(letters) => out.push_str(letters),
            None => out.push(narrow(letter).unwrap_or(letter)),
        }
    }
    Cow::Owned(out)
}

/// Words as they would be typed by who has typed this: none of their letters are joined.
pub fn written<'a>(words: &'a str, typed: &str) -> Cow<'a, str> {
    match as_typed(words, typed) {
        Cow::Borrowed(words) => plain(words),
        Cow::Owned(words) => Cow::Owned(plain(&words).into_owned()),
    }
}
