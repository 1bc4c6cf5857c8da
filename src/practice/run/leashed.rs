//! A supervisor on its leash: it is started, its program's output taken in, and it says how that ended.

use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::door::Door;
use super::leash::{self, Report};
use super::limits::Limit;
use super::output::{End, Output, Stream};

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

/// What Node.js says when it has no memory left for its objects. Then it ends itself by one of these signals.
const NO_MEMORY: &[u8] = b"out of memory";
const GIVES_UP: [i32; 3] = [4, 5, 6];

/// A supervisor and what it supervises; all of it ends with this value.
#[derive(Debug)]
pub(super) struct Leashed {
    supervisor: Child,
    leash: Option<UnixStream>,
    output: Receiver<Output>,
}

impl Leashed {
    /// Starts a supervisor.
    pub(super) fn start(mut command: Command) -> io::Result<Self> {
        let (ours, theirs) = leash::pair()?;
        let mut supervisor = command
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        // It holds the other end of the leash.
        drop(command);
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
    pub(super) fn follow(
        &mut self,
        most: u64,
        stop: &AtomicBool,
        see: &mut dyn FnMut(Output),
    ) -> End {
        let mut complaint = Complaint::default();
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
                        if output.stream == Stream::Err {
                            complaint.take(&output.bytes);
                        }
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
            Some(Report::Signal(signal)) if complaint.is_made && GIVES_UP.contains(&signal) => {
                End::Limit(Limit::Heap)
            }
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

/// Whether a program has said that it has no memory left.
#[derive(Debug, Default)]
struct Complaint {
    /// The last that it has said, where the words may begin.
    tail: Vec<u8>,
    is_made: bool,
}

impl Complaint {
    fn take(&mut self, said: &[u8]) {
        self.tail.extend_from_slice(said);
        let mut parts = self.tail.windows(NO_MEMORY.len());
        self.is_made |= parts.any(|part| part == NO_MEMORY);
        self.tail
            .drain(..self.tail.len().saturating_sub(NO_MEMORY.len()));
    }
}

impl Drop for Leashed {
    fn drop(&mut self) {
        self.end();
    }
}
