//! Where a directive ends, found without looking at any part of a text twice.

use crate::load::line;

/// Longer ones are no directives: nobody writes such, and a search without end is slow.
const LONGEST: usize = 4096;

/// The beginning of a text, as long as a directive can be.
pub fn cut(text: &str) -> &str {
    let end = (LONGEST.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}

/// What ends directives, for places in a text of which each is behind the one before.
#[derive(Default)]
pub struct Closings {
    /// Up to where there is no brace.
    brace: usize,
    /// Up to where there are neither two braces nor the end of a line.
    line: usize,
}

impl Closings {
    /// The first brace from a place on.
    pub fn brace(&mut self, text: &str, start: usize) -> Option<usize> {
        first(&mut self.brace, text, start, |rest| rest.starts_with(b"}"))
    }

    /// Whether two braces stand in the line from a place on.
    pub fn is_in_line(&mut self, text: &str, start: usize) -> bool {
        let ends = |rest: &[u8]| rest.starts_with(b"\n") || rest.starts_with(b"}}");
        let found = first(&mut self.line, text, start, ends);
        found.is_some_and(|at| text.as_bytes().get(at) == Some(&b'}'))
    }
}

/// The first place from `start` on that is as wanted and as near as a directive is long. There is none up to `seen`.
fn first(
    seen: &mut usize,
    text: &str,
    start: usize,
    is_wanted: impl Fn(&[u8]) -> bool,
) -> Option<usize> {
    let end = text.len().min(start.saturating_add(LONGEST));
    let from = start.max(*seen);
    let found = (from..end).find(|at| text.as_bytes().get(*at..).is_some_and(&is_wanted));
    *seen = found.unwrap_or(from.max(end));
    found
}

/// Whether what stands between braces is one directive, and not what follows one that is not closed: mdBook takes the end
/// of a line for a blank, and no author means a directive to have another in it, or parts of several blocks.
pub fn is_whole(inside: &str) -> bool {
    if inside.contains("{{") {
        return false;
    }
    let mut below = inside.split('\n').skip(1).peekable();
    let mut goes_on = true;
    while let Some(line) = below.next() {
        let words = line.trim();
        let is_last = below.peek().is_none();
        goes_on &= (is_last || !words.is_empty()) && !begins_block(words);
    }
    goes_on
}

/// Whether a line begins a block and is no part of the paragraph above it.
fn begins_block(words: &str) -> bool {
    line::is_heading(words)
        || line::fence(words).is_some()
        || line::is_rule(words)
        || line::lead(words) > 0
}
