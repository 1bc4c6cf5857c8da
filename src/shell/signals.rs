//! Signals, caught before the terminal is entered, and taken by a thread that tells the loop of them, and that
//! ends the program itself when the loop is stuck.

use std::fs::File;
use std::io::{self, Read};
use std::process;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::terminal::Terminal;
use super::workers::Sender;

/// How long the loop has to see a signal that ends the program.
const PATIENCE: Duration = Duration::from_millis(350);
/// How long it has to save what there is to save when it has seen it.
const SAVING: Duration = Duration::from_millis(500);

/// Room for what the system tells of a process.
const STATUS_SIZE: usize = 4096;

/// Signals that wait until someone takes them.
#[derive(Debug)]
pub struct Caught(Signals);

/// Catches signals from now on. Those that were ignored when the program began stay ignored, as `nohup` wants it.
///
/// # Errors
///
/// When the system takes no handler.
pub fn catch() -> io::Result<Caught> {
    let ignored = ignored_at_start();
    let watched = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP]
        .into_iter()
        .filter(|signal| ignored & 1 << (signal - 1) == 0);
    Signals::new(watched.chain([SIGCONT, SIGWINCH])).map(Caught)
}

impl Caught {
    /// Starts the thread that takes them, those first that have come already.
    ///
    /// # Errors
    ///
    /// When the system has no thread left.
    pub fn watch(self, terminal: &Arc<Terminal>, sender: &Sender) -> io::Result<()> {
        let Self(mut signals) = self;
        let (terminal, sender) = (Arc::clone(terminal), sender.clone());
        thread::Builder::new()
            .name("signals".into())
            .spawn(move || {
                for signal in signals.forever() {
                    heed(signal, &terminal, &sender);
                }
            })?;
        Ok(())
    }
}

/// Stops the program until it is continued. The terminal has been left.
pub fn stop() {
    let _ = emulate_default_handler(SIGTSTP);
}

/// Ends the time in which typed signals belonged to another program. They are seen in the order of their
/// numbers, and by another thread: a signal to oneself with a high number comes after them.
pub fn settle(terminal: &Terminal) {
    terminal.take_back();
    let _ = raise(SIGCONT);
}

fn heed(signal: i32, terminal: &Terminal, sender: &Sender) {
    match signal {
        // What is typed belongs to the editor, and when that one stops, its parent must too.
        SIGINT | SIGQUIT if terminal.lent() => {}
        SIGTSTP if terminal.lent() => stop(),
        SIGCONT if terminal.settle() => {}
        SIGTERM | SIGHUP | SIGINT | SIGQUIT => {
            terminal.end(signal);
            sender.signal(signal);
            thread::sleep(PATIENCE);
            if terminal.heeded() {
                thread::sleep(SAVING);
            }
            terminal.leave();
            process::exit(128 + signal);
        }
        _ => sender.signal(signal),
    }
}

/// The signals ignored now, as the kernel's mask. Only Linux tells this without unsafe code; elsewhere an
/// ignored hang-up ends the program by its signal instead of by the closed terminal.
fn ignored_at_start() -> u64 {
    let mut status = String::with_capacity(STATUS_SIZE);
    let _ = File::open("/proc/self/status").and_then(|mut file| file.read_to_string(&mut status));
    status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}
