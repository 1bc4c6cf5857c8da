//! `nodecourse lab`, `check-lab` and `check --run`.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;

use super::{folder, nodecourse, printed, told};
use crate::practice::node;

const LAB: &str = r#"id = "add"
title = "Adding up"
files = ["work.mjs"]
[[check]]
id = "three"
name = "It prints 3"
cmd = ["node", "work.mjs"]
expect = { stdout = "3" }
[[wrong]]
dir = "wrong/four"
fails = ["three"]
"#;

/// A course with one lab, whose solution prints this.
fn course(folder: &Path, solution: &str) {
    let write = |path: &str, text: &str| {
        let path = folder.join("course").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    };
    write(
        "course.toml",
        "format = 1\nid = \"c\"\n[[module]]\ntitle = \"M\"\nlessons = [\"01.md\"]\n",
    );
    write("01.md", "# One\n\nWords.\n");
    write("labs/add/lab.toml", LAB);
    write("labs/add/README.md", "# Adding up\n\nPrint 3.\n");
    write("labs/add/starter/work.mjs", "console.log(0);\n");
    write(
        "labs/add/solution/work.mjs",
        &format!("console.log({solution});\n"),
    );
    write("labs/add/wrong/four/work.mjs", "console.log(4);\n");
}

fn run(arguments: &str, folder: &Path) -> Output {
    let arguments: Vec<&str> = arguments.split(' ').collect();
    nodecourse(&arguments, folder)
}

#[test]
fn a_lab_is_copied_worked_on_and_checked() {
    if node().is_none() {
        return;
    }
    let folder = folder();
    course(folder.path(), "3");
    let output = run("lab --course course", folder.path());
    assert_eq!(printed(&output), "add  Adding up\n");
    let output = run("check-lab add --course course", folder.path());
    let expected = "`nodecourse lab add --course course` puts a copy there.\n";
    assert!(told(&output).ends_with(expected), "{}", told(&output));
    let output = run("lab add work --course course", folder.path());
    let expected = "nodecourse check-lab add work --course course\n";
    assert!(printed(&output).contains(expected), "{}", printed(&output));
    assert!(
        !printed(&output).contains("already"),
        "{}",
        printed(&output)
    );
    let output = run("lab add work --course course", folder.path());
    let expected = "It was there already: go on with it. `nodecourse lab add work --course course --fresh` puts it aside and begins anew.\n";
    assert!(printed(&output).ends_with(expected), "{}", printed(&output));
    let output = run("check-lab add work --agree --course course", folder.path());
    let expected = "✗ It prints 3\n    expected  line 1: “3”\n    seen      line 1: “0”\n\n0 of 1 checks pass.\n";
    assert_eq!(
        (printed(&output).as_str(), output.status.code()),
        (expected, Some(1))
    );
    fs::write(folder.path().join("work/work.mjs"), "console.log(1 + 2);\n").expect("written");
    let output = run("check-lab add work --agree --course course", folder.path());
    let expected = "✓ It prints 3\n\n1 of 1 checks pass.\n";
    assert_eq!(
        (printed(&output).as_str(), output.status.code()),
        (expected, Some(0))
    );
    let output = run("check-lab add work --course course", folder.path());
    assert!(
        told(&output).contains("you have not agreed to run its code"),
        "{}",
        told(&output)
    );
    let output = run("lab add work --fresh --course course", folder.path());
    assert!(
        printed(&output).contains("work.1\n"),
        "{}",
        printed(&output)
    );
    let kept = fs::read_to_string(folder.path().join("work.1/work.mjs")).expect("kept");
    assert_eq!(kept, "console.log(1 + 2);\n");
}

#[test]
fn a_lab_goes_into_no_folder_of_something_else() {
    let folder = folder();
    course(folder.path(), "3");
    fs::create_dir(folder.path().join("mine")).expect("a folder");
    let output = run("lab add mine --course course", folder.path());
    assert!(output.status.success(), "{}", told(&output));
    assert!(
        folder.path().join("mine/README.md").exists(),
        "an empty folder is filled"
    );

    fs::create_dir(folder.path().join("other")).expect("a folder");
    fs::write(folder.path().join("other/notes.txt"), "mine").expect("a file");
    let output = run("lab add other --course course", folder.path());
    let expected =
        "has files in it, but none of this lab's. Name a folder that is not there yet, such as ";
    assert!(told(&output).contains(expected), "{}", told(&output));
    assert_eq!(output.status.code(), Some(1));
    let files = fs::read_dir(folder.path().join("other")).expect("it is there");
    assert_eq!(files.count(), 1);
}

#[test]
fn a_wrong_lab_is_told_with_the_nearest_name() {
    let folder = folder();
    course(folder.path(), "3");
    for (arguments, expected) in [
        (
            "lab ad --course course",
            "There is no lab `ad` in this course. Did you mean `add`?\n",
        ),
        (
            "check-lab zzzzz --course course",
            "`nodecourse lab --course course` lists them.\n",
        ),
        (
            "lab add --course course/01.md",
            "This course has no labs.\n",
        ),
        (
            "check course --run --node nowhere",
            "`--node nowhere` cannot be used: there is no file at that path.\n",
        ),
    ] {
        let output = run(arguments, folder.path());
        assert!(
            told(&output).contains(expected),
            "{arguments}: {}",
            told(&output)
        );
        assert_eq!(output.status.code(), Some(1), "{arguments}");
    }
    let output = run("check course --node nowhere", folder.path());
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn what_a_course_claims_is_proven_and_remembered() {
    let Some(node) = node() else { return };
    let folder = folder();
    course(folder.path(), "3");
    let version = &node.version;
    let output = run("check course --run", folder.path());
    let expected =
        format!("Proven: 1 of 1 on Node.js {version}; 0 known from before.\nNo problems found.\n");
    assert_eq!(
        (printed(&output), output.status.code()),
        (expected, Some(0))
    );
    let output = run("check course --run", folder.path());
    let expected =
        format!("Proven: 1 of 1 on Node.js {version}; 1 known from before.\nNo problems found.\n");
    assert_eq!(printed(&output), expected);

    course(folder.path(), "5");
    let output = run("check course --run", folder.path());
    let (out, status) = (printed(&output), output.status.code());
    let expected = "the solution does not pass `three`: expected line 1: “3”, seen line 1: “5”";
    assert!(out.contains(expected), "{out}");
    assert!(out.contains("course/labs/add/lab.toml:5:6"), "{out}");
    assert!(
        out.contains(&format!("Proven: 0 of 1 on Node.js {version};")),
        "{out}"
    );
    assert_eq!(status, Some(1));
}

#[test]
fn a_lab_without_checks_is_told_once_and_not_run() {
    if node().is_none() {
        return;
    }
    let folder = folder();
    course(folder.path(), "3");
    let lab = "id = \"add\"\nfiles = [\"work.mjs\"]\n";
    fs::write(folder.path().join("course/labs/add/lab.toml"), lab).expect("a file");
    let output = run("check course --run", folder.path());
    let out = printed(&output);
    assert!(
        out.contains("a lab needs at least one `[[check]]`"),
        "{out}"
    );
    assert!(out.ends_with("1 error and 0 warnings.\n"), "{out}");
}

#[test]
fn what_keeps_a_lab_from_being_checked_is_one_sentence() {
    if node().is_none() {
        return;
    }
    let folder = folder();
    course(folder.path(), "3");
    let more = "[run]\ncmd = [\"node\", \"work.mjs\"]\n[[check]]\nid = \"asks\"\nname = \"It answers\"\nhttp = { path = \"/long\" }\nexpect = { status = 200 }\n";
    let lab = folder.path().join("course/labs/add/lab.toml");
    fs::write(lab, format!("{LAB}{more}")).expect("a file");
    let copy = [
        "check-lab",
        "add",
        "my work",
        "--agree",
        "--course",
        "course",
    ];
    let output = nodecourse(
        &["lab", "add", "my work", "--course", "course"],
        folder.path(),
    );
    let expected = "nodecourse check-lab add 'my work' --course course\n";
    assert!(printed(&output).contains(expected), "{}", printed(&output));
    let work = folder.path().join("my work/work.mjs");
    fs::remove_file(&work).expect("it is there");
    let output = nodecourse(&copy, folder.path());
    let expected = "? It prints 3\n    could not check: The copy has no `work.mjs` any more: give it its name again, or begin anew with a fresh copy.\n? It answers\n\nNothing could be checked.\n";
    assert_eq!(printed(&output), expected);
    let server = "import http from 'node:http';
        http.createServer((_, answer) => answer.end('x'.repeat(2e6))).listen(process.env.PORT);
        if (!process.env.PORT) process.exit();";
    fs::write(&work, server).expect("a file");
    let output = nodecourse(&copy, folder.path());
    let expected = "✗ It answers\n    expected  an answer to GET /long\n    seen      an answer of more than 1 MB, which is all that a check reads\n";
    assert!(printed(&output).contains(expected), "{}", printed(&output));
}

/// A course whose quiz asks what these programs do, each with its answer.
fn quiz(folder: &Path, questions: &[(&str, &str)]) {
    let mut quiz = String::new();
    for (number, (program, answer)) in questions.iter().enumerate() {
        quiz.push_str(&format!(
            "[[questions]]\nid = \"q{number}\"\ntype = \"Tracing\"\nprompt.program = \"\"\"\n{program}\"\"\"\n{answer}\n"
        ));
    }
    let write = |path: &str, text: &str| fs::write(folder.join(path), text).expect("a file");
    write("course.toml", "format = 1\nid = \"c\"\n");
    write("01.md", "# One\n\nWords.\n");
    write("01.quiz.toml", &quiz);
}

#[test]
fn the_programs_of_a_quiz_are_proven_three_times_and_with_their_line() {
    if node().is_none() {
        return;
    }
    let folder = folder();
    let fails = |line| format!("answer.doesCompile = false\nanswer.lineNumber = {line}");
    let prints = |text| format!("answer.doesCompile = true\nanswer.stdout = \"{text}\"");
    let right = [
        ("const a = 1;\nnull.x;\n", fails(2)),
        ("let a;\nlet a;\n", fails(2)),
        ("await 1;\nJSON.parse('{');\n", fails(2)),
        (
            "1;\nsetTimeout(() => {\n  throw new Error('late');\n});\n",
            fails(3),
        ),
    ];
    let questions = |list: &[(&str, String)]| {
        let pairs: Vec<(&str, &str)> = list
            .iter()
            .map(|(code, says)| (*code, says.as_str()))
            .collect();
        quiz(folder.path(), &pairs);
        run("check . --run", folder.path())
    };
    let output = questions(&right);
    assert!(
        printed(&output).starts_with("Proven: 4 of 4 on"),
        "{}",
        printed(&output)
    );
    let output = questions(&[
        ("const a = 1;\nnull.x;\n", fails(1)),
        ("1;\nthrow null;\n", fails(2)),
        ("1;\nprocess.exit(1);\n", fails(2)),
        (
            "console.log(Math.random());\n",
            "answer.doesCompile = true\nanswer.stdout = \"0\"".to_owned(),
        ),
        ("console.log(1);\n", prints("1\\n2")),
        ("1;\nthrow new RangeError('far');\n", prints("1")),
        ("console.log('done');\n", fails(1)),
    ]);
    let out = printed(&output);
    for words in [
        "the program fails in line 2, and `lineNumber` says 1: main.mjs:2: TypeError: ",
        "the program fails, but Node.js does not say that it is in line 2; throw an `Error`",
        "the program prints `0.",
        "` where `stdout` says `0`",
        "the program does not print `2`, as `stdout` says",
        "the program ends with status 1 (main.mjs:2: RangeError: far), and `stdout` says that it runs to its end",
        "the program runs to its end and prints `done`, and `doesCompile = false` says that it fails",
        "Proven: ",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn with_several_nodes_the_summary_names_the_one_that_failed() {
    let Some(real) = node() else { return };
    let folder = folder();
    let lesson = "# One\n\n```js run=node expect=1\nconsole.log(1);\n```\n";
    fs::write(folder.path().join("a.md"), lesson).expect("a file");
    // It answers like a Node.js of another version, and prints something else whatever it is to run.
    let script =
        "#!/bin/sh\ncase \"$1\" in -p) echo v99.1.0; echo \"$0\"; echo;; *) echo 2;; esac\n";
    let other = folder.path().join("other-node");
    fs::write(&other, script).expect("a file");
    fs::set_permissions(&other, Permissions::from_mode(0o755)).expect("allowed");
    let both = format!("--node {} --node ./other-node", real.program.display());
    let output = run(&format!("check a.md --run {both}"), folder.path());
    let out = printed(&output);
    let version = &real.version;
    for words in [
        "it prints `2` where `expect` says `1`",
        "this is so on Node.js v99.1.0",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
    assert!(
        !out.contains(&format!("this is so on Node.js {version}")),
        "{out}"
    );
    let summary = |known| {
        format!(
            "Proven: 1 of 1 on Node.js {version}, 0 of 1 on Node.js v99.1.0; {known} known from before.\n1 error and 0 warnings.\n"
        )
    };
    assert!(out.ends_with(&summary(0)), "{out}");
    assert_eq!(output.status.code(), Some(1));
    // What one of them has proven is remembered, and of that one alone.
    let output = run(&format!("check a.md --run {both}"), folder.path());
    assert!(
        printed(&output).ends_with(&summary(1)),
        "{}",
        printed(&output)
    );
}
