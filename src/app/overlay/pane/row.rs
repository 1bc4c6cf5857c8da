//! One row of a pane.

use crate::practice::run::Stream;
use crate::theme::Role;

/// The mark of a line that was said, and not printed.
pub(super) const SAID: &str = "✗";
/// The mark of what was printed instead.
pub(super) const PRINTED: &str = "→";

/// One row of the pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaneRow {
    /// One cell that tells what kind of line it is.
    pub mark: &'static str,
    /// The words: clean, and no wider than the pane.
    pub text: String,
    /// How they look.
    pub role: Role,
    /// Whether it is a sentence about what was printed, which goes on in another row without a mark.
    pub is_sentence: bool,
}

impl PaneRow {
    pub(super) fn new(mark: &'static str, text: impl Into<String>, role: Role) -> Self {
        Self {
            mark,
            text: text.into(),
            role,
            is_sentence: false,
        }
    }

    /// A sentence about what was printed.
    pub(super) fn sentence(mark: &'static str, text: impl Into<String>, role: Role) -> Self {
        Self {
            is_sentence: true,
            ..Self::new(mark, text, role)
        }
    }
}

/// Whether a row tells what one side has and the other does not.
pub(super) fn is_difference(row: &PaneRow) -> bool {
    row.mark == SAID || row.mark == PRINTED
}

/// A line as it was printed. What went to standard error has a mark.
pub(super) fn line(stream: Stream, text: &str) -> PaneRow {
    match stream {
        Stream::Out => PaneRow::new(" ", text, Role::Code),
        Stream::Err => PaneRow::new("!", text, Role::StatusError),
    }
}
