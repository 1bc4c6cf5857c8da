//! The player's side of a run: what is run, what it says and how it ends.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::command::Command;
use super::leashed::Leashed;
use super::limits::{Limit, Limits};
use super::supervise::{self, Fencing};

/// Runs programs within limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runner {
    /// This program, which supervises what is run.
    pub supervisor: PathBuf,
    /// How much it may take.
    pub limits: Limits,
}

/// Something that a program has printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Where.
    pub stream: Stream,
    /// What, as it came: any bytes, and a character may be cut.
    pub bytes: Vec<u8>,
}

/// The two streams that a program prints to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// The end of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// How it ended.
    pub end: End,
    /// How long it took.
    pub time: Duration,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// By itself, with this status.
    Exit(i32),
    /// By a signal that nobody here has sent.
    Signal(i32),
    /// On the learner's wish.
    Stopped,
    /// Because it took more than it may.
    Limit(Limit),
    /// It could not be started or watched; a sentence without a final period.
    Failed(String),
}

impl Runner {
    /// A runner with the usual limits that is supervised by the program that runs now.
    pub fn new() -> Self {
        // The link still leads to this program after another version has been installed in its place.
        let link = PathBuf::from("/proc/self/exe");
        let supervisor = if cfg!(target_os = "linux") && link.exists() {
            link
        } else {
            std::env::current_exe().unwrap_or_else(|_| "nodecourse".into())
        };
        Self {
            supervisor,
            limits: Limits::default(),
        }
    }

    /// How far the rest of the machine is kept from what is run here: found out once for each supervisor, by doing it.
    pub fn fencing(&self) -> Fencing {
        static NETWORK: Mutex<BTreeMap<PathBuf, bool>> = Mutex::new(BTreeMap::new());
        let mut known = NETWORK.lock().unwrap_or_else(PoisonError::into_inner);
        let network = *known.entry(self.supervisor.clone()).or_insert_with(|| {
            let proof = std::process::Command::new(&self.supervisor)
                .args([supervise::NAME, supervise::PROVE])
                .env_clear()
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            proof.is_ok_and(|status| status.success())
        });
        // Who is apart sees no files either.
        Fencing {
            files: network || supervise::keeps_files(),
            network,
        }
    }

    /// Runs a program to its end. What it prints is seen while it runs, in the order of each stream. It ends early when
    /// the flag is raised. Nothing that it has started is left when this returns.
    pub fn run(&self, command: &Command, stop: &AtomicBool, see: &mut dyn FnMut(Output)) -> Ended {
        let began = Instant::now();
        let end = match Leashed::start(self, command) {
            Ok(mut leashed) => leashed.follow(self.limits.output, stop, see),
            Err(error) => End::Failed(format!("It could not be started: {error}")),
        };
        Ended {
            end,
            time: began.elapsed(),
        }
    }
}

impl Default for Runner {
    fn default() -> Self {
        Self::new()
    }
}
