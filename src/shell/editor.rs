//! The learner's own editor on a file of the course.

use std::env;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use crate::app::reach;
use crate::diagnostic::obstacle::Obstacle;

/// The file below `root`, if the name does not lead out of it.
pub fn below(root: &Path, file: &str) -> Option<PathBuf> {
    let inside = Path::new(file)
        .components()
        .all(|component| matches!(component, Component::Normal(_)));
    let (root, path) = (root.canonicalize().ok()?, root.join(file));
    let path = path.canonicalize().ok()?;
    (inside && path.starts_with(root)).then_some(path)
}

/// The command of the learner's editor, if one is set.
pub fn command() -> Option<OsString> {
    let mut set = ["VISUAL", "EDITOR"].into_iter().filter_map(env::var_os);
    set.find(|editor| !editor.is_empty())
}

/// Runs the editor until it ends. The terminal has been left.
///
/// `$VISUAL` and `$EDITOR` may hold arguments, so a shell splits them, as Git does; the file is an
/// argument of its own and no part of the command. Ctrl-C is the editor's: the shell outlives it.
///
/// # Errors
///
/// A sentence for the learner.
pub fn run(path: &Path, line: usize) -> Result<(), String> {
    let editor = command().ok_or(reach::HAS_NO_EDITOR)?;
    let status = Command::new("/bin/sh")
        .arg("-c")
        .arg("trap : INT QUIT; eval \"$NODECOURSE_EDITOR\" '\"$@\"'")
        .arg("editor")
        .arg(format!("+{line}"))
        .arg(path)
        .env("NODECOURSE_EDITOR", editor)
        .status()
        .map_err(|error| {
            format!(
                "The editor could not be started: {}.",
                Obstacle::from(&error)
            )
        })?;
    match status.code() {
        Some(0) => Ok(()),
        Some(126 | 127) => Err("The editor in VISUAL or EDITOR was not found.".to_owned()),
        _ => Err("The editor ended with an error.".to_owned()),
    }
}
