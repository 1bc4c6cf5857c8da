//! Long lists of numbers that are kept as steps: they are what they were.

use nodecourse::source::Steps;
use proptest::prelude::*;

/// Numbers that ascend, most of them slowly.
fn ascending() -> impl Strategy<Value = Vec<u32>> {
    let step = prop_oneof![9 => 0_u32..4, 1 => 0_u32..100_000];
    prop::collection::vec(step, 0..300).prop_map(|steps| {
        let numbers = steps.into_iter().scan(0, |number, step| {
            *number += step;
            Some(*number)
        });
        numbers.collect()
    })
}

proptest! {
    #[test]
    fn any_numbers_come_back(all in prop::collection::vec(any::<u32>(), 0..300)) {
        let steps: Steps = all.iter().copied().collect();
        prop_assert_eq!(steps.len(), all.len());
        prop_assert_eq!(steps.iter().collect::<Vec<_>>(), all.clone());
        for index in 0..=all.len() {
            prop_assert_eq!(steps.get(index), all.get(index).copied());
        }
    }

    #[test]
    fn a_place_among_ascending_ones_is_found(all in ascending(), limit in 0_u32..400_000) {
        let steps: Steps = all.iter().copied().collect();
        for limit in all.iter().copied().chain([limit]) {
            let expected = all.partition_point(|number| *number < limit);
            prop_assert_eq!(steps.partition_point(|number| number < limit), expected);
            let expected = all.partition_point(|number| *number <= limit);
            prop_assert_eq!(steps.partition_point(|number| number <= limit), expected);
        }
    }
}
