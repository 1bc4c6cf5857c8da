//! Checking a lab: each check on a fresh copy, so that none depends on another.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::ask::{self, Asker, NoAnswer};
use super::{answer, printed};
use crate::course::Kit;
use crate::course::lab::{Printed, Probe, Request};
use crate::practice::run::{End, Limits, Runner, Server, Stream, Workspace};
use crate::practice::trial::{Tools, Verdict, ended};
use crate::text;

/// How often a server is asked whether it is ready.
const BEAT: Duration = Duration::from_millis(40);
/// How often the output of a server is taken in while it is asked.
const PACE: Duration = Duration::from_millis(5);
/// Of what a server says on standard error, so many bytes are kept.
const MOST_SAID: usize = 64 << 10;

/// Files by path in the learner's folder.
pub type Files = [(String, Vec<u8>)];

/// A lab being checked.
struct Bench<'a> {
    kit: &'a Kit,
    files: &'a Files,
    tools: Tools<'a>,
    stop: &'a AtomicBool,
}

/// Checks files against a lab, and tells each verdict when it is known, with the index of its check. It ends early when
/// the flag is raised.
pub fn check(
    kit: &Kit,
    (files, tools): (&Files, Tools<'_>),
    stop: &AtomicBool,
    tell: &mut dyn FnMut(usize, Verdict),
) {
    let bench = Bench {
        kit,
        files,
        tools,
        stop,
    };
    let mut counter = None;
    for (index, check) in kit.lab.checks.iter().enumerate() {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let verdict = match &check.probe {
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
        if !stop.load(Ordering::Relaxed) {
            tell(index, verdict);
        }
    }
}

impl Bench<'_> {
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
                ..self.tools.runner.limits
            },
            ..self.tools.runner.clone()
        };
        let started = Server::start(&runner, &command).map_err(|error| no_room(&error))?;
        let mut counter = Counter {
            server: started,
            asker: Asker::new(port),
            said: Vec::new(),
            _workspace: workspace,
        };
        let begun = Instant::now();
        let ready = Request {
            method: "GET".to_owned(),
            path: server.ready.clone(),
            headers: std::collections::BTreeMap::new(),
            body: None,
        };
        loop {
            if self.stop.load(Ordering::Relaxed) {
                return Err("It was stopped.".to_owned());
            }
            counter.listen();
            if !counter.server.runs() {
                return Err(format!(
                    "The server ended before it answered{}.",
                    counter.words()
                ));
            }
            match counter.hear(&ready) {
                Ok(_) => return Ok(counter),
                Err(NoAnswer::Refused) if begun.elapsed() < server.within => thread::sleep(BEAT),
                Err(NoAnswer::Refused) => {
                    return Err(format!(
                        "Nothing listens on PORT after {} s{}.",
                        server.within.as_secs_f32(),
                        counter.words()
                    ));
                }
                Err(reason) if begun.elapsed() >= server.within => {
                    return Err(format!(
                        "The server gives no answer: {reason}{}.",
                        counter.words()
                    ));
                }
                Err(_) => thread::sleep(BEAT),
            }
        }
    }
}

/// The server of a lab while it is asked.
struct Counter {
    server: Server,
    asker: Asker,
    /// What it has printed on standard error.
    said: Vec<u8>,
    /// Its folder, which goes when it has ended.
    _workspace: Workspace,
}

impl Counter {
    fn ask(&mut self, request: &Request, judge: impl Fn(&super::Heard) -> Verdict) -> Verdict {
        let heard = self.hear(request);
        match heard {
            Ok(heard) => judge(&heard),
            Err(reason) => {
                let expected = format!("an answer to {} {}", request.method, request.path);
                let seen = if self.server.runs() {
                    reason.to_string()
                } else {
                    format!("the server ended{}", self.words())
                };
                Verdict::failed(expected, seen)
            }
        }
    }

    /// Asks, and takes in what the server prints meanwhile: one that nobody listens to waits in the end.
    fn hear(&mut self, request: &Request) -> Result<super::Heard, NoAnswer> {
        let asker = self.asker.clone();
        thread::scope(|scope| {
            let asking = scope.spawn(move || asker.ask(request));
            while !asking.is_finished() {
                self.listen();
                thread::sleep(PACE);
            }
            self.listen();
            let lost = || NoAnswer::Other("the client failed".to_owned());
            asking.join().unwrap_or_else(|_| Err(lost()))
        })
    }

    /// Takes in what it has printed; of what it said on standard error the beginning is kept.
    fn listen(&mut self) {
        while let Some(output) = self.server.output() {
            if output.stream == Stream::Err && self.said.len() < MOST_SAID {
                self.said.extend(output.bytes);
            }
        }
    }

    /// What it said last, to stand behind a sentence.
    fn words(&self) -> String {
        let words = last_words(&String::from_utf8_lossy(&self.said));
        words.map(|words| format!(": {words}")).unwrap_or_default()
    }
}

impl std::fmt::Display for NoAnswer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Refused => "nothing listens",
            Self::Late => "no answer within 5 s",
            Self::Other(reason) => reason,
        })
    }
}

/// What stands behind `node` in a command of a lab.
fn arguments(command: &[String]) -> Vec<&str> {
    command.iter().skip(1).map(String::as_str).collect()
}

/// The line in what a program said that tells most: its error, else its last line.
fn last_words(said: &str) -> Option<String> {
    let lines = || said.lines().map(str::trim).filter(|line| !line.is_empty());
    let error = lines().find(|line| {
        let kind = line.split(':').next().unwrap_or_default();
        kind.split_whitespace()
            .next()
            .is_some_and(|word| word.ends_with("Error"))
    });
    let line = error.or_else(|| lines().next_back())?;
    Some(text::clean_line(line.trim_end_matches('.')).into_owned())
}

/// The verdict of a check, if it could be set up.
fn set_up(verdict: io::Result<Verdict>) -> Verdict {
    verdict.unwrap_or_else(|error| Verdict::Unclear(no_room(&error)))
}

fn no_room(error: &io::Error) -> String {
    format!("The check could not be set up: {error}.")
}
