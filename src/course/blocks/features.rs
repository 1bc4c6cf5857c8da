//! What blocks have in them that somebody may look for in all of a lesson, so that he need not look at each.

use serde::{Deserialize, Serialize};

use super::super::block::{Block, BlockKind, Container};
use super::super::prose::MarkKind;

/// A set of such things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Features(u8);

impl Features {
    /// A link, a reference to a footnote, or a term that is marked.
    pub const LEAD: Self = Self(1);
    /// A summary, which may be folded.
    pub const SUMMARY: Self = Self(1 << 1);
    /// The inside of `<details>`.
    pub const DETAILS: Self = Self(1 << 2);
    /// Code with lines that are not shown at first.
    pub const HIDDEN_LINES: Self = Self(1 << 3);
    /// Code whose fence says how it is run, or what comes of it.
    pub const ATTRIBUTES: Self = Self(1 << 4);
    /// Code whose lines that are not shown at first are shown now.
    pub const SHOWN_LINES: Self = Self(1 << 6);
    /// Something to do.
    pub const PRACTICE: Self = Self(1 << 5);
    /// A link, or an image.
    pub const LINK: Self = Self(1 << 7);

    /// What a [trace](Block::trace) is left of.
    pub const TRACED: Self = Self::PRACTICE.and(Self::SUMMARY);

    /// All that can be pressed.
    pub const LEADS: Self = Self::LEAD
        .and(Self::SUMMARY)
        .and(Self::HIDDEN_LINES)
        .and(Self::ATTRIBUTES)
        .and(Self::PRACTICE);

    /// What a block has in it.
    pub fn of(block: &Block) -> Self {
        let kind = match &block.kind {
            BlockKind::Practice(_) => Self::PRACTICE,
            BlockKind::Summary { .. } => Self::SUMMARY,
            BlockKind::Image { .. } => Self::LINK,
            BlockKind::Code(code) => {
                let hidden = Self::HIDDEN_LINES.only_if(code.hidden.is_some());
                let shown = code.hidden.as_ref().is_some_and(|hidden| hidden.shown);
                let hidden = hidden.and(Self::SHOWN_LINES.only_if(shown));
                hidden.and(Self::ATTRIBUTES.only_if(code.attributes.says_something()))
            }
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Table(_)
            | BlockKind::Rule
            | BlockKind::CalloutTitle(_)
            | BlockKind::Term(_) => Self::default(),
        };
        let is_details = |container: &Container| matches!(container, Container::Details { .. });
        let details = Self::DETAILS.only_if(block.nest.iter().any(is_details));
        let marks = block.prose().flat_map(|prose| prose.marks);
        let marks = marks.fold(Self::default(), |marks, mark| {
            let link = matches!(mark.kind, MarkKind::Link(_) | MarkKind::Image(_));
            let link = Self::LINK.only_if(link);
            marks.and(link).and(Self::LEAD.only_if(mark.is_lead()))
        });
        kind.and(details).and(marks)
    }

    /// These and others.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether any of them is among others.
    pub fn has_any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    fn only_if(self, is_there: bool) -> Self {
        if is_there { self } else { Self::default() }
    }
}
