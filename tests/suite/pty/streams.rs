//! B8: without a terminal there is one plain line and a status, and no escape sequence.

use std::process::{Command, Output, Stdio};
use std::time::Duration;

use super::harness::{Fate, Setup};

#[test]
fn without_a_terminal_it_says_so_in_one_line() {
    let output = program("\"$0\" </dev/null");
    assert_one_line(&output);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn closed_streams_are_no_terminal() {
    for script in [
        "\"$0\" <&-",
        "\"$0\" <&- >&-",
        "\"$0\" </dev/null >/dev/full",
    ] {
        let output = program(script);
        assert_one_line(&output);
        assert_eq!(output.status.code(), Some(1), "{script}");
    }
    for script in ["\"$0\" </dev/null 2>&-", "\"$0\" </dev/null 2>/dev/full"] {
        assert_eq!(program(script).status.code(), Some(1), "{script}");
    }
}

#[test]
fn a_dumb_terminal_is_refused_in_one_line() {
    for term in ["dumb", ""] {
        let session = Setup::new().env("TERM", term).start();
        assert_eq!(session.fate_within(Duration::from_secs(5)), Fate::Exited(1));
        session.wait_until_ended();
        assert!(!session.raw().contains('\x1b'));
        assert_eq!(session.raw().matches('\n').count(), 1);
    }
}

#[test]
fn input_from_elsewhere_leaves_the_terminal_alone() {
    let session = Setup::script("\"$0\" </dev/null").start();
    assert_eq!(session.fate_within(Duration::from_secs(5)), Fate::Exited(1));
    session.wait_until_ended();
    assert!(!session.raw().contains('\x1b'));
    session.assert_restored();
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let output = program("{ \"$0\" render; echo status $? >&2; } | head -n 1");
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(error, "status 0\n");
    let text = String::from_utf8_lossy(&output.stdout);
    assert_eq!(text.lines().count(), 1);
    assert!(!text.contains('\x1b'), "{text}");
}

#[test]
fn a_full_disk_is_told_in_one_line() {
    let output = program("\"$0\" render >/dev/full");
    assert_one_line(&output);
    assert_eq!(output.status.code(), Some(1));
}

fn program(script: &str) -> Output {
    Command::new("/bin/sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_nodecourse")])
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .expect("a shell")
}

fn assert_one_line(output: &Output) {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(error.ends_with('\n') && !error.contains('\x1b'), "{error}");
    assert!(output.stdout.is_empty());
}
