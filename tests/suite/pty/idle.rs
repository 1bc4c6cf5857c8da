//! An idle player writes nothing and is never woken.

use std::fs;
use std::time::Duration;

use super::harness::{KEY, KEY_SHOWN, Setup};

/// What the bottom row says for some seconds after the start.
const GREETING: &str = "Welcome";

#[test]
fn an_idle_player_writes_nothing_and_sleeps() {
    let mut session = Setup::new().ready();
    // The greeting goes, and with it the last timer of the start.
    session.wait_for(GREETING);
    session.wait_until_gone(GREETING);
    session.send(KEY);
    session.wait_for(KEY_SHOWN);
    // The colours of the code at the end come, the place is saved, and nothing is left to come.
    session.wait_for_silence(Duration::from_secs(3));
    let before = wakeups(session.pid());
    assert!(session.is_silent_for(Duration::from_secs(1)));
    assert_eq!(wakeups(session.pid()), before);
    session.quit();
}

/// How often any thread of a process has waited and gone on; 0 where the system does not tell.
fn wakeups(pid: i32) -> u64 {
    let Ok(threads) = fs::read_dir(format!("/proc/{pid}/task")) else {
        return 0;
    };
    threads
        .filter_map(|thread| fs::read_to_string(thread.ok()?.path().join("status")).ok())
        .flat_map(|status| {
            status
                .lines()
                .filter(|line| line.starts_with("voluntary_ctxt_switches"))
                .filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok())
                .collect::<Vec<_>>()
        })
        .sum()
}
