//! What is told of a test that failed, given what Node.js 22 to 26 print of it.

use nodecourse::practice::trial::{self, Difference, Verdict, tests};

/// What Node.js prints of a failure with these lines in its block, which `|` begins.
fn output(name: &str, block: &str) -> String {
    let lines = block.lines().map(str::trim_start);
    let block: Vec<&str> = lines.filter_map(|line| line.strip_prefix('|')).collect();
    let block = block.join("\n  ");
    format!("TAP version 13\nnot ok 1 - {name}\n  ---\n  {block}\n  ...\n1..1\n")
}

/// What is printed of such a failure, and what a course records of that.
fn said(name: &str, block: &str) -> (String, String) {
    let told = trial::told(&output(name, block));
    (told.all, told.recorded)
}

/// What is told of such a failure.
fn told(name: &str, block: &str) -> (String, String) {
    match tests("check.test.mjs", &output(name, block), 1) {
        Verdict::Failed(Difference { expected, seen }) => (expected, seen),
        verdict => panic!("{verdict:?}"),
    }
}

fn pair(expected: &str, seen: &str) -> (String, String) {
    (expected.to_owned(), seen.to_owned())
}

#[test]
fn the_authors_own_words_are_told() {
    let ok = "
        |error: '51 queries'
        |code: 'ERR_ASSERTION'
        |name: 'AssertionError'
        |expected: true
        |actual: false
        |operator: '=='";
    assert_eq!(
        told("at most two", ok),
        pair("the test “at most two” passes", "51 queries")
    );
    let equal = "
        |error: |-
        |  three is not four
        |  
        |  3 !== 4
        |  
        |code: 'ERR_ASSERTION'
        |name: 'AssertionError'
        |expected: 4
        |actual: 3
        |operator: 'strictEqual'";
    assert_eq!(told("x", equal), pair("4", "3 (three is not four)"));
    // The lines that differ stand right below them.
    let deep = "
        |error: |-
        |  chunks of 1
        |  + actual - expected
        |  
        |    {
        |  +   chars: 0,
        |  -   chars: 7,
        |    }
        |  
        |code: 'ERR_ASSERTION'
        |name: 'AssertionError'
        |expected:
        |  chars: 7
        |actual:
        |  chars: 0
        |operator: 'deepStrictEqual'";
    assert_eq!(
        told("x", deep),
        pair("{chars: 7}", "{chars: 0} (chunks of 1)")
    );
}

#[test]
fn without_them_it_is_what_was_compared() {
    let ok = "
        |error: |-
        |  The expression evaluated to a falsy value:
        |  
        |    assert.ok(n <= 2)
        |  
        |code: 'ERR_ASSERTION'
        |name: 'AssertionError'
        |expected: true
        |actual: false
        |operator: '=='";
    assert_eq!(told("x", ok), pair("assert.ok(n <= 2)", "that is not so"));
    let matches = "
        |error: |-
        |  The input did not match the regular expression /nope/. Input:
        |  
        |  'a long\\ntext'
        |  
        |code: 'ERR_ASSERTION'
        |name: 'AssertionError'
        |expected:
        |actual: |-
        |  a long
        |  text
        |operator: 'match'
        |stack: |-
        |  TestContext.<anonymous> (file:///x/a.test.mjs:7:28)";
    assert_eq!(
        told("x", matches),
        pair("something like /nope/", "a long text")
    );
    let rejects = "
        |error: 'Missing expected rejection.'
        |code: 'ERR_ASSERTION'
        |name: 'AssertionError'
        |operator: 'rejects'";
    assert_eq!(
        told("it says no", rejects),
        pair(
            "the test “it says no” passes",
            "Missing expected rejection."
        )
    );
}

#[test]
fn a_mapping_is_told_with_all_its_keys() {
    let deep = "
        |error: |-
        |  Expected values to be strictly deep-equal:
        |  + actual - expected
        |code: 'ERR_ASSERTION'
        |name: 'AssertionError'
        |expected:
        |  0:
        |    id: 1
        |    name: 'Ada'
        |actual:
        |  0:
        |    id: 1
        |    name: 'Ada'
        |    password: 'x'
        |operator: 'deepStrictEqual'";
    assert_eq!(
        told("x", deep),
        pair(
            "[{id: 1, name: 'Ada'}]",
            "[{id: 1, name: 'Ada', password: 'x'}]"
        )
    );
}

#[test]
fn what_is_not_there_is_nothing() {
    for (actual, seen) in [
        ("", "nothing"),
        ("\n|actual: ~", "nothing"),
        ("\n|actual: ''", "nothing"),
    ] {
        let block = format!(
            "
            |error: |-
            |  Expected values to be strictly equal:
            |code: 'ERR_ASSERTION'
            |name: 'AssertionError'
            |expected: 'id'{actual}
            |operator: 'strictEqual'"
        );
        assert_eq!(told("x", &block), pair("id", seen));
    }
}

#[test]
fn an_error_that_is_thrown_is_told_with_its_kind() {
    let thrown = "
        |error: \"Cannot read properties of null (reading 'x')\"
        |code: 'ERR_TEST_FAILURE'
        |name: 'TypeError'
        |stack: |-
        |  TestContext.<anonymous> (file:///x/a.test.mjs:8:27)";
    assert_eq!(
        told("x", thrown),
        pair(
            "the test “x” passes",
            "TypeError: Cannot read properties of null (reading 'x')"
        )
    );
    let late = "
        |failureType: 'testTimeoutFailure'
        |error: 'test timed out after 50ms'
        |code: 'ERR_TEST_FAILURE'";
    assert_eq!(
        told("x", late),
        pair("the test “x” passes", "test timed out after 50ms")
    );
}

#[test]
fn of_long_values_the_part_that_differs_is_shown() {
    let same = "x".repeat(1_000);
    let block = format!(
        "
        |error: |-
        |  Expected values to be strictly equal:
        |code: 'ERR_ASSERTION'
        |expected: '{same}A'
        |actual: '{same}B{same}'
        |operator: 'strictEqual'"
    );
    let near = "x".repeat(40);
    let (expected, seen) = told("x", &block);
    assert_eq!(expected, format!("…{near}A"));
    assert!(seen.starts_with(&format!("…{near}Bxx")), "{seen}");
    assert!(seen.ends_with('…') && seen.chars().count() == 202, "{seen}");
}

#[test]
fn what_is_empty_or_nothing_is_told_too() {
    let list = "
        |error: |-
        |  Expected values to be strictly deep-equal:
        |  + actual - expected
        |  
        |  + []
        |  - [
        |  -   1
        |  - ]
        |  
        |code: 'ERR_ASSERTION'
        |name: 'AssertionError'
        |expected:
        |  0: 1
        |actual:
        |operator: 'deepStrictEqual'";
    assert_eq!(told("x", list), pair("[1]", "[]"));
    let line = "not ok - x\n  Expected values to be strictly deep-equal:\n";
    let values = "  expected [1]\n  actual   []\n";
    assert_eq!(
        said("x", list),
        (format!("{line}{values}"), line.to_owned())
    );
    let maps = "
        |error: |-
        |  Expected values to be strictly deep-equal:
        |  + actual - expected
        |  
        |  + Map(1) {
        |  +   1 => 2
        |  + }
        |  - Map(0) {}
        |  
        |code: 'ERR_ASSERTION'
        |name: 'AssertionError'
        |expected:
        |actual:
        |operator: 'deepStrictEqual'";
    assert_eq!(told("x", maps), pair("Map(0) {}", "Map(1) { 1 => 2 }"));
    let none = "
        |error: |-
        |  Expected values to be strictly equal:
        |  
        |  undefined !== 3
        |  
        |code: 'ERR_ASSERTION'
        |name: 'AssertionError'
        |expected: 3
        |operator: 'strictEqual'";
    assert_eq!(told("x", none), pair("3", "undefined"));
    let line = "not ok - x\n  Expected values to be strictly equal:\n";
    let values = "  expected 3\n  actual   undefined\n";
    assert_eq!(
        said("x", none),
        (format!("{line}{values}"), line.to_owned())
    );
}

#[test]
fn a_text_that_should_not_match_is_told_and_not_recorded() {
    let no_match = "
        |error: |-
        |  The input was expected to not match the regular expression /secret/. Input:
        |  
        |  'a secret'
        |  
        |code: 'ERR_ASSERTION'
        |name: 'AssertionError'
        |expected:
        |actual: 'a secret'
        |operator: 'doesNotMatch'";
    let line = "not ok - x\n  The input was expected to not match the regular expression /secret/. Input:\n";
    let all = format!("{line}  actual   a secret\n");
    assert_eq!(said("x", no_match), (all, line.to_owned()));
}
