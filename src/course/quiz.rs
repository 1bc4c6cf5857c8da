//! A quiz: questions with what is right, and why the rest is not.

use super::block::{Block, Code};
use super::id::{QuestionId, SectionId};
use crate::source::Span;

/// The questions of one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quiz {
    /// In the order of the file.
    pub questions: Vec<Question>,
    /// How many more there are that could not be read.
    pub unread: usize,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Names the learner's answer.
    pub id: QuestionId,
    /// What to read again if it is not clear.
    pub section: Option<SectionId>,
    /// What is asked; empty where the program is all.
    pub prompt: Vec<Block>,
    /// How it is answered, and what is right.
    pub ask: Ask,
    /// Told after the answer.
    pub context: Vec<Block>,
    /// Where it begins in its file.
    pub span: Span,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// By choosing.
    Choice {
        /// What there is to choose, the right ones first.
        options: Vec<Alternative>,
        /// How many of them are right; all of these are to be chosen.
        right: usize,
        /// In which order they are shown.
        arrangement: Arrangement,
    },
    /// By typing a few words.
    Short {
        /// What is right, the best first. Case and outer white space do not matter.
        answers: Vec<String>,
    },
    /// By saying what a program does.
    Trace {
        /// The program.
        program: Box<Code>,
        /// What it does.
        outcome: Outcome,
    },
    /// By putting things in their order.
    Order {
        /// In the right order.
        items: Vec<Alternative>,
    },
}

/// Something to choose or to put in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// The words as the file has them: an answer is kept under them.
    pub words: String,
    /// The same to be shown.
    pub text: Vec<Block>,
    /// Why it is not right; empty where that is not told.
    pub why: Vec<Block>,
}

/// In which order alternatives are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// In none of the author's.
    Shuffled,
    /// By their words.
    Sorted,
    /// As in the file, with the right ones from this place on.
    RightAt(usize),
}

/// What a program does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It runs to its end and prints this.
    Prints(String),
    /// It does not, because of this line, counted from 1.
    Fails(Option<u64>),
}

impl Ask {
    /// Whether an answer to the other means the same here: nothing that is answered with has other words.
    pub fn takes_answers_of(&self, other: &Self) -> bool {
        let are_same = |these: &[Alternative], others: &[Alternative]| {
            let these = these.iter().map(|one| &one.words);
            these.eq(others.iter().map(|one| &one.words))
        };
        match (self, other) {
            (
                Self::Choice {
                    options,
                    right,
                    arrangement,
                },
                Self::Choice {
                    options: others,
                    right: other_right,
                    arrangement: other_arrangement,
                },
            ) => {
                are_same(options, others)
                    && right == other_right
                    && arrangement == other_arrangement
            }
            (Self::Short { .. }, Self::Short { .. }) => true,
            (Self::Trace { program, .. }, Self::Trace { program: other, .. }) => {
                program.text == other.text
            }
            (Self::Order { items }, Self::Order { items: others }) => are_same(items, others),
            _ => false,
        }
    }
}

impl Quiz {
    /// The question with this id, and its place.
    pub fn question(&self, id: &QuestionId) -> Option<(usize, &Question)> {
        let mut questions = self.questions.iter().enumerate();
        questions.find(|(_, question)| question.id == *id)
    }
}
