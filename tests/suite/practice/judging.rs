//! Judging code: what is found, what is missed, what is accused wrongly; and two versions side by side.

use nodecourse::course::Code;
use nodecourse::course::review::{Category, Flaw, LineRange, Proof, Recorded, Remark, Review};
use nodecourse::practice::diff::{self, Change};
use nodecourse::practice::judge::{Finding, Merit, judge};
use nodecourse::source::Span;
use proptest::prelude::*;

fn lines(first: usize, last: usize) -> LineRange {
    LineRange::between(first, last)
}

fn flaw(lines: LineRange, category: Category) -> Flaw {
    Flaw {
        lines,
        category,
        why: Vec::new(),
        proof: Proof::None,
        span: Span::default(),
    }
}

fn remark(lines: LineRange) -> Remark {
    Remark {
        lines,
        why: Vec::new(),
    }
}

fn review(flaws: Vec<Flaw>, decoys: Vec<Remark>, remarks: Vec<Remark>) -> Review {
    Review {
        needs: Vec::new(),
        subject: "subject.mjs".to_owned(),
        id: "r".to_owned(),
        title: "R".to_owned(),
        prompt: Vec::new(),
        flawed: Code::default(),
        fixed: None,
        flaws,
        decoys,
        remarks,
        recorded: Recorded::default(),
    }
}

#[test]
fn blank_lines_at_the_ends_of_a_mark_do_not_count() {
    let mut review = review(vec![flaw(lines(1, 1), Category::Leak)], vec![], vec![]);
    review.flawed.text = "a\nb\n\n  \nc\n".into();
    let merits = |marks: LineRange| judge(&review, &[(marks, Category::Leak)]).marks;
    assert_eq!(merits(lines(1, 3)), [Merit::Flaw(0)]);
    assert_eq!(merits(lines(1, 4)), [Merit::TooWide(0)]);
    assert_eq!(merits(lines(2, 3)), [Merit::Fine]);
    assert_eq!(merits(lines(3, usize::MAX)), [Merit::Fine]);
}

#[test]
fn marks_count_if_all_their_lines_are_the_flaws() {
    let review = review(
        vec![
            flaw(lines(7, 7), Category::Blocking),
            flaw(lines(15, 19), Category::Leak),
            flaw(lines(30, 30), Category::Security),
        ],
        vec![remark(lines(5, 5))],
        vec![remark(lines(1, 1))],
    );
    let judgement = judge(
        &review,
        &[
            (lines(1, 1), Category::ApiMisuse),
            (lines(5, 5), Category::Security),
            (lines(7, 7), Category::Blocking),
            (lines(16, 17), Category::Blocking),
            (lines(22, 22), Category::Leak),
            (lines(29, 31), Category::Security),
        ],
    );
    assert_eq!(
        judgement.marks,
        [
            Merit::Remark(0),
            Merit::Decoy(0),
            Merit::Flaw(0),
            Merit::Flaw(1),
            Merit::Fine,
            Merit::TooWide(2),
        ]
    );
    assert_eq!(
        judgement.flaws,
        [
            Finding::Found,
            Finding::FoundAs(Category::Blocking),
            Finding::Missed
        ]
    );
    assert_eq!((judgement.found(), judgement.accused()), (2, 2));
}

#[test]
fn a_mark_counts_for_the_flaw_that_it_names() {
    let both = [
        flaw(lines(3, 9), Category::Blocking),
        flaw(lines(4, 4), Category::Security),
    ];
    let judgement = judge(
        &review(both.to_vec(), Vec::new(), Vec::new()),
        &[(lines(4, 4), Category::Security)],
    );
    assert_eq!(judgement.marks, [Merit::Flaw(1)]);
    assert_eq!(
        judgement.flaws,
        [Finding::FoundAs(Category::Security), Finding::Found]
    );
}

fn any_lines() -> impl Strategy<Value = LineRange> {
    (0_usize..30, 0_usize..30).prop_map(|(one, other)| LineRange::between(one, other))
}

fn any_category() -> impl Strategy<Value = Category> {
    (0..Category::ALL.len()).prop_map(|index| Category::ALL[index])
}

proptest! {
    #[test]
    fn a_perfect_judgement_finds_all_and_accuses_nothing(
        flaws in prop::collection::vec((any_lines(), any_category()), 0..6)
    ) {
        let all: Vec<Flaw> = flaws.iter().map(|(lines, category)| flaw(*lines, *category)).collect();
        let judgement = judge(&review(all, Vec::new(), Vec::new()), &flaws);
        prop_assert!(judgement.flaws.iter().all(|finding| *finding == Finding::Found));
        prop_assert_eq!(judgement.accused(), 0);
    }

    #[test]
    fn nothing_marked_is_nothing_found_and_nothing_accused(
        flaws in prop::collection::vec((any_lines(), any_category()), 0..6)
    ) {
        let all: Vec<Flaw> = flaws.iter().map(|(lines, category)| flaw(*lines, *category)).collect();
        let judgement = judge(&review(all, Vec::new(), Vec::new()), &[]);
        prop_assert_eq!((judgement.found(), judgement.accused()), (0, 0));
    }

    #[test]
    fn to_mark_the_whole_file_finds_nothing(
        flaws in prop::collection::vec((any_lines(), any_category()), 1..6), category in any_category()
    ) {
        let all: Vec<Flaw> = flaws.iter().map(|(lines, category)| flaw(*lines, *category)).collect();
        let judgement = judge(&review(all, Vec::new(), Vec::new()), &[(lines(0, 40), category)]);
        prop_assert_eq!(judgement.found(), 0);
        prop_assert!(matches!(judgement.marks[..], [Merit::TooWide(_)]));
    }

    #[test]
    fn a_difference_holds_every_line_of_both_versions_once(
        old in prop::collection::vec("[a-c]{0,2}", 1..20),
        new in prop::collection::vec("[a-c]{0,2}", 1..20),
    ) {
        let changes = diff::lines(&old.join("\n"), &new.join("\n"));
        let mut olds = Vec::new();
        let mut news = Vec::new();
        for change in &changes {
            match change {
                Change::Kept(left, right) => {
                    prop_assert_eq!(&old[*left], &new[*right]);
                    olds.push(*left);
                    news.push(*right);
                }
                Change::Removed(left) => olds.push(*left),
                Change::Added(right) => news.push(*right),
            }
        }
        prop_assert!(olds.iter().copied().eq(0..old.len()));
        prop_assert!(news.iter().copied().eq(0..new.len()));
        let pairs = diff::pairs(&changes);
        prop_assert!(pairs.iter().filter_map(|(left, _)| *left).eq(0..old.len()));
        prop_assert!(pairs.iter().filter_map(|(_, right)| *right).eq(0..new.len()));
    }
}

#[test]
fn files_with_nothing_in_common_are_told_apart_at_once() {
    let (old, new) = ("a\n".repeat(100_000), "b\n".repeat(100_000));
    let changes = diff::lines(&format!("first\n{old}last"), &format!("first\n{new}last"));
    assert_eq!(changes.len(), 200_002);
    assert_eq!(changes[0], Change::Kept(0, 0));
    assert_eq!(changes[1], Change::Removed(1));
    assert_eq!(changes[100_001], Change::Added(1));
    assert_eq!(changes[200_001], Change::Kept(100_001, 100_001));
}
