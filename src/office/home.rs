//! What is the learner's own on disk: the folders for it, and small files in them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use etcetera::BaseStrategy;

use crate::course::LabId;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::obstacle::Obstacle;
use crate::progress::{Store, Trouble};
use crate::source::{Source, Span};

/// A theme file or a configuration is never longer than this, in bytes.
const LONGEST_FILE: u64 = 1 << 20;

/// The folder of the learner's configuration.
pub fn config_folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("nodecourse"))
}

/// The folder of what can be made again: packages, what was proven.
pub fn cache_folder() -> Option<PathBuf> {
    let strategy = etcetera::base_strategy::choose_native_strategy().ok()?;
    let folder = strategy.cache_dir();
    folder.is_absolute().then(|| folder.join("nodecourse"))
}

/// The learner's configuration file, which need not exist.
pub fn config_path() -> Option<PathBuf> {
    Some(config_folder()?.join("config.toml"))
}

/// The folder in which the learner's copy of a lab is kept.
///
/// # Errors
///
/// When the system names no folder for data.
pub fn lab_folder(course: &str, lab: &LabId) -> anyhow::Result<PathBuf> {
    let strategy = etcetera::base_strategy::choose_native_strategy()
        .context("HOME is not set; name a folder for the copy, as in `nodecourse lab ID FOLDER`")?;
    let data = strategy.data_dir();
    if !data.is_absolute() {
        bail!(
            "HOME is not an absolute path; name a folder for the copy, as in `nodecourse lab ID FOLDER`"
        );
    }
    Ok(data.join("nodecourse/labs").join(course).join(lab.as_str()))
}

/// The learner's journals.
///
/// # Errors
///
/// When the system names no folder for them.
pub fn store() -> Result<Store, Trouble> {
    let homeless = |reason: &str| Trouble::Homeless(reason.to_owned());
    let strategy = etcetera::base_strategy::choose_native_strategy()
        .map_err(|_| homeless("HOME is not set"))?;
    let folder: PathBuf = strategy.state_dir().unwrap_or_else(|| strategy.data_dir());
    if !folder.is_absolute() {
        return Err(homeless("HOME is not an absolute path"));
    }
    Ok(Store::new(folder.join("nodecourse")))
}

/// Whether there is something at a path, if only a link that leads nowhere; `true` where that cannot be found out.
pub fn is_there(path: &Path) -> bool {
    !matches!(path.symlink_metadata(), Err(error) if error.kind() == io::ErrorKind::NotFound)
}

/// Why nothing in a folder of the learner's can be read, where that is so; a folder that is not there lacks nothing.
pub fn unreadable(folder: &Path) -> Option<Diagnostic> {
    let error = fs::read_dir(folder).err()?;
    if !is_there(folder) {
        return None;
    }
    let obstacle = match error.kind() {
        io::ErrorKind::NotADirectory if folder.exists() => Obstacle {
            why: "it is no folder".to_owned(),
            next: "move it away",
        },
        io::ErrorKind::NotFound => Obstacle {
            why: "the link leads to nothing".to_owned(),
            next: "mend it, or take it away",
        },
        _ => Obstacle::from(&error),
    };
    let source = Source::new(folder.display().to_string(), "");
    let message = format!("this folder could not be read: {}", obstacle.why);
    Some(Diagnostic::error(&source, None, message).with_hint(obstacle.next))
}

/// Reads a small text file of the learner's.
///
/// # Errors
///
/// Why it could not be read, or where it is no text.
pub fn read(path: &Path) -> Result<Arc<Source>, Diagnostic> {
    let name = path.display().to_string();
    let failed = |why: &str, next: &str| {
        let message = format!("this file could not be read: {why}");
        Diagnostic::error(&Source::new(name.clone(), ""), None, message).with_hint(next)
    };
    let refused = |error: io::Error| {
        if error.kind() == io::ErrorKind::NotFound {
            return failed("the link leads to no file", "mend it, or take it away");
        }
        let Obstacle { why, next } = Obstacle::from(&error);
        failed(&why, next)
    };
    let metadata = fs::metadata(path).map_err(refused)?;
    if metadata.is_dir() {
        return Err(failed("it is a folder", "give the folder another name"));
    }
    if !metadata.is_file() || metadata.len() > LONGEST_FILE {
        let why = "it is no regular file of less than 1 MB";
        return Err(failed(why, "put a short text file in its place"));
    }
    let bytes = fs::read(path).map_err(refused)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            // Up to there the text is the same.
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes());
            let source = Source::new(name, text);
            let place = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
            let mistake = Diagnostic::error(&source, place, "this file is not UTF-8 from here on");
            Err(mistake.with_hint("save it as UTF-8"))
        }
    }
}
