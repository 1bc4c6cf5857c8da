//! Words that are mistyped: with letters swapped, doubled, left out or wrong.

use std::ops::Range;

use super::accent::{bare, base, is_joined};
use super::letter::fold;
use crate::text;

/// More letters than this are no name.
pub(super) const LONGEST: usize = 200;
/// No more cells of a name than this are looked at: what is longer is none.
const MOST_CELLS: usize = 400;
/// Words with fewer letters than this are like too many others: they are taken as they were typed.
const SHORTEST: usize = 4;
/// Words with fewer letters than this become another word by nearly any letter that is replaced: in them only letters that
/// changed places, one that is left out, and one that is doubled are mistakes,
const TOLD_APART: usize = 6;
/// … and from this many letters on a vowel that is taken for another one.
const VOWELS_FROM: usize = 5;
const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];
/// In words with fewer letters than this one letter may be wrong, in others two.
const LONG: usize = 8;
/// A last word with fewer letters than this is not taken for the beginning of another.
const BEGINS_FROM: usize = 5;

/// What was typed, word by word.
#[derive(Debug, Clone)]
pub struct Mistyped {
    words: Vec<Word>,
}

/// A word that was typed.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its letters, folded.
    letters: Vec<char>,
    /// The same.
    folded: String,
    /// How many mistakes it may have.
    most: usize,
    /// Whether more of it may be still to come.
    is_last: bool,
    /// Whether other words stand beside it, by which it is known: then a letter of it may be any other one.
    is_beside: bool,
}

/// How a name is like what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// How far from it: the more mistakes, the farther.
    pub distance: usize,
    /// Which bytes of the name are like it.
    pub marks: Vec<Range<usize>>,
}

impl Mistyped {
    /// The words that were typed; `None` if there is none with enough letters for a mistake to be told from another word.
    pub fn new(typed: &str) -> Option<Self> {
        if typed.chars().nth(LONGEST).is_some() {
            return None;
        }
        let ranges = words(typed);
        let last = ranges.len().saturating_sub(1);
        let ranges = ranges.into_iter().enumerate();
        let words = ranges.map(|(index, range)| {
            let word = typed.get(range).unwrap_or_default();
            let word = Word::new(word, index == last);
            // Others tell what was meant by it.
            if last > 0 { word.beside() } else { word }
        });
        let words: Vec<Word> = words.collect();
        let is_any_long = words.iter().any(|word| word.most > 0);
        is_any_long.then_some(Self { words })
    }

    /// How a clean name is like what was typed, if each of the words is like one of its words.
    pub fn in_name(&self, name: &str) -> Option<Alike> {
        // What is cut off is no part of a name: the bytes before it stay where they are.
        let seen = text::beginning(name, MOST_CELLS);
        let ranges = words(&seen);
        let mut alike = Alike {
            distance: 0,
            marks: Vec::new(),
        };
        for word in &self.words {
            let near = ranges.iter().filter_map(|range| {
                let distance = word.distance(seen.get(range.clone())?)?;
                Some((distance, range))
            });
            let (distance, range) = near.min_by_key(|(distance, _)| *distance)?;
            alike.distance += distance;
            alike.marks.push(range.clone());
        }
        alike.marks.sort_by_key(|mark| mark.start);
        alike.marks.dedup();
        Some(alike)
    }
}

impl Word {
    /// A word that was typed, and whether it is the last one.
    pub(super) fn new(word: &str, is_last: bool) -> Self {
        let letters = folded(word);
        // One number is no mistake for another.
        let is_number = letters.iter().any(char::is_ascii_digit);
        Self {
            folded: letters.iter().collect(),
            most: match letters.len() {
                _ if is_number => 0,
                0..SHORTEST => 0,
                SHORTEST..LONG => 1,
                _ => 2,
            },
            is_last,
            is_beside: false,
            letters,
        }
    }

    /// The same beside other words: even one with three letters may have a mistake then.
    fn beside(mut self) -> Self {
        let is_number = self.letters.iter().any(char::is_ascii_digit);
        if self.letters.len() == SHORTEST - 1 && !is_number {
            self.most = 1;
        }
        self
    }

    /// A word with too few letters to be known by itself with any mistake, which other words stand beside; `None` if it has
    /// others.
    pub(super) fn short(word: &str) -> Option<Self> {
        let mut short = Self::new(word, false);
        let is_number = short.letters.iter().any(char::is_ascii_digit);
        let is_short = (SHORTEST - 1..TOLD_APART).contains(&short.letters.len()) && !is_number;
        short.most = 1;
        short.is_beside = short.letters.len() >= SHORTEST;
        is_short.then_some(short)
    }

    /// How far another word is from it, if that may have been meant: twice the mistakes, and one more where only its beginning
    /// is like it.
    pub(super) fn distance(&self, other: &str) -> Option<usize> {
        if !self.may_be(other) {
            return None;
        }
        let other = folded(other);
        let count = self.letters.len();
        if other.len() + self.most < count {
            return None;
        }
        let mistakes = |letters: &[char]| {
            if count < TOLD_APART {
                let replaced = || self.is_beside && is_replaced(&self.letters, letters);
                return slip(&self.letters, letters).or_else(|| replaced().then_some(1));
            }
            let is_near = letters.len().abs_diff(count) <= self.most;
            let other = || letters.iter().collect::<String>();
            is_near.then(|| strsim::osa_distance(&self.folded, &other()))
        };
        // The beginning of another is meant by a short one only as it is.
        let is_short = count < SHORTEST;
        let may_begin = self.is_last && (count >= BEGINS_FROM || is_short || self.most == 0);
        let lengths = count.saturating_sub(self.most)..=count + self.most;
        let lengths = lengths.filter(|_| may_begin);
        let beginnings = lengths.filter(|length| *length < other.len());
        let lengths = std::iter::once(other.len()).chain(beginnings);
        let near = lengths.filter_map(|length| {
            let mistakes = mistakes(other.get(..length)?)?;
            let is_whole = length == other.len();
            let most = if is_short && !is_whole { 0 } else { self.most };
            (mistakes <= most).then_some(2 * mistakes + usize::from(!is_whole))
        });
        near.min()
    }

    /// Whether one of the first two letters is the same: nobody mistypes both, and most words are told apart by that.
    pub(super) fn may_be(&self, other: &str) -> bool {
        let mut first = other.chars().take(2).map(|letter| fold(base(letter)));
        first.any(|letter| self.letters.iter().take(2).any(|own| *own == letter))
    }
}

/// How many mistakes, none or one, make one short word of another, both with the same first letter: two neighbours that
/// changed places, a letter that is left out, one that is doubled, or in the longer of them a wrong vowel.
fn slip(typed: &[char], meant: &[char]) -> Option<usize> {
    if typed == meant {
        return Some(0);
    }
    if typed.first() != meant.first() {
        return None;
    }
    let same = typed.iter().zip(meant);
    let at = same.take_while(|(typed, meant)| typed == meant).count();
    let (typed_rest, meant_rest) = (typed.get(at..)?, meant.get(at..)?);
    let is_slip = match (typed_rest, meant_rest) {
        ([a, b, typed @ ..], [c, d, meant @ ..]) if (a, b) == (d, c) && typed == meant => true,
        (typed, [_, meant @ ..]) if typed == meant => true,
        ([a, typed_rest @ ..], [b, meant @ ..]) if typed_rest == meant => {
            typed.len() >= VOWELS_FROM && VOWELS.contains(a) && VOWELS.contains(b)
        }
        ([again, typed_rest @ ..], meant) if typed_rest == meant => {
            at.checked_sub(1).and_then(|before| typed.get(before)) == Some(again)
        }
        _ => false,
    };
    is_slip.then_some(1)
}

/// Whether one letter behind the first one is another.
fn is_replaced(typed: &[char], meant: &[char]) -> bool {
    let pairs = || typed.iter().zip(meant);
    let others = pairs().filter(|(typed, meant)| typed != meant).count();
    typed.len() == meant.len() && typed.first() == meant.first() && others == 1
}

/// The letters of a word in any case, without accents.
fn folded(word: &str) -> Vec<char> {
    if word.is_ascii() {
        return word.chars().map(fold).collect();
    }
    bare(word).chars().map(fold).collect()
}

/// The bytes of each word.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        match words.last_mut() {
            Some(last) if last.end == at && (letter.is_alphanumeric() || is_joined(letter)) => {
                last.end = end;
            }
            _ if letter.is_alphanumeric() => words.push(at..end),
            _ => {}
        }
    }
    words
}
