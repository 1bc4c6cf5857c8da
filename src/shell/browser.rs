//! Opening an address in the learner's browser, after they said yes.

use crate::app::Event;

/// Opens the address in a program of its own and tells what came of it. It may take a second: run it on
/// a worker.
pub fn open(address: &str) -> Event {
    if !allowed(address) {
        return Event::Failed("Only web and mail addresses can be opened.".to_owned());
    }
    match open::that_detached(address) {
        Ok(()) => Event::Told(format!("Opened {address}")),
        Err(_) => Event::Failed(format!(
            "No browser could be started. The address is {address}"
        )),
    }
}

/// Whether this is a web or mail address that is safe to hand on: printable ASCII, of the length that
/// browsers take at most (2083 bytes).
pub fn allowed(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    let known = scheme.is_some_and(|scheme| {
        ["http", "https", "mailto"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known))
    });
    known && address.len() <= 2083 && address.bytes().all(|byte| byte.is_ascii_graphic())
}
