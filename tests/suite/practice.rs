//! Practice: running code for real, with the `node` of this machine, and whether what the learner does is right.

mod checking;
#[cfg(target_os = "linux")]
mod escaping;
mod failures;
mod grading;
mod judging;
mod labs;
mod limits;
mod node;
#[cfg(target_os = "linux")]
mod processes;
mod proving;
mod remembering;
mod rounds;
mod runner;
mod serving;

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use nodecourse::course::NodeVersion;
use nodecourse::load::{self, Library};
use nodecourse::practice::finding::Finding;
use nodecourse::practice::run::{Ended, Limits, Node, Output, Runner, Stream, Workspace};

/// What a run has shown.
struct Run {
    ended: Ended,
    out: String,
    err: String,
}

/// What was found, in words.
fn words(found: &[Finding]) -> Vec<&str> {
    found.iter().map(|finding| finding.words.as_str()).collect()
}

/// The runner of the tests, which is supervised by the built program.
pub(crate) fn runner() -> Runner {
    Runner {
        supervisor: PathBuf::from(env!("CARGO_BIN_EXE_nodecourse")),
        limits: Limits::default(),
    }
}

/// The `node` of this machine. Without one a test is left out and says so; where tests must not be left out it fails.
pub(crate) fn node() -> Option<Node> {
    suiting(None)
}

/// Whether there is one that is new enough for the course that comes with the program.
pub fn is_there_a_node_for_the_course() -> bool {
    suiting(load::course(&Library::bundled()).0.node).is_some()
}

fn suiting(needed: Option<NodeVersion>) -> Option<Node> {
    match Node::find(&runner(), None).and_then(|node| node.suiting(needed)) {
        Ok(node) => Some(node),
        Err(trouble) => {
            assert!(std::env::var_os("CI").is_none(), "{trouble}");
            eprintln!("left out: {trouble}");
            None
        }
    }
}

/// Whether there is one; see [`node`].
pub fn is_there_a_node() -> bool {
    node().is_some()
}

/// Runs a script within limits.
fn run_within(limits: Limits, script: &str) -> Option<Run> {
    let node = node()?;
    let workspace = Workspace::new().expect("a folder");
    workspace
        .put("main.mjs", script.as_bytes())
        .expect("a file");
    let runner = Runner { limits, ..runner() };
    let command = node.command(&workspace, &["main.mjs"]);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut see = |output: Output| match output.stream {
        Stream::Out => out.extend(output.bytes),
        Stream::Err => err.extend(output.bytes),
    };
    let ended = runner.run(&command, &AtomicBool::new(false), &mut see);
    Some(Run {
        ended,
        out: String::from_utf8_lossy(&out).into_owned(),
        err: String::from_utf8_lossy(&err).into_owned(),
    })
}

/// Runs a script within the usual limits.
fn run(script: &str) -> Option<Run> {
    run_within(Limits::default(), script)
}

/// The usual limits with less time.
fn for_at_most(time: Duration) -> Limits {
    Limits {
        time: Some(time),
        ..Limits::default()
    }
}

/// The processes whose command line holds a word.
pub fn processes_with(word: &str) -> Vec<u32> {
    let entries = std::fs::read_dir("/proc").expect("Linux");
    entries
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            let line = std::fs::read(entry.path().join("cmdline")).ok()?;
            let line = String::from_utf8_lossy(&line).replace('\0', " ");
            (line.contains(word) && id != std::process::id()).then_some(id)
        })
        .collect()
}

/// The parent of a process.
#[cfg(target_os = "linux")]
fn parent(id: u32) -> Option<u32> {
    let about = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = about.lines().find_map(|line| line.strip_prefix("PPid:"))?;
    line.trim().parse().ok()
}

/// Waits until no process is left whose command line holds a word.
pub fn assert_all_gone(word: &str) {
    let deadline = Instant::now() + Duration::from_secs(1);
    loop {
        let left = processes_with(word);
        if left.is_empty() {
            return;
        }
        assert!(Instant::now() < deadline, "{left:?} are left of {word}");
        std::thread::yield_now();
    }
}
