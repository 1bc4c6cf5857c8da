//! ECMA-48's grammar, one byte at a time: where a frame ends, and what kind of frame it is.

use std::mem;

use super::control::{self, Kind};
use super::frame::Frame;
use super::paste::Paste;

/// Bytes kept of a sequence; what is longer is read to its end and dropped.
const SEQUENCE_LIMIT: usize = 256;

/// What the bytes so far are the beginning of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum State {
    /// Nothing.
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
    /// What stands between `ESC [ 200 ~` and `ESC [ 201 ~`.
    Paste,
}

/// Takes bytes and finds frames.
#[derive(Debug, Default)]
pub struct Grammar {
    state: State,
    /// The unfinished frame, from its first Esc.
    buffer: Vec<u8>,
    paste: Paste,
    frames: Vec<Frame>,
}

impl Grammar {
    /// What the bytes so far are the beginning of.
    pub fn state(&self) -> State {
        self.state
    }

    /// Takes the frames that have been found.
    pub fn frames(&mut self) -> Vec<Frame> {
        mem::take(&mut self.frames)
    }

    /// Ends an unfinished frame without its rest.
    pub fn give_up(&mut self) {
        match self.state {
            State::Escape => {
                for _ in 0..self.buffer.len() {
                    self.frames.push(Frame::Escape);
                }
                self.reset();
            }
            State::Paste => self.pasted(),
            _ => self.abandon(),
        }
    }

    /// Takes the next byte.
    pub fn byte(&mut self, byte: u8) {
        match self.state {
            State::Ground => self.first(byte),
            State::Escape => self.escaped(byte),
            State::Character => self.character(byte),
            State::Control => self.control(byte),
            State::Console | State::Single => self.short(byte),
            State::Mouse => self.raw_mouse(byte),
            State::Text => self.text(byte),
            State::Paste => {
                if self.paste.byte(byte) {
                    self.pasted();
                }
            }
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

    fn control_end(&mut self, last: u8) {
        let kind = control::kind(parameters(&self.buffer), last);
        self.push(last);
        match kind {
            Kind::Key => self.key(),
            Kind::Mouse => self.mouse(),
            Kind::Paste => {
                self.abandon();
                self.state = State::Paste;
            }
            Kind::Attributes => {
                self.abandon();
                self.frames.push(Frame::Attributes);
            }
            Kind::Other => self.abandon(),
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

    fn pasted(&mut self) {
        self.frames.push(Frame::Paste(self.paste.take()));
        self.reset();
    }

    fn reset(&mut self) {
        self.state = State::Ground;
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
