//! What a window must know of the rest of a text: where its links lead, and which footnotes there are.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use pulldown_cmark::{BrokenLink, Options, Parser, RefDefs};
use unicase::UniCase;

use crate::load::problems::Problems;

/// Of no text more of them are known: they take twenty megabytes.
const MOST: usize = 200_000;

/// Where the links with a label lead.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The address.
    pub to: Box<str>,
    /// The title, often empty.
    pub title: Box<str>,
}

/// All that a text defines, by the hashes of the labels: a long one has a hundred thousand.
#[derive(Debug, Default)]
pub struct Definitions {
    links: HashMap<u64, Definition>,
    notes: HashSet<u64>,
    /// Whether there were too many links or footnotes to know all.
    lacks: [bool; 2],
}

impl Definitions {
    /// Takes in where links with a label lead, unless that is known.
    pub fn define(&mut self, label: &str, definition: Definition) {
        let label = hash(&key(label));
        if self.links.len() < MOST {
            self.links.entry(label).or_insert(definition);
        } else {
            self.lacks[0] |= !self.links.contains_key(&label);
        }
    }

    /// Takes in that there is a footnote with this label.
    pub fn note(&mut self, label: &str) {
        let label = hash(&key(label));
        if self.notes.len() < MOST {
            self.notes.insert(label);
        } else {
            self.lacks[1] |= !self.notes.contains(&label);
        }
    }

    /// Warns of what is not known.
    pub fn warn(&self, problems: &mut Problems) {
        let kinds = ["definitions of links", "footnotes"];
        for (kind, _) in kinds.iter().zip(self.lacks).filter(|(_, lacks)| *lacks) {
            let message = format!(
                "the file has more than {MOST} {kind}; what refers to the others from afar is only words"
            );
            problems.warning(None, message);
            problems.hint("split it into several lessons");
        }
    }

    /// Where links with this label lead.
    pub fn link(&self, label: &str) -> Option<&Definition> {
        if self.links.is_empty() {
            return None;
        }
        self.links.get(&hash(&key(label)))
    }

    /// What the parser has to see before a window in order to know the footnotes that it refers to.
    pub fn notes(&self, window: &str) -> String {
        let mut seen = HashSet::new();
        let mut notes = String::new();
        if self.notes.is_empty() {
            return notes;
        }
        for (at, _) in window.match_indices("[^") {
            let label = window.get(at + 2..).and_then(|rest| rest.split(']').next());
            let label = key(label.unwrap_or_default());
            if self.notes.contains(&hash(&label)) && seen.insert(label.clone()) {
                notes.push_str("[^");
                notes.push_str(&label);
                notes.push_str("]: a\n\n");
            }
        }
        if !notes.is_empty() {
            notes.push_str("***\n\n");
        }
        notes
    }
}

/// The definitions that begin in a range of what the parser has read, with their labels.
pub fn within(links: &RefDefs<'_>, range: &Range<usize>) -> Vec<(String, Definition)> {
    let mut found: Vec<_> = links
        .iter()
        .filter(|(_, link)| range.contains(&link.span.start))
        .collect();
    found.sort_unstable_by_key(|(_, link)| link.span.start);
    let named = found.into_iter().map(|(label, link)| {
        let definition = Definition {
            to: (&*link.dest).into(),
            title: link.title.as_deref().unwrap_or_default().into(),
        };
        (label.to_owned(), definition)
    });
    named.collect()
}

/// Whether a line looks like a definition. To read a text for nothing else takes half as long as to parse it.
pub fn may_define(text: &str) -> bool {
    let is_mark = |byte: char| {
        matches!(
            byte,
            ' ' | '\t' | '>' | '-' | '+' | '*' | '.' | ')' | '0'..='9'
        )
    };
    // Few lines hold that, and fewer begin with a bracket: each is looked at once.
    let (mut done, mut begins) = (0, None);
    text.match_indices("]:").any(|(at, _)| {
        let between = text.get(done..at).unwrap_or_default();
        let newline = between.rfind(['\n', '\r']);
        let line = newline.map_or(done, |newline| done + newline + 1);
        if begins.is_none() || newline.is_some() {
            let line = text.get(line..at).unwrap_or_default();
            begins = Some(line.trim_start_matches(is_mark).starts_with('['));
        }
        done = at;
        begins == Some(true)
    })
}

/// Whether one of the first bytes of a text refers to something that is not defined in the text.
pub fn refers(text: &str, options: Options, first: usize) -> bool {
    let mut found = false;
    each_undefined(text, options, |broken| found |= broken.span.start < first);
    found || text.get(..first).unwrap_or(text).contains("[^")
}

/// The labels of what may be links in a text in which they are not defined.
pub fn undefined(text: &str, options: Options) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    each_undefined(text, options, |broken| {
        labels.insert(broken.reference.to_string());
    });
    labels
}

fn each_undefined(text: &str, options: Options, mut look: impl FnMut(BrokenLink<'_>)) {
    let mut note = |broken: BrokenLink<'_>| {
        look(broken);
        None
    };
    Parser::new_with_broken_link_callback(text, options, Some(&mut note)).for_each(drop);
}

/// A label as it is told from others: whatever its case and blanks, as the parser does.
pub(super) fn key(label: &str) -> String {
    let is_blank = |character: char| matches!(character, ' ' | '\t'..='\r');
    let words = label.split(is_blank).filter(|word| !word.is_empty());
    let label = words.collect::<Vec<_>>().join(" ");
    UniCase::new(label).to_folded_case()
}

fn hash(label: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    label.hash(&mut hasher);
    hasher.finish()
}
