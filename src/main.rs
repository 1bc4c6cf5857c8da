//! The `nodecourse` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    nodecourse::commands::main()
}
