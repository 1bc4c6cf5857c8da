//! The theme and the depth of colours that the options, the configuration and the environment ask for.

use std::env;

use anyhow::bail;

use super::report;
use super::usage::Misuse;
use crate::app::Config;
use crate::cli::Global;
use crate::diagnostic::Diagnostic;
use crate::office::themes::{exists, named, near};
use crate::theme::{ColorEnvironment, Depth, Theme, bundled, neutral};

/// That there is the theme that the option names, whether a command needs it or not.
///
/// # Errors
///
/// When there is none.
pub fn check(global: &Global) -> Result<(), Misuse> {
    let Some(name) = global.theme.as_deref().filter(|name| !exists(name)) else {
        return Ok(());
    };
    let near = near(name).map(|near| format!(" Did you mean `{near}`?"));
    Err(Misuse::new(format!(
        "There is no theme `{name}`.{} `nodecourse themes` lists them.",
        near.unwrap_or_default()
    )))
}

/// The theme that was asked for, by option or as the one preferred; else the neutral one. Its problems come with it.
///
/// # Errors
///
/// When the theme that the option names cannot be read.
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
    match (problems.first(), &global.theme) {
        (Some(problem), Some(_)) => bail!(report::sentence(problem)),
        (Some(_), None) => {}
        (None, _) => problems.extend(unknown(config)),
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
