//! Running code to see whether something is true: what it says, what its tests prove.

mod error;
mod failure;
mod tap;

use std::io;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::run::command::Command;
use super::run::{End, Limits, Node, Runner, Stream, Workspace};

pub use error::error;
pub use tap::{Told, tests, told};

/// How much a trial may take: packages and tests need more memory and processes than a block of a lesson.
pub const LIMITS: Limits = Limits {
    time: Some(Duration::from_secs(30)),
    memory: 1 << 30,
    output: 1_000_000,
    processes: 64,
    disk: Some(256 << 20),
};

/// What runs trials.
pub fn runner() -> Runner {
    Runner {
        limits: LIMITS,
        ..Runner::new()
    }
}

/// What Node.js says of a part of it that came with a later version.
const NO_MODULE: &str = "No such built-in module";

/// How often code is run to prove something: what it does must not be chance.
const TIMES: usize = 3;

/// Tries something several times. Why not is said otherwise where it was true at first.
///
/// # Errors
///
/// Why it is not true, as a sentence without a final period.
pub fn each_time(once: &mut dyn FnMut() -> Result<(), String>) -> Result<(), String> {
    once()?;
    (1..TIMES).try_for_each(|_| once().map_err(|words| format!("{words}, but not each time")))
}

/// What trials need of the machine.
#[derive(Debug, Clone, Copy)]
pub struct Tools<'a> {
    /// Runs programs; [`LIMITS`] suit it.
    pub runner: &'a Runner,
    /// The Node.js that they are run with.
    pub node: &'a Node,
    /// The prepared folder of the packages that are needed.
    pub packages: Option<&'a Path>,
}

/// What a trial has found out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is true.
    Passed,
    /// It is not.
    Failed(Difference),
    /// It could not be found out: why, as a sentence. That says nothing of the learner's work.
    Unclear(String),
}

/// What was wanted and what there was instead, in a line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What was expected.
    pub expected: String,
    /// What was seen.
    pub seen: String,
}

impl Verdict {
    /// Failed, with what was expected and what was seen.
    pub(super) fn failed(expected: impl Into<String>, seen: impl Into<String>) -> Self {
        let (expected, seen) = readable_pair(&expected.into(), &seen.into());
        Self::Failed(Difference { expected, seen })
    }
}

/// Two texts that differ, each as long as anybody reads in one line, with what is different in it.
fn readable_pair(one: &str, other: &str) -> (String, String) {
    let same = one.chars().zip(other.chars());
    let same = same.take_while(|(one, other)| one == other).count();
    (readable(one, same), readable(other, same))
}

/// A text as long as anybody reads in one line, with what stands behind so many characters that are the same in another.
fn readable(text: &str, same: usize) -> String {
    /// No one reads more characters than this.
    const LONGEST: usize = 200;
    /// So many are shown before the first that differs.
    const BEFORE: usize = 40;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let skipped = if same > LONGEST - BEFORE {
        same - BEFORE
    } else {
        0
    };
    let mut rest = text.chars().skip(skipped);
    let shown: String = rest.by_ref().take(LONGEST).collect();
    let before = if skipped > 0 { "…" } else { "" };
    let behind = if rest.next().is_some() { "…" } else { "" };
    format!("{before}{shown}{behind}")
}

/// All that a program has said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// On standard output.
    pub out: String,
    /// On standard error.
    pub err: String,
    /// How it ended.
    pub end: End,
}

impl Tools<'_> {
    /// A fresh folder with these files, the later ones over the earlier, and the packages.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn lay_out<'f>(
        &self,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> io::Result<Workspace> {
        Workspace::with(files, self.packages)
    }

    /// Node with these arguments in a workspace.
    pub fn command(&self, workspace: &Workspace, arguments: &[&str]) -> Command {
        let command = self.node.command(workspace, arguments);
        command.with_packages(self.packages)
    }

    /// Runs node to its end and hears all that it says.
    pub fn hear(&self, workspace: &Workspace, arguments: &[&str], stop: &AtomicBool) -> Said {
        let command = self.command(workspace, arguments);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let ended = self
            .runner
            .run(&command, stop, &mut |output| match output.stream {
                Stream::Out => out.extend(output.bytes),
                Stream::Err => err.extend(output.bytes),
            });
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Said {
            out: text(out),
            err: text(err),
            end: ended.end,
        }
    }

    /// Runs a test file, or those of its tests that a pattern names.
    pub fn test(
        &self,
        workspace: &Workspace,
        (file, pattern): (&str, Option<&str>),
        stop: &AtomicBool,
    ) -> Verdict {
        self.hear_test(workspace, (file, pattern), stop).0
    }

    /// The same, with what the tests have said.
    pub fn hear_test(
        &self,
        workspace: &Workspace,
        (file, pattern): (&str, Option<&str>),
        stop: &AtomicBool,
    ) -> (Verdict, Told) {
        let pattern = pattern.map(|pattern| format!("--test-name-pattern={pattern}"));
        // Node.js 20 and 22 print TAP into a pipe, 24 and 26 do not.
        let mut arguments = vec!["--test", "--test-reporter=tap"];
        arguments.extend(pattern.as_deref());
        arguments.push(file);
        let said = self.hear(workspace, &arguments, stop);
        let verdict = match said.end {
            End::Exit(status) => match tests(file, &said.out, status) {
                Verdict::Unclear(reason) if reason.contains(NO_MODULE) => {
                    Verdict::Unclear(format!(
                        "{reason} This is Node.js {}; a newer one may have it.",
                        self.node.version
                    ))
                }
                verdict => verdict,
            },
            end => ended(&end),
        };
        (verdict, told(&self.without_folders(workspace, said.out)))
    }

    /// A text with the paths of files in the workspace, and in the folder of the packages, as they are from within: where
    /// these folders happen to be says nothing, and is another place each time.
    fn without_folders(&self, workspace: &Workspace, text: String) -> String {
        let folders = [workspace.folder()].into_iter();
        let folders = folders.chain(self.packages.map(Path::to_owned));
        let known = folders.flat_map(|folder| [folder.canonicalize().ok(), Some(folder)]);
        known.flatten().fold(text, |text, folder| {
            let inside = format!("{}/", folder.display());
            text.replace(&format!("file://{inside}"), "")
                .replace(&inside, "")
        })
    }
}

/// What it proves that a program did not end by itself: nothing, unless it took more than it may.
pub fn ended(end: &End) -> Verdict {
    match end {
        End::Limit(limit) => {
            let seen = format!("it took more {} than it may", limit.word());
            Verdict::failed("an end by itself", seen)
        }
        End::Exit(status) => Verdict::Unclear(format!("It ended with the status {status}.")),
        End::Signal(signal) => Verdict::Unclear(format!("It was ended by the signal {signal}.")),
        End::Stopped => Verdict::Unclear("It was stopped.".to_owned()),
        End::Failed(reason) => Verdict::Unclear(format!("{}.", reason.trim_end_matches('.'))),
    }
}
