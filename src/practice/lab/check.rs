//! Checking a lab: each check on a fresh copy, so that none depends on another.

mod counter;

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use super::ask;
use super::{answer, printed};
use crate::course::Kit;
use crate::course::lab::{Printed, Probe, STARTER};
use crate::diagnostic::obstacle::Obstacle;
use crate::practice::run::{End, Limits, Runner, Server, Workspace};
use crate::practice::trial::{Tools, Verdict, ended};
use counter::{Counter, LOUDEST, last_words};

/// Files by path in the learner's folder.
pub type Files = [(String, Vec<u8>)];

/// Which part of its time a check may take after another one did not end: nobody wants to wait for each of them.
const HURRY: u32 = 6;
/// What is said then of one that does not end.
const AFTER: &str = ", after a check that had none either";

/// How long is waited for what does not end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// As long as code may take.
    Whole,
    /// A little: these files did not end before.
    Little,
}

/// Files that are to be checked, and what that is done with.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// The files.
    pub files: &'a Files,
    /// What programs are run with.
    pub tools: Tools<'a>,
    /// Raised when nobody waits for the verdicts any more.
    pub stop: &'a AtomicBool,
    /// How long is waited for what does not end.
    pub patience: Patience,
}

/// A lab being checked.
struct Bench<'a> {
    kit: &'a Kit,
    files: &'a Files,
    tools: Tools<'a>,
    stop: &'a AtomicBool,
}

/// Checks files against a lab, and tells each verdict when it is known, with the index of its check. What patience there
/// is with the same files after that is returned.
pub fn check(kit: &Kit, attempt: Attempt<'_>, tell: &mut dyn FnMut(usize, Verdict)) -> Patience {
    let Attempt {
        files,
        tools,
        stop,
        patience,
    } = attempt;
    let limits = tools.runner.limits;
    let hurried = Runner {
        limits: Limits {
            time: limits.time.map(|time| time / HURRY),
            ..limits
        },
        ..tools.runner.clone()
    };
    let mut bench = Bench {
        kit,
        files,
        tools,
        stop,
    };
    if patience == Patience::Little {
        bench.tools.runner = &hurried;
    }
    let mut rest = Patience::Whole;
    let mut counter = None;
    let lost = bench.lost();
    for (index, check) in kit.lab.checks.iter().enumerate() {
        if stop.load(Ordering::Relaxed) {
            return rest;
        }
        let began = Instant::now();
        let verdict = match &check.probe {
            _ if lost.is_some() => Verdict::Unclear(lost.clone().unwrap_or_default()),
            Probe::Http(request, wanted) => {
                // The server is started when it is first needed, and serves all checks that ask it.
                let counter = counter.get_or_insert_with(|| bench.open());
                match counter {
                    Ok(counter) => counter.ask(request, |heard| answer(wanted, heard)),
                    Err(reason) => Verdict::Unclear(reason.clone()),
                }
            }
            Probe::Command {
                command,
                exit,
                stdout,
            } => set_up(bench.run(command, (*exit, stdout.as_ref()))),
            Probe::Test { file, pattern } => set_up(bench.test(file, pattern.as_deref())),
        };
        if stop.load(Ordering::Relaxed) {
            return rest;
        }
        let is_program = !matches!(check.probe, Probe::Http(..));
        let most = bench.tools.runner.limits.time;
        let hangs = is_program
            && matches!(verdict, Verdict::Failed(_))
            && most.is_some_and(|most| began.elapsed() >= most);
        let is_hurried = patience == Patience::Little || rest == Patience::Little;
        match (verdict, most) {
            (Verdict::Failed(difference), Some(most)) if hangs => {
                let after = if is_hurried { AFTER } else { "" };
                let seen = format!("no end within {} s{after}", most.as_secs_f64());
                tell(index, Verdict::failed(difference.expected, seen));
            }
            (verdict, _) => tell(index, verdict),
        }
        if hangs {
            rest = Patience::Little;
            bench.tools.runner = &hurried;
        }
    }
    rest
}

impl Bench<'_> {
    /// What is to be said of files that the lab began with and that are gone; `None` if they are there.
    fn lost(&self) -> Option<String> {
        let began: Vec<&str> = self.kit.layer(STARTER).map(|(path, _)| path).collect();
        let is_there = |path: &str| self.files.iter().any(|(file, _)| file == path);
        let edited = self.kit.lab.files.iter().map(String::as_str);
        let mut lost = edited.filter(|path| began.contains(path) && !is_there(path));
        lost.next().map(|path| {
            format!("The copy has no `{path}` any more: give it its name again, or begin anew with a fresh copy.")
        })
    }

    /// A fresh folder with the learner's files over those of the checks. The learner's work is what is checked, and not
    /// the checks: those stay as they are.
    fn lay_out(&self) -> io::Result<Workspace> {
        let own = |path: &str| self.kit.lab.files.iter().any(|file| file == path);
        let brought = self.kit.check_files();
        let brought: Vec<_> = brought
            .map(|(path, text)| (path, text.as_bytes()))
            .collect();
        let learners = self
            .files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let kept = brought.iter().copied().filter(|(path, _)| !own(path));
        let all = brought.iter().copied().chain(learners).chain(kept);
        self.tools.lay_out(all)
    }

    /// Runs a program, which must end with this status and print this.
    fn run(
        &self,
        command: &[String],
        (exit, stdout): (i32, Option<&Printed>),
    ) -> io::Result<Verdict> {
        let workspace = self.lay_out()?;
        let said = self.tools.hear(&workspace, &arguments(command), self.stop);
        Ok(match said.end {
            End::Exit(status) if status == exit => {
                stdout.map_or(Verdict::Passed, |wanted| printed(wanted, &said.out))
            }
            End::Exit(status) => {
                let seen = match last_words(&said.err) {
                    Some(words) => format!("exit status {status}: {words}"),
                    None => format!("exit status {status}"),
                };
                Verdict::failed(format!("exit status {exit}"), seen)
            }
            end => ended(&end),
        })
    }

    /// Runs a test file, or those of its tests that a pattern names.
    fn test(&self, file: &str, pattern: Option<&str>) -> io::Result<Verdict> {
        let workspace = self.lay_out()?;
        Ok(self.tools.test(&workspace, (file, pattern), self.stop))
    }

    /// Starts the server and waits until it answers; why not, as a sentence.
    fn open(&self) -> Result<Counter, String> {
        let Some(server) = &self.kit.lab.server else {
            return Err("The lab starts no server that could be asked.".to_owned());
        };
        let workspace = self.lay_out().map_err(|error| no_room(&error))?;
        let port = ask::free_port().map_err(|error| no_room(&error))?;
        let mut command = self.tools.command(&workspace, &arguments(&server.command));
        command
            .environment
            .push(("PORT".into(), port.to_string().into()));
        let runner = Runner {
            limits: Limits {
                time: None,
                output: LOUDEST * 1_000_000,
                ..self.tools.runner.limits
            },
            ..self.tools.runner.clone()
        };
        let started = Server::start(&runner, &command).map_err(|error| no_room(&error))?;
        let mut counter = Counter::new(started, port, workspace);
        counter.wait(server, self.stop)?;
        Ok(counter)
    }
}

/// What stands behind `node` in a command of a lab.
fn arguments(command: &[String]) -> Vec<&str> {
    command.iter().skip(1).map(String::as_str).collect()
}

/// The verdict of a check, if it could be set up.
fn set_up(verdict: io::Result<Verdict>) -> Verdict {
    verdict.unwrap_or_else(|error| Verdict::Unclear(no_room(&error)))
}

fn no_room(error: &io::Error) -> String {
    format!("The check could not be set up: {}.", Obstacle::from(error))
}
