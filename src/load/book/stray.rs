//! The words of `SUMMARY.md` that are neither a chapter nor a part. mdBook leaves them out, or refuses what stands below
//! them, and says nothing of that.

use crate::load::problems::Problems;
use crate::source::Span;

/// Where such words stand, and so what mdBook makes of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A paragraph, or behind the link of an item.
    Text,
    /// A paragraph below numbered chapters.
    BelowList,
    /// An item, before its link.
    BeforeLink,
    /// A heading that is not of level 1.
    Heading,
}

/// The words of one paragraph, item or heading.
#[derive(Debug, Default)]
pub struct Strays {
    found: Option<(Span, Place)>,
    /// Whether they are words of a link that is told of.
    is_in_link: bool,
}

impl Strays {
    /// Takes note of some words.
    pub fn note(&mut self, text: &str, span: Span, place: Place) {
        if self.is_in_link || !text.contains(char::is_alphanumeric) {
            return;
        }
        let blanks = text.len() - text.trim_start().len();
        let (start, place) = self
            .found
            .map_or((span.start + blanks, place), |(found, place)| {
                (found.start, place)
            });
        self.found = Some((Span::new(start, span.end), place));
    }

    /// The words that come are those of a link that is told of.
    pub fn begin_link(&mut self) {
        self.is_in_link = true;
    }

    /// Such a link has ended.
    pub fn end_link(&mut self) {
        self.is_in_link = false;
    }

    /// The words were a title after all.
    pub fn forget(&mut self) {
        self.found = None;
    }

    /// Tells of the words, if there were any.
    pub fn tell(&mut self, problems: &mut Problems) {
        let Some((span, place)) = self.found.take() else {
            return;
        };
        problems.warning(span, "these words are no chapter and are not shown");
        problems.hint(match place {
            Place::Text => {
                "mdBook leaves them out, too: write a chapter, `[Title](file.md)`, or a comment, `<!-- … -->`"
            }
            Place::BelowList => {
                "mdBook refuses a list below them: write a part, `# Title`, or a comment, `<!-- … -->`"
            }
            Place::BeforeLink => "mdBook refuses them: begin the item with its link",
            Place::Heading => "mdBook leaves them out, too: write a part, `# Title`",
        });
    }
}
