//! The terminal's device for output, opened so that no write ever blocks.

use std::io;
use std::os::fd::OwnedFd;
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::stdio::stdout;
use rustix::termios::{self, QueueSelector};

/// How long a write waits at a time for a terminal that takes nothing.
const STALL_WAIT: Duration = Duration::from_millis(20);
/// How many such waits leaving allows itself before it throws queued output away.
const STALL_PATIENCE: usize = 5;
/// The terminal behind standard output, opened anew; after `su` its device may belong to someone else,
/// while `/dev/tty` is everyone's.
pub fn open() -> io::Result<OwnedFd> {
    let flags = OFlags::WRONLY | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let named = termios::ttyname(stdout(), Vec::new())
        .and_then(|name| rustix::fs::open(name, flags, Mode::empty()));
    match named.or_else(|_| rustix::fs::open("/dev/tty", flags, Mode::empty())) {
        Ok(output) => Ok(output),
        Err(_) => Ok(rustix::io::fcntl_dupfd_cloexec(stdout(), 3)?),
    }
}

/// Writes without ever blocking; queued output is thrown away when the terminal takes nothing.
pub fn write_bounded(output: &OwnedFd, bytes: &[u8]) {
    let mut rest = bytes;
    for attempt in 0..2 * STALL_PATIENCE {
        match rustix::io::write(output, rest) {
            Ok(count) => rest = rest.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_for_room(output),
            Err(_) => return,
        }
        if rest.is_empty() {
            return;
        }
        if attempt == STALL_PATIENCE {
            let _ = termios::tcflush(output, QueueSelector::OFlush);
            rest = bytes;
        }
    }
}

/// Waits a moment for a terminal that takes nothing.
pub fn wait_for_room(output: &OwnedFd) {
    let timeout = Timespec::try_from(STALL_WAIT).ok();
    let mut polled = [PollFd::new(output, PollFlags::OUT)];
    let ready = rustix::event::poll(&mut polled, timeout.as_ref());
    let [polled] = polled;
    if ready.is_err() || polled.revents().contains(PollFlags::NVAL) {
        // A system that cannot poll this device.
        thread::sleep(STALL_WAIT);
    }
}
