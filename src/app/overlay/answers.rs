//! What a question can be answered with, as it stands in its frame. Drawing and the mouse both ask here.

use crate::text;

/// What a click on words of a question means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is done.
    Yes,
    /// It is not done.
    No,
    /// More of the question is shown.
    More,
}

/// A row of answers: pieces that mean something when they are clicked, and what stands between them.
pub type Row = &'static [(&'static str, Option<Answer>)];

/// The words of a row.
pub fn words(row: Row) -> String {
    row.iter().map(|(words, _)| *words).collect()
}

/// The first row that fits into so many cells, else the last one.
pub fn fitting(rows: &[Row], room: usize) -> Row {
    let fits = |row: &&Row| text::width(&words(row)) <= room;
    let fitting = rows.iter().find(fits);
    fitting.or(rows.last()).copied().unwrap_or_default()
}

/// What the nth cell of a row means.
pub fn at(row: Row, cell: usize) -> Option<Answer> {
    let mut end = 0;
    let piece = row.iter().find(|(words, _)| {
        end += text::width(words);
        cell < end
    });
    piece.and_then(|(_, answer)| *answer)
}
