//! What of a judgement holds: flaws that were found or missed, and lines that were accused and are fine.

use crate::course::Review;
use crate::course::review::{Category, LineRange};

/// Lines that the learner would not merge, and why.
pub type Mark = (LineRange, Category);

/// What a judgement comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgement {
    /// For each flaw of the review, whether it was found.
    pub flaws: Vec<Finding>,
    /// For each mark of the learner, what it comes to.
    pub marks: Vec<Merit>,
}

/// Whether a flaw was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Some of its lines were marked, and as what it is.
    Found,
    /// They were marked as something else.
    FoundAs(Category),
    /// None of them was marked.
    Missed,
}

/// What a mark comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merit {
    /// It lies in a flaw.
    Flaw(usize),
    /// It holds a flaw and lines that are fine, so that it does not tell one from the other.
    TooWide(usize),
    /// It is on a decoy.
    Decoy(usize),
    /// It is on what is worth a word and is no flaw; it does not count against the learner.
    Remark(usize),
    /// Nothing is wrong there.
    Fine,
}

/// Judges the marks. A mark counts for a flaw if all of its lines are the flaw's; the blank ones at its ends do not count.
pub fn judge(review: &Review, marks: &[Mark]) -> Judgement {
    let code: Vec<&str> = review.flawed.text.lines().collect();
    let marks = marks.iter();
    let marks: Vec<Mark> = marks
        .map(|(lines, category)| (without_blanks(*lines, &code), *category))
        .collect();
    let merit = |(lines, category): &Mark| {
        let flaws = || review.flaws.iter().enumerate();
        let holding = || flaws().filter(|(_, flaw)| lines.lie_in(flaw.lines));
        let named = holding().find(|(_, flaw)| flaw.category == *category);
        if let Some((flaw, _)) = named.or_else(|| holding().next()) {
            return Merit::Flaw(flaw);
        }
        if let Some((flaw, _)) = flaws().find(|(_, flaw)| lines.meet(flaw.lines)) {
            return Merit::TooWide(flaw);
        }
        let on = |remark: &crate::course::review::Remark| lines.meet(remark.lines);
        if let Some(decoy) = review.decoys.iter().position(on) {
            return Merit::Decoy(decoy);
        }
        review
            .remarks
            .iter()
            .position(on)
            .map_or(Merit::Fine, Merit::Remark)
    };
    let flaws = review.flaws.iter().map(|flaw| {
        let on = || marks.iter().filter(|(lines, _)| lines.lie_in(flaw.lines));
        match on().next() {
            None => Finding::Missed,
            Some(_) if on().any(|(_, category)| *category == flaw.category) => Finding::Found,
            Some((_, category)) => Finding::FoundAs(*category),
        }
    });
    Judgement {
        flaws: flaws.collect(),
        marks: marks.iter().map(merit).collect(),
    }
}

/// The lines without the blank ones at their ends, unless all are.
fn without_blanks(lines: LineRange, code: &[&str]) -> LineRange {
    let has_words = |line: &usize| code.get(*line).is_some_and(|line| !line.trim().is_empty());
    // What was kept of a longer file may lie behind the end.
    let mut all = lines.first..code.len().min(lines.last.saturating_add(1));
    match (all.clone().find(has_words), all.rfind(has_words)) {
        (Some(first), Some(last)) => LineRange { first, last },
        _ => lines,
    }
}

impl Judgement {
    /// How many flaws were found.
    pub fn found(&self) -> usize {
        let found = |finding: &&Finding| **finding != Finding::Missed;
        self.flaws.iter().filter(found).count()
    }

    /// How many marks accuse lines that are fine.
    pub fn accused(&self) -> usize {
        let wrong = |merit: &&Merit| matches!(merit, Merit::Decoy(_) | Merit::Fine);
        self.marks.iter().filter(wrong).count()
    }
}
