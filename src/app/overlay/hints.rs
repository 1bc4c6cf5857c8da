//! Letters on everything that can be chosen: one or two keys choose it.

use super::super::reader::Spot;
use crate::app::key::{Code, Key};

/// The letters of hints, the easiest to reach first.
const LETTERS: &[u8] = b"asdfjklghqweruiopzxcvnmtyb";

/// What the chosen spot is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Explain it, follow it or press it.
    Open,
    /// Run its block.
    Run,
    /// Copy its block.
    Copy,
    /// Show its table at full width.
    Widen,
}

/// Hints on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hints {
    /// The letters and what they choose.
    pub labels: Vec<Label>,
    /// What has been typed so far.
    pub typed: String,
    /// What happens with the choice.
    pub purpose: Purpose,
}

/// The letters of one hint, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What is typed to choose it.
    pub letters: String,
    /// What is chosen; where the purpose concerns a whole block, only its block counts.
    pub spot: Spot,
    /// The column and the row on the screen.
    pub at: (usize, usize),
}

/// What a key makes of the hints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// More letters are needed.
    More,
    /// This spot was chosen.
    Chosen(Spot),
    /// No hint has these letters.
    Nothing,
}

impl Hints {
    /// Hints for these spots with their cells on the screen, in reading order.
    pub fn new(spots: &[(Spot, (usize, usize))], purpose: Purpose) -> Self {
        let letters = labels(spots.len());
        let label = |((spot, at), letters): (&(Spot, (usize, usize)), String)| Label {
            letters,
            spot: *spot,
            at: *at,
        };
        let labels = spots.iter().zip(letters).map(label).collect();
        Self {
            labels,
            typed: String::new(),
            purpose,
        }
    }

    /// Takes a typed key.
    pub fn press(&mut self, key: Key) -> Typed {
        let Code::Char(letter) = key.code else {
            return Typed::Nothing;
        };
        self.typed.push(letter.to_ascii_lowercase());
        if let Some(label) = self.labels.iter().find(|label| label.letters == self.typed) {
            return Typed::Chosen(label.spot);
        }
        if self
            .labels
            .iter()
            .any(|label| label.letters.starts_with(&self.typed))
        {
            Typed::More
        } else {
            Typed::Nothing
        }
    }
}

/// That many labels: single letters if they suffice, else two letters each, so that none is another's beginning.
fn labels(count: usize) -> Vec<String> {
    let letters = || LETTERS.iter().map(|letter| char::from(*letter));
    if count <= LETTERS.len() {
        return letters().take(count).map(String::from).collect();
    }
    letters()
        .flat_map(|first| letters().map(move |second| String::from_iter([first, second])))
        .take(count)
        .collect()
}
