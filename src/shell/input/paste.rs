//! A bracketed paste: bounded, and ended by its closing sequence only.

use std::mem;

/// Bytes kept of a paste.
const LIMIT: usize = 64 * 1024;
/// What ends it.
const END: &[u8] = b"\x1b[201~";

/// The text of a paste so far.
#[derive(Debug, Default)]
pub struct Paste {
    bytes: Vec<u8>,
    /// How many bytes of [`END`] have just been seen.
    ending: usize,
}

impl Paste {
    /// Takes a byte; whether the paste is at its end.
    pub fn byte(&mut self, byte: u8) -> bool {
        if END.get(self.ending) == Some(&byte) {
            self.ending += 1;
            return self.ending == END.len();
        }
        let held = END.get(..self.ending).unwrap_or_default();
        let room = LIMIT - self.bytes.len();
        self.bytes.extend(held.iter().take(room));
        self.ending = usize::from(byte == 0x1b);
        if self.ending == 0 && self.bytes.len() < LIMIT {
            self.bytes.push(byte);
        }
        false
    }

    /// Takes the text. Line ends are newlines, whatever the terminal made of them.
    pub fn take(&mut self) -> String {
        self.ending = 0;
        let bytes = mem::take(&mut self.bytes);
        let text = String::from_utf8_lossy(&bytes);
        text.replace("\r\n", "\n").replace('\r', "\n")
    }
}
