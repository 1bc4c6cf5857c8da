//! How the letters of a filter stand in a row's words: together as those of a mistyped word or of initials do, or only
//! here and there, which finds noise.

use nucleo_matcher::pattern::Pattern;
use nucleo_matcher::{Matcher, Utf32Str};

/// More letters of a word than this are not left out between two that were typed.
const WIDEST_GAP: usize = 2;
/// Words with more letters than this are not left out between two of which letters were typed.
const SHORT_WORD: usize = 3;

/// How the letters stand, the better the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// As the beginnings of words that follow on each other.
    Pieces,
    /// In one word with few left out, or as initials.
    Near,
}

/// How well words match a pattern; `None` if they do not, or only by letters that stand here and there.
pub(super) fn score(
    pattern: &Pattern,
    words: Utf32Str<'_>,
    matcher: &mut Matcher,
) -> Option<(Likeness, u32)> {
    let mut all = 0;
    let mut likeness = Likeness::Near;
    let mut letters = Vec::new();
    for atom in &pattern.atoms {
        letters.clear();
        all += u32::from(atom.indices(words, matcher, &mut letters)?);
        let places: Vec<usize> = letters.iter().map(|at| *at as usize).collect();
        likeness = likeness.min(of(words, &places)?);
    }
    Some((likeness, all))
}

/// How letters at these places stand; `None` if here and there.
fn of(words: Utf32Str<'_>, places: &[usize]) -> Option<Likeness> {
    let pairs = || {
        places
            .windows(2)
            .filter_map(|pair| Some((*pair.first()?, *pair.last()?)))
    };
    if pairs().all(|(one, next)| one + 1 == next) {
        return Some(Likeness::Near);
    }
    let first = *places.first()?;
    let begins_all = pairs().all(|(_, next)| begins(words, next));
    let is_word = pairs().all(|(one, next)| is_one_word(words, (one, next)));
    let follow = pairs().all(|pair| follows(words, pair));
    (begins(words, first) && follow).then_some(if begins_all || is_word {
        Likeness::Near
    } else {
        Likeness::Pieces
    })
}

/// Whether a letter stands near the one before it, or begins a word that comes soon after that one's.
fn follows(words: Utf32Str<'_>, (one, next): (usize, usize)) -> bool {
    if is_one_word(words, (one, next)) {
        return next - one <= WIDEST_GAP + 1;
    }
    let mut left_out = 0;
    let mut is_first = true;
    let mut is_soon = true;
    for at in one + 1..next {
        if begins(words, at) {
            is_first = false;
            left_out = 0;
        }
        left_out += usize::from(words.get(at as u32).is_alphanumeric());
        is_soon &= is_first || left_out <= SHORT_WORD;
    }
    begins(words, next) && is_soon
}

fn is_one_word(words: Utf32Str<'_>, (one, next): (usize, usize)) -> bool {
    (one + 1..=next).all(|at| words.get(at as u32).is_alphanumeric() && !begins(words, at))
}

/// Whether a word begins at a place, or a part of a name as in `eventLoop`.
fn begins(words: Utf32Str<'_>, at: usize) -> bool {
    let letter = |at: usize| words.get(at as u32);
    let Some(before) = at.checked_sub(1).map(letter) else {
        return true;
    };
    let here = letter(at);
    here.is_alphanumeric()
        && (!before.is_alphanumeric() || before.is_lowercase() && here.is_uppercase())
}
