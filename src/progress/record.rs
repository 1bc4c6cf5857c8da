//! One change as a line of a journal: a checksum, a number, the kind, and what changed as JSON. What stands around a place
//! has a line of its own behind it: older versions keep that as one that they do not know, and read the place.

use super::Change;
use crate::text::fnv32;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record<'a> {
    /// Its number: it rises from one record to the next, whatever the clock does.
    pub number: u64,
    /// The whole line, without its newline.
    pub line: &'a str,
    /// The line behind it that has the same number and tells what stands around the place that it is about.
    pub context: Option<&'a str>,
    /// The same of a line that tells where in a row of a table, or in a line of code, that is.
    pub within: Option<&'a str>,
    /// What changed; `None` where a newer version wrote what this one does not know.
    pub change: Option<Change>,
}

impl<'a> Record<'a> {
    /// All that was written of it.
    pub fn lines(&self) -> impl Iterator<Item = &'a str> {
        std::iter::once(self.line)
            .chain(self.context)
            .chain(self.within)
    }
}

/// The parts of a line whose checksum is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    pub number: u64,
    pub kind: &'a str,
    pub details: &'a str,
}

impl<'a> Line<'a> {
    /// The parts of a line; `None` if a byte of it is not what was written.
    pub fn read(line: &'a str) -> Option<Self> {
        let (sum, rest) = line.split_at_checked(8)?;
        let rest = rest.strip_prefix(' ')?;
        if u32::from_str_radix(sum, 16).ok()? != fnv32(rest.as_bytes()) {
            return None;
        }
        let (number, rest) = rest.split_once(' ')?;
        let (kind, details) = rest.split_once(' ')?;
        Some(Self {
            number: number.parse().ok()?,
            kind,
            details,
        })
    }

    /// The line, all in plain ASCII so that no way it takes changes a byte of it.
    pub fn write(&self) -> String {
        let Self {
            number,
            kind,
            details,
        } = self;
        let rest = format!("{number} {kind} {}", ascii(details));
        format!("{:08x} {rest}", fnv32(rest.as_bytes()))
    }
}

/// JSON with everything but plain characters escaped; such characters stand only inside of its strings.
fn ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        if matches!(character, ' '..='~') {
            out.push(character);
            continue;
        }
        for unit in character.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
    }
    out
}
