//! What the proofs of a review print, beside what its author has recorded of that.

use super::{Seen, Shown};
use crate::course::review::Recorded;
use crate::practice::compare::lines;

/// How the lines begin that say what has become of a test.
const VERDICTS: [&str; 2] = ["ok - ", "not ok - "];
/// How the lines begin that quote one value.
const VALUES: [&str; 2] = ["  expected ", "  actual   "];
/// What stands for a word that chance may have a part in.
const CHANCE: &str = "#";

/// Where a recording says something else than was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The line of the recording, from 0.
    pub line: usize,
    /// What it says there; `None` at its end.
    pub recorded: Option<String>,
    /// What was printed instead; `None` if that is too much.
    pub printed: Option<String>,
}

/// What all proofs together print on both files, as courses record it. What several print in the same way, since they run
/// the same test, is there once.
pub fn record(shown: &[Shown]) -> Recorded {
    Recorded {
        flawed: Some(joined(shown.iter().map(|shown| &shown.flawed))),
        fixed: Some(joined(shown.iter().map(|shown| &shown.fixed))),
    }
}

fn joined<'a>(seen: impl Iterator<Item = &'a Seen>) -> String {
    let mut out = String::from("\n");
    for Seen { printed, .. } in seen {
        let recorded = &printed.recorded;
        if !out.contains(&format!("\n{recorded}")) {
            out.push_str(recorded);
        }
    }
    out.split_off(1)
}

/// The first line that is recorded otherwise than it is printed. A time, a port, a name made at random or how many there
/// were of something is another one each time: numbers count only in a verdict, and where one is all that was expected
/// or seen.
pub fn difference(recorded: &str, printed: &str) -> Option<Difference> {
    let (said, seen) = (lines(recorded), lines(printed));
    let line = |at: &usize| (said.get(*at), seen.get(*at));
    let at = (0..said.len().max(seen.len())).find(|at| match line(at) {
        (Some(said), Some(seen)) => settled(said) != settled(seen),
        _ => true,
    })?;
    let (recorded, printed) = line(&at);
    Some(Difference {
        line: at,
        recorded: recorded.map(|line| (*line).to_owned()),
        printed: printed.map(|line| (*line).to_owned()),
    })
}

/// A line without what chance may have a part in.
fn settled(line: &str) -> String {
    let value = VALUES.iter().find_map(|label| line.strip_prefix(label));
    let is_number = value.is_some_and(|value| value.parse::<f64>().is_ok());
    if is_number || VERDICTS.iter().any(|verdict| line.starts_with(verdict)) {
        return line.to_owned();
    }
    let has_digit = |word: &str| word.contains(|letter: char| letter.is_ascii_digit());
    let words = line.split(' ');
    let words = words.map(|word| if has_digit(word) { CHANCE } else { word });
    words.collect::<Vec<_>>().join(" ")
}
