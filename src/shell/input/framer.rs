//! Cuts the terminal's bytes into frames, whatever their packets were, and decides by time what stays
//! unfinished. The grammar is in `super::grammar`.
//!
//! Why it exists: termina's parser waits for ever inside an unknown `CSI ? …`, an unended string or
//! paste, and turns what follows a broken sequence into keys.

use std::mem;
use std::time::{Duration, Instant};

use super::frame::Frame;
use super::grammar::{Grammar, State};

/// A lone Esc is a key when nothing has followed it for this long.
const ESCAPE_WAIT: Duration = Duration::from_millis(60);
/// Half a sequence is given up after this long.
const SEQUENCE_WAIT: Duration = Duration::from_secs(1);

/// Cuts bytes into frames.
#[derive(Debug, Default)]
pub struct Framer {
    grammar: Grammar,
    /// When the unfinished frame began.
    started: Option<Instant>,
    /// When the last byte came.
    touched: Option<Instant>,
    /// A reply was given up, and its rest may still come.
    stale: bool,
}

impl Framer {
    /// The frames that these bytes complete.
    pub fn feed(&mut self, bytes: &[u8], now: Instant) -> Vec<Frame> {
        // What follows a lone Esc was there all the time, if the machine was busy.
        if self.grammar.state() != State::Escape && self.is_due(now) {
            self.give_up();
        }
        let rest = if mem::take(&mut self.stale) {
            rest_of_reply(bytes)
        } else {
            0
        };
        for byte in bytes.iter().skip(rest) {
            let before = self.grammar.state();
            self.grammar.byte(*byte);
            let states = [before, self.grammar.state()];
            if states.contains(&State::Ground) || states.contains(&State::Escape) {
                self.started = Some(now);
            }
        }
        self.touched = Some(now);
        self.grammar.frames()
    }

    /// When an unfinished frame is decided without its rest.
    pub fn deadline(&self) -> Option<Instant> {
        match self.grammar.state() {
            State::Ground => None,
            State::Escape => self.touched.map(|touched| touched + ESCAPE_WAIT),
            State::Paste => self.touched.map(|touched| touched + SEQUENCE_WAIT),
            State::Character
            | State::Control
            | State::Console
            | State::Mouse
            | State::Single
            | State::Text => self.started.map(|started| started + SEQUENCE_WAIT),
        }
    }

    /// Decides an unfinished frame whose deadline has passed.
    pub fn expire(&mut self, now: Instant) -> Vec<Frame> {
        if self.is_due(now) {
            self.give_up();
        }
        self.grammar.frames()
    }

    fn is_due(&self, now: Instant) -> bool {
        self.deadline().is_some_and(|deadline| deadline <= now)
    }

    fn give_up(&mut self) {
        self.stale = matches!(self.grammar.state(), State::Control | State::Text);
        self.started = None;
        self.grammar.give_up();
    }
}

/// How many bytes at the start of a packet are the rest of a reply that was given up. A key comes alone
/// or as a sequence of its own, so a run of text with a reply's ending is no typing.
fn rest_of_reply(packet: &[u8]) -> usize {
    let text = packet
        .iter()
        .take_while(|byte| matches!(byte, b' '..=b'~'))
        .count();
    let (text, after) = packet.split_at(text);
    if text.len() > 1 {
        if after.starts_with(b"\x07") {
            return text.len() + 1;
        }
        if after.starts_with(b"\x1b\\") {
            return text.len() + 2;
        }
    }
    let inner = text
        .iter()
        .take_while(|byte| matches!(byte, b' '..=b'?'))
        .count();
    if inner > 0 && matches!(text.get(inner), Some(b'c' | b'n' | b'R' | b't' | b'y')) {
        return inner + 1;
    }
    0
}
