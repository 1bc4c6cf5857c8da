//! The tags of raw HTML that mean what Markdown has marks for. Others are dropped, their words kept.

use pulldown_cmark::{Event, Tag as MarkdownTag, TagEnd};

use super::html::Tag;
use crate::course::MarkKind;

/// What a tag in running text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inline {
    /// `<b>`, `<strong>`, and `<mark>`, which stands out too.
    Strong,
    /// `<i>`, `<em>`, `<cite>`, `<dfn>`, `<var>`.
    Emphasis,
    /// `<del>`, `<s>`, `<strike>`.
    Strikethrough,
    /// `<code>`, `<kbd>`, `<samp>`, `<tt>`.
    Code,
    /// `<a>`.
    Link,
    /// `<sup>`.
    Superscript,
    /// `<sub>`.
    Subscript,
}

const TAGS: [(&str, Inline); 18] = [
    ("a", Inline::Link),
    ("b", Inline::Strong),
    ("strong", Inline::Strong),
    ("mark", Inline::Strong),
    ("i", Inline::Emphasis),
    ("em", Inline::Emphasis),
    ("cite", Inline::Emphasis),
    ("dfn", Inline::Emphasis),
    ("var", Inline::Emphasis),
    ("del", Inline::Strikethrough),
    ("s", Inline::Strikethrough),
    ("strike", Inline::Strikethrough),
    ("code", Inline::Code),
    ("kbd", Inline::Code),
    ("samp", Inline::Code),
    ("tt", Inline::Code),
    ("sup", Inline::Superscript),
    ("sub", Inline::Subscript),
];

impl Inline {
    /// What a tag means, if it means anything in running text.
    pub fn of(tag: Tag<'_>) -> Option<Self> {
        let found = TAGS.iter().find(|(name, _)| tag.is(name));
        found.map(|(_, inline)| *inline)
    }

    /// The mark that says the same; a link's depends on where it leads.
    pub fn mark(self) -> Option<MarkKind> {
        match self {
            Self::Strong => Some(MarkKind::Strong),
            Self::Emphasis => Some(MarkKind::Emphasis),
            Self::Strikethrough => Some(MarkKind::Strikethrough),
            Self::Code => Some(MarkKind::Code),
            Self::Link | Self::Superscript | Self::Subscript => None,
        }
    }
}

/// Whether an event belongs to running text, so that it is not shown again if it stands in a title.
pub fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineMath(_)
        | Event::DisplayMath(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::Start(
            MarkdownTag::Emphasis
            | MarkdownTag::Strong
            | MarkdownTag::Strikethrough
            | MarkdownTag::Superscript
            | MarkdownTag::Subscript
            | MarkdownTag::Link { .. }
            | MarkdownTag::Image { .. },
        )
        | Event::End(
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image,
        ) => true,
        Event::Start(_)
        | Event::End(_)
        | Event::Html(_)
        | Event::Rule
        | Event::TaskListMarker(_) => false,
    }
}
