//! Lines of plain words, which most text consists of: where one ends is seen at its end, without a look at each word.

use super::Line;

/// A line that was made without a closer look.
pub(super) struct PlainLine {
    /// The line.
    pub(super) line: Line,
    /// Where the next one begins; `None` at the end of the text.
    pub(super) next: Option<usize>,
}

/// The line that begins at this byte, with at most so many cells in it and so many in the lines below; `None` where
/// more has to be known of the words there.
pub(super) fn line(bytes: &[u8], start: usize, (limit, rest): (usize, usize)) -> Option<PlainLine> {
    let here = bytes.get(start..)?;
    let window = here.get(..=limit).unwrap_or(here);
    // Without an early end, so that it is one comparison for many of them.
    let is_plain = window
        .iter()
        .fold(true, |all, byte| all & matches!(byte, b' '..=b'~'));
    let (first, last) = (*window.first()?, *window.last()?);
    if !is_plain || first == b' ' {
        return None;
    }
    let made = |length: usize, next| PlainLine {
        line: Line {
            start,
            end: start + length,
            width: length,
        },
        next,
    };
    if window.len() <= limit {
        return (last != b' ').then(|| made(window.len(), None));
    }
    // A line may end at no other place behind the last blank if nothing but letters and digits stand there.
    let blank = window
        .iter()
        .rposition(|byte| !byte.is_ascii_alphanumeric())?;
    let (before, after) = here.split_at_checked(blank)?;
    let (between, after) = after.split_first()?;
    let ends = ends_word(*before.last()?) && *between == b' ';
    let word = plain_word(after).filter(|_| ends)? - 1;
    (word <= rest).then(|| made(blank, Some(start + blank + 1)))
}

/// Where the next word begins, if this one is letters and digits, perhaps in parentheses or with a sign that ends a
/// clause, and a blank, and the next one begins with a letter, a digit or a parenthesis.
pub(super) fn plain_word(bytes: &[u8]) -> Option<usize> {
    let mut end = usize::from(*bytes.first()? == b'(');
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    if !is_letter(bytes.get(end)) {
        return None;
    }
    // An apostrophe keeps what is on both sides of it.
    while is_letter(bytes.get(end))
        || bytes.get(end) == Some(&b'\'') && is_letter(bytes.get(end + 1))
    {
        end += 1;
    }
    end += usize::from(*bytes.get(end)? == b')');
    end += usize::from(is_clause_end(*bytes.get(end)?));
    let begins = *bytes.get(end)? == b' ' && begins_word(*bytes.get(end + 1)?);
    begins.then_some(end + 1)
}

/// Whether a plain word can begin at a place where a line may end.
pub(super) fn begins_plainly(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    before == Some(&b' ') && bytes.get(at).is_some_and(|byte| begins_word(*byte))
}

/// Whether a byte can be the first of a plain word.
fn begins_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'('
}

/// Whether a line may end at the blank between a word that ends with this byte and a plain one.
fn ends_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b')' || is_clause_end(byte)
}

fn is_clause_end(byte: u8) -> bool {
    matches!(byte, b',' | b'.' | b';' | b':' | b'!' | b'?')
}
