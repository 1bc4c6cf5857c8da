//! The names that terms are looked for by: names, aliases and their English plurals.

use std::collections::BTreeMap;
use std::iter;

use super::words;
use crate::course::{Case, Glossary, Term};

/// Longer names are not looked for: the search would slow down for all others.
const LONGEST: usize = 128;

/// A folded name, and the terms that it may stand for.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// The name as it occurs in folded text.
    pub folded: Vec<u8>,
    /// The longest other pattern that this one begins with.
    pub shorter: Option<usize>,
    spellings: Vec<Spelling>,
}

/// One way to write a term.
#[derive(Debug, Clone)]
struct Spelling {
    term: usize,
    written: String,
    rule: Rule,
}

/// How the case of a spelling is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    Any,
    Exact,
    AnyFirst,
}

impl Pattern {
    /// The term that a text stands for which is this pattern when it is folded.
    pub fn term(&self, text: &str) -> Option<usize> {
        let spelling = self.spellings.iter().find(|spelling| match spelling.rule {
            Rule::Any => true,
            Rule::Exact => words::same(text, &spelling.written),
            Rule::AnyFirst => words::same(without_first(text), without_first(&spelling.written)),
        });
        spelling.map(|spelling| spelling.term)
    }
}

fn without_first(text: &str) -> &str {
    let mut characters = text.chars();
    characters.next();
    characters.as_str()
}

/// All patterns of a glossary, in alphabetical order.
pub fn patterns(glossary: &Glossary) -> Vec<Pattern> {
    let mut spellings: BTreeMap<Vec<u8>, Vec<Spelling>> = BTreeMap::new();
    let mut folded = Vec::new();
    for (index, term) in glossary.terms.iter().enumerate() {
        for name in iter::once(&term.name).chain(&term.aliases) {
            let rule = rule(term, name);
            let name = name.trim();
            let plurals = term.plural.then(|| plurals(name));
            let written = iter::once(name.to_owned()).chain(plurals.into_iter().flatten());
            for written in written {
                if written.len() > LONGEST || !written.contains(char::is_alphanumeric) {
                    continue;
                }
                words::fold(&written, &mut folded);
                spellings.entry(folded.clone()).or_default().push(Spelling {
                    term: index,
                    written,
                    rule,
                });
            }
        }
    }
    let mut patterns: Vec<Pattern> = Vec::with_capacity(spellings.len());
    for (folded, spellings) in spellings {
        // In alphabetical order, what a pattern begins with is the one before it or begins that one.
        let mut shorter = patterns.len().checked_sub(1);
        while let Some(pattern) = shorter.map(|shorter| &patterns[shorter])
            && !folded.starts_with(&pattern.folded)
        {
            shorter = pattern.shorter;
        }
        patterns.push(Pattern {
            folded,
            shorter,
            spellings,
        });
    }
    patterns
}

/// How a name's case is compared: names with an inner capital, a digit or only capitals stand for themselves.
fn rule(term: &Term, name: &str) -> Rule {
    match term.case {
        Case::Any => Rule::Any,
        Case::Exact => Rule::Exact,
        Case::Smart => {
            let inner = without_first(name);
            let is_special = name.chars().any(char::is_numeric)
                || inner.chars().any(char::is_uppercase)
                || (!name.is_empty() && name.chars().all(char::is_uppercase));
            if is_special {
                Rule::Exact
            } else {
                Rule::AnyFirst
            }
        }
    }
}

/// What the plural of a name may be.
fn plurals(name: &str) -> Vec<String> {
    if !name.ends_with(char::is_alphanumeric) {
        return Vec::new();
    }
    let mut forms = Vec::new();
    let lower = name.to_lowercase();
    let has_end = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    let stem = lower.strip_suffix('y').filter(|stem| {
        stem.ends_with(|letter: char| letter.is_alphabetic() && !"aeiou".contains(letter))
    });
    if stem.is_some() && name.ends_with('y') {
        forms.push(format!("{}ies", name.strip_suffix('y').unwrap_or(name)));
    } else if has_end(&["s", "x", "z", "ch", "sh"]) {
        forms.push(format!("{name}es"));
    } else {
        if has_end(&["o"]) {
            forms.push(format!("{name}es"));
        }
        forms.push(format!("{name}s"));
    }
    forms
}
