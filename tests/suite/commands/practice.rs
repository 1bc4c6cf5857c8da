//! `nodecourse lab`, `check-lab` and `check --run`.

use std::fs;
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
    let expected = "`nodecourse lab add` puts a copy there.\n";
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
            "`nodecourse lab` without an id lists them.\n",
        ),
        (
            "lab add --course course/01.md",
            "This course has no labs.\n",
        ),
        (
            "check course --run --node nowhere",
            "`--node nowhere` cannot be used: Node.js is not installed",
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
    assert!(out.contains("course/labs/add/lab.toml"), "{out}");
    assert!(
        out.contains(&format!("Proven: 0 of 1 on Node.js {version};")),
        "{out}"
    );
    assert_eq!(status, Some(1));
}
