//! Labs that are really checked, with Node.js.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use nodecourse::course::{Kit, LabId};
use nodecourse::load::{Library, lab_file};
use nodecourse::practice::lab::{Attempt, Copy, Patience, check, prove};
use nodecourse::practice::run::{Limits, Node, Runner};
use nodecourse::practice::trial::{Difference, LIMITS, Tools, Verdict};

use super::{node, runner, words};

const COURSE: &str =
    "format = 1\nid = \"c\"\n[[module]]\ntitle = \"M\"\nlessons = [\"a/01-one.md\"]\n";
const LAB: &str = r#"
id = "x"
title = "Add"
files = ["work.mjs"]
[run]
cmd = ["node", "server.mjs"]
ready = { http = "/", within_ms = 4000 }
[[check]]
id = "adds"
test = { file = "check.test.mjs", pattern = "adds" }
[[check]]
id = "prints"
cmd = ["node", "work.mjs"]
expect = { stdout = "3" }
[[check]]
id = "answers"
http = { path = "/sum", method = "POST", json = [1, 2] }
expect = { status = 200, json = { sum = 3 } }
[[wrong]]
dir = "wrong/minus"
fails = ["adds", "answers"]
"#;
const TEST: &str = "import test from 'node:test';
import assert from 'node:assert/strict';
import { add } from './work.mjs';
test('adds', () => assert.equal(add(1, 2), 3));
test('is another check', () => assert.fail());
";
pub(super) const SERVER: &str = "import { createServer } from 'node:http';
import { add } from './work.mjs';
createServer(async (req, res) => {
  const body = (await req.toArray()).join('');
  res.end(body && JSON.stringify({ sum: add(...JSON.parse(body)) }));
}).listen(process.env.PORT);
";
pub(super) const SOLUTION: &str = "export const add = (a, b) => a + b;\nconsole.log(3);\n";

pub(super) fn kit(solution: &str) -> Kit {
    let library = Library::in_memory([
        ("course.toml", COURSE),
        ("a/01-one.md", "# One\n"),
        ("labs/x/lab.toml", LAB),
        ("labs/x/README.md", "Add."),
        ("labs/x/check.test.mjs", TEST),
        ("labs/x/server.mjs", SERVER),
        ("labs/x/starter/work.mjs", "export const add = () => 0;\n"),
        ("labs/x/solution/work.mjs", solution),
        (
            "labs/x/wrong/minus/work.mjs",
            "export const add = (a, b) => a - b;\nconsole.log(3);\n",
        ),
    ]);
    lab_file::read(&library, &LabId::new("x"))
        .expect("the lab is there")
        .0
}

pub(super) fn verdicts(kit: &Kit, files: &[(&str, &str)], node: &Node) -> Vec<Verdict> {
    let runner = Runner {
        limits: Limits {
            time: Some(Duration::from_secs(3)),
            ..LIMITS
        },
        ..runner()
    };
    let files: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect();
    let tools = Tools {
        runner: &runner,
        node,
        packages: None,
    };
    let mut verdicts = Vec::new();
    let attempt = Attempt {
        files: &files,
        tools,
        stop: &AtomicBool::new(false),
        patience: Patience::Whole,
    };
    check(kit, attempt, &mut |index, verdict| {
        assert_eq!(index, verdicts.len());
        verdicts.push(verdict);
    });
    verdicts
}

#[test]
fn what_hangs_is_waited_for_once() {
    let (Some(node), mut kit) = (node(), kit(SOLUTION)) else {
        return;
    };
    kit.lab.checks.truncate(2);
    let runner = Runner {
        limits: Limits {
            time: Some(Duration::from_secs(3)),
            ..LIMITS
        },
        ..runner()
    };
    let tools = Tools {
        runner: &runner,
        node: &node,
        packages: None,
    };
    let round = |work: &str, patience| {
        let files = [("work.mjs".to_owned(), work.as_bytes().to_vec())];
        let mut verdicts = Vec::new();
        let attempt = Attempt {
            files: &files,
            tools,
            stop: &AtomicBool::new(false),
            patience,
        };
        let rest = check(&kit, attempt, &mut |_, verdict| {
            verdicts.push(verdict);
        });
        (verdicts, rest)
    };
    let late = failed("an end by itself", "no end within 3 s");
    let soon = failed(
        "an end by itself",
        "no end within 0.5 s, after a check that had none either",
    );
    let began = Instant::now();
    assert_eq!(
        round("export const add = 1; for (;;);", Patience::Whole),
        (vec![late, soon.clone()], Patience::Little)
    );
    assert!(began.elapsed() < Duration::from_secs(6));
    // The same once more is not waited for so long.
    assert_eq!(
        round("export const add = 1; for (;;);", Patience::Little),
        (vec![soon.clone(), soon], Patience::Little)
    );
    let (verdicts, rest) = round("throw 1", Patience::Whole);
    assert_eq!((verdicts.len(), rest), (2, Patience::Whole));
}

fn failed(expected: &str, seen: &str) -> Verdict {
    Verdict::Failed(Difference {
        expected: expected.to_owned(),
        seen: seen.to_owned(),
    })
}

/// Why it could not be found out.
pub(super) fn unclear(verdict: &Verdict) -> &str {
    match verdict {
        Verdict::Unclear(reason) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_check_of_a_lab_tells_what_it_expected_and_what_it_saw() {
    let (Some(node), kit) = (node(), kit(SOLUTION)) else {
        return;
    };
    let all = verdicts(&kit, &[("work.mjs", SOLUTION)], &node);
    assert_eq!(all, [Verdict::Passed, Verdict::Passed, Verdict::Passed]);
    let all = verdicts(
        &kit,
        &[("work.mjs", "export const add = () => 0;\n")],
        &node,
    );
    assert_eq!(
        all,
        [
            failed("3", "0"),
            failed("line 1: “3”", "the end after line 0"),
            failed("the JSON {\"sum\":3}", "“{\"sum\":0}”"),
        ]
    );
}

#[test]
fn files_that_cannot_be_run_are_told_with_their_line() {
    let (Some(node), kit) = (node(), kit(SOLUTION)) else {
        return;
    };
    let [tests, prints, answers] =
        &verdicts(&kit, &[("work.mjs", "export const add = (\n")], &node)[..]
    else {
        panic!("three checks")
    };
    let expected = "The tests could not be run: work.mjs:2: SyntaxError: Unexpected end of input.";
    assert_eq!(unclear(tests), expected);
    assert!(
        matches!(prints, Verdict::Failed(difference) if difference.seen.contains("SyntaxError")),
        "{prints:?}"
    );
    let reason = unclear(answers);
    assert!(
        reason.starts_with("The server ended before it answered: work.mjs:2: SyntaxError"),
        "{reason}"
    );
}

#[test]
fn a_file_that_never_ends_is_ended_and_told() {
    let (Some(node), kit) = (node(), kit(SOLUTION)) else {
        return;
    };
    let mut kit = kit;
    kit.lab.checks.retain(|check| check.id == "prints");
    let all = verdicts(&kit, &[("work.mjs", "while (true);\n")], &node);
    assert_eq!(all, [failed("an end by itself", "no end within 3 s")]);
}

#[test]
fn learners_cannot_replace_what_checks_them() {
    let (Some(node), kit) = (node(), kit(SOLUTION)) else {
        return;
    };
    let own = "import test from 'node:test';\ntest('adds', () => {});\n";
    let files = [
        ("work.mjs", "export const add = () => 0;\n"),
        ("check.test.mjs", own),
    ];
    assert_eq!(
        verdicts(&kit, &files, &node).first(),
        Some(&failed("3", "0"))
    );
}

#[test]
fn a_lab_is_proven_by_its_solution_its_starter_and_its_attempts() {
    let Some(node) = node() else { return };
    let stop = AtomicBool::new(false);
    let runner = Runner {
        limits: LIMITS,
        ..runner()
    };
    let tools = Tools {
        runner: &runner,
        node: &node,
        packages: None,
    };
    assert_eq!(words(&prove(&kit(SOLUTION), tools, &stop)), [""; 0]);
    let mut wrong = kit("export const add = (a, b) => a + b;\n");
    for attempt in &mut wrong.lab.attempts {
        attempt.fails = vec!["adds".to_owned()];
    }
    let found = prove(&wrong, tools, &stop);
    assert_eq!(
        words(&found),
        [
            "the solution does not pass `prints`: expected line 1: “3”, seen the end after line 0",
            "the attempt `wrong/minus` fails `adds`, `answers`, and names `adds`",
        ]
    );
}

#[test]
fn a_copy_is_never_overwritten_and_a_fresh_one_keeps_the_old() {
    let kit = kit(SOLUTION);
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().join("labs/x");
    let copy = Copy::open(&folder, &kit).expect("a copy");
    let names = |copy: &Copy| -> Vec<String> {
        let files = copy.files().expect("files");
        files.into_iter().map(|(path, _)| path).collect()
    };
    assert_eq!(names(&copy), ["README.md", "work.mjs"]);
    let before = copy.stamp();
    std::fs::write(folder.join("work.mjs"), "mine").expect("written");
    assert_ne!(copy.stamp(), before);
    let again = Copy::open(&folder, &kit).expect("the same copy");
    let text =
        |folder: &std::path::Path| std::fs::read_to_string(folder.join("work.mjs")).expect("text");
    assert_eq!((again, text(&folder).as_str()), (copy, "mine"));
    let (_, aside) = Copy::fresh(&folder, &kit).expect("a fresh copy");
    let aside = aside.expect("the old one is kept");
    assert_eq!(
        (text(&folder).as_str(), text(&aside).as_str()),
        ("export const add = () => 0;\n", "mine")
    );
    assert_eq!(aside, root.path().join("labs/x.1"));
}

#[test]
fn ending_the_program_early_passes_no_check() {
    let Some(node) = node() else { return };
    let mut kit = kit(SOLUTION);
    kit.lab.checks.retain(|check| check.id == "adds");
    let code = "export const add = () => 0;\nprocess.exit(0);\n";
    let [tests] = &verdicts(&kit, &[("work.mjs", code)], &node)[..] else {
        panic!("one check")
    };
    assert!(unclear(tests).contains("process.exit()"), "{tests:?}");
}
