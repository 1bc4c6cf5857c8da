//! What a panic looks like from outside: a restored terminal, one sentence, exit status 1.

use std::backtrace::Backtrace;
use std::env;
use std::panic;
use std::process;
use std::sync::Arc;
use std::thread;

use super::output;
use super::terminal::Terminal;

/// The name of the worker that may fail without ending the program: colours are an extra.
pub const EXPENDABLE: &str = "highlight";

/// Set this to see what panicked and where.
const DETAILS: &str = "NODECOURSE_BACKTRACE";

/// Restores the terminal and ends the program when any thread panics.
///
/// It is a hook and no guard, so that it also works where panics abort.
pub fn install(terminal: &Arc<Terminal>) {
    let terminal = Arc::clone(terminal);
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name() == Some(EXPENDABLE) && cfg!(panic = "unwind") {
            return;
        }
        terminal.leave();
        if env::var_os(DETAILS).is_some() {
            // Not by the default hook: a message may quote foreign text.
            output::complain(&format!("{panic}\n{}", Backtrace::force_capture()));
        }
        output::complain(&format!(
            "nodecourse failed because of a mistake of its own; nothing that was saved is lost. \
             Set {DETAILS}=1 to see where, and please report it."
        ));
        process::exit(1);
    }));
}
