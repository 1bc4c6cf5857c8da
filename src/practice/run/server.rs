//! A program that goes on until it is no longer needed: the learner's server, for the checks of a lab.

use std::io;

use super::command::Command;
use super::door::Door;
use super::leashed::Leashed;
use super::output::Output;
use super::runner::Runner;

/// A running server. It ends with this value, and everything that it has started.
#[derive(Debug)]
pub struct Server {
    leashed: Leashed,
    door: Door,
    /// Bytes that it may still print.
    left: u64,
    is_too_loud: bool,
}

impl Server {
    /// Starts it. [`super::Limits::time`] is `None` for one that may go on.
    ///
    /// # Errors
    ///
    /// When there is no process or pipe left. A program that cannot be started ends at once instead.
    pub fn start(runner: &Runner, command: &Command) -> io::Result<Self> {
        let leashed = Leashed::start(runner.supervisor(command))?;
        let door = leashed.door()?;
        let left = runner.limits.output;
        Ok(Self {
            leashed,
            door,
            left,
            is_too_loud: false,
        })
    }

    /// The way to what it listens on, which is the only one where it has a network of its own.
    pub fn door(&self) -> Door {
        self.door.clone()
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        self.leashed.runs()
    }

    /// The next that it has printed, without waiting. What nobody takes makes it wait in the end. With more than it may
    /// print it is ended.
    pub fn output(&mut self) -> Option<Output> {
        if self.is_too_loud {
            return None;
        }
        let output = self.leashed.output()?;
        if let Some(left) = self.left.checked_sub(output.bytes.len() as u64) {
            self.left = left;
        } else {
            self.is_too_loud = true;
            self.leashed.end();
        }
        Some(output)
    }

    /// Whether it was ended because it printed more than it may.
    pub fn is_too_loud(&self) -> bool {
        self.is_too_loud
    }
}
