//! B6: an idle player writes nothing and is never woken.

use std::fs;
use std::time::Duration;

use super::harness::{KEY, KEY_SHOWN, Setup};

#[test]
fn an_idle_player_writes_nothing_and_sleeps() {
    let mut session = Setup::new().ready();
    session.send(KEY);
    session.wait_for(KEY_SHOWN);
    // The last deadlines of the start pass.
    let _ = session.is_silent_for(Duration::from_millis(1500));
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
