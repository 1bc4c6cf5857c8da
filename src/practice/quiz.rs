//! Answers to questions: in which order alternatives are shown, what is right, and what is kept of an answer.

use std::collections::BTreeSet;

use crate::course::Question;
use crate::course::quiz::{Alternative, Arrangement, Ask, Outcome};
use crate::text::fnv64;

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// These options, as indices of the question's.
    Chosen(BTreeSet<usize>),
    /// These words.
    Typed(String),
    /// This is what the program does.
    Traced(Outcome),
    /// This order of the question's items.
    Ordered(Vec<usize>),
}

/// Whether an answer is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Right,
    /// It is not.
    Wrong,
}

/// What is kept of a program that fails.
const FAILS: &str = "fails";
/// What is kept of one that prints something.
const PRINTS: &str = "prints";

/// Grades an answer. One of another kind of question is wrong.
pub fn grade(ask: &Ask, answer: &Answer) -> Verdict {
    let is_right = match (ask, answer) {
        (Ask::Choice { right, .. }, Answer::Chosen(chosen)) => {
            chosen.len() == *right && chosen.iter().all(|option| option < right)
        }
        (Ask::Short { answers }, Answer::Typed(typed)) => {
            let plain = |words: &str| words.trim().to_lowercase();
            answers.iter().any(|answer| plain(answer) == plain(typed))
        }
        (Ask::Trace { outcome, .. }, Answer::Traced(traced)) => match (outcome, traced) {
            (Outcome::Prints(right), Outcome::Prints(typed)) => printed(right) == printed(typed),
            (Outcome::Fails(None), Outcome::Fails(_)) => true,
            (Outcome::Fails(right), Outcome::Fails(typed)) => right == typed,
            (Outcome::Prints(_), Outcome::Fails(_)) | (Outcome::Fails(_), Outcome::Prints(_)) => {
                false
            }
        },
        (Ask::Order { items }, Answer::Ordered(order)) => order.iter().copied().eq(0..items.len()),
        (Ask::Choice { .. } | Ask::Short { .. } | Ask::Trace { .. } | Ask::Order { .. }, _) => {
            false
        }
    };
    if is_right {
        Verdict::Right
    } else {
        Verdict::Wrong
    }
}

/// Which items of an order stand right relative to each other: as many as can be. One that was put in a wrong place
/// makes none of the others wrong.
pub fn in_order(order: &[usize]) -> BTreeSet<usize> {
    // For each item the longest row of items that ends with it.
    let mut rows: Vec<BTreeSet<usize>> = Vec::new();
    for (at, item) in order.iter().enumerate() {
        let before = order.iter().zip(&rows).take(at);
        let before = before
            .filter(|(other, _)| *other < item)
            .map(|(_, row)| row);
        let mut row = before
            .max_by_key(|row| row.len())
            .cloned()
            .unwrap_or_default();
        row.insert(*item);
        rows.push(row);
    }
    rows.into_iter()
        .max_by_key(BTreeSet::len)
        .unwrap_or_default()
}

/// The lines that a program prints, as they are compared: white space at their ends and empty lines do not count.
pub fn printed(output: &str) -> Vec<&str> {
    let lines = output.lines().map(str::trim_end);
    lines.filter(|line| !line.is_empty()).collect()
}

/// The order in which the alternatives of a question are shown, as indices of the question's. The same seed gives the
/// same order.
pub fn arrange(question: &Question, seed: u64) -> Vec<usize> {
    let seed = seed ^ fnv64(question.id.as_str().as_bytes());
    match &question.ask {
        Ask::Choice {
            options,
            right,
            arrangement,
        } => match arrangement {
            Arrangement::Shuffled => shuffled(options.len(), seed),
            Arrangement::Sorted => {
                let mut order: Vec<usize> = (0..options.len()).collect();
                order.sort_by_key(|index| options.get(*index).map(|option| &option.words));
                order
            }
            Arrangement::RightAt(at) => {
                let wrong = *right..options.len();
                let before = (*at).min(wrong.len());
                let (first, last) = (wrong.clone().take(before), wrong.skip(before));
                first.chain(0..*right).chain(last).collect()
            }
        },
        Ask::Order { items } => {
            let mut order = shuffled(items.len(), seed);
            if order.is_sorted() && !order.is_empty() {
                // The right order is not given away.
                order.rotate_left(1);
            }
            order
        }
        Ask::Short { .. } | Ask::Trace { .. } => Vec::new(),
    }
}

/// What is kept of an answer: words, which outlive another order of the alternatives.
pub fn words(ask: &Ask, answer: &Answer) -> Vec<String> {
    let named = |alternatives: &[Alternative], index: usize| {
        let found = alternatives.get(index);
        found.map_or_else(String::new, |found| found.words.clone())
    };
    match (ask, answer) {
        (Ask::Choice { options, .. }, Answer::Chosen(chosen)) => {
            chosen.iter().map(|index| named(options, *index)).collect()
        }
        (Ask::Order { items }, Answer::Ordered(order)) => {
            order.iter().map(|index| named(items, *index)).collect()
        }
        (_, Answer::Typed(typed)) => vec![typed.clone()],
        (_, Answer::Traced(Outcome::Prints(typed))) => vec![PRINTS.to_owned(), typed.clone()],
        (_, Answer::Traced(Outcome::Fails(line))) => {
            let line = line.map(|line| line.to_string());
            [FAILS.to_owned()].into_iter().chain(line).collect()
        }
        (_, Answer::Chosen(_) | Answer::Ordered(_)) => Vec::new(),
    }
}

/// The answer that these words were kept of; `None` if the question has changed so that they mean nothing.
pub fn recall(ask: &Ask, words: &[String]) -> Option<Answer> {
    let find = |alternatives: &[Alternative]| -> Option<Vec<usize>> {
        let place = |word: &String| {
            let mut alternatives = alternatives.iter();
            alternatives.position(|alternative| alternative.words == *word)
        };
        words.iter().map(place).collect()
    };
    match ask {
        Ask::Choice { options, .. } => {
            let chosen: BTreeSet<usize> = find(options)?.into_iter().collect();
            (!chosen.is_empty()).then_some(Answer::Chosen(chosen))
        }
        Ask::Order { items } => {
            let order = find(items)?;
            let all: BTreeSet<usize> = order.iter().copied().collect();
            let is_whole = order.len() == items.len() && all.len() == items.len();
            is_whole.then_some(Answer::Ordered(order))
        }
        Ask::Short { .. } => words.first().cloned().map(Answer::Typed),
        Ask::Trace { .. } => match (words.first()?.as_str(), words.get(1)) {
            (PRINTS, typed) => {
                let typed = typed.cloned().unwrap_or_default();
                Some(Answer::Traced(Outcome::Prints(typed)))
            }
            (FAILS, line) => {
                let line = line.and_then(|line| line.parse().ok());
                Some(Answer::Traced(Outcome::Fails(line)))
            }
            _ => None,
        },
    }
}

/// The numbers below `count` in an order that only the seed decides (Fisher and Yates, `SplitMix64`).
fn shuffled(count: usize, mut seed: u64) -> Vec<usize> {
    let mut next = || {
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    let mut order: Vec<usize> = (0..count).collect();
    for last in (1..count).rev() {
        let other = usize::try_from(next() % (last as u64 + 1)).unwrap_or_default();
        order.swap(last, other);
    }
    order
}
