//! What there is to know of a long list before its first item is told of, and shows only when all of it has been seen.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::budget;
use super::continued::Continued;
use super::marker::Marker;
use super::window::input;
use super::windows::Windows;

/// What is known of a list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extent {
    /// Whether its items stand apart.
    pub is_loose: bool,
    /// How many items it has, if they are numbered.
    pub items: usize,
}

/// What has been found out about the lists of a text. To look through one is to look through those in it, too, however
/// deep they stand.
#[derive(Debug, Default)]
pub struct Extents {
    /// What is known of those that are longer than a window, by where their first markers stand.
    known: HashMap<usize, Extent>,
    /// Where no line is blank.
    dense: Range<usize>,
}

/// A list that is being looked through.
#[derive(Clone, Copy)]
struct Open {
    /// Where its first marker stands.
    start: usize,
    /// Whether its items are numbered.
    counts: bool,
    /// Whether it goes on in another window.
    is_long: bool,
    extent: Extent,
}

impl Extents {
    /// What there is to know of the list that begins at `start` of a text, and is the innermost block of what goes on in the
    /// windows.
    pub fn of<'a>(
        &mut self,
        (text, start): (&'a str, usize),
        windows: impl FnOnce() -> Windows<'a>,
    ) -> Extent {
        let list = Open::new(text, start);
        let (start, counts) = (list.start, list.counts);
        if let Some(known) = self.known.remove(&start) {
            return known;
        }
        if !counts && self.is_close(text, start) {
            return Extent::default();
        }
        self.look_through(text, list, windows());
        self.known.remove(&start).unwrap_or_default()
    }

    /// Whether it shows at a glance that the items of a list stand close together: from its beginning on no line is blank, or
    /// none before one below which something stands that is in no list.
    fn is_close(&mut self, text: &str, start: usize) -> bool {
        if !self.dense.contains(&start) {
            self.dense = start..blank_line(text, start);
        }
        let below = text.get(self.dense.end..).unwrap_or_default();
        let is_blank = |character: char| character == '>' || character.is_ascii_whitespace();
        let (blank, words) = below.split_at(below.len() - below.trim_start_matches(is_blank).len());
        let is_word = |first: char| !first.is_ascii_digit() && !matches!(first, '-' | '+' | '*');
        words.is_empty() || (blank.ends_with('\n') && words.starts_with(is_word))
    }

    /// Looks through a list, and those in it, until all is known of it.
    fn look_through(&mut self, text: &str, list: Open, mut windows: Windows<'_>) {
        let mut open = vec![Open {
            is_long: true,
            ..list
        }];
        let is_done = |open: &[Open]| open.first().is_none_or(Open::is_known);
        while windows.has_more() && !is_done(&open) {
            let before: Vec<usize> = open.iter().map(|list| list.start).collect();
            let told = windows.next(budget::room(text), |event, range| match event {
                // What stands behind the list is not looked at.
                _ if open.is_empty() => {}
                Event::Start(Tag::List(_)) => open.push(Open::new(text, range.start)),
                Event::Start(Tag::Item) => {
                    if let Some(list) = open.last_mut().filter(|list| list.counts) {
                        list.extent.items += 1;
                    }
                }
                Event::End(TagEnd::List(_)) => {
                    if let Some(list) = open.pop().filter(|list| list.is_long) {
                        self.known.insert(list.start, list.extent);
                    }
                }
                _ => {}
            });
            for start in told.loose.iter().filter_map(|list| before.get(*list)) {
                let ended = self.known.get_mut(start);
                let mut open = open.iter_mut().filter(|list| list.start == *start);
                let list = ended.or(open.next().map(|list| &mut list.extent));
                if let Some(list) = list {
                    list.is_loose = true;
                }
            }
            for list in &mut open {
                list.is_long = true;
            }
        }
        let is_end = !windows.has_more();
        let known = open.iter().filter(|list| is_end || list.is_known());
        self.known
            .extend(known.map(|list| (list.start, list.extent)));
    }
}

impl Open {
    fn new(text: &str, start: usize) -> Self {
        let list = text.get(start..).unwrap_or_default();
        let blanks = list.len() - list.trim_start_matches([' ', '\t']).len();
        Self {
            start: start + blanks,
            counts: matches!(Marker::at(list), Some(Marker::Number(_))),
            is_long: false,
            extent: Extent::default(),
        }
    }

    /// Whether all is known, whatever follows.
    fn is_known(&self) -> bool {
        self.extent.is_loose && !self.counts
    }
}

/// Where the first blank line begins behind a place, but for the marks of quotes in it.
fn blank_line(text: &str, start: usize) -> usize {
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        let words = line.strip_suffix('\n').unwrap_or(line);
        let words = words.strip_suffix('\r').unwrap_or(words);
        let is_blank = |byte: u8| matches!(byte, b' ' | b'\t'..=b'\r' | b'>');
        // To the parser, a `\r` alone ends a line.
        if words.bytes().all(is_blank) || words.contains('\r') {
            break;
        }
        at += line.len();
    }
    at
}

/// Which lists among what goes on in a window, counted from the one with an index, it makes loose ones, if they go on around
/// others. They are looked at as what they are: there paragraphs are told of only where a list is loose.
pub fn made_loose(
    window: &str,
    (continued, first): (&Continued, usize),
    options: Options,
) -> Vec<usize> {
    let mut loose = Vec::new();
    if first + 1 >= continued.depth() {
        return loose;
    }
    let beginning = continued.beginning(window, Some(first)).text;
    let shift = beginning.len();
    let input = input(beginning, window);
    let events = Parser::new_ext(&input, options).into_offset_iter();
    let mut depth = 0_usize;
    for (event, _) in events.take_while(|(_, range)| range.start < shift) {
        match event {
            Event::Start(Tag::Paragraph) => {
                let list = depth.checked_sub(2).filter(|list| *list >= first);
                loose.extend(list.and_then(|list| continued.list(first, list)));
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    loose
}
