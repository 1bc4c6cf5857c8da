//! Cuts the terminal's bytes into frames by ECMA-48's grammar, one byte at a time, so that packets
//! make no difference. It knows where a sequence ends, not what it means.
//!
//! Why it exists: termina's parser waits for ever inside an unknown `CSI ? …`, an unended string or
//! paste, and turns what follows a broken sequence into keys.

use std::mem;
use std::time::{Duration, Instant};

use super::key;

/// A lone Esc is a key when nothing has followed it for this long.
const ESCAPE_WAIT: Duration = Duration::from_millis(60);
/// Half a sequence is given up after this long.
const SEQUENCE_WAIT: Duration = Duration::from_secs(1);
/// Bytes kept of a paste.
const PASTE_LIMIT: usize = 64 * 1024;
/// Bytes kept of a sequence; what is longer is read to its end and dropped.
const SEQUENCE_LIMIT: usize = 256;
/// What ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// One thing that the terminal sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// The Esc key.
    Escape,
    /// The bytes of a key, with an Esc before them where Alt was held.
    Key(Vec<u8>),
    /// The bytes of a mouse report.
    Mouse(Vec<u8>),
    /// What was pasted, its end possibly cut.
    Paste(String),
    /// A reply about a colour: what stands between `OSC` and its end.
    Color(Vec<u8>),
    /// The reply to DA1. All other replies are dropped.
    Attributes,
}

/// What the bytes so far are the beginning of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    #[default]
    Ground,
    /// One Esc, or two.
    Escape,
    /// A character of more than one byte.
    Character,
    /// `ESC [`.
    Control,
    /// `ESC [ [`, as the Linux console sends F1 to F5.
    Console,
    /// `ESC [ M`: three bytes follow.
    Mouse,
    /// `ESC O`.
    Single,
    /// OSC, DCS, SOS, PM or APC.
    Text,
    Paste,
}

/// Cuts bytes into frames.
#[derive(Debug, Default)]
pub struct Framer {
    state: State,
    /// The unfinished frame, from its first Esc.
    buffer: Vec<u8>,
    /// How much of [`PASTE_END`] has been seen.
    ending: usize,
    started: Option<Instant>,
    touched: Option<Instant>,
    /// A reply was given up, and its rest may still come.
    stale: bool,
    frames: Vec<Frame>,
}

impl Framer {
    /// The frames that these bytes complete.
    pub fn feed(&mut self, bytes: &[u8], now: Instant) -> Vec<Frame> {
        if self.state != State::Escape && self.deadline().is_some_and(|deadline| deadline <= now) {
            self.give_up();
        }
        let bytes = if mem::take(&mut self.stale) {
            &bytes[rest_of_reply(bytes)..]
        } else {
            bytes
        };
        for byte in bytes {
            self.byte(*byte);
            if self.state == State::Ground {
                self.started = None;
            } else {
                self.started.get_or_insert(now);
            }
        }
        self.touched = Some(now);
        mem::take(&mut self.frames)
    }

    /// When an unfinished frame is decided without its rest.
    pub fn deadline(&self) -> Option<Instant> {
        match self.state {
            State::Ground => None,
            State::Escape => self.touched.map(|touched| touched + ESCAPE_WAIT),
            State::Paste => self.touched.map(|touched| touched + SEQUENCE_WAIT),
            _ => self.started.map(|started| started + SEQUENCE_WAIT),
        }
    }

    /// Decides an unfinished frame whose deadline has passed.
    pub fn expire(&mut self, now: Instant) -> Vec<Frame> {
        if self.deadline().is_some_and(|deadline| deadline <= now) {
            self.give_up();
        }
        mem::take(&mut self.frames)
    }

    fn give_up(&mut self) {
        match self.state {
            State::Escape => {
                for _ in 0..self.buffer.len() {
                    self.frames.push(Frame::Escape);
                }
                self.reset();
            }
            State::Paste => self.paste(),
            State::Control | State::Text => {
                self.abandon();
                self.stale = true;
            }
            _ => self.abandon(),
        }
    }

    fn reset(&mut self) {
        self.state = State::Ground;
        self.started = None;
        self.buffer.clear();
    }

    /// Drops a broken frame, all but an Esc that was pressed before it.
    fn abandon(&mut self) {
        if self.buffer.starts_with(b"\x1b\x1b") {
            self.frames.push(Frame::Escape);
        }
        self.reset();
    }

    /// Drops a broken frame and takes the byte that broke it as the beginning of another.
    fn restart(&mut self, byte: u8) {
        self.abandon();
        self.byte(byte);
    }

    fn push(&mut self, byte: u8) {
        if self.buffer.len() < SEQUENCE_LIMIT {
            self.buffer.push(byte);
        }
    }

    fn key(&mut self) {
        self.frames.push(Frame::Key(mem::take(&mut self.buffer)));
        self.reset();
    }

    fn paste(&mut self) {
        let text = String::from_utf8_lossy(&self.buffer);
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.frames.push(Frame::Paste(text));
        self.reset();
    }

    fn byte(&mut self, byte: u8) {
        match self.state {
            State::Ground => self.first(byte),
            State::Escape => self.escaped(byte),
            State::Character => self.character(byte),
            State::Control => self.control(byte),
            State::Console | State::Single => self.short(byte),
            State::Mouse => self.raw_mouse(byte),
            State::Text => self.text(byte),
            State::Paste => self.pasted(byte),
        }
    }

    /// The first byte of a frame, or the first after Esc.
    fn first(&mut self, byte: u8) {
        match byte {
            0x1b => {
                self.buffer.push(byte);
                self.state = State::Escape;
            }
            0xc2..=0xf4 => {
                self.buffer.push(byte);
                self.state = State::Character;
            }
            0x80.. => self.abandon(),
            _ => {
                self.buffer.push(byte);
                self.key();
            }
        }
    }

    fn escaped(&mut self, byte: u8) {
        let next = match byte {
            0x1b => {
                if self.buffer.len() > 1 {
                    self.frames.push(Frame::Escape);
                } else {
                    self.buffer.push(byte);
                }
                return;
            }
            b'[' => State::Control,
            b'O' => State::Single,
            b']' | b'P' | b'X' | b'^' | b'_' => State::Text,
            b'\\' => return self.abandon(),
            // Ctrl-C always gets through.
            0x03 => {
                self.give_up();
                return self.byte(byte);
            }
            _ => {
                if self.buffer.len() > 1 {
                    self.frames.push(Frame::Escape);
                    self.buffer.truncate(1);
                }
                self.state = State::Ground;
                return self.first(byte);
            }
        };
        self.buffer.push(byte);
        self.state = next;
    }

    fn character(&mut self, byte: u8) {
        if !(0x80..0xc0).contains(&byte) {
            return self.restart(byte);
        }
        self.buffer.push(byte);
        let start = usize::from(self.buffer.first() == Some(&0x1b));
        let bytes = self.buffer.get(start..).unwrap_or_default();
        let length = match bytes.first() {
            Some(0xc2..=0xdf) => 2,
            Some(0xe0..=0xef) => 3,
            _ => 4,
        };
        if bytes.len() == length {
            if std::str::from_utf8(bytes).is_ok() {
                self.key();
            } else {
                self.abandon();
            }
        }
    }

    fn control(&mut self, byte: u8) {
        let parameters = parameters(&self.buffer);
        match byte {
            b'[' if parameters.is_empty() => {
                self.push(byte);
                self.state = State::Console;
            }
            b'M' if parameters.is_empty() => {
                self.push(byte);
                self.state = State::Mouse;
            }
            // rxvt ends a key with Shift by what is no final byte elsewhere.
            b'$' if !parameters.is_empty() && parameters.iter().all(u8::is_ascii_digit) => {
                self.push(byte);
                self.key();
            }
            b' '..=b'?' => self.push(byte),
            b'@'..=b'~' => self.control_end(byte),
            _ => self.restart(byte),
        }
    }

    /// Decides what a whole control sequence is by its private mark and its last byte.
    fn control_end(&mut self, last: u8) {
        self.push(last);
        let parameters = parameters(&self.buffer);
        let parameters = parameters.split_last().map_or(parameters, |(_, rest)| rest);
        let private = parameters.first().filter(|byte| **byte >= b'<');
        let plain = parameters
            .iter()
            .all(|byte| matches!(byte, b'0'..=b'9' | b':' | b';'));
        match (private, last) {
            (None, b'~') if parameters == b"200" => {
                self.abandon();
                self.ending = 0;
                self.state = State::Paste;
            }
            (None, _) if plain && key::ends_key(parameters, last) => self.key(),
            (None, b'M') if plain => self.mouse(),
            (Some(b'<'), b'M' | b'm') => self.mouse(),
            (Some(b'?'), b'c') => {
                self.abandon();
                self.frames.push(Frame::Attributes);
            }
            _ => self.abandon(),
        }
    }

    /// A mouse report never takes an Esc before it for its own.
    fn mouse(&mut self) {
        let start = usize::from(self.buffer.starts_with(b"\x1b\x1b"));
        let report = self.buffer.get(start..).unwrap_or_default().to_vec();
        self.abandon();
        self.frames.push(Frame::Mouse(report));
    }

    fn short(&mut self, byte: u8) {
        match byte {
            b'0'..=b'9' | b';' if self.state == State::Single => self.push(byte),
            b' '..=b'~' => {
                self.push(byte);
                self.key();
            }
            _ => self.restart(byte),
        }
    }

    fn raw_mouse(&mut self, byte: u8) {
        if byte < b' ' {
            return self.restart(byte);
        }
        self.push(byte);
        if parameters(&self.buffer).len() == 4 {
            self.mouse();
        }
    }

    fn text(&mut self, byte: u8) {
        let escaped = self.buffer.last() == Some(&0x1b);
        match byte {
            b'\\' if escaped => {
                self.buffer.pop();
                self.text_end();
            }
            // An Esc that ends no string begins a new sequence.
            _ if escaped => {
                self.buffer.pop();
                self.abandon();
                self.buffer.push(0x1b);
                self.state = State::Escape;
                self.byte(byte);
            }
            0x1b => {
                self.buffer.truncate(SEQUENCE_LIMIT);
                self.buffer.push(byte);
            }
            0x07 if self.kind() == Some(b']') => self.text_end(),
            0x18 | 0x1a => self.abandon(),
            0x03 => self.restart(byte),
            _ => self.push(byte),
        }
    }

    fn text_end(&mut self) {
        let color = (self.kind() == Some(b']')).then(|| parameters(&self.buffer).to_vec());
        self.abandon();
        self.frames.extend(color.map(Frame::Color));
    }

    /// The byte after the last Esc of the introducer.
    fn kind(&self) -> Option<u8> {
        let doubled = usize::from(self.buffer.starts_with(b"\x1b\x1b"));
        self.buffer.get(1 + doubled).copied()
    }

    fn pasted(&mut self, byte: u8) {
        if PASTE_END.get(self.ending) == Some(&byte) {
            self.ending += 1;
            if self.ending == PASTE_END.len() {
                self.paste();
            }
            return;
        }
        let held = PASTE_END.get(..self.ending).unwrap_or_default();
        let room = PASTE_LIMIT - self.buffer.len();
        self.buffer.extend(held.iter().take(room));
        self.ending = usize::from(byte == 0x1b);
        if self.ending == 0 && self.buffer.len() < PASTE_LIMIT {
            self.buffer.push(byte);
        }
    }
}

/// What follows the introducer: `ESC [` or `ESC ]`, with another Esc before it or not.
fn parameters(buffer: &[u8]) -> &[u8] {
    let start = if buffer.starts_with(b"\x1b\x1b") {
        3
    } else {
        2
    };
    buffer.get(start..).unwrap_or_default()
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
