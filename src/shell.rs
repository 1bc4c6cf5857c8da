//! The only loop: it owns the terminal, threads, signals and processes, and performs what the app asks.
//!
//! Draw, wait, take what came, update, perform. It waits in one `poll` on the terminal and a wake pipe,
//! without end when no timer runs, so that an idle player uses nothing and writes nothing.

pub mod background;
pub mod browser;
pub mod clipboard;
pub mod editor;
pub mod input;
pub mod keyboard;
pub mod memory;
pub mod meter;
pub mod output;
pub mod panic;
pub mod player;
pub mod screen;
pub mod sgr;
pub mod signals;
pub mod terminal;
pub mod timers;
pub mod wait;
pub mod workers;

mod closed;
mod fault;

use std::process::ExitCode;
use std::sync::Arc;

pub use fault::strike_work;
pub use keyboard::{Keyboard, read_input};
pub use meter::{Meter, line as meter_line};
pub use output::{Relay, complain, fail, print};
pub use panic::EXPENDABLE;
pub use player::{Program, run};
pub use terminal::Terminal;
pub use workers::{Sender, Worker};

/// How the player ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The learner quit.
    Quit,
    /// A signal with this number ended it.
    Signal(i32),
    /// The terminal is gone.
    HangUp,
}

impl Ending {
    /// The exit status: 128 and the signal's number, where a hang-up counts as SIGHUP.
    pub fn status(self) -> ExitCode {
        match self {
            Self::Quit => ExitCode::SUCCESS,
            Self::Signal(number) => ExitCode::from(u8::try_from(128 + number).unwrap_or(1)),
            Self::HangUp => ExitCode::from(129),
        }
    }
}

/// How many columns standard output has, if it is a terminal.
pub fn output_width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

/// Guards the terminal from now on: call it first. Whatever thread panics, the terminal is restored
/// if it was entered, and one sentence is printed.
pub fn protect(keyboard: Keyboard) -> Arc<Terminal> {
    let terminal = Arc::new(Terminal::new(keyboard));
    panic::install(&terminal);
    terminal
}
