//! What a block stands in: quotes, callouts, items of lists.

use serde::{Deserialize, Serialize};
use std::ops::Deref;
use std::sync::Arc;

use crate::course::CalloutStyle;

/// What a block stands in, outermost first. Many thousand items of a list may all stand in the same: they share it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Containers(Option<Arc<[Container]>>);

/// Something that blocks stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Container {
    /// A quote: a bar on every row.
    Quote,
    /// A callout: a coloured bar on every row.
    Callout(CalloutStyle),
    /// A list item.
    Item {
        /// What stands before its first row.
        marker: Marker,
        /// How many cells the widest marker of the list takes, without the space after it: 1 for a
        /// bullet, 3 for a task (`[x]`), a number's digits and its full stop.
        width: u8,
    },
    /// The description of a term in a definition list: indented.
    Description,
    /// A footnote at the end of the lesson, with its number.
    Footnote(u32),
    /// The inside of `<details>`: hidden while the [`super::BlockKind::Summary`] at this index is folded.
    Details {
        /// The index of the summary in [`crate::course::Lesson::blocks`].
        summary: u32,
    },
}

/// What stands before the first row of a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Marker {
    /// An unordered list, with how many lists it is nested in.
    Bullet {
        /// 0 for the outermost list.
        depth: u8,
    },
    /// An ordered list.
    Number(ItemNumber),
    /// A task, done or not.
    Task(bool),
}

/// The number of an item; in Markdown it has nine digits at most. It is not aligned: a container takes 8 bytes then, and not
/// 12, and each block of a long numbered list has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[repr(Rust, packed)]
pub struct ItemNumber(pub u32);

impl Containers {
    /// No containers at all.
    pub const NONE: Self = Self(None);

    /// The same, shared with nobody: where a little of a long lesson is kept, the memory around it stays taken.
    #[must_use]
    pub fn apart(&self) -> Self {
        (**self).into()
    }

    /// Those that are to be changed for this block alone; nothing happens to the block's if there are none.
    pub fn to_mut(&mut self) -> &mut [Container] {
        self.0.as_mut().map(Arc::make_mut).unwrap_or_default()
    }

    /// Those without the outermost ones.
    #[must_use]
    pub fn without(&self, outermost: usize) -> Self {
        self.get(outermost..).unwrap_or_default().into()
    }

    /// Gives the summaries of all `<details>` around the block other places.
    pub fn move_summaries(&mut self, place: impl Fn(u32) -> u32) {
        let is_inside = |container: &Container| matches!(container, Container::Details { .. });
        if !self.iter().any(is_inside) {
            return;
        }
        for container in self.to_mut() {
            if let Container::Details { summary } = container {
                *summary = place(*summary);
            }
        }
    }
}

impl From<&[Container]> for Containers {
    fn from(containers: &[Container]) -> Self {
        Self((!containers.is_empty()).then(|| containers.into()))
    }
}

impl Deref for Containers {
    type Target = [Container];

    fn deref(&self) -> &[Container] {
        self.0.as_deref().unwrap_or_default()
    }
}
