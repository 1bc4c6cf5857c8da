//! A terminal that runs the program: a pty, an emulator, and waits that end at a deadline.

mod emulator;
mod session;

use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use rustix::process::Pid;

use emulator::{Seen, Shared, emulator, read};
pub use session::Session;
use session::{termios, watched};

/// What the first page shows.
pub const READY: &str = "ready";
/// A key that changes the screen.
pub const KEY: &str = "?";
/// What it then shows.
pub const KEY_SHOWN: &str = "last key ?";
/// The key that quits.
pub const QUIT: &str = "q";

/// Long enough for a busy machine; no test waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whether the emulator answers the questions of programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manners {
    /// As most terminals do.
    Answering,
    /// Not at all.
    Mute,
}

/// What became of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It ended with this status.
    Exited(i32),
    /// A signal ended it.
    Killed(i32),
    /// It is stopped.
    Stopped,
}

/// How to start the program.
pub struct Setup {
    command: CommandBuilder,
    manners: Manners,
    size: (u16, u16),
}

impl Setup {
    /// The program itself on a terminal of 70 by 12.
    pub fn new() -> Self {
        Self::of(CommandBuilder::new(env!("CARGO_BIN_EXE_nodecourse")))
    }

    /// A shell script in which `$0` is the program.
    pub fn script(script: &str) -> Self {
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_nodecourse")]);
        Self::of(command)
    }

    fn of(mut command: CommandBuilder) -> Self {
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        Self {
            command,
            manners: Manners::Answering,
            size: (70, 12),
        }
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// The folder that is opened.
    pub fn course(mut self, folder: &Path) -> Self {
        self.command.arg(folder);
        self
    }

    pub fn fault(self, fault: &str) -> Self {
        self.env("NODECOURSE_FAULT", fault)
    }

    pub fn manners(mut self, manners: Manners) -> Self {
        self.manners = manners;
        self
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub fn without_controlling_terminal(mut self) -> Self {
        self.command.set_controlling_tty(false);
        self
    }

    /// Starts it, and does not wait for anything.
    pub fn start(mut self) -> Session {
        let home = tempfile::tempdir().expect("a home");
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
            self.command.env(name, home.path());
        }
        let pair = native_pty_system()
            .openpty(pty_size(self.size))
            .expect("a pty");
        let before = termios(&*pair.master);
        let child = pair.slave.spawn_command(self.command).expect("a program");
        drop(pair.slave);
        let id = child.process_id().expect("a process id");
        let pid = Pid::from_raw(id.cast_signed()).expect("a process id is not 0");
        let shared = Arc::new(Shared {
            seen: Mutex::new(Seen {
                emulator: emulator(self.size),
                raw: Vec::new(),
                stalled: false,
                closing: false,
                ended: false,
            }),
            changed: Condvar::new(),
        });
        let reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let (answers, questions) = mpsc::channel::<()>();
        let mut session = Session {
            reader: None,
            writer: Some(writer),
            master: Some(pair.master),
            fates: watched(pid),
            pid,
            before,
            shared: Arc::clone(&shared),
            _home: home,
        };
        session.reader = Some(thread::spawn(move || read(reader, &shared, &answers)));
        if self.manners == Manners::Answering {
            session.answer(&questions);
        }
        session
    }

    /// Starts it and waits for the first page.
    pub fn ready(self) -> Session {
        let session = self.start();
        session.wait_for(READY);
        session
    }
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}
