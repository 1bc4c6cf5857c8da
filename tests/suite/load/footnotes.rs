//! Where footnotes stand is found by their labels.

use nodecourse::course::Footnotes;
use proptest::prelude::*;

proptest! {
    #[test]
    fn each_footnote_is_found_by_its_label(labels in prop::collection::btree_set("[a-zé]{0,3}", 0..40)) {
        let labels: Vec<String> = labels.into_iter().collect();
        let placed = labels.iter().zip(7_u32..).map(|(label, at)| (label.as_str(), at..at + 1));
        let mut footnotes: Footnotes = placed.clone().collect();
        prop_assert_eq!(footnotes.start(), (!labels.is_empty()).then_some(7));
        prop_assert!(footnotes.iter().map(|(label, _)| label).is_sorted());
        prop_assert_eq!(footnotes.iter().count(), labels.len());
        footnotes.move_on();
        for (label, blocks) in placed {
            prop_assert_eq!(footnotes.get(label), Some(blocks.start as usize + 1..blocks.end as usize + 1));
            prop_assert_eq!(footnotes.get(&format!("{label} ")), None);
        }
    }
}
