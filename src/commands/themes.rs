//! `nodecourse themes`: the bundled themes and the learner's own.

use std::process::ExitCode;

use super::{report, theme};
use crate::diagnostic::Severity;
use crate::shell;
use crate::theme::Appearance;

/// Prints the themes; the status is a failure if one has a mistake.
pub fn run() -> ExitCode {
    let (themes, problems) = theme::all();
    let mut out = String::new();
    for theme in &themes {
        let appearance = match theme.appearance {
            Appearance::Dark => "dark",
            Appearance::Light => "light",
            Appearance::Any => "any background",
        };
        out.push_str(&format!(
            "{:<22} {:<24} {appearance}\n",
            theme.name, theme.title
        ));
    }
    if let Some(folder) = theme::folder() {
        out.push_str(&format!(
            "\nYour own themes are the .toml files in {}\n",
            folder.display()
        ));
    }
    let printed = shell::print(&out);
    let reports: String = problems.iter().map(report::human).collect();
    if !reports.is_empty() {
        shell::complain(&reports);
    }
    let failed = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    if failed { ExitCode::FAILURE } else { printed }
}
