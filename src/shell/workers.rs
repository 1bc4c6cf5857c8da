//! Work beside the loop: threads that run one job after the other, and the one channel back.

use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;

use crate::app::Event;
use crate::diagnostic::obstacle::Obstacle;

/// Something that happened outside the loop.
#[derive(Debug)]
pub enum Outside {
    /// For the app.
    Event(Event),
    /// A signal, for the loop.
    Signal(i32),
}

/// Where workers and signals send what happened. Sending wakes the loop and never blocks.
#[derive(Debug, Clone)]
pub struct Sender {
    channel: mpsc::Sender<Outside>,
    wake: Arc<UnixStream>,
}

/// Where the loop finds it.
#[derive(Debug)]
pub struct Receiver {
    channel: mpsc::Receiver<Outside>,
    wake: UnixStream,
}

/// A job: it runs on a worker's thread and may send any number of events.
pub type Job = Box<dyn FnOnce(&Sender) + Send>;

/// A thread that runs jobs in their order.
#[derive(Debug)]
pub struct Worker {
    name: &'static str,
    sender: Sender,
    queue: Option<mpsc::Sender<Job>>,
}

/// The two ends.
///
/// # Errors
///
/// When the system has no descriptors left.
pub fn channel() -> io::Result<(Sender, Receiver)> {
    let (sending, receiving) = mpsc::channel();
    let (wake, woken) = UnixStream::pair()?;
    wake.set_nonblocking(true)?;
    woken.set_nonblocking(true)?;
    let sender = Sender {
        channel: sending,
        wake: Arc::new(wake),
    };
    let receiver = Receiver {
        channel: receiving,
        wake: woken,
    };
    Ok((sender, receiver))
}

impl Sender {
    /// Sends an event to the app. After the loop has ended it is dropped.
    pub fn send(&self, event: Event) {
        self.outside(Outside::Event(event));
    }

    /// Tells the loop of a signal.
    pub fn signal(&self, signal: i32) {
        self.outside(Outside::Signal(signal));
    }

    fn outside(&self, outside: Outside) {
        if self.channel.send(outside).is_ok() {
            // A full pipe wakes just as well.
            let _ = (&*self.wake).write(&[0]);
        }
    }
}

impl Receiver {
    /// What there is to take, without waiting.
    pub fn take(&self) -> Option<Outside> {
        self.channel.try_recv().ok()
    }

    /// Forgets that the loop was woken. Call it before [`Receiver::take`].
    pub fn rest(&self) {
        let mut bytes = [0; 256];
        while matches!((&self.wake).read(&mut bytes), Ok(count) if count > 0) {}
    }
}

impl AsFd for Receiver {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.wake.as_fd()
    }
}

impl Worker {
    /// A worker; its thread starts with the first job.
    pub fn new(name: &'static str, sender: &Sender) -> Self {
        Self {
            name,
            sender: sender.clone(),
            queue: None,
        }
    }

    /// Queues a job. A thread that died of an earlier job is replaced.
    pub fn run(&mut self, job: impl FnOnce(&Sender) + Send + 'static) {
        let mut job: Job = Box::new(job);
        if let Some(queue) = &self.queue {
            match queue.send(job) {
                Ok(()) => return,
                Err(mpsc::SendError(back)) => job = back,
            }
        }
        self.start(job);
    }

    /// Leaves the thread to its job and those behind it, whose events still arrive, and takes another one
    /// for the next job.
    pub fn abandon(&mut self) {
        self.queue = None;
    }

    fn start(&mut self, first: Job) {
        let (queue, jobs) = mpsc::channel::<Job>();
        let sender = self.sender.clone();
        let started = thread::Builder::new()
            .name(self.name.into())
            .spawn(move || {
                first(&sender);
                for job in jobs {
                    job(&sender);
                }
            });
        match started {
            Ok(_) => self.queue = Some(queue),
            Err(error) => self.sender.send(Event::Failed(format!(
                "No thread could be started: {}.",
                Obstacle::from(&error)
            ))),
        }
    }
}
