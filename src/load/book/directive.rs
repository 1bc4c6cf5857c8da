//! mdBook's directives, as they are written: `{{#include a.rs:3:5}}`.

use std::ops::Range;

use super::closing::{self, Closings, cut};
use super::listing::{self, Listing};
use crate::load::line;

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
    /// Another title of the page, for the browser.
    Title,
    /// A frame around a listing.
    Listing(Listing),
    /// The end of such a frame.
    ListingEnd,
    /// The tag of such a frame, without the sign that ends the tag.
    ListingOpen,
    /// It begins as one that is known, and is not closed where it could be.
    Unclosed,
    /// One that is known, and names no file.
    Nameless,
    /// Something else.
    Other,
}

/// A file and which part of it.
#[derive(Debug, PartialEq, Eq)]
pub struct File<'a> {
    /// The path, relative to the file with the directive.
    pub path: &'a str,
    /// What stands behind it for the part, without the colon.
    pub written: &'a str,
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

/// All lines of a file.
pub const WHOLE: Part<'static> = Part::Lines(0..usize::MAX);

/// Marks of quotes and list items in which something stands are no longer.
const LONGEST_LEAD: usize = 100;
/// What is said of a directive that is not closed, and what to do.
pub const UNCLOSED: (&str, &str) = (
    "this directive is not closed and is shown as it is",
    "end it with `}}` in its line",
);
/// What is said of a directive in a course of our own, and what to do.
pub const NOT_FOLLOWED: (&str, &str) = (
    "this directive of mdBook is shown as it is",
    "write here what it stands for: such directives are followed in books only, which have a `book.toml`",
);
/// What is said of a directive when it is not known what it asks for.
pub const UNSUPPORTED: &str = "this directive is not supported and is shown as it is";
/// What to do about it, where none that is known was meant.
pub const REPLACE: &str = "write here what it stands for, or take it out";
/// Those whose requests are known.
pub const KNOWN: [&str; 6] = [
    "include",
    "rustdoc_include",
    "playground",
    "playpen",
    "quiz",
    "title",
];

/// Where the directive at a place in a text stands that begins as one that is known, if it is not closed where it could be.
pub fn unclosed(text: &str, start: usize, closings: &mut Closings) -> Option<Range<usize>> {
    let directive = unescaped(text, start, closings)?;
    (directive.kind == Kind::Unclosed).then_some(directive.range)
}

/// The same of one that may be closed, if it has a line of its own then.
pub fn known(text: &str, start: usize, closings: &mut Closings) -> Option<Range<usize>> {
    let directive = unescaped(text, start, closings)?;
    let is_known = match directive.kind {
        Kind::Unclosed => true,
        Kind::Other => false,
        _ => has_line(text, &directive.range),
    };
    is_known.then_some(directive.range)
}

fn unescaped<'a>(text: &'a str, start: usize, closings: &mut Closings) -> Option<Directive<'a>> {
    let is_escaped = text.get(..start)?.ends_with('\\');
    at_braces(text, start, closings).filter(|_| !is_escaped)
}

/// The first directive at or after a place.
pub fn next(text: &str, from: usize) -> Option<Directive<'_>> {
    let mut at = from;
    let mut closings = Closings::default();
    while let Some(found) = text.get(at..)?.find(['{', '<']) {
        let start = at + found;
        let directive = escaped(text, start, from, &mut closings)
            .or_else(|| at_braces(text, start, &mut closings))
            .or_else(|| at_tag(text, start));
        if directive.is_some() {
            return directive;
        }
        at = start + 1;
    }
    None
}

fn escaped(
    text: &str,
    braces: usize,
    from: usize,
    closings: &mut Closings,
) -> Option<Directive<'static>> {
    let start = braces.checked_sub(1).filter(|start| *start >= from)?;
    let rest = text.get(start..)?.strip_prefix("\\{{#")?;
    if !closings.is_in_line(text, braces) {
        return None;
    }
    let line = cut(rest).split('\n').next()?;
    let length = line.rfind("}}")? + "}}".len();
    Some(Directive {
        range: start..start + "\\{{#".len() + length,
        kind: Kind::Escaped,
    })
}

/// To mdBook a directive goes on to the next `}`, however far below that is: one that is not closed takes the text up to
/// there with it. Here it ends in its paragraph.
fn at_braces<'a>(text: &'a str, start: usize, closings: &mut Closings) -> Option<Directive<'a>> {
    let inside = cut(text.get(start..)?.strip_prefix("{{")?);
    let named = inside.trim_start().strip_prefix('#')?;
    let length = named
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        .count();
    let (name, rest) = named.split_at(length);
    if name.is_empty() || rest.starts_with(|next: char| !(next == '}' || next.is_whitespace())) {
        return None;
    }
    let begins = inside.len() - rest.len();
    let begins = start + "{{".len() + begins;
    let end = closings.brace(text, start);
    let closed = end.filter(|end| {
        let after = text.get(*end..).unwrap_or_default();
        let inside = text.get(start + "{{".len()..*end).unwrap_or_default();
        after.starts_with("}}") && closing::is_whole(inside)
    });
    let Some(words) = closed.and_then(|end| text.get(begins..end)) else {
        let end = rest.find(['\n', '{', '}', '<']).unwrap_or(rest.len());
        let words = rest.get(..end)?.trim_end();
        let range = start..begins + words.len();
        let is_meant = is_known(name)
            && !is_mention(text, range.clone())
            && (!words.is_empty() || has_line(text, &range));
        let kind = Kind::Unclosed;
        return is_meant.then_some(Directive { range, kind });
    };
    let range = start..begins + words.len() + "}}".len();
    let is_nameless = is_known(name) && !words.is_empty() && words.trim().is_empty();
    let kind = if is_nameless && !is_mention(text, range.clone()) {
        Kind::Nameless
    } else {
        Kind::of(name, words)
    };
    Some(Directive { range, kind })
}

impl<'a> Kind<'a> {
    /// What a directive with this name and these words asks for.
    fn of(name: &str, rest: &'a str) -> Self {
        let mut words = rest.split_whitespace();
        let first = words.next().unwrap_or_default();
        match name {
            _ if first.is_empty() => Self::Other,
            "include" => Self::Include(File::new(first)),
            "rustdoc_include" => Self::Rustdoc(File::new(first)),
            "playground" | "playpen" => Self::Playground(File::whole(first), words.collect()),
            "quiz" => Self::Quiz(first),
            "title" => Self::Title,
            _ => Self::Other,
        }
    }
}

/// Whether a directive stands in a span of code, where it is spoken of.
fn is_mention(text: &str, range: Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let inside = text.get(range.clone()).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    before.ends_with('`') && (inside.contains('`') || after.starts_with('`'))
}

/// Whether nothing else stands in the line of what is in a text, but for the marks of quotes and list items.
fn has_line(text: &str, range: &Range<usize>) -> bool {
    let after = text.get(range.end..).unwrap_or_default();
    let after = after.trim_start_matches([' ', '\t', '\r']);
    (after.is_empty() || after.starts_with('\n')) && begins_line(text, range.start)
}

/// Whether no words stand before a place in its line. Far into a line there are always some: nobody indents so much.
fn begins_line(text: &str, start: usize) -> bool {
    let from = start.saturating_sub(LONGEST_LEAD);
    let near = text.as_bytes().get(from..start).unwrap_or_default();
    let line = near.iter().rposition(|byte| *byte == b'\n');
    let Some(begin) = line.map(|at| from + at + 1).or((from == 0).then_some(0)) else {
        return false;
    };
    let before = text.get(begin..start).unwrap_or_default();
    before.trim().is_empty() || line::lead(before) == before.len()
}

/// Whether it is known what a directive of this name asks for.
fn is_known(name: &str) -> bool {
    KNOWN.contains(&name)
}

/// The name that a directive has.
pub fn name(directive: &str) -> &str {
    let name = directive.trim_start_matches(['{', '#', ' ']);
    let is_end = |letter: char| !(letter.is_alphanumeric() || letter == '_');
    name.split(is_end).next().unwrap_or_default()
}

fn at_tag(text: &str, start: usize) -> Option<Directive<'_>> {
    let rest = cut(text.get(start..)?);
    let (length, kind) = if rest.starts_with(listing::CLOSING) {
        (listing::CLOSING.len(), Kind::ListingEnd)
    } else if let Some((length, listing)) = listing::opening(rest) {
        (length, Kind::Listing(listing))
    } else if rest.starts_with(listing::OPENING) && begins_line(text, start) {
        let line = rest.lines().next().unwrap_or_default().trim_end();
        let is_tag = line.strip_prefix(listing::OPENING)?.starts_with(' ');
        let is_open = is_tag && !line.contains('>');
        (line.len(), is_open.then_some(Kind::ListingOpen)?)
    } else {
        return None;
    };
    let range = start..start + length;
    (!is_mention(text, range.clone())).then_some(Directive { range, kind })
}

impl<'a> File<'a> {
    /// All of a file.
    fn whole(path: &'a str) -> Self {
        Self {
            path,
            written: "",
            part: WHOLE,
        }
    }

    /// `path`, `path:line`, `path:from:to` with both ends optional, or `path:anchor`.
    fn new(written: &'a str) -> Self {
        let (path, written) = written.split_once(':').unwrap_or((written, ""));
        let (first, last) = match written.split_once(':') {
            Some((first, rest)) => (first, Some(rest.split(':').next().unwrap_or_default())),
            None => (written, None),
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
        Self {
            path,
            written,
            part,
        }
    }
}
