//! Any size, and any number of changes.

use super::harness::{KEY, READY, Setup};

/// What it may take at any size, in bytes.
const MOST_MEMORY: u64 = 256 << 20;

#[test]
fn it_starts_in_any_size_and_draws_when_there_is_room() {
    for (columns, rows) in [(0, 0), (1, 1), (2, 2), (1, 500), (65535, 1), (3, 65535)] {
        let session = Setup::new().size(columns, rows).start();
        session.wait_until_entered();
        session.resize_until(80, 24, READY);
        session.resize(columns, rows);
        let mut session = session;
        session.send(KEY);
        session.resize_until(70, 12, READY);
        session.quit();
    }
}

#[test]
fn five_hundred_resizes_end_in_the_right_picture() {
    let mut session = Setup::new().ready();
    for step in 0_u16..500 {
        match step % 10 {
            3 => session.resize(1, 1),
            5 => session.resize(0, 0),
            7 => session.resize(65535, 1),
            9 => session.resize(65535, 65535),
            _ => session.resize(20 + step * 7 % 150, 3 + step * 5 % 60),
        }
    }
    session.resize_until(80, 24, READY);
    assert!(
        session
            .peak_memory()
            .is_none_or(|bytes| bytes <= MOST_MEMORY)
    );
    session.quit();
}
