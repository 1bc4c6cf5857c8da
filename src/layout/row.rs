//! Rows and the pieces that they are made of.

use crate::course::Inside;
use crate::text;
use crate::theme::Roles;

/// As many blanks as rows are mostly padded with.
const BLANKS: &str = match str::from_utf8(&[b' '; 160]) {
    Ok(blanks) => blanks,
    Err(_) => "",
};

/// One row of the screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// From left to right. Neighbours differ in role or target.
    pub pieces: Vec<Piece>,
    /// How much of its block stands above, in a measure that does not depend on the width: bytes
    /// of the text, and for a table its rows. It never falls from one row of a block to the next,
    /// so a place in a block is found again at another width. Rows with as much above stand in one
    /// part of the block.
    pub start: usize,
    /// How much of its row stands above if it is a line of a table's row that has several. It never falls from one line of
    /// that to the next.
    pub inside: Inside,
}

/// Text of one look that leads to one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text: no control character, no tab, no newline.
    pub text: String,
    /// How it looks.
    pub roles: Roles,
    /// What it leads to, as an index into [`super::Laid::targets`].
    pub target: Option<u16>,
}

/// The text of a row, without roles.
pub fn plain(row: &Row) -> String {
    row.pieces.iter().map(|piece| piece.text.as_str()).collect()
}

impl Row {
    /// A row of one piece.
    pub(super) fn of(text: impl AsRef<str>, roles: impl Into<Roles>) -> Self {
        let mut row = Self::default();
        row.push(text, roles, None);
        row
    }

    /// Adds text at the end, to the last piece if it looks the same and leads to the same place.
    pub(super) fn push(
        &mut self,
        text: impl AsRef<str>,
        roles: impl Into<Roles>,
        target: Option<u16>,
    ) {
        let (text, roles) = (text.as_ref(), roles.into());
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.roles == roles && last.target == target => last.text.push_str(text),
            Some(_) | None => self.pieces.push(Piece {
                text: text.to_owned(),
                roles,
                target,
            }),
        }
    }

    /// The same row with this much of its block above.
    #[must_use]
    pub(super) fn starting(mut self, start: usize) -> Self {
        self.start = start;
        self
    }

    /// Adds the pieces of another row at the end.
    pub(super) fn append(&mut self, other: Self) {
        for piece in other.pieces {
            let same = |last: &Piece| last.roles == piece.roles && last.target == piece.target;
            match self.pieces.last_mut() {
                Some(last) if same(last) => last.text.push_str(&piece.text),
                Some(_) | None => self.pieces.push(piece),
            }
        }
    }

    /// Adds blanks at the end.
    pub(super) fn pad(&mut self, cells: usize, roles: impl Into<Roles>) {
        match BLANKS.get(..cells) {
            Some(blanks) => self.push(blanks, roles, None),
            None => self.push(" ".repeat(cells), roles, None),
        }
    }

    /// Takes the blanks off the end.
    pub(super) fn trim(&mut self) {
        while let Some(last) = self.pieces.last_mut() {
            last.text.truncate(last.text.trim_end_matches(' ').len());
            if !last.text.is_empty() {
                break;
            }
            self.pieces.pop();
        }
    }

    /// The cells that the row takes.
    pub fn width(&self) -> usize {
        self.pieces
            .iter()
            .map(|piece| text::width(&piece.text))
            .sum()
    }
}
