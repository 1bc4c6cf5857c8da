//! The first process of a name space for processes. It starts the program, takes in whoever loses his parents there, and
//! says how the program ended. With it all that is left there ends: the kernel sees to that.
//!
//! It is not the program itself, since the kernel keeps from a first process every signal that it has not asked for.

use std::io::{self, ErrorKind, Read};
use std::os::unix::net::UnixStream;

use rustix::process::{
    DumpableBehavior, Pid, Signal, WaitOptions, set_dumpable_behavior,
    set_parent_process_death_signal, wait,
};

use super::super::leash::{self, Report};
use crate::diagnostic::obstacle::Obstacle;

/// The first process, as its supervisor knows it.
pub(super) struct Init {
    /// Its number outside.
    pub(super) pid: Pid,
    /// Where it says how the program ended.
    word: UnixStream,
}

impl Init {
    /// Begins it in the name space that the next child of this process is to be in. `start` is called there.
    pub(super) fn begin(start: impl FnOnce() -> io::Result<Pid>) -> io::Result<Self> {
        let (word, told) = leash::pair()?;
        // SAFETY: there is one thread only, so that nothing can be locked or half done in the forked child.
        let pid = unsafe { libc::fork() };
        if pid == 0 {
            drop(word);
            let report = watch(&told, start);
            let report = report
                .unwrap_or_else(|error| Report::Unstarted(Obstacle::from(&error).to_string()));
            leash::tell(&told, &report);
            // SAFETY: it ends this process, whatever that has not finished.
            unsafe { libc::_exit(0) }
        }
        let pid = Pid::from_raw(pid).ok_or_else(io::Error::last_os_error)?;
        Ok(Self { pid, word })
    }

    /// What it has said at its end. `None` if it was killed.
    pub(super) fn report(&self) -> Option<Report> {
        leash::hear(&self.word)
    }
}

/// What the first process does.
fn watch(told: &UnixStream, start: impl FnOnce() -> io::Result<Pid>) -> io::Result<Report> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    // The number of a parent outside is not told in here. One that lives has nothing to say.
    told.set_nonblocking(true)?;
    match (&*told).read(&mut [0]) {
        Err(error) if error.kind() == ErrorKind::WouldBlock => told.set_nonblocking(false)?,
        _ => return Err(io::Error::other("the supervisor has ended")),
    }
    // It sees more than the program, which must not look at it.
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    let program = start()?;
    loop {
        match wait(WaitOptions::empty()) {
            Ok(Some((pid, status))) if pid == program => return Ok(Report::of(status)),
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
