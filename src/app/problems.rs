//! What is wrong with the course, each problem once.

use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use super::event::Findings;
use crate::diagnostic::Diagnostic;

/// Nobody reads more problems than this.
const MOST_PROBLEMS: usize = 2000;

/// What is wrong with the course.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Diagnostic>,
    /// What tells those in the list from others: no problem is in it twice.
    known: HashSet<u64>,
    /// What was wrong before the course was edited, if it was: wherever that stood in its file.
    before: Option<HashSet<u64>>,
}

impl Problems {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// All of them, in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Adds those that are not known yet.
    pub fn add(&mut self, problems: Vec<Diagnostic>) {
        for problem in problems {
            if self.list.len() < MOST_PROBLEMS && self.known.insert(key(&problem)) {
                self.list.push(problem);
            }
        }
    }

    /// Forgets problems that may have been mended: those that are left are told again.
    fn forget(&mut self, may_be_mended: impl Fn(&Diagnostic) -> bool) {
        let known = &mut self.known;
        self.list.retain(|problem| {
            let goes = may_be_mended(problem);
            if goes {
                known.remove(&key(problem));
            }
            !goes
        });
    }

    /// The course was edited and is looked through once more, which begins with these.
    pub fn begin_anew(&mut self, problems: Vec<Diagnostic>) {
        self.before = Some(self.list.iter().map(kind).collect());
        self.forget(|_| true);
        self.add(problems);
    }

    /// How many there are that were not there before the course was edited; 0 if it was not.
    pub fn since_edited(&self) -> usize {
        let Some(before) = &self.before else {
            return 0;
        };
        let is_new = |problem: &&Diagnostic| !before.contains(&kind(problem));
        self.list.iter().filter(is_new).count()
    }

    /// A file is read anew: forgets what may have been mended in it, adds what is wrong now, and says how many more
    /// problems there are than before.
    pub fn renew(&mut self, findings: Findings) -> usize {
        let before = self.list.len();
        self.forget(|problem| problem.source.name == findings.source);
        self.add(findings.problems);
        self.list.len().saturating_sub(before)
    }
}

/// What tells problems apart that may have moved in their file.
fn kind(problem: &Diagnostic) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&problem.source.name, &problem.message).hash(&mut hasher);
    hasher.finish()
}

/// What tells one problem from another.
fn key(problem: &Diagnostic) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&problem.source.name, problem.span, &problem.message).hash(&mut hasher);
    hasher.finish()
}
