//! When cards come back: the published scheduler, ten a day, and clocks that jump.

use std::collections::BTreeMap;

use nodecourse::course::card::{Card, Recall, Side};
use nodecourse::course::{QuestionId, TermId};
use nodecourse::practice::memory::{Grade, MOST_A_DAY, due, graded};
use proptest::prelude::*;

fn grade(number: u32) -> Grade {
    Grade::ALL[number as usize - 1]
}

/// Grades with the days since the one before, and the stability and difficulty after each as the crate fsrs 6.6.2 has
/// them with its default parameters: the reference implementation of the scheduler.
const REFERENCE: [&[(u32, u32, f64, f64)]; 5] = [
    &[
        (1, 0, 0.2120, 6.4133),
        (3, 1, 1.8868, 6.4021),
        (3, 3, 7.6382, 6.3909),
        (1, 8, 1.1970, 8.7990),
        (3, 0, 1.2429, 8.7854),
        (3, 2, 3.2141, 8.7718),
    ],
    &[
        (3, 0, 2.3065, 2.1181),
        (3, 2, 10.9643, 2.1112),
        (3, 11, 46.2803, 2.1043),
        (3, 40, 151.5964, 2.0975),
        (2, 100, 290.3696, 4.7392),
        (4, 150, 720.2478, 2.9664),
    ],
    &[
        (2, 0, 1.2931, 5.1122),
        (2, 1, 3.2494, 6.7405),
        (2, 2, 5.8061, 7.8214),
        (4, 5, 18.2680, 7.0786),
        (1, 30, 1.9417, 9.0250),
        (1, 0, 0.6599, 9.6648),
        (3, 1, 1.3347, 9.6503),
    ],
    &[
        (4, 0, 8.2956, 1.0000),
        (4, 8, 65.6243, 1.0000),
        (4, 60, 374.7649, 1.0000),
        (1, 365, 6.5453, 7.0270),
        (4, 1, 10.5038, 6.0188),
    ],
    &[
        (3, 0, 2.3065, 2.1181),
        (4, 0, 3.9461, 1.0000),
        (1, 0, 1.2800, 7.0270),
        (2, 0, 1.2800, 8.0116),
        (3, 36500, 22.3122, 7.9988),
    ],
];

#[test]
fn the_scheduler_is_the_published_one() {
    for sequence in REFERENCE {
        let mut today = 20_000;
        let mut recall: Option<Recall> = None;
        for (number, elapsed, stability, difficulty) in sequence {
            today += elapsed;
            let next = graded(recall.as_ref(), grade(*number), today);
            // What is kept is kept in thousandths, so that errors of a thousandth add up.
            let close =
                |kept: u32, right: f64| (f64::from(kept) / 1000.0 / right - 1.0).abs() < 0.006;
            assert!(
                close(next.stability, *stability),
                "{next:?} is not {stability} of {sequence:?}"
            );
            assert!(
                close(next.difficulty, *difficulty),
                "{next:?} is not {difficulty} of {sequence:?}"
            );
            recall = Some(next);
        }
    }
}

#[test]
fn the_first_intervals_are_days() {
    let due = |number| graded(None, grade(number), 100).due - 100;
    assert_eq!([due(1), due(2), due(3), due(4)], [1, 1, 2, 8]);
}

fn term(name: &str, side: Side) -> Card {
    Card::Term(TermId::new(name), side)
}

fn all_sides(names: &[&str]) -> Vec<Card> {
    let sides = |name: &&str| Side::ALL.map(|side| term(name, side));
    names.iter().flat_map(sides).collect()
}

#[test]
fn a_term_comes_from_one_side_a_day() {
    let candidates = all_sides(&["loop", "heap"]);
    let mut known = BTreeMap::new();
    assert_eq!(
        due(&known, &candidates, 5),
        [term("loop", Side::Meaning), term("heap", Side::Meaning)]
    );
    known.insert(term("loop", Side::Meaning), graded(None, Grade::Easy, 5));
    assert_eq!(due(&known, &candidates, 5), [term("heap", Side::Meaning)]);
    assert_eq!(
        due(&known, &candidates, 6),
        [term("loop", Side::Name), term("heap", Side::Meaning)]
    );
    known.insert(term("loop", Side::Name), graded(None, Grade::Easy, 6));
    assert_eq!(
        due(&known, &candidates, 7),
        [term("loop", Side::Gap), term("heap", Side::Meaning)]
    );
}

#[test]
fn there_are_ten_cards_a_day_and_those_that_are_due_come_first() {
    let questions: Vec<Card> = (0..30)
        .map(|number| Card::Question(QuestionId::new(format!("q{number:02}"))))
        .collect();
    let mut known = BTreeMap::new();
    known.insert(questions[20].clone(), graded(None, Grade::Good, 95));
    known.insert(questions[21].clone(), graded(None, Grade::Again, 93));
    known.insert(questions[22].clone(), graded(None, Grade::Easy, 99));
    let cards = due(&known, &questions, 100);
    assert_eq!(cards.len(), MOST_A_DAY);
    assert_eq!(
        cards[..3],
        [
            questions[21].clone(),
            questions[20].clone(),
            questions[0].clone()
        ]
    );
    for card in &cards[..4] {
        let recall = graded(known.get(card), Grade::Again, 100);
        known.insert(card.clone(), recall);
    }
    assert_eq!(due(&known, &questions, 100).len(), MOST_A_DAY - 4);
}

#[test]
fn a_clock_that_jumps_hurts_nothing() {
    let card = Card::Question(QuestionId::new("q"));
    let candidates = [card.clone()];
    let in_ten_years = 20_000 + 3_650;
    let ahead = graded(None, Grade::Good, in_ten_years);
    let known = BTreeMap::from([(card.clone(), ahead)]);
    // Back to where it was: the card waits its two days, not ten years.
    assert_eq!(due(&known, &candidates, 20_000), []);
    assert_eq!(due(&known, &candidates, in_ten_years + 2), candidates);
    let back = graded(Some(&ahead), Grade::Good, 20_000);
    assert!(back.due >= 20_001 && back.due < 20_010, "{back:?}");
}

proptest! {
    #[test]
    fn whatever_is_graded_whenever_comes_back(
        grades in prop::collection::vec((1_u32..5, any::<u32>()), 1..40)
    ) {
        let mut recall: Option<Recall> = None;
        for (number, today) in grades {
            let next = graded(recall.as_ref(), grade(number), today);
            prop_assert!(next.due > today || today == u32::MAX);
            prop_assert!(next.due - today <= 36_500);
            prop_assert!((1000..=10_000).contains(&next.difficulty));
            prop_assert!((1..=36_500_000).contains(&next.stability));
            recall = Some(next);
        }
    }

    #[test]
    fn better_grades_come_back_later(
        before in prop::option::of((1_u32..5, 0_u32..400)), later in 0_u32..400
    ) {
        let before = before.map(|(number, today)| graded(None, grade(number), today));
        let today = before.map_or(0, |recall| recall.seen) + later;
        let dues = Grade::ALL.map(|grade| graded(before.as_ref(), grade, today).stability);
        prop_assert!(dues.is_sorted(), "{dues:?}");
    }
}
