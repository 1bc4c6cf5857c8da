//! The lines of a file that a directive asks for.

use std::collections::BTreeSet;

use super::directive::Part;
use crate::source::Span;

/// Lines that stand one after the other in a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    /// Where they are.
    pub span: Span,
    /// Whether the directive asks for them; the others are there and not shown.
    pub asked: bool,
}

/// What of a file a directive asks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Selection {
    /// All of the file, part by part; comments that are anchors are in none.
    pub runs: Vec<Run>,
    /// The anchor that goes on to the end of the file, as nothing ends it.
    pub open: Option<String>,
}

/// Why nothing that is asked for is there.
#[derive(Debug, PartialEq, Eq)]
pub struct Missing {
    /// What the file has or has not.
    pub message: String,
    /// What to do, if no other name was meant.
    pub hint: String,
    /// The name that was asked for.
    pub written: String,
    /// The names that there are.
    pub known: BTreeSet<String>,
}

/// The part of a file that is asked for, and what stands around it.
///
/// # Errors
///
/// When nothing that is asked for is there.
pub fn select(text: &str, part: &Part<'_>) -> Result<Selection, Missing> {
    let mut runs: Vec<Run> = Vec::new();
    let mut names = BTreeSet::new();
    let mut inside = false;
    let mut at = 0;
    let mut count = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len());
        at += line.len();
        let asked = match part {
            Part::Lines(lines) => Some(lines.contains(&count)),
            Part::Anchor(wanted) => match anchor(line) {
                Some(Anchor::Start(name)) => {
                    names.insert(name);
                    inside |= name == *wanted;
                    None
                }
                Some(Anchor::End(name)) => {
                    inside &= name != *wanted;
                    None
                }
                None => Some(inside),
            },
        };
        count += 1;
        match (asked, runs.last_mut()) {
            (None, _) => {}
            (Some(asked), Some(run)) if run.asked == asked && run.span.end == span.start => {
                run.span.end = span.end;
            }
            (Some(asked), _) => runs.push(Run { span, asked }),
        }
    }
    let missing = |message: String, hint: String, written: &str| Missing {
        message,
        hint,
        written: written.to_owned(),
        known: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    match part {
        Part::Anchor(wanted) if !names.contains(*wanted) => {
            let hint = format!(
                "write `ANCHOR: {wanted}` in a comment above the lines, and `ANCHOR_END: {wanted}` below them"
            );
            Err(missing(format!("has no `ANCHOR: {wanted}`"), hint, wanted))
        }
        Part::Lines(lines) if count == 0 && lines.start > 0 => {
            let hint = "write something into it, or take the directive out".to_owned();
            Err(missing("is empty".to_owned(), hint, ""))
        }
        Part::Lines(lines) if lines.start >= count && lines.start > 0 => {
            let noun = if count == 1 { "line" } else { "lines" };
            let hint = format!("ask for lines from 1 to {count}");
            Err(missing(format!("has only {count} {noun}"), hint, ""))
        }
        Part::Anchor(wanted) if inside => Ok(Selection {
            runs,
            open: Some((*wanted).to_owned()),
        }),
        Part::Lines(_) | Part::Anchor(_) => Ok(Selection { runs, open: None }),
    }
}

enum Anchor<'a> {
    Start(&'a str),
    End(&'a str),
}

/// The anchor in a line, if it is one.
fn anchor(line: &str) -> Option<Anchor<'_>> {
    let named = |mark: &str| {
        line.match_indices(mark).find_map(|(at, _)| {
            let rest = line.get(at + mark.len()..)?.trim_start();
            let end = rest
                .find(|character: char| !(character.is_alphanumeric() || "_-".contains(character)))
                .unwrap_or(rest.len());
            rest.get(..end).filter(|name| !name.is_empty())
        })
    };
    named("ANCHOR_END:")
        .map(Anchor::End)
        .or_else(|| named("ANCHOR:").map(Anchor::Start))
}
