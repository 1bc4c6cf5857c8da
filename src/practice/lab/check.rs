//! Checking a lab: each check on a fresh copy, so that none depends on another.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::ask::{self, Asker, NoAnswer};
use super::{Verdict, answer, printed, tests};
use crate::course::Kit;
use crate::course::lab::{Check, Probe, Request};
use crate::practice::command::Fence;
use crate::practice::{Command, End, Limits, Node, Runner, Server, Stream, Workspace};
use crate::text;

/// How often a server is asked whether it is ready.
const BEAT: Duration = Duration::from_millis(40);
/// How much a check may take: packages and tests need more than a block of a lesson.
pub const LIMITS: Limits = Limits {
    time: Some(Duration::from_secs(20)),
    memory: 1 << 30,
    output: 1_000_000,
    processes: 64,
    disk: Some(128 << 20),
};

/// What checks need of the machine.
#[derive(Debug, Clone, Copy)]
pub struct Tools<'a> {
    /// Runs programs; [`LIMITS`] suit it.
    pub runner: &'a Runner,
    /// The Node.js that they are run with.
    pub node: &'a Node,
    /// The prepared folder of the packages that the lab needs.
    pub packages: Option<&'a Path>,
}

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
            Probe::Command { .. } | Probe::Test { .. } => bench
                .run(check)
                .unwrap_or_else(|error| Verdict::Unclear(no_room(&error))),
        };
        if !stop.load(Ordering::Relaxed) {
            tell(index, verdict);
        }
    }
}

impl Bench<'_> {
    /// A fresh folder with the learner's files over those of the checks.
    fn lay_out(&self) -> io::Result<Workspace> {
        let workspace = Workspace::new()?;
        for (path, text) in self.kit.check_files() {
            workspace.put(path, text.as_bytes())?;
        }
        for (path, bytes) in self.files {
            workspace.put(path, bytes)?;
        }
        // The learner's work is what is checked, and not the checks.
        for (path, text) in self.kit.check_files() {
            if !self.kit.lab.files.iter().any(|file| file == path) {
                workspace.put(path, text.as_bytes())?;
            }
        }
        if let Some(packages) = self.tools.packages {
            workspace.link_packages(packages)?;
        }
        Ok(workspace)
    }

    /// A command of the lab, whose first word is `node`.
    fn command(&self, workspace: &Workspace, words: &[String]) -> Command {
        let arguments: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        let mut command = self.tools.node.command(workspace, &arguments);
        if let (Fence::Closed(readable), Some(packages)) = (&mut command.fence, self.tools.packages)
        {
            readable.push(packages.to_owned());
        }
        command
    }

    fn run(&self, check: &Check) -> io::Result<Verdict> {
        let workspace = self.lay_out()?;
        let words = match &check.probe {
            Probe::Command { command, .. } => command.clone(),
            Probe::Test { file, pattern } => test_command(file, pattern.as_deref()),
            Probe::Http(..) => return Ok(Verdict::Unclear(String::new())),
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let command = self.command(&workspace, &words);
        let ended = self
            .tools
            .runner
            .run(&command, self.stop, &mut |output| match output.stream {
                Stream::Out => out.extend(output.bytes),
                Stream::Err => err.extend(output.bytes),
            });
        let (out, err) = (String::from_utf8_lossy(&out), String::from_utf8_lossy(&err));
        let status = match ended.end {
            End::Exit(status) => status,
            End::Limit(limit) => {
                let seen = format!("it took more {} than it may", limit.word());
                return Ok(Verdict::failed("an end by itself", seen));
            }
            end => return Ok(Verdict::Unclear(ending(&end))),
        };
        Ok(match &check.probe {
            Probe::Command { exit, stdout, .. } => {
                if status != *exit {
                    let seen = match last_words(&err) {
                        Some(words) => format!("exit status {status}: {words}"),
                        None => format!("exit status {status}"),
                    };
                    return Ok(Verdict::failed(format!("exit status {exit}"), seen));
                }
                stdout
                    .as_ref()
                    .map_or(Verdict::Passed, |wanted| printed(wanted, &out))
            }
            Probe::Test { .. } => tests(&out, status == 0),
            Probe::Http(..) => Verdict::Unclear(String::new()),
        })
    }

    /// Starts the server and waits until it answers; why not, as a sentence.
    fn open(&self) -> Result<Counter, String> {
        let Some(server) = &self.kit.lab.server else {
            return Err("The lab starts no server that could be asked.".to_owned());
        };
        let workspace = self.lay_out().map_err(|error| no_room(&error))?;
        let port = ask::free_port().map_err(|error| no_room(&error))?;
        let mut command = self.command(&workspace, &server.command);
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
            match counter.asker.ask(&ready) {
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
        let heard = self.asker.ask(request);
        self.listen();
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

    /// Takes in what it has printed.
    fn listen(&mut self) {
        while let Some(output) = self.server.output() {
            if output.stream == Stream::Err {
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

/// How a test file is run. Node 20 and 22 print TAP into a pipe, 24 and 26 do not: the reporter is always named.
fn test_command(file: &str, pattern: Option<&str>) -> Vec<String> {
    let words = ["node", "--test", "--test-reporter=tap"].map(str::to_owned);
    let pattern = pattern.map(|pattern| format!("--test-name-pattern={pattern}"));
    words
        .into_iter()
        .chain(pattern)
        .chain([file.to_owned()])
        .collect()
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

fn no_room(error: &io::Error) -> String {
    format!("The check could not be set up: {error}.")
}

/// Why a run that did not end by itself proves nothing.
fn ending(end: &End) -> String {
    match end {
        End::Exit(_) => "It ended.".to_owned(),
        End::Signal(signal) => format!("It was ended by the signal {signal}."),
        End::Stopped => "It was stopped.".to_owned(),
        End::Limit(limit) => format!("It reached the limit of {}.", limit.word()),
        End::Failed(reason) => format!("{}.", reason.trim_end_matches('.')),
    }
}
