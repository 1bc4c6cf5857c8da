//! Code among processes of its own: it sees and signals no other, and how it ends is told as ever.

use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;

use rustix::process::{Pid, Signal, kill_process};

use super::{assert_all_gone, node, processes_with, run, runner};
use nodecourse::practice::run::{End, Workspace};

#[test]
fn code_sees_its_own_processes_only_and_signals_no_other() {
    if !are_processes_kept() {
        return;
    }
    let player = std::process::id();
    let script = format!(
        "import fs from 'node:fs';
        const numbers = fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name));
        console.log(process.pid, process.ppid, numbers.join());
        for (const of of ['/proc/{player}', '/proc/1/environ', '/proc/1/root/', '/proc/1/fd/0', '/proc/1/mem'])
            try {{ fs.closeSync(fs.openSync(of)); console.log('opened', of) }}
            catch (error) {{ console.log(error.code) }}
        for (const pid of [{player}, process.ppid])
            for (const signal of ['SIGSTOP', 'SIGKILL'])
                try {{ process.kill(pid, signal); console.log('sent') }}
                catch (error) {{ console.log(error.code) }}"
    );
    let Some(run) = run(&script) else { return };
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[..3], ["2 1 1,2", "ENOENT", "EACCES"], "{}", run.err);
    assert_eq!(
        lines[3..8],
        ["EACCES", "EACCES", "EACCES", "ESRCH", "ESRCH"]
    );
    // Old kernels take the signals, and the first process does not.
    assert!(
        lines[8..]
            .iter()
            .all(|line| ["EPERM", "sent"].contains(line))
    );
    assert_eq!((lines.len(), run.ended.end), (10, End::Exit(0)));
}

#[test]
fn every_end_is_told_as_it_was() {
    for (script, end) in [
        ("", End::Exit(0)),
        ("process.exit(77)", End::Exit(77)),
        ("process.exit(255)", End::Exit(255)),
        ("process.abort()", End::Signal(6)),
        ("process.kill(process.pid, 'SIGKILL')", End::Signal(9)),
        (
            "process.kill(process.pid, 'SIGTERM'); for (;;) {}",
            End::Signal(15),
        ),
        (
            "process.kill(process.pid, 'SIGHUP'); for (;;) {}",
            End::Signal(1),
        ),
        (
            "process.on('SIGTERM', () => process.exit(5)); process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 9)",
            End::Exit(5),
        ),
    ] {
        let Some(run) = run(script) else { return };
        assert_eq!(run.ended.end, end, "{script}");
    }
}

#[test]
fn who_has_ended_is_taken_in_also_without_parents() {
    if !are_processes_kept() {
        return;
    }
    let script = "import fs from 'node:fs';
        import { spawnSync } from 'node:child_process';
        for (let i = 0; i < 5; i++) spawnSync('sh', ['-c', 'true & true & exit']);
        const state = (pid) => {
            try { return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1][0] } catch { return '-' }
        };
        const dead = () => {
            const pids = fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name));
            return pids.filter((pid) => state(pid) === 'Z').length;
        };
        while (dead() > 0);
        console.log('none')";
    let Some(run) = run(script) else { return };
    assert_eq!(run.out, "none\n", "{}{:?}", run.err, run.ended);
}

#[test]
fn what_kills_the_first_process_kills_all_of_them() {
    if !are_processes_kept() {
        return;
    }
    let Some(node) = node() else { return };
    let workspace = Workspace::new().expect("a folder");
    let script = "import { spawn } from 'node:child_process';
        spawn('sh', ['-c', 'trap \"\" TERM; echo ready; sleep 30; # below-the-first'],
            { stdio: 'inherit', detached: true });
        setInterval(() => {}, 1000)";
    let name = "killed-first.mjs";
    workspace.put(name, script.as_bytes()).expect("a file");
    let mut see = |_| {
        for id in processes_with(name) {
            if super::parent(id).is_some_and(|parent| parent != std::process::id())
                && processes_with("__supervise").contains(&id)
                && let Some(id) = Pid::from_raw(id.cast_signed())
            {
                kill_process(id, Signal::KILL).expect("it is ours");
            }
        }
    };
    let command = node.command(&workspace, &[name]);
    let ended = runner().run(&command, &AtomicBool::new(false), &mut see);
    assert_eq!(ended.end, End::Signal(9));
    assert_all_gone("below-the-first");
    assert_all_gone(name);
}

/// Whether this system gives processes of their own, and tells of no others, as another program finds.
pub fn are_processes_kept() -> bool {
    let other = Command::new("unshare")
        .args([
            "--user",
            "--map-root-user",
            "--pid",
            "--fork",
            "--mount-proc",
            "true",
        ])
        .stderr(Stdio::null())
        .status();
    let kept = other.is_ok_and(|status| status.success()) && runner().fencing().network;
    if !kept {
        eprintln!("left out: this system gives no processes of their own");
    }
    kept
}
