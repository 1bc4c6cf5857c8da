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

/// The room that a part of a hit has on its rows.
#[derive(Debug, Clone, Copy)]
struct Column {
    indent: usize,
    width: usize,
}

/// The rows of a hit in so many cells; none where nothing of it would be cut.
pub(super) fn rows(hit: &Hit, width: usize) -> Vec<HitRow> {
    let label = text::clean_line(&hit.label()).into_owned();
    let whole = Column { indent: 0, width };
    let below = Column {
        indent: INDENT,
        width: width.saturating_sub(INDENT),
    };
    let reason = hit.reason.as_ref();
    let (fits, parts) = if let Goal::Text(..) = hit.goal {
        let fits = text::width(&label) <= width && text::width(&hit.words) <= below.width;
        let place = wrapped(&label, &[], whole);
        let words = wrapped(&hit.words, &hit.marks, below);
        (fits, [place, words, Vec::new()])
    } else {
        let reason_fits = reason.is_none_or(|reason| text::width(&reason.words) <= below.width);
        let one_row = text::width(&hit.words) + GAP + text::width(&label);
        let name = wrapped(&hit.words, &hit.marks, whole);
        let label = wrapped(&label, &[], below);
        let reason = reason.map(|reason| wrapped(&reason.words, &reason.marks, below));
        (
            reason_fits && one_row <= width,
            [name, label, reason.unwrap_or_default()],
        )
    };
    if fits { Vec::new() } else { parts.concat() }
}

/// Words on as many rows as they need.
fn wrapped(words: &str, marks: &[Range<usize>], column: Column) -> Vec<HitRow> {
    let rows = layout::words(words, column.width.max(1)).into_iter();
    let rows = rows.map(|row| {
        let (start, words) = (row.start, layout::plain(&row));
        let inside = marks.iter().map(|mark| {
            let place = |at: usize| at.saturating_sub(start).min(words.len());
            place(mark.start)..place(mark.end)
        });
        let marks = inside.filter(|mark| !mark.is_empty()).collect();
        HitRow {
            indent: column.indent,
            words,
            marks,
        }
    });
    rows.collect()
}
