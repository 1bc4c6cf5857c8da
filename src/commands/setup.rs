//! What several commands need first: the course, the configuration, the themes.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clap::CommandFactory;
use etcetera::BaseStrategy;

use crate::app::{Config, config};
use crate::cli::{Cli, Global};
use crate::course::{Course, LessonId};
use crate::diagnostic::{Diagnostic, nearest};
use crate::load::{Library, OpenError};
use crate::source::Source;
use crate::theme::{self, ColorEnvironment, Depth, Theme};

/// The theme before the terminal's background is known, and where it never is.
const NEUTRAL_THEME: &str = "terminal";
/// A theme file or a configuration is never longer than this, in bytes.
const LONGEST_FILE: u64 = 1 << 20;
/// What is said of a course without lessons where nothing is known to be wrong.
const NO_LESSONS: &str = "This course has no lessons. Add a Markdown file to its folder.";

/// The course at a path, or the one that comes with the program.
pub fn library(path: Option<&Path>) -> anyhow::Result<Library> {
    match path {
        None => Ok(Library::bundled()),
        Some(path) => Library::open(path).map_err(|error| match meant_command(path) {
            Some(command) if matches!(error, OpenError::Missing { .. }) => {
                anyhow!(
                    "There is no `{}`; did you mean the command `{command}`?",
                    path.display()
                )
            }
            _ => error.into(),
        }),
    }
}

/// The command that a word in the place of a path was probably meant to be.
fn meant_command(path: &Path) -> Option<String> {
    let word = path.to_str().filter(|word| !word.contains(['/', '.']))?;
    let cli = Cli::command();
    nearest(word, cli.get_subcommands().map(clap::Command::get_name)).map(str::to_owned)
}

/// The lesson that was asked for by id, or the first one.
pub fn lesson_id(course: &Course, wanted: Option<&str>) -> anyhow::Result<LessonId> {
    let Some(wanted) = wanted else {
        let first = course.lessons().next().map(|entry| entry.id.clone());
        return first.context(NO_LESSONS);
    };
    if let Some(entry) = course.lesson(&LessonId::new(wanted)) {
        return Ok(entry.id.clone());
    }
    if let Some(near) = nearest(wanted, course.lessons().map(|entry| entry.id.as_str())) {
        bail!("There is no lesson `{wanted}` in this course. Did you mean `{near}`?");
    }
    let all: Vec<&str> = course
        .lessons()
        .take(12)
        .map(|entry| entry.id.as_str())
        .collect();
    bail!(
        "There is no lesson `{wanted}` in this course. Its lessons are: {}.",
        all.join(", ")
    )
}

/// Makes sure that there is something to read.
///
/// # Errors
///
/// When the course has no lesson; its first problem, errors before warnings, is the likely reason.
pub fn any_lesson(course: &Course, problems: &[Diagnostic]) -> anyhow::Result<()> {
    if course.lessons().next().is_some() {
        return Ok(());
    }
    let first = problems
        .iter()
        .min_by_key(|problem| std::cmp::Reverse(problem.severity))
        .map(|problem| format!("{}: {}", problem.place(), problem.message));
    match first {
        Some(reason) => bail!("This course has no lessons ({reason})."),
        None => bail!("{NO_LESSONS}"),
    }
}

/// The folder of the learner's configuration.
pub fn config_folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("nodecourse"))
}

/// The learner's configuration file, which need not exist.
pub fn config_path() -> Option<PathBuf> {
    Some(config_folder()?.join("config.toml"))
}

/// The folder of the learner's own themes, which need not exist.
pub fn themes_folder() -> Option<PathBuf> {
    Some(config_folder()?.join("themes"))
}

/// The learner's configuration, and what is wrong with it.
pub fn config() -> (Config, Vec<Diagnostic>) {
    let Some(path) = config_path().filter(|path| path.exists()) else {
        return (Config::default(), Vec::new());
    };
    match read(&path) {
        Ok(text) => config::parse(&Source::new(path.display().to_string(), text)),
        Err(problem) => (Config::default(), vec![problem]),
    }
}

/// The theme that was asked for, by option or as the one preferred; else the neutral one. Its problems come with it.
///
/// # Errors
///
/// When no theme has the name that the option gives.
pub fn theme(global: &Global, preferred: Option<&str>) -> anyhow::Result<(Theme, Vec<Diagnostic>)> {
    let wanted = global.theme.as_deref().or(preferred);
    let (found, mut problems) = named_theme(wanted.unwrap_or(NEUTRAL_THEME));
    if let Some(theme) = found {
        return Ok((theme, problems));
    }
    let name = wanted.unwrap_or_default();
    let own = own_theme_names();
    let names = theme::bundled::names()
        .into_iter()
        .chain(own.iter().map(String::as_str));
    let near = nearest(name, names)
        .map(|near| format!(" Did you mean `{near}`?"))
        .unwrap_or_default();
    let sentence = format!("There is no theme `{name}`.{near} `nodecourse themes` lists them.");
    if global.theme.is_some() {
        bail!(sentence);
    }
    let path = config_path()
        .map(|path| path.display().to_string())
        .unwrap_or_default();
    problems.push(Diagnostic::error(&Source::new(path, ""), None, sentence));
    Ok((named_theme(NEUTRAL_THEME).0.unwrap_or_default(), problems))
}

/// All themes, the learner's own after the bundled ones, and what is wrong with them.
pub fn themes() -> (Vec<Theme>, Vec<Diagnostic>) {
    let mut names: Vec<String> = theme::bundled::names()
        .into_iter()
        .map(str::to_owned)
        .collect();
    names.extend(own_theme_names());
    let mut problems = Vec::new();
    let mut themes = Vec::new();
    for name in names {
        let (theme, more) = named_theme(&name);
        themes.extend(theme);
        problems.extend(more);
    }
    (themes, problems)
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

fn named_theme(name: &str) -> (Option<Theme>, Vec<Diagnostic>) {
    let own = themes_folder()
        .map(|folder| folder.join(format!("{name}.toml")))
        .filter(|path| path.is_file());
    let source = match own.map(|path| (read(&path), path)) {
        Some((Ok(text), path)) => Source::new(path.display().to_string(), text),
        Some((Err(problem), _)) => return (None, vec![problem]),
        None => match theme::bundled::source(name) {
            Some(source) => source,
            None => return (None, Vec::new()),
        },
    };
    let parents = |parent: &str| {
        let path = themes_folder()?.join(format!("{parent}.toml"));
        match read(&path) {
            Ok(text) if parent != name => Some(Source::new(path.display().to_string(), text)),
            _ => theme::bundled::source(parent),
        }
    };
    let (theme, problems) = theme::file::parse(&source, &parents);
    (Some(theme), problems)
}

/// Whether there is a theme with this name.
pub fn is_theme(name: &str) -> bool {
    theme::bundled::names().contains(&name) || own_theme_names().iter().any(|own| own == name)
}

fn own_theme_names() -> Vec<String> {
    let Some(entries) = themes_folder().and_then(|folder| fs::read_dir(folder).ok()) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .filter(|name| !theme::bundled::names().contains(&name.as_str()))
        .collect();
    names.sort();
    names
}

/// Reads a small text file of the learner's.
fn read(path: &Path) -> Result<String, Diagnostic> {
    let failed = |reason: String| {
        let source = Source::new(path.display().to_string(), "");
        Diagnostic::error(
            &source,
            None,
            format!("this file could not be read: {reason}"),
        )
    };
    let metadata = fs::metadata(path).map_err(|error| failed(error.to_string()))?;
    if !metadata.is_file() || metadata.len() > LONGEST_FILE {
        return Err(failed("it is no regular file of less than 1 MB".to_owned()));
    }
    fs::read(path)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .map_err(|error| failed(error.to_string()))
}
