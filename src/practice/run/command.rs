//! What is run: a program, its arguments, its folder and all that it sees of the outside.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The variables that a program sees as they are: what text and time look like, and where programs are. Everything
/// else stays outside: it may hold secrets, or change what node does.
const PASSED_ON: [&str; 5] = ["PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ"];

/// A program to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The program by its absolute path.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
    /// Where it runs, and the only folder that it may write in.
    pub folder: PathBuf,
    /// Everything that it finds in its environment.
    pub environment: Vec<(OsString, OsString)>,
    /// Whether the rest of the machine is kept from it.
    pub fence: Fence,
}

/// Whether the rest of the machine is kept from a program, where the system can do that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fence {
    /// It writes in its folder alone and reads there, in the system's folders and in these.
    Closed(Vec<PathBuf>),
    /// It may do what the learner may: for programs that the learner has chosen, as npm.
    Open,
}

impl Command {
    /// The same, which can read a prepared folder of packages, too.
    #[must_use]
    pub fn with_packages(mut self, prepared: Option<&Path>) -> Self {
        if let Fence::Closed(readable) = &mut self.fence {
            readable.extend(prepared.map(Path::to_owned));
        }
        self
    }

    /// What learners' code finds in its environment: what is passed on, and its own folder as its home.
    pub fn plain_environment(folder: &Path) -> Vec<(OsString, OsString)> {
        let mut environment: Vec<_> = PASSED_ON
            .iter()
            .filter_map(|name| Some((OsString::from(name), env::var_os(name)?)))
            .collect();
        for name in ["HOME", "TMPDIR"] {
            environment.push((name.into(), folder.into()));
        }
        environment.push(("NO_COLOR".into(), "1".into()));
        environment
    }
}
