//! Code that does not want to end is ended in time again and again, and nothing of it is left.
//!
//! `NODECOURSE_ROUNDS=100 cargo test rounds` plays a hundred of each. A single round may be held up by a busy machine,
//! so that each has some seconds and their median has to keep to the time that is promised.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::{assert_all_gone, for_at_most, node, runner};
use crate::pty::rounds::{assert_median, played};
use nodecourse::practice::run::{End, Limit, Limits, Runner, Workspace};

/// How many rounds of each kind a common run plays.
const ROUNDS: usize = 4;
/// How many are played at a time.
const PLAYERS: usize = 2;
/// When each is to end.
const DEADLINE: Duration = Duration::from_millis(700);
/// What ending it may take beyond that.
const BEYOND: Duration = Duration::from_millis(500);
/// What a round may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(5);

#[test]
fn a_loop_is_ended_again_and_again() {
    play("loop", Limit::Time, "for (;;) {}");
}

#[test]
fn a_flood_is_ended_again_and_again() {
    let script = "const line = 'x'.repeat(1000); for (;;) console.log(line)";
    play("flood", Limit::Output, script);
}

#[test]
fn a_drop_at_a_time_is_ended_again_and_again() {
    play(
        "drops",
        Limit::Time,
        "setInterval(() => console.log('x'), 1)",
    );
}

#[test]
fn what_ignores_signals_is_ended_again_and_again() {
    let script = "for (const name of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.on(name, () => {});
        setInterval(() => {}, 1000)";
    play("deaf", Limit::Time, script);
}

#[test]
fn a_fork_bomb_is_ended_again_and_again() {
    // It would end at five hundred by itself, so that a machine survives this test when it fails.
    let script = "import { spawn } from 'node:child_process';
        const bomb = 'bomb() { if [ $1 -gt 8 ]; then sleep 20; else bomb $(($1 + 1)) & bomb $(($1 + 1)) & wait; fi; }';
        spawn('/bin/sh', ['-c', bomb + '; bomb 0; # WORD'], { stdio: 'inherit' });
        setInterval(() => {}, 1000)";
    play("bomb", Limit::Processes, script);
}

#[test]
fn a_detached_grandchild_is_ended_again_and_again() {
    let script = "import { spawn } from 'node:child_process';
        const options = { detached: true, stdio: 'ignore' };
        const child = 'trap \"\" TERM HUP; setsid sleep 30 & setsid sh -c \"trap : TERM; while :; do sleep 1; done # WORD\" & # WORD';
        spawn('/bin/sh', ['-c', child], options).on('exit', () => setInterval(() => {}, 1000));";
    play("far", Limit::Time, script);
}

/// Plays all rounds of a kind; `WORD` is put for what tells the processes of one round from all others.
fn play(kind: &str, limit: Limit, script: &str) {
    let Some(node) = node() else { return };
    let runner = Runner {
        limits: for_at_most(match limit {
            Limit::Time => DEADLINE,
            _ => PATIENCE,
        }),
        ..runner()
    };
    let times = played(ROUNDS, PLAYERS, |round| {
        let word = format!("{kind}-round-{round}-of-{}.mjs", std::process::id());
        let workspace = Workspace::new().expect("a folder");
        let script = script.replace("WORD", &word);
        workspace.put(&word, script.as_bytes()).expect("a file");
        let command = node.command(&workspace, &[&word]);
        let began = Instant::now();
        let mut printed = 0;
        let ended = runner.run(&command, &AtomicBool::new(false), &mut |output| {
            printed += output.bytes.len() as u64;
        });
        let beyond = began.elapsed().saturating_sub(DEADLINE);
        assert_eq!(ended.end, End::Limit(limit));
        assert!(printed <= Limits::default().output);
        assert!(beyond < PATIENCE, "{beyond:?}");
        assert_all_gone(&word);
        beyond
    });
    eprintln!(
        "{kind}: {} rounds, beyond the deadline {}",
        times.len(),
        spread(&times)
    );
    assert_median(times, BEYOND);
}

/// The median and the longest.
fn spread(times: &[Duration]) -> String {
    let mut times = times.to_vec();
    times.sort();
    format!(
        "{:?}, at most {:?}",
        times[times.len() / 2],
        times[times.len() - 1]
    )
}
