//! However the program ends, the terminal is as it was.

use std::time::Duration;

use rustix::process::Signal;

use super::harness::{Fate, KEY, KEY_SHOWN, Manners, READY, Session, Setup, folder};

/// A signal ends it within this time, with room for a busy machine.
const SOON: Duration = Duration::from_secs(2);

#[test]
fn quitting_restores_the_terminal() {
    let mut session = Setup::new().ready();
    session.assert_inside();
    session.send(KEY);
    session.wait_for(KEY_SHOWN);
    session.quit();
}

#[test]
fn quitting_restores_settings_that_are_not_the_usual_ones() {
    let script = "stty -echo -ixon intr ^X eol ^B min 3; stty -g; \"$0\"; echo status $?; stty -g";
    let mut session = Setup::script(script).ready();
    session.send("q");
    session.wait_for("status 0");
    assert_eq!(session.fate(), Fate::Exited(0));
    let screen = session.screen();
    let lines: Vec<_> = screen.lines().collect();
    let [before, "status 0", after] = lines.as_slice() else {
        panic!("{screen}");
    };
    assert!(before.len() > 20, "{screen}");
    assert_eq!(before, after);
}

#[test]
fn a_course_without_any_lesson_is_told_with_its_first_problem() {
    let course = folder(&[("course.toml", "[[module]]\nlessons = [\"a.md\"]\n")]);
    let session = Setup::new().size(200, 24).course(course.path()).start();
    session.wait_for("This course has no lessons (");
    session.wait_for("the lesson `a.md` cannot be read: it does not exist");
    assert_eq!(session.fate_within(SOON), Fate::Exited(1));
    session.assert_restored();
}

#[test]
fn signals_end_it_with_their_status_and_restore_the_terminal() {
    for (signal, status) in signals() {
        let session = Setup::new().ready();
        session.signal(signal);
        assert_eq!(session.fate_within(SOON), Fate::Exited(status));
        session.assert_restored();
    }
}

#[test]
fn signals_during_the_start_restore_the_terminal() {
    for (signal, status) in signals() {
        let session = Setup::new().start();
        session.wait_until_entered();
        session.signal(signal);
        assert_eq!(session.fate_within(SOON), Fate::Exited(status));
        session.assert_restored();
    }
}

#[test]
fn a_signal_restores_the_terminal_when_the_loop_is_stuck() {
    for (signal, status) in signals() {
        let session = Setup::new().fault("stuck").ready();
        session.signal(signal);
        assert_eq!(session.fate_within(SOON), Fate::Exited(status));
        session.assert_restored();
    }
}

#[test]
fn a_signal_ends_it_while_the_terminal_takes_no_output() {
    let mut session = Setup::new().size(200, 60).ready();
    session.stall(KEY);
    // Keys that fill every buffer with frames; few enough for the input queue.
    session.send(&"jk".repeat(500));
    session.signal(Signal::TERM);
    assert_eq!(session.fate_within(SOON), Fate::Exited(143));
    session.flow();
    session.assert_restored();
}

#[test]
fn a_panic_restores_the_terminal_and_says_one_sentence() {
    for fault in ["panic", "survey"] {
        let session = Setup::new().fault(fault).start();
        session.wait_until_entered();
        assert_eq!(session.fate_within(SOON), Fate::Exited(1), "{fault}");
        session.assert_restored();
        assert_one_sentence(&session, "mistake of its own");
    }
}

#[test]
fn the_details_of_a_panic_are_clean() {
    let session = Setup::new()
        .env("NODECOURSE_BACKTRACE", "1")
        .size(200, 60)
        .fault("panic")
        .start();
    assert_eq!(session.fate(), Fate::Exited(1));
    session.assert_restored();
    session.wait_until_ended();
    let raw = session.raw();
    let last = raw.rsplit("\x1b[?25h").next().unwrap_or_default();
    assert!(
        last.contains("fault.rs") && last.contains("a fault on purpose␛[31m"),
        "{last}"
    );
    assert!(
        last.contains("mistake of its own") && !last.contains('\x1b'),
        "{last}"
    );
}

#[test]
fn an_error_restores_the_terminal_and_says_one_sentence() {
    let session = Setup::new().fault("error").start();
    session.wait_until_entered();
    assert_eq!(session.fate_within(SOON), Fate::Exited(1));
    session.assert_restored();
    assert_one_sentence(&session, "a fault on purpose");
}

/// The next lesson has another thread for its colours.
#[test]
fn a_panic_of_the_highlighter_ends_nothing() {
    let code = |word: &str| format!("# Code\n\n```js\nconst {word} = 1;\n```\n");
    let course = folder(&[("1.md", &code("first")), ("2.md", &code("other"))]);
    let setup = Setup::new().arg("--theme=dusk").manners(Manners::Mute);
    let setup = setup.course(course.path()).fault("highlight");
    let mut session = setup.start();
    session.wait_for("const first");
    session.send("]");
    session.wait_for_screen("the colours of `const other`", |screen| {
        let color = |word| color_of(screen, "const other", word);
        color("const").is_some() && color("const") != color("other")
    });
    session.quit();
    assert!(!session.raw().contains("on purpose"));
}

/// The colour of a word in the row that has these words.
fn color_of(screen: &vt100::Screen, words: &str, word: &str) -> Option<vt100::Color> {
    let mut rows = screen.rows(0, screen.size().1.into());
    let (row, text) = (0..).zip(&mut rows).find(|(_, row)| row.contains(words))?;
    let before = text.get(..text.find(word)?)?.chars().count();
    let cell = screen.cell(row, u16::try_from(before).ok()?)?;
    Some(cell.fgcolor())
}

fn signals() -> [(Signal, i32); 4] {
    [
        (Signal::TERM, 143),
        (Signal::HUP, 129),
        (Signal::INT, 130),
        (Signal::QUIT, 131),
    ]
}

/// Asserts that the words stand alone on the screen that was left, with no escape sequence in them.
fn assert_one_sentence(session: &Session, words: &str) {
    session.wait_until_ended();
    let joined = session.screen().replace('\n', "");
    assert!(joined.contains(words), "{joined}");
    assert!(
        !joined.contains(READY) && !joined.contains("panicked"),
        "{joined}"
    );
    let raw = session.raw();
    let last = raw.rsplit("\x1b[?25h").next().unwrap_or_default();
    assert_eq!(last.matches('\n').count(), 1, "{last:?}");
    assert!(!last.contains('\x1b'), "{last:?}");
}
