//! A block of code as it is run: its file, the files beside it, and the packages that it needs.

use std::collections::BTreeMap;
use std::io;
use std::iter;
use std::path::Path;

use super::command::Command;
use super::node::Node;
use super::packages;
use super::workspace::Workspace;
use crate::course::Code;

/// Code and everything that is run with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The name of its file.
    pub name: String,
    /// The code, hidden lines among it.
    pub text: String,
    /// The files beside it: their names and what they hold.
    pub beside: Vec<(String, String)>,
    /// The packages that it needs, each with its exact version.
    pub packages: BTreeMap<String, String>,
}

impl Program {
    /// What a block of code is run as. Files of the course are read by their paths in it.
    ///
    /// # Errors
    ///
    /// One sentence on what is missing.
    pub fn of(
        code: &Code,
        versions: &BTreeMap<String, String>,
        read: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, String> {
        match code.attributes.run.as_deref() {
            Some("node") => {}
            Some(other) => return Err(format!("Nothing here runs `{other}`.")),
            None => return Err("This block is not to be run.".to_owned()),
        }
        let name = code
            .file_name()
            .ok_or_else(|| format!("Node.js runs no `{}`.", code.language))?;
        let mut beside = Vec::new();
        for path in &code.attributes.with {
            let text = read(path).ok_or_else(|| {
                format!("The file `{path}`, which this code needs, is not there.")
            })?;
            let name = path.rsplit('/').next().unwrap_or(path);
            beside.push((name.to_owned(), text));
        }
        let packages = packages::resolve(&code.attributes.needs, versions)?;
        Ok(Self {
            name: name.to_owned(),
            text: code.whole().to_owned() + "\n",
            beside,
            packages,
        })
    }

    /// Whether its types have to be erased before it can run.
    pub fn has_types(&self) -> bool {
        let path = Path::new(&self.name);
        path.extension()
            .is_some_and(|extension| ["ts", "mts", "cts"].iter().any(|types| extension == *types))
    }

    /// Puts it into a fresh folder, with the folder of its prepared packages.
    ///
    /// # Errors
    ///
    /// When there is no room, or a name leads out of the folder.
    pub fn lay_out(&self, prepared: Option<&Path>) -> io::Result<Workspace> {
        let beside = self.beside.iter().map(|(name, text)| (name, text));
        let files = iter::once((&self.name, &self.text)).chain(beside);
        let files = files.map(|(name, text)| (name.as_str(), text.as_bytes()));
        Workspace::with(files, prepared)
    }

    /// How it is run in its folder.
    pub fn command(&self, node: &Node, workspace: &Workspace, prepared: Option<&Path>) -> Command {
        let command = node.command(workspace, &[&self.name]);
        command.with_packages(prepared)
    }
}
