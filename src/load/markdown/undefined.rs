//! References without a definition. Their words are shown as they are written, brackets and all, which
//! an author should know of.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, LinkType};

use crate::load::problems::Problems;
use crate::source::Span;

/// Longer words in brackets are no label of a footnote.
const LONGEST_LABEL: usize = 100;

/// Where a link or an image refers to a definition that there is not: `[b][c]` or `[c][]`.
///
/// Words in one pair of brackets are mostly no link, and `a[i][j]` is code.
pub fn link(text: &str, link: &BrokenLink<'_>) -> Option<Range<usize>> {
    let is_reference = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
    let before = text.get(..link.span.start).unwrap_or_default();
    let is_index = before.ends_with(|character: char| character.is_alphanumeric());
    let label = link.reference.trim();
    (is_reference && !is_index && !label.is_empty()).then(|| link.span.clone())
}

/// Warns of a link at `range` of the file.
pub fn warn(text: &str, range: &Range<usize>, problems: &mut Problems) {
    let written = text.get(range.clone()).unwrap_or_default();
    let inner = written.strip_suffix("[]").unwrap_or(written);
    let label = inner.trim_end_matches(']').rsplit('[').next();
    let words: Vec<&str> = label.unwrap_or_default().split_whitespace().collect();
    problems.warning(
        Span::from(range.clone()),
        format!(
            "there is no definition of `[{}]`, so the link is only words",
            words.join(" ")
        ),
    );
}

/// Warns if the words at `start` of the file are the label of a footnote in brackets. Code is no words.
pub fn footnote(text: &str, start: usize, problems: &mut Problems) {
    let Some(label) = text.get(start..).and_then(|text| text.strip_prefix('^')) else {
        return;
    };
    let before = text.get(..start).unwrap_or_default();
    let Some(before) = before.strip_suffix('[') else {
        return;
    };
    let bytes = label.bytes().take(LONGEST_LABEL);
    let end = bytes
        .take_while(|byte| !matches!(byte, b']' | b'[' | b'^') && !byte.is_ascii_whitespace())
        .count();
    if before.ends_with('\\') || end == 0 || label.as_bytes().get(end) != Some(&b']') {
        return;
    }
    let label = label.get(..end).unwrap_or_default();
    problems.warning(
        Span::new(before.len(), start + 1 + end + 1),
        format!("there is no footnote `[^{label}]`"),
    );
}
