//! Bare addresses in the text become links, as in GitHub Flavored Markdown (spec 0.29, section 6.9).

use crate::course::prose::taken;
use crate::course::{Link, Mark, MarkKind};

/// What an address can begin with.
const BEGINNINGS: [&str; 3] = ["https://", "http://", "www."];
/// The longest name that the Domain Name System knows.
const LONGEST_DOMAIN: usize = 253;

/// Whether it is worth to look closer.
pub fn may_have_any(text: &str) -> bool {
    text.contains("://") || text.contains("www.")
}

/// Marks the addresses in `text` that are not yet part of something; keeps `marks` ordered by start.
pub fn mark(text: &str, marks: &mut Vec<Mark>) {
    let mut found = Vec::new();
    let mut taken = taken(marks).peekable();
    let mut at = 0;
    while let Some(start) = next_start(text, at) {
        let address = address(text.get(start..).unwrap_or_default());
        let end = start + address.len();
        while taken.next_if(|range| range.end <= start).is_some() {}
        if let Some(range) = taken
            .peek()
            .filter(|range| range.start < end.max(start + 1))
        {
            at = range.end.max(start + 1);
            continue;
        }
        at = end.max(start + 1);
        if address.is_empty() {
            continue;
        }
        let target = if address.starts_with("www.") {
            format!("http://{address}")
        } else {
            address.to_owned()
        };
        found.push(Mark {
            start: start as u32,
            end: end as u32,
            kind: MarkKind::Link(Box::new(Link::External(target))),
        });
    }
    drop(taken);
    if !found.is_empty() {
        marks.append(&mut found);
        marks.sort_by_key(|mark| mark.start);
    }
}

/// The next place at or after `from` where an address may begin.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).find(|at| {
        matches!(bytes[*at], b'h' | b'w' | b'H' | b'W')
            && at.checked_sub(1).is_none_or(|before| {
                bytes[before].is_ascii_whitespace()
                    || matches!(bytes[before], b'*' | b'_' | b'~' | b'(')
            })
            && BEGINNINGS
                .iter()
                .any(|beginning| begins_with(&bytes[*at..], beginning))
    })
}

fn begins_with(bytes: &[u8], beginning: &str) -> bool {
    bytes
        .get(..beginning.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(beginning.as_bytes()))
}

/// The address that a text begins with, without the punctuation after it; empty if it is none.
fn address(text: &str) -> &str {
    let Some(scheme) = BEGINNINGS
        .iter()
        .find(|beginning| begins_with(text.as_bytes(), beginning))
    else {
        return "";
    };
    let name = if *scheme == "www." { 0 } else { scheme.len() };
    if !has_domain(text.get(name..).unwrap_or_default()) {
        return "";
    }
    let end = text
        .find(|character: char| character.is_whitespace() || character == '<')
        .unwrap_or(text.len());
    without_punctuation(text.get(..end).unwrap_or_default())
}

/// Whether the text begins with a domain of at least two parts, the last two without underscore.
fn has_domain(text: &str) -> bool {
    let end = text
        .char_indices()
        .take(LONGEST_DOMAIN)
        .find(|(_, character)| {
            !(character.is_alphanumeric() || matches!(character, '-' | '_' | '.'))
        })
        .map_or(text.len().min(LONGEST_DOMAIN), |(end, _)| end);
    let domain = text.get(..end).unwrap_or_default().trim_end_matches('.');
    let mut parts = domain.rsplit('.');
    let (last, before) = (parts.next(), parts.next());
    [last, before]
        .iter()
        .all(|part| part.is_some_and(|part| !part.is_empty() && !part.contains('_')))
}

/// An address without the punctuation, the unbalanced parentheses and the entity that end it.
fn without_punctuation(mut address: &str) -> &str {
    let count = |wanted: u8| address.bytes().filter(|byte| *byte == wanted).count();
    let (opening, mut closing) = (count(b'('), count(b')'));
    loop {
        let shorter = match address.as_bytes().last() {
            Some(b'?' | b'!' | b'.' | b',' | b':' | b'*' | b'_' | b'~' | b'\'' | b'"') => {
                &address[..address.len() - 1]
            }
            Some(b')') if closing > opening => {
                closing -= 1;
                &address[..address.len() - 1]
            }
            Some(b';') => match entity(address) {
                Some(start) => &address[..start],
                None => return address,
            },
            _ => return address,
        };
        address = shorter;
    }
}

/// Where the entity begins that an address ends with.
fn entity(address: &str) -> Option<usize> {
    let start = address.rfind('&')?;
    let name = address.get(start + 1..address.len() - 1)?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name.then_some(start)
}
