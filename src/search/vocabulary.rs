//! The words of a lesson, each once: to find the one that was meant by another takes a look at few of them.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::IsStale;
use super::accent::is_joined;

/// After so many words it is looked up whether they are still wanted.
const STRIDE: usize = 1 << 16;
/// No more different words are kept: a text with more is no prose.
const MOST: usize = 1 << 16;
/// Longer words, in bytes, are none.
const LONGEST: usize = 80;

/// The words of a text, by their places in it.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Known>,
}

/// A word.
#[derive(Debug)]
struct Known {
    /// Its first byte,
    start: u32,
    /// … how many it has,
    length: u32,
    /// … and how often it stands there.
    count: u32,
}

impl Vocabulary {
    /// The words of a text; `None` if they are no longer wanted.
    pub(super) fn new(text: &str, is_stale: IsStale) -> Option<Self> {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut words: Vec<Known> = Vec::new();
        for (index, (start, word)) in spans(text).enumerate() {
            if index % STRIDE == 0 && is_stale() {
                return None;
            }
            let is_full = words.len() >= MOST;
            match places.entry(word) {
                Entry::Occupied(known) => words[*known.get()].count += 1,
                Entry::Vacant(_) if is_full || word.len() > LONGEST || is_number(word) => {}
                Entry::Vacant(place) => {
                    place.insert(words.len());
                    words.push(Known {
                        start: start as u32,
                        length: word.len() as u32,
                        count: 1,
                    });
                }
            }
        }
        words.shrink_to_fit();
        Some(Self { words })
    }

    /// The words of a text, which are kept as soon as they are needed; `None` if they are no longer wanted.
    pub(super) fn kept<'a>(
        kept: &'a OnceCell<Self>,
        text: &str,
        is_stale: IsStale,
    ) -> Option<&'a Self> {
        if let Some(known) = kept.get() {
            return Some(known);
        }
        let words = Self::new(text, is_stale)?;
        Some(kept.get_or_init(|| words))
    }

    /// The words, given the text that they are of, and how often each stands there.
    pub(super) fn words<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a str, usize)> {
        self.words.iter().map(|known| {
            let start = known.start as usize;
            let word = text.get(start..start + known.length as usize);
            (word.unwrap_or_default(), known.count as usize)
        })
    }

    /// How many bytes of memory it takes.
    pub(super) fn bytes(&self) -> usize {
        self.words.capacity() * size_of::<Known>()
    }
}

/// Whether a word is none that another could have been meant for.
fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of a text and where they begin.
pub(super) fn spans(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |letter: char| letter.is_alphanumeric() || is_joined(letter);
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text.get(at..)?.find(is_word)?;
        let rest = text.get(start..)?;
        let length = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
        at = start + length;
        Some((start, rest.get(..length)?))
    })
}
