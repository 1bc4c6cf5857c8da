//! Without a terminal there is one plain line and a status, and no escape sequence.

use std::process::{Command, Output, Stdio};
use std::time::Duration;

use super::harness::wire::{self, Token};
use super::harness::{Fate, Setup, folder};

#[test]
fn into_a_pipe_it_prints_the_text() {
    let rendered = program("\"$0\" render");
    assert!(rendered.stdout.len() > 1000 && rendered.stderr.is_empty());
    for script in [
        "\"$0\"",
        "\"$0\" </dev/null",
        "\"$0\" <&-",
        "\"$0\" 2>&-",
        "\"$0\" --color never",
        "TERM= \"$0\"",
        "NO_COLOR=1 \"$0\"",
    ] {
        let output = program(script);
        assert_eq!(output.status.code(), Some(0), "{script}");
        assert!(output.stderr.is_empty(), "{script}");
        assert!(output.stdout == rendered.stdout, "{script}");
    }
    let tokens = wire::tokens(&rendered.stdout).expect("clean output");
    assert!(matches!(tokens.as_slice(), [Token::Text(_)]), "no codes");
}

#[test]
fn lists_and_explanations_fit_a_narrow_terminal() {
    let rows = |arguments: &[&str], columns: u16| {
        let session = Setup::new().args(arguments).size(columns, 80).start();
        assert_eq!(session.fate(), Fate::Exited(0));
        session.wait_until_ended();
        let raw = session.raw();
        let rows: Vec<String> = raw.lines().map(|row| row.trim_end().to_owned()).collect();
        for row in &rows {
            let width = nodecourse::text::width(row);
            assert!(width <= columns.into(), "{arguments:?} at {columns}: {raw}");
        }
        rows
    };
    let explained = |columns| {
        let rows = rows(&["term", "event loop"], columns);
        rows.iter().map(|row| nodecourse::text::width(row)).max()
    };
    assert!(explained(100) > Some(60) && explained(100) == explained(80));
    assert!(explained(60) > Some(50) && explained(30) > Some(20));
    let course = folder(&[
        ("book.toml", "[book]\ntitle = \"A course\""),
        (
            "src/SUMMARY.md",
            "- [How water boils, and when](boiling.md)\n- [Milk](milk.md)\n- [Sugar]()\n",
        ),
        ("src/boiling.md", "# How water boils, and when"),
        ("src/milk.md", "# Milk"),
    ]);
    let path = course.path().to_str().expect("a path");
    for (columns, expected) in [
        (
            60,
            &[
                "  1. How water boils, and when    1 min  boiling",
                "  2. Milk                         1 min  milk",
                "  3. Sugar                      not written yet",
            ][..],
        ),
        (
            44,
            &[
                "  1. How water boils, and     1 min  boiling",
                "    when",
                "  2. Milk                     1 min  milk",
                "  3. Sugar                  not written yet",
            ],
        ),
        (
            37,
            &[
                "  1. How water          1 min",
                "    boils, and when",
                "      boiling",
                "  2. Milk               1 min",
                "      milk",
                "  3. Sugar            not written yet",
            ],
        ),
        (
            12,
            &[
                "  1. How",
                "    water",
                "    boils,",
                "    and when",
                "     boiling",
                "  2. Milk",
                "      milk",
                "  3. Sugar",
            ],
        ),
    ] {
        assert_eq!(rows(&["toc", path], columns)[2..], *expected, "{columns}");
    }
    assert_eq!(rows(&["toc"], 12)[..2], ["Node.js &", "  Express"]);
    for columns in [120, 80, 40, 1] {
        rows(&["toc"], columns);
    }
}

#[test]
fn into_a_pipe_colours_come_only_when_they_are_asked_for() {
    let plain = program("\"$0\"");
    for script in [
        "\"$0\" --color always",
        "NO_COLOR=1 \"$0\" --color always",
        "\"$0\" render --color always --theme dusk",
    ] {
        let output = program(script);
        let tokens = wire::tokens(&output.stdout).expect("clean output");
        let mut text = String::new();
        let mut styles = 0;
        for token in tokens {
            match token {
                Token::Text(words) => text.push_str(&words),
                Token::Style(_) => styles += 1,
                other => panic!("{script}: {other:?}"),
            }
        }
        assert!(styles > 10, "{script}");
        let bare = |text: &str| {
            text.lines()
                .map(str::trim_end)
                .collect::<Vec<_>>()
                .join("\n")
        };
        let plain = String::from_utf8_lossy(&plain.stdout);
        assert_eq!(bare(&text), bare(&plain), "{script}");
    }
}

#[test]
fn a_closed_output_is_told_in_one_line() {
    for script in [
        "\"$0\" >&-",
        "\"$0\" <&- >&-",
        "\"$0\" render >&-",
        "\"$0\" check >&-",
        "\"$0\" check --format json >&-",
        "\"$0\" term thread >&-",
        "\"$0\" themes >&-",
        "\"$0\" keys >&-",
        "\"$0\" man >&-",
        "\"$0\" completions bash >&-",
        "\"$0\" --help >&-",
    ] {
        let output = program(script);
        assert_one_line(&output);
        assert_eq!(output.status.code(), Some(1), "{script}");
    }
    for script in [
        "\"$0\" <&- >&- 2>&-",
        "\"$0\" nowhere 2>&-",
        "\"$0\" nowhere 2>/dev/full",
        "\"$0\" --nonsense 2>/dev/full",
    ] {
        let status = program(script).status.code();
        assert!(matches!(status, Some(1 | 2)), "{script}: {status:?}");
    }
}

#[test]
fn output_that_nobody_wants_is_no_failure() {
    // Node and Python open it for reading, too.
    for script in ["\"$0\" >/dev/null", "\"$0\" render 1<>/dev/null"] {
        let output = program(script);
        assert_eq!(output.status.code(), Some(0), "{script}");
        assert!(output.stderr.is_empty(), "{script}");
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
    for command in ["", "render", "check lessons", "keys", "man", "--help"] {
        let output = program(&format!(
            "{{ \"$0\" {command}; echo status $? >&2; }} | head -c 10"
        ));
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(error, "status 0\n", "{command}");
        assert_eq!(output.stdout.len(), 10, "{command}");
    }
}

#[test]
fn a_full_disk_is_told_in_one_line() {
    for command in [
        "",
        "</dev/null",
        "render",
        "check lessons",
        "term thread",
        "keys",
        "themes",
        "man",
        "completions bash",
        "--version",
        "--help",
    ] {
        let output = program(&format!("\"$0\" {command} >/dev/full"));
        assert_one_line(&output);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(told.contains("the disk is full; free some space"), "{told}");
        assert_eq!(output.status.code(), Some(1), "{command}");
    }
}

fn program(script: &str) -> Output {
    Command::new("/bin/sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_nodecourse")])
        .env("TERM", "xterm")
        .env_remove("COLORTERM")
        .env_remove("NO_COLOR")
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
