//! The player's side of a run: starts it, takes its output in and says how it ended.

use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::command::{Command, Fence};
use super::door::Door;
use super::leash::{self, Report};
use super::limits::{Limit, Limits};
use super::supervise::{self, Fencing};

/// Bytes read from a pipe at a time.
const CHUNK: usize = 16 * 1024;
/// Chunks that wait to be seen; a program that prints faster waits in its pipe.
const WAITING: usize = 16;
/// What the system may keep in a pipe, so that also a program that does not wait for it loses nothing.
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;
/// How often a wish to stop is looked for.
const BEAT: Duration = Duration::from_millis(20);
/// The time between two looks at what is printed: who prints a character at a time is seen in larger pieces.
const PACE: Duration = Duration::from_millis(10);
/// How long a supervisor may take from a wish to its end, before it is itself ended.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long pipes are read on after the supervisor has ended: nothing should hold them.
const AFTERMATH: Duration = Duration::from_millis(300);

/// Runs programs within limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runner {
    /// This program, which supervises what is run.
    pub supervisor: PathBuf,
    /// How much it may take.
    pub limits: Limits,
}

/// Something that a program has printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Where.
    pub stream: Stream,
    /// What, as it came: any bytes, and a character may be cut.
    pub bytes: Vec<u8>,
}

/// The two streams that a program prints to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// The end of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// How it ended.
    pub end: End,
    /// How long it took.
    pub time: Duration,
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    /// By itself, with this status.
    Exit(i32),
    /// By a signal that nobody here has sent.
    Signal(i32),
    /// On the learner's wish.
    Stopped,
    /// Because it took more than it may.
    Limit(Limit),
    /// It could not be started or watched; a sentence without a final period.
    Failed(String),
}

impl Runner {
    /// A runner with the usual limits that is supervised by the program that runs now.
    pub fn new() -> Self {
        // The link still leads to this program after another version has been installed in its place.
        let link = PathBuf::from("/proc/self/exe");
        let supervisor = if cfg!(target_os = "linux") && link.exists() {
            link
        } else {
            std::env::current_exe().unwrap_or_else(|_| "nodecourse".into())
        };
        Self {
            supervisor,
            limits: Limits::default(),
        }
    }

    /// How far the rest of the machine is kept from what is run here: found out once, by doing it.
    pub fn fencing(&self) -> Fencing {
        static NETWORK: OnceLock<bool> = OnceLock::new();
        let network = NETWORK.get_or_init(|| {
            let proof = std::process::Command::new(&self.supervisor)
                .args([supervise::NAME, supervise::PROVE])
                .env_clear()
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            proof.is_ok_and(|status| status.success())
        });
        Fencing {
            files: supervise::keeps_files(),
            network: *network,
        }
    }

    /// Runs a program to its end. What it prints is seen while it runs, in the order of each stream. It ends early when
    /// the flag is raised. Nothing that it has started is left when this returns.
    pub fn run(&self, command: &Command, stop: &AtomicBool, see: &mut dyn FnMut(Output)) -> Ended {
        let began = Instant::now();
        let end = match Leashed::start(self, command) {
            Ok(mut leashed) => leashed.follow(self.limits.output, stop, see),
            Err(error) => End::Failed(format!("It could not be started: {error}")),
        };
        Ended {
            end,
            time: began.elapsed(),
        }
    }
}

impl Default for Runner {
    fn default() -> Self {
        Self::new()
    }
}

/// A supervisor and what it supervises; all of it ends with this value.
#[derive(Debug)]
pub(super) struct Leashed {
    supervisor: Child,
    leash: Option<UnixStream>,
    output: Receiver<Output>,
}

impl Leashed {
    /// Starts a program.
    pub(super) fn start(runner: &Runner, command: &Command) -> io::Result<Self> {
        let (ours, theirs) = leash::pair()?;
        let readable = match &command.fence {
            Fence::Closed(readable) => Some(readable.as_slice()),
            Fence::Open => None,
        };
        let apart = readable.is_some() && runner.fencing().network;
        let mut supervisor = std::process::Command::new(&runner.supervisor)
            .args(supervise::arguments(&runner.limits, readable, apart))
            .arg(&command.program)
            .args(&command.arguments)
            .current_dir(&command.folder)
            .env_clear()
            .envs(
                command
                    .environment
                    .iter()
                    .map(|(name, value)| (name, value)),
            )
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let (sender, output) = mpsc::sync_channel(WAITING);
        let out = supervisor.stdout.take().map(OwnedFd::from);
        let err = supervisor.stderr.take().map(OwnedFd::from);
        // From here on it is ended when something goes wrong.
        let leashed = Self {
            supervisor,
            leash: Some(ours),
            output,
        };
        for (stream, pipe) in [(Stream::Out, out), (Stream::Err, err)] {
            let Some(pipe) = pipe else { continue };
            #[cfg(target_os = "linux")]
            let _ = rustix::pipe::fcntl_setpipe_size(&pipe, PIPE);
            let (mut pipe, sender) = (File::from(pipe), sender.clone());
            thread::Builder::new()
                .name("output".into())
                .spawn(move || {
                    let mut buffer = vec![0; CHUNK];
                    while let Ok(count @ 1..) = pipe.read(&mut buffer) {
                        let bytes = buffer.get(..count).unwrap_or_default().to_vec();
                        if sender.send(Output { stream, bytes }).is_err() {
                            return;
                        }
                    }
                })?;
        }
        Ok(leashed)
    }

    /// Takes its output in until it ends.
    fn follow(&mut self, most: u64, stop: &AtomicBool, see: &mut dyn FnMut(Output)) -> End {
        let mut left = usize::try_from(most).unwrap_or(usize::MAX);
        let mut asked: Option<Instant> = None;
        let mut ended: Option<Instant> = None;
        loop {
            match self.output.recv_timeout(BEAT) {
                Ok(first) => {
                    for mut output in self.gathered(first) {
                        let too_much = output.bytes.len() > left;
                        output.bytes.truncate(left);
                        left -= output.bytes.len();
                        see(output);
                        if too_much {
                            self.end();
                            return End::Limit(Limit::Output);
                        }
                    }
                    // What is still in the pipes is waited for as long as it comes.
                    ended = ended.map(|_| Instant::now());
                    // What comes meanwhile is seen in one piece.
                    thread::sleep(PACE);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if asked.is_none() && stop.load(Ordering::Relaxed) {
                asked = Some(Instant::now());
                self.say(leash::STOP);
            }
            if ended.is_none() && !self.runs() {
                ended = Some(Instant::now());
            }
            let is_past =
                |since: Option<Instant>, most| since.is_some_and(|at| at.elapsed() > most);
            if is_past(ended, AFTERMATH) || is_past(asked, PATIENCE) {
                break;
            }
        }
        match self.report() {
            Some(Report::Exit(status)) => End::Exit(status),
            Some(Report::Signal(signal)) => End::Signal(signal),
            Some(Report::Stopped | Report::Alone) => End::Stopped,
            Some(Report::Limit(limit)) => End::Limit(limit),
            Some(Report::Unstarted(why)) => End::Failed(format!("It could not be started: {why}")),
            None if asked.is_some() => End::Stopped,
            None => End::Failed("What supervised it was ended".to_owned()),
        }
    }

    /// Everything that waits to be seen, neighbours of one stream in one piece.
    fn gathered(&self, first: Output) -> Vec<Output> {
        let mut gathered = vec![first];
        for output in self.output.try_iter().take(WAITING) {
            match gathered.last_mut() {
                Some(last) if last.stream == output.stream => last.bytes.extend(output.bytes),
                _ => gathered.push(output),
            }
        }
        gathered
    }

    /// What the supervisor has said at its end. Nothing is left when this returns.
    fn report(&mut self) -> Option<Report> {
        let leash = self.leash.take()?;
        leash.set_read_timeout(Some(PATIENCE)).ok()?;
        let report = leash::hear(&leash);
        self.leash = Some(leash);
        self.end();
        report
    }

    fn say(&self, word: u8) {
        if let Some(leash) = &self.leash {
            leash::say(leash, word);
        }
    }

    /// The way into its network.
    pub(super) fn door(&self) -> io::Result<Door> {
        let leash = self.leash.as_ref().ok_or(io::ErrorKind::NotConnected)?;
        Ok(Door::new(leash.try_clone()?))
    }

    /// Whether it still runs.
    pub(super) fn runs(&mut self) -> bool {
        matches!(self.supervisor.try_wait(), Ok(None))
    }

    /// What it has printed and nobody has seen.
    pub(super) fn output(&mut self) -> Option<Output> {
        self.output.try_recv().ok()
    }

    /// Ends everything now.
    pub(super) fn end(&mut self) {
        self.say(leash::END);
        self.leash = None;
        let wished = Instant::now();
        while self.runs() && wished.elapsed() < PATIENCE {
            // Room in the pipes, so that nothing waits for it.
            while self.output().is_some() {}
            thread::sleep(Duration::from_millis(2));
        }
        if self.runs() {
            let _ = self.supervisor.kill();
        }
        let _ = self.supervisor.wait();
    }
}

impl Drop for Leashed {
    fn drop(&mut self) {
        self.end();
    }
}
