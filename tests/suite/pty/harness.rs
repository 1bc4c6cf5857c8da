//! A terminal that runs the program: a pty, an emulator, and waits that end at a deadline.

mod emulator;
mod session;
pub mod wire;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread;
use std::time::Duration;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use rustix::process::Pid;
use tempfile::TempDir;

use emulator::{Frame, Seen, Shared, emulator, read};
pub use session::Session;
use session::{termios, watched};

/// What every page shows: the lesson's title.
pub const READY: &str = "What is Node.js";
/// A key that changes the screen: to the end of the lesson.
pub const KEY: &str = "G";
/// What it then shows.
pub const KEY_SHOWN: &str = "100 %";
/// The key that paints the whole screen again.
pub const REDRAW: &str = "\x0c";
/// The key that quits.
pub const QUIT: &str = "q";

/// Long enough for a busy machine; no test waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(60);

/// Variables of whoever runs the tests that must not matter.
const FOREIGN_VARIABLES: [&str; 8] = [
    "NO_COLOR",
    "COLORTERM",
    "SSH_CONNECTION",
    "VISUAL",
    "EDITOR",
    "NODECOURSE_FAULT",
    "NODECOURSE_BACKTRACE",
    "RUST_BACKTRACE",
];

/// How the emulator answers the question for its background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manners {
    /// It is black.
    Dark,
    /// It is white.
    Light,
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
    home: TempDir,
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
        for name in FOREIGN_VARIABLES {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        let home = tempfile::tempdir().expect("a home");
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
            command.env(name, home.path());
        }
        Self {
            command,
            manners: Manners::Dark,
            size: (70, 12),
            home,
        }
    }

    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    /// The folder that is opened.
    pub fn course(self, folder: &Path) -> Self {
        self.arg(folder)
    }

    /// A file of the learner's configuration.
    pub fn config(self, name: &str, text: &str) -> Self {
        write(&self.home.path().join("nodecourse"), name, text);
        self
    }

    pub fn args(mut self, args: &[&str]) -> Self {
        self.command.args(args);
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
    pub fn start(self) -> Session {
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
                frame: Frame::Whole,
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
            _home: self.home,
        };
        session.reader = Some(thread::spawn(move || read(reader, &shared, &answers)));
        match self.manners {
            Manners::Dark => session.answer(&questions, "0000/0000/0000"),
            Manners::Light => session.answer(&questions, "ffff/ffff/ffff"),
            Manners::Mute => {}
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

/// A folder with these files.
pub fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}
