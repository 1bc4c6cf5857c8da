//! `course.toml`: what a course says of itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use toml::de::DeTable;

use super::address;
use super::decode::first_lines;
use super::keys::{self, Keys, Placed};
use super::list::Wanted;
use super::problems::Problems;
use crate::course::{CalloutKind, CalloutStyle, LinkPolicy, NodeVersion};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// The newest format that this program knows.
const NEWEST_FORMAT: u64 = 1;

/// What a module begins with.
const MODULE: &str = "[[module]]";

/// What a text stands between: those of several lines first.
const QUOTES: [&str; 4] = ["\"\"\"", "'''", "\"", "'"];

/// What `link` can be.
const POLICIES: [(&str, LinkPolicy); 4] = [
    ("first-per-section", LinkPolicy::FirstPerSection),
    ("first-per-lesson", LinkPolicy::FirstPerLesson),
    ("all", LinkPolicy::All),
    ("off", LinkPolicy::Off),
];

/// What a `course.toml` says; empty where it says nothing.
#[derive(Debug, Default)]
pub struct CourseFile {
    /// The id, as a slug.
    pub id: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The summary.
    pub summary: String,
    /// The language.
    pub language: Option<String>,
    /// The licence.
    pub license: Option<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// Which terms are marked.
    pub link: LinkPolicy,
    /// The kinds of callout.
    pub callouts: Vec<CalloutKind>,
    /// The exact versions of the packages that code needs.
    pub packages: BTreeMap<String, String>,
    /// Why this program is too old for the course, if it is.
    pub newer: Option<Diagnostic>,
    /// The oldest Node.js that code runs with.
    pub node: Option<NodeVersion>,
    /// The modules.
    pub modules: Vec<ModuleEntry>,
    /// Whether the file is broken, so that lessons may be missing in `modules`.
    pub is_broken: bool,
}

/// A module as the file lists it.
#[derive(Debug)]
pub struct ModuleEntry {
    /// The title.
    pub title: String,
    /// The paths of its lessons.
    pub lessons: Vec<Placed<String>>,
}

impl CourseFile {
    /// Whether it names a file among its lessons.
    pub fn lists(&self, path: &str) -> bool {
        let mut lessons = self.modules.iter().flat_map(|module| &module.lessons);
        lessons.any(|lesson| address::join("", &lesson.value).as_deref() == Some(path))
    }
}

/// Reads the beginning of a long `course.toml`: what the course says of itself, and its first lessons. `None` for one that
/// is not so long, or whose lessons are listed otherwise than one to a line or module.
pub fn beginning(source: &Source, wanted: Wanted<'_>) -> Option<CourseFile> {
    let head = first_lines(&source.text, wanted)?;
    let mut rest = source.text.lines().skip(head.lines().count());
    if rest.any(|line| line.trim_start().starts_with('[') && line.trim() != MODULE) {
        return None;
    }
    let after_lesson = head.rfind(",\n").map(|end| (end, "\n]\n"));
    let before_module = head.rfind(&["\n", MODULE].concat()).map(|end| (end, "\n"));
    let (end, closing) = after_lesson.max(before_module)?;
    let text = [&head[..=end], closing].concat();
    let (file, problems) = read(&Source::new(source.name.as_str(), text));
    let is_enough = problems.is_empty() && !file.modules.is_empty();
    is_enough.then_some(file)
}

/// Reads a `course.toml`.
pub fn read(source: &Arc<Source>) -> (CourseFile, Vec<Diagnostic>) {
    let mut found = Problems::new(source);
    let problems = &mut found;
    let table = keys::parse(&source.text, 0, problems);
    let is_broken = !problems.is_empty();
    let mut keys = Keys::new(table.get_ref(), 0);
    let newer = newer_format(&mut keys, source, problems);
    if let Some(newer) = &newer {
        problems.add(newer.clone());
    }
    let id = keys.text("id", problems);
    // What can be told of a line that is being typed is another id than the one that it had.
    let id = id.filter(|id| !is_broken || is_whole(&source.text, id.span));
    // What is no TOML may have an id all the same.
    if id.is_none() && !is_broken {
        problems.warning(
            Span::new(0, 0),
            "the course has no id of its own, so progress does not follow its folder when that is moved or copied",
        );
        problems.hint("write one, as in `id = \"my-course\"`");
    }
    let mut file = CourseFile {
        id: id.and_then(|written| keys::id(&written, problems)),
        title: text(&mut keys, "title", problems),
        summary: text(&mut keys, "summary", problems).unwrap_or_default(),
        language: text(&mut keys, "language", problems),
        license: text(&mut keys, "license", problems),
        authors: keys
            .texts("authors", problems)
            .into_iter()
            .map(|author| author.value)
            .collect(),
        newer,
        is_broken,
        ..CourseFile::default()
    };
    if let Some(mut glossary) = keys.table("glossary", problems) {
        let policy = glossary.choice("link", &POLICIES, problems);
        file.link = policy.unwrap_or_default();
        glossary.finish(problems);
    }
    if let Some(callouts) = keys.table("callouts", problems) {
        for (id, kind) in callouts.entries(problems) {
            file.callouts.extend(callout(id, kind, problems));
        }
    }
    if let Some(packages) = keys.table("packages", problems) {
        file.packages = packages.all_texts(problems);
    }
    if let Some(node) = keys.table("node", problems) {
        file.node = oldest_node(node, problems);
    }
    for mut module in keys.tables("module", problems) {
        file.modules.push(ModuleEntry {
            title: text(&mut module, "title", problems).unwrap_or_default(),
            lessons: module.texts("lessons", problems),
        });
        module.finish(problems);
    }
    keys.finish(problems);
    (file, found.finish())
}

/// Whether the line that a value begins in is TOML by itself.
fn is_whole(text: &str, value: Span) -> bool {
    let before = text.get(..value.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(start..).unwrap_or_default().lines().next();
    DeTable::parse(line.unwrap_or_default()).is_ok()
}

/// Whether a `course.toml` from which no id could be read has one all the same, as far as can be told: what stands before the
/// first table has the key, or is no TOML.
pub fn breaks_id(source: &Arc<Source>) -> bool {
    let mut problems = Problems::new(source);
    let table = keys::parse(head(&source.text), 0, &mut problems);
    !problems.is_empty() || Keys::new(table.get_ref(), 0).has("id")
}

/// What stands before the first table. A line in a text of several lines begins none, whatever it begins with.
fn head(toml: &str) -> &str {
    let (mut end, mut open) = (0, None);
    for line in toml.split_inclusive('\n') {
        if open.is_none() && line.starts_with('[') {
            break;
        }
        open = open_after(line, open);
        end += line.len();
    }
    &toml[..end]
}

/// The quotes of the text that goes on after a line, if one does, by those of the one that went on before it.
fn open_after(line: &str, mut open: Option<&'static str>) -> Option<&'static str> {
    let mut rest = line;
    loop {
        if let Some(quotes) = open {
            let Some(left) = after(rest, quotes) else {
                return open;
            };
            // Such a text may itself end with quotes.
            rest = left.trim_start_matches(&quotes[..1]);
            open = None;
        }
        rest = &rest[rest.find(['"', '\'', '#'])?..];
        // What follows a `#` is a remark.
        let quotes = QUOTES.into_iter().find(|quotes| rest.starts_with(quotes))?;
        rest = &rest[quotes.len()..];
        if quotes.len() > 1 {
            open = Some(quotes);
        } else {
            // One that does not end in its line is broken, and goes on nowhere.
            rest = after(rest, quotes)?;
        }
    }
}

/// What follows the quotes that end a text. In one between double quotes a backslash takes their meaning from them.
fn after<'a>(text: &'a str, quotes: &str) -> Option<&'a str> {
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        let found = rest.find(quotes)?;
        let escape = rest[..found].find('\\').filter(|_| quotes.starts_with('"'));
        let Some(escape) = escape else {
            return rest.get(found + quotes.len()..);
        };
        let escaped = rest[escape + 1..].chars().next()?;
        at += escape + 1 + escaped.len_utf8();
    }
}

/// What `[node]` says: `min` is a release line, or a release in one.
fn oldest_node(mut keys: Keys<'_>, problems: &mut Problems) -> Option<NodeVersion> {
    let place = keys.place_of("min");
    let written = keys.number_or_text("min", problems);
    keys.finish(problems);
    let version = NodeVersion::parse(&written?);
    if version.is_none() {
        problems.error(place, "`min` is no version of Node.js");
        problems.hint("write `min = 22`, or `min = \"22.13\"`");
    }
    version
}

/// What is said of a format that this program does not know yet.
fn newer_format(
    keys: &mut Keys<'_>,
    source: &Arc<Source>,
    problems: &mut Problems,
) -> Option<Diagnostic> {
    let format = keys.number("format", problems);
    let format = format.filter(|format| format.value > NEWEST_FORMAT)?;
    let message = format!(
        "this course needs a newer nodecourse: its format is {}, and this program knows {NEWEST_FORMAT}",
        format.value
    );
    Some(Diagnostic::error(source, format.span, message).with_hint("update nodecourse to open it"))
}

fn text(keys: &mut Keys<'_>, key: &'static str, problems: &mut Problems) -> Option<String> {
    keys.text(key, problems).map(|text| text.value)
}

fn callout(id: Placed<String>, mut keys: Keys<'_>, problems: &mut Problems) -> Option<CalloutKind> {
    let lead = text(&mut keys, "lead", problems);
    let styles = CalloutStyle::ALL.map(|style| (style.name(), style));
    let style = keys.choice("style", &styles, problems);
    keys.finish(problems);
    let lead = lead.map(|lead| lead.trim().trim_end_matches(['.', ':']).to_owned());
    let Some(lead) = lead.filter(|lead| !lead.is_empty()) else {
        problems.error(id.span, format!("the callout `{}` has no lead", id.value));
        return None;
    };
    Some(CalloutKind {
        id: id.value,
        lead,
        style: style.unwrap_or(CalloutStyle::Note),
    })
}
