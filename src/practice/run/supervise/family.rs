//! Everything that descends from the supervisor: who it is, what it takes, and signals to all of it.
//!
//! Only Linux tells of descendants and brings orphans back. Elsewhere the process group stands for them.

use std::fs;
use std::io;

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

/// Signals sent one by one before all is looked at again.
const MANY: usize = 256;

/// Makes this process the parent of every descendant that loses its own.
pub(super) fn adopt() -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::process::set_child_subreaper(Some(rustix::process::getpid()))?;
    Ok(())
}

/// Called by the program before it begins: it ends when its supervisor does.
pub(super) fn die_with(supervisor: Pid) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL))?;
    if rustix::process::getppid() == Some(supervisor) {
        Ok(())
    } else {
        Err(io::Error::other("the supervisor has ended"))
    }
}

/// The descendants, children before theirs, and not many more than `most`: who multiplies is not counted to the end.
pub(super) fn members(most: usize) -> Vec<Pid> {
    let mut members = children_of("self");
    let mut next = 0;
    while let Some(&member) = members.get(next) {
        if members.len() > most {
            break;
        }
        members.extend(children_of(&member.as_raw_nonzero().to_string()));
        next += 1;
    }
    members
}

/// Bytes of memory that are the members' own.
pub(super) fn memory(members: &[Pid]) -> u64 {
    let pages: u64 = members.iter().filter_map(|&member| pages(member)).sum();
    pages.saturating_mul(rustix::param::page_size() as u64)
}

/// Sends a signal to every descendant, or to many if there are very many. A group gets it at once, so that nothing in
/// it can multiply meanwhile.
pub(super) fn signal(first: Pid, signal: Signal) {
    let own = rustix::process::getpgrp();
    let _ = kill_process_group(first, signal);
    for member in members(MANY) {
        match rustix::process::getpgid(Some(member)) {
            Ok(group) if group != own => {
                let _ = kill_process_group(group, signal);
            }
            _ => {
                let _ = kill_process(member, signal);
            }
        }
    }
}

/// The tasks of the learner on the whole machine: processes and their threads.
pub(super) fn tasks_of_user() -> u64 {
    let user = rustix::process::getuid().as_raw();
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let own = processes.filter(|process| {
        process
            .metadata()
            .is_ok_and(|about| std::os::unix::fs::MetadataExt::uid(&about) == user)
    });
    own.filter_map(|process| Some(fs::read_dir(process.path().join("task")).ok()?.count() as u64))
        .sum()
}

/// The children of a process, by all its threads.
fn children_of(process: &str) -> Vec<Pid> {
    let Ok(threads) = fs::read_dir(format!("/proc/{process}/task")) else {
        return Vec::new();
    };
    let mut children = Vec::new();
    for thread in threads.flatten() {
        let listed = fs::read_to_string(thread.path().join("children")).unwrap_or_default();
        let numbers = listed.split_ascii_whitespace();
        children.extend(numbers.filter_map(|number| Pid::from_raw(number.parse().ok()?)));
    }
    children
}

/// The pages in memory that a process shares with no file.
fn pages(process: Pid) -> Option<u64> {
    let path = format!("/proc/{}/statm", process.as_raw_nonzero());
    let text = fs::read_to_string(path).ok()?;
    let mut numbers = text.split_ascii_whitespace().skip(1);
    let resident: u64 = numbers.next()?.parse().ok()?;
    let shared: u64 = numbers.next()?.parse().ok()?;
    Some(resident.saturating_sub(shared))
}
