//! Code on the command line: `run`.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use super::stand_ins::{bin_with_node, program, with_path};
use super::{folder, nodecourse, printed, told};
use crate::practice::{is_there_a_node, is_there_a_node_for_the_course, runner};

#[test]
fn a_file_runs_and_its_status_is_the_one_of_the_command() {
    if !is_there_a_node() {
        return;
    }
    let folder = folder();
    let code = "console.log('out'); console.error('err'); process.exitCode = 7";
    fs::write(folder.path().join("a.mjs"), code).expect("a file");
    let output = nodecourse(&["run", "a.mjs"], folder.path());
    assert_eq!(printed(&output), "out\n");
    assert_eq!(told(&output), "err\n");
    assert_eq!(output.status.code(), Some(7));
}

#[test]
fn a_pipe_gets_what_is_printed_byte_by_byte() {
    if !is_there_a_node() {
        return;
    }
    let folder = folder();
    let code = "process.stdout.write(Buffer.from([27, 91, 255, 0, 10]))";
    fs::write(folder.path().join("a.mjs"), code).expect("a file");
    let output = nodecourse(&["run", "a.mjs"], folder.path());
    assert_eq!(output.stdout, [27, 91, 255, 0, 10]);
}

#[test]
fn code_that_is_killed_is_told_with_the_signal() {
    if !is_there_a_node() {
        return;
    }
    let folder = folder();
    let code = "process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 1000);";
    fs::write(folder.path().join("a.mjs"), code).expect("a file");
    let output = nodecourse(&["run", "a.mjs"], folder.path());
    assert_eq!(told(&output), "It was killed by SIGSEGV.\n");
    assert_eq!(output.status.code(), Some(128 + 11));
}

#[test]
fn code_that_asks_other_machines_is_told_that_there_is_no_network() {
    if !is_there_a_node() || !runner().fencing().network {
        return;
    }
    let folder = folder();
    let hint = "This code has no network: it is kept from other machines, and reaches its own 127.0.0.1 only.\n";
    for (code, is_told) in [
        ("await fetch('http://nowhere.example/')", true),
        ("await fetch('http://192.0.2.1/')", true),
        ("await fetch('http://127.0.0.1:9/')", false),
    ] {
        fs::write(folder.path().join("a.mjs"), code).expect("a file");
        let output = nodecourse(&["run", "a.mjs"], folder.path());
        assert_eq!(told(&output).ends_with(hint), is_told, "{}", told(&output));
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn standard_input_may_bring_the_code() {
    if !is_there_a_node() {
        return;
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_nodecourse"))
        .args(["run", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut input = child.stdin.take().expect("a pipe");
    input.write_all(b"console.log(6 * 7)").expect("it is read");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(printed(&output), "42\n");
}

#[test]
fn a_block_of_a_lesson_runs_by_its_number_and_by_its_file() {
    if !is_there_a_node_for_the_course() {
        return;
    }
    let folder = folder();
    for block in ["what-is-nodejs:1", "what-is-nodejs:where.mjs"] {
        let output = nodecourse(&["run", block], folder.path());
        assert_eq!(
            printed(&output),
            "document: no\nwindow: no\nfetch: yes\nprocess: yes\n"
        );
        assert_eq!(
            (told(&output).as_str(), output.status.code()),
            ("As the course says.\n", Some(0))
        );
    }
}

#[test]
fn without_node_a_block_shows_what_is_recorded_and_says_so() {
    let folder = folder();
    let bin = folder.path().join("bin");
    fs::create_dir(&bin).expect("a folder");
    let recorded = "document: no\nwindow: no\nfetch: yes\nprocess: yes\n";
    let block = || with_path(&["run", "what-is-nodejs:1"], folder.path(), &bin);
    let output = block();
    assert_eq!(printed(&output), recorded);
    assert_eq!(
        told(&output),
        "Node.js is not installed, or not on PATH; get its LTS version from nodejs.org. Nothing was run; this is what the course says that it prints:\n"
    );
    assert_eq!(output.status.code(), Some(1));
    program(&bin, "node", "echo v18.20.0; echo /bin/sh; echo");
    let output = block();
    assert_eq!(printed(&output), recorded);
    assert!(
        told(&output).starts_with("Node.js v18.20.0 is too old: 20 or newer is needed. Nothing"),
        "{}",
        told(&output)
    );
    assert_eq!(output.status.code(), Some(1));
    // Of a file nothing is recorded.
    fs::write(folder.path().join("a.mjs"), "1").expect("a file");
    let output = with_path(&["run", "a.mjs"], folder.path(), &bin);
    assert_eq!(
        (printed(&output).as_str(), told(&output).as_str()),
        ("", "Node.js v18.20.0 is too old: 20 or newer is needed.\n")
    );
}

#[test]
fn a_block_that_may_not_run_shows_what_is_recorded_and_agreement_runs_it() {
    let folder = folder();
    let text = "# A\n\n```js run=node expect=\"1\"\nconsole.log(40 + 2);\n```\n";
    fs::write(folder.path().join("a.md"), text).expect("a file");
    for (arguments, why) in [
        (&["run", "a.md:1"][..], "This course did not come with"),
        (&["run", "a:1", "--course", "a.md"], "This course did not"),
        (&["run", "a.md:1", "--safe"], "Safe mode runs nothing."),
        (
            &["run", "a.md:1", "--safe", "--agree"],
            "Safe mode runs nothing.",
        ),
    ] {
        let output = nodecourse(arguments, folder.path());
        assert_eq!(printed(&output), "1\n", "{arguments:?}");
        let told = told(&output);
        assert!(told.starts_with(why), "{arguments:?}: {told}");
        let recorded = "Nothing was run; this is what the course says that it prints:\n";
        assert!(told.ends_with(recorded), "{arguments:?}: {told}");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    }
    if is_there_a_node() {
        let output = nodecourse(&["run", "a.md:1", "--agree"], folder.path());
        assert_eq!(printed(&output), "42\n");
        let differs = "Not as the course says:\n✗ the course: 1\n→ it printed: 42\n";
        assert_eq!(told(&output), differs);
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn what_is_fetched_is_told_before() {
    if !is_there_a_node_for_the_course() {
        return;
    }
    let folder = folder();
    let bin = bin_with_node(folder.path());
    program(&bin, "npm", "echo 'npm error code ENOTFOUND' >&2; exit 1");
    let block = "bodies-and-validation:parsers.mjs";
    let output = with_path(&["run", block], folder.path(), &bin);
    let sentences = told(&output);
    let lines: Vec<&str> = sentences.lines().collect();
    assert_eq!(lines[0], "Fetching express 5.3.0 from npm…");
    assert!(lines[1].contains("there is no network"), "{sentences}");
    assert!(
        lines[1].contains("Nothing was run; this is what"),
        "{sentences}"
    );
    assert!(!printed(&output).is_empty());

    let lab = "id = \"add\"\nfiles = [\"w.mjs\"]\nneeds = [\"six@6.0.0\"]\n[[check]]\nid = \"three\"\ncmd = [\"node\", \"w.mjs\"]\n";
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        fs::write(path, text).expect("a file");
    };
    write("course/course.toml", "format = 1\nid = \"c\"\n");
    write("course/01.md", "# One\n");
    write("course/labs/add/lab.toml", lab);
    write("work/w.mjs", "console.log(3);\n");
    let arguments = ["check-lab", "add", "work", "--agree", "--course", "course"];
    let output = with_path(&arguments, folder.path(), &bin);
    assert!(
        told(&output).starts_with("Fetching six 6.0.0 from npm…\n"),
        "{}",
        told(&output)
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_cannot_be_run_is_one_sentence() {
    let folder = folder();
    fs::write(
        folder.path().join("a.md"),
        "# A\n\n```js run=node\n1\n```\n",
    )
    .expect("a file");
    for (arguments, words) in [
        (
            &["run", "nope.mjs"][..],
            "There is no file `nope.mjs`; a block of a lesson is LESSON:NUMBER, as in `what-is-nodejs:1`.\n",
        ),
        (&["run", "what-is-nodejs:9"], "it has 1 to 4: where.mjs"),
        (&["run", "what-is:1"], "There is no lesson `what-is`"),
        (&["run", ".", "--safe"], "Safe mode runs nothing"),
        (&["check", "--run", "--safe"], "Safe mode runs nothing"),
        (
            &["run", "a:1", "--course", "a.md"],
            "you have not agreed to run its code: press r on the block in the player, which asks, or add --agree.\n",
        ),
        (
            &["run", "a.md"],
            "name one of its blocks, as in `nodecourse run a.md:1`.\n",
        ),
        (&["run", "."], "`.` is no file of code."),
    ] {
        let output = nodecourse(arguments, folder.path());
        assert!(
            told(&output).contains(words),
            "{arguments:?}: {}",
            told(&output)
        );
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn an_output_that_cannot_be_compared_is_told() {
    if !is_there_a_node() {
        return;
    }
    let folder = folder();
    let lesson = "# A\n\n```js run=node expect-file=../a.out\nconsole.log(1)\n```\n";
    fs::write(folder.path().join("a.md"), lesson).expect("a file");
    let output = nodecourse(&["run", "a.md:1", "--agree"], folder.path());
    assert_eq!(printed(&output), "1\n");
    assert_eq!(
        told(&output),
        "What this code prints is not compared: there is no text `../a.out` in the folder of the course, where it should be recorded.\n"
    );
}
