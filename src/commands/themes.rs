//! `nodecourse themes`: the bundled themes and the learner's own.

use std::process::ExitCode;

use super::{report, setup, theme};
use crate::office::themes;
use crate::shell;

/// Prints the themes; the status is a failure if one has a mistake, or if `config.toml` names one that there is not or
/// cannot be read.
pub fn run() -> ExitCode {
    let (themes, mut problems) = themes::all();
    let (config, found) = setup::config();
    problems.extend(theme::unknown(&config));
    // Which theme a file names that cannot be read is not known.
    problems.extend(found.into_iter().filter(|problem| problem.span.is_none()));
    let mut out = String::new();
    for theme in &themes {
        let appearance = theme.appearance.words();
        out.push_str(&format!(
            "{:<22} {:<24} {appearance}\n",
            theme.name, theme.title
        ));
    }
    if let Some(folder) = themes::folder() {
        out.push_str(&format!(
            "\nYour own themes are the .toml files in {}\n",
            folder.display()
        ));
    }
    let printed = shell::print(&out);
    report::tell(problems).unwrap_or(printed)
}
