//! A title that stands in the front matter alone: the text shows it as its first heading.

use super::Document;
use crate::course::block::{Block, BlockKind, Containers};
use crate::course::{Features, Prose, SectionId, slug};
use crate::source::Span;

impl Document {
    /// Begins with a heading of these words, which stand at `span` of the file.
    pub fn begin_with(&mut self, title: &str, span: Span) {
        let id = self.free_id(title);
        self.sections.move_on();
        for block in self.anchors.values_mut() {
            *block += 1;
        }
        self.footnotes.move_on();
        self.blocks.change_any(Features::DETAILS, |block| {
            block.nest.move_summaries(|summary| summary + 1);
        });
        if let Some(first) = self.blocks.get_mut(0) {
            first.gap = first.gap.or(Some(0));
        }
        self.anchors.insert(id.clone(), 0);
        self.words += title.split_whitespace().count();
        let heading = Block {
            kind: BlockKind::Heading {
                level: 1,
                id: Box::new(id),
                prose: Prose::plain(title),
            },
            span,
            nest: Containers::NONE,
            opened: 0,
            gap: None,
        };
        self.blocks.insert(0, heading);
    }

    /// An id for the title that nothing else has.
    fn free_id(&self, title: &str) -> SectionId {
        let mut wanted = slug(title);
        loop {
            let id = SectionId::new(wanted.as_str());
            let is_section = self.sections.find(id.as_str()).is_some();
            if !wanted.is_empty() && !is_section && !self.anchors.contains_key(&id) {
                return id;
            }
            wanted.push_str(if wanted.is_empty() { "title" } else { "-title" });
        }
    }
}
