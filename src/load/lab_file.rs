//! `labs/<id>/`: a lab, its files, and what can be wrong with them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::decode::Text;
use super::keys::{self, Keys, Placed};
use super::library::Library;
use super::problems::Problems;
use crate::course::lab::{
    Answer, Attempt, Check, Printed, Probe, Request, SOLUTION, STARTER, Server,
};
use crate::course::{Kit, Lab, LabId};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Where labs are in a course.
pub const FOLDER: &str = "labs";
/// The one program that a lab can run.
const PROGRAM: &str = "node";
/// How long a server may take to answer at first, unless its lab says otherwise.
const WITHIN: Duration = Duration::from_secs(5);
/// No learner waits longer.
const LONGEST_WAIT_MS: u64 = 60_000;
/// The methods of HTTP that a check can use.
const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

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

fn check(mut keys: Keys<'_>, lab: &Lab, problems: &mut Problems) -> Option<Check> {
    let place = keys.place();
    let id = keys.text("id", problems);
    let name = keys.text("name", problems);
    let hints = values(keys.texts("hints", problems));
    let probe = probe(&mut keys, place, problems);
    keys.finish(problems);
    let Some(id) = id else {
        problems.error(place, "a check has no id");
        return None;
    };
    if lab.check(&id.value).is_some() {
        problems.error(id.span, format!("there are two checks `{}`", id.value));
        return None;
    }
    if matches!(probe, Some(Probe::Http(..))) && lab.server.is_none() {
        problems.error(
            id.span,
            format!(
                "the check `{}` asks a server, and nothing starts one",
                id.value
            ),
        );
        problems.hint("add a `[run]` table with the command that starts it");
    }
    Some(Check {
        name: name.map_or_else(|| id.value.replace('-', " "), |name| name.value),
        id: id.value,
        probe: probe?,
        hints,
    })
}

/// How a check finds out: by exactly one of three means.
fn probe(keys: &mut Keys<'_>, place: Span, problems: &mut Problems) -> Option<Probe> {
    let request = keys.table("http", problems);
    let command = command(keys, problems);
    let tests = keys.table("test", problems);
    let expected = keys.table("expect", problems);
    match (request, command, tests) {
        (Some(request), None, None) => {
            let answer = expected.map(|expected| answer(expected, problems));
            if answer.is_none() {
                problems.error(
                    place,
                    "the check says nothing of the answer that it expects",
                );
                problems.hint("add `expect = { status = 200 }`");
            }
            let request = self::request(request, problems);
            Some(Probe::Http(Box::new(request), Box::new(answer?)))
        }
        (None, Some(command), None) => {
            let (exit, stdout) = expected.map_or((0, None), |expected| end(expected, problems));
            Some(Probe::Command {
                command,
                exit,
                stdout,
            })
        }
        (None, None, Some(table)) => test(table, problems),
        _ => {
            problems.error(place, "a check has one of `http`, `cmd` and `test`");
            None
        }
    }
}

fn test(mut table: Keys<'_>, problems: &mut Problems) -> Option<Probe> {
    let place = table.place();
    let file = table.text("file", problems);
    let pattern = table.text("pattern", problems);
    table.finish(problems);
    if file.is_none() {
        problems.error(place, "the test has no `file`");
    }
    Some(Probe::Test {
        file: file?.value,
        pattern: pattern.map(|pattern| pattern.value),
    })
}

/// A program and its arguments; `None` where there is none.
fn command(keys: &mut Keys<'_>, problems: &mut Problems) -> Option<Vec<String>> {
    let words = keys.texts("cmd", problems);
    let first = words.first()?;
    if first.value != PROGRAM {
        let message = format!(
            "a command begins with `{PROGRAM}`, not with `{}`",
            first.value
        );
        problems.error(first.span, message);
        return None;
    }
    Some(values(words))
}

fn request(mut keys: Keys<'_>, problems: &mut Problems) -> Request {
    let method = keys.text("method", problems);
    let path = keys.text("path", problems);
    let mut headers = headers(&mut keys, problems);
    let body = keys.text("body", problems).map(|body| body.value);
    let json = keys.json("json", problems);
    keys.finish(problems);
    if let Some(method) = &method
        && !METHODS.contains(&method.value.as_str())
    {
        let message = format!(
            "`method` is `{}`, not one of {}",
            method.value,
            METHODS.join(", ")
        );
        problems.error(method.span, message);
    }
    if let Some(path) = &path
        && !path.value.starts_with('/')
    {
        problems.error(path.span, "the `path` of a request begins with `/`");
    }
    if json.is_some() {
        let kind = "content-type".to_owned();
        headers
            .entry(kind)
            .or_insert_with(|| "application/json".to_owned());
    }
    Request {
        method: method.map_or_else(|| "GET".to_owned(), |method| method.value),
        path: path.map_or_else(|| "/".to_owned(), |path| path.value),
        headers,
        body: body.or_else(|| json.map(|json| json.to_string())),
    }
}

fn answer(mut keys: Keys<'_>, problems: &mut Problems) -> Answer {
    let status = keys.number("status", problems);
    if let Some(status) = &status
        && !(100..=599).contains(&status.value)
    {
        problems.error(status.span, "a status is a number from 100 to 599");
    }
    let answer = Answer {
        status: status.and_then(|status| u16::try_from(status.value).ok()),
        headers: headers(&mut keys, problems),
        json: keys.json("json", problems),
        text: keys.text("text", problems).map(|text| text.value),
        contains: keys.text("contains", problems).map(|words| words.value),
    };
    keys.finish(problems);
    answer
}

fn headers(keys: &mut Keys<'_>, problems: &mut Problems) -> BTreeMap<String, String> {
    let table = keys.table("headers", problems);
    let headers = table
        .map(|table| table.all_texts(problems))
        .unwrap_or_default();
    let lower = headers
        .into_iter()
        .map(|(name, value)| (name.to_lowercase(), value));
    lower.collect()
}

/// The exit status and the output that a command must have.
fn end(mut keys: Keys<'_>, problems: &mut Problems) -> (i32, Option<Printed>) {
    let exit = keys.number("exit", problems);
    let exit = exit.and_then(|exit| i32::try_from(exit.value).ok());
    let stdout = if keys.has_table("stdout") {
        let table = keys.table("stdout", problems);
        table.and_then(|table| printed(table, problems))
    } else {
        let text = keys.text("stdout", problems);
        text.map(|text| Printed::Exact(text.value))
    };
    keys.finish(problems);
    (exit.unwrap_or(0), stdout)
}

fn printed(mut keys: Keys<'_>, problems: &mut Problems) -> Option<Printed> {
    let place = keys.place();
    let mut ways = Vec::new();
    if keys.has("lines") {
        ways.push(Printed::Lines(values(keys.texts("lines", problems))));
    }
    if keys.has("sorted") {
        ways.push(Printed::Sorted(values(keys.texts("sorted", problems))));
    }
    if let Some(pattern) = keys.text("regex", problems) {
        if let Err(error) = regex_lite::Regex::new(&pattern.value) {
            problems.error(
                pattern.span,
                format!("this is no regular expression: {error}"),
            );
        }
        ways.push(Printed::Matches(pattern.value));
    }
    ways.extend(keys.json("json", problems).map(Printed::Json));
    keys.finish(problems);
    if ways.len() != 1 {
        problems.error(
            place,
            "`stdout` has one of `lines`, `sorted`, `regex` and `json`",
        );
    }
    ways.pop()
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
