//! mdBook's directives, as they are written: `{{#include a.rs:3:5}}`.

use std::ops::Range;

use super::listing::{self, Listing};

/// Longer ones are no directives: nobody writes such, and a search without end is slow.
const LONGEST: usize = 4096;

/// A directive in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Directive<'a> {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it asks for.
    pub kind: Kind<'a>,
}

/// What a directive can ask for.
#[derive(Debug, PartialEq, Eq)]
pub enum Kind<'a> {
    /// To be shown as it is, without the backslash before it.
    Escaped,
    /// Lines of a file.
    Include(File<'a>),
    /// A Rust file of which the other lines are there and not shown.
    Rustdoc(File<'a>),
    /// A Rust file as a block of code with these attributes.
    Playground(File<'a>, Vec<&'a str>),
    /// Questions from a file.
    Quiz(&'a str),
    /// Another title of the page.
    Title(&'a str),
    /// A frame around a listing.
    Listing(Listing),
    /// The end of such a frame.
    ListingEnd,
    /// Something else.
    Other,
}

/// A file and which part of it.
#[derive(Debug, PartialEq, Eq)]
pub struct File<'a> {
    /// The path, relative to the file with the directive.
    pub path: &'a str,
    /// The part.
    pub part: Part<'a>,
}

/// The part of a file that is asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Lines, counted from 0, the end not among them.
    Lines(Range<usize>),
    /// What stands between the comments with this name.
    Anchor(&'a str),
}

/// The first directive at or after a place.
pub fn next(text: &str, from: usize) -> Option<Directive<'_>> {
    let mut at = from;
    while let Some(found) = text.get(at..)?.find(['{', '<']) {
        let start = at + found;
        let directive = escaped(text, start, from)
            .or_else(|| at_braces(text, start))
            .or_else(|| at_tag(text, start));
        if directive.is_some() {
            return directive;
        }
        at = start + 1;
    }
    None
}

fn escaped(text: &str, braces: usize, from: usize) -> Option<Directive<'static>> {
    let start = braces.checked_sub(1).filter(|start| *start >= from)?;
    let rest = text.get(start..)?.strip_prefix("\\{{#")?;
    let line = cut(rest).split('\n').next()?;
    let length = line.rfind("}}")? + "}}".len();
    Some(Directive {
        range: start..start + "\\{{#".len() + length,
        kind: Kind::Escaped,
    })
}

fn at_braces(text: &str, start: usize) -> Option<Directive<'_>> {
    let inside = cut(text.get(start..)?.strip_prefix("{{")?);
    let inside = inside.get(..inside.find('}')?)?;
    let end = start + 2 + inside.len();
    if !text.get(end..)?.starts_with("}}") {
        return None;
    }
    let named = inside.trim_start().strip_prefix('#')?;
    let length = named
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        .count();
    let (name, rest) = named.split_at(length);
    if name.is_empty() || !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    let mut words = rest.split_whitespace();
    let first = words.next().unwrap_or_default();
    let kind = match name {
        _ if first.is_empty() => Kind::Other,
        "include" => Kind::Include(File::new(first)),
        "rustdoc_include" => Kind::Rustdoc(File::new(first)),
        "playground" | "playpen" => {
            let part = Part::Lines(0..usize::MAX);
            Kind::Playground(File { path: first, part }, words.collect())
        }
        "quiz" => Kind::Quiz(first),
        "title" => Kind::Title(rest.trim()),
        _ => Kind::Other,
    };
    Some(Directive {
        range: start..end + 2,
        kind,
    })
}

fn at_tag(text: &str, start: usize) -> Option<Directive<'_>> {
    let rest = cut(text.get(start..)?);
    let (length, kind) = if rest.starts_with(listing::CLOSING) {
        (listing::CLOSING.len(), Kind::ListingEnd)
    } else {
        let (length, listing) = listing::opening(rest)?;
        (length, Kind::Listing(listing))
    };
    Some(Directive {
        range: start..start + length,
        kind,
    })
}

/// The beginning of a text, as long as a directive can be.
fn cut(text: &str) -> &str {
    let end = (LONGEST.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}

impl<'a> File<'a> {
    /// `path`, `path:line`, `path:from:to` with both ends optional, or `path:anchor`.
    fn new(written: &'a str) -> Self {
        let (path, part) = written.split_once(':').unwrap_or((written, ""));
        let (first, last) = match part.split_once(':') {
            Some((first, rest)) => (first, Some(rest.split(':').next().unwrap_or_default())),
            None => (part, None),
        };
        let start = first
            .parse::<usize>()
            .ok()
            .map(|line| line.saturating_sub(1));
        let part = match (start, last.map(str::parse::<usize>)) {
            (None, _) if !first.is_empty() => Part::Anchor(first),
            (start, Some(Ok(end))) => Part::Lines(start.unwrap_or(0)..end),
            (Some(start), None) => Part::Lines(start..start.saturating_add(1)),
            (start, _) => Part::Lines(start.unwrap_or(0)..usize::MAX),
        };
        Self { path, part }
    }
}
