//! A pseudo-terminal that nobody looks at: it notes when frames are complete.

use std::fs;
use std::io::Write;
use std::os::fd::{BorrowedFd, RawFd};
use std::path::Path;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// What ends a frame: the end of a synchronized update.
pub const FRAME_END: &[u8] = b"\x1b[?2026l";
/// A program that takes longer is broken.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running program.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    output: RawFd,
    tail: Vec<u8>,
    _home: tempfile::TempDir,
}

impl Terminal {
    /// Starts a program on 120 columns and 40 rows; the time until its first frame is complete comes with it.
    pub fn start(mut command: CommandBuilder) -> (Self, Duration) {
        let home = tempfile::tempdir().expect("a home");
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"] {
            command.env(name, home.path());
        }
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env_remove("NO_COLOR");
        let size = PtySize {
            rows: 40,
            cols: 120,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let output = pair.master.as_raw_fd().expect("a descriptor");
        let writer = pair.master.take_writer().expect("a writer");
        let begin = Instant::now();
        let child = pair.slave.spawn_command(command).expect("a program");
        drop(pair.slave);
        let mut terminal = Self {
            child,
            master: pair.master,
            writer,
            output,
            tail: Vec::new(),
            _home: home,
        };
        let end = terminal.frame().expect("a first frame");
        (terminal, end - begin)
    }

    /// Types a key, and measures until the frame that it leads to is complete.
    pub fn press(&mut self, key: &str) -> Duration {
        self.settle(Duration::from_millis(30));
        self.press_until(key, FRAME_END)
    }

    /// Types keys, and measures until a frame is complete in which these bytes stand. Other frames may come before.
    pub fn press_until(&mut self, keys: &str, mark: &[u8]) -> Duration {
        self.tail.clear();
        let begin = Instant::now();
        self.writer
            .write_all(keys.as_bytes())
            .expect("it takes keys");
        self.writer.flush().expect("it takes keys");
        let mut marked = false;
        loop {
            let came = self.read(PATIENCE).expect("a frame for the keys");
            let mut from = 0;
            if !marked {
                let at = find(&self.tail, mark);
                marked = at.is_some();
                from = at.unwrap_or_default();
            }
            if marked && find(&self.tail[from..], FRAME_END).is_some() {
                self.tail.clear();
                return came - begin;
            }
            let longest = mark.len().max(FRAME_END.len());
            let kept = self.tail.len().min(longest - 1);
            self.tail.drain(..self.tail.len() - kept);
        }
    }

    /// Reads until nothing has come for a while.
    pub fn settle(&mut self, silence: Duration) {
        while self.read(silence).is_some() {}
        self.tail.clear();
    }

    /// A figure of the process in kB, such as `VmRSS` or `VmHWM`; `None` where the system does not tell.
    pub fn memory(&self, name: &str) -> Option<f64> {
        let pid = self.child.process_id()?;
        let status =
            fs::read_to_string(Path::new("/proc").join(pid.to_string()).join("status")).ok()?;
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }

    /// When the next frame was complete.
    fn frame(&mut self) -> Option<Instant> {
        loop {
            let came = self.read(PATIENCE)?;
            let found = find(&self.tail, FRAME_END).is_some();
            let kept = self.tail.len().min(FRAME_END.len() - 1);
            if found {
                self.tail.clear();
                return Some(came);
            }
            self.tail.drain(..self.tail.len() - kept);
        }
    }

    /// Reads what there is, and when; `None` if nothing comes in time.
    fn read(&mut self, patience: Duration) -> Option<Instant> {
        // SAFETY: the master, which owns the descriptor, lives as long as `self`.
        let output = unsafe { BorrowedFd::borrow_raw(self.output) };
        let mut waiting = [PollFd::new(&output, PollFlags::IN)];
        let timeout = Timespec::try_from(patience).ok()?;
        if poll(&mut waiting, Some(&timeout)).ok()? == 0 {
            return None;
        }
        let mut buffer = vec![0; 64 * 1024];
        let count = rustix::io::read(output, &mut buffer).ok()?;
        let came = Instant::now();
        self.tail.extend_from_slice(buffer.get(..count)?);
        Some(came)
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = self.master.get_size();
    }
}
