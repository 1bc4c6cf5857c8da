//! A lab as it comes to the app, what its copy is to be attended with, and what becomes of it.

use std::path::PathBuf;

use super::Plan;
use crate::course::{Block, Kit};
use crate::practice::trial::Verdict;

/// A lab as it is opened: its files, and its task as blocks.
#[derive(Debug, Clone)]
pub struct Lab {
    /// The lab.
    pub kit: Kit,
    /// The task.
    pub task: Vec<Block>,
    /// The hints of each check.
    pub hints: Vec<Vec<Vec<Block>>>,
    /// Where the learner's copy is, or is to be; `None` where there is no place for one.
    pub folder: Option<PathBuf>,
    /// Whether it is there already.
    pub is_begun: bool,
}

/// What the learner's copy of a lab needs first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attention {
    /// To be made, where it is not there yet.
    Begin,
    /// To be put aside and made anew.
    Fresh,
    /// Nothing.
    Check,
}

/// What becomes of a lab, from the worker that checks it.
#[derive(Debug, Clone)]
pub enum LabNews {
    /// Nobody has agreed yet to run what the course brings.
    Asks(Box<Plan>),
    /// The copy is there; work that was put aside is in this folder.
    Copied(Option<PathBuf>),
    /// These packages are made ready, which may take long the first time.
    Prepares(String),
    /// The checks begin.
    Checking,
    /// A check, by its index, has come to this.
    Verdict(usize, Verdict),
    /// All checks have been run.
    Checked,
    /// What the learner has written, by path.
    Files(Vec<(String, String)>),
    /// Nothing more can be done; why, as a sentence.
    Stuck(String),
}
