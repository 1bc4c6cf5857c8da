//! Directives that cannot be followed and have no line of their own: beside other words each has a label before it, and the
//! code in which one stands has a line above it.
//!
//! With a label all else is read as without it. Words have room for one where they are a paragraph's, an item's or a
//! cell's, in no link, and the directive begins a word; a fence has it where it is none in HTML. Where backticks of its own
//! could go together with others, the label is without them. Elsewhere a directive stays as it is.

use std::ops::Range;

use super::{Asking, CourseFile, Expander};
use crate::load::book::compose::Edit;
use crate::load::line;
use crate::load::markdown::{self, Above, Ground, Site, Words};
use crate::source::Span;

/// How a directive is labelled of which it is known what it asks for,
pub const NOT_INCLUDED: &str = "Not included";
/// … and one of which it is not.
pub const NOT_SUPPORTED: &str = "Not supported";

/// What a line begins with in quotes and items.
const LEAD: [char; 3] = [' ', '\t', '>'];
/// Signs that a word may have before it. Those of emphasis go together with the label's own.
const OPENING: [char; 6] = ['(', '[', '"', '\'', '|', '>'];

/// Why a directive is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfollowed {
    /// It is not known what it asks for.
    Unknown,
    /// There is not what it asks for, which has been told.
    Refused,
}

/// Such a directive.
pub struct Aside {
    /// Where it stands in the text, or where the line begins that opens the fence around it.
    at: usize,
    place: CourseFile,
    span: Span,
    /// The place in the chapter that asks for it.
    asked: usize,
    unfollowed: Unfollowed,
    is_fenced: bool,
}

/// A directive as it is written, with a label.
pub fn labelled(label: &str, (place, span): Asking<'_>) -> String {
    as_code(label, place.source.slice(span))
}

fn as_code(label: &str, raw: &str) -> String {
    let raw = raw.replace(['\n', '\r', '`'], " ");
    format!("*{label}:* `{raw}`")
}

impl Expander<'_> {
    /// Copies such a directive, and keeps it until all of the text is known.
    pub(super) fn put_aside(
        &mut self,
        (place, span): Asking<'_>,
        unfollowed: Unfollowed,
        fence: Option<usize>,
    ) {
        // In a fence others may have their own meaning for another program.
        if fence.is_none() || unfollowed == Unfollowed::Refused {
            self.asides.push(Aside {
                at: fence.unwrap_or(self.composer.text().len()),
                place: place.clone(),
                span,
                asked: self.composer.asked.unwrap_or(span.start),
                unfollowed,
                is_fenced: fence.is_some(),
            });
        }
        self.composer.copy(&place.source, span);
    }

    /// Labels those that have room for it, and tells of all that are not only spoken of, in code or HTML, what has not been told.
    pub(super) fn label_asides(&mut self) {
        let asides = std::mem::take(&mut self.asides);
        if asides.is_empty() {
            return;
        }
        let sites = markdown::sites(self.composer.text());
        let mut edits = Vec::new();
        for aside in asides {
            let (place, span) = (&aside.place, aside.span);
            let text = self.composer.text();
            let fence = aside.is_fenced.then(|| Opening::new(text, aside.at));
            let at = fence.as_ref().map_or(aside.at, |fence| fence.sign);
            let before = sites.partition_point(|site| site.range.end <= at);
            let site = sites.get(before).filter(|site| site.range.start <= at);
            let is_mentioned = matches!(
                site.map(|site| &site.ground),
                Some(Ground::Verbatim | Ground::Fenced(_))
            );
            if is_mentioned && !aside.is_fenced {
                continue;
            }
            let label = match aside.unfollowed {
                Unfollowed::Unknown => self.tell_unsupported(place, span),
                Unfollowed::Refused => NOT_INCLUDED,
            };
            let text = self.composer.text();
            let put = match (site, fence) {
                (Some(site), Some(fence)) => {
                    let words = labelled(label, (place, span));
                    fence.above(text, &words, site)
                }
                (Some(site), None) => {
                    let range = at..self.composer.part_end(at);
                    beside(text, range, label, site)
                }
                (None, _) => None,
            };
            if let Some((range, text)) = put {
                edits.push(Edit {
                    range,
                    text,
                    source: aside.place.source,
                    span,
                    asked: aside.asked,
                });
            }
        }
        if !edits.is_empty() {
            self.composer.replace(edits);
        }
    }
}

/// What takes the place of what, so that a directive beside other words is labelled.
fn beside(
    text: &str,
    range: Range<usize>,
    label: &str,
    site: &Site,
) -> Option<(Range<usize>, String)> {
    let Ground::Words(Words { end, has_tick }) = site.ground else {
        return None;
    };
    let before = text.get(..range.start)?.chars().next_back();
    let begins_word = before.is_none_or(|sign| sign.is_whitespace() || OPENING.contains(&sign));
    if !begins_word || range.end > end {
        return None;
    }
    let raw = text.get(range.clone())?;
    // The backticks of a label may go together with others.
    let is_beside_tick = text.get(range.end..)?.starts_with('`');
    if has_tick || is_beside_tick || raw.contains('`') {
        return Some((range.start..range.start, format!("*{label}:* ")));
    }
    Some((range.clone(), as_code(label, raw)))
}

/// The line that opens a fence.
struct Opening {
    /// Where it begins,
    start: usize,
    /// … where what stands in it before the fence ends that begins quotes and items,
    lead: usize,
    /// … and where the fence begins.
    sign: usize,
}

impl Opening {
    fn new(text: &str, start: usize) -> Self {
        let line = text.get(start..).unwrap_or_default();
        let line = line.lines().next().unwrap_or_default();
        let lead = line::lead(line);
        let words = line.get(lead..).unwrap_or_default();
        let words = words.trim_start_matches(LEAD);
        Self {
            start,
            lead: start + lead,
            sign: start + line.len() - words.len(),
        }
    }

    /// Where words stand above the fence, in the same item or quote, and those words.
    fn above(self, text: &str, words: &str, site: &Site) -> Option<(Range<usize>, String)> {
        let Ground::Fenced(above) = site.ground else {
            return None;
        };
        let lead = text.get(self.start..self.lead)?;
        if !lead.chars().all(|sign| LEAD.contains(&sign)) {
            // It is the first line of an item, which the words are then.
            let prefix = lead
                .chars()
                .map(|sign| if LEAD.contains(&sign) { sign } else { ' ' });
            let prefix: String = prefix.collect();
            return Some((self.lead..self.lead, format!("{words}\n{prefix}")));
        }
        let prefix = text.get(self.start..self.sign)?;
        let last = text.get(..self.start)?.lines().next_back();
        let is_free = last.is_none_or(|last| last.trim_matches(LEAD).is_empty());
        let blank = match above {
            _ if is_free => String::new(),
            Above::Words => String::new(),
            Above::Paragraph => format!("{}\n", prefix.trim_end()),
            Above::Other => return None,
        };
        Some((self.start..self.start, format!("{blank}{prefix}{words}\n")))
    }
}
