//! Labs: work that the learner does in files of their own, and what it is checked by.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::id::LabId;
use crate::source::{Source, Span};

/// A lab as its author describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Lab {
    /// Names it within its course.
    pub id: LabId,
    /// The title on the screen.
    pub title: String,
    /// What the learner edits, by path in their folder.
    pub files: Vec<String>,
    /// The packages that it needs, each with its exact version.
    pub needs: Vec<String>,
    /// The server that is asked, if there is one.
    pub server: Option<Server>,
    /// What is checked, in the order in which a learner gets there.
    pub checks: Vec<Check>,
    /// Attempts that must fail.
    pub attempts: Vec<Attempt>,
    /// Where it begins in its file.
    pub span: Span,
}

impl Lab {
    /// The words of everything that it has run.
    pub fn commands(&self) -> impl Iterator<Item = &str> {
        let server = self.server.iter().flat_map(|server| &server.command);
        let probes = self.checks.iter().flat_map(|check| match &check.probe {
            Probe::Http(..) => Vec::new(),
            Probe::Command { command, .. } => command.iter().collect(),
            Probe::Test { file, pattern } => [file].into_iter().chain(pattern).collect(),
        });
        server.chain(probes).map(String::as_str)
    }
}

/// A program that answers requests until it is stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The program and its arguments; it listens on `PORT`.
    pub command: Vec<String>,
    /// The path that is asked until there is any answer.
    pub ready: String,
    /// How long that may take.
    pub within: Duration,
}

/// One thing that is checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// Names it within its lab.
    pub id: String,
    /// What is true when it passes, in a few words.
    pub name: String,
    /// How it is found out.
    pub probe: Probe,
    /// Help, from vague to concrete.
    pub hints: Vec<String>,
    /// Where it is described in its file.
    pub span: Span,
}

/// How something is found out.
#[derive(Debug, Clone, PartialEq)]
pub enum Probe {
    /// The server is asked.
    Http(Box<Request>, Box<Answer>),
    /// A program is run.
    Command {
        /// The program and its arguments.
        command: Vec<String>,
        /// The exit status that it must have.
        exit: i32,
        /// What it must print, if that matters.
        stdout: Option<Printed>,
    },
    /// A test file is run with Node's test runner.
    Test {
        /// The file.
        file: String,
        /// Which tests in it, as a regular expression of JavaScript; all without one.
        pattern: Option<String>,
    },
}

/// What is asked of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The method, in capitals.
    pub method: String,
    /// The path, with its query.
    pub path: String,
    /// The headers.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: Option<String>,
}

/// What must be true of an answer; nothing is said of what is `None`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// The status.
    pub status: Option<u16>,
    /// Words that these headers must contain.
    pub headers: BTreeMap<String, String>,
    /// The whole body, as JSON.
    pub json: Option<Value>,
    /// The whole body, as text.
    pub text: Option<String>,
    /// Words that the body must contain.
    pub contains: Option<String>,
}

/// What a program must print.
#[derive(Debug, Clone, PartialEq)]
pub enum Printed {
    /// This text.
    Exact(String),
    /// These lines.
    Lines(Vec<String>),
    /// These lines, in any order.
    Sorted(Vec<String>),
    /// Something that this regular expression matches.
    Matches(String),
    /// This value, as JSON.
    Json(Value),
}

/// An attempt that proves the checks: it must fail exactly those that it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Its folder in the lab's.
    pub folder: String,
    /// The ids of the checks that it fails.
    pub fails: Vec<String>,
    /// Where it is named in its file.
    pub span: Span,
}

/// A lab with all its files.
#[derive(Debug, Clone, PartialEq)]
pub struct Kit {
    /// What its author says of it.
    pub lab: Lab,
    /// Its `lab.toml`, where its mistakes are shown.
    pub source: Arc<Source>,
    /// The task, as Markdown.
    pub task: Arc<Source>,
    /// Every file in its folder but those two, by path in it.
    pub files: BTreeMap<String, Arc<str>>,
}

/// The folder of what the learner begins with.
pub const STARTER: &str = "starter";
/// The folder of what passes.
pub const SOLUTION: &str = "solution";
/// The folder of the attempts that fail.
const WRONG: &str = "wrong";

impl Kit {
    /// The files of one of the folders in it, by path in that folder.
    pub fn layer<'a>(&'a self, folder: &str) -> impl Iterator<Item = (&'a str, &'a Arc<str>)> {
        let inside = format!("{}/", folder.trim_end_matches('/'));
        self.files
            .iter()
            .filter_map(move |(path, text)| Some((path.strip_prefix(&inside)?, text)))
    }

    /// The files that the checks bring: those that are in none of the folders of attempts.
    pub fn check_files(&self) -> impl Iterator<Item = (&str, &Arc<str>)> {
        let attempts = [STARTER, SOLUTION, WRONG];
        let is_own = move |path: &str| {
            let first = path.split_once('/').map(|(first, _)| first);
            first.is_none_or(|first| !attempts.contains(&first))
        };
        self.files
            .iter()
            .map(|(path, text)| (path.as_str(), text))
            .filter(move |(path, _)| is_own(path))
    }
}

impl Lab {
    /// The check with this id.
    pub fn check(&self, id: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.id == id)
    }
}
