//! The `node` on this machine: where it is, and what it can do. It is asked, not assumed.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::fmt;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::command::{Command, Fence};
use super::limits::Limits;
use super::output::{End, Stream};
use super::runner::Runner;
use super::supervise::keeps_files;
use super::workspace::Workspace;
use crate::course::NodeVersion;

/// The oldest Node.js whose output the course tells: older ones have no fetch, and get no fixes.
const OLDEST: u32 = 20;
/// What node is asked. A shim of a version manager tells the real one.
const QUESTION: &str = "[process.version, process.execPath, \
    [...process.allowedNodeEnvironmentFlags].join(' ')].join('\\n')";
/// How long it may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Megabytes of objects after which node itself gives up, well before the limit of the whole.
pub(super) const HEAP: u32 = 256;

/// A Node.js that can run code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The program itself.
    pub program: PathBuf,
    /// Its version, as in `v24.1.0`.
    pub version: String,
    flags: BTreeSet<String>,
    /// Where it was found, and the state of that file.
    found: (PathBuf, Stamp),
}

/// What changes when a program is installed anew: the time and size of its file.
type Stamp = (i64, i64, u64);

/// Why there is no Node.js to run code with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeTrouble {
    /// There is none on `PATH`.
    Missing,
    /// There is no file at the path that was named.
    Nowhere,
    /// What is there is no program.
    NoProgram,
    /// It is older than what the course is about.
    TooOld {
        /// Its version.
        version: String,
    },
    /// It is older than the course at hand says.
    TooOldForCourse {
        /// Its version.
        version: String,
        /// What the course needs.
        needed: NodeVersion,
    },
    /// It does not answer like one.
    Broken {
        /// Where it is.
        path: PathBuf,
    },
}

impl Node {
    /// The Node.js at a path, or the first one on `PATH`.
    ///
    /// # Errors
    ///
    /// A trouble to tell the learner.
    pub fn find(runner: &Runner, path: Option<&Path>) -> Result<Self, NodeTrouble> {
        let found = match path {
            Some(path) if !path.exists() => return Err(NodeTrouble::Nowhere),
            Some(path) if !is_program(path) => return Err(NodeTrouble::NoProgram),
            Some(path) => std::path::absolute(path).ok(),
            None => on_path("node"),
        };
        let found = found.ok_or(NodeTrouble::Missing)?;
        let stamp = stamp(&found).ok_or(NodeTrouble::Missing)?;
        let answer = ask(runner, &found).and_then(|answer| {
            let mut lines = answer.lines();
            let version = lines.next()?.to_owned();
            let program = PathBuf::from(lines.next()?);
            let flags = lines.next().unwrap_or_default();
            let flags = flags.split(' ').map(str::to_owned).collect();
            Some((version, program, flags))
        });
        let broken = || NodeTrouble::Broken {
            path: found.clone(),
        };
        let (version, program, flags) = answer.ok_or_else(broken)?;
        let major = major(&version).ok_or_else(broken)?;
        if major < OLDEST {
            return Err(NodeTrouble::TooOld { version });
        }
        if !program.is_absolute() || !is_program(&program) {
            return Err(broken());
        }
        Ok(Self {
            program,
            version,
            flags,
            found: (found, stamp),
        })
    }

    /// This one, if it is new enough for a course.
    ///
    /// # Errors
    ///
    /// A trouble to tell the learner.
    pub fn suiting(self, needed: Option<NodeVersion>) -> Result<Self, NodeTrouble> {
        match needed {
            Some(needed) if NodeVersion::parse(&self.version) < Some(needed) => {
                Err(NodeTrouble::TooOldForCourse {
                    version: self.version,
                    needed,
                })
            }
            _ => Ok(self),
        }
    }

    /// Whether the file that was asked is still the same.
    pub fn is_current(&self) -> bool {
        stamp(&self.found.0) == Some(self.found.1)
    }

    /// Whether it runs TypeScript by erasing the types.
    pub fn erases_types(&self) -> bool {
        self.knows("--experimental-strip-types") || self.knows("--strip-types")
    }

    /// How a file in a workspace is run, with the arguments that belong before it.
    pub fn command(&self, workspace: &Workspace, arguments: &[&str]) -> Command {
        let folder = workspace.folder();
        let preload = workspace.preload();
        let mut all: Vec<OsString> = vec![
            format!("--max-old-space-size={HEAP}").into(),
            "--require".into(),
            preload.clone().into(),
        ];
        // A belt only, and one that is seen from within: the fence of the kernel is better where there is one.
        if !keeps_files() && self.knows("--permission") {
            all.push("--permission".into());
            all.push("--allow-fs-read=*".into());
            let mut writable = OsString::from("--allow-fs-write=");
            writable.push(folder.join("*"));
            all.push(writable);
            let others = ["--allow-child-process", "--allow-worker", "--allow-net"];
            let known = others.into_iter().filter(|flag| self.knows(flag));
            all.extend(known.map(OsString::from));
        }
        all.extend(arguments.iter().map(OsString::from));
        Command {
            program: self.program.clone(),
            arguments: all,
            environment: Command::plain_environment(&folder),
            folder,
            fence: Fence::Closed(vec![preload]),
        }
    }

    fn knows(&self, flag: &str) -> bool {
        self.flags.contains(flag)
    }
}

impl fmt::Display for NodeTrouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(
                f,
                "Node.js is not installed, or not on PATH; get its LTS version from nodejs.org"
            ),
            Self::Nowhere => write!(f, "there is no file at that path"),
            Self::NoProgram => write!(f, "what is at that path is no program"),
            Self::TooOld { version } => write!(
                f,
                "Node.js {version} is too old: {OLDEST} or newer is needed"
            ),
            Self::TooOldForCourse { version, needed } => write!(
                f,
                "Node.js {version} is too old for this course, which needs {needed} or newer"
            ),
            Self::Broken { path } => write!(
                f,
                "{} does not answer like Node.js; try it with --version",
                path.display()
            ),
        }
    }
}

/// The first program with a name on `PATH`.
pub(super) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(name))
        .find(|program| is_program(program))
}

fn is_program(path: &Path) -> bool {
    path.metadata()
        .is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

fn stamp(path: &Path) -> Option<Stamp> {
    let about = path.metadata().ok()?;
    Some((about.mtime(), about.mtime_nsec(), about.len()))
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// What a program that may be node answers. A version manager's shim needs the environment as it is.
fn ask(runner: &Runner, program: &Path) -> Option<String> {
    let environment = env::vars_os().filter(|(name, _)| {
        let name = name.to_string_lossy();
        !name.starts_with("NODE_")
    });
    let command = Command {
        program: program.to_owned(),
        arguments: vec!["-p".into(), QUESTION.into()],
        folder: PathBuf::from("/"),
        environment: environment.collect(),
        fence: Fence::Open,
    };
    let asking = Runner {
        limits: Limits {
            time: Some(PATIENCE),
            disk: None,
            ..Limits::default()
        },
        ..runner.clone()
    };
    let mut answer = Vec::new();
    let ended = asking.run(&command, &AtomicBool::new(false), &mut |output| {
        if output.stream == Stream::Out {
            answer.extend(output.bytes);
        }
    });
    (ended.end == End::Exit(0)).then(|| String::from_utf8_lossy(&answer).into_owned())
}
