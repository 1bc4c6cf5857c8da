//! Numbers kept as ranges are the numbers that were added.

use std::collections::BTreeSet;
use std::ops::Range;

use nodecourse::app::Ranges;
use proptest::prelude::*;

fn any_range() -> impl Strategy<Value = Range<usize>> {
    (0usize..60, 0usize..12).prop_map(|(start, length)| start..start + length)
}

proptest! {
    #[test]
    fn ranges_hold_what_was_added(
        added in prop::collection::vec(any_range(), 0..12),
        joined in prop::collection::vec(any_range(), 0..5),
        asked in any_range(),
    ) {
        let [mut ranges, mut others] = [Ranges::default(), Ranges::default()];
        for range in &added {
            ranges.insert(range.clone());
        }
        for range in &joined {
            others.insert(range.clone());
        }
        ranges.join(&others);
        let numbers: BTreeSet<usize> = added.into_iter().chain(joined).flatten().collect();
        for number in 0..80 {
            prop_assert_eq!(ranges.contains(number), numbers.contains(&number));
        }
        let all = asked.clone().all(|number| numbers.contains(&number));
        prop_assert_eq!(ranges.covers(&asked), all);
        // However they were added, they are the same.
        let mut one_by_one = Ranges::default();
        for number in &numbers {
            one_by_one.insert(*number..number + 1);
        }
        prop_assert_eq!(ranges, one_by_one);
    }
}
