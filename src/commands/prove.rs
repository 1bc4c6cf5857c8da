//! `nodecourse check --run`: what a course claims of code, proven with Node.js.

mod block;
mod cache;
mod claim;
mod recording;
mod trace;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use anyhow::{anyhow, bail};

use crate::course::NodeVersion;
use crate::diagnostic::Diagnostic;
use crate::load::{self, Library};
use crate::practice::run::{Node, Runner};
use crate::practice::trial;
use crate::shell::Meter;
use cache::Cache;
pub use recording::Recordings;

/// What has been proven.
#[derive(Debug, Default)]
pub struct Proven {
    /// What is not as the course claims.
    pub problems: Vec<Diagnostic>,
    /// How many claims there are.
    pub claims: usize,
    /// What has come of them on each Node.js.
    pub nodes: Vec<Tally>,
    /// The files that were recorded, by their paths in the course.
    pub recorded: Vec<String>,
}

/// What has come of the claims on one Node.js.
#[derive(Debug)]
pub struct Tally {
    /// Its version.
    pub version: String,
    /// How many claims are not proven.
    pub failed: usize,
    /// How many had been proven before.
    pub remembered: usize,
}

/// A claim and the Node.js to prove it with, by their indices.
type Task = (usize, usize);

/// Proves everything that a course claims, with each of these programs, or with the `node` of this machine.
///
/// # Errors
///
/// When there is no Node.js to prove it with.
pub fn prove(
    library: &Library,
    programs: &[PathBuf],
    recordings: &Recordings,
) -> anyhow::Result<Proven> {
    let runner = trial::runner();
    let (course, _) = load::course(library);
    let nodes = nodes(&runner, programs, course.node)?;
    let (claims, unclear) = claim::all(library, &course);
    let cache = Cache::open();
    let mut proven = Proven {
        claims: claims.len(),
        nodes: nodes.iter().map(Tally::new).collect(),
        problems: unclear,
        recorded: Vec::new(),
    };
    let is_recording = matches!(recordings, Recordings::Written { .. });
    let mut tasks = VecDeque::new();
    for (index, claim) in claims.iter().enumerate() {
        for (number, (node, tally)) in nodes.iter().zip(&mut proven.nodes).enumerate() {
            let is_known = cache.knows(claim, node);
            if is_known && !(is_recording && claim.is_unrecorded()) {
                tally.remembered += 1;
            } else {
                tasks.push_back((index, number));
            }
        }
    }
    let prove = |(index, number): Task| {
        let (Some(claim), Some(node)) = (claims.get(index), nodes.get(number)) else {
            return Vec::new();
        };
        let found = claim.prove((&runner, node), recordings, &AtomicBool::new(false));
        // What is recorded now is not what was claimed.
        if found.is_empty() && !(is_recording && claim.has_recordings()) {
            cache.remember(claim, node);
        }
        found
            .into_iter()
            .map(|finding| claim.told(&finding, node))
            .collect()
    };
    let name = |(index, _): Task| {
        claims
            .get(index)
            .map_or_else(String::new, claim::Claim::name)
    };
    let mut found = work(tasks, &prove, &name);
    // Code that waits or measures must not fail for its neighbours' sake: what did is proven again, alone.
    for (task, problems) in found.iter_mut().filter(|(_, found)| !found.is_empty()) {
        *problems = prove(*task);
    }
    found.sort_by_key(|(task, _)| *task);
    for ((_, number), found) in found {
        if let Some(tally) = proven.nodes.get_mut(number) {
            tally.failed += usize::from(!found.is_empty());
        }
        proven.problems.extend(found);
    }
    proven.recorded = recordings.written();
    Ok(proven)
}

impl Tally {
    fn new(node: &Node) -> Self {
        Self {
            version: node.version.clone(),
            failed: 0,
            remembered: 0,
        }
    }
}

fn nodes(
    runner: &Runner,
    programs: &[PathBuf],
    needed: Option<NodeVersion>,
) -> anyhow::Result<Vec<Node>> {
    let find = |program| Node::find(runner, program).and_then(|node| node.suiting(needed));
    if programs.is_empty() {
        let node = find(None);
        return Ok(vec![node.map_err(|trouble| {
            anyhow!("`--run` needs Node.js: {trouble}. `--node PROGRAM` names another one.")
        })?]);
    }
    let mut nodes = Vec::new();
    for program in programs {
        match find(Some(program.as_path())) {
            Ok(node) => nodes.push(node),
            Err(trouble) => bail!("`--node {}` cannot be used: {trouble}.", program.display()),
        }
    }
    Ok(nodes)
}

/// What a worker tells of a task.
enum Step {
    Begins,
    Ends(Vec<Diagnostic>),
}

/// Does all tasks, as many at a time as there are processors, and tells how far it has come and what runs now.
fn work(
    tasks: VecDeque<Task>,
    prove: &(dyn Fn(Task) -> Vec<Diagnostic> + Sync),
    name: &dyn Fn(Task) -> String,
) -> Vec<(Task, Vec<Diagnostic>)> {
    let total = tasks.len();
    let hands = thread::available_parallelism().map_or(1, usize::from);
    let tasks = Mutex::new(tasks);
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..hands.min(total) {
            let (sender, tasks) = (sender.clone(), &tasks);
            scope.spawn(move || {
                loop {
                    let next = tasks
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .pop_front();
                    let Some(task) = next else { return };
                    // Nobody who hears this one hears the other either.
                    let _ = sender.send((task, Step::Begins));
                    if sender.send((task, Step::Ends(prove(task)))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let mut meter = Meter::new(total);
        let mut done = Vec::new();
        let mut running: Vec<Task> = Vec::new();
        for (task, step) in receiver {
            match step {
                Step::Begins => running.push(task),
                Step::Ends(found) => {
                    running.retain(|other| *other != task);
                    done.push((task, found));
                }
            }
            // What has run longest is what is waited for.
            let current = running.first().map(|task| name(*task));
            meter.tell(done.len(), &current.unwrap_or_default());
        }
        meter.finish();
        done
    })
}
