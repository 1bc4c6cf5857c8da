//! `nodecourse completions` and `nodecourse man`, made from the command line's own description.

use std::process::ExitCode;

use anyhow::Context;
use clap::CommandFactory;

use crate::cli::Cli;
use crate::shell;

/// Prints completions for a shell.
pub fn completions(kind: clap_complete::Shell) -> ExitCode {
    let mut out = Vec::new();
    clap_complete::generate(kind, &mut Cli::command(), "nodecourse", &mut out);
    shell::print(&String::from_utf8_lossy(&out))
}

/// Prints the manual page.
pub fn manual() -> anyhow::Result<ExitCode> {
    let mut out = Vec::new();
    clap_mangen::Man::new(Cli::command())
        .render(&mut out)
        .context("The manual page could not be made")?;
    Ok(shell::print(&String::from_utf8_lossy(&out)))
}
