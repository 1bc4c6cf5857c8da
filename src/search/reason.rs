//! Why a term was found whose name does not hold the words: what its definition says, or what else it is called.

use std::ops::Range;

use super::hit::{Excerpt, Goal, Hit};
use super::query::Query;
use crate::course::{Block, Glossary};
use crate::text;

/// Why a name was found, where it does not show that itself and the glossary tells.
pub fn reason(hit: &Hit, query: &Query, glossary: &Glossary) -> Option<Excerpt> {
    let Goal::Term(id) = &hit.goal else {
        return None;
    };
    let term = glossary.term(id).filter(|_| hit.marks.is_empty())?;
    let blocks = term.text.iter().chain(&term.more);
    let mut texts = blocks.flat_map(Block::texts);
    let told = texts.find_map(|words| sentence(&text::clean(&words), query));
    told.or_else(|| {
        let mut others = term.aliases.iter();
        others.find_map(|other| {
            let other = text::clean_line(other);
            let marks: Vec<Range<usize>> = query.matches(&other).collect();
            (!marks.is_empty()).then(|| Excerpt::also(&other, &marks))
        })
    })
}

/// The first sentence of a text that has the words.
fn sentence(words: &str, query: &Query) -> Option<Excerpt> {
    let sentence = text::sentence(words, query.matches(words).next()?);
    let marks: Vec<Range<usize>> = query.matches(&sentence.words).collect();
    Some(Excerpt {
        words: sentence.words,
        marks,
    })
}
