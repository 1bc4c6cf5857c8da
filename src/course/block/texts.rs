//! The texts of a block: what it says, and the marks on it.

use super::{Block, BlockKind};
use crate::course::prose::{Mark, Prose, ProseRef};

impl Block {
    /// Everything that a block says, in reading order: one text for most, one a cell for a table, one a line for
    /// code, also for a hidden one, and then the file that it is, and for an image its words, its title and its file.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let code = match &self.kind {
            BlockKind::Code(code) => Some(code),
            _ => None,
        };
        let lines = code.into_iter().flat_map(|code| {
            let file = code.attributes.file.as_deref();
            code.whole().split('\n').chain(file)
        });
        let image = match &self.kind {
            BlockKind::Image { alt, image } => {
                // Words that only repeat the file are not shown.
                let alt = if *alt == image.path { "" } else { alt };
                Some([alt, &image.title, &image.path])
            }
            _ => None,
        };
        let title = match &self.kind {
            BlockKind::CalloutTitle(title) => Some(title.as_str()),
            _ => None,
        };
        let others = image.into_iter().flatten().chain(title);
        let prose = self.prose().map(|prose| prose.text);
        lines.chain(others).chain(prose)
    }

    /// The running texts of a block in reading order: one for most, one a cell for a table.
    pub fn prose(&self) -> impl Iterator<Item = ProseRef<'_>> {
        let (one, table) = match &self.kind {
            BlockKind::Heading { prose, .. }
            | BlockKind::Paragraph(prose)
            | BlockKind::Term(prose)
            | BlockKind::Summary { prose, .. } => (Some(prose.lend()), None),
            BlockKind::Table(table) => (None, Some(table)),
            BlockKind::Code(_)
            | BlockKind::Image { .. }
            | BlockKind::Rule
            | BlockKind::Practice(_)
            | BlockKind::CalloutTitle(_) => (None, None),
        };
        let cells = table
            .into_iter()
            .flat_map(|table| table.header.iter().chain(table.rows.iter().flatten()));
        one.into_iter().chain(cells.map(Prose::lend))
    }

    /// The marks of its running texts.
    pub fn marks_mut(&mut self) -> impl Iterator<Item = &mut Mark> {
        self.prose_mut()
            .into_iter()
            .flat_map(|prose| &mut prose.marks)
    }

    /// Adds marks to its texts, each with the index of the text, in order.
    pub fn add_marks(&mut self, found: impl IntoIterator<Item = (usize, Mark)>) {
        let mut found = found.into_iter().peekable();
        if found.peek().is_none() {
            return;
        }
        let mut texts = self.prose_mut();
        while let Some((text, _)) = found.peek() {
            let text = *text;
            let here = std::iter::from_fn(|| found.next_if(|(other, _)| *other == text));
            let mut here: Vec<Mark> = here.map(|(_, mark)| mark).collect();
            if let Some(prose) = texts.get_mut(text) {
                prose.marks.reserve_exact(here.len());
                prose.marks.append(&mut here);
                prose.marks.sort_by_key(|mark| mark.start);
            }
        }
    }

    /// Takes off the marks that are not kept.
    pub fn retain_marks(&mut self, mut keep: impl FnMut(&Mark) -> bool) {
        for prose in self.prose_mut() {
            prose.marks.retain(&mut keep);
        }
    }

    /// Puts others in the place of its running texts, where there are any.
    pub fn rewrite(&mut self, mut other: impl FnMut(ProseRef<'_>) -> Option<Prose>) {
        for prose in self.prose_mut() {
            if let Some(other) = other(prose.lend()) {
                *prose = other;
            }
        }
    }

    fn prose_mut(&mut self) -> Vec<&mut Prose> {
        match &mut self.kind {
            BlockKind::Heading { prose, .. }
            | BlockKind::Paragraph(prose)
            | BlockKind::Term(prose)
            | BlockKind::Summary { prose, .. } => vec![prose],
            BlockKind::Table(table) => table
                .header
                .iter_mut()
                .chain(table.rows.iter_mut().flatten())
                .collect(),
            BlockKind::Code(_)
            | BlockKind::Image { .. }
            | BlockKind::Rule
            | BlockKind::Practice(_)
            | BlockKind::CalloutTitle(_) => Vec::new(),
        }
    }
}
