//! `[node]` of course.toml: the oldest Node.js that a course is about.

use std::fs;

use nodecourse::diagnostic::Diagnostic;
use nodecourse::load::{self, Library};

use super::stand_ins::{program, with_path};
use super::{folder, printed, told};

#[test]
fn a_course_says_which_node_it_needs() {
    let folder = folder();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    };
    let node = "[node]\nmin = \"22.13\"\n";
    write("c/course.toml", &format!("format = 1\nid = \"c\"\n{node}"));
    write(
        "c/01.md",
        "# One\n\n```js run=node expect=1\nconsole.log(1)\n```\n",
    );
    write(
        "c/labs/add/lab.toml",
        "id = \"add\"\nfiles = [\"w.mjs\"]\n[[check]]\nid = \"a\"\ncmd = [\"node\", \"w.mjs\"]\n",
    );
    write("work/w.mjs", "console.log(3);\n");
    let bin = folder.path().join("bin");
    fs::create_dir(&bin).expect("a folder");
    program(&bin, "node", "echo v22.12.0; echo /bin/sh; echo");
    let old = "Node.js v22.12.0 is too old for this course, which needs 22.13 or newer.";
    let run = |arguments: &[&str]| with_path(arguments, folder.path(), &bin);
    let output = run(&["run", "01:1", "--agree", "--course", "c"]);
    assert_eq!(printed(&output), "1\n");
    let expected = format!("{old} Nothing was run; this is what the course says that it prints:\n");
    assert_eq!(told(&output), expected);
    let output = run(&["check-lab", "add", "work", "--agree", "--course", "c"]);
    assert_eq!(told(&output), format!("The checks need Node.js: {old}\n"));
    let output = run(&["check", "c", "--run"]);
    let expected = format!("`--run` needs Node.js: {old} `--node PROGRAM` names another one.\n");
    assert_eq!(told(&output), expected);
    // The next release is new enough: what is no Node.js then fails in another way.
    program(&bin, "node", "echo v22.13.0; echo /bin/sh; echo");
    let output = run(&["run", "01:1", "--agree", "--course", "c"]);
    assert!(!told(&output).contains("too old"), "{}", told(&output));

    for (written, words) in [
        ("min = 22", ""),
        ("min = 0xA", ""),
        (
            "min = \"new\"",
            "c/course.toml:4:7: `min` is no version of Node.js (write `min = 22`, or `min = \"22.13\"`)",
        ),
        ("minn = 22", "unknown key `minn` (did you mean `min`?)"),
        (
            "min = true",
            "`min` must be a whole number or a string, not boolean",
        ),
    ] {
        write(
            "c/course.toml",
            &format!("format = 1\nid = \"c\"\n[node]\n{written}\n"),
        );
        let library = Library::open(&folder.path().join("c")).expect("a course");
        let problems: Vec<String> = load::course(&library).1.iter().map(in_words).collect();
        let told = problems.join("\n");
        assert!(told.contains(words), "{written}: {told}");
        assert_eq!(told.is_empty(), words.is_empty(), "{written}: {told}");
    }
}

/// A mistake with its place and its hint, without the folder of the test.
fn in_words(problem: &Diagnostic) -> String {
    let place = problem.place();
    let place = place.find("c/course.toml").and_then(|at| place.get(at..));
    let hint = problem.hint.as_ref().map(|hint| format!(" ({hint})"));
    format!(
        "{}: {}{}",
        place.unwrap_or_default(),
        problem.message,
        hint.unwrap_or_default()
    )
}
