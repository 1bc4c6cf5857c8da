//! `nodecourse check`: what an author can get wrong, for people, for programs and for GitHub.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

use super::prove::{self, Proven, Recordings};
use super::{report, setup};
use crate::cli::Format;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::clean_line;
use crate::{load, shell};

/// What is checked.
#[derive(Debug, Clone, Copy)]
pub enum Extent<'a> {
    /// What can be read.
    Texts,
    /// What can be run, too, with these programs or the `node` of this machine.
    Proofs(&'a [PathBuf]),
    /// The same; what the proofs of reviews print is recorded in the course.
    Recordings(&'a [PathBuf]),
}

/// Checks a course; the status is a failure if it has an error.
pub fn run(path: Option<&Path>, format: Format, extent: Extent<'_>) -> anyhow::Result<ExitCode> {
    let library = setup::library(path)?;
    let mut problems = load::check(&library);
    let proven = match extent {
        Extent::Texts => None,
        Extent::Proofs(programs) => Some(prove::prove(&library, programs, &Recordings::Compared)?),
        Extent::Recordings(programs) => {
            let folder = library.folder().filter(|_| library.is_folder());
            let folder = folder.context(
                "What proofs print is recorded in the folder of a course; name it, as in `nodecourse check . --run --record`",
            )?;
            let recordings = Recordings::into(folder.to_owned());
            let proven = prove::prove(&library, programs, &recordings)?;
            if !proven.recorded.is_empty() {
                // What has just been recorded is missing no more.
                problems = load::check(&library);
            }
            Some(proven)
        }
    };
    problems.extend(
        proven
            .iter()
            .flat_map(|proven| proven.problems.iter().cloned()),
    );
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
        out.extend(proven.map(|proven| summary(&proven)));
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

/// How much was proven, and with what.
fn summary(proven: &Proven) -> String {
    let on = proven.nodes.iter().map(|node| {
        let (done, all) = (proven.claims - node.failed, proven.claims);
        format!("{done} of {all} on Node.js {}", node.version)
    });
    let on: Vec<String> = on.collect();
    let recorded = match proven.recorded.as_slice() {
        [] => String::new(),
        files => format!("Recorded: {}.\n", files.join(", ")),
    };
    let remembered: usize = proven.nodes.iter().map(|node| node.remembered).sum();
    format!(
        "{recorded}Proven: {}; {remembered} known from before.\n",
        on.join(", ")
    )
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
