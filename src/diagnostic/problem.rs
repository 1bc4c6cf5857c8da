//! A mistake with its place, without the file that it stands in: that may be long, and many are kept.

use super::{Diagnostic, Severity};
use crate::source::{Counting, Position};

/// A mistake as the learner is told of it: with its place instead of the file that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// Where in it; `None` is the file as a whole.
    pub at: Option<Position>,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The file that was read when it was found, if that is another one, which includes its file.
    pub found_in: Option<String>,
}

impl Problem {
    /// Mistakes in the order of their files and places, and their files no more.
    pub fn all(mut mistakes: Vec<Diagnostic>) -> Vec<Self> {
        mistakes.sort_by(|one, other| {
            (&one.source.name, one.span).cmp(&(&other.source.name, other.span))
        });
        let mut counting: Option<Counting<'_>> = None;
        let problems = mistakes.iter();
        problems
            .map(|mistake| Self::of(mistake, &mut counting))
            .collect()
    }

    /// The same of mistakes that were found while this file was read.
    pub fn all_in(file: &str, mistakes: Vec<Diagnostic>) -> Vec<Self> {
        let mut problems = Self::all(mistakes);
        for problem in &mut problems {
            problem.found_in = (problem.file != file).then(|| file.to_owned());
        }
        problems
    }

    /// A mistake, whose place is counted from that of the one before.
    fn of<'a>(mistake: &'a Diagnostic, counting: &mut Option<Counting<'a>>) -> Self {
        let at = mistake.span.map(|span| {
            let mut here = counting
                .take()
                .filter(|counting| counting.is_in(&mistake.source))
                .unwrap_or_else(|| Counting::new(&mistake.source));
            let at = here.position(span.start);
            *counting = Some(here);
            at
        });
        Self {
            file: mistake.source.name.clone(),
            at,
            severity: mistake.severity,
            message: mistake.message.clone(),
            hint: mistake.hint.clone(),
            found_in: None,
        }
    }

    /// `file:line:column`, or the file alone where the mistake has no place in it.
    pub fn place(&self) -> String {
        match self.at {
            Some(at) => format!("{}:{}:{}", self.file, at.line, at.column),
            None => self.file.clone(),
        }
    }
}
