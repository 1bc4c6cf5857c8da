//! Proving a lab: its solution passes, its starter does not, and each wrong attempt fails what it names.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use super::{Attempt, Patience, check};
use crate::course::Kit;
use crate::course::lab::{SOLUTION, STARTER};
use crate::practice::finding::Finding;
use crate::practice::trial::{Tools, Verdict};
use crate::source::Span;

/// What is not as the lab claims; nothing if all is proven. A lab without checks claims nothing.
pub fn prove(kit: &Kit, tools: Tools<'_>, stop: &AtomicBool) -> Vec<Finding> {
    let lab = &kit.lab;
    let mut found = Vec::new();
    if lab.checks.is_empty() {
        return found;
    }
    for failure in failures(kit, &[SOLUTION], tools, stop) {
        let words = format!(
            "the solution does not pass `{}`: {}",
            failure.check, failure.words
        );
        found.push(Finding::at(failure.span, words));
    }
    let starter = failures(kit, &[], tools, stop);
    match starter.first() {
        None => {
            let words = "the starter passes all checks, so there is nothing to do";
            found.push(Finding::at(lab.span, words));
        }
        Some(failure) if starter.iter().all(|failure| failure.is_unclear) => {
            let words = format!("the starter cannot be checked: {}", failure.words);
            found.push(Finding::at(failure.span, words));
        }
        Some(_) => {}
    }
    for attempt in &lab.attempts {
        let failed = failures(kit, &[&attempt.folder], tools, stop);
        if let Some(unclear) = failed.iter().find(|failure| failure.is_unclear) {
            let (folder, check) = (&attempt.folder, unclear.check);
            let words = &unclear.words;
            let words = format!("the attempt `{folder}` cannot be checked by `{check}`: {words}");
            found.push(Finding::at(attempt.span, words));
            continue;
        }
        let failed: BTreeSet<&str> = failed.iter().map(|failure| failure.check).collect();
        let named: BTreeSet<&str> = attempt.fails.iter().map(String::as_str).collect();
        if failed != named {
            let words = format!(
                "the attempt `{}` fails {}, and names {}",
                attempt.folder,
                list(&failed),
                list(&named)
            );
            found.push(Finding::at(attempt.span, words));
        }
    }
    found
}

/// A check that did not pass.
struct Failure<'a> {
    check: &'a str,
    /// Where the check is described.
    span: Span,
    words: String,
    /// Whether it could not be checked at all.
    is_unclear: bool,
}

/// The checks that the starter does not pass with these folders laid over it.
fn failures<'a>(
    kit: &'a Kit,
    folders: &[&str],
    tools: Tools<'_>,
    stop: &AtomicBool,
) -> Vec<Failure<'a>> {
    let layers = [STARTER].into_iter().chain(folders.iter().copied());
    let files = layers.flat_map(|folder| kit.layer(folder));
    let files: Vec<(String, Vec<u8>)> = files
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .collect();
    let mut failures = Vec::new();
    let attempt = Attempt {
        files: &files,
        tools,
        stop,
        patience: Patience::Whole,
    };
    check(kit, attempt, &mut |index, verdict| {
        let words = match &verdict {
            Verdict::Passed => return,
            Verdict::Failed(difference) => {
                format!("expected {}, seen {}", difference.expected, difference.seen)
            }
            Verdict::Unclear(reason) => reason.trim_end_matches('.').to_owned(),
        };
        let is_unclear = matches!(verdict, Verdict::Unclear(_));
        let Some(check) = kit.lab.checks.get(index) else {
            return;
        };
        failures.push(Failure {
            check: &check.id,
            span: check.span,
            words,
            is_unclear,
        });
    });
    failures
}

fn list(ids: &BTreeSet<&str>) -> String {
    if ids.is_empty() {
        return "nothing".to_owned();
    }
    let quoted: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    quoted.join(", ")
}
