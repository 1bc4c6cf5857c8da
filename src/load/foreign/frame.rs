//! What lines stand in, and what ends it.

use super::Rewriter;
use crate::source::Span;

/// What lines stand in: the file, or an admonition.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// What its lines begin with.
    pub(super) prefix: String,
    /// How many columns they begin with in the file that say no more than that.
    pub(super) strip: usize,
    pub(super) end: End,
    /// The line that begins it.
    pub(super) opening: Span,
    /// Where the words of the open list items begin.
    pub(super) lists: Vec<usize>,
    /// The colons of the open blocks in it that are not supported.
    pub(super) labelled: Vec<usize>,
}

/// What ends a frame.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The file.
    #[default]
    File,
    /// A line that is indented by less.
    Outdent(usize),
    /// This sign, so often or oftener: colons or slashes.
    Marks(char, usize),
    /// A fence with this sign, so often or oftener.
    Fence(char, usize),
}

impl End {
    /// The line that an author ends the frame with, if it takes one, as it is told.
    pub(super) fn line(self) -> Option<String> {
        match self {
            // Between signs of code they could not be told from these.
            Self::Fence('`', count) => Some(format!("{count} backticks")),
            Self::Marks(sign, count) | Self::Fence(sign, count) => {
                Some(format!("`{}`", sign.to_string().repeat(count)))
            }
            Self::File | Self::Outdent(_) => None,
        }
    }
}

impl Rewriter<'_> {
    /// Tells of the frames from this one on that they lack the line that ends them.
    pub(super) fn tell_unclosed(&mut self, from: usize, what: &str) {
        // Those behind the last change are closed by no line at all.
        let from = if self.left == 0 { usize::MAX } else { from };
        for frame in self.frames.iter().skip(from) {
            let Some(line) = frame.end.line() else {
                continue;
            };
            let opening = self.source.slice(frame.opening);
            let words = opening.trim_end();
            let end = frame.opening.start + words.len();
            let start = end - words.trim_start().len();
            let message = format!("this callout is not closed and goes on to the end {what}");
            self.problems.warning(Span::new(start, end), message);
            self.problems
                .hint(format!("close it with a line that has only {line}"));
        }
    }
}
