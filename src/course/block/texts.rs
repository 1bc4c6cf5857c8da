//! The texts of a block: what it says, and the marks on it.

use std::borrow::Cow;
use std::ops::Range;

use super::{Block, BlockKind, Containers, Table};
use crate::course::prose::{Mark, Prose, ProseRef};

impl Block {
    /// Everything that a block says, in reading order: one text for most, one a cell for a table, one a line for
    /// code, also for a hidden one, and then the file that it is, and for an image its words, its title and its file.
    pub fn texts(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let code = match &self.kind {
            BlockKind::Code(code) => Some(code),
            _ => None,
        };
        let lines = code.into_iter().flat_map(|code| {
            let file = code.attributes.file.as_deref();
            code.lines().chain(file)
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
        let prose = self.prose().map(ProseRef::shown);
        lines.chain(others).map(Cow::Borrowed).chain(prose)
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
        let cells = table.into_iter().flat_map(|table| table.cells());
        one.into_iter().chain(cells)
    }

    /// The marks of its running texts.
    pub fn marks_mut(&mut self) -> impl Iterator<Item = &mut Mark> {
        let (one, table) = self.parts_mut();
        let one = one.into_iter().flat_map(|prose| &mut prose.marks);
        one.chain(table.into_iter().flat_map(Table::marks_mut))
    }

    /// A part of the file without the marks of the quotes and lists that the block stands in.
    pub fn unquoted(&self, written: &str) -> String {
        let written = written.trim_end();
        if self.nest.is_empty() {
            return written.to_owned();
        }
        let lines = written
            .lines()
            .map(|line| line.trim_start_matches([' ', '\t', '>']));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Adds marks to its texts, each with the index of the text, in order.
    pub fn add_marks(&mut self, found: impl IntoIterator<Item = (usize, Mark)>) {
        let found = found.into_iter();
        let (one, table) = self.parts_mut();
        if let Some(prose) = one {
            let found = found.map(|(_, mark)| mark);
            let old = std::mem::take(&mut prose.marks).into_iter();
            prose.marks = old.chain(found).collect();
            prose.marks.sort_by_key(|mark| mark.start);
        } else if let Some(table) = table {
            table.add_marks(found);
        }
    }

    /// Takes off the marks that are not kept.
    pub fn retain_marks(&mut self, mut keep: impl FnMut(&Mark) -> bool) {
        let (one, table) = self.parts_mut();
        if let Some(prose) = one {
            let mut marks = std::mem::take(&mut prose.marks).into_vec();
            marks.retain(&mut keep);
            prose.marks = marks.into();
        }
        if let Some(table) = table {
            table.retain_marks(keep);
        }
    }

    /// Puts others in the place of its running texts, where there are any.
    pub fn rewrite(&mut self, mut other: impl FnMut(ProseRef<'_>) -> Option<Prose>) {
        let (one, table) = self.parts_mut();
        if let Some(prose) = one
            && let Some(other) = other(prose.lend())
        {
            *prose = other;
        }
        if let Some(table) = table {
            table.rewrite(other);
        }
    }

    /// A copy of it; of a table, if it has more rows, with no others than these, and of code only the lines that these bytes are
    /// in, if it has more and can do without them.
    #[must_use]
    pub fn with_rows(&self, rows: Range<usize>) -> Self {
        match &self.kind {
            BlockKind::Table(table) if rows.len() < table.len() => Self {
                kind: BlockKind::Table(Box::new(table.thinned(rows))),
                nest: self.nest.apart(),
                ..*self
            },
            BlockKind::Code(code) if rows.len() < code.len() && code.can_be_excerpted() => Self {
                kind: BlockKind::Code(Box::new(code.excerpted(rows))),
                nest: self.nest.apart(),
                ..*self
            },
            _ => Self {
                nest: self.nest.apart(),
                ..self.clone()
            },
        }
    }

    /// What is left of it where nobody looks: that something is there to be done, or can be folded, and otherwise nothing.
    #[must_use]
    pub fn trace(&self) -> Option<Self> {
        let kind = match &self.kind {
            BlockKind::Practice(practice) => BlockKind::Practice(practice.clone()),
            BlockKind::Summary { open, .. } => BlockKind::Summary {
                prose: Prose::default(),
                open: *open,
            },
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Code(_)
            | BlockKind::Table(_)
            | BlockKind::Image { .. }
            | BlockKind::Rule
            | BlockKind::CalloutTitle(_)
            | BlockKind::Term(_) => return None,
        };
        Some(Self {
            kind,
            ..self.place()
        })
    }

    /// Where it was, and nothing of what it said.
    #[must_use]
    pub fn place(&self) -> Self {
        Self {
            kind: BlockKind::Rule,
            span: self.span,
            nest: Containers::NONE,
            opened: 0,
            gap: None,
        }
    }

    fn parts_mut(&mut self) -> (Option<&mut Prose>, Option<&mut Table>) {
        match &mut self.kind {
            BlockKind::Heading { prose, .. }
            | BlockKind::Paragraph(prose)
            | BlockKind::Term(prose)
            | BlockKind::Summary { prose, .. } => (Some(prose), None),
            BlockKind::Table(table) => (None, Some(table)),
            BlockKind::Code(_)
            | BlockKind::Image { .. }
            | BlockKind::Rule
            | BlockKind::Practice(_)
            | BlockKind::CalloutTitle(_) => (None, None),
        }
    }
}
