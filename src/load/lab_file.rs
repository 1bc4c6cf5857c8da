//! `labs/<id>/`: a lab, its files, and what can be wrong with them.

mod check;

use std::sync::Arc;
use std::time::Duration;

use check::{check, command};

use super::decode::Text;
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
    let Text { source, problem } = library.read(&format!("{folder}/lab.toml")).ok()?;
    let mut problems = Problems::new(&source);
    if let Some(problem) = problem {
        problems.add(problem);
    }
    let (mut files, unread) = library.texts_in(&folder);
    files.retain(|path, _| !matches!(path.as_str(), "lab.toml" | "README.md"));
    for (path, error) in unread {
        problems.error(None, format!("`{path}` cannot be read: {error}"));
    }
    let task = library.read(&format!("{folder}/README.md"));
    if task.is_err() {
        problems.error(None, "the lab has no `README.md` that says what to do");
    }
    let lab = lab(&source, id, &mut problems);
    let kit = Kit {
        lab,
        task: task.map_or_else(
            |_| Source::new(library.shown(&folder), ""),
            |text| text.source,
        ),
        files,
        source,
    };
    examine(&kit, &mut problems);
    Some((kit, problems.finish()))
}

/// What `lab.toml` says.
fn lab(source: &Arc<Source>, id: &LabId, problems: &mut Problems) -> Lab {
    let table = keys::parse(&source.text, 0, problems);
    let mut keys = Keys::new(table.get_ref(), 0);
    if let Some(written) = keys.text("id", problems)
        && written.value != id.as_str()
    {
        let message = format!("the lab's folder is `{id}`, and its id `{}`", written.value);
        problems.error(written.span, message);
        problems.hint("give both the same name");
    }
    let title = keys.text("title", problems).map(|title| title.value);
    let files = keys.texts("files", problems);
    let needs = keys.texts("needs", problems);
    let server = keys.table("run", problems).map(|run| server(run, problems));
    let mut lab = Lab {
        id: id.clone(),
        title: title.unwrap_or_else(|| id.as_str().replace('-', " ")),
        files: values(files),
        needs: values(needs),
        server: server.flatten(),
        checks: Vec::new(),
        attempts: Vec::new(),
    };
    for table in keys.tables("check", problems) {
        if let Some(check) = check(table, &lab, problems) {
            lab.checks.push(check);
        }
    }
    for table in keys.tables("wrong", problems) {
        lab.attempts.extend(attempt(table, &lab, problems));
    }
    keys.finish(problems);
    lab
}

fn server(mut keys: Keys<'_>, problems: &mut Problems) -> Option<Server> {
    let place = keys.place();
    let command = command(&mut keys, problems);
    if command.is_none() {
        problems.error(place, "`[run]` has no `cmd`");
    }
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

fn attempt(mut keys: Keys<'_>, lab: &Lab, problems: &mut Problems) -> Option<Attempt> {
    let place = keys.place();
    let folder = keys.text("dir", problems);
    let fails = keys.texts("fails", problems);
    keys.finish(problems);
    let Some(folder) = folder else {
        problems.error(place, "a wrong attempt has no `dir`");
        return None;
    };
    if fails.is_empty() {
        let message = format!(
            "the attempt `{}` names no check that it fails",
            folder.value
        );
        problems.error(folder.span, message);
    }
    for id in &fails {
        if lab.check(&id.value).is_none() {
            problems.error(id.span, format!("there is no check `{}`", id.value));
            let ids = lab.checks.iter().map(|check| check.id.as_str());
            problems.suggest(&id.value, ids);
        }
    }
    Some(Attempt {
        folder: folder.value,
        fails: values(fails),
    })
}

/// What is wrong with a lab and its files taken together.
fn examine(kit: &Kit, problems: &mut Problems) {
    let lab = &kit.lab;
    if lab.files.is_empty() {
        problems.error(None, "the lab names no `files` that the learner edits");
    }
    if lab.checks.is_empty() {
        problems.error(None, "the lab has no `[[check]]`");
    }
    for (folder, noun) in [(STARTER, "a starter"), (SOLUTION, "a solution")] {
        if kit.layer(folder).next().is_none() {
            problems.error(
                None,
                format!("the lab has no `{folder}/`, so nobody can see {noun}"),
            );
        }
    }
    for file in &lab.files {
        if !kit.files.contains_key(&format!("{STARTER}/{file}")) {
            problems.warning(
                None,
                format!("`{STARTER}/` has no `{file}`, which the learner is to edit"),
            );
        }
        if !kit.files.contains_key(&format!("{SOLUTION}/{file}")) {
            problems.error(None, format!("`{SOLUTION}/` has no `{file}`"));
        }
    }
    for check in &lab.checks {
        if let Probe::Test { file, .. } = &check.probe
            && !kit.files.contains_key(file)
        {
            problems.error(
                None,
                format!("the check `{}` runs `{file}`, which is not there", check.id),
            );
        }
    }
    for attempt in &lab.attempts {
        if kit.layer(&attempt.folder).next().is_none() {
            problems.error(None, format!("there is no attempt in `{}`", attempt.folder));
        }
    }
}

fn values(placed: Vec<Placed<String>>) -> Vec<String> {
    placed.into_iter().map(|placed| placed.value).collect()
}
