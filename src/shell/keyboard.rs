//! Where keys come from: standard input, or the terminal itself where that brings a text.

use std::io::{self, IsTerminal, Read};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::fs::{Mode, OFlags};
use rustix::stdio::{stdin, stdout};
use rustix::termios;

/// The descriptor that keys are read from.
#[derive(Debug, Default)]
pub enum Keyboard {
    /// Standard input.
    #[default]
    Input,
    /// The terminal, opened anew.
    Terminal(OwnedFd),
}

impl Keyboard {
    /// The terminal behind standard output; standard input if that is none, or cannot be opened.
    pub fn beside_input() -> Self {
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        // By its name, because not every system can poll `/dev/tty`; after `su` only that may be opened.
        let opened = termios::ttyname(stdout(), Vec::new()).and_then(|name| {
            rustix::fs::open(name, flags, Mode::empty())
                .or_else(|_| rustix::fs::open("/dev/tty", flags, Mode::empty()))
        });
        opened.map_or(Self::Input, Self::Terminal)
    }

    /// Whether it is a terminal.
    pub fn is_terminal(&self) -> bool {
        self.as_fd().is_terminal()
    }
}

impl AsFd for Keyboard {
    fn as_fd(&self) -> BorrowedFd<'_> {
        match self {
            Self::Input => stdin(),
            Self::Terminal(descriptor) => descriptor.as_fd(),
        }
    }
}

/// What standard input brings, up to one byte more than `most`; `None` if it is a terminal.
///
/// # Errors
///
/// When it cannot be read.
pub fn read_input(most: usize) -> io::Result<Option<Vec<u8>>> {
    let input = io::stdin();
    if input.is_terminal() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    input.lock().take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}
