//! Proving a review: what shows a flaw fails on the flawed file and passes on the repaired one.

mod record;

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

pub use record::{Difference, difference, record};

use super::finding::Finding;
use super::trial::{Told, Tools, Verdict};
use crate::course::Review;
use crate::course::review::{Proof, Recorded};
use crate::diagnostic::obstacle::Obstacle;

/// The files of a review's folder, by path in it.
pub type Files = BTreeMap<String, Arc<str>>;

/// What a proof has come to on both files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// On the flawed file, where it is to fail.
    pub flawed: Seen,
    /// On the repaired one, where it is to pass.
    pub fixed: Seen,
}

/// What a proof has come to on one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Whether it passes.
    pub verdict: Verdict,
    /// What it has printed.
    pub printed: Told,
}

/// What has come of proving a review.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proven {
    /// What is not as it claims; nothing if all is proven.
    pub found: Vec<Finding>,
    /// What its proofs have printed, if they hold and there are some.
    pub printed: Option<Recorded>,
}

/// Proves a review: every proof fails on the flawed file and passes on the repaired one.
pub fn prove(review: &Review, files: &Files, tools: Tools<'_>, stop: &AtomicBool) -> Proven {
    let mut found = Vec::new();
    let mut all = Vec::new();
    for (number, flaw) in (1..).zip(&review.flaws) {
        let mut tell = |words: String| found.push(Finding::at(flaw.span, words));
        let shown = match show(review, (&flaw.proof, files), tools, stop) {
            Ok(None) => continue,
            Ok(Some(shown)) => shown,
            Err(error) => {
                tell(format!(
                    "the proof of flaw {number} could not be set up: {}",
                    Obstacle::from(&error)
                ));
                continue;
            }
        };
        let lines = flaw.lines.words();
        match &shown.flawed.verdict {
            Verdict::Failed(_) => {}
            Verdict::Passed => tell(format!(
                "the proof of flaw {number} ({lines}) passes on the flawed file"
            )),
            Verdict::Unclear(reason) => tell(format!(
                "the proof of flaw {number} ({lines}) cannot be run on the flawed file: {}",
                reason.trim_end_matches('.')
            )),
        }
        match &shown.fixed.verdict {
            Verdict::Passed => {}
            Verdict::Failed(difference) => tell(format!(
                "the proof of flaw {number} ({lines}) fails on the repaired file: expected {}, seen {}",
                difference.expected, difference.seen
            )),
            Verdict::Unclear(reason) => tell(format!(
                "the proof of flaw {number} ({lines}) cannot be run on the repaired file: {}",
                reason.trim_end_matches('.')
            )),
        }
        all.push(shown);
    }
    Proven {
        printed: (found.is_empty() && !all.is_empty()).then(|| record(&all)),
        found,
    }
}

/// Runs all proofs on both files, one a flaw; `None` for those that nothing runs for.
///
/// # Errors
///
/// When there is no room for it.
pub fn show_all(
    review: &Review,
    files: &Files,
    tools: Tools<'_>,
    stop: &AtomicBool,
) -> io::Result<Vec<Option<Shown>>> {
    let flaws = review.flaws.iter();
    flaws
        .map(|flaw| show(review, (&flaw.proof, files), tools, stop))
        .collect()
}

/// Runs a proof on both files; `None` if there is nothing to run.
///
/// # Errors
///
/// When there is no room for it.
pub fn show(
    review: &Review,
    (proof, files): (&Proof, &Files),
    tools: Tools<'_>,
    stop: &AtomicBool,
) -> io::Result<Option<Shown>> {
    let (Proof::Test { file, pattern }, Some(fixed)) = (proof, &review.fixed) else {
        return Ok(None);
    };
    let on = |code: &str| {
        let is_recorded = |path: &str| Recorded::FILES.contains(&path);
        let all = files
            .iter()
            .filter(|(path, _)| !is_recorded(path))
            .map(|(path, text)| (path.as_str(), text.as_bytes()));
        let subject = (review.subject.as_str(), code.as_bytes());
        let workspace = tools.lay_out(all.chain([subject]))?;
        let test = (file.as_str(), pattern.as_deref());
        let (verdict, printed) = tools.hear_test(&workspace, test, stop);
        io::Result::Ok(Seen { verdict, printed })
    };
    Ok(Some(Shown {
        flawed: on(&review.flawed.text)?,
        fixed: on(&fixed.text)?,
    }))
}
