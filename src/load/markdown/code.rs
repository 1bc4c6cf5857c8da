//! Blocks of code, and of mathematics as its source.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::document::ReferenceKind;
use super::fence;
use super::pending::LeafKind;
use super::walker::Walker;
use crate::course::Dialect;
use crate::course::block::{Attributes, BlockKind, Code, Expect};
use crate::load::book::hidden;
use crate::source::Span;

impl Walker<'_> {
    pub(super) fn begin_code(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        self.begin_container(range.start);
        self.begin(LeafKind::Code, range);
        self.code = Some(match kind {
            CodeBlockKind::Indented => Default::default(),
            CodeBlockKind::Fenced(_) => {
                let (start, info) = fence::info(self.text, range);
                fence::parse((info, start), self.names.dialect, self.problems)
            }
        });
    }

    pub(super) fn end_code(&mut self, end: usize) {
        let start = self.leaf.take().map_or(end, |leaf| leaf.start);
        let Some((language, attributes)) = self.code.take() else {
            return;
        };
        let text = self.lines.strip_suffix('\n').unwrap_or(&self.lines);
        let folded = match &self.names.dialect {
            Dialect::Book(rules) => {
                let (_, info) = fence::info(self.text, &(start..end));
                hidden::hide(text, &language, info, rules)
            }
            Dialect::Native | Dialect::Plain => None,
        };
        let code = match folded {
            Some((text, hidden)) => Code {
                language,
                text,
                attributes,
                hidden: Some(Box::new(hidden)),
            },
            None => Code {
                language,
                text: text.into(),
                attributes,
                hidden: None,
            },
        };
        self.lines.clear();
        self.refer_to_files(&code.attributes, Span::new(start, end));
        self.emit(BlockKind::Code(Box::new(code)), Span::new(start, end));
    }

    pub(super) fn display_math(&mut self, math: &str, range: &Range<usize>) {
        let rest = self.leaf.as_ref().map(|leaf| leaf.rest(range.end));
        self.end_leaf(range.start);
        let code = Code {
            language: "math".to_owned(),
            text: math.trim_matches(['\n', '\r', ' ']).to_owned(),
            ..Code::default()
        };
        self.emit(BlockKind::Code(Box::new(code)), range.clone().into());
        self.leaf = rest;
    }

    fn refer_to_files(&mut self, attributes: &Attributes, span: Span) {
        if let Some(Expect::File { path, .. }) = &attributes.expect {
            self.refer(ReferenceKind::File(path.clone()), span);
        }
        for path in &attributes.with {
            self.refer(ReferenceKind::File(path.clone()), span);
        }
    }
}
