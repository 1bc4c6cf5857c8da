//! How far long work has come, in one line of standard error that is written again and again.

use std::time::{Duration, Instant};

use super::output;
use crate::text;

/// How often the line is written anew.
const BEAT: Duration = Duration::from_millis(100);
/// The cells of the bar between its brackets.
const BAR: usize = 24;
/// The widest line, so that it never breaks.
const WIDEST: usize = 78;

/// The line. Into a file or a pipe it says nothing.
#[derive(Debug)]
pub struct Meter {
    total: usize,
    shown: Option<Instant>,
    is_terminal: bool,
}

impl Meter {
    /// A line for so many steps.
    pub fn new(total: usize) -> Self {
        Self {
            total,
            shown: None,
            is_terminal: output::is_watched(),
        }
    }

    /// Tells how much is done, and what is being done.
    pub fn tell(&mut self, done: usize, current: &str) {
        let is_due = self.shown.is_none_or(|shown| shown.elapsed() >= BEAT);
        if self.is_terminal && is_due {
            self.shown = Some(Instant::now());
            output::rewrite(&line(done, self.total, current));
        }
    }

    /// Takes the line away.
    pub fn finish(self) {
        if self.shown.is_some() {
            output::rewrite("");
        }
    }
}

/// A bar, how much is done, and what is being done.
pub fn line(done: usize, total: usize, current: &str) -> String {
    let filled = (done * BAR).checked_div(total).unwrap_or(BAR).min(BAR);
    let (full, empty) = ("#".repeat(filled), "-".repeat(BAR - filled));
    let line = format!("[{full}{empty}] {done}/{total} {current}");
    text::fit(line.trim_end(), WIDEST).into_owned()
}
