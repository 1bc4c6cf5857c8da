//! What the proofs of reviews print, compared with what is recorded of it, or recorded anew.

use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crate::course::Review;
use crate::course::review::Recorded;
use crate::diagnostic::obstacle::Obstacle;
use crate::practice::finding::{Finding, Location};
use crate::practice::review::{Difference, difference};

/// What is done with recordings.
#[derive(Debug)]
pub enum Recordings {
    /// They are compared.
    Compared,
    /// What is not as it is recorded is written into the course.
    Written {
        /// The course's folder.
        folder: PathBuf,
        /// The files that were written, by their paths in the course.
        files: Mutex<Vec<String>>,
    },
}

impl Recordings {
    /// To write them into a course in this folder.
    pub fn into(folder: PathBuf) -> Self {
        Self::Written {
            folder,
            files: Mutex::default(),
        }
    }

    /// Compares what the proofs of a review have printed with what is recorded; returns what is not the same, and could
    /// not be written either.
    pub fn settle(&self, review: &Review, printed: &Recorded) -> Vec<Finding> {
        let recorded = &review.recorded;
        let pairs = [
            (&recorded.flawed, &printed.flawed),
            (&recorded.fixed, &printed.fixed),
        ];
        let mut found = Vec::new();
        for (file, (recorded, printed)) in Recorded::FILES.into_iter().zip(pairs) {
            let printed = printed.as_deref().unwrap_or_default();
            let different = recorded
                .as_deref()
                .and_then(|recorded| difference(recorded, printed));
            match (self, recorded, different) {
                (Self::Compared, _, Some(difference)) => found.push(told(file, difference)),
                (Self::Written { .. }, Some(_), Some(_)) | (Self::Written { .. }, None, None) => {
                    found.extend(self.write(&review.id, (file, printed)).err());
                }
                // That nothing is recorded is told where the review is read.
                (Self::Compared, _, None) | (Self::Written { .. }, _, _) => {}
            }
        }
        found
    }

    fn write(&self, review: &str, (file, printed): (&str, &str)) -> Result<(), Finding> {
        let Self::Written { folder, files } = self else {
            return Ok(());
        };
        let path = format!("reviews/{review}/{file}");
        fs::write(folder.join(&path), printed).map_err(|error| {
            let obstacle = Obstacle::from(&error);
            Finding::whole(format!("`{file}` could not be written: {obstacle}"))
        })?;
        let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
        if !files.contains(&path) {
            files.push(path);
        }
        Ok(())
    }

    /// The files that were written, by their paths in the course.
    pub fn written(&self) -> Vec<String> {
        match self {
            Self::Compared => Vec::new(),
            Self::Written { files, .. } => {
                let mut files = files.lock().unwrap_or_else(PoisonError::into_inner).clone();
                files.sort();
                files
            }
        }
    }
}

/// Whether something of a review is still to be recorded.
pub fn is_missing(review: &Review) -> bool {
    review.has_tests() && (review.recorded.flawed.is_none() || review.recorded.fixed.is_none())
}

fn told(file: &'static str, difference: Difference) -> Finding {
    let words = match (difference.recorded, difference.printed) {
        (Some(recorded), Some(printed)) => format!(
            "the proofs print `{}` where `{file}` says `{}`",
            printed.trim(),
            recorded.trim()
        ),
        (Some(recorded), None) => format!(
            "the proofs do not print `{}`, as `{file}` says",
            recorded.trim()
        ),
        (None, printed) => format!(
            "the proofs print `{}`, which `{file}` does not say",
            printed.unwrap_or_default().trim()
        ),
    };
    Finding {
        words,
        location: Location::Recorded(file, difference.line),
    }
}
