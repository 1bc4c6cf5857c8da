//! The shell's smaller parts: plain output, timers, workers, the clipboard and the editor.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use nodecourse::app::{Event, Timer};
use nodecourse::shell::memory::Maker;
use nodecourse::shell::output::{Segment, painted};
use nodecourse::shell::workers::{self, Outside, Receiver, Worker};
use nodecourse::shell::{background, clipboard, editor, meter_line, timers::Timers};
use nodecourse::theme::{Color, Style};

/// The next event that a worker sends.
fn received(receiver: &Receiver) -> String {
    let deadline = Instant::now() + Duration::from_secs(10);
    loop {
        match receiver.take() {
            Some(Outside::Event(Event::Told(text))) => return text,
            Some(other) => panic!("{other:?}"),
            None => assert!(Instant::now() < deadline, "nothing came"),
        }
        std::thread::yield_now();
    }
}

fn told(text: &str) -> Event {
    Event::Told(text.to_owned())
}

#[test]
fn timers_run_out_in_their_order_and_only_once() {
    let start = Instant::now();
    let mut timers = Timers::default();
    assert_eq!(timers.next(), None);
    timers.start(start, Duration::from_secs(3), Timer::Status(3));
    timers.start(start, Duration::from_secs(1), Timer::Hover(1));
    timers.start(start, Duration::MAX, Timer::Status(9));
    assert_eq!(timers.take(start), [Timer::Status(9)]);
    assert_eq!(timers.next(), Some(start + Duration::from_secs(1)));
    assert_eq!(
        timers.take(start + Duration::from_secs(5)),
        [Timer::Hover(1), Timer::Status(3)]
    );
    assert_eq!(timers.take(start + Duration::from_secs(9)), []);
}

#[test]
fn a_worker_runs_its_jobs_in_their_order() {
    let (sender, receiver) = workers::channel().expect("a pipe");
    let mut worker = Worker::new("loader", &sender);
    worker.run(|sender| sender.send(told("one")));
    worker.run(|sender| sender.send(told("two")));
    assert_eq!(received(&receiver), "one");
    assert_eq!(received(&receiver), "two");
}

#[test]
fn an_abandoned_worker_does_not_hold_the_next_job() {
    let (sender, receiver) = workers::channel().expect("a pipe");
    let mut worker = Worker::new("highlight", &sender);
    let (release, held) = mpsc::channel::<()>();
    worker.run(move |sender| {
        let _ = held.recv();
        sender.send(told("late"));
    });
    worker.abandon();
    worker.run(|sender| sender.send(told("soon")));
    assert_eq!(received(&receiver), "soon");
    drop(release);
    assert_eq!(received(&receiver), "late");
}

#[test]
fn a_worker_that_died_is_replaced() {
    let (sender, receiver) = workers::channel().expect("a pipe");
    let mut worker = Worker::new("highlight", &sender);
    let (dying, died) = mpsc::channel::<()>();
    worker.run(move |_| {
        let _dying = dying;
        panic!("on purpose");
    });
    assert!(died.recv().is_err());
    let deadline = Instant::now() + Duration::from_secs(10);
    // The queue closes a moment after the job has been dropped.
    loop {
        worker.run(|sender| sender.send(told("again")));
        if let Some(Outside::Event(Event::Told(text))) = receiver.take() {
            assert_eq!(text, "again");
            return;
        }
        assert!(Instant::now() < deadline, "the worker is dead");
        std::thread::yield_now();
    }
}

#[test]
fn a_hundred_kilobytes_can_be_copied_and_no_more() {
    let bytes = clipboard::copy("hello").expect("short text");
    assert_eq!(bytes, b"\x1b]52;c;aGVsbG8=\x1b\\");
    assert!(clipboard::copy(&"x".repeat(100 * 1024)).is_ok());
    let sentence = clipboard::copy(&"x".repeat(100 * 1024 + 1)).expect_err("too long");
    assert!(sentence.starts_with("Not copied: 100 KB"), "{sentence}");
}

#[test]
fn a_dumb_terminal_is_never_asked() {
    for term in [
        None,
        Some(""),
        Some("dumb"),
        Some("linux"),
        Some("linux-16color"),
    ] {
        assert!(!background::may_ask(term), "{term:?}");
    }
    assert!(background::may_ask(Some("xterm-256color")));
}

#[test]
fn the_editor_opens_only_files_below_the_course() {
    let folder = tempfile::tempdir().expect("a folder");
    let course = folder.path().join("course");
    fs::create_dir_all(course.join("lessons")).expect("folders");
    fs::write(course.join("lessons/one.md"), "# One").expect("a file");
    fs::write(folder.path().join("secret"), "secret").expect("a file");
    std::os::unix::fs::symlink("../secret", course.join("link.md")).expect("a link");
    assert!(editor::below(&course, "lessons/one.md").is_some());
    for file in [
        "../secret",
        "lessons/../../secret",
        "/etc/passwd",
        "link.md",
        "none.md",
    ] {
        assert_eq!(editor::below(&course, file), None, "{file}");
    }
}

#[test]
fn plain_output_has_our_colours_and_no_foreign_codes() {
    let segment = |text, style| Segment { text, style };
    let red = Style {
        foreground: Some(Color::Ansi(1)),
        ..Style::default()
    };
    let out = painted(&[
        segment("plain \x1b[2J", Style::default()),
        segment("red\x07\nred", red),
        segment("\u{202e}\u{9b}31m\n", Style::default()),
    ]);
    assert_eq!(
        out,
        "plain ␛[2J\x1b[31mred␇\x1b[0m\n\x1b[31mred\x1b[0m\u{fffd}\u{fffd}31m\n"
    );
}

#[test]
fn the_line_of_long_work_is_a_bar_with_what_runs_now() {
    assert_eq!(
        meter_line(57, 229, "labs/safe-search"),
        "[#####-------------------] 57/229 labs/safe-search"
    );
    assert_eq!(meter_line(0, 2, ""), "[------------------------] 0/2");
    assert_eq!(meter_line(0, 0, ""), "[########################] 0/0");
    // It never breaks.
    let long = meter_line(1, 2, &"x".repeat(200));
    assert_eq!(nodecourse::text::width(&long), 78);
}

#[test]
fn what_is_kept_is_made_by_one_thread_that_others_get_no_memory_of() {
    let maker = Maker::default();
    let made_by = || maker.make(|| thread::current().id());
    let first = made_by();
    assert_ne!(first, thread::current().id());
    assert_eq!(made_by(), first);
    let failing = AssertUnwindSafe(|| maker.make(|| panic!("as asked")));
    assert!(panic::catch_unwind(failing).is_err());
    assert_eq!(made_by(), first);
}
