//! The terms of a course.

use std::collections::BTreeMap;

use super::block::Block;
use super::id::TermId;
use crate::source::Span;

/// All terms, in the order of their names. What they say may change, but not which they are: they are found by id.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Glossary {
    /// The terms, ordered by name without regard to case.
    pub terms: Vec<Term>,
    /// Whether the file of them cannot be read to its end, so that there may be more.
    pub is_broken: bool,
    /// The page of the course that defines them, by its path, if one does.
    pub page: Option<String>,
    positions: BTreeMap<TermId, usize>,
}

/// A term and what the pop-up says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The key in `glossary.toml`.
    pub id: TermId,
    /// The name as the pop-up shows it.
    pub name: String,
    /// Other names that are recognised in the text.
    pub aliases: Vec<String>,
    /// What the pop-up shows.
    pub text: Vec<Block>,
    /// More, on demand; often empty.
    pub more: Vec<Block>,
    /// Related terms.
    pub see: Vec<TermId>,
    /// How its case is compared.
    pub case: Case,
    /// Whether its plural is recognised too.
    pub plural: bool,
    /// Where the glossary defines it.
    pub span: Span,
}

/// How the case of a name is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Case {
    /// Names with an inner capital, a digit or all capitals exactly, others in any case of the first letter.
    #[default]
    Smart,
    /// In any case.
    Any,
    /// Exactly.
    Exact,
}

impl Glossary {
    /// These terms, which are in order.
    pub fn new(terms: Vec<Term>) -> Self {
        let ids = terms.iter().map(|term| term.id.clone());
        Self {
            positions: ids.zip(0..).collect(),
            terms,
            is_broken: false,
            page: None,
        }
    }

    /// The term with this id.
    pub fn term(&self, id: &TermId) -> Option<&Term> {
        self.terms.get(*self.positions.get(id)?)
    }

    /// The ids of the terms, with where each stands among them.
    pub fn positions(&self) -> &BTreeMap<TermId, usize> {
        &self.positions
    }

    /// The term with this id, name or alias, in any case, or with it as a plural.
    pub fn named(&self, word: &str) -> Option<&Term> {
        self.named_as(word, str::to_owned)
    }

    /// The same where all of them are compared as `written` makes them.
    pub fn named_as(&self, word: &str, written: impl Fn(&str) -> String) -> Option<&Term> {
        let singular =
            |ending: &str, instead: &str| Some(format!("{}{instead}", word.strip_suffix(ending)?));
        self.named_exactly(word, &written).or_else(|| {
            let singulars = [singular("s", ""), singular("es", ""), singular("ies", "y")];
            singulars
                .iter()
                .flatten()
                .find_map(|word| self.named_exactly(word, &written))
        })
    }

    fn named_exactly(&self, word: &str, written: &dyn Fn(&str) -> String) -> Option<&Term> {
        // As it is said, a name has blanks where its id has hyphens.
        let plain = |words: &str| written(words).to_lowercase().replace('-', " ");
        let word = plain(word);
        let same = |name: &str| plain(name) == word;
        self.terms
            .iter()
            .find(|term| same(term.id.as_str()) || same(&term.name))
            .or_else(|| {
                self.terms
                    .iter()
                    .find(|term| term.aliases.iter().any(|alias| same(alias)))
            })
    }

    /// Everything that a term can be asked for by: ids, names and aliases.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.terms.iter().flat_map(|term| {
            [term.id.as_str(), &term.name]
                .into_iter()
                .chain(term.aliases.iter().map(String::as_str))
        })
    }
}
