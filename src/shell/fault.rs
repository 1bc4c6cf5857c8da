//! Faults on purpose, so that the tests can see what a real one would do. Debug builds only.

use std::env;
use std::io;
use std::thread;

/// Fails as the variable `NODECOURSE_FAULT` says: `panic`, `thread`, `highlight`, `error` or `stuck`.
///
/// # Errors
///
/// For `error`.
pub fn strike() -> io::Result<()> {
    if !cfg!(debug_assertions) {
        return Ok(());
    }
    let fault = env::var("NODECOURSE_FAULT").unwrap_or_default();
    match fault.as_str() {
        "panic" => panic!("a fault on purpose\x1b[31m"),
        "thread" => fail_in("loader"),
        "highlight" => fail_in(super::panic::EXPENDABLE),
        "error" => Err(io::Error::other("a fault on purpose\x1b[31m")),
        "stuck" => loop {
            thread::park();
        },
        _ => Ok(()),
    }
}

fn fail_in(name: &str) -> io::Result<()> {
    let thread = thread::Builder::new().name(name.into());
    let _ = thread.spawn(|| panic!("a fault on purpose"))?.join();
    Ok(())
}
