//! Where keys come from: standard input, or the terminal itself where that brings a text.

use std::io::{self, ErrorKind, IsTerminal, Read};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::{Duration, Instant};

use rustix::event::{self, PollFd, PollFlags, Timespec};
use rustix::fs::{Mode, OFlags};
use rustix::stdio::{stdin, stdout};
use rustix::termios::{self, QueueSelector};

use super::output;

/// For so long nothing is said of a text that is still coming.
const UNTOLD: Duration = Duration::from_millis(500);
/// A text that comes without such a pause is read, not waited for.
const PAUSE: Duration = Duration::from_millis(100);
/// What is said then.
const WAITING: &str = "Reading standard input until it ends; Ctrl-C stops.";
/// How many bytes are read at once.
const PIECE: usize = 1 << 14;

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

    /// Throws away what was typed while a text on standard input was waited for longer than a moment: it was not meant for
    /// what that would open. Ctrl-C has ended the program by then.
    pub fn forget_typed(&self, waited: Duration) {
        if let Self::Terminal(descriptor) = self
            && waited > UNTOLD
        {
            // What cannot be thrown away is read as keys.
            let _ = termios::tcflush(descriptor, QueueSelector::IFlush);
        }
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

/// What standard input brings, up to one byte more than `most`; `None` if it is a terminal. Who looks at standard error is
/// told when it takes long: nothing else is seen until all has come.
///
/// # Errors
///
/// When it cannot be read.
pub fn read_input(most: usize) -> io::Result<Option<Vec<u8>>> {
    let input = io::stdin();
    if input.is_terminal() {
        return Ok(None);
    }
    let mut input = input.lock().take(most as u64 + 1);
    let mut bytes = Vec::new();
    let mut is_told = !output::is_watched();
    let begun = Instant::now();
    let read = loop {
        if !is_told && !comes_within(UNTOLD.saturating_sub(begun.elapsed()).max(PAUSE)) {
            is_told = true;
            output::rewrite(WAITING);
        }
        let mut piece = [0; PIECE];
        match input.read(&mut piece) {
            Ok(0) => break Ok(Some(bytes)),
            Ok(count) => bytes.extend_from_slice(piece.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => break Err(error),
        }
    };
    if is_told && output::is_watched() {
        output::rewrite("");
    }
    read
}

/// Whether standard input brings something, or ends, before so much time has passed.
fn comes_within(time: Duration) -> bool {
    let mut input = [PollFd::from_borrowed_fd(stdin(), PollFlags::IN)];
    let time = Timespec::try_from(time).ok();
    // What cannot be polled is read as it comes.
    event::poll(&mut input, time.as_ref()) != Ok(0)
}
