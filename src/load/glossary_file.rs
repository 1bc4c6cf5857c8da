//! `glossary.toml`: the terms, their definitions and what can be wrong with them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::keys::{self, Keys, Placed};
use super::links::Names;
use super::markdown::{self, Reference};
use super::passage;
use super::problems::Problems;
use crate::course::{Block, Case, Glossary, Term, TermId};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// What `case` can be.
const CASES: [(&str, Case); 3] = [
    ("smart", Case::Smart),
    ("any", Case::Any),
    ("exact", Case::Exact),
];

/// A glossary has no more terms: to make ready what finds them takes time that grows with the square of their number, for
/// so many about a second.
pub const MOST_TERMS: usize = 20_000;
/// What is told of the first term that is too many.
pub const TOO_MANY_TERMS: &str =
    "a glossary has at most 20,000 terms; from here on they are left out";

/// How much of a glossary is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// What terms are called.
    Names,
    /// What they mean, too: this costs most.
    Definitions,
}

/// Reads a glossary; no term in it is marked yet. `names` has the lessons that definitions may link to; its terms are
/// those that are read here.
pub fn read(source: &Arc<Source>, names: Names<'_>, extent: Extent) -> (Glossary, Vec<Diagnostic>) {
    let mut problems = Problems::new(source);
    let table = keys::parse(&source.text, 0, &mut problems);
    let is_broken = !problems.is_empty();
    let entries = Keys::new(table.get_ref(), 0).entries(&mut problems);
    let ids = entries.iter().map(|(id, _)| TermId::new(id.value.as_str()));
    let ids: BTreeMap<TermId, usize> = ids.zip(0..).collect();
    let mut reader = Parser {
        names: Names {
            terms: &ids,
            are_terms_known: !is_broken,
            ..names
        },
        source,
        taken: HashMap::new(),
        problems,
        extent,
    };
    let mut terms: Vec<Term> = Vec::new();
    if let Some((id, _)) = entries.get(MOST_TERMS) {
        reader.problems.warning(id.span, TOO_MANY_TERMS);
    }
    for (id, keys) in entries.into_iter().take(MOST_TERMS) {
        terms.push(reader.term(&id, keys));
    }
    terms.sort_by_cached_key(|term| (term.name.to_lowercase(), term.id.clone()));
    let mut glossary = Glossary::new(terms);
    glossary.is_broken = is_broken;
    (glossary, reader.problems.finish())
}

/// What the definitions lead to that may not be there, each with the place of its definition.
pub fn references(source: &Arc<Source>, names: &Names<'_>) -> Vec<Reference> {
    // What else is wrong was said when the glossary was read.
    let mut unheard = Problems::new(source);
    let table = keys::parse(&source.text, 0, &mut unheard);
    let mut references = Vec::new();
    for (_, mut keys) in Keys::new(table.get_ref(), 0).entries(&mut unheard) {
        for key in ["text", "more"] {
            let Some(text) = keys.text(key, &mut unheard) else {
                continue;
            };
            let found = markdown::parse(&text.value, 0, names, &mut unheard).references;
            references.extend(found.into_iter().map(|reference| Reference {
                span: text.span,
                ..reference
            }));
        }
    }
    references
}

struct Parser<'a> {
    names: Names<'a>,
    source: &'a Arc<Source>,
    /// Whose each name and alias is, in lower case.
    taken: HashMap<String, String>,
    problems: Problems,
    extent: Extent,
}

impl Parser<'_> {
    fn term(&mut self, id: &Placed<String>, mut keys: Keys<'_>) -> Term {
        let problems = &mut self.problems;
        let name = keys.text("name", problems);
        let aliases = keys.texts("aliases", problems);
        let text = keys.text("text", problems);
        let more = keys.text("more", problems);
        let see = keys.texts("see", problems);
        let case = keys.choice("case", &CASES, problems).unwrap_or_default();
        let plural = keys.flag("plural", problems).unwrap_or(true);
        keys.finish(problems);
        let name = match name {
            Some(name) if !name.value.trim().is_empty() => self.claim(id, name),
            _ => None,
        };
        let mut all_aliases = Vec::new();
        for alias in aliases {
            all_aliases.extend(self.claim(id, alias));
        }
        if text
            .as_ref()
            .is_none_or(|text| text.value.trim().is_empty())
        {
            let span = text.as_ref().map_or(id.span, |text| text.span);
            self.problems
                .error(span, format!("the term `{}` has no text", id.value));
        }
        Term {
            id: TermId::new(id.value.as_str()),
            name: name.unwrap_or_else(|| id.value.replace('-', " ")),
            aliases: all_aliases,
            text: text.map(|text| self.definition(&text)).unwrap_or_default(),
            more: more.map(|more| self.definition(&more)).unwrap_or_default(),
            see: self.known(&see),
            case,
            plural,
            span: id.span,
        }
    }

    /// A name, unless another term has it already.
    fn claim(&mut self, id: &Placed<String>, name: Placed<String>) -> Option<String> {
        let owner = self
            .taken
            .entry(name.value.to_lowercase())
            .or_insert_with(|| id.value.clone());
        if *owner == id.value {
            return Some(name.value);
        }
        let message = format!("`{}` is a name of the term `{owner}` already", name.value);
        self.problems.error(name.span, message);
        None
    }

    /// Those of the terms under `see` that exist.
    fn known(&mut self, see: &[Placed<String>]) -> Vec<TermId> {
        let terms = self.names.terms;
        let mut known = Vec::new();
        for related in see {
            let id = TermId::new(related.value.as_str());
            if terms.contains_key(&id) {
                known.push(id);
                continue;
            }
            self.problems.error(
                related.span,
                format!("there is no term `{}`", related.value),
            );
            self.problems
                .suggest(&related.value, terms.keys().map(TermId::as_str));
        }
        known
    }

    /// A definition as blocks.
    fn definition(&mut self, text: &Placed<String>) -> Vec<Block> {
        match self.extent {
            Extent::Names => Vec::new(),
            Extent::Definitions => {
                passage::blocks(text, self.source, &self.names, &mut self.problems)
            }
        }
    }
}
