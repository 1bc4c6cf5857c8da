//! Code on the command line: `run`, and `check --run`.

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime};

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
fn check_proves_what_blocks_print_and_remembers_it() {
    if !is_there_a_node() {
        return;
    }
    let folder = folder();
    let lesson = "# A

```js run=node expect=\"1\\n2\"
console.log(1); console.log(2)
```

```js run=node expect=fail
throw 1
```

```js run=node expect-file=out.txt order=any
console.log(Math.random() < 0.5 ? 'b\\na' : 'a\\nb')
```
";
    fs::write(folder.path().join("a.md"), lesson).expect("a file");
    fs::write(folder.path().join("out.txt"), "a\nb\n").expect("a file");
    let output = nodecourse(&["check", ".", "--run"], folder.path());
    assert!(
        printed(&output).starts_with("Proven: 3 of 3 on Node.js v"),
        "{}",
        printed(&output)
    );
    assert!(printed(&output).contains("; 0 known from before."));
    assert_eq!(output.status.code(), Some(0));
    let output = nodecourse(&["check", ".", "--run"], folder.path());
    assert!(printed(&output).contains("; 3 known from before."));
}

#[test]
fn check_finds_every_claim_that_does_not_hold() {
    if !is_there_a_node() {
        return;
    }
    let folder = folder();
    let lesson = "# A

```js run=node expect=1
console.log(2)
```

```js run=node expect=1
process.exit(3)
```

```js run=node expect=fail
```

```js run=node expect=x
console.log(Math.random())
```

```js run=node expect=1 with=gone.mjs
```

```js run=node expect=\"1\\n2\"
console.log('2\\n1')
```

```js run=node expect=1
throw new RangeError('too far')
```
";
    fs::write(folder.path().join("a.md"), lesson).expect("a file");
    let output = nodecourse(
        &["check", ".", "--run", "--format", "github"],
        folder.path(),
    );
    let lines = printed(&output);
    for words in [
        "line=3,col=1::it prints `2` where `expect` says `1` (this is so on Node.js v",
        "line=7,col=1::it ends with status 3 instead of 0",
        "it ends with status 1 instead of 0: ",
        "RangeError: too far",
        "line=11,col=1::it does not fail, as `expect=fail` says",
        "line=14,col=1::it prints `0.",
        "line=21,col=1::it prints the lines that `expect` says in another order; write `order=any` if any is right",
        "line=18,col=1::the file `gone.mjs` leads to nothing: there is no `gone.mjs` in the folder of the course",
    ] {
        assert!(lines.contains(words), "{words}\n{lines}");
    }
    assert_eq!(lines.matches("line=18,").count(), 1);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn packages_are_fetched_once_and_their_absence_is_one_sentence() {
    if !is_there_a_node() {
        return;
    }
    let folder = folder();
    let bin = bin_with_node(folder.path());
    let lesson = "# A\n\n```js run=node needs=six@6.0.0 expect=6\nimport six from 'six'; console.log(six)\n```\n";
    fs::write(folder.path().join("a.md"), lesson).expect("a file");
    let check = || with_path(&["check", ".", "--run"], folder.path(), &bin);
    // What a killed player left behind, and what another one is at work on.
    let packages = folder.path().join("cache/nodecourse/packages");
    let (old, young) = (packages.join(".new-old"), packages.join(".new-young"));
    fs::create_dir_all(old.join("node_modules")).expect("folders");
    fs::create_dir(&young).expect("a folder");
    let long_ago = SystemTime::now() - Duration::from_secs(25 * 60 * 60);
    let opened = fs::File::open(&old).expect("it is there");
    opened.set_modified(long_ago).expect("it is set");

    let output = check();
    assert!(
        printed(&output)
            .contains("This needs six 6.0.0, and npm, which fetches it, is not installed"),
        "{}",
        printed(&output)
    );
    npm(&bin, "echo 'npm error code ENOTFOUND' >&2; exit 1");
    let output = check();
    assert!(
        printed(&output).contains("which npm could not fetch: there is no network"),
        "{}",
        printed(&output)
    );
    npm(
        &bin,
        "echo 'npm error notarget No matching version found for six@6.0.0.' >&2; exit 1",
    );
    let output = check();
    assert!(
        printed(&output)
            .contains("npm has no such version: the course asks for six 6.0.0. Look for"),
        "{}",
        printed(&output)
    );
    npm(&bin, "echo 'npm error code E404' >&2; exit 1");
    let output = check();
    assert!(
        printed(&output).contains("npm has no such package: the course asks for six 6.0.0."),
        "{}",
        printed(&output)
    );
    npm(
        &bin,
        "echo 'npm ERR! code EINTEGRITY' >&2; echo 'npm ERR! errno 1' >&2; echo 'npm ERR! the sums differ.' >&2; exit 1",
    );
    let output = check();
    assert!(
        printed(&output).contains("npm could not fetch six 6.0.0: the sums differ\n"),
        "{}",
        printed(&output)
    );
    // It stands in for npm: it is called as npm is, and makes what npm makes.
    npm(
        &bin,
        "case \"$*\" in *--ignore-scripts*) ;; *) exit 9;; esac
        read manifest < package.json
        case \"$manifest\" in *'\"six\": \"6.0.0\"'*) ;; *) exit 8;; esac
        mkdir -p node_modules/six && echo 'export default 6' > node_modules/six/index.mjs &&
        echo '{ \"name\": \"six\", \"exports\": \"./index.mjs\" }' > node_modules/six/package.json",
    );
    let output = check();
    assert!(
        printed(&output).starts_with("Proven: 1 of 1 on Node.js v"),
        "{}",
        printed(&output)
    );
    assert!(!old.exists());
    assert!(young.exists());
    // From now on nothing has to be fetched.
    fs::remove_file(bin.join("npm")).expect("it is there");
    fs::write(
        folder.path().join("a.md"),
        lesson.replace("(six)", "(six )"),
    )
    .expect("a file");
    let output = check();
    assert!(
        printed(&output).starts_with("Proven: 1 of 1 on Node.js v"),
        "{}",
        printed(&output)
    );
}

/// A folder of programs with `node` and nothing else.
fn bin_with_node(folder: &Path) -> PathBuf {
    let bin = folder.join("bin");
    fs::create_dir(&bin).expect("a folder");
    let node = Command::new("sh")
        .args(["-c", "command -v node"])
        .output()
        .expect("a shell");
    symlink(printed(&node).trim(), bin.join("node")).expect("a link");
    bin
}

/// Runs the program with no other programs than those of a folder.
pub fn with_path(arguments: &[&str], folder: &Path, bin: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nodecourse"))
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_CACHE_HOME", folder.join("cache"))
        .env("XDG_STATE_HOME", folder.join("state"))
        .env("PATH", bin)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

/// A program in the place of npm.
fn npm(bin: &Path, script: &str) {
    program(bin, "npm", script);
}

/// A program that is a script.
pub fn program(bin: &Path, name: &str, script: &str) {
    let path = bin.join(name);
    fs::write(&path, format!("#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")).expect("a file");
    fs::set_permissions(&path, Permissions::from_mode(0o755)).expect("allowed");
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
