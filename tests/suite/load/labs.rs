//! `labs/<id>/`: what a lab says of itself, and what can be wrong with it.

use super::sketch::told;
use nodecourse::course::lab::{Answer, Printed, Probe, Request};
use nodecourse::course::{Kit, LabId};
use nodecourse::diagnostic::Diagnostic;
use nodecourse::load::{Library, check, lab_file};
use serde_json::json;

const COURSE: &str =
    "format = 1\nid = \"c\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a/01-one.md\"]\n";

fn library(lab: &str, more: &[&str]) -> Library {
    let own = [
        ("course.toml", COURSE),
        ("a/01-one.md", "# One\n"),
        ("labs/x/lab.toml", lab),
    ];
    let files = more.iter().map(|path| (*path, "text"));
    Library::in_memory(own.into_iter().chain(files))
}

fn read(lab: &str, more: &[&str]) -> (Kit, Vec<Diagnostic>) {
    lab_file::read(&library(lab, more), &LabId::new("x")).expect("the lab is there")
}

const WHOLE: &str = r#"
id = "x"
title = "Answer on /health"
files = ["app.mjs"]
needs = ["express"]
[run]
cmd = ["node", "app.mjs"]
ready = { http = "/up", within_ms = 900 }
[[check]]
id = "status"
name = "GET /health answers 200"
http = { path = "/health", json = { a = [1, 2.5, true] } }
expect = { status = 200, json = { ok = true }, headers = { Content-Type = "json" }, contains = "k" }
hints = ["vague", "concrete"]
[[check]]
id = "prints"
cmd = ["node", "count.mjs"]
expect = { exit = 3, stdout = { sorted = ["1", "2"] } }
[[check]]
id = "text"
cmd = ["node", "count.mjs"]
expect = { stdout = "one\ntwo" }
[[check]]
id = "tests"
test = { file = "check.test.mjs", pattern = "adds" }
[[wrong]]
dir = "wrong/late"
fails = ["status"]
"#;
const FILES: [&str; 5] = [
    "labs/x/README.md",
    "labs/x/starter/app.mjs",
    "labs/x/solution/app.mjs",
    "labs/x/wrong/late/app.mjs",
    "labs/x/check.test.mjs",
];

#[test]
fn a_lab_is_read_with_its_checks_and_its_files() {
    let (kit, problems) = read(WHOLE, &FILES);
    assert!(problems.is_empty(), "{:?}", told(&problems));
    let lab = &kit.lab;
    assert_eq!(lab.title, "Answer on /health");
    let server = lab.server.as_ref().expect("a server");
    assert_eq!(
        (server.ready.as_str(), server.within.as_millis()),
        ("/up", 900)
    );
    let Some(Probe::Http(request, answer)) = lab.check("status").map(|check| &check.probe) else {
        panic!("the first check asks the server")
    };
    let kind = ("content-type".to_owned(), "application/json".to_owned());
    let expected = Request {
        method: "GET".to_owned(),
        path: "/health".to_owned(),
        headers: [kind].into(),
        body: Some(r#"{"a":[1,2.5,true]}"#.to_owned()),
    };
    assert_eq!(**request, expected);
    let expected = Answer {
        status: Some(200),
        headers: [("content-type".to_owned(), "json".to_owned())].into(),
        json: Some(json!({ "ok": true })),
        text: None,
        contains: Some("k".to_owned()),
    };
    assert_eq!(**answer, expected);
    let ends = ["prints", "text"].map(|id| match lab.check(id).map(|check| &check.probe) {
        Some(Probe::Command { exit, stdout, .. }) => (*exit, stdout.clone()),
        other => panic!("{other:?}"),
    });
    let sorted = Printed::Sorted(vec!["1".to_owned(), "2".to_owned()]);
    assert_eq!(
        ends,
        [
            (3, Some(sorted)),
            (0, Some(Printed::Exact("one\ntwo".to_owned())))
        ]
    );
    let layer: Vec<&str> = kit.layer("wrong/late").map(|(path, _)| path).collect();
    assert_eq!(layer, ["app.mjs"]);
    let checks: Vec<&str> = kit.check_files().map(|(path, _)| path).collect();
    assert_eq!(checks, ["check.test.mjs"]);
}

#[test]
fn mistakes_in_a_lab_have_a_place_and_a_hint() {
    for (line, expected) in [
        ("[[check]]\nname = \"x\"\n", "a check has no id"),
        (
            "[[check]]\nid = \"a\"\n",
            "a check has one of `http`, `cmd` and `test`",
        ),
        (
            "[[check]]\nid = \"a\"\ncmd = [\"node\"]\ntest = { file = \"t\" }\n",
            "a check has one of `http`, `cmd` and `test`",
        ),
        (
            "[[check]]\nid = \"a\"\nhttp = { path = \"/\" }\nexpect = { status = 2 }\n",
            "a status is a number from 100 to 599",
        ),
        (
            "[[check]]\nid = \"a\"\nhttp = { path = \"/\" }\nexpect = { status = 200 }\n",
            "the check `a` asks a server, and nothing starts one (add a `[run]` table with the command that starts it)",
        ),
        ("[run]\nready = { http = \"/\" }\n", "`[run]` has no `cmd`"),
        (
            "[[check]]\nid = \"status\"\ntest = { file = \"gone.mjs\" }\n[[wrong]]\ndir = \"wrong/w\"\nfails = [\"statu\"]\n",
            "there is no check `statu` (did you mean `status`?)",
        ),
        (
            "[[check]]\nid = \"a\"\ncmd = [\"node\"]\nexpect = { stdout = { regex = \"(\" } }\n",
            "this is no regular expression",
        ),
        (
            "[[check]]\nid = \"a\"\ncmd = [\"node\"]\nhint = [\"h\"]\n",
            "unknown key `hint` (did you mean `hints`?)",
        ),
        (
            "id = \"y\"\n",
            "the lab's folder is `x`, and its id `y` (give both the same name)",
        ),
        ("", "a lab needs at least one `[[check]]`"),
    ] {
        let problems = check(&library(line, &[]));
        let told = told(&problems);
        let found = told
            .iter()
            .any(|told| told.starts_with("labs/x/lab.toml") && told.contains(expected));
        assert!(found, "{line}\n{expected}\n{told:#?}");
    }
}

#[test]
fn every_mistake_of_a_lab_has_a_line_and_is_told_once() {
    let told = |lab: &str, files: &[&str]| {
        let told = told(&check(&library(lab, files)));
        let of_lab = told.into_iter();
        let of_lab = of_lab.filter(|told| told.starts_with("labs/x/"));
        of_lab.collect::<Vec<_>>()
    };
    // Commands as strings leave neither no check, nor checks that nobody knows, nor a server that is missing.
    let strings = r#"id = "x"
files = ["app.mjs"]
[run]
cmd = "node app.mjs"
[[check]]
id = "a"
cmd = "node a.mjs"
[[check]]
id = "b"
http = { path = "/" }
expect = { status = 200 }
[[wrong]]
dir = "wrong/late"
fails = ["a"]
"#;
    assert_eq!(
        told(strings, &FILES),
        [
            "labs/x/lab.toml:4:7: `cmd` must be a list of strings, not string",
            "labs/x/lab.toml:7:7: `cmd` must be a list of strings, not string",
        ]
    );
    let none = "id = \"x\"\nfiles = [\"app.mjs\", \"b.mjs\"]\n";
    assert_eq!(
        told(none, &FILES),
        [
            "labs/x/lab.toml:1:1: a lab needs at least one `[[check]]`",
            "labs/x/lab.toml:2:21: `starter/` has no `b.mjs`, which the learner is to edit",
            "labs/x/lab.toml:2:21: `solution/` has no `b.mjs`",
        ]
    );
    let gone = "id = \"x\"\nfiles = [\"app.mjs\"]\n[[check]]\nid = \"t\"\ntest = { file = \"t.mjs\" }\n[[wrong]]\ndir = \"wrong/w\"\nfails = [\"t\"]\n";
    assert_eq!(
        told(gone, &[]),
        [
            "labs/x/lab.toml:1:1: the lab has no `README.md` that says what to do",
            "labs/x/lab.toml:1:1: the lab has no `starter/`, so nobody can see a starter",
            "labs/x/lab.toml:1:1: the lab has no `solution/`, so nobody can see a solution",
            "labs/x/lab.toml:4:6: the check `t` runs `t.mjs`, which is not there",
            "labs/x/lab.toml:7:7: there is no attempt in `wrong/w`",
        ]
    );
    for (empty, place) in [("cmd = []", "4:7"), ("cmd = 3", "4:7")] {
        let lab = format!(
            "id = \"x\"\nfiles = [\"app.mjs\"]\n[run]\n{empty}\n[[check]]\nid = \"a\"\ncmd = [\"node\"]\n"
        );
        let told = told(&lab, &FILES);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(
            told[0].starts_with(&format!("labs/x/lab.toml:{place}: `cmd` ")),
            "{told:#?}"
        );
    }
}
