//! Signals, taken by a thread that tells the loop of them, and that ends the program itself when the
//! loop is stuck.

use std::fs;
use std::io;
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

/// Starts to watch. Signals that were ignored when the program began stay ignored, as `nohup` wants it.
///
/// # Errors
///
/// When the system takes no handler or thread.
pub fn watch(terminal: &Arc<Terminal>, sender: &Sender) -> io::Result<()> {
    let ignored = ignored_at_start();
    let watched = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP]
        .into_iter()
        .filter(|signal| ignored & 1 << (signal - 1) == 0);
    let mut signals = Signals::new(watched.chain([SIGCONT, SIGWINCH]))?;
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
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}
