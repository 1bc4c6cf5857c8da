//! The terminal's screen, fed by what the program writes.

use std::io::Read;
use std::num::NonZeroU16;
use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex};

/// What the program has written so far, and a bell for more.
pub struct Shared {
    pub seen: Mutex<Seen>,
    pub changed: Condvar,
}

/// The screen, and the bytes that made it.
pub struct Seen {
    pub emulator: vt100::Parser,
    pub raw: Vec<u8>,
    pub frame: Frame,
    /// The emulator takes nothing for now.
    pub stalled: bool,
    /// The emulator is about to go away.
    pub closing: bool,
    /// The program has the terminal no more.
    pub ended: bool,
}

/// How much of a frame the emulator has taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// All of it.
    Whole,
    /// Not all: a terminal that knows synchronized updates still shows the one before.
    Begun,
}

/// What begins and ends a frame.
const MARKS: [&[u8]; 2] = [b"\x1b[?2026h", b"\x1b[?2026l"];

impl Seen {
    /// Adds bytes to those that came before, of which the last may be the first of a sequence.
    fn take(&mut self, bytes: &[u8]) {
        let from = self.raw.len().saturating_sub(MARKS[0].len() - 1);
        self.raw.extend_from_slice(bytes);
        let last = |mark: &[u8]| {
            let mut windows = self.raw[from..].windows(mark.len());
            windows.rposition(|window| window == mark)
        };
        let [begun, ended] = MARKS.map(last);
        if begun.is_some() || ended.is_some() {
            self.frame = if begun > ended {
                Frame::Begun
            } else {
                Frame::Whole
            };
        }
    }
}

/// Reads what the program writes until it ends.
pub fn read(mut reader: Box<dyn Read + Send>, shared: &Shared, asked: &Sender<()>) {
    let mut buffer = [0; 4096];
    let mut held = Vec::new();
    let mut answered = false;
    while let Ok(count) = reader.read(&mut buffer) {
        let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else {
            break;
        };
        let mut seen = shared.seen.lock().expect("no panic");
        if seen.closing {
            return;
        }
        seen.emulator.process(&shown(&mut held, bytes));
        seen.take(bytes);
        // Something else may have come with the question, on either side of it.
        if !answered && contains(&seen.raw, b"\x1b]11;?\x1b\\\x1b[c") {
            answered = true;
            let _ = asked.send(());
        }
        shared.changed.notify_all();
        let flowing = shared.changed.wait_while(seen, |seen| seen.stalled);
        drop(flowing.expect("no panic"));
    }
    shared.seen.lock().expect("no panic").ended = true;
    shared.changed.notify_all();
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// The bytes for the emulator: vt100 drops U+FFFD, where terminals show it, so that another character
/// of the same length and width stands for it. The start of a character is held until its rest comes.
fn shown(held: &mut Vec<u8>, bytes: &[u8]) -> Vec<u8> {
    let mut out = std::mem::take(held);
    out.extend_from_slice(bytes);
    for start in 0..out.len().saturating_sub(2) {
        if out[start..].starts_with("\u{fffd}".as_bytes()) {
            out[start..start + 3].copy_from_slice("\u{25af}".as_bytes());
        }
    }
    let begun = [
        "\u{fffd}".as_bytes().get(..2),
        "\u{fffd}".as_bytes().get(..1),
    ]
    .into_iter()
    .flatten()
    .find(|start| out.ends_with(start))
    .map_or(0, <[u8]>::len);
    *held = out.split_off(out.len() - begun);
    out
}

/// An emulator of that size.
pub fn emulator((columns, rows): (u16, u16)) -> vt100::Parser {
    vt100::Parser::new(cells(rows), cells(columns), 0)
}

/// At least one cell, and not more than an emulator's memory allows.
pub fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count.min(1000)).unwrap_or(NonZeroU16::MIN)
}
