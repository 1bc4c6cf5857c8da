//! Directives that cannot be followed and have no line of their own: beside other words each has a label before it, and the
//! code in which one stands has a line above it. Where one is only spoken of, it stays as it is.

use super::{Asking, CourseFile, Expander};
use crate::load::book::compose::Edit;
use crate::load::{line, markdown};
use crate::source::Span;

/// How a directive is labelled of which it is known what it asks for,
pub const NOT_INCLUDED: &str = "Not included";
/// … and one of which it is not.
pub const NOT_SUPPORTED: &str = "Not supported";

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
    let raw = place.source.slice(span).replace(['\n', '\r', '`'], " ");
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

    /// Labels those that are not only spoken of, in code or HTML, and tells of them what has not been told.
    pub(super) fn label_asides(&mut self) {
        let asides = std::mem::take(&mut self.asides);
        if asides.is_empty() {
            return;
        }
        let verbatim = markdown::verbatim(self.composer.text());
        let mut edits = Vec::new();
        for aside in asides {
            let (at, place, span) = (aside.at, &aside.place, aside.span);
            let before = verbatim.partition_point(|range| range.end <= at);
            let is_mentioned = verbatim.get(before).is_some_and(|range| range.start <= at);
            if is_mentioned && !aside.is_fenced {
                continue;
            }
            let label = match aside.unfollowed {
                Unfollowed::Unknown => self.tell_unsupported(place, span),
                Unfollowed::Refused => NOT_INCLUDED,
            };
            let words = labelled(label, (place, span));
            let text = self.composer.text();
            let (range, words) = if aside.is_fenced {
                let (at, words) = above_fence(text, at, &words);
                (at..at, words)
            } else if has_room(text, at) {
                (at..self.composer.part_end(at), words)
            } else {
                continue;
            };
            edits.push(Edit {
                range,
                text: words,
                source: aside.place.source,
                span,
                asked: aside.asked,
            });
        }
        if !edits.is_empty() {
            self.composer.replace(edits);
        }
    }
}

/// Whether a label may stand at a place in a text: not in the address of a link, nor in a heading, whose name is made of it.
fn has_room(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = before.get(start..).unwrap_or_default();
    let words = line.get(line::lead(line)..).unwrap_or_default();
    let is_address = ["](", "](<"].iter().any(|sign| line.ends_with(sign));
    !is_address && !line::is_heading(words.trim_start())
}

/// Where words stand above a fence that a line opens, as a paragraph in the same item or quote, and those words.
fn above_fence(text: &str, start: usize, words: &str) -> (usize, String) {
    let line = text.get(start..).unwrap_or_default();
    let line = line.lines().next().unwrap_or_default();
    let is_lead = |sign: char| matches!(sign, ' ' | '\t' | '>');
    let lead = line.get(..line::lead(line)).unwrap_or_default();
    if lead.chars().all(is_lead) {
        let length = line.len() - line.trim_start_matches(is_lead).len();
        let prefix = line.get(..length).unwrap_or_default();
        let above = text.get(..start).unwrap_or_default().lines().next_back();
        let is_free = above.is_none_or(|above| above.trim_matches(is_lead).is_empty());
        let blank = if is_free {
            String::new()
        } else {
            format!("{}\n", prefix.trim_end())
        };
        return (start, format!("{blank}{prefix}{words}\n"));
    }
    // It is the first line of an item, which the words are then.
    let prefix = lead
        .chars()
        .map(|sign| if is_lead(sign) { sign } else { ' ' });
    let prefix: String = prefix.collect();
    (start + lead.len(), format!("{words}\n{prefix}"))
}
