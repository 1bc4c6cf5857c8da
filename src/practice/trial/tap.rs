//! What `node --test --test-reporter=tap` says, as a verdict.
//!
//! Source: the Test Anything Protocol, version 13, and the YAML blocks that Node.js 20 to 26 write into it.

use std::path::Path;

use super::Verdict;

/// No more lines are told of one test.
const MOST_LINES: usize = 500;

/// What a run of the tests in a file proves, given what it printed and whether it ended with 0. The first test that
/// failed is told.
pub fn tests(file: &str, output: &str, success: bool) -> Verdict {
    if let Some(failure) = Failure::first(output.lines().map(str::trim_start)) {
        return failure.verdict(output);
    }
    // A file that ends before its tests do is told as a test of its own, and as one that passes if it ends with 0.
    // Node.js 20 gives its whole path.
    let is_file = |name: &str| Path::new(name).ends_with(file);
    if passing(output).any(is_file) {
        let words = "The tests ended before their end: something calls process.exit().";
        return Verdict::Unclear(words.to_owned());
    }
    let passed = count(output, "pass");
    match (success, passed) {
        (true, Some(1..)) => Verdict::Passed,
        (true, Some(0)) => Verdict::Unclear("No test of this check was run.".to_owned()),
        (true, None) => Verdict::Unclear("The test runner said nothing of its tests.".to_owned()),
        (false, _) => Verdict::Unclear(format!(
            "The test file could not be run: {}.",
            reason(output)
        )),
    }
}

/// What a run of tests says, as courses record it: a line for each test, and below one that failed the beginning of its
/// error, with what was expected and what there was. Tests that were left out are too.
pub fn told(output: &str) -> String {
    let mut out = String::new();
    let lines: Vec<&str> = output.lines().map(str::trim_start).collect();
    for (at, line) in lines.iter().enumerate() {
        if let Some((_, name)) = line.strip_prefix("ok ").and_then(|ok| ok.split_once(" - ")) {
            if !name.contains(" # SKIP") {
                out.push_str(&format!("ok - {}\n", name.trim_end()));
            }
        } else if line.starts_with("not ok ")
            && let Some(failure) = Failure::first(lines.iter().skip(at).copied())
        {
            failure.tell(&mut out);
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

/// A test that failed.
struct Failure<'a> {
    name: &'a str,
    /// The lines of its YAML block, without their indentation.
    block: Vec<&'a str>,
}

impl<'a> Failure<'a> {
    /// The first one; of nested tests the innermost, which is told before those around it.
    fn first(mut lines: impl Iterator<Item = &'a str>) -> Option<Self> {
        let line = lines
            .by_ref()
            .find_map(|line| line.strip_prefix("not ok "))?;
        let name = line.split_once(" - ").map_or(line, |(_, name)| name);
        let block = lines.skip_while(|line| *line == "---");
        Some(Self {
            name: name.trim_end(),
            block: block
                .take_while(|line| *line != "...")
                .take(MOST_LINES)
                .collect(),
        })
    }

    fn verdict(&self, output: &str) -> Verdict {
        // A file that fails as a whole did not get to its tests.
        if self
            .value("error")
            .is_some_and(|error| error == "test failed")
        {
            return Verdict::Unclear(format!("The tests could not be run: {}.", reason(output)));
        }
        let expected = self.value("expected").filter(|value| !value.is_empty());
        let actual = self.value("actual").filter(|value| !value.is_empty());
        if let (Some(expected), Some(actual)) = (expected, actual) {
            return Verdict::failed(expected, actual);
        }
        let error = self.value("error");
        Verdict::failed(self.name, error.unwrap_or_else(|| "it failed".to_owned()))
    }

    /// As courses record it.
    fn tell(&self, out: &mut String) {
        out.push_str(&format!("not ok - {}\n", self.name));
        if let Some(first) = self.lines("error").find(|line| !line.is_empty()) {
            out.push_str(&format!("  {}\n", unquoted(first)));
        }
        let value = |key| self.value(key).filter(|value| !value.is_empty());
        if let (Some(expected), Some(actual)) = (value("expected"), value("actual")) {
            out.push_str(&format!("  expected {expected}\n  actual   {actual}\n"));
        }
    }

    /// The lines of a value.
    fn lines(&self, key: &str) -> impl Iterator<Item = &str> {
        let mut lines = self.block.iter().copied();
        let first = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
        let first = first.map(str::trim).into_iter();
        let rest = lines.take_while(|line| !is_key(line)).map(str::trim);
        first
            .chain(rest)
            .filter(|line| !matches!(*line, "|-" | "|" | ">-" | ">"))
    }

    /// A value of the block in one line.
    fn value(&self, key: &str) -> Option<String> {
        let mut lines = self.block.iter();
        let first = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
        let first = first.trim();
        if !matches!(first, "|-" | "|" | ">-" | ">" | "") {
            return Some(unquoted(first));
        }
        // The values of a block, or of what a mapping holds, end where the next key begins.
        let rest = lines.take_while(|line| !is_key(line));
        let words = rest.flat_map(|line| line.split_whitespace());
        Some(words.collect::<Vec<_>>().join(" "))
    }
}

/// The keys that Node.js writes.
const KEYS: [&str; 13] = [
    "duration_ms",
    "type",
    "location",
    "failureType",
    "error",
    "code",
    "name",
    "expected",
    "actual",
    "operator",
    "stack",
    "exitCode",
    "signal",
];

fn is_key(line: &str) -> bool {
    line.split_once(':')
        .is_some_and(|(key, _)| KEYS.contains(&key))
}

fn unquoted(value: &str) -> String {
    let inner = value
        .strip_prefix('\'')
        .and_then(|value| value.strip_suffix('\''));
    inner.map_or_else(|| value.to_owned(), |inner| inner.replace("''", "'"))
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

/// What stopped a file before its tests: the error, and the file and line where it stands.
fn reason(output: &str) -> String {
    let mut place = None;
    for line in output.lines() {
        let line = line.trim_start_matches(['#', ' ']);
        let name = line
            .split(['(', ' '])
            .find_map(|word| word.strip_prefix("file://"));
        if let Some(name) = name {
            let file = name.rsplit('/').next().unwrap_or(name);
            place.get_or_insert(file.trim_end_matches(')').to_owned());
        }
        if let Some((kind, _)) = line.split_once(':')
            && kind
                .split_whitespace()
                .next()
                .is_some_and(|word| word.ends_with("Error"))
        {
            let line = line.trim_end_matches('.');
            return match place {
                Some(place) => format!("{place}: {line}"),
                None => line.to_owned(),
            };
        }
    }
    "it ended before its first test".to_owned()
}
