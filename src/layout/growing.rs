//! Rows while blocks are laid out below each other.

use std::ops::Range;

use super::Laid;
use super::row::Row;
use super::target::Targets;

/// What has been laid out so far.
#[derive(Debug, Default)]
pub(super) struct Growing {
    pub(super) rows: Vec<Row>,
    pub(super) targets: Targets,
    /// The cells that the widest row takes, be it in this part of its block or in another.
    pub(super) width: usize,
    /// The rows that are a table's header.
    pub(super) head: Range<usize>,
}

impl Growing {
    pub(super) fn finish(self) -> Laid {
        let widest = self.rows.iter().map(Row::width).max().unwrap_or(0);
        Laid {
            width: widest.max(self.width),
            rows: self.rows,
            targets: self.targets.list,
            head: self.head,
        }
    }
}
