//! A program that goes on until it is no longer needed: the learner's server, for the checks of a lab.

use std::io;

use super::command::Command;
use super::runner::{Leashed, Output, Runner};

/// A running server. It ends with this value, and everything that it has started.
#[derive(Debug)]
pub struct Server {
    leashed: Leashed,
}

impl Server {
    /// Starts it. [`super::Limits::time`] is `None` for one that may go on.
    ///
    /// # Errors
    ///
    /// When there is no process or pipe left. A program that cannot be started ends at once instead.
    pub fn start(runner: &Runner, command: &Command) -> io::Result<Self> {
        let leashed = Leashed::start(runner, command)?;
        Ok(Self { leashed })
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        self.leashed.runs()
    }

    /// The next that it has printed, without waiting. What nobody takes makes it wait in the end.
    pub fn output(&mut self) -> Option<Output> {
        self.leashed.output()
    }
}
