//! Waits for what a running program shows and writes: each ends at a deadline.

use std::time::{Duration, Instant};

use super::Session;
use crate::pty::harness::emulator::{Frame, Seen};
use crate::pty::harness::{PATIENCE, REDRAW};

impl Session {
    /// Waits until the emulator's cells are as wanted; whether they have come to be so.
    pub fn comes_to(&self, holds: impl Fn(&vt100::Screen) -> bool) -> bool {
        let waited = self
            .shared
            .changed
            .wait_timeout_while(self.seen(), PATIENCE, |seen| !shows(seen, &holds));
        !waited.expect("no panic").1.timed_out()
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&self, text: &str) {
        self.wait_for_screen(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the screen does not show a text any more.
    pub fn wait_until_gone(&self, text: &str) {
        let end = format!("end of {text}");
        self.wait_for_screen(&end, |screen| !screen.contents().contains(text));
    }

    /// Waits until the screen is as it should be.
    pub fn wait_for_screen(&self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        self.wait_until(what, |seen| shows(seen, &holds));
    }

    /// Waits until all that has been typed has been acted on: the screen is drawn anew on request.
    pub fn catch_up(&mut self) {
        let before = self.seen().raw.len();
        self.send(REDRAW);
        self.wait_until("whole frame", |seen| {
            let new = String::from_utf8_lossy(seen.raw.get(before..).unwrap_or_default());
            whole_frame(&new)
        });
    }

    /// Opens something, waits for a mark of it, draws it whole and closes it again.
    pub fn visit(&mut self, keys: &str, mark: &str) {
        self.send(keys);
        self.wait_for(mark);
        self.catch_up();
        self.send("\x1b");
        self.wait_until_gone(mark);
    }

    /// Waits until nothing has been written for as long.
    pub fn wait_for_silence(&self, time: Duration) {
        let deadline = Instant::now() + PATIENCE;
        while !self.is_silent_for(time) {
            assert!(Instant::now() < deadline, "it never stops writing");
        }
    }

    /// Waits until something has been written, even if it is not on the screen any more.
    pub fn wait_for_output(&self, text: &str) {
        self.wait_until(text, |seen| {
            String::from_utf8_lossy(&seen.raw).contains(text)
        });
    }

    /// Waits until the program has once entered the terminal.
    pub fn wait_until_entered(&self) {
        self.wait_for_output("\x1b[?1049h");
    }

    /// Waits until the emulator is on its alternate screen.
    pub fn wait_until_inside(&self) {
        self.wait_until("alternate screen", |seen| {
            seen.emulator.screen().alternate_screen()
        });
    }

    pub(super) fn wait_until(&self, what: &str, holds: impl Fn(&Seen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut seen = self.seen();
        while !holds(&seen) {
            let left = deadline.saturating_duration_since(Instant::now());
            let raw = String::from_utf8_lossy(&seen.raw)
                .escape_debug()
                .to_string();
            let screen = seen.emulator.screen().contents();
            assert!(!left.is_zero(), "no {what:?} on\n{screen}\nafter {raw}");
            seen = self
                .shared
                .changed
                .wait_timeout(seen, left)
                .expect("no panic")
                .0;
        }
    }

    /// Whether the program writes nothing for as long.
    pub fn is_silent_for(&self, time: Duration) -> bool {
        let seen = self.seen();
        let before = seen.raw.len();
        let waited = self
            .shared
            .changed
            .wait_timeout_while(seen, time, |seen| seen.raw.len() == before);
        waited.expect("no panic").1.timed_out()
    }

    /// Resizes, and waits until the screen has been drawn anew and shows a text.
    pub fn resize_until(&self, columns: u16, rows: u16, text: &str) {
        let before = self.seen().raw.len();
        self.resize(columns, rows);
        self.wait_until(text, |seen| {
            let new = String::from_utf8_lossy(seen.raw.get(before..).unwrap_or_default());
            whole_frame(&new) && seen.emulator.screen().contents().contains(text)
        });
    }

    /// Lets time pass, while the program does what it does.
    pub fn pass(&self, time: Duration) {
        let waited = self
            .shared
            .changed
            .wait_timeout_while(self.seen(), time, |_| true);
        drop(waited.expect("no panic"));
    }

    /// Waits until the program has said its last word.
    pub fn wait_until_ended(&self) {
        self.wait_until("end", |seen| seen.ended);
    }
}

/// Whether the screen is as it should be, and no half of a frame.
fn shows(seen: &Seen, holds: impl Fn(&vt100::Screen) -> bool) -> bool {
    seen.frame == Frame::Whole && holds(seen.emulator.screen())
}

/// Whether the bytes end with or after a frame that draws the whole screen.
fn whole_frame(raw: &str) -> bool {
    raw.rfind("\x1b[2J")
        .is_some_and(|clear| raw[clear..].contains("\x1b[?2026l"))
}
