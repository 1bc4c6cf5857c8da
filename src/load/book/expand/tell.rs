//! What is wrong with directives, told once however often a file is included.

use super::aside::{NOT_INCLUDED, NOT_SUPPORTED};
use super::{
    Asking, CourseFile, Expander, File, MOST_DIRECTIVES, OpenListing, Refusal, directive, listing,
};
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

    /// Files that include each other, the first of them for the second time.
    pub(super) fn circle(&self, first: usize, file: &File<'_>) -> Refusal {
        let hint = "take out one of the directives on the way round";
        let way = self.way.get(first..).unwrap_or_default();
        let message = match way {
            [_, _, ..] => {
                let steps = way.iter().chain(way.first());
                let steps: Vec<&str> = steps.map(|step| step.shown.as_str()).collect();
                format!(
                    "files include each other in a circle: {}",
                    steps.join(" → ")
                )
            }
            _ => format!("`{}` includes itself", file.path),
        };
        Refusal::new(message, hint)
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

    /// It is not known what a directive asks for: none of its name is, or it names no file. Returns how it is labelled.
    pub(super) fn tell_unsupported(&mut self, place: &CourseFile, span: Span) -> &'static str {
        let name = directive::name(place.source.slice(span));
        if directive::KNOWN.contains(&name) {
            self.tell(place, span, Refusal::nameless());
            return NOT_INCLUDED;
        }
        if self.told.insert((place.path.clone(), span)) {
            let problem = Diagnostic::warning(&place.source, span, directive::UNSUPPORTED);
            self.problems.add(problem.with_hint(directive::REPLACE));
            self.problems.suggest(name, directive::KNOWN);
        }
        NOT_SUPPORTED
    }

    pub(super) fn warn(&mut self, (place, span): Asking<'_>, (message, hint): (&str, &str)) {
        if self.told.insert((place.path.clone(), span)) {
            let warning = Diagnostic::warning(&place.source, span, message);
            self.problems.add(warning.with_hint(hint));
        }
    }
}
