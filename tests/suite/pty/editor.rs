//! The learner's editor has the terminal as it was before, and gives it back.

use std::fs;

use super::harness::{Fate, KEY, KEY_SHOWN, READY, Setup};

/// The keys that open the editor.
const EDIT: &str = "e";

#[test]
fn the_editor_gets_the_terminal_the_file_and_the_line() {
    let course = tempfile::tempdir().expect("a folder");
    let folder = course.path().join("my course");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("lesson.md"), "# One\n").expect("a file");
    let script = course.path().join("editor.sh");
    let words = "trap 'echo interrupted' INT; echo \"editing $1 $2 ${3##*/}\"; until [ \"$line\" = done ]; do read line; done";
    fs::write(&script, words).expect("a file");
    let mut session = Setup::new()
        .course(&folder)
        .env("VISUAL", &format!("sh {} --wait", script.display()))
        .ready();
    session.send(EDIT);
    session.wait_for("editing --wait +");
    session.wait_for("lesson.md");
    session.assert_restored();
    // Ctrl-C is the editor's as long as it runs.
    session.send("\x03");
    session.wait_for("interrupted");
    session.send("done\n");
    session.wait_for(READY);
    session.send(KEY);
    session.wait_for(KEY_SHOWN);
    session.assert_inside();
    session.quit();
}

#[test]
fn an_editor_that_does_not_exist_is_told() {
    let course = tempfile::tempdir().expect("a folder");
    fs::write(course.path().join("lesson.md"), "# One\n").expect("a file");
    let mut session = Setup::new()
        .course(course.path())
        .env("VISUAL", "/nowhere/editor")
        .ready();
    session.send(EDIT);
    session.wait_for("was not found");
    session.quit();
}

#[test]
fn a_signal_while_the_editor_runs_ends_the_program() {
    let course = tempfile::tempdir().expect("a folder");
    fs::write(course.path().join("lesson.md"), "# One\n").expect("a file");
    let mut session = Setup::new()
        .course(course.path())
        .env("VISUAL", "echo editing; read line; true")
        .ready();
    session.send(EDIT);
    session.wait_for("editing");
    session.signal(rustix::process::Signal::TERM);
    assert_eq!(session.fate(), Fate::Exited(143));
    session.assert_restored();
}
