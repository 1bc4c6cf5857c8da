//! What the kernel itself keeps from a program: limits of a process, and on Linux the rest of the machine.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rustix::process::{Resource, Rlimit, setrlimit};

use super::super::limits::Limits;

/// Memory that a process may reserve beyond what it may fill: Node.js 24 does not start with less than 1 GB.
const RESERVED: u64 = 2 << 30;
/// Seconds of processor time for each second of the clock: threads work at once.
const THREADS: u64 = 8;
/// Tasks that a process may have: node has a dozen, and its workers some each.
const TASKS: u64 = 32;
/// Entries of a folder that are looked at; a program that makes more of them has filled the disk.
const MOST_ENTRIES: usize = 20_000;

/// Where programs and what they need are found. The learner's own files are in none of them, nor is a terminal.
#[cfg(target_os = "linux")]
const SYSTEM: [&str; 17] = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc",
    "/opt",
    "/proc",
    "/sys",
    "/dev/null",
    "/dev/zero",
    "/dev/random",
    "/dev/urandom",
    "/nix/store",
    "/gnu/store",
    "/home/linuxbrew/.linuxbrew",
];

/// How far the rest of the machine is kept from learners' code here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fencing {
    /// It can write in its own folder only, and cannot open the learner's files. The network stays open, and on
    /// kernels before Landlock's ninth version the sockets of other programs do too.
    Files,
    /// It can do all that the learner can.
    None,
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

/// What this system can do.
#[cfg(target_os = "linux")]
pub fn fencing() -> Fencing {
    use landlock::{ABI, Access, AccessFs, CompatLevel, Compatible, Ruleset, RulesetAttr};
    let wanted = Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(ABI::V1))
        .and_then(Ruleset::create);
    match wanted {
        Ok(_) => Fencing::Files,
        Err(_) => Fencing::None,
    }
}

/// What this system can do.
#[cfg(not(target_os = "linux"))]
pub fn fencing() -> Fencing {
    Fencing::None
}

/// A fence that is ready to be closed around the process.
#[cfg(target_os = "linux")]
pub(super) struct Fence(landlock::RulesetCreated);

/// A fence that is ready to be closed around the process.
#[cfg(not(target_os = "linux"))]
pub(super) struct Fence;

/// A fence around a folder. `None` where the kernel has none.
#[cfg(target_os = "linux")]
pub(super) fn raise(
    program: &Path,
    folder: &Path,
    readable: &[PathBuf],
) -> io::Result<Option<Fence>> {
    use landlock::{
        ABI, Access, AccessFs, Ruleset, RulesetAttr, RulesetCreatedAttr, Scope, path_beneath_rules,
    };
    if fencing() == Fencing::None {
        return Ok(None);
    }
    // What a newer kernel can keep away is kept away too.
    let abi = ABI::V9;
    let system = SYSTEM.iter().map(PathBuf::from);
    let readable = system
        .chain([program.to_owned()])
        .chain(beside(program))
        .chain(readable.iter().cloned())
        .filter(|path| path.exists());
    let rules = Ruleset::default()
        .handle_access(AccessFs::from_all(abi))
        .and_then(|rules| rules.scope(Scope::Signal | Scope::AbstractUnixSocket))
        .and_then(Ruleset::create)
        .and_then(|rules| rules.add_rules(path_beneath_rules(readable, AccessFs::from_read(abi))))
        .and_then(|rules| {
            let writable = [folder, Path::new("/dev/null")];
            rules.add_rules(path_beneath_rules(writable, AccessFs::from_all(abi)))
        });
    rules
        .map(|rules| Some(Fence(rules)))
        .map_err(io::Error::other)
}

/// A fence around a folder. `None` where the kernel has none.
#[cfg(not(target_os = "linux"))]
pub(super) fn raise(_: &Path, _: &Path, _: &[PathBuf]) -> io::Result<Option<Fence>> {
    Ok(None)
}

/// The libraries that come with a program that is installed in a folder of its own, as by nvm.
#[cfg(target_os = "linux")]
fn beside(program: &Path) -> Vec<PathBuf> {
    let folder = program.parent().filter(|folder| folder.ends_with("bin"));
    let prefix = folder.and_then(Path::parent);
    prefix
        .map(|prefix| {
            ["lib", "libexec", "share"]
                .map(|name| prefix.join(name))
                .into()
        })
        .unwrap_or_default()
}

impl Fence {
    /// Closes it around this process and all that it starts. It cannot be opened again.
    pub(super) fn close(self) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        self.0.restrict_self().map_err(io::Error::other)?;
        Ok(())
    }
}
