//! Code that takes too much, and what it leaves. How soon it is ended is measured in `rounds`.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::{assert_all_gone, node, processes_with, run, run_within, runner};
use nodecourse::practice::run::{End, Limit, Limits, Workspace};

#[test]
fn gigabytes_of_output_end_with_the_limit_and_not_a_byte_more() {
    let began = Instant::now();
    let Some(run) = run("const line = 'x'.repeat(1000); for (;;) console.log(line)") else {
        return;
    };
    assert_eq!(run.ended.end, End::Limit(Limit::Output));
    assert_eq!(run.out.len() as u64, Limits::default().output);
    assert!(began.elapsed() < Duration::from_secs(8));
}

#[test]
fn buffers_that_fill_the_memory_are_found() {
    let script = "const all = []; for (;;) all.push(Buffer.alloc(16 << 20, 1))";
    let Some(run) = run(script) else { return };
    assert_eq!(run.ended.end, End::Limit(Limit::Memory), "{}", run.err);
}

#[test]
fn objects_that_fill_the_memory_are_told_as_that() {
    let script = "const all = []; for (;;) all.push(new Array(1000).fill(all.length + 0.5))";
    let Some(run) = run(script) else { return };
    assert_eq!(run.ended.end, End::Limit(Limit::Heap), "{}", run.err);
    // Who only says so and ends otherwise has not run out of it.
    let script = "console.error('out of memory'); process.kill(process.pid, 'SIGKILL')";
    let Some(run) = super::run(script) else {
        return;
    };
    assert_eq!(run.ended.end, End::Signal(9));
}

#[test]
fn files_that_fill_the_disk_are_found() {
    let script = "import fs from 'node:fs';
        for (let i = 0;; i++) fs.writeFileSync('f' + i, Buffer.alloc(1 << 20))";
    let Some(run) = run(script) else { return };
    assert_eq!(run.ended.end, End::Limit(Limit::Disk), "{}", run.err);
}

#[test]
fn one_file_grows_no_further_than_the_limit() {
    let script = "import fs from 'node:fs';
        try { for (;;) fs.appendFileSync('big', Buffer.alloc(1 << 20)) }
        catch (error) { console.log(error.code, fs.statSync('big').size) }";
    // Less than the usual limit, which a slow disk would take long for.
    let most = 16 << 20;
    let limits = Limits {
        disk: Some(most),
        ..Limits::default()
    };
    let Some(run) = run_within(limits, script) else {
        return;
    };
    assert_eq!(run.out, format!("EFBIG {most}\n"), "{}", run.err);
}

#[test]
fn a_fork_bomb_is_ended_with_all_its_children() {
    let script = "import { spawn } from 'node:child_process';
        for (let i = 0; i < 4; i++)
            spawn(process.execPath, [process.argv[1], 'fork-bomb'], { stdio: 'inherit' });
        setInterval(() => {}, 1000)";
    let Some(run) = run(script) else { return };
    assert_eq!(run.ended.end, End::Limit(Limit::Processes), "{}", run.err);
    assert_all_gone("fork-bomb");
}

#[test]
fn a_detached_grandchild_is_ended_with_the_program() {
    let script = "import { spawn } from 'node:child_process';
        const loop = 'setInterval(() => {}, 1000)';
        const code = `require('child_process').spawn(process.execPath, ['-e', '${loop}', 'far-grandchild'],
            { detached: true, stdio: 'ignore' }).unref()`;
        spawn(process.execPath, ['-e', code, 'far-child'], { detached: true, stdio: 'ignore' })
            .on('exit', () => { console.log('left alone'); process.exit() })";
    let Some(run) = run(script) else { return };
    assert_eq!(run.out, "left alone\n", "{}", run.err);
    assert_eq!(run.ended.end, End::Exit(0));
    assert_all_gone("far-grandchild");
}

#[test]
fn a_supervisor_that_is_killed_takes_the_program_with_it() {
    let Some(node) = node() else { return };
    let workspace = Workspace::new().expect("a folder");
    let script = "console.log('ready'); setInterval(() => {}, 1000)";
    let name = "killed-supervisor.mjs";
    workspace.put(name, script.as_bytes()).expect("a file");
    let mut see = |_| {
        for id in processes_with("__supervise") {
            let line = std::fs::read_to_string(format!("/proc/{id}/cmdline"));
            if line.is_ok_and(|line| line.contains(name))
                && super::parent(id) == Some(std::process::id())
                && let Some(id) = Pid::from_raw(id.cast_signed())
            {
                kill_process(id, Signal::KILL).expect("it is ours");
            }
        }
    };
    let command = node.command(&workspace, &[name]);
    let ended = runner().run(&command, &AtomicBool::new(false), &mut see);
    assert_eq!(
        ended.end,
        End::Failed("What supervised it was ended".to_owned())
    );
    assert_all_gone(name);
}

#[test]
fn a_pool_of_workers_is_no_limit() {
    let script = "import { Worker } from 'node:worker_threads';
        const work = `require('node:worker_threads').parentPort.postMessage(1)`;
        let done = 0;
        for (let i = 0; i < 8; i++) {
            new Worker(work, { eval: true }).on('message', () => {
                if (++done === 8) console.log('all');
            });
        }";
    let Some(run) = run(script) else { return };
    assert_eq!(run.ended.end, End::Exit(0), "{}", run.err);
    assert_eq!(run.out, "all\n");
}
