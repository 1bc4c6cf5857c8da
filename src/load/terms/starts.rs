//! Where in a text a name may begin: most of it is passed over without a search.

use super::words;

/// How many pairs of bytes there are, and of how many of them a number tells.
const PAIRS: usize = 1 << 16;
const BITS: usize = u64::BITS as usize;

/// The pairs of bytes that names begin with, one bit for each that there is.
#[derive(Debug, Clone)]
pub struct Starts(Vec<u64>);

impl Default for Starts {
    fn default() -> Self {
        Self(vec![0; PAIRS / BITS])
    }
}

impl Starts {
    /// Adds what a folded name begins with.
    pub fn add(&mut self, name: &[u8]) {
        match name {
            [] => {}
            [first] => (0..=u8::MAX).for_each(|second| self.set(*first, second)),
            [first, second, ..] => self.set(*first, *second),
        }
    }

    /// The first place from `at` on, in folded text, where a name may begin: not inside a word.
    pub fn next(&self, folded: &[u8], at: usize) -> Option<usize> {
        (at..folded.len()).find(|at| {
            let first = folded[*at];
            let second = folded.get(at + 1).copied().unwrap_or_default();
            let before = at.checked_sub(1).map(|before| folded[before]);
            self.has(first, second)
                && !(words::is_inner(first) && before.is_some_and(words::is_inner))
        })
    }

    fn set(&mut self, first: u8, second: u8) {
        let pair = pair(first, second);
        if let Some(bits) = self.0.get_mut(pair / BITS) {
            *bits |= 1 << (pair % BITS);
        }
    }

    fn has(&self, first: u8, second: u8) -> bool {
        let pair = pair(first, second);
        let bits = self.0.get(pair / BITS).copied().unwrap_or_default();
        bits & 1 << (pair % BITS) != 0
    }
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(u16::from_be_bytes([first, second]))
}
