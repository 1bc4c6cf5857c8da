//! Reviews: where their flaws are, and what can be wrong with their files.

use nodecourse::course::review::{Category, LineRange, Proof, Review};
use nodecourse::load::{self, Library};

use super::sketch::told;

const COURSE: &str =
    "format = 1\nid = \"c\"\ntitle = \"C\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01-a.md\"]\n";
const CODE: &str =
    "import fs from 'node:fs';\n\nfunction slow() {\n  fs.readFileSync('a');\n}\nslow();\n";

fn read(toml: &str, more: &[(&str, &str)]) -> (Option<Review>, Vec<String>) {
    let files = [
        ("course.toml", COURSE),
        ("01-a.md", "# A\n\n<!-- review: r -->\n"),
        ("reviews/r/review.toml", toml),
    ];
    let library = Library::in_memory(files.into_iter().chain(more.iter().copied()));
    let (course, _) = load::course(&library);
    let (review, problems) = load::review(&library, &course, "r");
    let checked = told(&load::check(&library));
    assert_eq!(checked, told(&problems), "check says the same");
    (review, checked)
}

#[test]
fn flaws_are_where_their_text_stands() {
    let toml = r#"
id = "r"
title = "Reading"
file = "flawed.mjs"
prompt = "Would you **merge** it?"
needs = ["express"]

[[flaw]]
at = "readFileSync"
category = "blocking"
why = "It blocks."
proof = { test = "proof.test.mjs", pattern = "answers" }

[[flaw]]
at = """
function slow() {
  fs.readFileSync('a');
}
"""
category = "api-misuse"
why = "Why."
shows = "It shows."

[[decoy]]
at = "import fs"
why = "Fine."

[[remark]]
at = "slow();\n"
why = "A word."
"#;
    let (review, problems) = read(
        toml,
        &[
            ("reviews/r/flawed.mjs", CODE),
            ("reviews/r/fixed.mjs", "slow();\n"),
            ("reviews/r/proof.test.mjs", ""),
            ("reviews/r/flawed.out", "not ok 1\n"),
            ("reviews/r/fixed.out", "ok 1\n"),
        ],
    );
    // `slow();` stands there once as a line: the other is followed by a brace.
    assert_eq!(problems, [""; 0]);
    let review = review.expect("it is there");
    let found: Vec<(LineRange, Category)> = review
        .flaws
        .iter()
        .map(|flaw| (flaw.lines, flaw.category))
        .collect();
    assert_eq!(
        found,
        [
            (LineRange { first: 3, last: 3 }, Category::Blocking),
            (LineRange { first: 2, last: 4 }, Category::ApiMisuse),
        ]
    );
    assert!(
        matches!(&review.flaws[0].proof, Proof::Test { file, pattern: Some(pattern) } if file == "proof.test.mjs" && pattern == "answers")
    );
    assert_eq!(review.decoys[0].lines, LineRange { first: 0, last: 0 });
    assert_eq!(review.remarks[0].lines, LineRange { first: 5, last: 5 });
    assert_eq!(&*review.flawed.language, "js");
    assert_eq!(review.recorded.flawed.as_deref(), Some("not ok 1\n"));
    assert_eq!(review.recorded.fixed.as_deref(), Some("ok 1\n"));
}

#[test]
fn what_is_wrong_with_a_review_is_told_at_its_place() {
    let toml = r#"
id = "other"
title = "Reading"
file = "flawed.mjs"

[[flaw]]
at = "slow"
category = "blockin"
why = ""

[[flaw]]
at = "nowhere"
category = "leak"
why = "x"
proof = { test = "gone.mjs" }

[[flaw]]
category = "leak"
why = "x"
proof = { patern = "x" }

[[decoy]]
at = ""
"#;
    let (review, problems) = read(toml, &[("reviews/r/flawed.mjs", CODE)]);
    assert!(review.is_some_and(|review| review.flaws.is_empty()));
    insta::assert_snapshot!(problems.join("\n"));
}

#[test]
fn a_review_without_code_is_none() {
    let (review, problems) = read("id = \"r\"\nprompt = \"?\"\n", &[]);
    assert!(review.is_none());
    assert_eq!(
        problems,
        ["reviews/r/review.toml:1:1: the review has no `file` to be judged"]
    );
    let (review, problems) = read(
        "id = \"r\"\nprompt = \"?\"\nfile = \"../../01-a.md.x\"\n",
        &[],
    );
    assert!(review.is_none());
    assert_eq!(
        problems,
        ["reviews/r/review.toml:3:8: there is no file `../../01-a.md.x` beside the review"]
    );
}

#[test]
fn code_without_a_flaw_needs_no_repaired_file() {
    let toml = "id = \"r\"\nprompt = \"?\"\nfile = \"flawed.mjs\"\n";
    let (review, problems) = read(toml, &[("reviews/r/flawed.mjs", CODE)]);
    assert_eq!(problems, [""; 0]);
    assert!(review.is_some_and(|review| review.fixed.is_none()));
}

#[test]
fn what_is_too_large_to_be_judged_is_refused() {
    let toml = "id = \"r\"\nprompt = \"?\"\nfile = \"flawed.mjs\"\n";
    let long = "x();\n".repeat(50_000);
    let (review, problems) = read(toml, &[("reviews/r/flawed.mjs", &long)]);
    assert!(review.is_none());
    assert_eq!(
        problems,
        ["reviews/r/review.toml:3:8: `flawed.mjs` is larger than 200 kB, too large to be judged"]
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_told_once() {
    let toml = r#"
id = "r"
prompt = "?"
file = "flawed.mjs"
[[flaw]]
at = 1
category = "blockin"
why = 2
proof = "x"
"#;
    let more = [
        ("reviews/r/flawed.mjs", CODE),
        ("reviews/r/fixed.mjs", "slow();\n"),
    ];
    assert_eq!(
        read(toml, &more).1,
        [
            "reviews/r/review.toml:6:6: `at` must be a string, not integer",
            "reviews/r/review.toml:7:12: `category` is `blockin`, not one of security, blocking, error-handling, leak, api-misuse, invented-api (did you mean `blocking`?)",
            "reviews/r/review.toml:8:7: `why` must be a string, not integer",
            "reviews/r/review.toml:9:9: `proof` must be a table, not string",
        ]
    );
}
