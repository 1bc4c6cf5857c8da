//! What is wrong with directives, told once however often a file is included.

use super::{Asking, CourseFile, Expander, MOST_DIRECTIVES, OpenListing, Refusal, listing};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;

impl Expander<'_> {
    pub(super) fn too_many(&mut self, place: &CourseFile, at: usize) {
        if self.told.insert((String::new(), Span::default())) {
            let message =
                format!("only the first {MOST_DIRECTIVES} directives of a chapter are followed");
            let error = Diagnostic::error(&place.source, Span::new(at, at), message);
            self.problems
                .add(error.with_hint("split the chapter into several"));
        }
    }

    pub(super) fn tell(&mut self, place: &CourseFile, span: Span, refusal: Refusal) {
        if !self.told.insert((place.path.clone(), span)) {
            return;
        }
        let Refusal {
            message,
            hint,
            meant,
            severity,
        } = refusal;
        let told = match severity {
            Severity::Error => Diagnostic::error(&place.source, span, message),
            Severity::Warning => Diagnostic::warning(&place.source, span, message),
        };
        self.problems.add(told);
        if !hint.is_empty() {
            self.problems.hint(hint);
        }
        if let Some((written, candidates)) = meant {
            let candidates = candidates.iter().map(String::as_str);
            self.problems.suggest(&written, candidates);
        }
    }

    /// A listing that is still open is not closed.
    pub(super) fn end_listing(&mut self) {
        if let Some(OpenListing { place, span, .. }) = self.listing.take() {
            self.warn((&place, span), listing::UNCLOSED);
        }
    }

    pub(super) fn warn(&mut self, (place, span): Asking<'_>, (message, hint): (&str, &str)) {
        if self.told.insert((place.path.clone(), span)) {
            let warning = Diagnostic::warning(&place.source, span, message);
            self.problems.add(warning.with_hint(hint));
        }
    }
}
