//! What stands before the text of a lesson: TOML between `+++` lines, or foreign YAML between `---` lines.

use super::keys::{self, Keys, Placed};
use super::problems::Problems;
use crate::source::Span;

/// Longer front matter is hidden, but not read.
const LONGEST: usize = 64 << 10;

/// What a lesson says of itself.
#[derive(Debug, Default)]
pub struct FrontMatter {
    /// Its id, as a slug.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// What the learner can do after it.
    pub goal: Option<String>,
    /// Ids that it had earlier.
    pub aliases: Vec<String>,
    /// Terms that are not marked in it.
    pub skip: Vec<Placed<String>>,
    /// Where the text begins in the file.
    pub body: usize,
}

/// Splits the front matter off a file. A file that has none is all text.
pub fn read(text: &str, problems: &mut Problems) -> FrontMatter {
    if let Some(found) = split(text, "+++", &["+++"]) {
        return found.read(problems, toml);
    }
    if is_fence(first_line(text), "+++") {
        problems.error(
            Span::new(0, 3),
            "the front matter does not end: a second `+++` is missing",
        );
    }
    match split(text, "---", &["---", "..."]) {
        Some(found) if looks_like_yaml(found.text) => found.read(problems, yaml),
        _ => FrontMatter::default(),
    }
}

/// The parts of a file with front matter.
struct Split<'a> {
    /// What stands between the fences.
    text: &'a str,
    /// Where it begins.
    start: usize,
    /// Where the body begins.
    body: usize,
}

impl Split<'_> {
    fn read(
        &self,
        problems: &mut Problems,
        parse: fn(&Self, &mut Problems) -> FrontMatter,
    ) -> FrontMatter {
        let mut front = FrontMatter::default();
        if self.text.len() <= LONGEST {
            front = parse(self, problems);
        } else {
            problems.error(
                Span::new(0, 3),
                "the front matter is longer than 64 KB and is not read",
            );
        }
        front.body = self.body;
        front
    }
}

fn split<'a>(text: &'a str, opening: &str, closings: &[&str]) -> Option<Split<'a>> {
    let first = first_line(text);
    if !is_fence(first, opening) {
        return None;
    }
    let mut at = first.len();
    for line in text.get(at..)?.split_inclusive('\n') {
        if closings.iter().any(|closing| is_fence(line, closing)) {
            return Some(Split {
                text: text.get(first.len()..at)?,
                start: first.len(),
                body: at + line.len(),
            });
        }
        at += line.len();
    }
    None
}

fn first_line(text: &str) -> &str {
    text.split_inclusive('\n').next().unwrap_or_default()
}

fn is_fence(line: &str, fence: &str) -> bool {
    line.trim_end() == fence
}

fn toml(split: &Split<'_>, problems: &mut Problems) -> FrontMatter {
    let table = keys::parse(split.text, split.start, problems);
    let mut keys = Keys::new(table.get_ref(), split.start);
    let id = keys
        .text("id", problems)
        .and_then(|id| keys::id(&id, problems));
    let aliases = keys.texts("aliases", problems);
    let front = FrontMatter {
        id,
        title: keys.text("title", problems).map(|title| title.value),
        goal: keys.text("goal", problems).map(|goal| goal.value),
        aliases: aliases
            .iter()
            .filter_map(|alias| keys::id(alias, problems))
            .collect(),
        skip: match keys.table("glossary", problems) {
            Some(mut glossary) => {
                let skip = glossary.texts("skip", problems);
                glossary.finish(problems);
                skip
            }
            None => Vec::new(),
        },
        body: 0,
    };
    keys.finish(problems);
    front
}

/// Only the title of foreign front matter is used, so only the line that gives it is looked for.
fn yaml(split: &Split<'_>, _: &mut Problems) -> FrontMatter {
    let mut lines = split.text.lines();
    let title = lines.find_map(|line| line.strip_prefix("title:"));
    let is_folded = |title: &&str| title.trim().starts_with(['>', '|']);
    let title = match title.filter(is_folded) {
        Some(_) => folded(lines),
        None => title.and_then(yaml_text),
    };
    FrontMatter {
        title,
        ..FrontMatter::default()
    }
}

fn yaml_text(value: &str) -> Option<String> {
    let value = value.trim();
    let quoted = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote);
    let text = if let Some(text) = quoted('"') {
        unescaped(text)
    } else if let Some(text) = quoted('\'') {
        text.replace("''", "'")
    } else if value.starts_with(['|', '>', '[', '{', '&', '*', '!']) {
        String::new()
    } else {
        value
            .split(" #")
            .next()
            .unwrap_or_default()
            .trim_end()
            .to_owned()
    };
    Some(text).filter(|text| !text.is_empty())
}

/// The words of the indented lines below a key, as one line.
fn folded<'a>(lines: impl Iterator<Item = &'a str>) -> Option<String> {
    let is_below = |line: &&str| line.trim().is_empty() || line.starts_with([' ', '\t']);
    let words: Vec<&str> = lines
        .take_while(is_below)
        .flat_map(str::split_whitespace)
        .collect();
    Some(words.join(" ")).filter(|text| !text.is_empty())
}

/// A text in double quotes without its escapes.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut following = after.chars();
        let sign = following.next();
        rest = following.as_str();
        let digits = match sign {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            _ => 0,
        };
        let code = rest.get(..digits).filter(|_| digits > 0);
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        match (code.and_then(char::from_u32), sign) {
            (Some(character), _) => {
                out.push(character);
                rest = rest.get(digits..).unwrap_or_default();
            }
            (None, Some('n' | 't' | 'r')) => out.push(' '),
            (None, Some(sign @ ('"' | '\\' | '/' | ' '))) => out.push(sign),
            (None, sign) => {
                out.push('\\');
                out.extend(sign);
            }
        }
    }
    out.push_str(rest);
    out
}

/// Tells front matter from text between two thematic breaks: it begins with a key, and no paragraph in it
/// begins with a line that YAML cannot have there.
fn looks_like_yaml(text: &str) -> bool {
    let mut is_first = true;
    let mut after_blank = true;
    for line in text.lines() {
        if line.trim().is_empty() {
            after_blank = true;
        } else if !line.starts_with('#') {
            let has_place = is_key(line) || !is_first && goes_on(line);
            if after_blank && !has_place {
                return false;
            }
            (is_first, after_blank) = (false, false);
        }
    }
    true
}

/// Whether a line gives a key a value.
fn is_key(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, value)| {
        !key.trim().is_empty()
            && !key
                .trim_start_matches(['"', '\''])
                .contains([' ', '*', '[', '`'])
            && (value.is_empty() || value.starts_with([' ', '\t', '\r']))
    })
}

/// Whether a line goes on with the value of a key.
fn goes_on(line: &str) -> bool {
    line.starts_with([' ', '\t', ']', '}']) || line.starts_with("- ") || line.trim_end() == "-"
}
