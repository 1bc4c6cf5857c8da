//! Code made ready to run: its types can be erased, its packages are there, and it stands in a folder of its own.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use super::home;
use crate::diagnostic::obstacle::Obstacle;
use crate::practice::run::packages::Packages;
use crate::practice::run::{Command, Node, Program, Runner, Workspace, packages};
use crate::shell;

/// A program that can be run. Its folder goes with it.
pub struct Launch {
    /// How it is run.
    pub command: Command,
    _workspace: Workspace,
}

/// Makes a program ready. Packages that are not there yet are fetched, which may take long.
///
/// # Errors
///
/// One sentence on what is missing.
pub fn launch(
    program: &Program,
    (runner, node): (&Runner, &Node),
    stop: &AtomicBool,
) -> Result<Launch, String> {
    if program.has_types() && !node.erases_types() {
        return Err(format!(
            "Node.js {} runs no TypeScript; 22.18 or newer does.",
            node.version
        ));
    }
    let prepared = prepare(&program.packages, runner, stop)?;
    let workspace = program.lay_out(prepared.as_deref()).map_err(|error| {
        format!(
            "The code cannot be put into a folder: {}.",
            Obstacle::from(&error)
        )
    })?;
    Ok(Launch {
        command: program.command(node, &workspace, prepared.as_deref()),
        _workspace: workspace,
    })
}

/// The packages among these that have to be fetched first, in words; `None` if nothing has.
pub fn missing(wanted: &Packages) -> Option<String> {
    let root = root().filter(|_| !wanted.is_empty())?;
    (!packages::are_there(&root, wanted)).then(|| packages::list(wanted))
}

/// Says on standard error that packages are fetched, which may take long; nothing if they are there.
pub fn tell_of_fetching(wanted: &Packages) {
    if let Some(missing) = missing(wanted) {
        shell::complain(&format!("Fetching {missing} from npm…"));
    }
}

/// Where packages are kept.
pub fn root() -> Option<PathBuf> {
    Some(home::cache_folder()?.join("packages"))
}

/// The folder of these packages, fetched now if they are not there yet; `None` if there are none.
///
/// # Errors
///
/// One sentence on what is missing.
pub fn prepare(
    wanted: &Packages,
    runner: &Runner,
    stop: &AtomicBool,
) -> Result<Option<PathBuf>, String> {
    if wanted.is_empty() {
        return Ok(None);
    }
    let root = root().ok_or("There is no folder for packages: set HOME or XDG_CACHE_HOME.")?;
    packages::prepare(runner, &root, wanted, stop).map(Some)
}
