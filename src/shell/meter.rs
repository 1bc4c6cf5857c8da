//! How far long work has come, in one line of standard error that is written again and again.

use std::time::{Duration, Instant};

use super::output;

/// How often the line is written anew.
const BEAT: Duration = Duration::from_millis(100);

/// The line. Into a file or a pipe it says nothing.
#[derive(Debug)]
pub struct Meter {
    what: &'static str,
    total: usize,
    shown: Option<Instant>,
    is_terminal: bool,
}

impl Meter {
    /// A line that begins with what is being done.
    pub fn new(what: &'static str, total: usize) -> Self {
        Self {
            what,
            total,
            shown: None,
            is_terminal: output::is_watched(),
        }
    }

    /// Tells how much is done.
    pub fn tell(&mut self, done: usize) {
        let is_due = self.shown.is_none_or(|shown| shown.elapsed() >= BEAT);
        if self.is_terminal && is_due {
            self.shown = Some(Instant::now());
            output::rewrite(&format!("{} {done} of {}…", self.what, self.total));
        }
    }

    /// Takes the line away.
    pub fn finish(self) {
        if self.shown.is_some() {
            output::rewrite("");
        }
    }
}
