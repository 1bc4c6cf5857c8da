//! Why words have no match: which of them is at fault.

use super::correction::Reading;
use super::query::{Ends, Query};

/// Why words have no match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// These of them stand nowhere in the course, and nothing is spelled much as they are.
    Nowhere(Vec<String>),
    /// The same of words in quotes, of which one stands within longer ones, where it is not looked for.
    NoWord(Vec<String>),
    /// These of several words stand only inside of longer ones, which have nothing to do with them.
    Inside(Vec<String>),
    /// No sentence has them all, though each stands somewhere, or what it was read as does.
    Apart(Vec<Misread>),
    /// They stand nowhere side by side, as the quotes around them ask for.
    Beside(Vec<Misread>),
}

/// A word that stands nowhere, and the one that it was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// The word that was typed.
    pub typed: String,
    /// The word that is spelled much the same.
    pub meant: String,
}

impl Lack {
    /// What is at fault in words that were read so and have no match; nothing where all of them are simply nowhere.
    pub(super) fn of(query: &Query, reading: Reading) -> Option<Self> {
        if !reading.unknown.is_empty() {
            if reading.is_within {
                return Some(Self::NoWord(reading.unknown));
            }
            let is_part = reading.unknown.len() < reading.words;
            return is_part.then_some(Self::Nowhere(reading.unknown));
        }
        query.words.split_whitespace().nth(1)?;
        let correction = reading.correction.into_iter();
        let misread = correction.flat_map(|correction| {
            let words = correction.nowhere.into_iter().zip(correction.meant);
            words.map(|(typed, meant)| Misread { typed, meant })
        });
        let misread = misread.collect();
        Some(match query.ends {
            Ends::Open => Self::Apart(misread),
            Ends::Begun | Ends::Words => Self::Beside(misread),
        })
    }

    /// A sentence that says it, with what stands before and behind each of the words.
    pub fn sentence(&self, (before, behind): (&str, &str)) -> String {
        let quoted = |word: &str| format!("{before}{word}{behind}");
        let all = |words: &[String]| {
            let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            words.join(" and ")
        };
        let (fault, misread) = match self {
            Self::Nowhere(words) => {
                let are = if words.len() == 1 { "is" } else { "are" };
                return format!("{} {are} nowhere in this course.", all(words));
            }
            Self::NoWord(words) => {
                let are = if words.len() == 1 {
                    "is no whole word"
                } else {
                    "are no whole words"
                };
                return format!("{} {are} in this course.", all(words));
            }
            Self::Inside(words) => {
                let stand = if words.len() == 1 { "stands" } else { "stand" };
                return format!("{} {stand} only inside of longer words.", all(words));
            }
            Self::Apart(misread) => ("No sentence has them all", misread),
            Self::Beside(misread) => ("No text has them side by side", misread),
        };
        let read_as = |(index, word): (usize, &Misread)| {
            let read = if index == 0 { "was read as" } else { "as" };
            format!("{} {read} {}", quoted(&word.typed), quoted(&word.meant))
        };
        let misread: Vec<String> = misread.iter().enumerate().map(read_as).collect();
        if misread.is_empty() {
            format!("{fault}.")
        } else {
            format!("{fault}; {}.", misread.join(" and "))
        }
    }

    /// How the words are not there though each of them is, for a sentence that says which they are; nothing where a sentence
    /// of its own says what is at fault.
    pub fn how(&self, (before, behind): (&str, &str)) -> Option<String> {
        let (how, misread) = match self {
            Self::Apart(misread) => ("in one sentence", misread),
            Self::Beside(misread) => ("side by side", misread),
            Self::Nowhere(_) | Self::NoWord(_) | Self::Inside(_) => return None,
        };
        let quoted = |word: &str| format!("{before}{word}{behind}");
        let read_as = |(index, word): (usize, &Misread)| {
            let read = if index == 0 { "read " } else { "" };
            format!("{} {read}as {}", quoted(&word.typed), quoted(&word.meant))
        };
        let misread: Vec<String> = misread.iter().enumerate().map(read_as).collect();
        Some(if misread.is_empty() {
            how.to_owned()
        } else {
            format!("{how}, even with {}", misread.join(" and "))
        })
    }

    /// The sentence without an end, the longer before the shorter.
    pub fn notes(&self) -> Vec<String> {
        let sentence = self.sentence(("“", "”"));
        let mut notes = vec![sentence.trim_end_matches('.').to_owned()];
        match self {
            Self::Nowhere(words) => {
                let words = words.join("” and “");
                notes.push(format!("No “{words}” in this course"));
                notes.push(format!("No “{words}”"));
            }
            Self::NoWord(words) | Self::Inside(words) => {
                let words = words.join("” and “");
                notes.push(format!("No word “{words}” in this course"));
                notes.push(format!("No word “{words}”"));
            }
            Self::Apart(_) => notes.push("No sentence has them all".to_owned()),
            Self::Beside(_) => notes.push("Not side by side".to_owned()),
        }
        notes
    }

    /// What to do about it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Nowhere(words) | Self::Inside(words) if words.len() == 1 => {
                "Check its spelling, or leave it out."
            }
            Self::Nowhere(_) | Self::Inside(_) => "Check them, or leave them out.",
            Self::NoWord(words) if words.len() == 1 => {
                "Check its spelling, or leave out the quotes."
            }
            Self::NoWord(_) => "Check them, or leave out the quotes.",
            Self::Apart(_) => "Try fewer.",
            Self::Beside(_) => "Try them without the quotes.",
        }
    }
}
