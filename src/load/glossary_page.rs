//! The glossary of a course of any origin: a page of Markdown whose headings and definition lists are the terms.

mod headings;

use std::collections::HashSet;
use std::sync::Arc;

use super::book;
use super::files::ReadError;
use super::glossary_file::{Extent, MOST_TERMS, TOO_MANY_TERMS};
use super::library::Library;
use super::links::Names;
use super::markdown;
use super::problems::Problems;
use crate::course::{
    Block, BlockKind, Case, Container, Course, Dialect, Glossary, Term, TermId, slug,
};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// What such a page is called.
const PAGES: [&str; 3] = ["GLOSSARY.md", "glossary.md", "Glossary.md"];
/// Who writes a longer heading does not name a term.
const LONGEST_NAME: usize = 80;

/// The text of the page, with what it includes, and its path in the course, if the course has one.
pub fn find(library: &Library, course: &Course) -> Option<(Arc<Source>, String)> {
    let found = paths(library, course).into_iter().find_map(|path| {
        let text = library.read(&path).ok()?;
        Some((text.source, path))
    });
    let (source, path) = found?;
    let source = match course.dialect {
        Dialect::Book(_) => {
            // What is wrong with its directives is said where it is a lesson.
            let mut unheard = Problems::new(&source);
            book::expand(library, &source, &path, &mut unheard)
        }
        Dialect::Native | Dialect::Plain => source,
    };
    Some((source, path))
}

/// What stands where the page of a book is looked for and cannot be read, as a path in the course, and why. Of a chapter
/// that is said where it is one, and in a folder without a list each Markdown file is.
pub fn obstacle(library: &Library, course: &Course) -> Option<(String, ReadError)> {
    if !matches!(course.dialect, Dialect::Book(_)) {
        return None;
    }
    let mut paths = paths(library, course).into_iter();
    paths.find_map(|path| match library.read(&path) {
        Err(error) if error != ReadError::Missing => {
            let is_lesson = course.modules.at_path(&path).is_some();
            (!is_lesson).then_some((path, error))
        }
        Ok(_) | Err(_) => None,
    })
}

/// What is said of that.
pub fn unreadable(library: &Library, course: &Course) -> Option<Diagnostic> {
    let (path, error) = obstacle(library, course)?;
    let source = Source::new(library.shown(&path), "");
    let message = format!("the glossary cannot be read: {error}");
    Some(Diagnostic::error(&source, None, message).advised(error.advice()))
}

/// Whether the course has such a page; it is not opened.
pub fn is_there(library: &Library, course: &Course) -> bool {
    paths(library, course).iter().any(|path| library.has(path))
}

/// Where the page of a course may be: beside its first pages, or else it is the lesson of such a name that lies least deep.
fn paths(library: &Library, course: &Course) -> Vec<String> {
    let folder = match &course.dialect {
        Dialect::Native => return Vec::new(),
        Dialect::Plain => "",
        Dialect::Book(rules) => rules.folder.as_str(),
    };
    if !library.is_folder() {
        return Vec::new();
    }
    let inside = |page: &&str| match folder {
        "" => (*page).to_owned(),
        folder => format!("{folder}/{page}"),
    };
    let lessons = course.lessons().map(|lesson| lesson.path.as_str());
    let named = lessons.filter(|path| PAGES.iter().any(|page| is_nested(path, page)));
    let nested = named.min_by_key(|path| path.matches('/').count());
    let nested = nested.map(str::to_owned);
    PAGES.iter().map(inside).chain(nested).collect()
}

/// Whether a path leads through a folder to a file of this name.
fn is_nested(path: &str, name: &str) -> bool {
    let parts = path.len().checked_sub(name.len());
    let parts = parts.and_then(|start| path.split_at_checked(start));
    parts.is_some_and(|(folder, own)| folder.ends_with('/') && own.eq_ignore_ascii_case(name))
}

/// Reads the page; no term in it is marked yet. What is wrong with its Markdown is said where it is a lesson.
pub fn read(
    source: &Arc<Source>,
    names: &Names<'_>,
    extent: Extent,
) -> (Glossary, Vec<Diagnostic>) {
    let mut unheard = Problems::new(source);
    let body = super::front_matter::read(&source.text, &mut unheard).body;
    let blocks = markdown::parse(&source.text, body, names, &mut unheard).blocks;
    let mut parser = Parser {
        blocks: blocks.kept(),
        extent,
        terms: Vec::new(),
        taken: HashSet::new(),
        is_full: false,
        problems: Problems::new(source),
    };
    parser.entries();
    parser.headings();
    let Parser {
        mut terms,
        problems,
        ..
    } = parser;
    terms.sort_by_cached_key(|term| (term.name.to_lowercase(), term.id.clone()));
    (Glossary::new(terms), problems.finish())
}

struct Parser<'a> {
    blocks: &'a [Block],
    extent: Extent,
    terms: Vec<Term>,
    /// The names and aliases so far, in lower case.
    taken: HashSet<String>,
    /// Whether it has told that there are too many terms.
    is_full: bool,
    problems: Problems,
}

impl Parser<'_> {
    /// Definition lists: a term, and the descriptions below it.
    fn entries(&mut self) {
        let mut at = 0;
        while let Some(block) = self.blocks.get(at) {
            at += 1;
            let BlockKind::Term(prose) = &block.kind else {
                continue;
            };
            let names = prose.text.lines();
            let outer = block.nest.len();
            let is_inside = |block: &&Block| {
                block.nest.get(outer) == Some(&Container::Description)
                    && !matches!(block.kind, BlockKind::Term(_))
            };
            let rest = self.blocks.get(at..).unwrap_or_default();
            let end = at + rest.iter().take_while(is_inside).count();
            if end > at {
                self.term(names, block.span, (at, end, outer + 1));
            }
            at = end;
        }
    }

    /// Headings with text below them: not the title of the page, and no letter of the alphabet over others or over a
    /// definition list. Before such a list stands what defines the heading itself, and deeper headings are part of that.
    fn headings(&mut self) {
        for entry in headings::entries(self.blocks) {
            let span = self.blocks.get(entry.start).map(|block| block.span);
            let place = (entry.start + 1, entry.end, 0);
            self.term([entry.name.as_str()], span.unwrap_or_default(), place);
        }
    }

    /// Keeps a term with some names that is defined by the blocks from one index to another, without their outermost
    /// containers.
    fn term<'n>(
        &mut self,
        written: impl IntoIterator<Item = &'n str>,
        span: Span,
        (start, end, outer): (usize, usize, usize),
    ) {
        let names: Vec<String> = written.into_iter().flat_map(with_alias).collect();
        let has_title_case = names.iter().any(|name| is_title_case(name));
        let mut names = names.into_iter();
        let Some(name) = names.next().filter(|name| name.len() <= LONGEST_NAME) else {
            return;
        };
        let id = slug(&name);
        if id.is_empty() || self.is_full {
            return;
        }
        if self.terms.len() == MOST_TERMS {
            self.is_full = true;
            return self.problems.warning(span, TOO_MANY_TERMS);
        }
        if !self.taken.insert(name.to_lowercase()) {
            let message = format!("`{name}` is a name of another term already");
            return self.problems.warning(span, message);
        }
        let aliases: Vec<String> = names
            .filter(|alias| alias.len() <= LONGEST_NAME && self.taken.insert(alias.to_lowercase()))
            .collect();
        let text = match self.extent {
            Extent::Names => Vec::new(),
            Extent::Definitions => definition(self.blocks, (start, end), outer),
        };
        self.terms.push(Term {
            id: TermId::new(id),
            case: if has_title_case {
                Case::Any
            } else {
                Case::Smart
            },
            name,
            aliases,
            text,
            more: Vec::new(),
            see: Vec::new(),
            plural: true,
            span,
        });
    }
}

/// Blocks that stood in a page, as they stand alone.
fn definition(blocks: &[Block], (start, end): (usize, usize), outer: usize) -> Vec<Block> {
    let mut blocks = blocks.get(start..end).unwrap_or_default().to_vec();
    for (index, block) in blocks.iter_mut().enumerate() {
        block.nest = block.nest.without(outer);
        block.opened = block.opened.min(block.nest.len() as u8);
        block.gap = block
            .gap
            .filter(|_| index > 0)
            .map(|depth| usize::from(depth).saturating_sub(outer) as u8);
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        block
            .nest
            .move_summaries(|summary| summary.saturating_sub(start));
    }
    blocks
}

/// The names in a title: those between slashes, else a name, and the short or long form of it that stands in parentheses
/// after it.
fn with_alias(written: &str) -> Vec<String> {
    let written = written.trim().trim_end_matches(':');
    let parts = written
        .strip_suffix(')')
        .and_then(|written| written.rsplit_once('('))
        .map(|(name, alias)| (name.trim(), alias.trim()));
    let (name, alias) = match parts {
        Some((name, alias)) if !name.is_empty() => {
            (name, Some(alias).filter(|alias| is_form_of(alias, name)))
        }
        _ => (written, None),
    };
    let names = halves(name).into_iter().chain(alias);
    names.map(str::to_owned).collect()
}

/// The names that a title has on both sides of a slash with blanks around it, if they have as many words, or one is
/// short for the other: in `input / output stream` the first one is no name.
fn halves(name: &str) -> Vec<&str> {
    let halves: Vec<&str> = name.split(" / ").map(str::trim).collect();
    let count = |half: &str| half.split_whitespace().count();
    let are_names = halves.split_first().is_some_and(|(first, others)| {
        let is_like = |other: &&str| {
            count(other) == count(first) || is_short_for(other, first) || is_short_for(first, other)
        };
        count(first) > 0 && others.iter().all(is_like)
    });
    if are_names { halves } else { vec![name] }
}

/// Whether a name is the end of a longer one, or its initials.
fn is_short_for(short: &str, long: &str) -> bool {
    let (short, long) = (short.to_lowercase(), long.to_lowercase());
    let end = long.strip_suffix(&short);
    !short.is_empty()
        && (end.is_some_and(|before| before.ends_with(' ')) || initials(&long) == short)
}

/// The first letters of the words of a name.
fn initials(words: &str) -> String {
    let words = words.split([' ', '-']);
    words.filter_map(|word| word.chars().next()).collect()
}

/// Whether words in parentheses are another form of a name and no remark on it: a word, or what the name abbreviates.
fn is_form_of(words: &str, name: &str) -> bool {
    let initials = || initials(&words.to_lowercase());
    !words.is_empty() && (!words.contains([' ', ',', ';']) || initials() == name.to_lowercase())
}

/// Whether a name has capitals only because it is a heading: “Event Loop”.
fn is_title_case(name: &str) -> bool {
    let mut words = name.split([' ', '-']).peekable();
    let starts_words = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_alphabetic)
            && letters.all(|letter| letter.is_lowercase() || !letter.is_alphabetic())
    };
    let has_many = name.contains([' ', '-']);
    has_many && words.all(|word| word.is_empty() || starts_words(word))
}
