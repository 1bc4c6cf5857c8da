//! Reviews that are really proven, with Node.js.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use nodecourse::load::{self, Library};
use nodecourse::practice::review::{Files, Seen, Shown, difference, prove, record, show_all};
use nodecourse::practice::run::Runner;
use nodecourse::practice::trial::{LIMITS, Told, Tools, Verdict, each_time};

use super::{node, runner, words};

const COURSE: &str = "format = 1\nid = \"c\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01.md\"]\n";
const REVIEW: &str = r#"
id = "r"
file = "flawed.mjs"
prompt = "Would you merge it?"
[[flaw]]
at = "a - b"
category = "api-misuse"
why = "It takes away."
proof = { test = "proof.test.mjs", pattern = "adds" }
[[flaw]]
at = "export"
category = "api-misuse"
why = "Nothing shows it."
shows = "1 and 2 give -1 and not 3"
"#;
const TEST: &str = "import test from 'node:test';
import assert from 'node:assert/strict';
import { add } from './subject.mjs';
test('adds', () => assert.equal(add(1, 2), 3));
";

fn library(fixed: &str) -> Library {
    Library::in_memory([
        ("course.toml", COURSE),
        ("01.md", "# One\n"),
        ("reviews/r/review.toml", REVIEW),
        (
            "reviews/r/flawed.mjs",
            "export const add = (a, b) => a - b;\n",
        ),
        ("reviews/r/fixed.mjs", fixed),
        ("reviews/r/proof.test.mjs", TEST),
    ])
}

#[test]
fn a_proof_fails_on_the_flawed_file_and_passes_on_the_repaired_one() {
    let Some(node) = node() else { return };
    let runner = Runner {
        limits: LIMITS,
        ..runner()
    };
    let tools = Tools {
        runner: &runner,
        node: &node,
        packages: None,
    };
    let stop = AtomicBool::new(false);
    let read = |library: &Library| {
        let (course, _) = load::course(library);
        let review = load::review(library, &course, "r").0.expect("a review");
        let files: Files = load::review_files(library, "r");
        (review, files)
    };
    let (review, files) = read(&library("export const add = (a, b) => a + b;\n"));
    assert_eq!(words(&prove(&review, &files, tools, &stop).found), [""; 0]);
    let shown = show_all(&review, &files, tools, &stop).expect("there is room");
    let [Some(Shown { flawed, fixed }), None] = &shown[..] else {
        panic!("{shown:?}")
    };
    // As courses record it.
    let recorded =
        "not ok - adds\n  Expected values to be strictly equal:\n  expected 3\n  actual   -1\n";
    assert_eq!(flawed.printed.recorded, recorded);
    let Verdict::Failed(difference) = &flawed.verdict else {
        panic!("{flawed:?}")
    };
    assert_eq!(
        (difference.expected.as_str(), difference.seen.as_str()),
        ("3", "-1")
    );
    let passed = Seen {
        verdict: Verdict::Passed,
        printed: printed("ok - adds\n"),
    };
    assert_eq!(*fixed, passed);
    // A file that is repaired no better, and a proof that proves nothing.
    let (review, files) = read(&library("export const add = (a, b) => b;\n"));
    assert_eq!(
        words(&prove(&review, &files, tools, &stop).found),
        ["the proof of flaw 1 (line 1) fails on the repaired file: expected 3, seen 2"]
    );
    // What a pattern leaves out is not told, nor are the tests that a file never got to.
    let mut more = files.clone();
    more.insert(
        "proof.test.mjs".to_owned(),
        Arc::from(format!("{TEST}test('is there', () => {{}});\n")),
    );
    let shown = show_all(&review, &more, tools, &stop).expect("there is room");
    let shown = shown[0].as_ref().expect("it was run");
    assert!(!shown.fixed.printed.all.contains("is there"), "{shown:?}");
    let mut idle = files.clone();
    let idle_test = TEST.replace("assert.equal(add(1, 2), 3)", "{}");
    idle.insert("proof.test.mjs".to_owned(), Arc::from(idle_test));
    assert_eq!(
        words(&prove(&review, &idle, tools, &stop).found),
        ["the proof of flaw 1 (line 1) passes on the flawed file"]
    );
}

#[test]
fn what_is_to_be_proven_is_tried_three_times() {
    let tried = |good: usize| {
        let mut count = 0;
        let proven = each_time(&mut || {
            count += 1;
            if count <= good {
                Ok(())
            } else {
                Err("it prints 2".to_owned())
            }
        });
        (proven.err(), count)
    };
    assert_eq!(tried(9), (None, 3));
    assert_eq!(tried(0), (Some("it prints 2".to_owned()), 1));
    let late = "it prints 2, but not each time";
    assert_eq!(tried(1), (Some(late.to_owned()), 2));
    assert_eq!(tried(2), (Some(late.to_owned()), 3));
}

#[test]
fn what_several_proofs_print_alike_is_recorded_once() {
    let seen = |words: &str| Seen {
        verdict: Verdict::Passed,
        printed: printed(words),
    };
    let shown = |flawed, fixed| Shown {
        flawed: seen(flawed),
        fixed: seen(fixed),
    };
    // The end of one line is no line of its own.
    let all = [
        shown("not ok - a\n", "ok - a\n"),
        shown("ok - a\n", "ok - b\n"),
        shown("not ok - a\n", "ok - a\n"),
    ];
    let recorded = record(&all);
    assert_eq!(recorded.flawed.as_deref(), Some("not ok - a\nok - a\n"));
    assert_eq!(recorded.fixed.as_deref(), Some("ok - a\nok - b\n"));
}

#[test]
fn numbers_in_a_recording_count_where_they_are_all_there_is() {
    let line = |recorded: &str, printed: &str| {
        difference(recorded, printed).map(|difference| difference.line)
    };
    for (recorded, printed) in [
        ("  stopped for 98 %", "  stopped for 7 %"),
        ("  open '/a/users-4PD/7.json'", "  open '/a/users-9/7.json'"),
        ("  expected 64ed17f2-b7c4", "  expected 0aaa-1"),
        (
            "  actual   stopped for 3315 ms",
            "  actual   stopped for 9 ms",
        ),
        ("ok - a  \n\n", "ok - a"),
    ] {
        assert_eq!(line(recorded, printed), None, "{recorded}");
    }
    for (recorded, printed) in [
        ("  actual   404", "  actual   200"),
        ("ok - takes 2", "ok - takes 3"),
        ("ok - a", "not ok - a"),
        ("  stopped for 98 %", "  went on for 98 %"),
        ("", "ok - a"),
        ("ok - a", ""),
    ] {
        assert_eq!(line(recorded, printed), Some(0), "{recorded}");
    }
    assert_eq!(line("ok - a\nok - b", "ok - a\nok - c"), Some(1));
}

fn printed(words: &str) -> Told {
    Told {
        all: words.to_owned(),
        recorded: words.to_owned(),
    }
}
