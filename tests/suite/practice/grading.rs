//! Answers to questions: what is right, in which order alternatives are shown, what is kept.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use nodecourse::course::quiz::{Alternative, Arrangement, Ask, Outcome};
use nodecourse::course::{Code, Question, QuestionId};
use nodecourse::practice::compare::{Compared, Order, as_meant, as_shown, compare, paired};
use nodecourse::practice::quiz::{Answer, Verdict, arrange, grade, in_order, recall, words};
use nodecourse::source::Span;
use proptest::prelude::*;

fn alternatives(count: usize) -> Vec<Alternative> {
    let alternative = |number: usize| Alternative {
        words: format!("option {number}"),
        text: Vec::new(),
        why: Vec::new(),
    };
    (0..count).map(alternative).collect()
}

fn choice(count: usize, right: usize, arrangement: Arrangement) -> Ask {
    Ask::Choice {
        options: alternatives(count),
        right,
        arrangement,
    }
}

fn trace(outcome: Outcome) -> Ask {
    Ask::Trace {
        program: Box::new(Code::default()),
        outcome,
    }
}

fn question(id: &str, ask: Ask) -> Question {
    Question {
        id: QuestionId::new(id),
        section: None,
        prompt: Vec::new(),
        ask,
        context: Vec::new(),
        span: Span::default(),
    }
}

fn prints(text: &str) -> Answer {
    Answer::Traced(Outcome::Prints(text.to_owned()))
}

#[test]
fn words_are_compared_without_case_and_outer_white_space() {
    let ask = Ask::Short {
        answers: vec!["libuv".to_owned(), "the libuv pool".to_owned()],
    };
    let typed = |text: &str| grade(&ask, &Answer::Typed(text.to_owned()));
    assert_eq!(typed("  LibUV "), Verdict::Right);
    assert_eq!(typed("The libuv pool"), Verdict::Right);
    assert_eq!(typed("lib uv"), Verdict::Wrong);
    assert_eq!(typed(""), Verdict::Wrong);
}

#[test]
fn what_a_program_prints_is_compared_line_by_line() {
    let ask = trace(Outcome::Prints("a  \nb\n\n".to_owned()));
    assert_eq!(grade(&ask, &prints("a\nb")), Verdict::Right);
    assert_eq!(grade(&ask, &prints("a\n\nb\n")), Verdict::Right);
    assert_eq!(grade(&ask, &prints("b\na")), Verdict::Wrong);
    assert_eq!(grade(&ask, &prints("A\nb")), Verdict::Wrong);
    assert_eq!(
        grade(&ask, &Answer::Traced(Outcome::Fails(None))),
        Verdict::Wrong
    );
}

#[test]
fn lines_in_any_order_are_each_taken_once() {
    let compared = compare("a\nb\na\nc", "c\na\na\na\nd", Order::Any);
    let expected = [
        Compared::Same("c"),
        Compared::Same("a"),
        Compared::Same("a"),
        Compared::Extra("a"),
        Compared::Extra("d"),
        Compared::Missing("b"),
    ];
    assert_eq!(compared, expected);
}

/// A line that counts how often it is looked at.
struct Counted<'a>(u32, &'a Cell<usize>);

impl PartialEq for Counted<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.1.set(self.1.get() + 1);
        self.0 == other.0
    }
}

impl Eq for Counted<'_> {}

impl Hash for Counted<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.1.set(self.1.get() + 1);
        self.0.hash(state);
    }
}

#[test]
fn a_carriage_return_writes_over_what_the_line_has() {
    for (printed, shown) in [
        ("10 %\r55 %\r100 %\ndone\n", "100 %\ndone\n"),
        ("loading...\rready\n", "readyng...\n"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("half\r", "half"),
        ("plain", "plain"),
        ("", ""),
    ] {
        assert_eq!(as_shown(printed.as_bytes()), shown);
    }
}

#[test]
fn ten_thousand_lines_in_any_order_are_compared_in_a_step_each() {
    const LINES: u32 = 10_000;
    let looks = Cell::new(0);
    let said: Vec<_> = (0..LINES).map(|line| Counted(line, &looks)).collect();
    let printed: Vec<_> = (0..LINES)
        .rev()
        .map(|line| Counted(line + 1, &looks))
        .collect();
    let (are_said, are_printed) = paired(&said, &printed);
    let count = |found: &[bool]| found.iter().filter(|found| **found).count();
    assert_eq!((count(&are_said), count(&are_printed)), (9_999, 9_999));
    assert_eq!((are_said[0], are_printed[0]), (false, false));
    // Growing tables look at what they hold once more; the square would be a hundred million.
    assert!(looks.get() < 400_000, "{}", looks.get());
}

#[test]
fn the_line_of_a_failure_matters_where_it_is_known() {
    let fails = |line| Answer::Traced(Outcome::Fails(line));
    let somewhere = trace(Outcome::Fails(None));
    let at_four = trace(Outcome::Fails(Some(4)));
    assert_eq!(grade(&somewhere, &fails(None)), Verdict::Right);
    assert_eq!(grade(&somewhere, &fails(Some(2))), Verdict::Right);
    assert_eq!(grade(&at_four, &fails(Some(4))), Verdict::Right);
    assert_eq!(grade(&at_four, &fails(Some(5))), Verdict::Wrong);
    assert_eq!(grade(&at_four, &fails(None)), Verdict::Wrong);
    assert_eq!(grade(&at_four, &prints("")), Verdict::Wrong);
}

#[test]
fn the_author_can_fix_the_order() {
    let at = |place| arrange(&question("q", choice(4, 1, Arrangement::RightAt(place))), 7);
    assert_eq!(at(0), [0, 1, 2, 3]);
    assert_eq!(at(2), [1, 2, 0, 3]);
    assert_eq!(at(99), [1, 2, 3, 0]);
    let sorted = question("q", choice(3, 1, Arrangement::Sorted));
    assert_eq!(arrange(&sorted, 7), [0, 1, 2]);
}

proptest! {
    #[test]
    fn exactly_the_right_options_are_right(
        (count, right) in (2_usize..9).prop_flat_map(|count| (Just(count), 1..count)),
        chosen in prop::collection::btree_set(0_usize..9, 0..9),
    ) {
        let ask = choice(count, right, Arrangement::Shuffled);
        let wanted: BTreeSet<usize> = (0..right).collect();
        let verdict = grade(&ask, &Answer::Chosen(chosen.clone()));
        prop_assert_eq!(verdict == Verdict::Right, chosen == wanted);
    }

    #[test]
    fn alternatives_are_shuffled_and_none_is_lost(
        count in 2_usize..60, seed in any::<u64>(), id in "[a-z]{1,8}",
    ) {
        for ask in [choice(count, 1, Arrangement::Shuffled), Ask::Order { items: alternatives(count) }] {
            let question = question(&id, ask);
            let order = arrange(&question, seed);
            prop_assert_eq!(&arrange(&question, seed), &order, "the same seed gives the same order");
            let all: BTreeSet<usize> = order.iter().copied().collect();
            prop_assert_eq!(all, (0..count).collect::<BTreeSet<_>>());
            if matches!(question.ask, Ask::Order { .. }) {
                prop_assert!(!order.is_sorted(), "the right order is not given away");
                prop_assert_eq!(grade(&question.ask, &Answer::Ordered(order)), Verdict::Wrong);
            }
        }
    }

    #[test]
    fn an_answer_is_recalled_from_its_words(
        count in 2_usize..12,
        chosen in prop::collection::btree_set(0_usize..12, 1..12),
        seed in any::<u64>(),
        typed in "\\PC{0,20}",
        line in any::<Option<u64>>(),
    ) {
        let several = choice(count, 1, Arrangement::Shuffled);
        let order = Ask::Order { items: alternatives(count) };
        let ordered = arrange(&question("q", order.clone()), seed);
        let chosen: BTreeSet<usize> = chosen.into_iter().map(|option| option % count).collect();
        let short = Ask::Short { answers: vec!["x".to_owned()] };
        let program = trace(Outcome::Fails(None));
        for (ask, answer) in [
            (&several, Answer::Chosen(chosen)),
            (&order, Answer::Ordered(ordered)),
            (&short, Answer::Typed(typed.clone())),
            (&program, Answer::Traced(Outcome::Prints(typed))),
            (&program, Answer::Traced(Outcome::Fails(line))),
        ] {
            prop_assert_eq!(recall(ask, &words(ask, &answer)), Some(answer));
        }
    }

    #[test]
    fn words_of_another_version_are_no_answer(given in prop::collection::vec("\\PC{0,12}", 0..5)) {
        let order = Ask::Order { items: alternatives(3) };
        prop_assert_eq!(recall(&order, &given), None);
        prop_assert_eq!(recall(&choice(3, 1, Arrangement::Shuffled), &given), None);
    }
}

#[test]
fn a_prediction_need_not_guess_how_a_line_is_written() {
    let printed = "SHA-256 repeats itself: true\nHello,  World\nGET /a: 200: ok\n";
    assert_eq!(
        as_meant("TRUE\nhello, world \nok", printed),
        printed.trim_end()
    );
    assert_eq!(
        as_meant("false\nhello\n200: ok", printed),
        "false\nhello\n200: ok"
    );
    // Which line is meant is known only if there are as many.
    assert_eq!(as_meant("true", printed), "true");
}

#[test]
fn one_item_out_of_place_makes_no_other_wrong() {
    let kept = |order: &[usize]| in_order(order).into_iter().collect::<Vec<_>>();
    assert_eq!(kept(&[0, 1, 2, 3]), [0, 1, 2, 3]);
    assert_eq!(kept(&[3, 0, 1, 2]), [0, 1, 2]);
    assert_eq!(kept(&[0, 2, 3, 1]), [0, 2, 3]);
    assert_eq!(kept(&[2, 1, 0]).len(), 1);
    assert_eq!(kept(&[]), [0; 0]);
}
