//! What a program says and how it ends.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::{node, run, run_within, runner};
use nodecourse::practice::run::command::Fence;
use nodecourse::practice::run::{Command, End, Limits, Runner, Server, Stream, Workspace};

#[test]
fn both_streams_and_the_status_come_back() {
    let Some(run) = run("console.log('out'); console.error('err'); process.exitCode = 3") else {
        return;
    };
    assert_eq!(run.out, "out\n");
    assert_eq!(run.err, "err\n");
    assert_eq!(run.ended.end, End::Exit(3));
}

#[test]
fn a_crash_is_told_with_its_stack() {
    let Some(run) = run("console.log(1); null.x") else {
        return;
    };
    assert_eq!(run.out, "1\n");
    assert!(run.err.contains("TypeError"), "{}", run.err);
    assert_eq!(run.ended.end, End::Exit(1));
}

#[test]
fn a_signal_from_nobody_is_told() {
    let Some(run) =
        run("process.kill(process.pid, 'SIGSEGV'); await new Promise(r => setTimeout(r, 5000))")
    else {
        return;
    };
    assert_eq!(run.ended.end, End::Signal(11));
}

#[test]
fn no_output_is_lost_when_the_program_exits_at_once() {
    let script = "for (let i = 0; i < 60000; i++) console.log('line ' + i); process.exit()";
    let Some(run) = run(script) else { return };
    assert_eq!(run.out.lines().count(), 60_000);
    assert!(run.out.ends_with("line 59999\n"));
    assert_eq!(run.ended.end, End::Exit(0));
}

#[test]
fn output_is_seen_while_the_program_runs() {
    let Some(node) = node() else { return };
    let workspace = Workspace::new().expect("a folder");
    let script = "console.log('first'); setInterval(() => {}, 1000)";
    workspace
        .put("main.mjs", script.as_bytes())
        .expect("a file");
    let stop = AtomicBool::new(false);
    let ended = runner().run(&node.command(&workspace, &["main.mjs"]), &stop, &mut |_| {
        stop.store(true, Ordering::Relaxed);
    });
    // It would have gone on for ever.
    assert_eq!(ended.end, End::Stopped);
}

#[test]
fn a_program_may_end_in_peace_when_it_is_stopped() {
    let Some(node) = node() else { return };
    let workspace = Workspace::new().expect("a folder");
    let script = "process.on('SIGTERM', () => { console.log('bye'); process.exit() });
        setInterval(() => {}, 1000); console.log('ready')";
    workspace
        .put("main.mjs", script.as_bytes())
        .expect("a file");
    let stop = AtomicBool::new(false);
    let mut seen = String::new();
    let ended = runner().run(
        &node.command(&workspace, &["main.mjs"]),
        &stop,
        &mut |output| {
            seen.push_str(&String::from_utf8_lossy(&output.bytes));
            stop.store(true, Ordering::Relaxed);
        },
    );
    assert_eq!(seen, "ready\nbye\n");
    assert_eq!(ended.end, End::Stopped);
}

#[test]
fn standard_input_is_empty() {
    let Some(run) = run("process.stdin.on('end', () => console.log('end')).resume()") else {
        return;
    };
    assert_eq!(run.out, "end\n");
}

#[test]
fn the_environment_holds_what_is_allowed_and_nothing_else() {
    let Some(run) = run("console.log(Object.keys(process.env).sort().join(' '))") else {
        return;
    };
    let allowed = [
        "HOME", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR", "PATH", "TMPDIR", "TZ",
    ];
    for name in run.out.split_whitespace() {
        assert!(allowed.contains(&name), "{name}");
    }
    assert!(run.out.contains("NO_COLOR"));
}

#[test]
fn it_runs_in_a_folder_of_its_own_that_is_gone_afterwards() {
    let script = "import fs from 'node:fs';
        fs.writeFileSync('mine.txt', 'x');
        console.log(process.cwd(), fs.readdirSync('.').join())";
    let Some(run) = run(script) else { return };
    let mut lines = run.out.lines();
    let (folder, files) = lines
        .next()
        .and_then(|line| line.split_once(' '))
        .expect("two");
    assert_eq!(files, "main.mjs,mine.txt");
    assert!(!PathBuf::from(folder).exists());
}

#[test]
fn its_folder_is_closed_to_other_users() {
    let workspace = Workspace::new().expect("a folder");
    let folder = workspace.folder();
    let root = folder.parent().expect("it stands in another one");
    let mode = root.metadata().expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn a_program_reaches_its_own_servers() {
    let script = "import http from 'node:http';
        const server = http.createServer((_, response) => response.end('hello'));
        server.listen(0, async () => {
            for (const host of ['127.0.0.1', 'localhost', '[::1]'])
                console.log(await (await fetch(`http://${host}:${server.address().port}`)).text());
            server.close();
        })";
    let Some(run) = run(script) else { return };
    assert_eq!(run.out, "hello\nhello\nhello\n", "{}", run.err);
}

#[test]
fn a_program_has_sockets_in_its_own_folder() {
    if !runner().fencing().network {
        // There the sockets in its folder cannot be told from those of other programs.
        eprintln!("left out: this system keeps nothing apart");
        return;
    }
    let script = "import net from 'node:net';
        const server = net.createServer((socket) => socket.end('hello')).listen('own.sock', () =>
            net.connect('own.sock').on('data', (data) => { console.log(String(data)); server.close() }))";
    let Some(run) = run(script) else { return };
    assert_eq!(run.out, "hello\n", "{}", run.err);
}

#[test]
fn a_server_ends_with_its_value() {
    let Some(node) = node() else { return };
    let workspace = Workspace::new().expect("a folder");
    let script = "import http from 'node:http';
        const server = http.createServer((_, response) => response.end('hello'));
        server.listen(0, '127.0.0.1', () => console.log('on', server.address().port));";
    workspace
        .put("server-that-ends.mjs", script.as_bytes())
        .expect("a file");
    let runner = Runner {
        limits: Limits {
            time: None,
            ..Limits::default()
        },
        ..runner()
    };
    let command = node.command(&workspace, &["server-that-ends.mjs"]);
    let mut server = Server::start(&runner, &command).expect("a server");
    let deadline = Instant::now() + Duration::from_secs(10);
    let first = loop {
        match server.output() {
            Some(output) => break output,
            None => assert!(Instant::now() < deadline && server.runs()),
        }
    };
    assert_eq!(first.stream, Stream::Out);
    assert!(first.bytes.starts_with(b"on "), "{first:?}");
    drop(server);
    super::assert_all_gone("server-that-ends.mjs");
}

#[test]
fn what_cannot_be_started_is_one_sentence() {
    let workspace = Workspace::new().expect("a folder");
    let command = Command {
        program: PathBuf::from("/nowhere/at/all"),
        arguments: Vec::new(),
        folder: workspace.folder(),
        environment: Vec::new(),
        fence: Fence::Closed(Vec::new()),
    };
    let ended = runner().run(&command, &AtomicBool::new(false), &mut |_| {});
    let End::Failed(sentence) = ended.end else {
        panic!("{ended:?}")
    };
    assert!(
        sentence.starts_with("It could not be started: "),
        "{sentence}"
    );
}

#[test]
fn code_finds_what_it_needs_of_the_machine() {
    let script = "import os from 'node:os';
        import dns from 'node:dns/promises';
        import tls from 'node:tls';
        import { execFileSync } from 'node:child_process';
        console.log(os.userInfo().username.length > 0, os.hostname().length > 0, process.memoryUsage().rss > 0);
        console.log((await dns.lookup('localhost')).address.length > 2, tls.rootCertificates.length > 0);
        console.log(execFileSync('sh', ['-c', 'echo from a shell']).toString().trim());
        console.log(new Date(0).toLocaleString('en', { timeZone: 'Asia/Tokyo' }));";
    let Some(run) = run_within(Limits::default(), script) else {
        return;
    };
    assert_eq!(
        run.out, "true true true\ntrue true\nfrom a shell\n1/1/1970, 9:00:00 AM\n",
        "{}",
        run.err
    );
}
