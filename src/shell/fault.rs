//! Faults on purpose, so that the tests can see what a real one would do. Debug builds only.

use std::env;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// What fails: `panic`, `error` or `stuck` in the loop, `survey` or `highlight` in a worker.
const FAULT: &str = "NODECOURSE_FAULT";

/// Fails in the loop.
///
/// # Errors
///
/// For `error`.
pub fn strike() -> io::Result<()> {
    match wanted().as_str() {
        "panic" => panic!("a fault on purpose\x1b[31m"),
        "error" => Err(io::Error::other("a fault on purpose\x1b[31m")),
        "stuck" => loop {
            thread::park();
        },
        _ => Ok(()),
    }
}

/// Fails in work of this name, once.
///
/// # Panics
///
/// That is the fault.
pub fn strike_work(name: &str) {
    static STRUCK: AtomicBool = AtomicBool::new(false);
    assert!(
        wanted() != name || STRUCK.swap(true, Ordering::Relaxed),
        "a fault on purpose"
    );
}

fn wanted() -> String {
    let fault = cfg!(debug_assertions).then(|| env::var(FAULT).ok());
    fault.flatten().unwrap_or_default()
}
