//! The player's side of a run: what supervises it, and within which limits.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use super::command::{Command, Fence};
use super::leashed::Leashed;
use super::limits::Limits;
use super::output::{End, Ended, Output};
use super::supervise::{self, Fencing};
use crate::diagnostic::obstacle::Obstacle;

/// Runs programs within limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runner {
    /// This program, which supervises what is run.
    pub supervisor: PathBuf,
    /// How much it may take.
    pub limits: Limits,
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

    /// The process that supervises a program.
    pub(super) fn supervisor(&self, command: &Command) -> std::process::Command {
        let readable = match &command.fence {
            Fence::Closed(readable) => Some(readable.as_slice()),
            Fence::Open => None,
        };
        let apart = readable.is_some() && self.fencing().network;
        let variables = command.environment.iter();
        let mut supervisor = std::process::Command::new(&self.supervisor);
        supervisor
            .args(supervise::arguments(&self.limits, readable, apart))
            .arg(&command.program)
            .args(&command.arguments)
            .current_dir(&command.folder)
            .env_clear()
            .envs(variables.map(|(name, value)| (name, value)));
        supervisor
    }

    /// Runs a program to its end. What it prints is seen while it runs, in the order of each stream. It ends early when
    /// the flag is raised. Nothing that it has started is left when this returns.
    pub fn run(&self, command: &Command, stop: &AtomicBool, see: &mut dyn FnMut(Output)) -> Ended {
        let began = Instant::now();
        let end = match Leashed::start(self.supervisor(command)) {
            Ok(mut leashed) => leashed.follow(self.limits.output, stop, see),
            Err(error) => {
                let obstacle = Obstacle::from(&error);
                End::Failed(format!("It could not be started: {obstacle}"))
            }
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
