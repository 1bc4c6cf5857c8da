//! How a run ended, in one sentence for people.

use super::limits::{Limit, Limits};
use super::runner::End;

/// The names of signals that end programs.
const SIGNALS: [(i32, &str); 7] = [
    (4, "SIGILL"),
    (6, "SIGABRT"),
    (7, "SIGBUS"),
    (8, "SIGFPE"),
    (9, "SIGKILL"),
    (11, "SIGSEGV"),
    (15, "SIGTERM"),
];

/// What ended a program, where it did not end by itself.
pub fn ending(end: &End, limits: &Limits) -> Option<String> {
    let megabytes = |bytes: u64| bytes >> 20;
    let words = match end {
        End::Exit(_) => return None,
        End::Signal(signal) => {
            let known = SIGNALS.iter().find(|(number, _)| number == signal);
            let name = known.map_or_else(
                || format!("signal {signal}"),
                |(_, name)| (*name).to_owned(),
            );
            format!("It was killed by {name}.")
        }
        End::Stopped => "You stopped it.".to_owned(),
        End::Limit(Limit::Time) => {
            let seconds = limits.time.map_or(0, |time| time.as_secs());
            format!("Stopped after {seconds} s: code may run no longer here.")
        }
        End::Limit(Limit::Memory) => format!(
            "Stopped: it took more than {} MB of memory.",
            megabytes(limits.memory)
        ),
        End::Limit(Limit::Output) => format!(
            "Stopped: it printed more than {} MB.",
            limits.output / 1_000_000
        ),
        End::Limit(Limit::Processes) => format!(
            "Stopped: it started more than {} processes.",
            limits.processes
        ),
        End::Limit(Limit::Disk) => format!(
            "Stopped: its files took more than {} MB.",
            megabytes(limits.disk.unwrap_or_default())
        ),
        End::Failed(why) => format!("{why}."),
    };
    Some(words)
}
