//! What the proofs of reviews print, compared with what is recorded of it, and recorded.

use std::fs;
use std::path::Path;

use super::{folder, nodecourse, printed, told};
use crate::practice::node;

const REVIEW: &str = r#"id = "r"
file = "flawed.mjs"
prompt = "Would you merge it?"
[[flaw]]
at = "a - b"
category = "api-misuse"
why = "It takes away."
proof = { test = "proof.test.mjs", pattern = "adds" }
"#;
const TEST: &str = "import test from 'node:test';
import assert from 'node:assert/strict';
import { add } from './subject.mjs';
test('adds', () => assert.equal(add(1, 2), 3));
";
const FLAWED: &str =
    "not ok - adds\n  Expected values to be strictly equal:\n  expected 3\n  actual   -1\n";

/// A course with one review whose proof is this test.
fn course(folder: &Path, test: &str) {
    let write = |path: &str, text: &str| {
        let path = folder.join("course").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    };
    write("course.toml", "format = 1\nid = \"c\"\n");
    write("01.md", "# One\n\n<!-- review: r -->\n");
    write("reviews/r/review.toml", REVIEW);
    write(
        "reviews/r/flawed.mjs",
        "export const add = (a, b) => a - b;\n",
    );
    write(
        "reviews/r/fixed.mjs",
        "export const add = (a, b) => a + b;\n",
    );
    write("reviews/r/proof.test.mjs", test);
}

fn recorded(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("course/reviews/r").join(name)).unwrap_or_default()
}

fn record(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join("course/reviews/r").join(name), text).expect("a file");
}

fn check(arguments: &[&str], folder: &Path) -> String {
    let all = [&["check", "course"], arguments].concat();
    printed(&nodecourse(&all, folder))
}

#[test]
fn what_is_not_recorded_is_a_warning_and_can_be_recorded() {
    let folder = folder();
    let folder = folder.path();
    course(folder, TEST);
    let out = check(&[], folder);
    for words in [
        "warning: what the proofs print is not recorded",
        "course/reviews/r/review.toml:4:1",
        "`check --run --record` writes `flawed.out` and `fixed.out`",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
    if node().is_none() {
        return;
    }
    // It was proven before, and is run all the same to be recorded.
    check(&["--run"], folder);
    let out = check(&["--run", "--record"], folder);
    let expected = "Recorded: reviews/r/fixed.out, reviews/r/flawed.out.\nProven: 1 of 1 on";
    assert!(out.contains(expected), "{out}");
    // What has just been recorded is missing no more.
    assert!(out.ends_with("No problems found.\n"), "{out}");
    assert_eq!(recorded(folder, "flawed.out"), FLAWED);
    assert_eq!(recorded(folder, "fixed.out"), "ok - adds\n");
    let out = check(&["--run"], folder);
    assert!(out.ends_with("No problems found.\n"), "{out}");
}

#[test]
fn a_proof_that_prints_something_else_than_is_recorded_is_an_error_at_its_line() {
    if node().is_none() {
        return;
    }
    let folder = folder();
    let folder = folder.path();
    course(folder, TEST);
    record(
        folder,
        "flawed.out",
        &FLAWED.replace("actual   -1", "actual   2"),
    );
    record(folder, "fixed.out", "ok - adds\n");
    let out = check(&["--run"], folder);
    for words in [
        "error: the proofs print `actual   -1` where `flawed.out` says `actual   2`",
        "course/reviews/r/flawed.out:4:1",
        "`check --run --record` writes it anew",
        "Proven: 0 of 1 on",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
    // Without the option nothing is written.
    assert!(recorded(folder, "flawed.out").contains("actual   2"));
    check(&["--run", "--record"], folder);
    assert_eq!(recorded(folder, "flawed.out"), FLAWED);
}

#[test]
fn times_and_folders_in_what_a_proof_prints_may_be_others_each_time() {
    if node().is_none() {
        return;
    }
    let folder = folder();
    let folder = folder.path();
    let test = TEST.replace(
        "add(1, 2), 3)",
        "add(1, 2), 3, `${process.hrtime.bigint()} ns in ${import.meta.filename}`)",
    );
    course(folder, &test);
    check(&["--run", "--record"], folder);
    let first = recorded(folder, "flawed.out");
    // Where the folder of a run was says nothing.
    assert!(first.contains(" ns in proof.test.mjs\n"), "{first}");
    let out = check(&["--run"], folder);
    assert!(
        out.contains("Proven: 1 of 1 on") && out.ends_with("No problems found.\n"),
        "{out}"
    );
    record(folder, "flawed.out", &first.replace(" ns in ", " ms in "));
    let out = check(&["--run"], folder);
    assert!(out.contains("course/reviews/r/flawed.out:2:1"), "{out}");
}

#[test]
fn recording_needs_a_folder_and_a_run() {
    let folder = folder();
    fs::write(folder.path().join("a.md"), "# A\n").expect("a file");
    let output = nodecourse(&["check", "a.md", "--run", "--record"], folder.path());
    let expected = "What proofs print is recorded in the folder of a course; name it, as in `nodecourse check . --run --record`";
    assert!(told(&output).contains(expected), "{}", told(&output));
    let output = nodecourse(&["check", "a.md", "--record"], folder.path());
    assert_eq!(output.status.code(), Some(2));
}
