//! What a part of a lesson refers to and the rest of it defines.

use std::collections::HashSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::part::is_mark;
use crate::course::Dialect;
use crate::load::markdown;

/// A part that refers to more labels is not shown before the rest has been read.
const MOST: usize = 4096;
/// No definition is longer.
const LONGEST: usize = 1024;

/// The definitions that a part lacks, as the text has them: of links where they lead, of footnotes that there are such. `None` if
/// there are too many.
pub fn definitions(own: &Range<usize>, whole: &str, dialect: &Dialect) -> Option<String> {
    let part = whole.get(own.clone())?;
    let mut labels = markdown::undefined(part, dialect);
    let notes = part.match_indices("[^");
    let notes = notes.filter_map(|(at, _)| Some(part.get(at + 1..)?.split_once(']')?.0.to_owned()));
    labels.extend(notes.filter(|label| label.len() <= LONGEST));
    if labels.is_empty() {
        return Some(String::new());
    }
    if labels.len() > MOST {
        return None;
    }
    let written = labels.iter().map(|label| format!("[{label}]:"));
    let mut builder = AhoCorasick::builder();
    let found = builder.ascii_case_insensitive(true).build(written).ok()?;
    let mut definitions = "\n\n".to_owned();
    // A label may be defined a hundred thousand times.
    let mut known = HashSet::new();
    for found in found.find_iter(whole) {
        let line = markdown::line_start(whole, found.start());
        let before = whole.get(line..found.start())?;
        let rest = whole.get(found.start()..)?.lines().next()?;
        let is_definition = before.trim_start_matches(is_mark).is_empty();
        let is_new = is_definition && rest.len() <= LONGEST && known.insert(found.pattern());
        if !is_new || own.contains(&found.start()) {
            continue;
        }
        let is_note = rest.starts_with("[^");
        let rest = if is_note {
            whole.get(found.range())?
        } else {
            rest
        };
        definitions.push_str(rest);
        definitions.push_str(if is_note { " a\n\n" } else { "\n" });
    }
    Some(definitions)
}
