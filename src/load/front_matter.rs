//! What stands before the text of a lesson: TOML between `+++` lines, or foreign YAML between `---` lines.

mod yaml;

use std::borrow::Cow;

use super::keys::{self, Keys, Placed};
use super::problems::Problems;
use crate::source::Span;
use yaml::FlawKind;

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
    let text = &with_newlines(text);
    if let Some(found) = split(text, "+++", &["+++"]) {
        return found.read(problems, toml);
    }
    if is_fence(first_line(text), "+++") {
        problems.error(
            Span::new(0, 3),
            "the front matter does not end: a second `+++` is missing",
        );
        problems.hint("write `+++` on a line of its own below it");
    }
    match split(text, "---", &["---", "..."]) {
        Some(found) if yaml::is_likely(found.text) => found.read(problems, yaml),
        _ => {
            let first = first_line(text);
            let below = text.get(first.len()..).unwrap_or_default();
            if is_fence(first, "---") && yaml::begins(below) {
                let message = "the front matter does not end: a second `---` is missing";
                problems.warning(Span::new(0, 3), message);
                let hint = "write `---` on a line of its own below it, or leave a line blank below this one if it is a rule";
                problems.hint(hint);
            }
            FrontMatter::default()
        }
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
            problems.hint("shorten it");
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

/// A text whose first line ends with a carriage return alone, with newlines in their place: as long as it was.
fn with_newlines(text: &str) -> Cow<'_, str> {
    let fence = text.get(..3).unwrap_or_default();
    let below = text.get(3..).unwrap_or_default();
    let ends_so = below.starts_with('\r') && !below.starts_with("\r\n");
    if ends_so && ["+++", "---"].contains(&fence) {
        Cow::Owned(text.replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
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
    // What stands below it can be read all the same.
    problems.speak();
    front
}

/// Only the title of foreign front matter is used.
fn yaml(split: &Split<'_>, problems: &mut Problems) -> FrontMatter {
    if let Some(flaw) = yaml::flaw(split.text) {
        let at = split.start + flaw.at;
        let (message, hint) = match flaw.kind {
            FlawKind::OpenTitle(quote) => (
                format!("the title begins with `{quote}` and does not end with it"),
                format!("write `{quote}` behind it, too"),
            ),
            FlawKind::Open(key, sign) => {
                let closing = match sign {
                    '[' => ']',
                    '{' => '}',
                    quote => quote,
                };
                (
                    format!(
                        "the value of `{key}` begins with `{sign}`, and no `{closing}` ends it"
                    ),
                    format!("write `{closing}` behind it"),
                )
            }
            FlawKind::TitleOfParts => (
                "the title is a list or a table, not a text".to_owned(),
                "write it as text, in quotes if it begins with a bracket".to_owned(),
            ),
        };
        problems.warning(Span::new(at, at + 1), message);
        problems.hint(hint);
    }
    FrontMatter {
        title: yaml::title(split.text),
        ..FrontMatter::default()
    }
}
