//! Verdicts on answers, on output and on what Node's test runner says.

use nodecourse::course::lab::{Answer, Printed};
use nodecourse::practice::lab::{Heard, answer, printed};
use nodecourse::practice::trial::{Difference, Verdict, tests};
use serde_json::json;

fn failed(expected: &str, seen: &str) -> Verdict {
    Verdict::Failed(Difference {
        expected: expected.to_owned(),
        seen: seen.to_owned(),
    })
}

fn heard(status: u16, body: &str) -> Heard {
    Heard {
        status,
        headers: [(
            "content-type".to_owned(),
            "application/json; charset=utf-8".to_owned(),
        )]
        .into(),
        body: body.to_owned(),
    }
}

#[test]
fn an_answer_is_told_with_its_first_difference() {
    let wanted = Answer {
        status: Some(200),
        headers: [("content-type".to_owned(), "Application/JSON".to_owned())].into(),
        json: Some(json!({ "ok": true })),
        ..Answer::default()
    };
    assert_eq!(
        answer(&wanted, &heard(200, "{ \"ok\": true }\n")),
        Verdict::Passed
    );
    assert_eq!(
        answer(&wanted, &heard(404, "Not\nfound")),
        failed("status 200", "status 404: “Not found”")
    );
    assert_eq!(
        answer(&wanted, &heard(200, "{\"ok\":false}")),
        failed("the JSON {\"ok\":true}", "“{\"ok\":false}”")
    );
    let plain = Heard {
        headers: std::iter::empty().collect(),
        ..heard(200, "")
    };
    assert_eq!(
        answer(&wanted, &plain),
        failed("content-type: Application/JSON", "no content-type")
    );
}

#[test]
fn output_is_compared_without_the_white_space_at_its_ends() {
    let text = |text: &str| text.to_owned();
    let lines = Printed::Lines(vec![text("1"), text("2")]);
    assert_eq!(printed(&lines, "1  \n2\n\n"), Verdict::Passed);
    assert_eq!(
        printed(&lines, "1\n3\n"),
        failed("line 2: “2”", "line 2: “3”")
    );
    assert_eq!(
        printed(&lines, "1\n"),
        failed("line 2: “2”", "the end after line 1")
    );
    let sorted = Printed::Sorted(vec![text("a"), text("b")]);
    assert_eq!(printed(&sorted, "b\na\n"), Verdict::Passed);
    assert_eq!(
        printed(&sorted, "b\nc\n"),
        failed("a line “a”", "a line “c”")
    );
    assert_eq!(
        printed(&Printed::Exact(text("x\ny")), "x\r\ny\r\n"),
        Verdict::Passed
    );
    assert_eq!(
        printed(&Printed::Json(json!([1])), " [ 1 ]\n"),
        Verdict::Passed
    );
    assert_eq!(
        printed(&Printed::Matches(text("^v\\d+")), "v24.1\n"),
        Verdict::Passed
    );
    let broken = printed(&Printed::Matches(text("(")), "x");
    assert!(matches!(broken, Verdict::Unclear(_)), "{broken:?}");
}

/// The file with the tests.
const FILE: &str = "check.test.mjs";

/// What Node.js 22 and 26 print for a test that fails.
const FAILED: &str = "TAP version 13
# Subtest: the program is Node
ok 1 - the program is Node
  ---
  duration_ms: 0.68
  type: 'test'
  ...
# Subtest: a page is a browser
not ok 2 - a page is a browser
  ---
  duration_ms: 0.89
  type: 'test'
  location: '/tmp/x/check.test.mjs:8:1'
  failureType: 'testCodeFailure'
  error: |-
    Expected values to be strictly equal:
    
    'node' !== 'browser'
    
  code: 'ERR_ASSERTION'
  name: 'AssertionError'
  expected: 'browser'
  actual: 'node'
  operator: 'strictEqual'
  ...
1..2
# tests 2
# pass 1
# fail 1
";

#[test]
fn the_test_runners_words_become_a_verdict() {
    assert_eq!(tests(FILE, FAILED, 1), failed("browser", "node"));
    assert_eq!(
        tests(
            FILE,
            "TAP version 13\nok 1 - x\n1..1\n# tests 1\n# pass 1\n",
            0
        ),
        Verdict::Passed
    );
    let without_values = FAILED.replace("  expected: 'browser'\n  actual: 'node'\n", "");
    assert_eq!(
        tests(FILE, &without_values, 1),
        failed("'browser'", "'node'")
    );
}

#[test]
fn tests_that_could_not_be_run_are_no_failure_of_the_learner() {
    let broken = "TAP version 13
# file:///tmp/x/work.mjs:2
# SyntaxError: Unexpected end of input
#     at compileSourceTextModule (node:internal/modules/esm/utils:355:16)
# Subtest: check.test.mjs
not ok 1 - check.test.mjs
  ---
  exitCode: 1
  error: 'test failed'
  code: 'ERR_TEST_FAILURE'
  ...
# tests 1
# pass 0
";
    let expected = "The tests could not be run: work.mjs:2: SyntaxError: Unexpected end of input.";
    assert_eq!(
        tests(FILE, broken, 1),
        Verdict::Unclear(expected.to_owned())
    );
    let none = tests(FILE, "TAP version 13\n1..0\n# tests 0\n# pass 0\n", 0);
    assert_eq!(
        none,
        Verdict::Unclear("No test of this check was run.".to_owned())
    );
    for output in ["", "Segmentation fault\n"] {
        assert!(
            matches!(tests(FILE, output, 1), Verdict::Unclear(_)),
            "{output}"
        );
    }
}

#[test]
fn a_file_that_ends_before_its_tests_proves_nothing() {
    let ended = "TAP version 13\n# Subtest: check.test.mjs\nok 1 - check.test.mjs\n1..1\n# tests 1\n# pass 1\n";
    let expected = "The tests ended before their end: something calls process.exit().";
    assert_eq!(tests(FILE, ended, 0), Verdict::Unclear(expected.to_owned()));
}
