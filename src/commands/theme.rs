//! The themes by their names: the bundled ones and the learner's own.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::bail;

use super::{report, setup};
use crate::app::Config;
use crate::cli::Global;
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::Source;
use crate::theme::{ColorEnvironment, Depth, Theme, bundled, file, neutral};

/// The theme that was asked for, by option or as the one preferred; else the neutral one. Its problems come with it.
///
/// # Errors
///
/// When no theme has the name that the option gives.
pub fn chosen(
    global: &Global,
    preferred: Option<&str>,
    config: &Config,
) -> anyhow::Result<(Theme, Vec<Diagnostic>)> {
    let wanted = global.theme.as_deref().or(preferred);
    let (found, mut problems) = named(wanted.unwrap_or(bundled::FALLBACK));
    if let Some(theme) = found {
        return Ok((theme, problems));
    }
    let name = wanted.unwrap_or_default();
    match (problems.first(), &global.theme) {
        (Some(problem), Some(_)) => bail!(report::sentence(problem)),
        (Some(_), None) => {}
        (None, Some(_)) => {
            let near = near(name).map(|near| format!(" Did you mean `{near}`?"));
            bail!(
                "There is no theme `{name}`.{} `nodecourse themes` lists them.",
                near.unwrap_or_default()
            )
        }
        (None, None) => problems.extend(unknown(config)),
    }
    Ok((neutral::theme(), problems))
}

/// That the configuration names a theme that there is not, if it does.
pub fn unknown(config: &Config) -> Option<Diagnostic> {
    let name = config.theme.as_deref().filter(|name| !exists(name))?;
    let (source, span) = config.theme_place.as_ref()?;
    let mistake = Diagnostic::error(source, *span, format!("there is no theme `{name}`"));
    Some(mistake.with_hint(match near(name) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`nodecourse themes` lists them".to_owned(),
    }))
}

/// The theme that was probably meant.
fn near(name: &str) -> Option<String> {
    let own = own_names();
    let own = own.iter().map(String::as_str);
    nearest(name, bundled::names().into_iter().chain(own)).map(str::to_owned)
}

/// All themes, the learner's own after the bundled ones, and what is wrong with them.
pub fn all() -> (Vec<Theme>, Vec<Diagnostic>) {
    let mut names: Vec<String> = bundled::names().into_iter().map(str::to_owned).collect();
    names.extend(own_names());
    let mut problems = Vec::new();
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
    Some(setup::config_folder()?.join("themes"))
}

/// How many colours the terminal has, as its environment tells.
pub fn depth(global: &Global) -> Depth {
    let [term, colorterm, no_color] =
        ["TERM", "COLORTERM", "NO_COLOR"].map(|name| env::var(name).ok());
    let environment = ColorEnvironment {
        term: term.as_deref(),
        colorterm: colorterm.as_deref(),
        no_color: no_color.as_deref(),
    };
    Depth::detect(global.color.into(), environment)
}

fn named(name: &str) -> (Option<Theme>, Vec<Diagnostic>) {
    let source = match own(name).map(|path| setup::read(&path)) {
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
    match own.map(|path| setup::read(&path)) {
        Some(Ok(source)) => Some(source),
        Some(Err(_)) | None => bundled::source(name),
    }
}

/// The learner's own file of a theme, if there is one.
fn own(name: &str) -> Option<PathBuf> {
    let path = folder()?.join(format!("{name}.toml"));
    setup::is_there(&path).then_some(path)
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
