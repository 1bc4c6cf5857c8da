//! The server of a lab while it is asked: it is listened to meanwhile, and what it says explains what it does not answer.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::course::lab::{self, Request};
use crate::practice::lab::Heard;
use crate::practice::lab::ask::{Asker, NoAnswer};
use crate::practice::run::{Server, Stream, Workspace};
use crate::practice::trial::{Verdict, error};
use crate::text;

/// How often a server is asked whether it is ready.
const BEAT: Duration = Duration::from_millis(40);
/// How often the output of a server is taken in while it is asked.
const PACE: Duration = Duration::from_millis(5);
/// How long a server that gives no answer may take to be seen ending.
const MOMENT: Duration = Duration::from_millis(200);
/// Of what a server says on standard error, so many bytes are kept.
const MOST_SAID: usize = 64 << 10;
/// All that a server may print while it is asked, on both streams together, in megabytes.
pub(super) const LOUDEST: u64 = 8;

/// The server of a lab while it is asked.
pub(super) struct Counter {
    server: Server,
    asker: Asker,
    /// What it has printed on standard error.
    said: Vec<u8>,
    /// Its folder, which goes when it has ended.
    _workspace: Workspace,
}

impl Counter {
    pub(super) fn new(server: Server, port: u16, workspace: Workspace) -> Self {
        Self {
            asker: Asker::new(server.door(), port),
            server,
            said: Vec::new(),
            _workspace: workspace,
        }
    }

    /// Waits until it answers; why it does not, as a sentence.
    pub(super) fn wait(&mut self, lab: &lab::Server, stop: &AtomicBool) -> Result<(), String> {
        let begun = Instant::now();
        let ready = Request {
            method: "GET".to_owned(),
            path: lab.ready.clone(),
            headers: BTreeMap::new(),
            body: None,
        };
        loop {
            if stop.load(Ordering::Relaxed) {
                return Err("It was stopped.".to_owned());
            }
            self.listen();
            if !self.server.runs() {
                let (fate, words) = (self.fate(), self.words());
                return Err(format!("The server {fate} before it answered{words}."));
            }
            match self.hear(&ready) {
                // Also what is too long is an answer.
                Ok(_) | Err(NoAnswer::TooLong) => return Ok(()),
                Err(_) if begun.elapsed() < lab.within => thread::sleep(BEAT),
                Err(NoAnswer::Refused) => {
                    let (time, words) = (lab.within.as_secs_f32(), self.words());
                    return Err(format!(
                        "Nothing listens on the port in process.env.PORT after {time} s{words}."
                    ));
                }
                Err(reason) => {
                    let words = self.words();
                    return Err(format!("The server gives no answer: {reason}{words}."));
                }
            }
        }
    }

    /// What a judge thinks of its answer to a request.
    pub(super) fn ask(&mut self, request: &Request, judge: impl Fn(&Heard) -> Verdict) -> Verdict {
        let heard = self.hear(request);
        match heard {
            Ok(heard) => judge(&heard),
            Err(reason) => {
                let expected = format!("an answer to {} {}", request.method, request.path);
                let seen = if self.has_ended() {
                    format!("the server {}{}", self.fate(), self.words())
                } else {
                    reason.to_string()
                };
                Verdict::failed(expected, seen)
            }
        }
    }

    /// Asks, and takes in what the server prints meanwhile: one that nobody listens to waits in the end.
    fn hear(&mut self, request: &Request) -> Result<Heard, NoAnswer> {
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

    /// Whether it has ended, or is about to: its connections go a moment before it does.
    fn has_ended(&mut self) -> bool {
        let asked = Instant::now();
        while self.server.runs() {
            if asked.elapsed() >= MOMENT {
                return false;
            }
            self.listen();
            thread::sleep(PACE);
        }
        self.listen();
        true
    }

    /// What has become of it, behind “the server”.
    fn fate(&self) -> String {
        if self.server.is_too_loud() {
            format!("printed more than {LOUDEST} MB")
        } else {
            "ended".to_owned()
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
            Self::Closed => "it closes the connection without one",
            Self::TooLong => "an answer of more than 1 MB, which is all that a check reads",
            Self::Other(reason) => reason,
        })
    }
}

/// The line in what a program said that tells most: its error with the place, else its last line.
pub(super) fn last_words(said: &str) -> Option<String> {
    let last = || {
        let line = said
            .lines()
            .rev()
            .map(str::trim)
            .find(|line| !line.is_empty())?;
        Some(line.trim_end_matches('.').to_owned())
    };
    let words = error(said).or_else(last)?;
    Some(text::clean_line(&words).into_owned())
}
