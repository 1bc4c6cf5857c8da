//! Entering the terminal and leaving it as it was: modes, raw input, and the only way to its screen.
//!
//! One [`Terminal`] is shared by the loop, the panic hook and the signal thread. Whoever leaves first
//! restores everything; after that no byte of a frame can follow, because each write takes the lock and
//! checks. Writes never block: the terminal is opened a second time for non-blocking output, so that a
//! stalled one cannot hold the program, and the flag does not leak into the learner's shell.

mod device;

use std::env;
use std::io::{self, IsTerminal};
use std::os::fd::OwnedFd;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::io::Errno;
use rustix::stdio::stdout;
use rustix::termios::{self, OptionalActions, QueueSelector, Termios};

use super::keyboard::Keyboard;
use crate::app::effect::MouseMode;

/// Alternate screen, no cursor, bracketed paste, a blank screen.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[0m\x1b[2J\x1b[H";
/// Whatever stood unfinished is ended (ST), then links, synchronized update, every mouse mode, paste
/// and style; the cursor shows and the alternate screen is left.
const LEAVE: &[u8] = b"\x1b\\\x1b]8;;\x1b\\\x1b[?2026l\
    \x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1006l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l\x1b[?25h";
const MOUSE_OFF: &[u8] = b"\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?1006l";
const MOUSE_BUTTONS: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_MOTION: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1003h\x1b[?1006h";

/// The size taken where the terminal does not know its own.
const UNKNOWN_SIZE: (u16, u16) = (80, 24);

/// The terminal, entered or not.
#[derive(Debug, Default)]
pub struct Terminal {
    keyboard: Keyboard,
    /// What is needed to leave; `None` outside.
    inside: Mutex<Option<Inside>>,
    /// Someone wants to leave: writers give up.
    leaving: AtomicBool,
    /// The signal that ends the program, or 0.
    ending: AtomicI32,
    /// The loop has seen that signal.
    heeded: AtomicBool,
    /// Another program, the editor, has the terminal.
    lent: AtomicBool,
    /// It has given it back, but signals from before may still be under way.
    returned: AtomicBool,
}

#[derive(Debug)]
struct Inside {
    output: OwnedFd,
    saved: Termios,
}

impl Terminal {
    /// A terminal whose keys come from there.
    pub fn new(keyboard: Keyboard) -> Self {
        Self {
            keyboard,
            ..Self::default()
        }
    }

    /// Where its keys come from.
    pub fn keyboard(&self) -> &Keyboard {
        &self.keyboard
    }

    /// Why the player cannot run on these streams, as the beginning of a sentence; `None` if it can.
    pub fn obstacle(&self) -> Option<&'static str> {
        let dumb = env::var_os("TERM").is_none_or(|term| term.is_empty() || term == "dumb");
        if !self.keyboard.is_terminal() || !stdout().is_terminal() {
            Some("The player needs a terminal for input and output")
        } else if dumb {
            Some("This terminal cannot move its cursor (TERM is “dumb” or not set)")
        } else {
            None
        }
    }

    /// Takes the terminal, and returns the bytes to write next: they turn on its modes.
    ///
    /// # Errors
    ///
    /// When the streams are no terminal or it is gone; nothing is left changed then.
    pub fn take(&self, mouse: MouseMode) -> io::Result<Vec<u8>> {
        let mut inside = self.inside();
        let current = termios::tcgetattr(&self.keyboard)?;
        let mut raw = current.clone();
        raw.make_raw();
        termios::tcsetattr(&self.keyboard, OptionalActions::Now, &raw)?;
        let saved = inside.take().map_or(current, |before: Inside| before.saved);
        let output = device::open()?;
        *inside = Some(Inside { output, saved });
        self.leaving.store(false, Ordering::SeqCst);
        Ok([ENTER, mouse_on(mouse)].concat())
    }

    /// Enters again after something else changed the terminal's modes.
    ///
    /// # Errors
    ///
    /// As [`Terminal::take`].
    pub fn enter(&self, mouse: MouseMode) -> io::Result<()> {
        let modes = self.take(mouse)?;
        let entered = self.write(&modes).inspect_err(|_| self.leave());
        match entered {
            Err(_) if self.ending().is_some() => Ok(()),
            other => other,
        }
    }

    /// Leaves: every mode off, input that is still under way dropped, line settings as they were.
    /// Does nothing outside. Never blocks for longer than a fraction of a second.
    pub fn leave(&self) {
        self.leaving.store(true, Ordering::SeqCst);
        let mut inside = self.inside();
        if let Some(Inside { output, saved }) = inside.take() {
            device::write_bounded(&output, LEAVE);
            // Late replies of the terminal must not land in the shell.
            let _ = termios::tcflush(&self.keyboard, QueueSelector::IFlush);
            let _ = termios::tcsetattr(&self.keyboard, OptionalActions::Now, &saved);
        }
    }

    /// Reports the mouse in another way from now on.
    ///
    /// # Errors
    ///
    /// As [`Terminal::write`].
    pub fn report(&self, mouse: MouseMode) -> io::Result<()> {
        self.write(&[MOUSE_OFF, mouse_on(mouse)].concat())
    }

    /// Writes what the terminal takes at once, and says how many bytes that were.
    pub fn offer(&self, bytes: &[u8]) -> usize {
        self.write_some(bytes).unwrap_or(0)
    }

    /// Writes all bytes, waiting for a slow terminal.
    ///
    /// # Errors
    ///
    /// When the terminal is gone, or as [`io::ErrorKind::Interrupted`] when the program shall end.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            match self.write_some(rest) {
                Ok(count) => rest = rest.get(count..).unwrap_or_default(),
                Err(Errno::INTR | Errno::AGAIN) if self.ending().is_none() => {}
                Err(Errno::INTR | Errno::AGAIN) => return Err(Errno::INTR.into()),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Columns and rows, as the terminal says now.
    pub fn size(&self) -> (u16, u16) {
        match termios::tcgetwinsize(stdout()) {
            Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
            _ => UNKNOWN_SIZE,
        }
    }

    /// Says that a signal ends the program.
    pub fn end(&self, signal: i32) {
        self.ending.store(signal, Ordering::SeqCst);
    }

    /// The signal that ends the program.
    pub fn ending(&self) -> Option<i32> {
        Some(self.ending.load(Ordering::SeqCst)).filter(|signal| *signal != 0)
    }

    /// Says that the loop ends because of that signal.
    pub fn heed(&self) {
        self.heeded.store(true, Ordering::SeqCst);
    }

    /// Whether the loop does.
    pub fn heeded(&self) -> bool {
        self.heeded.load(Ordering::SeqCst)
    }

    /// Says that another program has the terminal.
    pub fn lend(&self) {
        self.lent.store(true, Ordering::SeqCst);
    }

    /// Whether another program has it, and what is typed is not for this one.
    pub fn lent(&self) -> bool {
        self.lent.load(Ordering::SeqCst)
    }

    /// Says that the other program has ended.
    pub fn take_back(&self) {
        self.returned.store(true, Ordering::SeqCst);
    }

    /// Says that the signals of that time have been seen; whether there was such a time.
    pub fn settle(&self) -> bool {
        let returned = self.returned.swap(false, Ordering::SeqCst);
        if returned {
            self.lent.store(false, Ordering::SeqCst);
        }
        returned
    }

    /// A thread that panicked with the lock held has left nothing half done.
    fn inside(&self) -> MutexGuard<'_, Option<Inside>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_some(&self, bytes: &[u8]) -> Result<usize, Errno> {
        if self.leaving.load(Ordering::SeqCst) {
            return Err(Errno::CANCELED);
        }
        let inside = self.inside();
        let Some(Inside { output, .. }) = inside.as_ref() else {
            return Err(Errno::CANCELED);
        };
        let written = rustix::io::write(output, bytes);
        if written == Err(Errno::AGAIN) {
            device::wait_for_room(output);
        }
        written
    }
}

fn mouse_on(mode: MouseMode) -> &'static [u8] {
    match mode {
        MouseMode::Off => b"",
        MouseMode::Buttons => MOUSE_BUTTONS,
        MouseMode::Motion => MOUSE_MOTION,
    }
}
