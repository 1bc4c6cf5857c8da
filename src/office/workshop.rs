//! What trials need of this machine, found and fetched: the runner, Node.js, and packages.

use std::path::PathBuf;

use super::desk::Desk;
use crate::practice::run::packages::{self, Packages};
use crate::practice::run::{Node, Runner};
use crate::practice::trial::{self, Tools};

/// All that trials are made with.
pub struct Workshop {
    runner: Runner,
    node: Node,
    packages: Option<PathBuf>,
}

impl Workshop {
    /// Finds what `work`, as “The checks”, needs beside these packages, and has them prepared.
    ///
    /// # Errors
    ///
    /// One sentence on what is missing.
    pub fn open(
        desk: &Desk,
        (work, needs): (&str, &[String]),
        prepare: impl FnOnce(&Packages, &Runner) -> Result<Option<PathBuf>, String>,
    ) -> Result<Self, String> {
        let runner = trial::runner();
        let node = Node::find(&runner, None).and_then(|node| node.suiting(desk.known().node));
        let node = node.map_err(|trouble| format!("{work} need Node.js: {trouble}."))?;
        let needs = packages::resolve(needs, &desk.known().packages)?;
        let packages = prepare(&needs, &runner)?;
        Ok(Self {
            runner,
            node,
            packages,
        })
    }

    /// What a trial is given.
    pub fn tools(&self) -> Tools<'_> {
        Tools {
            runner: &self.runner,
            node: &self.node,
            packages: self.packages.as_deref(),
        }
    }
}
