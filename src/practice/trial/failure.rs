//! A failed test as `node --test --test-reporter=tap` tells it: what was expected, and what was seen.
//!
//! Source: the YAML blocks that Node.js 20 to 26 write below a `not ok` line. They hold no more of YAML than plain,
//! quoted and literal scalars, and mappings of these.

use super::{Verdict, readable, readable_pair};

/// A test that failed.
pub(super) struct Failure<'a> {
    name: &'a str,
    /// The lines of its YAML block, without the indentation of the whole.
    block: Vec<&'a str>,
}

/// How much is told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// All that there is.
    All,
    /// What the next run tells in the same way: in texts that do not match and in what is beside an empty list there are
    /// names that are made at random.
    Recorded,
}

/// No more lines are looked at for one test.
const MOST_LINES: usize = 500;
/// How `node:assert` begins what it says where the author of a test says nothing.
const GENERATED: [&str; 7] = [
    "Expected ",
    "The expression ",
    "The input ",
    "The function ",
    "The validation ",
    "Missing expected ",
    "Got unwanted ",
];
/// What it says of a value that is false, before the expression.
const FALSY: &str = "The expression evaluated to a falsy value:";
/// What it says of a text that does not match, before and behind the regular expression.
const NO_MATCH: (&str, &str) = (
    "The input did not match the regular expression ",
    ". Input:",
);

/// What stands before the lines in which two values differ.
const DIFFERENCE: &str = "+ actual - expected";

impl<'a> Failure<'a> {
    /// The one that begins with the first of these lines, if one does.
    pub(super) fn begins(lines: &[&'a str]) -> Option<Self> {
        let (first, rest) = lines.split_first()?;
        let told = first.trim_start().strip_prefix("not ok ")?;
        let name = told.split_once(" - ").map_or(told, |(_, name)| name);
        // The block stands two columns further to the right.
        let indent = first.len() - first.trim_start().len() + 2;
        let block = rest.iter().map(|line| {
            let (blank, rest) = line.split_at_checked(indent).unwrap_or(("", ""));
            if blank.trim().is_empty() { rest } else { line }
        });
        let block = block.skip_while(|line| *line == "---").take(MOST_LINES);
        Some(Self {
            name: name.trim_end(),
            block: block.take_while(|line| *line != "...").collect(),
        })
    }

    /// A line for it, the beginning of its error, and what was expected and what there was.
    pub(super) fn tell(&self, detail: Detail, out: &mut String) {
        out.push_str(&format!("not ok - {}\n", self.name));
        if let Some(first) = self
            .value("error")
            .as_deref()
            .and_then(|error| error.lines().next())
        {
            out.push_str(&format!("  {}\n", readable(first, 0)));
        }
        let compared = match detail {
            Detail::All => self.compared(),
            Detail::Recorded => self.plain(),
        };
        match compared {
            (Some(expected), Some(actual)) => {
                let (expected, actual) = readable_pair(&expected, &actual);
                out.push_str(&format!("  expected {expected}\n  actual   {actual}\n"));
            }
            // What was expected of a text stands in the error.
            (None, Some(actual)) if detail == Detail::All => {
                out.push_str(&format!("  actual   {}\n", readable(&actual, 0)));
            }
            (None, Some(_)) | (_, None) => {}
        }
    }

    /// What was expected and what there was, as the block has it, in a line each.
    fn plain(&self) -> (Option<String>, Option<String>) {
        let value = |key: &str| self.value(key).map(|value| line(&value));
        (value("expected"), value("actual"))
    }

    /// The same. Lists and objects without anything in them, and values that
    /// are none, are told by the error alone.
    fn compared(&self) -> (Option<String>, Option<String>) {
        let (expected, actual) = self.plain();
        if expected.is_some() && actual.is_some() {
            return (expected, actual);
        }
        let error = self.value("error").unwrap_or_default();
        let Some((told_expected, told_actual)) = told_values(&error) else {
            return (expected, actual);
        };
        (
            expected.or(Some(told_expected)),
            actual.or(Some(told_actual)),
        )
    }

    /// Whether it is the whole file that failed, and no test of it.
    pub(super) fn is_of_file(&self) -> bool {
        self.value("error").as_deref() == Some("test failed")
    }

    /// What was expected, and what was seen instead.
    pub(super) fn verdict(&self) -> Verdict {
        let error = self
            .value("error")
            .unwrap_or_else(|| "it failed".to_owned());
        let passes = || format!("the test “{}” passes", self.name);
        if self.value("code").as_deref() != Some("ERR_ASSERTION") {
            let kind = self.value("name").map(|kind| format!("{kind}: "));
            return Verdict::failed(passes(), kind.unwrap_or_default() + &line(&error));
        }
        // Node.js 24 puts the lines that differ right below the author's words.
        let words = error.split("\n\n").next().unwrap_or_default();
        let words = words.split(DIFFERENCE).next().unwrap_or_default();
        let own = (!GENERATED.iter().any(|words| error.starts_with(words))).then(|| line(words));
        let operator = self.value("operator").unwrap_or_default();
        if operator == "==" || operator.is_empty() {
            let falsy = error.strip_prefix(FALSY).map(line);
            return match (own, falsy) {
                (Some(own), _) => Verdict::failed(passes(), own),
                (None, Some(falsy)) => Verdict::failed(falsy, "that is not so"),
                (None, None) => Verdict::failed(passes(), line(&error)),
            };
        }
        let (compared, actual) = self.compared();
        let pattern = error
            .strip_prefix(NO_MATCH.0)
            .and_then(|rest| rest.split_once(NO_MATCH.1));
        let expected = match pattern {
            Some((pattern, _)) => Some(format!("something like {pattern}")),
            None => compared,
        };
        if expected.is_none() && actual.is_none() {
            return Verdict::failed(passes(), own.unwrap_or_else(|| line(&error)));
        }
        let nothing = || "nothing".to_owned();
        let (expected, actual) = (
            expected.unwrap_or_else(nothing),
            actual.unwrap_or_else(nothing),
        );
        let own = own.map(|own| format!(" ({own})")).unwrap_or_default();
        Verdict::failed(expected, line(&actual) + &own)
    }

    /// A value of the block; its lines, if it has several. `None` if it says nothing.
    fn value(&self, key: &str) -> Option<String> {
        let mut lines = self.block.iter();
        let first = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?;
        let inside = || {
            let inside = lines
                .clone()
                .take_while(|line| line.starts_with(' ') || line.is_empty());
            inside.map(|line| line.trim_start())
        };
        let value = match first.trim() {
            "|-" | "|" | ">-" | ">" => {
                let lines: Vec<&str> = inside().collect();
                lines.join("\n").trim().to_owned()
            }
            "" => mapping(lines.clone().take_while(|line| line.starts_with(' '))),
            "~" | "null" => String::new(),
            scalar => unquoted(scalar),
        };
        (!value.is_empty()).then_some(value)
    }
}

/// What was expected and what there was, as the error of a comparison tells it: with a sign between them, or line by line.
fn told_values(error: &str) -> Option<(String, String)> {
    if let Some((_, lines)) = error.split_once(DIFFERENCE) {
        let side = |other: &str| {
            let lines = lines.lines().filter(|line| !line.starts_with(other));
            let lines = lines.map(|line| {
                let sign = line.strip_prefix("+ ").or_else(|| line.strip_prefix("- "));
                sign.unwrap_or(line)
            });
            self::line(&lines.collect::<Vec<_>>().join(" "))
        };
        return Some((side("+ "), side("- ")));
    }
    let mut lines = error.lines().filter(|line| !line.is_empty()).skip(1);
    let (actual, expected) = lines.find_map(|line| line.split_once(" !== "))?;
    Some((line(expected), line(actual)))
}

/// A mapping in one line, as JavaScript has it: one whose keys count from 0 is a list.
fn mapping<'a>(lines: impl Iterator<Item = &'a &'a str>) -> String {
    let mut out = String::new();
    // How far the open ones are indented, and what closes them.
    let mut open: Vec<(usize, char)> = Vec::new();
    for line in lines {
        let entry = line.trim_start();
        let indent = line.len() - entry.len();
        while let Some((_, close)) = open.pop_if(|(outer, _)| *outer > indent) {
            out.push(close);
        }
        let (key, value) = entry.split_once(':').unwrap_or((entry, ""));
        if open.last().is_some_and(|(outer, _)| *outer == indent) {
            out.push_str(", ");
        } else {
            let (begin, end) = if key == "0" { ('[', ']') } else { ('{', '}') };
            open.push((indent, end));
            out.push(begin);
        }
        if open.last().is_some_and(|(_, close)| *close == '}') {
            out.push_str(key);
            out.push_str(": ");
        }
        out.push_str(value.trim());
    }
    out.extend(open.iter().rev().map(|(_, close)| close));
    out
}

/// Words in one line.
fn line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A scalar without its quotes.
fn unquoted(value: &str) -> String {
    let between = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    if let Some(inner) = between('\'') {
        return inner.replace("''", "'");
    }
    let inner = between('"').map(|inner| inner.replace("\\\"", "\"").replace("\\\\", "\\"));
    inner.unwrap_or_else(|| value.to_owned())
}
