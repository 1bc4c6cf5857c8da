//! No shape of a lesson takes much more than plain text of its size.
//!
//! This build is not optimized and its machine may be busy, so that nothing is measured by the clock: the
//! processor's time and the memory of a lesson are held against those of plain paragraphs in the same run.
//! The 300 ms that a lesson of this size may take are measured by `cargo bench --bench hostile`.

#[path = "../../../benches/hostile/shapes.rs"]
mod shapes;

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use shapes::{TITLE, plain, shapes};

use super::harness::{Fate, READY, Setup, folder};

/// The size of the lessons, in bytes.
const SIZE: usize = 100_000;
/// So many times the processor's time of plain text may be taken. 300 ms are eighteen times
/// what plain text takes; the worst that is known, a block of empty lines, takes about forty times here.
const MOST_TIME: u32 = 60;
/// How often plain text is read; the longest time counts.
const PLAIN_READS: usize = 3;
/// What a lesson may take of memory, in bytes: 64 MB and eight times its size.
const MOST_MEMORY: u64 = (64 << 20) + 8 * SIZE as u64;
/// How many are opened at a time.
const READERS: usize = 3;

#[test]
fn no_shape_takes_much_more_than_plain_text() {
    assert!(TITLE.starts_with(READY));
    let usual = (0..PLAIN_READS).map(|_| read(&plain(SIZE)).0);
    let usual = usual.max().unwrap_or_default();
    let lessons = Mutex::new(shapes(SIZE).into_iter());
    let beyond = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(|| {
                loop {
                    let Some((name, text)) = lessons.lock().expect("no panic").next() else {
                        return;
                    };
                    let (time, memory) = read(&text);
                    if time > usual * MOST_TIME || memory > Some(MOST_MEMORY) {
                        let taken = format!("{name}: {time:?} of {usual:?}, {memory:?}");
                        beyond.lock().expect("no panic").push(taken);
                    }
                }
            });
        }
    });
    let beyond = beyond.into_inner().expect("no panic");
    assert!(beyond.is_empty(), "{beyond:#?}");
}

/// Opens a lesson, goes to its end and back, and to another width: the processor's time and the memory
/// that it took.
fn read(text: &str) -> (Duration, Option<u64>) {
    let folder = folder(&[("lesson.md", text)]);
    let mut session = Setup::new()
        .course(&folder.path().join("lesson.md"))
        .ready();
    for keys in [" ", "G", "gg"] {
        session.send(keys);
        session.catch_up();
    }
    session.resize_until(50, 12, READY);
    let memory = session.peak_memory();
    session.send("q");
    let (fate, time) = session.fate_and_work(Duration::from_secs(60));
    assert_eq!(fate, Fate::Exited(0));
    (time, memory)
}
