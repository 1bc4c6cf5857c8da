//! What a text is known by where its file has another name: all of it, or most of its lines.

use std::hash::BuildHasher;

use foldhash::quality::FixedState;

/// So many lines stand for all: those with the smallest hashes, of which two texts share as much as they do of all (Broder,
/// "On the resemblance and containment of documents", 1997).
const LINES: usize = 16;
/// A line with fewer bytes in letters and digits is like many others.
const FEWEST_LETTERS: usize = 20;
/// A text with fewer other lines may be of a lesson that is not written yet, as others are.
const FEWEST_LINES: usize = 2;
/// With fewer lines in common, texts may have nothing in common but a pattern that they were written from.
const FEWEST_SHARED: usize = 6;
/// The lines of a longer text, in bytes, count up to there.
const LONGEST: usize = 1 << 20;

/// What a text is known by. A progress file has it: where a later version hashes otherwise, that tells nothing any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fingerprint {
    /// A hash of all of it.
    pub text: u64,
    /// The smallest hashes of its lines, in order, then 0 where there are fewer.
    pub lines: [u32; LINES],
}

impl Fingerprint {
    /// That of a text.
    pub fn of(text: &str) -> Self {
        let state = FixedState::default();
        let beginning = text.as_bytes().get(..LONGEST).unwrap_or(text.as_bytes());
        let telling = beginning.split(|byte| *byte == b'\n').filter(|line| {
            let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
            line.iter()
                .filter(is_letter)
                .nth(FEWEST_LETTERS - 1)
                .is_some()
        });
        let hashes = telling.map(|line| u32::try_from(state.hash_one(line.trim_ascii()) >> 32));
        let mut hashes: Vec<u32> = hashes.flatten().filter(|hash| *hash > 0).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self::kept(state.hash_one(text), &hashes)
    }

    /// That with this hash of all of a text, and these smallest ones of its lines: another version may have kept more of them,
    /// or fewer.
    pub fn kept(text: u64, hashes: &[u32]) -> Self {
        let mut lines = [0; LINES];
        for (line, hash) in lines.iter_mut().zip(hashes) {
            *line = *hash;
        }
        Self { text, lines }
    }

    /// Whether it has lines enough to be told from others.
    pub fn is_telling(&self) -> bool {
        self.lines
            .get(FEWEST_LINES - 1)
            .is_some_and(|line| *line > 0)
    }

    /// Whether another text has surely most of the lines of this one, and little else: it was edited.
    pub fn is_edited_in(&self, other: &Self) -> bool {
        let (shared, all) = self.share(other);
        shared >= FEWEST_SHARED && shared * 4 >= all * 3
    }

    /// Whether another text is so much like this one that neither can be told from an edit of it.
    pub fn is_akin_to(&self, other: &Self) -> bool {
        let (shared, all) = self.share(other);
        shared > 0 && shared * 2 >= all
    }

    /// How many lines both have of those that stand for both together, and how many these are.
    fn share(&self, other: &Self) -> (usize, usize) {
        let lines = |print: &Self| print.lines.into_iter().filter(|line| *line > 0);
        let (mut own, mut others) = (lines(self).peekable(), lines(other).peekable());
        let (mut shared, mut all) = (0, 0);
        while all < LINES {
            match (own.peek(), others.peek()) {
                (None, None) => break,
                (Some(one), Some(two)) if one == two => {
                    shared += 1;
                    own.next();
                    others.next();
                }
                (Some(one), Some(two)) if one > two => {
                    others.next();
                }
                (Some(_), _) => {
                    own.next();
                }
                (None, Some(_)) => {
                    others.next();
                }
            }
            all += 1;
        }
        (shared, all)
    }
}
