//! Where the parts of a text come from that was put together from several files.

use std::sync::Arc;

use super::{Source, Span, floor_boundary};

/// Where each part of a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origins {
    /// The file that the text stands for, as it is on disk.
    pub file: Arc<Source>,
    /// The parts, one after the other from the first byte on.
    pub parts: Vec<Part>,
    /// The files that were asked for and could not be read.
    pub absent: Vec<Arc<Source>>,
    /// The files that were read, and of which nothing has come into the text: what they were asked for was not in them.
    pub unused: Vec<Arc<Source>>,
}

/// A part of a text, up to where the next one begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its first byte.
    pub start: usize,
    /// The file that it comes from.
    pub source: Arc<Source>,
    /// What it is there. A part of another length is not the same text, and comes from the beginning of it.
    pub span: Span,
    /// The byte in [`Origins::file`] that it stands for: what asked for a part that comes from elsewhere.
    pub asked: usize,
}

impl Origins {
    /// The place of a byte in the file that the text stands for.
    pub fn asked(&self, offset: usize) -> usize {
        self.part(offset).map_or(offset, |(part, into)| {
            let own = Arc::ptr_eq(&part.source, &self.file) && part.span.start == part.asked;
            if own { part.asked + into } else { part.asked }
        })
    }

    /// A span as its own file has it.
    pub fn origin(&self, span: Span) -> (Arc<Source>, Span) {
        let Some((part, into)) = self.part(span.start) else {
            return (Arc::clone(&self.file), span);
        };
        // What stands for a part is not always its text, and a letter of one may end in the middle of the other's.
        let text = &part.source.text;
        let start = floor_boundary(text, part.span.start + into);
        let end = floor_boundary(text, (start + span.len()).min(part.span.end));
        // What was put together may be put together again.
        part.source.origin(Span::new(start, end))
    }

    /// The files that the parts come from.
    pub fn sources(&self) -> Vec<Arc<Source>> {
        let mut found: Vec<Arc<Source>> = Vec::new();
        for part in &self.parts {
            if found
                .last()
                .is_none_or(|last| !Arc::ptr_eq(last, &part.source))
            {
                found.push(Arc::clone(&part.source));
            }
        }
        let inner = |source: &Arc<Source>| source.origins.as_ref().map(|origins| origins.sources());
        let inner: Vec<Arc<Source>> = found.iter().filter_map(inner).flatten().collect();
        found.extend(inner);
        found
    }

    /// The files that were asked for and could not be read, also by what the parts come from.
    pub fn absent(&self) -> Vec<Arc<Source>> {
        self.with_inner(|origins| &origins.absent)
    }

    /// The files that nothing has come from, also into what the parts come from.
    pub fn unused(&self) -> Vec<Arc<Source>> {
        self.with_inner(|origins| &origins.unused)
    }

    fn with_inner(&self, files: impl Fn(&Self) -> &Vec<Arc<Source>>) -> Vec<Arc<Source>> {
        let sources = self.sources();
        let inner = sources.iter().filter_map(|source| source.origins.as_ref());
        let all = std::iter::once(self).chain(inner.map(Box::as_ref));
        all.flat_map(files).cloned().collect()
    }

    /// The part that a byte lies in, and how far into what it comes from.
    fn part(&self, offset: usize) -> Option<(&Part, usize)> {
        let after = self.parts.partition_point(|part| part.start <= offset);
        let part = self.parts.get(after.checked_sub(1)?)?;
        let length = self
            .parts
            .get(after)
            .map_or(part.span.len(), |next| next.start - part.start);
        let into = if length == part.span.len() {
            (offset - part.start).min(part.span.len())
        } else {
            0
        };
        Some((part, into))
    }
}
