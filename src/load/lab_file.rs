//! `labs/<id>/`: a lab, its files, and what can be wrong with them.

mod check;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use check::{check, command};

use super::decode::Text;
use super::files::ReadError;
use super::keys::{self, Keys, Placed};
use super::library::Library;
use super::problems::Problems;
use crate::course::lab::{Attempt, Probe, SOLUTION, STARTER, Server};
use crate::course::{Kit, Lab, LabId};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Where labs are in a course.
pub const FOLDER: &str = "labs";
/// How long a server may take to answer at first, unless its lab says otherwise.
const WITHIN: Duration = Duration::from_secs(5);
/// No learner waits longer.
const LONGEST_WAIT_MS: u64 = 60_000;

/// The ids of all labs of a course, in the order of their names.
pub fn ids(library: &Library) -> Vec<LabId> {
    let files = library.files_in(FOLDER);
    let ids = files
        .iter()
        .filter_map(|path| path.strip_suffix("/lab.toml"));
    ids.filter(|id| !id.contains('/')).map(LabId::new).collect()
}

/// A lab with its files, and what is wrong with it; `None` if there is no such lab.
pub fn read(library: &Library, id: &LabId) -> Option<(Kit, Vec<Diagnostic>)> {
    let folder = format!("{FOLDER}/{id}");
    let Text {
        source,
        problems: of_bytes,
    } = library.read(&format!("{folder}/lab.toml")).ok()?;
    let mut problems = Problems::new(&source);
    for problem in of_bytes {
        problems.add(problem);
    }
    let (mut files, unread) = library.texts_in(&folder);
    files.retain(|path, _| !matches!(path.as_str(), "lab.toml" | "README.md"));
    let task = library.read(&format!("{folder}/README.md"));
    let (lab, edited) = lab(&source, id, &mut problems);
    for (path, error) in unread {
        problems.error(lab.span, format!("`{path}` cannot be read: {error}"));
        problems.advise(&error);
    }
    if task.is_err() {
        let task = ("README.md", library.trouble(&format!("{folder}/README.md")));
        let message = "the lab has no `README.md` that says what to do".to_owned();
        problems.absent(lab.span, task, message);
    }
    let kit = Kit {
        lab,
        task: task.map_or_else(
            |_| Source::new(library.shown(&folder), ""),
            |text| text.source,
        ),
        files,
        source,
    };
    let trouble = |path: &str| library.trouble(&format!("{folder}/{path}"));
    examine((&kit, &edited), trouble, &mut problems);
    Some((kit, problems.finish()))
}

/// What is known of a lab while its checks are read.
#[derive(Default)]
struct Known {
    /// Whether it has a table of a server, right or wrong.
    has_server: bool,
    /// The ids of its checks, also of those that are wrong.
    checks: BTreeSet<String>,
}

/// What `lab.toml` says, and the files that the learner edits with their places.
fn lab(source: &Arc<Source>, id: &LabId, problems: &mut Problems) -> (Lab, Vec<Placed<String>>) {
    let table = keys::parse(&source.text, 0, problems);
    let mut keys = Keys::new(table.get_ref(), 0);
    let span = keys.place();
    if let Some(written) = keys.text("id", problems)
        && written.value != id.as_str()
    {
        let message = format!("the lab's folder is `{id}`, and its id `{}`", written.value);
        problems.error(written.span, message);
        problems.hint("give both the same name");
    }
    let title = keys.text("title", problems).map(|title| title.value);
    if !keys.has("files") {
        problems.error(span, "the lab names no `files` that the learner edits");
    }
    let edited = keys.texts("files", problems);
    let needs = keys.texts("needs", problems);
    let mut known = Known {
        has_server: keys.has("run"),
        ..Known::default()
    };
    let server = keys.table("run", problems).map(|run| server(run, problems));
    let mut lab = Lab {
        id: id.clone(),
        title: title.unwrap_or_else(|| id.as_str().replace('-', " ")),
        files: edited.iter().map(|file| file.value.clone()).collect(),
        needs: values(needs),
        server: server.flatten(),
        checks: Vec::new(),
        attempts: Vec::new(),
        span,
    };
    if !keys.has("check") {
        problems.error(span, "a lab needs at least one `[[check]]`");
    }
    for table in keys.tables("check", problems) {
        lab.checks.extend(check(table, &mut known, problems));
    }
    for table in keys.tables("wrong", problems) {
        lab.attempts.extend(attempt(table, &known, problems));
    }
    keys.finish(problems);
    (lab, edited)
}

fn server(mut keys: Keys<'_>, problems: &mut Problems) -> Option<Server> {
    if !keys.has("cmd") {
        problems.error(keys.place(), "`[run]` has no `cmd`");
    }
    let command = command(&mut keys, problems);
    let mut server = Server {
        command: command?,
        ready: "/".to_owned(),
        within: WITHIN,
    };
    if let Some(mut ready) = keys.table("ready", problems) {
        if let Some(path) = ready.text("http", problems) {
            server.ready = path.value;
        }
        if let Some(within) = ready.number("within_ms", problems) {
            server.within = Duration::from_millis(within.value.min(LONGEST_WAIT_MS));
        }
        ready.finish(problems);
    }
    keys.finish(problems);
    Some(server)
}

fn attempt(mut keys: Keys<'_>, known: &Known, problems: &mut Problems) -> Option<Attempt> {
    if !keys.has("dir") {
        problems.error(keys.place(), "a wrong attempt has no `dir`");
    }
    if !keys.has("fails") {
        problems.error(
            keys.place(),
            "a wrong attempt names no check that it `fails`",
        );
    }
    let folder = keys.text("dir", problems);
    let fails = keys.texts("fails", problems);
    keys.finish(problems);
    for id in &fails {
        if !known.checks.contains(&id.value) {
            problems.error(id.span, format!("there is no check `{}`", id.value));
            problems.suggest(&id.value, known.checks.iter().map(String::as_str));
        }
    }
    let folder = folder?;
    Some(Attempt {
        folder: folder.value,
        fails: values(fails),
        span: folder.span,
    })
}

/// What is wrong with a lab and its files taken together.
fn examine(
    (kit, edited): (&Kit, &[Placed<String>]),
    trouble: impl Fn(&str) -> Option<ReadError>,
    problems: &mut Problems,
) {
    let lab = &kit.lab;
    let has = |folder: &str| kit.layer(folder).next().is_some();
    for (folder, noun) in [(STARTER, "a starter"), (SOLUTION, "a solution")] {
        if !has(folder) {
            let message = format!("the lab has no `{folder}/`, so nobody can see {noun}");
            problems.absent(lab.span, (folder, trouble(folder)), message);
        }
    }
    for Placed { value: file, span } in edited {
        if has(STARTER) && !kit.files.contains_key(&format!("{STARTER}/{file}")) {
            let message = format!("`{STARTER}/` has no `{file}`, which the learner is to edit");
            problems.warning(*span, message);
        }
        if has(SOLUTION) && !kit.files.contains_key(&format!("{SOLUTION}/{file}")) {
            let path = format!("{SOLUTION}/{file}");
            let message = format!("`{SOLUTION}/` has no `{file}`");
            problems.absent(*span, (&path, trouble(&path)), message);
        }
    }
    for check in &lab.checks {
        if let Probe::Test { file, .. } = &check.probe
            && !kit.files.contains_key(file)
        {
            problems.error(
                check.span,
                format!("the check `{}` runs `{file}`, which is not there", check.id),
            );
        }
    }
    for attempt in &lab.attempts {
        if !has(&attempt.folder) {
            let message = format!("there is no attempt in `{}`", attempt.folder);
            problems.error(attempt.span, message);
        }
    }
}

fn values(placed: Vec<Placed<String>>) -> Vec<String> {
    placed.into_iter().map(|placed| placed.value).collect()
}
