//! What player and supervisor say to each other: one byte down, one line up. And connections that the supervisor makes,
//! because the player is not in the network of what it runs.

use std::io::{self, ErrorKind, IoSlice, IoSliceMut, Read, Write};
use std::mem::MaybeUninit;
use std::net::TcpStream;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rustix::io::retry_on_intr;
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, recvmsg, sendmsg,
};
use rustix::process::WaitStatus;
use signal_hook::consts::SIGXFSZ;

use super::limits::Limit;

/// Down: end in peace.
pub(super) const STOP: u8 = b's';
/// Down: end at once. Without this word the leash is let go by a player that has died.
pub(super) const END: u8 = b'e';
/// Down: make a connection to the port in the two bytes behind it.
const CONNECT: u8 = b'c';
/// Up: here it is.
const CONNECTED: u8 = b'y';
/// Up: nothing listens there.
const REFUSED: u8 = b'n';
/// Up: nobody took it in time, or something else was in its way.
const LATE: u8 = b'l';
/// A connection that is taken is none of other programs that are started.
#[cfg(target_os = "linux")]
const TAKING: RecvFlags = RecvFlags::CMSG_CLOEXEC;
#[cfg(not(target_os = "linux"))]
const TAKING: RecvFlags = RecvFlags::empty();
/// How long a connection may take.
const PATIENCE: Duration = Duration::from_secs(2);
/// No report is longer.
const LONGEST_REPORT: u64 = 4096;

/// What the player wants of the supervisor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Nothing new.
    GoOn,
    /// End in peace.
    Stop,
    /// End at once.
    End,
    /// Lend a connection to this port in the network of the program.
    Connect(u16),
    /// The player has died.
    LetGo,
}

/// How the program ended, as the supervisor has seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Report {
    /// By itself, with this status.
    Exit(i32),
    /// By a signal that was not the supervisor's.
    Signal(i32),
    /// It was asked to stop.
    Stopped,
    /// The player has died, so that nobody hears this.
    Alone,
    /// It took too much.
    Limit(Limit),
    /// It could not be started.
    Unstarted(String),
}

impl Report {
    /// What the end of a program says of it.
    pub(super) fn of(status: WaitStatus) -> Self {
        match status.terminating_signal() {
            Some(SIGXFSZ) => Self::Limit(Limit::Disk),
            Some(signal) => Self::Signal(signal),
            None => Self::Exit(status.exit_status().unwrap_or_default()),
        }
    }

    fn line(&self) -> String {
        match self {
            Self::Exit(status) => format!("exit {status}"),
            Self::Signal(signal) => format!("signal {signal}"),
            Self::Stopped | Self::Alone => "stopped".to_owned(),
            Self::Limit(limit) => format!("limit {}", limit.word()),
            Self::Unstarted(why) => format!("unstarted {why}"),
        }
    }

    fn read(line: &str) -> Option<Self> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "exit" => rest.parse().ok().map(Self::Exit),
            "signal" => rest.parse().ok().map(Self::Signal),
            "stopped" => Some(Self::Stopped),
            "limit" => {
                let limit = Limit::ALL.into_iter().find(|limit| limit.word() == rest);
                limit.map(Self::Limit)
            }
            "unstarted" => Some(Self::Unstarted(rest.to_owned())),
            _ => None,
        }
    }
}

/// The supervisor's end: waits a moment for a wish.
pub(super) fn heed(leash: &UnixStream, patience: Duration) -> Wish {
    let mut byte = [0];
    if leash.set_read_timeout(Some(patience)).is_err() {
        return Wish::LetGo;
    }
    match (&*leash).read(&mut byte) {
        Ok(1) if byte == [END] => Wish::End,
        Ok(1) if byte == [CONNECT] => {
            let mut port = [0; 2];
            let read = (&*leash).read_exact(&mut port);
            read.map_or(Wish::LetGo, |()| Wish::Connect(u16::from_be_bytes(port)))
        }
        Ok(1) => Wish::Stop,
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted
            ) =>
        {
            Wish::GoOn
        }
        _ => Wish::LetGo,
    }
}

/// The supervisor's end: tells how it ended. `false` if there is nobody who hears it.
pub(super) fn tell(leash: &UnixStream, report: &Report) -> bool {
    let line = report.line();
    let mut rest = line.as_bytes();
    while let Ok(count @ 1..) = (&*leash).write(rest) {
        rest = rest.get(count..).unwrap_or_default();
    }
    rest.is_empty()
}

/// The supervisor's end: gives a connection away, or says why there is none.
pub(super) fn lend(leash: &UnixStream, connection: &io::Result<TcpStream>) {
    let word = match connection {
        Ok(_) => CONNECTED,
        Err(error) if error.kind() == ErrorKind::ConnectionRefused => REFUSED,
        Err(_) => LATE,
    };
    let lent: Vec<_> = connection.iter().map(AsFd::as_fd).collect();
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut with = SendAncillaryBuffer::new(&mut space);
    with.push(SendAncillaryMessage::ScmRights(&lent));
    // Whoever does not hear this hears nothing else either.
    let _ = sendmsg(
        leash,
        &[IoSlice::new(&[word])],
        &mut with,
        SendFlags::empty(),
    );
}

/// The player's end: borrows a connection to a port in the network of the program.
pub(super) fn borrow(leash: &UnixStream, port: u16) -> io::Result<TcpStream> {
    let [high, low] = port.to_be_bytes();
    if (&*leash).write(&[CONNECT, high, low])? < 3 {
        return Err(ErrorKind::WriteZero.into());
    }
    leash.set_read_timeout(Some(PATIENCE))?;
    let mut word = [0];
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut with = RecvAncillaryBuffer::new(&mut space);
    let mut into = [IoSliceMut::new(&mut word)];
    let came = retry_on_intr(|| recvmsg(leash, &mut into, &mut with, TAKING));
    came.map_err(|_| ErrorKind::TimedOut)?;
    let lent = with.drain().find_map(|message| match message {
        RecvAncillaryMessage::ScmRights(mut lent) => lent.next(),
        _ => None,
    });
    match (word, lent) {
        ([CONNECTED], Some(connection)) => Ok(connection.into()),
        ([LATE], _) => Err(ErrorKind::TimedOut.into()),
        // It has ended, or nothing listens.
        _ => Err(ErrorKind::ConnectionRefused.into()),
    }
}

/// The player's end: says a word.
pub(super) fn say(leash: &UnixStream, word: u8) {
    let _ = (&*leash).write(&[word]);
}

/// The player's end: what the supervisor said, after it has ended. `None` if it was killed.
pub(super) fn hear(leash: &UnixStream) -> Option<Report> {
    let mut line = Vec::new();
    leash.take(LONGEST_REPORT).read_to_end(&mut line).ok()?;
    Report::read(&String::from_utf8_lossy(&line))
}

/// The two ends, the player's first.
pub(super) fn pair() -> io::Result<(UnixStream, UnixStream)> {
    UnixStream::pair()
}
