//! How a run ended, in one sentence for people.

use super::limits::{Limit, Limits};
use super::node::HEAP;
use super::output::End;

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

/// What Node.js says where a file must not grow any more.
const FULL_FILE: &str = "EFBIG";
/// What it says where there is no room for so large a buffer.
const NO_BUFFER: &str = "Array buffer allocation failed";

/// What ended a program, where it did not end by itself.
pub fn ending(end: &End, limits: &Limits) -> Option<String> {
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
        End::Limit(Limit::Heap) => {
            format!("It ran out of memory: its objects may take no more than {HEAP} MB here.")
        }
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

/// Which limit is behind an error of Node.js with which a program has ended by itself, if one is.
pub fn hint(complaints: &str, limits: &Limits) -> Option<String> {
    if complaints.contains(NO_BUFFER) {
        let most = megabytes(limits.memory);
        return Some(format!(
            "There is no room for that: code may use {most} MB of memory here."
        ));
    }
    let disk = limits.disk.filter(|_| complaints.contains(FULL_FILE))?;
    let most = megabytes(disk);
    Some(format!(
        "That file became too large: the files of code may take {most} MB here."
    ))
}

fn megabytes(bytes: u64) -> u64 {
    bytes >> 20
}
