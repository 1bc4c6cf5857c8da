//! A running program: what it shows, what is typed, and what becomes of it.

mod waits;

use std::fs;
use std::io::Write;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use portable_pty::MasterPty;
use rustix::process::{
    Pid, Signal, WaitId, WaitIdOptions, WaitOptions, kill_process, waitid, waitpid,
};

use super::emulator::{Seen, Shared, cells};
use super::{Fate, PATIENCE, QUIT, REDRAW, pty_size};

/// A running program and its terminal.
pub struct Session {
    pub shared: Arc<Shared>,
    pub reader: Option<JoinHandle<()>>,
    pub writer: Option<Box<dyn Write + Send>>,
    pub master: Option<Box<dyn MasterPty + Send>>,
    pub fates: Receiver<(Fate, Duration)>,
    pub pid: Pid,
    pub before: String,
    pub _home: tempfile::TempDir,
}

impl Session {
    /// Answers the question for the background, which comes once and early, before the test types.
    pub fn answer(&mut self, questions: &Receiver<()>, color: &str) {
        if questions.recv_timeout(PATIENCE).is_ok() {
            self.send(&format!("\x1b]11;rgb:{color}\x1b\\\x1b[?62;22c"));
        }
    }

    pub fn screen(&self) -> String {
        self.seen().emulator.screen().contents()
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.seen().raw.clone()
    }

    /// What the emulator reports of the mouse.
    pub fn mouse_mode(&self) -> vt100::MouseProtocolMode {
        self.seen().emulator.screen().mouse_protocol_mode()
    }

    /// What the emulator's cells say.
    pub fn look<T>(&self, at: impl FnOnce(&vt100::Screen) -> T) -> T {
        at(self.seen().emulator.screen())
    }

    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.seen().raw).into_owned()
    }

    /// Where the screen shows a text first: column and row from 1, as mouse reports count.
    pub fn find(&self, text: &str) -> (usize, usize) {
        let screen = self.screen();
        let (row, line) = screen
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains(text))
            .unwrap_or_else(|| panic!("no {text:?} in\n{screen}"));
        let (before, _) = line.split_once(text).expect("the line has it");
        (nodecourse::text::width(before) + 1, row + 1)
    }

    pub fn send(&mut self, text: &str) {
        self.send_bytes(text.as_bytes());
    }

    pub fn send_bytes(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().expect("the terminal is there");
        writer.write_all(bytes).expect("the terminal takes input");
        writer.flush().expect("the terminal takes input");
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        let master = self.master.as_ref().expect("the terminal is there");
        let (wide, high) = (cells(columns), cells(rows));
        self.seen().emulator.screen_mut().set_size(high, wide);
        master.resize(pty_size((columns, rows))).expect("a size");
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).expect("the program is there");
    }

    pub fn pid(&self) -> i32 {
        self.pid.as_raw_nonzero().get()
    }

    /// What becomes of the program next.
    pub fn fate(&self) -> Fate {
        self.fate_within(PATIENCE)
    }

    /// The same with a deadline.
    pub fn fate_within(&self, time: Duration) -> Fate {
        self.fate_and_work(time).0
    }

    /// The same with the processor's time that the program had taken until then.
    pub fn fate_and_work(&self, time: Duration) -> (Fate, Duration) {
        match self.fates.recv_timeout(time) {
            Ok(fate) => fate,
            Err(error) => panic!("{error}: the screen is\n{}", self.screen()),
        }
    }

    /// The processor's time that the program has taken.
    pub fn work(&self) -> Duration {
        work(self.pid)
    }

    /// The most memory that the program has had, in bytes; `None` where the system does not tell.
    pub fn peak_memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
        let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kilobytes * 1024)
    }

    /// Quits by key.
    pub fn quit(&mut self) {
        self.send(QUIT);
        assert_eq!(self.fate(), Fate::Exited(0));
        self.assert_restored();
    }

    /// Asserts that the program has left the terminal as it found it.
    pub fn assert_restored(&self) {
        let master = self.master.as_ref().expect("the terminal is there");
        assert_eq!(termios(&**master), self.before, "line settings");
        self.wait_until("normal screen", |seen| {
            !seen.emulator.screen().alternate_screen()
        });
        self.wait_until("last words", |seen| {
            let screen = seen.emulator.screen();
            !screen.hide_cursor()
        });
        let seen = self.seen();
        let screen = seen.emulator.screen();
        assert!(!screen.bracketed_paste(), "bracketed paste");
        assert_eq!(
            screen.mouse_protocol_mode(),
            vt100::MouseProtocolMode::None,
            "mouse"
        );
        assert_eq!(screen.fgcolor(), vt100::Color::Default, "colour");
        assert_eq!(screen.bgcolor(), vt100::Color::Default, "colour");
        assert!(!screen.bold() && !screen.dim() && !screen.italic());
        assert!(!screen.underline() && !screen.inverse());
        let raw = String::from_utf8_lossy(&seen.raw);
        for mode in [
            "2026", "1000", "1002", "1003", "1004", "1006", "2004", "1049",
        ] {
            let on = raw.rfind(&format!("\x1b[?{mode}h"));
            let off = raw.rfind(&format!("\x1b[?{mode}l"));
            assert!(on.is_none() || on < off, "mode {mode} is left on");
        }
        for keyboard in ["\x1b[>", "\x1b[=", "\x1b="] {
            assert!(!raw.contains(keyboard), "the keyboard is set otherwise");
        }
        let opened = raw.rfind("\x1b]8;id=");
        assert!(opened <= raw.rfind("\x1b]8;;\x1b\\"), "a link is left open");
    }

    /// Asserts that the program has the terminal.
    pub fn assert_inside(&self) {
        let master = self.master.as_ref().expect("the terminal is there");
        assert_ne!(termios(&**master), self.before, "line settings");
        let seen = self.seen();
        let screen = seen.emulator.screen();
        assert!(screen.alternate_screen() && screen.hide_cursor() && screen.bracketed_paste());
    }

    /// The terminal takes no output until [`Session::flow`].
    pub fn stall(&mut self, unblocking_input: &str) {
        self.seen().stalled = true;
        self.send(unblocking_input);
    }

    /// The terminal takes output again.
    pub fn flow(&self) {
        self.seen().stalled = false;
        self.shared.changed.notify_all();
    }

    /// The terminal goes away, as when its window is closed.
    pub fn hang_up(&mut self) {
        self.seen().closing = true;
        // The reader notices when there is something to read: a whole frame, or the key's own echo.
        self.send(REDRAW);
        let reader = self.reader.take().expect("it is read from");
        reader.join().expect("the reader ends");
        self.writer = None;
        self.master = None;
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.shared
            .seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.flow();
        // An ended program's number may be another's by now.
        let ended = loop {
            match self.fates.try_recv() {
                Ok((Fate::Stopped, _)) => {}
                Err(mpsc::TryRecvError::Empty) => break false,
                Ok(_) | Err(mpsc::TryRecvError::Disconnected) => break true,
            }
        };
        if !ended {
            let _ = kill_process(self.pid, Signal::KILL);
        }
    }
}

/// Reports what becomes of a child until it ends, and the processor's time that it had taken.
pub fn watched(pid: Pid) -> Receiver<(Fate, Duration)> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let ends = WaitIdOptions::EXITED | WaitIdOptions::STOPPED | WaitIdOptions::NOWAIT;
        loop {
            // What has ended tells its time until it is waited for.
            let _ = waitid(WaitId::Pid(pid), ends);
            let work = work(pid);
            let Ok(Some((_, status))) = waitpid(Some(pid), WaitOptions::UNTRACED) else {
                return;
            };
            let fate = match (status.exit_status(), status.terminating_signal()) {
                (Some(code), _) => Fate::Exited(code),
                (_, Some(signal)) => Fate::Killed(signal),
                _ => Fate::Stopped,
            };
            if sender.send((fate, work)).is_err() || fate != Fate::Stopped {
                return;
            }
        }
    });
    receiver
}

/// The processor's time that a process has taken, ended or not; none where the system does not tell.
fn work(pid: Pid) -> Duration {
    /// The kernel counts in these for everyone to read, whatever its own clock.
    const TICK: Duration = Duration::from_millis(10);
    let stat = fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero()));
    let stat = stat.unwrap_or_default();
    // The name before may hold anything.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks = ticks.filter_map(|ticks| ticks.parse::<u32>().ok()).sum();
    TICK * ticks
}

/// The line settings, as text.
pub fn termios(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().expect("line settings"))
}
