//! A text from standard input: the keys come from the terminal all the same.

use std::fs;
use std::time::Duration;

use rustix::process::Signal;

use super::harness::{Fate, Session, Setup};

const SOON: Duration = Duration::from_secs(5);

/// The player on a text that standard input brings.
fn reading(text: &str, folder: &tempfile::TempDir) -> Session {
    let file = folder.path().join("text.md");
    fs::write(&file, text).expect("a file");
    let script = format!("exec \"$0\" - <'{}'", file.display());
    let session = Setup::script(&script).start();
    session.wait_for("First words");
    session
}

fn long_text() -> String {
    format!(
        "# Piped\n\nFirst words.\n{}\n## Last\n\nLast words.\n",
        "\nmore\n".repeat(40)
    )
}

#[test]
fn keys_signals_and_sizes_work_and_the_terminal_is_restored() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = reading(&long_text(), &folder);
    session.assert_inside();
    session.send("G");
    session.wait_for("Last words");
    session.resize_until(40, 20, "Last words");
    session.signal(Signal::TSTP);
    assert_eq!(session.fate(), Fate::Stopped);
    session.assert_restored();
    session.signal(Signal::CONT);
    session.wait_for("Last words");
    session.send("gg");
    session.wait_for("First words");
    session.send("e");
    session.wait_for("There is no file to edit");
    session.quit();
}

#[test]
fn however_it_ends_the_terminal_is_restored() {
    let folder = tempfile::tempdir().expect("a folder");
    for (signal, status) in [(Signal::TERM, 143), (Signal::INT, 130)] {
        let session = reading(&long_text(), &folder);
        session.signal(signal);
        assert_eq!(session.fate_within(SOON), Fate::Exited(status));
        session.assert_restored();
    }
    let mut session = reading(&long_text(), &folder);
    session.hang_up();
    assert_eq!(session.fate_within(SOON), Fate::Exited(129));
}

#[test]
fn a_pipe_brings_the_text_whole() {
    let script = "{ printf '# Piped\\n\\nFirst'; printf ' words.\\n'; } | \"$0\" -";
    let mut session = Setup::script(script).start();
    session.wait_for("First words.");
    session.send("q");
    assert_eq!(session.fate_within(SOON), Fate::Exited(0));
    session.wait_until_ended();
    session.assert_restored();
}

/// Waits for what a pipe of this name brings, which is nothing yet.
fn waiting(folder: &tempfile::TempDir) -> Session {
    let pipe = folder.path().join("pipe");
    let script = format!("mkfifo '{0}'; cat '{0}' | \"$0\" -", pipe.display());
    let session = Setup::script(&script).start();
    session.wait_for("Reading standard input until it ends; Ctrl-C stops.");
    session
}

#[test]
fn who_waits_for_a_text_is_told_until_it_has_come() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = waiting(&folder);
    fs::write(folder.path().join("pipe"), long_text()).expect("a pipe");
    session.wait_for("First words.");
    session.send("q");
    assert_eq!(session.fate_within(SOON), Fate::Exited(0));
    session.wait_until_ended();
    session.assert_restored();
    assert!(
        !session.screen().contains("Reading"),
        "{}",
        session.screen()
    );
}

#[test]
fn what_was_typed_while_a_text_was_waited_for_does_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = waiting(&folder);
    session.send("Gq");
    // The terminal has taken it, since it shows what is typed.
    session.wait_for("stops.Gq");
    fs::write(folder.path().join("pipe"), long_text()).expect("a pipe");
    session.wait_for("First words.");
    session.send("G");
    session.wait_for("Last words.");
    session.send("q");
    assert_eq!(session.fate_within(SOON), Fate::Exited(0));
}

#[test]
fn who_waits_for_a_text_can_stop() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = waiting(&folder);
    session.send("\x03");
    assert_ne!(session.fate_within(SOON), Fate::Exited(0));
    session.wait_until_ended();
    assert!(!session.raw().contains("\x1b[?1049h"), "never entered");
}

#[test]
fn what_standard_input_cannot_bring_is_refused_in_one_line() {
    for (script, sentence) in [
        (
            "\"$0\" -",
            "Standard input is a terminal; pipe a Markdown file into it",
        ),
        (
            "\"$0\" progress import -",
            "Standard input is a terminal; pipe progress into it",
        ),
        (
            "printf 'a\\0b' | \"$0\" -",
            "What came on standard input is not text",
        ),
        (
            "head -c 16777217 /dev/zero | tr '\\0' x | \"$0\" -",
            "What came on standard input is larger than 16 MB",
        ),
    ] {
        let session = Setup::script(script).size(150, 12).start();
        assert_eq!(session.fate_within(SOON), Fate::Exited(1), "{script}");
        session.wait_until_ended();
        assert!(session.raw().contains(sentence), "{}", session.raw());
        assert_eq!(session.raw().matches('\n').count(), 1);
        assert!(!session.raw().contains('\x1b'));
    }
}
