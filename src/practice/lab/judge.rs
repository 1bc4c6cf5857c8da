//! Whether an answer or an output is what it should be, and what is different.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::course::lab::{Answer, Printed};
use crate::practice::compare::lines;
use crate::practice::trial::Verdict;

/// No one reads more of a body or an output in one line than this many characters.
const LONGEST_QUOTE: usize = 160;

/// An answer as it came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heard {
    /// The status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
}

/// Whether an answer is what was expected. The first difference is told.
pub fn answer(expected: &Answer, heard: &Heard) -> Verdict {
    let body = || quote(&heard.body);
    if let Some(status) = expected.status
        && status != heard.status
    {
        let seen = format!("status {}: {}", heard.status, body());
        return Verdict::failed(format!("status {status}"), seen);
    }
    for (name, words) in &expected.headers {
        let value = heard.headers.get(name);
        if value.is_some_and(|value| value.to_lowercase().contains(&words.to_lowercase())) {
            continue;
        }
        let seen = value.map_or_else(|| format!("no {name}"), |value| format!("{name}: {value}"));
        return Verdict::failed(format!("{name}: {words}"), seen);
    }
    if let Some(json) = &expected.json
        && serde_json::from_str::<Value>(&heard.body).ok().as_ref() != Some(json)
    {
        return Verdict::failed(format!("the JSON {json}"), body());
    }
    if let Some(text) = &expected.text
        && *text != heard.body
    {
        return Verdict::failed(quote(text), body());
    }
    if let Some(words) = &expected.contains
        && !heard.body.contains(words.as_str())
    {
        return Verdict::failed(format!("something with {}", quote(words)), body());
    }
    Verdict::Passed
}

/// Whether an output is what was expected: without the white space at the ends of lines and of the whole.
pub fn printed(expected: &Printed, output: &str) -> Verdict {
    let seen = lines(output);
    let wanted = match expected {
        Printed::Exact(text) => lines(text),
        Printed::Lines(lines) | Printed::Sorted(lines) => {
            lines.iter().map(String::as_str).collect()
        }
        Printed::Matches(pattern) => {
            let regex = regex_lite::Regex::new(pattern);
            return match regex.map(|regex| regex.is_match(output)) {
                Ok(true) => Verdict::Passed,
                Ok(false) => Verdict::failed(format!("something like {pattern}"), quote(output)),
                Err(error) => Verdict::Unclear(format!(
                    "The check’s regular expression cannot be used: {error}."
                )),
            };
        }
        Printed::Json(value) => {
            return if serde_json::from_str::<Value>(output).ok().as_ref() == Some(value) {
                Verdict::Passed
            } else {
                Verdict::failed(format!("the JSON {value}"), quote(output))
            };
        }
    };
    if matches!(expected, Printed::Sorted(_)) {
        let sorted = |mut lines: Vec<&str>| {
            lines.sort_unstable();
            lines.join("\n")
        };
        if sorted(wanted.clone()) == sorted(seen.clone()) {
            return Verdict::Passed;
        }
        let missing = wanted.iter().find(|line| !seen.contains(line));
        let extra = seen.iter().find(|line| !wanted.contains(line));
        return Verdict::failed(
            missing.map_or_else(
                || "nothing more".to_owned(),
                |line| format!("a line {}", quote(line)),
            ),
            extra.map_or_else(|| quote(output), |line| format!("a line {}", quote(line))),
        );
    }
    let count = wanted.len().max(seen.len());
    let different = (0..count).find(|index| wanted.get(*index) != seen.get(*index));
    let Some(index) = different else {
        return Verdict::Passed;
    };
    let line = |lines: &[&str]| match lines.get(index) {
        Some(line) => format!("line {}: {}", index + 1, quote(line)),
        None => format!("the end after line {index}"),
    };
    Verdict::failed(line(&wanted), line(&seen))
}

/// Text in one line between quotes, as long as one reads.
fn quote(text: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() {
        return "nothing".to_owned();
    }
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("“{}…”", one_line.get(..end).unwrap_or_default()),
        None => format!("“{one_line}”"),
    }
}
