//! Claims proven: each is run, several at a time, on each Node.js; what was proven once is known the next time.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

use hmac_sha256::Hash;

use super::claims::{Claim, Kind};
use crate::commands::launch::launch;
use crate::commands::setup;
use crate::diagnostic::Diagnostic;
use crate::practice::compare::{Compared, Order, agrees, compare};
use crate::practice::{End, Node, Output, Program, Runner, Stream, ending};
use crate::shell;

/// How often a block is run: one that prints something else each time must say so.
const TIMES: usize = 3;

/// What was proven.
#[derive(Debug, Default)]
pub struct Proof {
    /// What is not as it is claimed.
    pub problems: Vec<Diagnostic>,
    /// The claims that hold, on all Node.js together.
    pub held: usize,
    /// Those of them that were known from an earlier time.
    pub known: usize,
}

/// A claim, and the Node.js that it is to hold on.
type Task<'a> = (&'a Claim, &'a Node);

/// Proves claims on each Node.js.
pub fn prove(claims: &[Claim], nodes: &[Node], runner: &Runner) -> Proof {
    let tasks: Vec<Task> = nodes
        .iter()
        .flat_map(|node| claims.iter().map(move |claim| (claim, node)))
        .collect();
    let memory = setup::cache_folder().map(|cache| cache.join("proofs"));
    let proof = Mutex::new(Proof::default());
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        while let Some(&(claim, node)) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            let kept = memory
                .as_ref()
                .map(|memory| memory.join(digest(claim, node)));
            let is_known = kept.as_ref().is_some_and(|kept| kept.exists());
            let problem = if is_known {
                None
            } else {
                examine(claim, node, runner)
            };
            let count = done.fetch_add(1, Ordering::Relaxed) + 1;
            shell::progress(&format!("Running the code… {count} of {}", tasks.len()));
            if problem.is_none() && !is_known {
                keep(kept.as_deref());
            }
            let mut proof = proof.lock().unwrap_or_else(PoisonError::into_inner);
            match problem {
                Some(problem) => proof.problems.push(problem),
                None => proof.held += 1,
            }
            proof.known += usize::from(is_known);
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 1..threads.min(tasks.len()) {
            scope.spawn(work);
        }
        work();
    });
    shell::progress("");
    proof.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// What is wrong with a claim on a Node.js.
fn examine(claim: &Claim, node: &Node, runner: &Runner) -> Option<Diagnostic> {
    let wrong = match &claim.kind {
        Kind::Block {
            program,
            output,
            order,
        } => block(program, (output.as_deref(), *order), (runner, node)),
    };
    let message = wrong.err()?;
    let problem = Diagnostic::error(&claim.source, claim.span, message);
    Some(problem.with_hint(format!("this is so on Node.js {}", node.version)))
}

/// Runs a block several times, and compares what it prints with what it is said to print.
fn block(
    program: &Program,
    (output, order): (Option<&str>, Order),
    (runner, node): (&Runner, &Node),
) -> Result<(), String> {
    let mut first: Option<String> = None;
    for _ in 0..TIMES {
        let (end, printed) = once(program, runner, node)?;
        if let Some(sentence) = ending(&end, &runner.limits) {
            return Err(without_stop(&sentence));
        }
        match (output, &end) {
            (None, End::Exit(0)) => {
                return Err("it does not fail, as `expect=fail` says".to_owned());
            }
            (None, _) => return Ok(()),
            (Some(_), End::Exit(0)) => {}
            (Some(_), End::Exit(status)) => {
                return Err(format!("it ends with status {status} instead of 0"));
            }
            (Some(_), _) => {}
        }
        let same = |other: &String| agrees(&compare(other, &printed, order));
        if first.as_ref().is_some_and(|first| !same(first)) {
            return Err(
                "it prints something else each time; write `order=any` if only the order of its lines changes"
                    .to_owned(),
            );
        }
        if let Some(said) = output {
            differs(said, &printed, order)?;
        }
        first = Some(printed);
    }
    Ok(())
}

/// Runs a block once.
fn once(program: &Program, runner: &Runner, node: &Node) -> Result<(End, String), String> {
    let stop = AtomicBool::new(false);
    let launch = launch(program, (runner, node), &stop).map_err(|why| without_stop(&why))?;
    let mut printed = Vec::new();
    let ended = runner.run(&launch.command, &stop, &mut |output: Output| {
        if output.stream == Stream::Out {
            printed.extend(output.bytes);
        }
    });
    Ok((ended.end, String::from_utf8_lossy(&printed).into_owned()))
}

/// The first line that is not as it is said to be.
fn differs(said: &str, printed: &str, order: Order) -> Result<(), String> {
    let compared = compare(said, printed, order);
    let first = |missing: bool| {
        compared.iter().find_map(|line| match line {
            Compared::Missing(text) if missing => Some(*text),
            Compared::Extra(text) if !missing => Some(*text),
            _ => None,
        })
    };
    match (first(true), first(false)) {
        (None, None) => Ok(()),
        (Some(said), Some(printed)) => Err(format!(
            "it prints `{printed}` where `expect` says `{said}`"
        )),
        (Some(said), None) => Err(format!("it does not print `{said}`, as `expect` says")),
        (None, Some(printed)) => Err(format!(
            "it prints `{printed}`, which `expect` does not say"
        )),
    }
}

fn without_stop(sentence: &str) -> String {
    sentence.trim_end_matches('.').to_owned()
}

/// The name under which a claim is known to hold: it changes with everything that matters for it.
fn digest(claim: &Claim, node: &Node) -> String {
    let mut hash = Hash::new();
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    };
    add(env!("CARGO_PKG_VERSION"));
    add(&node.version);
    match &claim.kind {
        Kind::Block {
            program,
            output,
            order,
        } => {
            add("block");
            add(&format!("{program:?}"));
            add(&format!("{output:?} {order:?}"));
        }
    }
    let mut name = String::new();
    for byte in hash.finalize() {
        let _ = write!(name, "{byte:02x}");
    }
    name
}

/// Remembers that a claim holds. Where that cannot be kept it is proven again.
fn keep(path: Option<&Path>) {
    let Some(folder) = path.and_then(Path::parent) else {
        return;
    };
    let _ = fs::create_dir_all(folder);
    if let Some(path) = path {
        let _ = fs::write(path, "");
    }
}

/// The Node.js at each path, or the one on `PATH`.
pub fn nodes(runner: &Runner, paths: &[PathBuf]) -> anyhow::Result<Vec<Node>> {
    let find = |path: Option<&Path>| {
        Node::find(runner, path).map_err(|trouble| {
            let place = path.map(|path| format!(" ({})", path.display()));
            anyhow::anyhow!("{trouble}{}.", place.unwrap_or_default())
        })
    };
    if paths.is_empty() {
        return Ok(vec![find(None)?]);
    }
    paths.iter().map(|path| find(Some(path))).collect()
}
