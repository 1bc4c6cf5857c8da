//! The themes by their names: the bundled ones and the learner's own.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::home;
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::Source;
use crate::theme::{Theme, bundled, file, neutral};

/// All themes, the learner's own after the bundled ones, and what is wrong with them.
pub fn all() -> (Vec<Theme>, Vec<Diagnostic>) {
    let mut names: Vec<String> = bundled::names().into_iter().map(str::to_owned).collect();
    names.extend(own_names());
    let is_reached = home::config_folder().is_none_or(|folder| home::unreadable(&folder).is_none());
    let unreadable = folder().filter(|_| is_reached);
    let unreadable = unreadable.and_then(|folder| home::unreadable(&folder));
    let mut problems: Vec<Diagnostic> = unreadable.into_iter().collect();
    let mut themes = Vec::new();
    for name in names {
        let (theme, more) = named(&name);
        themes.extend(theme);
        problems.extend(more);
    }
    (themes, problems)
}

/// Whether there is a theme with this name.
pub fn exists(name: &str) -> bool {
    bundled::names().contains(&name) || own_names().iter().any(|own| own == name)
}

/// The folder of the learner's own themes, which need not exist.
pub fn folder() -> Option<PathBuf> {
    Some(home::config_folder()?.join("themes"))
}

/// The theme that was probably meant.
pub fn near(name: &str) -> Option<String> {
    let own = own_names();
    let own = own.iter().map(String::as_str);
    nearest(name, bundled::names().into_iter().chain(own)).map(str::to_owned)
}

/// A theme by its name, and what is wrong with it; none if there is no such theme.
pub fn named(name: &str) -> (Option<Theme>, Vec<Diagnostic>) {
    let source = match own(name).map(|path| home::read(&path)) {
        Some(Ok(source)) => source,
        Some(Err(problem)) => return (None, vec![problem]),
        None if name == bundled::FALLBACK => return (Some(neutral::theme()), Vec::new()),
        None => match bundled::source(name) {
            Some(source) => source,
            None => return (None, Vec::new()),
        },
    };
    let (theme, problems) = file::parse(&source, &parent);
    (Some(theme), problems)
}

/// The file of the theme that another one inherits. One that inherits its own name means the bundled
/// theme that it stands in for.
fn parent(heir: &Source, name: &str) -> Option<Arc<Source>> {
    let own = own(name).filter(|path| path.display().to_string() != heir.name);
    match own.map(|path| home::read(&path)) {
        Some(Ok(source)) => Some(source),
        Some(Err(_)) | None => bundled::source(name),
    }
}

/// The learner's own file of a theme, if there is one.
fn own(name: &str) -> Option<PathBuf> {
    let folder = folder()?;
    if fs::read_dir(&folder).is_err() {
        return None;
    }
    let path = folder.join(format!("{name}.toml"));
    home::is_there(&path).then_some(path)
}

fn own_names() -> Vec<String> {
    let Some(entries) = folder().and_then(|folder| fs::read_dir(folder).ok()) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .filter(|name| !bundled::names().contains(&name.as_str()))
        .collect();
    names.sort();
    names
}
