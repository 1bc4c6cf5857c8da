//! The parts of a text between the places where a line may end.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::plain::{begins_plainly, plain_word};
use crate::layout::flow::Flow;
use crate::text;

/// A word with the blanks after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    /// The first byte of the word.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// The cells of the blanks after it.
    pub(super) blanks: usize,
    /// What follows.
    pub(super) ending: Ending,
}

/// What follows a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// A place where a line may end.
    Soft,
    /// A place where it must.
    Hard,
    /// Nothing.
    Text,
}

/// The segments of what begins at a byte of a text: the first, or where a line may end and a plain word begins. Whether
/// there is a slash in the text decides whether there can be paths.
pub(super) fn segments<'a>(
    flow: &'a Flow,
    (mut start, slashes): (usize, bool),
) -> impl Iterator<Item = Segment> + 'a {
    let text: &str = &flow.text;
    let mut whole = Whole {
        text,
        code: &flow.code,
        token: 0..0,
        token_kind: Token::Other,
        slashes,
    };
    breaks(text, start).filter_map(move |(at, opportunity)| {
        if opportunity == BreakOpportunity::Allowed && is_plain_end(text.as_bytes(), start, at) {
            let segment = Segment {
                start,
                end: at - 1,
                blanks: 1,
                ending: Ending::Soft,
            };
            start = at;
            return Some(segment);
        }
        let before = text.get(start..at)?;
        let ending = match opportunity {
            BreakOpportunity::Mandatory if before.ends_with('\n') => Ending::Hard,
            BreakOpportunity::Mandatory if at == text.len() => Ending::Text,
            BreakOpportunity::Mandatory | BreakOpportunity::Allowed => Ending::Soft,
        };
        if ending == Ending::Soft && (whole.spans(at) || !parts_clusters(text, start, at)) {
            return None;
        }
        let line = before.strip_suffix('\n').unwrap_or(before);
        let word = line.trim_end_matches(is_blank);
        let segment = Segment {
            start,
            end: start + word.len(),
            blanks: text::width(&line[word.len()..]),
            ending,
        };
        start = at;
        Some(segment)
    })
}

/// The places where a line may end. Most words are plain, and need no look into Unicode's tables; what
/// follows a blank and is plain does not depend on what stands before it.
fn breaks(text: &str, mut start: usize) -> impl Iterator<Item = (usize, BreakOpportunity)> {
    let mut others = None;
    std::iter::from_fn(move || {
        if others.is_none() {
            if let Some(end) = plain_word(text.as_bytes().get(start..)?) {
                start += end;
                return Some((start, BreakOpportunity::Allowed));
            }
            others = Some(any_breaks(text.get(start..)?));
        }
        let (end, opportunity) = others.as_mut()?.next()?;
        let at = start + end;
        if begins_plainly(text.as_bytes(), at) {
            others = None;
            start = at;
        }
        Some((at, opportunity))
    })
}

/// Whether one space stands before a place, between a plain word and something as plain: most do, and there is nothing
/// more to find out of them.
fn is_plain_end(bytes: &[u8], start: usize, at: usize) -> bool {
    let last = bytes.get(start..at).and_then(<[u8]>::split_last);
    let is_plain = |byte: &u8| byte.is_ascii_graphic();
    last.is_some_and(|(blank, word)| *blank == b' ' && word.last().is_some_and(is_plain))
        && bytes.get(at).is_some_and(is_plain)
}

/// The places where Unicode lets a line end, and those before `/path`, `./file` and `.name`: LB13
/// keeps every slash and dot with the word before it, even across blanks.
fn any_breaks(text: &str) -> impl Iterator<Item = (usize, BreakOpportunity)> {
    let mut last = 0;
    linebreaks(text).flat_map(move |(at, opportunity)| {
        let from = std::mem::replace(&mut last, at);
        let kept = text.get(from..at).unwrap_or("");
        kept.match_indices(['/', '.'])
            .map(move |(sign, _)| from + sign)
            .filter(move |sign| *sign > from && begins_path(text, *sign))
            .map(|sign| (sign, BreakOpportunity::Allowed))
            .chain([(at, opportunity)])
    })
}

/// Whether the slash or dot at this byte stands after a blank and before a name.
fn begins_path(text: &str, sign: usize) -> bool {
    let (before, after) = text.split_at_checked(sign).unwrap_or((text, ""));
    before.ends_with(is_blank)
        && after
            .trim_start_matches(['/', '.'])
            .starts_with(|next: char| next.is_alphanumeric() || "_~*@$%:{[<-".contains(next))
}

/// Whether a place parts two clusters, seen from an earlier one that does. Unicode's two annexes
/// disagree in a few cases, such as a letter before a skin tone.
fn parts_clusters(text: &str, earlier: usize, at: usize) -> bool {
    let after = text.get(at..).and_then(|after| after.chars().next());
    after.is_none_or(|next| next < '\u{300}')
        || text
            .get(earlier..)
            .is_none_or(|near| text::boundary(near, at - earlier) == at - earlier)
}

/// Whether a line may end after this character and drop it: any space but the unbreakable ones.
fn is_blank(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// What is kept whole although Unicode would break it. Places are asked for in ascending order.
struct Whole<'a> {
    text: &'a str,
    code: &'a [Range<usize>],
    /// The token looked at last.
    token: Range<usize>,
    token_kind: Token,
    /// Whether there can be paths at all.
    slashes: bool,
}

/// What a run of letters and signs is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// An address or a path.
    Path,
    /// Anything else.
    Other,
}

impl Whole<'_> {
    /// Whether this place is inside of something that is kept whole.
    fn spans(&mut self, at: usize) -> bool {
        let (before, after) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        if before.ends_with(is_blank) {
            return false;
        }
        while self.code.first().is_some_and(|code| code.end <= at) {
            self.code = self.code.get(1..).unwrap_or_default();
        }
        if self.code.first().is_some_and(|code| code.start < at) {
            return true;
        }
        if !self.slashes || !before.ends_with(is_token) || !after.starts_with(is_token) {
            return false;
        }
        if !(self.token.start < at && at < self.token.end) {
            let head = before.get(self.token.end..).unwrap_or(before);
            let start = at - (head.len() - head.trim_end_matches(is_token).len());
            let end = self.text.len() - after.trim_start_matches(is_token).len();
            self.token = start..end;
            let path = self
                .text
                .get(start..end)
                .is_some_and(|token| token.contains('/'));
            self.token_kind = if path { Token::Path } else { Token::Other };
        }
        self.token_kind == Token::Path
    }
}

/// Whether a character can stand in an address: the scripts whose words have spaces between them.
fn is_token(character: char) -> bool {
    character.is_ascii_graphic() || (character < '\u{1100}' && character.is_alphanumeric())
}
