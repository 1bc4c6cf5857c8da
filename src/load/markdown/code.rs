//! Blocks of code, and of mathematics as its source.

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::CodeBlockKind;

use super::document::ReferenceKind;
use super::fence;
use super::pending::LeafKind;
use super::walker::Walker;
use crate::course::Dialect;
use crate::course::block::{Attributes, BlockKind, Code, Expect};
use crate::load::book::hidden;
use crate::load::line;
use crate::source::Span;

/// The lines of longer code become its text; those of others are copied, and their room is used again.
const LONG: usize = 1 << 20;

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
        self.tell_unclosed_fence(start, end);
        if self.lines.ends_with('\n') {
            self.lines.pop();
        }
        let language = self.shared(&language);
        let text = self.lines.as_str();
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
                text: text.into(),
                attributes: attributes.into(),
                hidden: Some(Box::new(hidden)),
                ..Code::default()
            },
            None => Code {
                language,
                text: taken(&mut self.lines),
                attributes: attributes.into(),
                ..Code::default()
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
            language: self.shared("math"),
            text: math.trim_matches(['\n', '\r', ' ']).into(),
            ..Code::default()
        };
        self.emit(BlockKind::Code(Box::new(code)), range.clone().into());
        self.leaf = rest;
    }

    /// A language, the same in memory wherever it is met.
    fn shared(&mut self, language: &str) -> Arc<str> {
        if let Some(known) = self.languages.get(language) {
            return Arc::clone(known);
        }
        let language: Arc<str> = language.into();
        self.languages.insert(Arc::clone(&language));
        language
    }

    /// Tells of a fence that is never closed, so that all that follows is code. One that ends with the list item or quote
    /// that it stands in takes nothing along, and many people write such.
    fn tell_unclosed_fence(&mut self, start: usize, end: usize) {
        let rest = self.text.get(end..).unwrap_or_default();
        if !self.nest.is_outermost() || !self.in_lesson() || !rest.trim_start().is_empty() {
            return;
        }
        let block = self.text.get(start..end).unwrap_or_default();
        let mut lines = block.trim_end().split(['\n', '\r']);
        let opening = lines.next().unwrap_or_default();
        let before = self.text.get(..start).unwrap_or_default();
        let indent = before.rsplit(['\n', '\r']).next().unwrap_or_default();
        let is_indented = line::columns(&format!("{indent}{opening}")) >= line::INDENT;
        let fence = line::fence(opening.trim_start()).filter(|_| !is_indented);
        let Some((sign, least, _)) = fence else {
            return;
        };
        let closing = lines.next_back().filter(|line| {
            let found = line::fence(line.trim_start());
            let is_end = |(other, count, info): (char, usize, &str)| {
                other == sign && count >= least && info.is_empty()
            };
            line::columns(line) < line::INDENT && found.is_some_and(is_end)
        });
        if closing.is_none() {
            let span = Span::new(start, start + opening.len());
            let message = "this block of code is never closed: all that follows is shown as code";
            self.problems.warning(span, message);
            let fence = sign.to_string().repeat(least);
            let hint = format!("write a line with nothing but {fence} where the code ends");
            self.problems.hint(hint);
        }
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

/// The lines of a block of code, as its text.
fn taken(lines: &mut String) -> Box<str> {
    if lines.len() <= LONG {
        return lines.as_str().into();
    }
    std::mem::take(lines).into()
}
