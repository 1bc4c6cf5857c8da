//! When a card is asked for again: FSRS-6, the scheduler of the open spaced repetition group, with its published
//! formulas and default weights (github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm).

use std::collections::BTreeMap;

use crate::course::card::{Card, Recall, Side};

/// No more cards a day than this.
pub const MOST_A_DAY: usize = 10;

/// How well a card was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// It was forgotten.
    Again,
    /// It came with effort.
    Hard,
    /// It came.
    Good,
    /// It came at once.
    Easy,
}

/// The default weights of FSRS-6.
const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
/// What is kept is kept in thousandths.
const UNIT: f64 = 1000.0;
/// The least and the greatest stability, in days.
const STABILITIES: (f64, f64) = (0.001, 36_500.0);

impl Grade {
    /// All of them, from worst to best.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The word on its button.
    pub fn name(self) -> &'static str {
        match self {
            Self::Again => "again",
            Self::Hard => "hard",
            Self::Good => "good",
            Self::Easy => "easy",
        }
    }

    /// The number that the formulas have for it, from 1.
    fn number(self) -> f64 {
        match self {
            Self::Again => 1.0,
            Self::Hard => 2.0,
            Self::Good => 3.0,
            Self::Easy => 4.0,
        }
    }
}

/// How well a card is known after a grade. A clock that went back counts as one that stood still.
pub fn graded(before: Option<&Recall>, grade: Grade, today: u32) -> Recall {
    let (stability, difficulty) = match before {
        None => (
            first_stability(grade),
            first_difficulty(grade).clamp(1.0, 10.0),
        ),
        Some(recall) => {
            let stability = f64::from(recall.stability) / UNIT;
            let difficulty = f64::from(recall.difficulty) / UNIT;
            let elapsed = f64::from(today.saturating_sub(recall.seen));
            (
                next_stability((stability, difficulty), elapsed, grade),
                next_difficulty(difficulty, grade),
            )
        }
    };
    let stability = stability.clamp(STABILITIES.0, STABILITIES.1);
    // At a retention of 90 % the interval is the stability.
    let days = stability.round().max(1.0);
    Recall {
        stability: whole(stability * UNIT),
        difficulty: whole(difficulty * UNIT),
        seen: today,
        due: today.saturating_add(whole(days)),
    }
}

/// The nearest whole number; everything here is far below the largest.
#[expect(
    clippy::cast_sign_loss,
    reason = "stabilities, difficulties and intervals are not negative"
)]
fn whole(number: f64) -> u32 {
    number.round() as u32
}

fn first_stability(grade: Grade) -> f64 {
    match grade {
        Grade::Again => W[0],
        Grade::Hard => W[1],
        Grade::Good => W[2],
        Grade::Easy => W[3],
    }
}

fn first_difficulty(grade: Grade) -> f64 {
    W[4] - (W[5] * (grade.number() - 1.0)).exp() + 1.0
}

fn next_difficulty(difficulty: f64, grade: Grade) -> f64 {
    let change = -W[6] * (grade.number() - 3.0);
    let damped = difficulty + change * (10.0 - difficulty) / 9.0;
    let reverted = W[7] * first_difficulty(Grade::Easy) + (1.0 - W[7]) * damped;
    reverted.clamp(1.0, 10.0)
}

/// The chance to know it after some days.
fn retrievability(elapsed: f64, stability: f64) -> f64 {
    let factor = 0.9_f64.powf(-1.0 / W[20]) - 1.0;
    (1.0 + factor * elapsed / stability).powf(-W[20])
}

fn next_stability((stability, difficulty): (f64, f64), elapsed: f64, grade: Grade) -> f64 {
    if elapsed < 1.0 {
        let growth = (W[17] * (grade.number() - 3.0 + W[18])).exp() * stability.powf(-W[19]);
        let growth = if grade == Grade::Again {
            growth
        } else {
            growth.max(1.0)
        };
        return stability * growth;
    }
    let known = retrievability(elapsed, stability);
    if grade == Grade::Again {
        let forgotten = W[11]
            * difficulty.powf(-W[12])
            * ((stability + 1.0).powf(W[13]) - 1.0)
            * (W[14] * (1.0 - known)).exp();
        return forgotten.min(stability / (W[17] * W[18]).exp());
    }
    let factor = match grade {
        Grade::Hard => W[15],
        Grade::Easy => W[16],
        Grade::Again | Grade::Good => 1.0,
    };
    let growth = W[8].exp()
        * (11.0 - difficulty)
        * stability.powf(-W[9])
        * ((W[10] * (1.0 - known)).exp() - 1.0)
        * factor;
    stability * (growth + 1.0)
}

/// The cards of a day: those that are due, the longest due first, then new ones among the candidates, in their order. Of
/// one term there is one card a day, and its next side comes when the one before has been seen.
pub fn due(known: &BTreeMap<Card, Recall>, candidates: &[Card], today: u32) -> Vec<Card> {
    let seen_today = |card: &Card| known.get(card).is_some_and(|recall| recall.seen == today);
    let done = known.keys().filter(|card| seen_today(card)).count();
    let mut room = MOST_A_DAY.saturating_sub(done);
    let mut waiting: Vec<(u32, &Card)> = candidates
        .iter()
        .filter_map(|card| {
            let recall = known.get(card)?;
            // Where the clock has gone back, the card waits no longer than it would have.
            let waits = recall.due.saturating_sub(recall.seen);
            let due = recall.seen.min(today).saturating_add(waits);
            (due <= today && recall.seen != today).then_some((due, card))
        })
        .collect();
    waiting.sort_unstable();
    let mut cards: Vec<Card> = Vec::new();
    let fresh = candidates.iter().filter(|card| {
        let is_next = match card {
            Card::Question(_) | Card::Term(_, Side::Meaning) => true,
            Card::Term(id, Side::Name) => {
                known.contains_key(&Card::Term(id.clone(), Side::Meaning))
            }
            Card::Term(id, Side::Gap) => known.contains_key(&Card::Term(id.clone(), Side::Name)),
        };
        is_next && !known.contains_key(*card)
    });
    for card in waiting.into_iter().map(|(_, card)| card).chain(fresh) {
        if room == 0 {
            break;
        }
        let is_sibling = match card {
            Card::Question(_) => false,
            Card::Term(id, _) => Side::ALL.into_iter().any(|side| {
                let sibling = Card::Term(id.clone(), side);
                seen_today(&sibling) || cards.contains(&sibling)
            }),
        };
        if !is_sibling {
            cards.push(card.clone());
            room -= 1;
        }
    }
    cards
}
