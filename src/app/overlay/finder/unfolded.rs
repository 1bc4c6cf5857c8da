//! The selected hit, all of it, where its rows would be cut.

use std::ops::Range;

use crate::layout;
use crate::search::{Goal, Hit};
use crate::text;

/// The cells that what stands below a name or a place is indented.
pub const INDENT: usize = 2;
/// The cells between a name and what kind of thing it is.
const GAP: usize = 2;

/// A row of a hit that takes as many as it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HitRow {
    /// How far it is indented.
    pub indent: usize,
    /// Its words.
    pub words: String,
    /// Which bytes of them matched.
    pub marks: Vec<Range<usize>>,
}

/// The rows of a hit in so many cells; none where nothing of it would be cut.
pub(super) fn rows(hit: &Hit, width: usize) -> Vec<HitRow> {
    let label = text::clean_line(&hit.label()).into_owned();
    let below = width.saturating_sub(INDENT);
    let reason = hit.reason.as_ref();
    let (fits, parts) = if let Goal::Text(..) = hit.goal {
        let fits = text::width(&label) <= width && text::width(&hit.words) <= below;
        let place = wrapped((&label, &[]), (0, width));
        let words = wrapped((&hit.words, &hit.marks), (INDENT, below));
        (fits, [place, words, Vec::new()])
    } else {
        let reason_fits = reason.is_none_or(|reason| text::width(&reason.words) <= below);
        let one_row = text::width(&hit.words) + GAP + text::width(&label);
        let name = wrapped((&hit.words, &hit.marks), (0, width));
        let label = wrapped((&label, &[]), (INDENT, below));
        let reason = reason.map(|reason| wrapped((&reason.words, &reason.marks), (INDENT, below)));
        (
            reason_fits && one_row <= width,
            [name, label, reason.unwrap_or_default()],
        )
    };
    if fits { Vec::new() } else { parts.concat() }
}

/// Words on rows of so many cells.
fn wrapped(
    (words, marks): (&str, &[Range<usize>]),
    (indent, width): (usize, usize),
) -> Vec<HitRow> {
    let rows = layout::words(words, width.max(1)).into_iter();
    let rows = rows.map(|row| {
        let (start, words) = (row.start, layout::plain(&row));
        let inside = marks.iter().map(|mark| {
            let place = |at: usize| at.saturating_sub(start).min(words.len());
            place(mark.start)..place(mark.end)
        });
        let marks = inside.filter(|mark| !mark.is_empty()).collect();
        HitRow {
            indent,
            words,
            marks,
        }
    });
    rows.collect()
}
