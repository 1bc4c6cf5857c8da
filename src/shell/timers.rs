//! Timers that the app asked for. They know no clock: the loop tells them the time.

use std::time::{Duration, Instant};

use crate::app::Timer;

/// Timers that have not run out.
#[derive(Debug, Default)]
pub struct Timers {
    pending: Vec<(Instant, Timer)>,
}

impl Timers {
    /// Starts a timer.
    pub fn start(&mut self, now: Instant, after: Duration, timer: Timer) {
        let due = now.checked_add(after).unwrap_or(now);
        self.pending.push((due, timer));
    }

    /// When the next one runs out.
    pub fn next(&self) -> Option<Instant> {
        self.pending.iter().map(|(due, _)| *due).min()
    }

    /// Takes those that have run out, the oldest first.
    pub fn take(&mut self, now: Instant) -> Vec<Timer> {
        self.pending.sort_by_key(|(due, _)| *due);
        let split = self.pending.partition_point(|(due, _)| *due <= now);
        self.pending
            .drain(..split)
            .map(|(_, timer)| timer)
            .collect()
    }
}
