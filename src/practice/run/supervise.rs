//! The supervisor: this program again, with nothing to do but to watch over one program and all that it starts.
//!
//! It stands in a session of its own. On Linux it is the reaper of everything below it, so that a process that has
//! left its parents and its session comes back to it; only when it has no child left is anything really over.

#[cfg(target_os = "linux")]
mod apart;
#[cfg(target_os = "linux")]
mod calls;
mod family;
mod fence;
mod files;
#[cfg(target_os = "linux")]
mod init;
mod task;

use std::ffi::OsString;
use std::io;
use std::net::{Ipv4Addr, TcpStream};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, setsid, wait};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

use super::leash::{self, Report, Wish};
use super::limits::{Limit, Limits};
use super::workspace;
use crate::diagnostic::obstacle::Obstacle;
use task::Task;

pub use fence::Fencing;
pub(super) use files::keeps_files;
pub(super) use task::arguments;

/// The word that makes this program a supervisor. It is no path that anybody has.
pub const NAME: &str = "__supervise";

/// The only argument of one that is to find out whether the system lets it be apart. Its status is the answer.
pub(super) const PROVE: &str = "prove";
/// How often it looks.
const BEAT: Duration = Duration::from_millis(15);
/// How often it looks at the files, which takes longer.
const SLOW_BEAT: Duration = Duration::from_millis(200);
/// How long a program that was asked to end may take.
const GRACE: Duration = Duration::from_millis(200);
/// How much learners' code stands back when time is short.
const NICENESS: i32 = 5;
/// How long a connection within the program's own network may take, which is a matter of microseconds.
const HANDSHAKE: Duration = Duration::from_millis(250);
/// How long it tries to end what does not end.
const STUBBORN: Duration = Duration::from_secs(10);

/// Supervises what the arguments after [`NAME`] say, until nothing of it is left. Standard input is the leash.
///
/// # Errors
///
/// When it was not called by a player.
pub fn main(arguments: impl Iterator<Item = OsString>) -> io::Result<()> {
    let ours = "this is how the player runs code; it cannot be called";
    let mut arguments = arguments.peekable();
    if arguments.peek().is_some_and(|argument| argument == PROVE) {
        return prove();
    }
    let task = Task::read(arguments).ok_or_else(|| io::Error::other(ours))?;
    let input = io::stdin().as_fd().try_clone_to_owned()?;
    let leash = UnixStream::from(input);
    leash.peer_addr().map_err(|_| io::Error::other(ours))?;
    let report = supervise(&task, &leash);
    let report =
        report.unwrap_or_else(|error| Report::Unstarted(Obstacle::from(&error).to_string()));
    // The player may have died while it ended in another way.
    if !leash::tell(&leash, &report) || matches!(report, Report::Alone) {
        workspace::remove_own();
    }
    Ok(())
}

#[cfg(target_os = "linux")]
fn prove() -> io::Result<()> {
    apart::prove()
}

#[cfg(not(target_os = "linux"))]
fn prove() -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

fn supervise(task: &Task, leash: &UnixStream) -> io::Result<Report> {
    // It fails for the leader of a group only, which a fresh child is not.
    let _ = setsid();
    family::adopt()?;
    let told = Arc::new(AtomicBool::new(false));
    for signal in [SIGTERM, SIGHUP, SIGINT, SIGQUIT] {
        signal_hook::flag::register(signal, Arc::clone(&told))?;
    }
    let mut watch = Watch {
        limits: task.limits,
        began: Instant::now(),
        looked: Instant::now(),
        first: First::begin(task)?,
        status: None,
    };
    let report = loop {
        if let Some(status) = watch.reap() {
            break watch.first.report(status);
        }
        let wish = leash::heed(leash, BEAT);
        if wish == Wish::LetGo {
            break Report::Alone;
        }
        if wish == Wish::End || told.load(Ordering::Relaxed) {
            break Report::Stopped;
        }
        if wish == Wish::Stop {
            watch.ask();
            break Report::Stopped;
        }
        if let Wish::Connect(port) = wish {
            let place = (Ipv4Addr::LOCALHOST, port).into();
            leash::lend(leash, &TcpStream::connect_timeout(&place, HANDSHAKE));
        }
        if let Some(limit) = watch.exceeded() {
            if limit == Limit::Time {
                watch.ask();
            }
            break Report::Limit(limit);
        }
    };
    watch.end();
    Ok(report)
}

/// Starts the program, in a session of its own, within its fence. The kernel then shares its time between the sessions,
/// so that also a thousand processes in it leave some to the supervisor.
fn start(task: &Task) -> io::Result<Pid> {
    let folder = std::env::current_dir()?;
    let mut fence = match &task.readable {
        Some(readable) => {
            let (program, place) = (Path::new(&task.program), (folder.as_path(), task.apart));
            Some(fence::raise(program, place, readable)?)
        }
        None => None,
    };
    let limits = task.limits;
    let supervisor = rustix::process::getpid();
    let mut command = Command::new(&task.program);
    command.args(&task.arguments).stdin(Stdio::null());
    let tasks = family::tasks_of_user();
    // SAFETY: there is one thread only, so that nothing can be locked or half done in the forked child.
    unsafe {
        command.pre_exec(move || {
            setsid()?;
            family::die_with(supervisor)?;
            // It must not take the time of those who watch it.
            let _ = rustix::process::nice(NICENESS);
            fence::limit(&limits, tasks)?;
            fence.take().map_or(Ok(()), fence::Fence::close)
        });
    }
    let child = command.spawn()?;
    Pid::from_raw(child.id().cast_signed()).ok_or_else(|| io::Error::other("it has no number"))
}

/// The child of the supervisor.
enum First {
    /// The program itself.
    Program(Pid),
    /// The first of a name space for processes, which is the parent of the program.
    #[cfg(target_os = "linux")]
    Init(init::Init),
}

impl First {
    /// Starts the program, apart from all others if it is to be.
    fn begin(task: &Task) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        if task.apart {
            let closed =
                |error| io::Error::other(format!("the network could not be closed: {error}"));
            if apart::leave().map_err(closed)? == apart::Processes::Apart {
                return init::Init::begin(|| start(task)).map(Self::Init);
            }
        }
        start(task).map(Self::Program)
    }

    fn pid(&self) -> Pid {
        match self {
            Self::Program(pid) => *pid,
            #[cfg(target_os = "linux")]
            Self::Init(init) => init.pid,
        }
    }

    /// How many of the descendants are not the program's.
    fn ours(&self) -> usize {
        match self {
            Self::Program(_) => 0,
            #[cfg(target_os = "linux")]
            Self::Init(_) => 1,
        }
    }

    /// How the program ended, after this child has ended so.
    fn report(&self, status: WaitStatus) -> Report {
        match self {
            Self::Program(_) => Report::of(status),
            // It does not end before it has said it, unless it is killed.
            #[cfg(target_os = "linux")]
            Self::Init(init) => init.report().unwrap_or_else(|| Report::of(status)),
        }
    }
}

/// The program that is watched.
struct Watch {
    limits: Limits,
    began: Instant,
    looked: Instant,
    first: First,
    status: Option<WaitStatus>,
}

impl Watch {
    /// Takes note of all that have ended. How the first of them has, if it has.
    fn reap(&mut self) -> Option<WaitStatus> {
        while let Ok(Some((pid, status))) = wait(WaitOptions::NOHANG) {
            if pid == self.first.pid() {
                self.status = Some(status);
            }
        }
        self.status
    }

    /// The limit that it has reached.
    fn exceeded(&mut self) -> Option<Limit> {
        if self
            .limits
            .time
            .is_some_and(|time| self.began.elapsed() >= time)
        {
            return Some(Limit::Time);
        }
        let most = self.limits.processes + self.first.ours();
        let family = family::members(most);
        if family.len() > most {
            return Some(Limit::Processes);
        }
        if family::memory(&family) > self.limits.memory {
            return Some(Limit::Memory);
        }
        let most = self.limits.disk?;
        if self.looked.elapsed() < SLOW_BEAT {
            return None;
        }
        self.looked = Instant::now();
        fence::is_fuller(Path::new("."), most).then_some(Limit::Disk)
    }

    /// Asks everything to end, and waits a little.
    fn ask(&mut self) {
        family::signal(self.first.pid(), Signal::TERM);
        let asked = Instant::now();
        while self.reap().is_none() && asked.elapsed() < GRACE {
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Ends everything that is left.
    fn end(&mut self) {
        let began = Instant::now();
        while began.elapsed() < STUBBORN {
            family::signal(self.first.pid(), Signal::KILL);
            self.reap();
            // No child is left, and whose parent has ended is a child of this one.
            if wait(WaitOptions::NOHANG).is_err() {
                return;
            }
            thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.end();
    }
}
