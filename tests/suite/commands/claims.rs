//! What `run` says of code when it has ended: whether the course is right, and which limit it reached.

use std::fs;

use super::{folder, nodecourse, printed, told};
use crate::practice::is_there_a_node;

#[test]
fn a_block_is_compared_with_what_the_course_says_line_by_line() {
    if !is_there_a_node() {
        return;
    }
    for (fence, code, said, status) in [
        (
            "expect=\"b\\na\" order=any",
            "console.log('a\\nb')",
            "As the course says.\n",
            0,
        ),
        (
            "expect=\"a\\nb\\n\\nd\"",
            "console.log('a\\nx\\ny\\nd')",
            "Not as the course says:\n✗ the course: b\n→ it printed: x\n✗ the course: (an empty line)\n→ it printed: y\n",
            1,
        ),
        (
            "expect=a",
            "console.log('a'); process.exitCode = 3",
            "It ended with status 3; the course says that it ends well.\n",
            3,
        ),
        (
            "expect=fail",
            "process.exit(9)",
            "It fails, as the course says.\n",
            0,
        ),
        (
            "expect=fail",
            "",
            "The course says that it fails, and it does not.\n",
            1,
        ),
        (
            "expect-file=out.txt",
            "console.log(7)",
            "As the course says.\n",
            0,
        ),
        ("", "process.exit(4)", "", 4),
    ] {
        let folder = folder();
        fs::write(folder.path().join("out.txt"), "7\n").expect("a file");
        let text = format!("# A\n\n```js run=node {fence}\n{code}\n```\n");
        fs::write(folder.path().join("a.md"), text).expect("a file");
        let output = nodecourse(&["run", "a.md:1", "--agree"], folder.path());
        assert_eq!(told(&output), said, "{fence}");
        assert_eq!(output.status.code(), Some(status), "{fence}");
    }
}

#[test]
fn a_file_that_is_not_there_is_told_once() {
    let folder = folder();
    let text = "# A\n\n```js run=node expect-file=gone.txt\nconsole.log(1)\n```\n";
    fs::write(folder.path().join("a.md"), text).expect("a file");
    let line = "::error file=a.md,line=3,col=1::the file `gone.txt` leads to nothing: there is no `gone.txt` in the folder of the course";
    for arguments in [
        &["check", ".", "--format", "github"][..],
        &["check", ".", "--format", "github", "--run"],
    ] {
        if arguments.len() > 4 && !is_there_a_node() {
            return;
        }
        let output = nodecourse(arguments, folder.path());
        let printed = printed(&output);
        let lines: Vec<&str> = printed
            .lines()
            .filter(|line| line.starts_with("::"))
            .collect();
        assert_eq!(lines, [line]);
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn of_very_many_lines_that_differ_the_first_are_told() {
    if !is_there_a_node() {
        return;
    }
    let folder = folder();
    let text = "# A\n\n```js run=node expect=a\nfor (let i = 0; i < 50; i++) console.log(i)\n```\n";
    fs::write(folder.path().join("a.md"), text).expect("a file");
    let output = nodecourse(&["run", "a.md:1", "--agree"], folder.path());
    assert_eq!(printed(&output).lines().count(), 50);
    assert_eq!(told(&output).lines().count(), 22);
    assert!(
        told(&output).ends_with("→ it printed: 18\n… and 31 lines more.\n"),
        "{}",
        told(&output)
    );
}

#[test]
fn code_that_takes_too_much_is_told_what_it_may_take() {
    if !is_there_a_node() {
        return;
    }
    for (code, words) in [
        (
            "const all = []; for (;;) all.push(new Array(1000).fill(all.length + 0.5))",
            "It ran out of memory: its objects may take no more than 256 MB here.\n",
        ),
        (
            "for (let i = 0; i < 9; i++) globalThis[i] = Buffer.alloc(4e9)",
            "There is no room for that: code may use 512 MB of memory here.\n",
        ),
        (
            "import fs from 'node:fs';
            const file = fs.openSync('big', 'w');
            fs.ftruncateSync(file, 300 << 20)",
            "That file became too large: the files of code may take 256 MB here.\n",
        ),
    ] {
        let folder = folder();
        fs::write(folder.path().join("a.mjs"), code).expect("a file");
        let output = nodecourse(&["run", "a.mjs"], folder.path());
        assert!(told(&output).ends_with(words), "{code}: {}", told(&output));
        assert_eq!(output.status.code(), Some(1));
    }
}
