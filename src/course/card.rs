//! What is asked again when it is due: a term from one of three sides, or a question, and how well it is known.

use super::id::{QuestionId, TermId};

/// One thing that is asked again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Card {
    /// A question that was answered once.
    Question(QuestionId),
    /// A term that was met once.
    Term(TermId, Side),
}

/// The side from which a term is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The term is shown, and what it means is asked for.
    Meaning,
    /// What it means is shown, and the term is asked for.
    Name,
    /// The sentence in which it was met is shown, with a gap.
    Gap,
}

/// How well a card is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recall {
    /// After how long it is forgotten one time in ten, in thousandths of a day.
    pub stability: u32,
    /// How hard it is, from 1,000 to 10,000.
    pub difficulty: u32,
    /// The day on which it was seen last, counted from 1970.
    pub seen: u32,
    /// The day on which it is asked for again.
    pub due: u32,
}

impl Side {
    /// The sides in the order in which they come.
    pub const ALL: [Self; 3] = [Self::Meaning, Self::Name, Self::Gap];

    /// The name in journals.
    pub fn name(self) -> &'static str {
        match self {
            Self::Meaning => "meaning",
            Self::Name => "name",
            Self::Gap => "gap",
        }
    }
}

impl Card {
    /// The kind, the id and the side, as journals have them.
    pub fn names(&self) -> (&'static str, &str, &'static str) {
        match self {
            Self::Question(id) => ("question", id.as_str(), ""),
            Self::Term(id, side) => ("term", id.as_str(), side.name()),
        }
    }

    /// The card with these names.
    pub fn named(kind: &str, id: &str, side: &str) -> Option<Self> {
        match kind {
            "question" => Some(Self::Question(QuestionId::new(id))),
            "term" => {
                let side = Side::ALL.into_iter().find(|known| known.name() == side)?;
                Some(Self::Term(TermId::new(id), side))
            }
            _ => None,
        }
    }
}
