//! Directives that are not known here, shown as they are written.

use super::{Line, Rewriter};
use crate::load::line::columns;
use crate::source::Span;

impl Rewriter<'_> {
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
        let message = "this directive is not known here and is shown as it is";
        self.problems.warning(span, message);
        format!("*Not supported:* `{}`", line.trim().replace('`', " "))
    }
}
