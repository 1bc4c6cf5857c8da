//! Lines of code that are there for the compiler and not for the reader.

use crate::course::{BookRules, Hidden};

/// The attribute of a fence that says how such lines begin.
const ATTRIBUTE: &str = "hidelines=";

/// Code without its hidden lines, and what was hidden; `None` if nothing was.
pub fn hide(text: &str, language: &str, info: &str, rules: &BookRules) -> Option<(String, Hidden)> {
    let prefix = info
        .split([' ', '\t', ','])
        .find_map(|word| word.strip_prefix(ATTRIBUTE))
        .or_else(|| rules.hide.get(language).map(String::as_str))
        .filter(|prefix| !prefix.is_empty());
    let read = |line| match (language, prefix) {
        ("rust", _) => rust(line),
        (_, Some(prefix)) => prefixed(line, prefix),
        (_, None) => Line::Shown(line),
    };
    let mut shown = Vec::new();
    let mut whole = String::new();
    let mut lines = 0;
    let mut numbers = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        let line = read(line);
        if !matches!(line, Line::Hidden(..)) {
            numbers.push(number as u32);
        }
        match line {
            Line::Shown(line) => {
                shown.push(line.to_owned());
                whole.push_str(line);
            }
            Line::Unescaped(before, after) => {
                let line = format!("{before}{after}");
                whole.push_str(&line);
                shown.push(line);
            }
            Line::Hidden(before, after) => {
                lines += 1;
                whole.extend([before, after]);
            }
        }
        whole.push('\n');
    }
    whole.pop();
    let shown = shown.join("\n");
    (shown != text).then_some((
        shown,
        Hidden {
            lines,
            other: whole.into(),
            numbers,
            shown: false,
        },
    ))
}

/// A line of code, with the parts of it that are its own.
enum Line<'a> {
    Shown(&'a str),
    /// It is shown, and had a sign against being hidden.
    Unescaped(&'a str, &'a str),
    Hidden(&'a str, &'a str),
}

/// rustdoc's rule: `# ` and `#` alone hide, `##` stands for `#`, and anything else is an attribute.
fn rust(line: &str) -> Line<'_> {
    let indent = line.len() - line.trim_start().len();
    let (before, rest) = line.split_at(indent);
    match rest.strip_prefix('#') {
        Some("") => Line::Hidden(before, ""),
        Some(after) if after.starts_with('#') => Line::Unescaped(before, after),
        Some(after) => after
            .strip_prefix(' ')
            .map_or(Line::Shown(line), |after| Line::Hidden(before, after)),
        None => Line::Shown(line),
    }
}

fn prefixed<'a>(line: &'a str, prefix: &str) -> Line<'a> {
    let indent = line.len() - line.trim_start().len();
    let (before, rest) = line.split_at(indent);
    rest.strip_prefix(prefix)
        .map_or(Line::Shown(line), |after| Line::Hidden(before, after))
}
