//! What a program has printed, as lines in the order in which they came.

use std::mem;

use crate::practice::compare::as_shown;
use crate::practice::run::{Output, Stream};

/// Bytes of one line, after which it is broken: nobody reads further, and a line is laid out whole.
const LONGEST_LINE: usize = 64 * 1024;
/// Lines that are kept, which are more than any pane shows: half a million of them would take a hundred megabytes.
const MOST_LINES: usize = 10_001;

/// The lines that a program has printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printed {
    /// Whole lines with their stream, in the order in which they ended: as many as can be shown, and one more.
    pub lines: Vec<(Stream, String)>,
    /// All of standard output, as it came.
    pub out: Vec<u8>,
    /// What each stream has begun and not ended.
    begun: [Vec<u8>; 2],
}

impl Printed {
    /// Takes in what one stream has printed.
    pub fn take(&mut self, output: &Output) {
        if output.stream == Stream::Out {
            self.out.extend_from_slice(&output.bytes);
        }
        for part in output.bytes.split_inclusive(|byte| *byte == b'\n') {
            let begun = &mut self.begun[index(output.stream)];
            begun.extend_from_slice(part);
            if part.ends_with(b"\n") || begun.len() > LONGEST_LINE {
                let line = mem::take(begun);
                self.push(output.stream, &line);
            }
        }
    }

    /// No more comes: what has no line break at its end is a line too.
    pub fn finish(&mut self) {
        for stream in [Stream::Out, Stream::Err] {
            let line = mem::take(&mut self.begun[index(stream)]);
            if !line.is_empty() {
                self.push(stream, &line);
            }
        }
    }

    /// All of standard output as text.
    pub fn text(&self) -> String {
        as_shown(&self.out)
    }

    fn push(&mut self, stream: Stream, line: &[u8]) {
        if self.lines.len() >= MOST_LINES {
            return;
        }
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        self.lines.push((stream, as_shown(line)));
    }
}

fn index(stream: Stream) -> usize {
    match stream {
        Stream::Out => 0,
        Stream::Err => 1,
    }
}
