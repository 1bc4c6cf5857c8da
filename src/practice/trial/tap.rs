//! What `node --test --test-reporter=tap` says, as a verdict.
//!
//! Source: the Test Anything Protocol, version 13, and the YAML blocks that Node.js 20 to 26 write into it.

use std::path::Path;

use super::Verdict;
use super::error::error;
use super::failure::{Detail, Failure};

/// What a run of the tests in a file proves, given what it printed and the status that it ended with. The first test that
/// failed is told.
pub fn tests(file: &str, output: &str, status: i32) -> Verdict {
    let lines: Vec<&str> = output.lines().collect();
    // Of nested tests the innermost is told before those around it.
    let mut failures = (0..lines.len()).filter_map(|at| Failure::begins(lines.get(at..)?));
    if let Some(failure) = failures.next() {
        // A file that fails as a whole did not get to its tests.
        if failure.is_of_file() {
            return Verdict::Unclear(format!("The tests could not be run: {}.", reason(output)));
        }
        return failure.verdict();
    }
    // A file that ends before its tests do is told as a test of its own, and as one that passes if it ends with 0.
    // Node.js 20 gives its whole path.
    let is_file = |name: &str| Path::new(name).ends_with(file);
    if passing(output).any(is_file) {
        let words = "The tests ended before their end: something calls process.exit().";
        return Verdict::Unclear(words.to_owned());
    }
    let passed = count(output, "pass");
    match (status, passed) {
        (0, Some(1..)) => Verdict::Passed,
        (0, Some(0)) => Verdict::Unclear("No test of this check was run.".to_owned()),
        (0, None) => Verdict::Unclear("The test runner said nothing of its tests.".to_owned()),
        (_, _) => Verdict::Unclear(format!(
            "The test file could not be run: {}.",
            reason(output)
        )),
    }
}

/// What a run of tests says: a line for each test, and below one that failed the beginning of its error, with what was
/// expected and what there was. Tests that were left out are too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// All of it.
    pub all: String,
    /// The same as courses record it.
    pub recorded: String,
}

/// What a run of tests says, given what it printed.
pub fn told(output: &str) -> Told {
    Told {
        all: detailed(output, Detail::All),
        recorded: detailed(output, Detail::Recorded),
    }
}

fn detailed(output: &str, detail: Detail) -> String {
    let mut out = String::new();
    let lines: Vec<&str> = output.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let line = line.trim_start();
        if let Some((_, name)) = line.strip_prefix("ok ").and_then(|ok| ok.split_once(" - ")) {
            if !name.contains(" # SKIP") {
                out.push_str(&format!("ok - {}\n", name.trim_end()));
            }
        } else if let Some(failure) = Failure::begins(lines.get(at..).unwrap_or_default()) {
            failure.tell(detail, &mut out);
        }
    }
    out
}

/// The names of the tests that passed.
fn passing(output: &str) -> impl Iterator<Item = &str> {
    let lines = output.lines().map(str::trim);
    lines.filter_map(|line| {
        line.strip_prefix("ok ")?
            .split_once(" - ")
            .map(|(_, name)| name)
    })
}

/// A number of the summary at the end.
fn count(output: &str, name: &str) -> Option<usize> {
    let mut lines = output.lines().rev();
    let value = lines.find_map(|line| {
        line.strip_prefix("# ")?
            .strip_prefix(name)?
            .strip_prefix(' ')
    })?;
    value.trim().parse().ok()
}

/// What stopped a file before its tests.
fn reason(output: &str) -> String {
    error(output).unwrap_or_else(|| "it ended before its first test".to_owned())
}
