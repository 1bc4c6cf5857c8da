//! An answer while it is being given.

mod choice;
mod keys;
pub(super) mod offers;

use std::collections::BTreeSet;

pub use keys::Took;

use super::Press;
use crate::app::text_area::TextArea;
use crate::app::text_field::TextField;
use crate::course::Question;
use crate::course::quiz::{Ask, Outcome};
use crate::practice::quiz::{Answer, arrange, recall};

/// An answer while it is being given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draft {
    /// There is nothing to be answered.
    Nothing,
    /// One is to be chosen: the one at the cursor.
    One {
        /// The options in the order of the screen.
        order: Vec<usize>,
        /// The place of the cursor.
        cursor: usize,
    },
    /// Several are to be chosen.
    Several {
        /// The options in the order of the screen.
        order: Vec<usize>,
        /// The place of the cursor.
        cursor: usize,
        /// The options that are chosen.
        chosen: BTreeSet<usize>,
    },
    /// A few words are typed.
    Short(TextField),
    /// What a program does is typed.
    Trace {
        /// What becomes of it.
        fate: Fate,
        /// What it prints.
        typed: TextArea,
        /// The number of the line that it fails at.
        number: TextField,
    },
    /// Items are put in order.
    Order {
        /// The items in the order of the screen.
        order: Vec<usize>,
        /// The place of the cursor.
        cursor: usize,
        /// Whether the item at the cursor goes where the cursor goes.
        held: bool,
    },
}

/// What becomes of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It runs to its end.
    Runs,
    /// It does not.
    Fails,
}

impl Draft {
    /// An answer that has not been begun.
    pub fn new(question: &Question, seed: u64) -> Self {
        let order = arrange(question, seed);
        match &question.ask {
            Ask::Choice { right: 1, .. } => Self::One { order, cursor: 0 },
            Ask::Choice { .. } => Self::Several {
                order,
                cursor: 0,
                chosen: BTreeSet::new(),
            },
            Ask::Short { .. } => Self::Short(TextField::default()),
            Ask::Trace { .. } => Self::Trace {
                fate: Fate::Runs,
                typed: TextArea::default(),
                number: TextField::default(),
            },
            Ask::Order { .. } => Self::Order {
                order,
                cursor: 0,
                held: false,
            },
        }
    }

    /// An answer that was given before, if it still means something.
    pub fn restored(question: &Question, seed: u64, words: &[String]) -> Option<(Self, Answer)> {
        let answer = recall(&question.ask, words)?;
        let mut draft = Self::new(question, seed);
        match (&mut draft, &answer) {
            (Self::One { order, cursor }, Answer::Chosen(given)) => {
                *cursor = order.iter().position(|option| given.contains(option))?;
            }
            (Self::Several { chosen, .. }, Answer::Chosen(given)) => chosen.clone_from(given),
            (Self::Short(line), Answer::Typed(typed)) => *line = TextField::of(typed),
            (Self::Trace { typed, .. }, Answer::Traced(Outcome::Prints(given))) => {
                *typed = TextArea::of(given);
            }
            (Self::Trace { fate, number, .. }, Answer::Traced(Outcome::Fails(line))) => {
                *fate = Fate::Fails;
                *number = TextField::of(&line.map(|line| line.to_string()).unwrap_or_default());
            }
            (Self::Order { order, .. }, Answer::Ordered(given)) => order.clone_from(given),
            _ => return None,
        }
        Some((draft, answer))
    }

    /// The answer; `None` if it has not been begun.
    pub fn answer(&self) -> Option<Answer> {
        match self {
            Self::Nothing => None,
            Self::One { order, cursor } => {
                Some(Answer::Chosen(BTreeSet::from([*order.get(*cursor)?])))
            }
            Self::Several { chosen, .. } => {
                (!chosen.is_empty()).then(|| Answer::Chosen(chosen.clone()))
            }
            Self::Short(line) => {
                let typed = line.text.trim();
                (!typed.is_empty()).then(|| Answer::Typed(typed.to_owned()))
            }
            Self::Trace {
                fate: Fate::Fails,
                number,
                ..
            } => Some(Answer::Traced(Outcome::Fails(
                number.text.trim().parse().ok(),
            ))),
            Self::Trace { typed, .. } => {
                let typed = typed.text().trim_end().to_owned();
                Some(Answer::Traced(Outcome::Prints(typed)))
            }
            Self::Order { order, .. } => Some(Answer::Ordered(order.clone())),
        }
    }

    /// Whether it says that a program prints nothing, if only because nothing has been typed yet.
    pub fn prints_nothing(&self) -> bool {
        matches!(self, Self::Trace { fate: Fate::Runs, typed, .. } if typed.is_empty())
    }

    /// Whether something can be typed and nothing has been.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Short(line) => line.text.is_empty(),
            Self::Trace { typed, number, .. } => number.text.is_empty() && typed.is_empty(),
            Self::Nothing | Self::One { .. } | Self::Several { .. } | Self::Order { .. } => false,
        }
    }

    /// How many alternatives there are to choose among or to be put in order.
    pub fn places(&self) -> usize {
        match self {
            Self::One { order, .. } | Self::Several { order, .. } | Self::Order { order, .. } => {
                order.len()
            }
            Self::Nothing | Self::Short(_) | Self::Trace { .. } => 0,
        }
    }

    /// The alternative or the field where the cursor is.
    pub fn selected(&self) -> Option<Press> {
        match self {
            Self::Nothing => None,
            Self::One { cursor, .. }
            | Self::Several { cursor, .. }
            | Self::Order { cursor, .. } => Some(Press::Alternative(*cursor)),
            Self::Short(_) | Self::Trace { .. } => Some(Press::Field),
        }
    }

    /// Says what becomes of a program.
    pub fn decide(&mut self, decided: Fate) {
        if let Self::Trace { fate, .. } = self {
            *fate = decided;
        }
    }
}
