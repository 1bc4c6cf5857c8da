//! The learner's editor has the terminal as it was before, and gives it back.

use super::harness::{Fate, KEY, KEY_SHOWN, READY, Setup, folder};

/// A lesson with the title that tests wait for.
const LESSON: &str = "# What is Node.js?\n\nA runtime.\n";
/// What is asked before the editor opens.
const QUESTION: &str = "in your editor?";

#[test]
fn the_editor_gets_the_terminal_the_file_and_the_line() {
    let words = "trap 'echo interrupted' INT; echo \"editing $1 $2 ${3##*/}\"; until [ \"$line\" = done ]; do read line; done";
    let course = folder(&[("my course/lesson.md", LESSON), ("editor.sh", words)]);
    let script = course.path().join("editor.sh");
    let mut session = Setup::new()
        .course(&course.path().join("my course"))
        .env("VISUAL", &format!("sh {} --wait", script.display()))
        .ready();
    session.send("e");
    session.wait_for(QUESTION);
    session.send("\r");
    session.wait_for("editing --wait +1");
    session.wait_for("lesson.md");
    session.assert_restored();
    // Ctrl-C is the editor's as long as it runs.
    session.send("\x03");
    // A shell that was interrupted just before it reads notices with the next line.
    session.send("\n");
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
    let course = folder(&[("lesson.md", LESSON)]);
    let mut session = Setup::new()
        .course(course.path())
        .env("VISUAL", "/nowhere/editor")
        .ready();
    session.send("e");
    session.wait_for(QUESTION);
    session.send("y");
    session.wait_for("was not found");
    session.quit();
}

#[test]
fn the_course_in_the_program_has_no_file_to_edit() {
    let mut session = Setup::new().size(80, 24).ready();
    session.send("e");
    session.wait_for("There is no file to edit: the course is in no folder.");
    assert!(!session.raw().contains(QUESTION));
    session.quit();
}

#[test]
fn nothing_opens_before_the_learner_has_agreed() {
    let course = folder(&[("lesson.md", LESSON)]);
    let editor = |setup: Setup| {
        let setup = setup.course(course.path());
        setup.env("VISUAL", "echo editing; read line; true").ready()
    };
    for refusal in ["n", "\x1b"] {
        let mut session = editor(Setup::new());
        session.send("e");
        session.wait_for(QUESTION);
        session.send(refusal);
        session.wait_until_gone(QUESTION);
        session.quit();
        assert!(!session.raw().contains("editing"), "{refusal:?}");
    }
    let mut session = editor(Setup::new().arg("--safe"));
    session.send("ey");
    session.catch_up();
    session.quit();
    assert!(!session.raw().contains("editing"));
}

#[test]
fn a_signal_while_the_editor_runs_ends_the_program() {
    let course = folder(&[("lesson.md", LESSON)]);
    let mut session = Setup::new()
        .course(course.path())
        .env("VISUAL", "echo editing; read line; true")
        .ready();
    session.send("e");
    session.wait_for(QUESTION);
    session.send("y");
    session.wait_for("editing");
    session.signal(rustix::process::Signal::TERM);
    assert_eq!(session.fate(), Fate::Exited(143));
    session.assert_restored();
}
