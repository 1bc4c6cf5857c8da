//! One check of a lab: how it finds out, and what must be true.

use std::collections::BTreeMap;

use super::{Known, values};
use crate::course::lab::{Answer, Check, Printed, Probe, Request};
use crate::load::keys::Keys;
use crate::load::problems::Problems;
use crate::source::Span;

/// The one program that a lab can run.
const PROGRAM: &str = "node";
/// The methods of HTTP that a check can use.
const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// Reads a check of a lab. What is wrong with it is told once, and the check left out.
pub(super) fn check(
    mut keys: Keys<'_>,
    known: &mut Known,
    problems: &mut Problems,
) -> Option<Check> {
    let place = keys.place();
    if !keys.has("id") {
        problems.error(place, "a check has no id");
    }
    let id = keys.text("id", problems);
    let name = keys.text("name", problems);
    let hints = values(keys.texts("hints", problems));
    let probe = probe(&mut keys, place, problems);
    keys.finish(problems);
    let id = id?;
    if !known.checks.insert(id.value.clone()) {
        problems.error(id.span, format!("there are two checks `{}`", id.value));
        return None;
    }
    if matches!(probe, Some(Probe::Http(..))) && !known.has_server {
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
        span: id.span,
    })
}

/// How a check finds out: by exactly one of three means.
fn probe(keys: &mut Keys<'_>, place: Span, problems: &mut Problems) -> Option<Probe> {
    let given = ["http", "cmd", "test"].into_iter();
    let given = given.filter(|means| keys.has(means)).count();
    let request = keys.table("http", problems);
    let command = command(keys, problems);
    let tests = keys.table("test", problems);
    let expects = keys.has("expect");
    let expected = keys.table("expect", problems);
    if given != 1 {
        problems.error(place, "a check has one of `http`, `cmd` and `test`");
        return None;
    }
    if let Some(request) = request {
        if !expects {
            problems.error(
                place,
                "the check says nothing of the answer that it expects",
            );
            problems.hint("add `expect = { status = 200 }`");
        }
        let answer = expected.map(|expected| answer(expected, problems));
        let request = self::request(request, problems);
        return Some(Probe::Http(Box::new(request), Box::new(answer?)));
    }
    if let Some(command) = command {
        let (exit, stdout) = expected.map_or((0, None), |expected| end(expected, problems));
        return Some(Probe::Command {
            command,
            exit,
            stdout,
        });
    }
    test(tests?, problems)
}

fn test(mut table: Keys<'_>, problems: &mut Problems) -> Option<Probe> {
    if !table.has("file") {
        problems.error(table.place(), "the test has no `file`");
    }
    let file = table.text("file", problems);
    let pattern = table.text("pattern", problems);
    table.finish(problems);
    Some(Probe::Test {
        file: file?.value,
        pattern: pattern.map(|pattern| pattern.value),
    })
}

/// A program and its arguments; `None` where there is none, or none that can be run.
pub(super) fn command(keys: &mut Keys<'_>, problems: &mut Problems) -> Option<Vec<String>> {
    let place = keys.place_of("cmd")?;
    let words = match keys.list("cmd", problems) {
        Some(words) if words.is_empty() => {
            problems.error(place, "`cmd` is empty");
            return None;
        }
        words => words?,
    };
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
