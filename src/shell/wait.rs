//! The one place where the loop sleeps: until the terminal has bytes, someone wakes it, or time is up.

use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;

use super::keyboard::Keyboard;
use super::workers::Receiver;

/// What came while the loop waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// Bytes of the terminal.
    Bytes(usize),
    /// Time has passed, or another thread has something.
    Nothing,
    /// The terminal is gone.
    HangUp,
}

/// Waits for the terminal or the wake pipe, and reads what the terminal has.
///
/// # Errors
///
/// When the system cannot wait at all.
pub fn wait(
    keyboard: &Keyboard,
    receiver: &Receiver,
    buffer: &mut [u8],
    timeout: Option<Duration>,
) -> io::Result<Came> {
    // A little longer than asked for: a wait that ends too early would be repeated at once.
    let timeout = timeout.map(|timeout| timeout + Duration::from_micros(500));
    let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
    let input = keyboard.as_fd();
    let wake = receiver.as_fd();
    let mut polled = [
        PollFd::new(&input, PollFlags::IN),
        PollFd::new(&wake, PollFlags::IN),
    ];
    match rustix::event::poll(&mut polled, timeout.as_ref()) {
        Ok(_) => {}
        Err(Errno::INTR) => return Ok(Came::Nothing),
        Err(error) => return Err(error.into()),
    }
    let ready = polled[0].revents();
    // A signal that comes with the hang-up says more about the ending.
    let woken = polled[1].revents().contains(PollFlags::IN);
    if ready.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        return Ok(if woken { Came::Nothing } else { Came::HangUp });
    }
    if !ready.contains(PollFlags::IN) {
        return Ok(Came::Nothing);
    }
    match rustix::io::read(input, buffer) {
        Ok(0) => Ok(Came::HangUp),
        Ok(count) => Ok(Came::Bytes(count)),
        Err(Errno::INTR | Errno::AGAIN) => Ok(Came::Nothing),
        Err(_) => Ok(Came::HangUp),
    }
}
