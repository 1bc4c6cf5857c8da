//! What a text leads to: links are resolved, and kept for `check` where they may lead to nothing.

use pulldown_cmark::LinkType;

use super::document::{Reference, ReferenceKind};
use super::walker::Walker;
use crate::course::{Link, MarkKind, TermId};
use crate::load::links::Target;
use crate::source::Span;

impl Walker<'_> {
    /// The mark of a link; none for a term that does not exist, whose words are plain text.
    pub(super) fn link(
        &mut self,
        kind: LinkType,
        destination: &str,
        span: Span,
    ) -> Option<MarkKind> {
        if kind == LinkType::Email {
            let address = Link::External(format!("mailto:{destination}"));
            return Some(MarkKind::Link(Box::new(address)));
        }
        match self.names.resolve(destination) {
            Target::Term(id) => {
                // Forgiven here, but no other program will find the glossary at another path.
                if !self.names.leads_to_glossary(destination) {
                    let link = Link::Other(destination.to_owned());
                    self.refer(ReferenceKind::Link(link), span);
                }
                Some(MarkKind::Term { id, marked: true })
            }
            // What is wrong with the glossary is told already.
            Target::NoTerm(_) if !self.names.are_terms_known => None,
            Target::NoTerm(id) => {
                self.problems
                    .error(span, format!("the glossary has no term `{id}`"));
                let terms = self.names.terms.keys().map(TermId::as_str);
                self.problems.suggest(&id, terms);
                None
            }
            Target::Link(link) => {
                if !matches!(link, Link::External(_)) {
                    self.refer(ReferenceKind::Link(link.clone()), span);
                }
                Some(MarkKind::Link(Box::new(link)))
            }
        }
    }

    pub(super) fn refer(&mut self, kind: ReferenceKind, span: Span) {
        self.references.push(Reference { kind, span });
    }
}
