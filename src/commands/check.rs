//! `nodecourse check`: what an author can get wrong, for people, for programs and for GitHub.

mod claims;
mod proof;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::desk::Desk;
use super::{report, setup};
use crate::cli::Format;
use crate::diagnostic::{Diagnostic, Severity};
use crate::practice::Runner;
use crate::text::clean_line;
use crate::{load, shell};

/// What else than reading is done to check.
#[derive(Debug, Clone, Copy)]
pub enum Extent<'a> {
    /// Nothing.
    Read,
    /// Its code is run with the Node.js at each of these paths, or with the one on `PATH`.
    Run(&'a [PathBuf]),
}

/// Checks a course; the status is a failure if it has an error.
pub fn run(path: Option<&Path>, format: Format, extent: Extent) -> anyhow::Result<ExitCode> {
    let library = setup::library(path)?;
    let mut problems = load::check(&library);
    let mut proven = None;
    if let Extent::Run(paths) = extent {
        let runner = Runner::new();
        let nodes = proof::nodes(&runner, paths)?;
        let (desk, _) = Desk::new(library);
        let (claims, unclear) = claims::claims(&desk);
        let found = proof::prove(&claims, &nodes, &runner);
        problems.extend(unclear);
        problems.extend(found.problems);
        problems.sort_by(|left, right| {
            let place = |problem: &Diagnostic| (problem.source.name.clone(), problem.span);
            place(left).cmp(&place(right))
        });
        problems.dedup();
        let versions: Vec<&str> = nodes.iter().map(|node| node.version.as_str()).collect();
        proven = Some(format!(
            "Proven: {} of {} on Node.js {}; {} known from before.\n",
            found.held,
            claims.len() * nodes.len(),
            versions.join(", "),
            found.known
        ));
    }
    let count = |severity| {
        problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .count()
    };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut out = String::new();
    for problem in &problems {
        match format {
            Format::Human => out.push_str(&report::human(problem)),
            Format::Json => out.push_str(&json(problem)),
            Format::Github => out.push_str(&github(problem)),
        }
    }
    if format == Format::Human {
        out.push_str(&proven.unwrap_or_default());
        out.push_str(&match (errors, warnings) {
            (0, 0) => "No problems found.\n".to_owned(),
            _ => format!(
                "{} and {}.\n",
                plural(errors, "error"),
                plural(warnings, "warning")
            ),
        });
    }
    let printed = shell::print(&out);
    Ok(if errors > 0 {
        ExitCode::FAILURE
    } else {
        printed
    })
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}

fn severity(problem: &Diagnostic) -> &'static str {
    match problem.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn json(problem: &Diagnostic) -> String {
    let at = problem.span.map(|span| problem.source.position(span.start));
    let value = serde_json::json!({
        "severity": severity(problem),
        "message": clean_line(&problem.message),
        "file": clean_line(&problem.source.name),
        "line": at.map(|at| at.line),
        "column": at.map(|at| at.column),
        "hint": problem.hint.as_deref().map(clean_line),
    });
    format!("{value}\n")
}

/// GitHub's workflow commands, each on one line whatever it quotes; `%`, and in properties `:` and `,`, are escaped.
fn github(problem: &Diagnostic) -> String {
    let data = |text: &str| clean_line(text).replace('%', "%25");
    let property = |text: &str| data(text).replace(':', "%3A").replace(',', "%2C");
    let at = problem.span.map(|span| problem.source.position(span.start));
    let place = at
        .map(|at| format!(",line={},col={}", at.line, at.column))
        .unwrap_or_default();
    let hint = problem
        .hint
        .as_ref()
        .map(|hint| format!(" ({hint})"))
        .unwrap_or_default();
    format!(
        "::{} file={}{place}::{}\n",
        severity(problem),
        property(&problem.source.name),
        data(&format!("{}{hint}", problem.message))
    )
}
