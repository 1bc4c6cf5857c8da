//! Code that runs in the real player: it prints below its block, and nothing of it outlives the player.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::harness::{Session, Setup, folder};
use crate::practice::{
    assert_all_gone, is_there_a_node, is_there_a_node_for_the_course, node, processes_with,
};

/// A program that waits for ever, and has a detached grandchild that does too.
const FAMILY: &str = "# What is Node.js?

```js run=node file=WORD.mjs
import { spawn } from 'node:child_process';
const options = { detached: true, stdio: 'ignore' };
const loop = 'setInterval(() => {}, 1000)';
const code = `require('child_process').spawn(process.execPath, ['-e', '${loop}', 'WORD'], ${JSON.stringify(options)}).unref()`;
spawn(process.execPath, ['-e', code, 'WORD'], options).on('exit', () => console.log('all are there'));
setInterval(() => {}, 1000);
```
";

#[test]
fn r_runs_a_block_of_the_first_lesson() {
    if !is_there_a_node_for_the_course() {
        return;
    }
    let mut session = Setup::new().size(80, 24).ready();
    session.send("/globalThis\r");
    session.wait_for("r predict");
    session.send("r");
    session.wait_for("What does it print?");
    session.send("document: no\rwindow: no\rfetch: yes\rprocess: yes");
    session.wait_for("process: yes");
    session.send("\t");
    session.wait_for("✓ It printed what you said.");
    session.wait_for("✓ It printed what the course says.");
    assert!(session.screen().contains("ran, r again"));
    session.send("\x1b");
    session.wait_until_gone("─ Output ─");
    session.quit();
    session.assert_restored();
}

#[test]
fn a_prediction_of_what_is_not_run_needs_neither_node_nor_consent() {
    let lesson = "# What is Node.js?\n\n```python predict expect-file=out.txt\nprint(1)\n```\n";
    let course = folder(&[("a.md", lesson), ("out.txt", "1\n")]);
    let mut session = Setup::new().size(80, 24).course(course.path()).ready();
    session.send("r");
    session.wait_for("What does it print?");
    session.send("1\t");
    session.wait_for("✓ You said what the course says.");
    session.wait_for("This code is not run here.");
    session.quit();
}

#[test]
fn the_solution_stands_beside_ones_own_without_node() {
    let lab = "id = \"add\"\nfiles = [\"work.mjs\"]\n[[check]]\nid = \"three\"\ncmd = [\"node\", \"work.mjs\"]\n";
    let course = folder(&[
        ("a.md", "# What is Node.js?\n\n<!-- lab: add -->\n"),
        ("course.toml", "format = 1\nid = \"c\"\n"),
        ("labs/add/lab.toml", lab),
        ("labs/add/README.md", "# Adding up\n\nDo it.\n"),
        ("labs/add/starter/work.mjs", "// mine\n"),
        ("labs/add/solution/work.mjs", "// theirs\n"),
    ]);
    let nowhere = course.path().join("nowhere");
    let nowhere = nowhere.to_str().expect("a path");
    let mut session = Setup::new()
        .size(80, 30)
        .course(course.path())
        .env("PATH", nowhere)
        .ready();
    session.send("\t\r");
    session.wait_for("begin: copy the files");
    session.send("\r");
    session.wait_for("y: yes, run it");
    session.send("y");
    session.wait_for("The checks need Node.js");
    session.send("S");
    session.wait_for("− // mine");
    session.wait_for("+ // theirs");
    session.send("\x1b");
    session.wait_for("The checks need Node.js");
    session.send("\x1b");
    session.wait_until_gone("The checks need Node.js");
    session.quit();
}

#[test]
fn what_is_fetched_is_named_and_can_be_stopped() {
    let Some(node) = node() else { return };
    let lesson = "# What is Node.js?\n\n```js run=node needs=six@6.0.0\nconsole.log('ran')\n```\n";
    // In the place of npm stands a program that begins as npm does, and never ends.
    let npm = "#!/bin/sh\n/bin/mkdir -p node_modules/.bin node_modules/six node_modules/@a/seven\n: > node_modules/six/package.json\nexec /usr/bin/tail -f /dev/null\n";
    let course = folder(&[("a.md", lesson), ("bin/npm", npm)]);
    let bin = course.path().join("bin");
    fs::set_permissions(bin.join("npm"), Permissions::from_mode(0o755)).expect("allowed");
    symlink(&node.program, bin.join("node")).expect("a link");
    let cache = course.path().join("cache");
    let path = |path: &std::path::Path| path.to_str().expect("a path").to_owned();
    let mut session = Setup::new()
        .size(80, 30)
        .course(course.path())
        .env("PATH", &path(&bin))
        .env("XDG_CACHE_HOME", &path(&cache))
        .ready();
    session.send("r");
    session.wait_for("y: yes, run it");
    session.send("y");
    session.wait_for("fetching six 6.0.0 · 1 of 2 packages");
    session.wait_for("Esc stop");
    session.send("\x1b");
    session.wait_for("You stopped it.");
    session.quit();
    let packages = fs::read_dir(cache.join("nodecourse/packages")).expect("a folder");
    assert_eq!(packages.count(), 0, "nothing half done is left");
}

#[test]
fn nothing_of_a_run_outlives_a_player_that_quits() {
    let Some(mut session) = family("quit-family") else {
        return;
    };
    session.send("\x03");
    session.fate();
    assert_all_gone("quit-family");
}

#[test]
fn nothing_of_a_run_outlives_a_player_that_is_killed() {
    for (signal, word) in [
        (Signal::TERM, "term-family"),
        (Signal::HUP, "hup-family"),
        (Signal::KILL, "kill-family"),
    ] {
        let Some(session) = family(word) else { return };
        session.signal(signal);
        session.fate();
        assert_all_gone(word);
        assert_no_folder_holds(&format!("{word}.mjs"));
    }
}

#[test]
fn esc_stops_a_run_with_all_its_children() {
    let Some(mut session) = family("esc-family") else {
        return;
    };
    session.send("\x1b");
    session.wait_for("You stopped it.");
    assert_all_gone("esc-family");
    session.quit();
}

#[test]
fn code_that_prints_without_end_leaves_the_player_awake() {
    if !is_there_a_node() {
        return;
    }
    let lesson = "# What is Node.js?\n\n```js run=node\nfor (;;) console.log('flood \\x1b[2J\\x1b]0;x\\x07')\n```\n";
    let course = folder(&[("a.md", lesson)]);
    let mut session = agreed(course.path());
    session.wait_for("printed more than 1 MB");
    session.send("g");
    session.send("g");
    session.wait_for("flood ␛[2J");
    session.send("\x1b");
    session.wait_until_gone("─ Output ─");
    session.quit();
    session.assert_restored();
}

#[test]
fn a_course_that_has_changed_asks_again_and_else_only_once() {
    if !is_there_a_node() {
        return;
    }
    let lesson = "# What is Node.js?\n\n```js run=node\nconsole.log('first')\n```\n";
    let course = folder(&[("a.md", lesson)]);
    let mut session = agreed(course.path());
    session.wait_for("│   first ");
    session.send("r");
    session.catch_up();
    session.wait_for("exit 0");
    session.send("\x1b");
    session.wait_until_gone("─ Output ─");
    let changed = lesson.replace("first", "second");
    std::fs::write(course.path().join("a.md"), changed).expect("a file");
    session.wait_for("console.log('second')");
    session.send("r");
    session.wait_for("This course has changed since you last agreed");
    session.wait_for("changed  node main.mjs, in “What is Node.js?”");
    session.wait_for("Enter, n or Esc: no");
    session.send("n");
    session.wait_for("nothing was run");
    session.send("\x1b");
    session.wait_until_gone("nothing was run");
    session.quit();
}

/// Waits until no folder for code is left that holds a file.
fn assert_no_folder_holds(file: &str) {
    let deadline = Instant::now() + Duration::from_secs(5);
    loop {
        let folders = std::fs::read_dir(std::env::temp_dir()).expect("a folder");
        let mut paths = folders.flatten().map(|folder| folder.path());
        let left = paths.find(|path| path.join("work").join(file).exists());
        let Some(left) = left else { return };
        assert!(Instant::now() < deadline, "{} is left", left.display());
        std::thread::yield_now();
    }
}

/// A player in which the whole family runs. `None` without Node.js.
fn family(word: &str) -> Option<Session> {
    if !is_there_a_node() {
        return None;
    }
    let course = folder(&[("a.md", &FAMILY.replace("WORD", word))]);
    let session = agreed(course.path());
    session.wait_for("│   all are there");
    assert!(processes_with(word).len() >= 2, "the family is there");
    Some(session)
}

/// A player that runs the first block of a course, to which the learner has agreed.
fn agreed(course: &std::path::Path) -> Session {
    let mut session = Setup::new().size(80, 40).course(course).ready();
    session.send("r");
    session.wait_for("y: yes, run it");
    session.send("y");
    session
}
