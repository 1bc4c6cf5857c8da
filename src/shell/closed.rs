//! Whether standard output was closed when the program began, as by `>&-`.
//!
//! Before `main`, the standard library opens `/dev/null` in the place of a closed stream, and nothing tells
//! that one from a `/dev/null` that was given on purpose: Node and Python open theirs for reading and
//! writing, too. So it is looked at earlier, in the one piece of the program that runs before `main`.

use std::sync::atomic::{AtomicBool, Ordering};

use rustix::io::fcntl_getfd;
use rustix::stdio::stdout;

static CLOSED: AtomicBool = AtomicBool::new(false);

// SAFETY: the linker's list of functions without arguments to call first is where it belongs; `look` calls
// the system once and needs nothing that the standard library sets up.
#[used]
#[cfg_attr(
    target_vendor = "apple",
    unsafe(link_section = "__DATA,__mod_init_func")
)]
#[cfg_attr(not(target_vendor = "apple"), unsafe(link_section = ".init_array"))]
static FIRST: extern "C" fn() = look;

extern "C" fn look() {
    CLOSED.store(fcntl_getfd(stdout()).is_err(), Ordering::Relaxed);
}

/// Whether it was closed.
pub fn stdout_was_closed() -> bool {
    CLOSED.load(Ordering::Relaxed)
}
