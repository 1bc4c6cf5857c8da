//! Directives that are not supported, shown as they are written.

use std::ops::Range;

use super::{Line, Rewriter};
use crate::course::Dialect;
use crate::load::book::{self, Closings};
use crate::load::line::columns;
use crate::source::Span;

impl Rewriter<'_> {
    /// Tells of the directives of mdBook in a line that are words here: those that are not closed, and in a course of our own,
    /// where none is followed or labelled, those that are closed, too. In a book they are told where the others are followed.
    pub(super) fn tell_directives(&mut self, line: Span) {
        type Find = fn(&str, usize, &mut Closings) -> Option<Range<usize>>;
        let (find, (message, hint)): (Find, _) = match self.dialect {
            Dialect::Book(_) => return,
            Dialect::Plain => (book::unclosed, book::UNCLOSED),
            Dialect::Native => (book::known, book::NOT_FOLLOWED),
        };
        let text = self.source.text.as_str();
        for (at, _) in self.source.slice(line).match_indices("{{") {
            if let Some(range) = find(text, line.start + at, &mut self.closings) {
                self.problems.warning(Span::from(range), message);
                self.problems.hint(hint);
            }
        }
    }

    /// Shows a line as it is written, with a label, as a paragraph of its own in what it stands in.
    pub(super) fn label(&mut self, line: &str, span: Span) {
        let outer = self.frame().prefix.clone();
        let blank = outer.trim_end();
        let indent = " ".repeat(columns(line));
        let labelled = self.labelled(line, span);
        self.put(
            &format!("{blank}\n{outer}{indent}{labelled}\n{blank}\n"),
            span,
        );
        self.above = Line::Blank;
    }

    /// The same behind the marks of a list item or a quote.
    pub(super) fn label_behind(&mut self, lead: &str, words: &str, span: Span) {
        let outer = self.frame().prefix.clone();
        let labelled = self.labelled(words, span);
        self.put(&format!("{outer}{lead}{labelled}\n"), span);
        self.above = Line::Words;
    }

    fn labelled(&mut self, line: &str, span: Span) -> String {
        self.problems.warning(span, book::UNSUPPORTED);
        self.problems.hint(book::REPLACE);
        format!("*Not supported:* `{}`", line.trim().replace('`', " "))
    }
}
