//! What the kernel itself keeps from a program: limits of a process, and on Linux the rest of the machine.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustix::process::{Resource, Rlimit, setrlimit};

use super::super::limits::Limits;
#[cfg(target_os = "linux")]
use super::{apart, calls, files};

/// Memory that a process may reserve beyond what it may fill: Node.js 24 does not start with less than 1 GB, and each of
/// its workers takes another half.
const RESERVED: u64 = 12 << 30;
/// Seconds of processor time for each second of the clock: threads work at once.
const THREADS: u64 = 8;
/// Tasks that a process may have: node has a dozen, and its workers some each.
const TASKS: u64 = 32;
/// Entries of a folder that are looked at; a program that makes more of them has filled the disk.
const MOST_ENTRIES: usize = 20_000;

/// How far the rest of the machine is kept from learners' code here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fencing {
    /// It can write in its own folder only, and cannot open the learner's files.
    pub files: bool,
    /// It reaches no network but one of its own, and no socket of another program. What is beside its folder is hidden or
    /// cannot be changed in any way.
    pub network: bool,
}

impl Fencing {
    /// The one that keeps most.
    pub const FULL: Self = Self {
        files: true,
        network: true,
    };

    /// This one and all that keep less, the weakest last.
    pub fn and_weaker(self) -> impl Iterator<Item = Self> {
        let Self { files, network } = self;
        let all = [(true, true), (true, false), (false, false)];
        let all = all.map(|(files, network)| Self { files, network });
        all.into_iter()
            .filter(move |one| one.files <= files && one.network <= network)
    }
}

/// Limits that each process is under by itself. They hold when nobody watches any more.
///
/// The kernel counts all tasks of the user, whatever started them; `tasks` are those that there were before.
pub(super) fn limit(limits: &Limits, tasks: u64) -> io::Result<()> {
    let more = (limits.processes as u64).saturating_mul(TASKS);
    set(Resource::Nproc, tasks.saturating_add(more))?;
    set(Resource::Core, 0)?;
    if let Some(disk) = limits.disk {
        set(Resource::Fsize, disk)?;
    }
    set(Resource::Data, limits.memory.saturating_add(RESERVED))?;
    if let Some(time) = limits.time {
        set(Resource::Cpu, (time.as_secs() + 1).saturating_mul(THREADS))?;
    }
    Ok(())
}

fn set(resource: Resource, most: u64) -> io::Result<()> {
    let current = rustix::process::getrlimit(resource);
    let most = current.maximum.map_or(most, |maximum| maximum.min(most));
    let limit = Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    Ok(setrlimit(resource, limit)?)
}

/// Whether the files below a folder take more bytes than this, or are too many to count.
pub(super) fn is_fuller(folder: &Path, most: u64) -> bool {
    let mut folders = vec![folder.to_owned()];
    let (mut bytes, mut entries) = (0_u64, 0);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            entries += 1;
            // Links are not followed.
            let Ok(about) = entry.metadata() else {
                continue;
            };
            if about.is_dir() {
                folders.push(entry.path());
            }
            bytes += std::os::unix::fs::MetadataExt::blocks(&about) * 512;
            if bytes > most || entries > MOST_ENTRIES {
                return true;
            }
        }
    }
    false
}

/// A fence that is ready to be closed around the process, as far as the system has one.
#[cfg(target_os = "linux")]
pub(super) struct Fence {
    files: Option<landlock::RulesetCreated>,
    calls: Option<calls::Filter>,
    /// The folder that stays as it is, and what else there is to see, if this process has left the network.
    apart: Option<(PathBuf, apart::View)>,
}

/// A fence that is ready to be closed around the process, as far as the system has one.
#[cfg(not(target_os = "linux"))]
pub(super) struct Fence;

/// A fence around a folder, for a process that may have left the network.
#[cfg(target_os = "linux")]
pub(super) fn raise(
    program: &Path,
    (folder, apart): (&Path, bool),
    readable: &[PathBuf],
) -> io::Result<Fence> {
    let users = (!apart).then(|| PathBuf::from(files::USERS));
    let readable: Vec<PathBuf> = files::needed_by(program)
        .chain(users)
        .chain(readable.iter().cloned())
        .filter(|path| path.exists())
        .collect();
    let files = files::keeps_files().then(|| files::rules(folder, &readable));
    Ok(Fence {
        files: files.transpose().map_err(io::Error::other)?,
        calls: if apart {
            calls::filter_apart()
        } else {
            calls::filter()
        },
        apart: apart.then(|| (folder.to_owned(), apart::View::of(&readable))),
    })
}

/// A fence around a folder, for a process that may have left the network.
#[cfg(not(target_os = "linux"))]
pub(super) fn raise(_: &Path, _: (&Path, bool), _: &[PathBuf]) -> io::Result<Fence> {
    Ok(Fence)
}

impl Fence {
    /// Closes it around this process and all that it starts. It cannot be opened again.
    #[cfg(target_os = "linux")]
    pub(super) fn close(self) -> io::Result<()> {
        if let Some((folder, view)) = &self.apart {
            apart::settle(folder, view)?;
        }
        if let Some(mut rules) = self.files {
            if self.apart.is_some() {
                // These are others now.
                let renewed = [files::USERS, apart::PROCESSES];
                rules = files::also_readable(rules, renewed).map_err(io::Error::other)?;
            }
            rules.restrict_self().map_err(io::Error::other)?;
        }
        match self.calls.map(|calls| calls.close()) {
            // What is promised is kept; where nothing is, it is done as well as can be.
            Some(Err(error)) if self.apart.is_some() => Err(error),
            _ => Ok(()),
        }
    }

    /// Closes it around this process and all that it starts. It cannot be opened again.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn close(self) -> io::Result<()> {
        Ok(())
    }
}
