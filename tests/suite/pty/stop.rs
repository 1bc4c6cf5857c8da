//! Stopping gives the terminal back, continuing takes it again.

use std::fs;

use rustix::process::Signal;

use super::harness::{Fate, KEY, KEY_SHOWN, READY, Session, Setup};

#[test]
fn ctrl_z_gives_the_terminal_back_until_the_program_is_continued() {
    let mut session = Setup::new().ready();
    session.send("\x1a");
    assert_stops_and_comes_back(&mut session);
}

#[test]
fn ctrl_z_does_so_while_words_are_typed() {
    for keys in ["/", "g/"] {
        let mut session = Setup::new().ready();
        session.send(keys);
        session.wait_for("Esc");
        session.send("\x1a");
        assert_eq!(session.fate(), Fate::Stopped, "{keys}");
        session.signal(Signal::CONT);
        session.wait_for("Esc");
    }
}

#[test]
fn a_stop_signal_gives_the_terminal_back_until_the_program_is_continued() {
    let mut session = Setup::new().ready();
    session.signal(Signal::TSTP);
    assert_stops_and_comes_back(&mut session);
}

#[test]
fn a_stop_that_cannot_be_seen_is_drawn_over_when_continued() {
    let mut session = Setup::new().ready();
    session.signal(Signal::STOP);
    assert_eq!(session.fate(), Fate::Stopped);
    session.resize(60, 10);
    session.signal(Signal::CONT);
    session.resize_until(50, 10, READY);
    session.quit();
}

#[test]
fn a_size_changed_while_stopped_is_seen() {
    let mut session = Setup::new().ready();
    session.signal(Signal::TSTP);
    assert_eq!(session.fate(), Fate::Stopped);
    session.resize(50, 10);
    session.signal(Signal::CONT);
    session.wait_until_inside();
    session.wait_for(READY);
    session.quit();
}

#[test]
fn a_signal_ends_a_stopped_program_when_it_is_continued() {
    let session = Setup::new().ready();
    session.signal(Signal::TSTP);
    assert_eq!(session.fate(), Fate::Stopped);
    session.signal(Signal::TERM);
    session.signal(Signal::CONT);
    assert_eq!(session.fate(), Fate::Exited(143));
    session.assert_restored();
}

#[test]
fn ctrl_z_in_a_shell_with_job_control_is_a_job_like_any_other() {
    if fs::metadata("/bin/bash").is_err() {
        return;
    }
    let script =
        "exec bash --norc -i -c 'set -m; \"$0\"; echo stopped $?; fg; echo ended $?' \"$0\"";
    let mut session = Setup::script(script).ready();
    session.send("\x1a");
    session.wait_for_output("stopped 14");
    session.wait_until_inside();
    session.wait_for(READY);
    session.send(KEY);
    session.wait_for(KEY_SHOWN);
    session.send("q");
    session.wait_for("ended 0");
    assert_eq!(session.fate(), Fate::Exited(0));
}

fn assert_stops_and_comes_back(session: &mut Session) {
    for _ in 0..2 {
        assert_eq!(session.fate(), Fate::Stopped);
        session.assert_restored();
        session.signal(Signal::CONT);
        session.wait_until_inside();
        session.wait_for(READY);
        session.send(KEY);
        session.wait_for(KEY_SHOWN);
        session.assert_inside();
        session.send("\x1a");
    }
    assert_eq!(session.fate(), Fate::Stopped);
    session.signal(Signal::CONT);
    session.wait_for(READY);
    session.quit();
}
