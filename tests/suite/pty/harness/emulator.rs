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
    /// The emulator takes nothing for now.
    pub stalled: bool,
    /// The emulator is about to go away.
    pub closing: bool,
    /// The program has the terminal no more.
    pub ended: bool,
}

/// Reads what the program writes until it ends.
pub fn read(mut reader: Box<dyn Read + Send>, shared: &Shared, asked: &Sender<()>) {
    let mut buffer = [0; 4096];
    while let Ok(count) = reader.read(&mut buffer) {
        let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else {
            break;
        };
        let mut seen = shared.seen.lock().expect("no panic");
        if seen.closing {
            return;
        }
        seen.emulator.process(bytes);
        seen.raw.extend_from_slice(bytes);
        if seen.raw.ends_with(b"\x1b]11;?\x1b\\\x1b[c") {
            let _ = asked.send(());
        }
        shared.changed.notify_all();
        let flowing = shared.changed.wait_while(seen, |seen| seen.stalled);
        drop(flowing.expect("no panic"));
    }
    shared.seen.lock().expect("no panic").ended = true;
    shared.changed.notify_all();
}

/// An emulator of that size.
pub fn emulator((columns, rows): (u16, u16)) -> vt100::Parser {
    vt100::Parser::new(cells(rows), cells(columns), 0)
}

/// At least one cell, and not more than an emulator's memory allows.
pub fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count.min(1000)).unwrap_or(NonZeroU16::MIN)
}
